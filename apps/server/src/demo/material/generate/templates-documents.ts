import { table } from '../blocks.ts';
import { EFFECTIVE_AFTER_DAYS, type Template } from './template.ts';

const OFFICE = ['综合政务', '政务督查'] as const;
const OTHER = ['综合政务', '其他'] as const;

/** Powers, normative and other documents, results of inspection, audit and evaluation, answers to deputies. */
export const DOCUMENT_TEMPLATES: readonly Template[] = [
  {
    column: 'power-lists',
    units: ['spj'],
    genre: '公告',
    subject: OTHER,
    article: '20(五)',
    reason: '权力事项的依据、条件、程序',
    weight: 1,
    soon: 3,
    write: (w) => {
      const total = w.int(390, 415);
      return {
        title: `权责清单动态调整公告（${w.year}年第${w.issue('powers', 4)}批）`,
        abstract: `公布权责清单动态调整情况，调整后保留权力事项${total}项，逐项说明调整依据、理由和执行日期。`,
        words: ['权责清单', '动态调整'],
        text: [
          `根据法律、法规、规章修改情况和机构职能调整，经审核确认，现对权责清单作如下调整，自${w.daysFrom(5)}起执行。`,
          table(
            '权责清单调整情况',
            ['调整方式', '数量（项）', '主要理由'],
            [
              ['新增', String(w.int(1, 6)), '法律、法规新设或者上级下放'],
              ['取消', String(w.int(1, 5)), '依据废止或者不再实施审批'],
              ['变更', String(w.int(2, 10)), '名称、依据或者实施单位变化'],
            ],
          ),
          `调整后保留权力事项${total}项。有关单位应当在执行之日前更新办事指南和申报系统，不得继续办理已取消的事项。监督电话：${w.phone}。`,
        ],
      };
    },
  },
  {
    column: 'normative-documents',
    extraColumns: ['legal-docs'],
    units: ['jfj', 'jsj', 'shj', 'gyj', 'hbj', 'kcj', 'rsj'],
    genre: '通知',
    subject: OTHER,
    article: '20(一)',
    reason: '行政规范性文件',
    weight: 1,
    number: 'UNIT',
    normative: true,
    soon: 5,
    write: (w) => {
      const rule = w.byRole({
        jfj: ['绿色工厂培育管理办法', '商业网点管理办法'],
        jsj: ['人才公寓配租管理办法', '物业服务质量评价办法', '建筑工地扬尘防治管理办法'],
        shj: ['社区食堂运营补助办法', '公共体育设施开放管理办法'],
        gyj: ['公园绿地开放管理办法', '城市照明管理办法'],
        hbj: ['工业企业固体废物管理办法', '餐饮油烟防治管理办法'],
        kcj: ['创新平台管理办法', '科技企业孵化器管理办法'],
        rsj: ['职业技能竞赛管理办法', '公益性岗位管理办法'],
      });
      return {
        title: `关于印发《${w.zone}${rule}》的通知（${w.year}年）`,
        abstract: `印发${rule}，规定适用范围、职责分工、管理要求和监督措施，自${w.daysFrom(EFFECTIVE_AFTER_DAYS)}起施行，有效期五年。`,
        words: [rule, '规范性文件'],
        text: [
          `: 各有关单位：
《${w.zone}${rule}》已经合法性审核、公平竞争审查和集体讨论，现印发给你们，请遵照执行。
# ${w.zone}${rule}
第一条　为了加强管理、规范服务，保障公民、法人和其他组织的合法权益，根据有关法律、法规，结合实际，制定本办法。
第二条　本办法适用于${w.zone}范围内的有关管理和服务活动。
第三条　${w.unit}负责本办法的组织实施，其他有关部门和街道按照各自职责做好相关工作。
第四条　管理和服务活动应当公开依据、标准、程序和结果，接受社会监督，不得增加法律、法规规定以外的义务。
第五条　${w.unit}应当每年组织一次评估，并根据评估结果完善管理措施。
第六条　违反本办法规定的，由有关部门依法处理；工作人员滥用职权、玩忽职守的，依法给予处分。
第七条　本办法自${w.daysFrom(EFFECTIVE_AFTER_DAYS)}起施行，有效期五年。`,
        ],
      };
    },
  },
  {
    column: 'other-documents',
    units: ['dzb', 'jfj', 'yjj', 'shj', 'gyj', 'spj', 'jsj'],
    genre: '通知',
    subject: OTHER,
    article: '19',
    reason: '需要有关单位和公众知晓',
    weight: 3,
    number: 'UNIT',
    write: (w) => {
      const work = w.byRole({
        dzb: ['规范性文件清理', '节假日值班和应急值守', '行政执法案卷评查', '网站和政务新媒体自查'],
        jfj: ['拖欠企业账款清理', '重点项目用地保障', '工业企业节能监察'],
        yjj: ['防灾减灾宣传周活动', '企业全员安全责任制落实'],
        shj: ['困难群众走访慰问', '儿童青少年近视防控'],
        gyj: ['城市精细化管理', '防汛排涝设施检修'],
        spj: ['政务服务好差评整改', '办事指南核对'],
        jsj: ['工程建设领域农民工工资支付', '房屋安全排查'],
      });
      return {
        title: w.pick(
          `关于做好${w.year}年${work}工作的通知`,
          `关于进一步加强${work}工作的通知（${w.year}年${w.month}月）`,
        ),
        abstract: `部署${w.year}年${work}工作，明确工作目标、重点任务和报送要求。`,
        words: [work, '通知'],
        text: [
          `: 各局（室）、中心、分局，各街道办事处：
为做好${w.year}年${work}工作，经管委会同意，现就有关事项通知如下。
一、提高认识。${work}关系到企业和群众的切身感受，各单位主要负责人要亲自过问、亲自协调。
二、突出重点。围绕${w.pick('问题清单', '目标任务', '薄弱环节')}逐项排查，建立台账，做到底数清、责任明、措施实；能够立即解决的立行立改，需要时间的限期解决。
三、严格时限。各单位于${w.dayFrom(w.int(10, 25))}前将工作情况报${w.unit}，由${w.unit}汇总后通报。
联系电话：${w.phone}。`,
        ],
      };
    },
  },
  {
    column: 'results-inspection',
    units: ['dzb'],
    genre: '通报',
    subject: OFFICE,
    article: '19',
    reason: '督查结果需要公众监督',
    weight: 2,
    write: (w) => {
      const topic = w.pick(
        '重点项目推进',
        '政务服务窗口作风',
        '留言和热线办理',
        '民生实事',
        '惠企政策兑现',
        '河长制落实',
        '栏目更新和信息公开',
        '审计整改',
      );
      const found = w.int(6, 38);
      const fixed = found - w.int(0, 4);
      return {
        title: w.pick(
          `关于${topic}情况的督查通报（${w.year}年第${w.issue('inspect', 16)}期）`,
          `${w.year}年${w.month}月${topic}专项督查结果`,
        ),
        abstract: `通报${topic}督查情况：发现问题${found}个，已整改${fixed}个，对整改不力的单位提出要求。`,
        words: ['督查', topic],
        text: [
          `${w.workdayBefore(10)}至${w.workdayBefore(3)}，督查组采取实地查看、电话抽查、查阅台账等方式，对${topic}情况开展督查，走访点位${w.int(8, 40)}处，抽查办件${w.int(20, 160)}件。
总体看，多数单位能够按照时间节点推进。督查发现问题${found}个，主要是${w.pick('个别事项超过承诺时限', '办理结果没有及时反馈', '台账与实际进度不符')}，目前已整改${fixed}个${found === fixed ? '' : `，其余${found - fixed}个限期${w.dayFrom(20)}前完成`}。
对工作主动、成效明显的单位和街道予以表扬；对连续两次被指出同类问题的单位，由分管领导约谈。整改情况将再次向社会公布。`,
        ],
      };
    },
  },
  {
    column: 'results-audit',
    units: ['sjj'],
    genre: '公告',
    subject: ['财政、金融、审计', '审计'],
    article: '20(十五)',
    reason: '依法公布的审计结果',
    weight: 1,
    write: (w) => {
      const topic = w.pick(
        '部门预算执行',
        '专项债券资金使用',
        '区属国有企业财务收支',
        '政府购买服务',
        '就业补助资金',
        '学校基本建设项目',
        '公立医疗机构药品采购',
      );
      return {
        title: `${w.year - 1}年度${topic}审计结果公告（${w.year}年第${w.issue('audit', 6)}号）`,
        abstract: `公布${topic}审计结果，审计资金${w.r.decimal(0.4, 9.6, 2)}亿元，反映主要问题、处理意见和整改情况。`,
        words: ['审计结果', topic],
        text: [
          `根据年度审计项目计划，${w.agency}对${w.year - 1}年度${topic}情况进行了审计，现将结果公告如下。
一、基本评价：被审计单位能够执行财经法规，内部管理逐步规范，资金总体安全。
二、主要问题：${w.pick('部分项目预算编制不够精准，年末结转较多', '个别合同未按规定公开招标', '资产登记不及时')}，涉及金额${w.int(36, 980)}万元；${w.pick('绩效目标设置偏低', '档案资料不完整', '往来款长期未清理')}。
三、整改情况：对提出的${w.int(5, 16)}条审计建议，被审计单位已采纳并完成整改${w.int(3, 5)}条，其余正在整改，制定和修订制度${w.int(1, 5)}项。
整改结果由被审计单位向社会公布。`,
        ],
      };
    },
  },
  {
    column: 'results-evaluation',
    units: ['jfj', 'kcj', 'rsj', 'shj', 'czj'],
    genre: '报告',
    subject: OFFICE,
    article: '19',
    reason: '政策评估结果需要公众知晓',
    weight: 1,
    write: (w) => {
      const policy = w.byRole({
        jfj: ['企业技术改造补助', '中小企业上云补贴'],
        kcj: ['研发投入后补助', '科技创新券'],
        rsj: ['创业担保贷款贴息', '职业技能培训补贴'],
        shj: ['普惠托育补助', '社区居家养老服务'],
        czj: ['公共自行车运营补贴', '政府购买保洁服务'],
      });
      return {
        title: w.pick(`${policy}政策实施后评估报告（${w.year}年）`, `${w.year}年${policy}项目绩效评价结果`),
        abstract: `公布${policy}评估评价结果，综合得分${w.r.decimal(78, 95)}分，分析成效、问题并提出完善建议。`,
        words: ['后评估', policy],
        text: [
          `为检验政策效果，${w.unit}委托第三方机构对${policy}实施情况进行了评估，发放问卷${w.int(180, 960)}份，访谈对象${w.int(16, 60)}人。
评估认为，政策目标基本实现，受益对象满意度为${w.percent(84, 97)}，资金使用合规；但存在${w.pick('知晓率不高', '申报材料偏多', '资金拨付周期较长', '覆盖面不够均衡')}等不足。
评估建议：一是${w.pick('推行免申即享', '加大宣传解读力度', '优化评审流程')}；二是建立退出和调整机制；三是每年公布受益对象和绩效情况。${w.unit}将在3个月内提出修改意见。`,
        ],
      };
    },
  },
  {
    column: 'results-proposals',
    units: ['jsj', 'shj', 'gyj', 'hbj', 'jfj'],
    genre: '函',
    subject: OTHER,
    article: '20(十五)',
    reason: '建议提案办理答复，原则上全文公开',
    weight: 3,
    months: [4, 5, 6, 7, 8, 9, 10],
    write: (w) => {
      const number = w.int(11, 398);
      const isDeputy = w.r.chance(0.5);
      const matter = w.byRole({
        jsj: ['增设学校周边人行设施', '加快背街小巷改造', '加强物业服务监管'],
        shj: ['完善社区养老服务', '加大普惠托育供给', '丰富群众文化生活'],
        gyj: ['优化公交线路', '推进公园绿地开放共享', '规范电动自行车充电设施'],
        hbj: ['加强河道水质治理', '治理餐饮油烟污染'],
        jfj: ['扶持中小企业数字化转型', '规范商业预付卡管理'],
      });
      return {
        title: `关于对${w.at.city}${w.year}年${isDeputy ? '人大代表建议' : '政协委员提案'}第${number}号的答复（${matter}）`,
        abstract: `答复第${number}号${isDeputy ? '建议' : '提案'}，说明${matter}的办理情况、困难和下一步计划。`,
        words: [isDeputy ? '代表建议' : '委员提案', '答复'],
        text: [
          `: ${isDeputy ? '代表' : '委员'}：
您提出的关于${matter}的${isDeputy ? '建议' : '提案'}收悉，现答复如下。
一、办理情况。收到${isDeputy ? '建议' : '提案'}后，我们会同有关部门实地调研${w.int(1, 4)}次，与您当面沟通，采纳了其中${w.int(2, 4)}项意见，并列入${w.pick('年度工作计划', '专项规划', '民生实事候选项目')}。
二、存在的困难。${w.pick('部分点位受管线和用地条件限制', '财政资金需要分年度安排', '有关标准由上级部门制定')}，需要分步实施。
三、下一步打算。${w.pick(`今年${Math.min(12, w.month + 3)}月底前完成首批任务`, '年底前拿出具体实施方案', '明年一季度启动试点')}，进展情况将及时向您报告，并向社会公布。
感谢您的关心和支持，欢迎继续监督。`,
        ],
      };
    },
  },
  {
    column: 'other-statutory',
    units: ['dzb', 'zgj', 'jfj', 'spj'],
    subject: OTHER,
    article: '20(十五)',
    reason: '法律、法规、规章规定应当主动公开的其他信息',
    weight: 2,
    write: (w) => {
      const items = w.int(2, 26);
      const topic = w.byRole({
        dzb: ['行政规范性文件清理结果', '行政执法监督情况', '行政应诉情况'],
        zgj: ['国有建设用地供应结果', '规划许可批前公示', '地名命名公告'],
        jfj: ['节能审查意见落实情况', '信用修复结果'],
        spj: ['依法注销许可证件公告', '社会组织年度检查结果'],
      });
      return {
        title: w.pick(`${topic}（${w.year}年第${w.issue(`other${topic}`, 10)}号）`, `${w.year}年${w.month}月${topic}`),
        abstract: `依照有关规定公布${topic}，涉及事项${items}项，告知异议和查询方式。`,
        words: [topic, '公示'],
        text: [
          `依照有关法律、法规和规章的规定，现将${topic}予以公布，本次涉及事项${items}项，明细见门户网站相应栏目。
利害关系人对公布内容有异议的，可以自公布之日起${w.pick('7日', '10日', '15日')}内书面提出，并附有关证据材料；${w.unit}在收到之日起15个工作日内核实处理并答复。
公布内容如有变化，以最新公布的为准。查询电话：${w.phone}。`,
        ],
      };
    },
  },
];
