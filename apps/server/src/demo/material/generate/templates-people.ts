import { table } from '../blocks.ts';
import { allowanceHouseholds } from './figures.ts';
import type { Template } from './template.ts';

const JOBS = ['劳动、人事、监察', '劳动就业'] as const;
const STAFF = ['劳动、人事、监察', '人事工作'] as const;
const HEALTH = ['卫生、体育', '卫生'] as const;
const CIVIL = ['民政、扶贫、救灾', '社会福利'] as const;
const TOWN = ['城乡建设、环境保护', '城乡建设（含住房）'] as const;

/** Employment, schools, health, assistance, municipal services. */
export const PEOPLE_TEMPLATES: readonly Template[] = [
  {
    column: 'recruitment',
    extraColumns: ['field-employment'],
    units: ['rsj'],
    genre: '公告',
    subject: STAFF,
    article: '20(十四)',
    reason: '招考的职位、名额、报考条件等事项以及录用结果',
    weight: 2,
    soon: 1,
    write: (w) => {
      const body = w.pick(w.from(w.at.clinics), w.from(w.at.schools), '政务服务中心', '应急指挥中心', '不动产登记中心');
      const kind = w.pick('拟聘用人员公示', '笔试成绩及面试安排公告', '面试成绩及体检安排公告', '资格复审公告');
      const people = w.int(1, 12);
      return {
        title: w.pick(
          `${body}${w.year}年公开招聘工作人员${kind}`,
          `${w.year}年${body}公开招聘${kind}（第${w.issue('recruit', 10)}号）`,
        ),
        abstract: `${body}公开招聘工作人员${kind}，涉及${people}人，公布时间安排、注意事项和监督电话。`,
        words: ['公开招聘', kind.slice(-2)],
        text: [
          kind === '拟聘用人员公示'
            ? `根据公开招聘有关规定，经笔试、面试、体检、考察等程序，确定${people}名同志为${body}拟聘用人员，现予公示。公示内容为姓名、岗位代码、总成绩和岗位名次，详见招聘专栏；公示不涉及身份证件号码、联系方式等个人信息。
公示时间为${w.dayFrom(1)}至${w.dayFrom(9)}。对拟聘用人员有异议的，请在公示期内实名反映，我局对反映人信息严格保密。`
            : `${body}公开招聘有关安排公告如下。
一、进入本环节${people * 3}人，成绩和名次可凭报名序号和身份信息登录报名系统查询。
二、时间：${w.workdayAfter(w.int(4, 9))}上午8时30分；地点另行通过短信通知。请携带身份证和准考证，迟到15分钟以上视为放弃。
三、考生对成绩有异议的，自本公告发布之日起3个工作日内申请复核。`,
          `监督电话：${w.phone}。`,
        ],
      };
    },
  },
  {
    column: 'field-employment',
    extraColumns: ['livelihood'],
    units: ['rsj'],
    subject: JOBS,
    article: '20(十一)',
    reason: '促进就业的政策、措施及其实施情况',
    weight: 4,
    soon: 1,
    write: (w) => {
      const theme = w.pick(
        '春风送岗',
        '民营企业服务周',
        '高校毕业生专场',
        '装备制造行业专场',
        '家门口就业',
        '退役军人专场',
        '残疾人就业援助',
        '夜市招聘',
        '直播带岗',
      );
      const firms = w.int(18, 96);
      const day = w.int(3, 12);
      return {
        title: w.pick(
          `关于举办${w.year}年“${theme}”招聘会的通知（第${w.issue('fair', 40)}场）`,
          `“${theme}”招聘会将于${w.dayFrom(day)}在${w.community()}举行`,
          `${w.community()}“${theme}”活动公告（${w.year}年${w.month}月）`,
        ),
        abstract: `${w.dayFrom(day)}举办“${theme}”招聘活动，${firms}家用人单位提供岗位${firms * w.int(6, 16)}个，现场提供政策咨询和职业指导。`,
        words: ['招聘会', '就业服务'],
        text: [
          `一、时间和地点：${w.dayFrom(day)}上午9时至11时30分，${w.pick(`${w.community()}党群服务中心广场`, '人力资源市场一楼大厅')}。
二、参加对象：有求职意愿的劳动者和有用工需求的企业，现场招聘不收取任何费用。
三、岗位情况：${firms}家用人单位提供岗位，涵盖${w.pick('数控操作、设备维修、质量检验', '电子装配、仓储物流、客户服务', '食品加工、包装、冷链运输')}等工种，月薪${w.int(42, 60) * 100}元至${w.int(72, 130) * 100}元。
四、服务内容：现场设置社会保险、创业贷款、技能培训咨询台，并提供免费的简历修改和职业指导。
请求职者携带身份证和有关证书。用人单位不得发布含有性别、民族、年龄等歧视性内容的招聘信息。咨询电话：${w.phone}。`,
        ],
      };
    },
  },
  {
    column: 'livelihood',
    extraColumns: ['field-employment'],
    units: ['rsj', 'shj'],
    genre: '公告',
    subject: ['劳动、人事、监察', '社会保障'],
    article: '20(十一)',
    reason: '社会保障、促进就业政策的实施情况',
    weight: 3,
    soon: 3,
    write: (w) => {
      const item = w.byRole({
        rsj: ['企业稳岗返还', '职业技能培训补贴', '一次性扩岗补助', '灵活就业社会保险补贴', '见习补贴'],
        shj: ['高龄老人津贴', '残疾人两项补贴', '托育机构运营补助', '困境儿童生活补贴'],
      });
      const source = /稳岗|扩岗/u.test(item)
        ? '失业保险基金'
        : w.role === 'rsj'
          ? '就业补助资金'
          : '区级财政和上级补助资金';
      const units = w.int(9, 320);
      const batch = w.issue(`allow${item}`, 8);
      const isFirm = /企业|扩岗|见习|托育|培训/u.test(item);
      const money = (units * (isFirm ? 0.6 + 2.4 * w.r.next() : 0.08 + 0.12 * w.r.next())).toFixed(2);
      return {
        title: w.pick(
          `${w.year}年第${batch}批${item}发放情况公示`,
          `关于${w.year}年${item}拟发放名单的公示（第${batch}批）`,
        ),
        abstract: `公示${w.year}年${item}发放情况，涉及${units}${isFirm ? '家单位' : '人'}，金额${money}万元。`,
        words: [item, '公示'],
        text: [
          `经申请、审核、数据比对等程序，本批次${item}涉及${units}${isFirm ? '家单位' : '人'}，金额合计${money}万元，所需资金由${source}列支。`,
          `发放对象名单在${isFirm ? '门户网站专栏' : '社区公示栏'}公示，公示期为${w.int(5, 7)}个工作日；${isFirm ? '公示内容为单位名称和金额' : '公示内容不包括身份证件号码、银行账号和家庭住址'}。
公示无异议后，资金${isFirm ? '拨付至单位账户' : '通过社会保障卡发放'}，预计${w.dayFrom(20)}前到账。对公示有异议或者对资格认定有疑问的，可拨打${w.phone}咨询反映。`,
        ],
      };
    },
  },
  {
    column: 'field-assistance',
    extraColumns: ['livelihood'],
    units: ['shj'],
    subject: CIVIL,
    article: '20(十一)',
    reason: '社会救助政策的实施情况',
    weight: 3,
    fromDay: 10,
    soon: 5,
    write: (w) => {
      const last = w.lastMonth;
      const homes = allowanceHouseholds(last.year, last.month, w.scale);
      const people = Math.round(homes * 1.62);
      return {
        title: w.pick(
          `${last.year}年${last.month}月城乡最低生活保障资金发放情况`,
          `${last.year}年${last.month}月社会救助情况公示`,
          `${w.at.short}${last.year}年${last.month}月困难群众基本生活救助情况`,
        ),
        abstract: `公布${last.year}年${last.month}月社会救助情况：最低生活保障${homes}户${people}人，特困供养和临时救助按规定落实。`,
        words: ['社会救助', '最低生活保障'],
        unsigned: true,
        text: [
          table(
            `${last.year}年${last.month}月社会救助情况`,
            ['项目', '户数', '人数', '资金（万元）'],
            [
              ['最低生活保障', String(homes), String(people), (people * 0.086).toFixed(2)],
              ['特困人员救助供养', '—', String(Math.round(homes / 9)), w.r.decimal(5.2, 8.9, 2)],
              ['临时救助', String(w.int(4, 28)), '—', w.r.decimal(1.6, 12.4, 2)],
            ],
          ),
          `本月新增最低生活保障对象${w.int(1, 9)}户，因收入提高等原因退出${w.int(1, 8)}户。保障标准为每人每月${w.year < 2023 ? 920 : w.year < 2025 ? 980 : 1040}元，资金于每月10日前通过社会保障卡发放。
生活遇到困难的居民，可向户籍地或者经常居住地街道提出申请，审核确认时限为22日；也可拨打12345或者${w.phone}求助。`,
        ],
      };
    },
  },
  {
    column: 'field-education',
    extraColumns: ['livelihood'],
    units: ['shj'],
    subject: ['科技、教育', '教育'],
    article: '20(十一)',
    reason: '教育方面的政策、措施及其实施情况',
    weight: 3,
    write: (w) => {
      const school = w.from(w.at.schools);
      const [topic, detail] = w.pick(
        [
          '课后服务收费和课程安排',
          `开设课程${w.int(12, 46)}门，学生自愿参加；收费执行核定标准，收支情况每学期公布一次`,
        ],
        [
          '食堂大宗食材采购结果',
          `通过公开招标确定供应商${w.int(2, 5)}家，采购价格和每日菜谱在校门口公示，家长代表每周陪餐`,
        ],
        ['校园开放日活动安排', `面向家长开放课堂${w.int(18, 60)}节，设置问答和意见征集环节，不收取任何费用`],
        ['学生资助情况', `资助家庭经济困难学生${w.int(12, 96)}人，按照规定标准发放，只公布人数和金额，不公布学生姓名`],
        ['校服选用采购方案', `由家长委员会主导选用，学生自愿购买，样衣和检测报告在校展示${w.int(7, 15)}天`],
        ['校园安全防范建设情况', `封闭化管理、一键报警、视频监控、护学岗均已落实，本学期开展疏散演练${w.int(2, 5)}次`],
        ['作业公示制度执行情况', `各学科每日公示作业内容和预计用时，问卷显示${w.int(86, 97)}%的家长认为作业量适中`],
      );
      return {
        title: w.pick(`${school}${w.year}年${topic}公示`, `关于${school}${topic}的说明（${w.year}年${w.month}月）`),
        abstract: `公布${school}${topic}，说明实施依据、具体安排和家长反映意见的渠道。`,
        words: [school, '教育惠民'],
        text: [
          `为保障学生和家长的知情权，现将${school}${topic}公布如下。
一、实施依据：${w.pick('省、市教育主管部门有关规定', '学校章程和家长委员会决议')}，方案经教职工代表和家长委员会讨论，征求意见期间收到建议${w.int(6, 68)}条，采纳${w.int(4, 6)}条。
二、具体情况：${detail}。
三、监督渠道：家长可通过学校意见箱、家长委员会或者教育监督电话${w.phone}反映问题，学校在5个工作日内答复。`,
        ],
      };
    },
  },
  {
    column: 'field-health',
    extraColumns: ['livelihood'],
    units: ['shj'],
    subject: HEALTH,
    article: '20(十一)',
    reason: '医疗卫生方面的政策、措施及其实施情况',
    weight: 3,
    soon: 1,
    write: (w) => {
      const clinic = w.from(w.at.clinics);
      const [topic, fee, note] = w.pick(
        ['适龄女生疫苗接种', '由财政补助，个人无需承担费用', '请由监护人陪同，接种后在现场留观30分钟'],
        [
          '65岁以上老年人免费体检',
          '列入国家基本公共卫生服务项目，免费提供',
          '请携带身份证、医保卡，体检前一日晚间清淡饮食，当日空腹',
        ],
        [
          '家庭医生签约服务',
          '基础服务包免费，个性化服务包按照公示标准收取',
          '签约期限为一年，可以自愿续签或者更换团队',
        ],
        ['儿童口腔窝沟封闭', '由财政补助，个人无需承担费用', '请由监护人陪同，治疗后半小时内不要进食'],
        ['慢性病随访管理', '列入国家基本公共卫生服务项目，免费提供', '请携带近期检查报告和正在服用的药品'],
        [
          '流感疫苗接种',
          '按照公示标准收取，可以使用医保个人账户支付',
          '接种后在现场留观30分钟，如有不适及时告知医务人员',
        ],
        ['母婴健康讲座', '免费参加', '每期名额40人，请提前一天预约'],
      );
      return {
        title: w.pick(
          `${clinic}开展${w.year}年${topic}工作`,
          `关于开展${w.year}年${topic}的通知（${clinic}）`,
          `${w.year}年${w.month}月${clinic}${topic}安排`,
        ),
        abstract: `公布${clinic}${topic}的对象、时间、地点、费用和注意事项，服务对象可电话或者现场预约。`,
        words: ['公共卫生', topic],
        text: [
          `一、服务对象：辖区常住居民，具体条件以现场评估为准。
二、时间地点：${w.workdayAfter(2)}至${w.dayFrom(w.int(20, 60))}，每周一至周六上午8时至11时，${clinic}。
三、费用：${fee}。
四、注意事项：${note}。
今年以来，该项目已服务${w.int(260, 4800)}人次，群众满意度${w.percent(92, 98.9)}。预约电话：${w.phone}。`,
        ],
      };
    },
  },
  {
    column: 'field-utilities',
    units: ['gyj'],
    genre: '通告',
    subject: TOWN,
    article: '21',
    reason: '市政建设、公共服务信息，影响居民生活',
    weight: 5,
    soon: 1,
    write: (w) => {
      const road = w.road();
      const [kind, cause, advice] = w.pick(
        ['计划停水', '供水主管更换', '请居民提前储水，恢复初期水质浑浊的，放水数分钟后即可正常使用'],
        ['临时封闭施工', '道路病害处治', '过往车辆和行人请按照现场标志绕行'],
        ['公交临时改线', '雨污分流工程施工', '请乘客留意站牌告示，原站点乘客可到邻近站点乘车'],
        ['燃气停气', '燃气管道碰口作业', '请居民关闭灶前阀门，恢复供气前不要试火'],
        ['路灯检修', '供电线路更新', '夜间通行请注意安全，现场设置临时照明'],
        ['雨水管网清淤', '汛前管网养护', '作业期间将有轻微异味，请关闭临街门窗'],
        ['供水管网冲洗', '水质保障', '冲洗期间水压可能偏低，请错峰用水'],
        ['绿化修剪', '行道树安全养护', '请勿在作业区域停放车辆，以免枝叶坠落造成损失'],
      );
      const day = w.int(2, 6);
      return {
        title: w.pick(
          `关于${road}${kind}的通告（${w.dayFrom(day)}）`,
          `${road}${w.dayFrom(day)}${kind}公告`,
          `${w.year}年第${w.issue('utility', 120)}号市政服务信息：${road}${kind}`,
        ),
        abstract: `因${cause}需要，${road}部分路段将于${w.dayFrom(day)}${kind}，公布影响范围、时间和便民措施。`,
        words: ['市政服务', road],
        text: [
          `因${cause}需要，${road}（${w.road()}口至${w.road()}口）将于${w.dayFrom(day)}${w.int(8, 22)}时起${kind}，预计持续${w.int(4, 36)}小时。
受影响的主要是${w.from(w.at.estates)}、${w.community()}及沿线单位。${advice}。
施工期间，现场安排人员值守，遇雨雪等恶劣天气顺延。咨询和报修电话：${w.phone}，12345。`,
        ],
      };
    },
  },
  {
    column: 'fees',
    units: ['czj', 'gyj', 'shj'],
    genre: '公告',
    subject: ['国民经济管理、国有资产监管', '物价'],
    article: '20(八)',
    reason: '收费项目及其依据、标准',
    weight: 1,
    soon: 5,
    write: (w) => {
      const item = w.byRole({
        czj: ['公共停车场停车服务', '公证服务'],
        gyj: ['非居民生活垃圾处理', '城镇污水处理'],
        shj: ['公办幼儿园保教', '政府定价养老机构床位', '体育场馆惠民开放'],
      });
      return {
        title: w.pick(
          `关于${item}收费标准的公示（${w.year}年）`,
          `${item}收费项目、依据和标准（${w.year}年${w.month}月更新）`,
        ),
        abstract: `公示${item}收费的项目、依据、标准、减免政策和监督电话，自${w.daysFrom(15)}起执行。`,
        words: ['收费标准', item],
        text: [
          `现将${item}收费有关事项公示如下，自${w.daysFrom(15)}起执行。
一、收费依据：市价格主管部门批准文件和政府定价目录。
二、收费标准：按照批准的最高限价执行，经营单位可以下浮，不得上浮；具体标准在收费场所显著位置公布。
三、减免政策：对最低生活保障家庭、残疾人、军人军属等，按照规定给予${w.pick('减半', '免收', '八折')}优惠，凭有效证件当场办理。
四、监督：执收单位应当使用合法票据，不得在公示项目以外收取任何费用。举报电话：12315，${w.phone}。`,
        ],
      };
    },
  },
];
