import { table } from '../blocks.ts';
import type { Template } from './template.ts';

const SERVICE = ['综合政务', '电子政务'] as const;
const SCIENCE = ['科技、教育', '科技'] as const;
const INDUSTRY = ['工业、交通', '其他'] as const;

const ITEMS = ['企业开办', '食品经营许可', '公共场所卫生许可', '工程建设项目施工许可', '不动产转移登记', '排水许可', '人力资源服务许可', '灵活就业社会保险登记', '居住证办理', '临时占用城市道路审批', '户外广告设置审批', '劳务派遣经营许可', '新生儿出生一件事', '企业注销一件事', '员工录用一件事', '水电气报装一件事'];

/** Licensing, service items and guides, reform of services, calls and courses for enterprises. */
export const SERVICE_TEMPLATES: readonly Template[] = [
  {
    column: 'licensing', units: ['spj', 'scj'], genre: '公告', subject: ['综合政务', '其他'], article: '20(五)', reason: '行政许可办理结果', weight: 3, soon: 5,
    write: (w) => {
      const rows = [1, 2, 3, 4].map((i) => [String(i), w.pick('食品经营许可', '公共场所卫生许可', '劳务派遣经营许可', '排水许可', '民办非企业单位登记', '道路货物运输经营许可'), w.enterprise(), w.pick('准予许可', '准予变更', '准予延续'), w.workdayBefore(w.int(1, 4))]);
      return {
        title: `行政许可决定信息公示（${w.unit}${w.year}年第${w.issue('licence', 60)}期）`,
        abstract: `公示近期作出的行政许可决定${rows.length}件，列明许可事项、申请人、决定内容和决定日期。`,
        words: ['行政许可', '公示'],
        text: [
          table('行政许可决定信息', ['序号', '许可事项', '申请人', '决定内容', '决定日期'], rows, 1),
          `公众有权查阅许可决定。认为许可决定侵害自身合法权益的，可以依法申请行政复议或者提起行政诉讼。咨询电话：${w.phone}。`,
        ],
      };
    },
  },
  {
    column: 'service-guides', extraColumns: ['licensing'], units: ['spj', 'scj', 'rsj', 'jsj'], subject: SERVICE, article: '20(五)', reason: '办理行政许可和其他对外管理服务事项的条件、程序', weight: 3,
    write: (w) => {
      const item = w.from(ITEMS);
      const limit = w.int(1, 12);
      return {
        title: w.pick(`${item}办事指南（${w.year}年版）`, `${item}办事指南（${w.year}年${w.month}月修订）`, `怎样办理${item}？（${w.year}年${w.month}月）`),
        abstract: `说明${item}的设定依据、申请条件、办理材料、地点、时间、流程、收费和咨询电话，承诺${limit}个工作日办结。`,
        words: [item, '办事指南'],
        unsigned: true,
        text: [
          table(`${item}办理要素`, ['要素', '内容'], [['事项名称', item], ['申请条件', '申请人在本区依法登记或者居住，提交的材料真实有效'], ['办理地点', '政务服务中心综合窗口或者政务服务平台'], ['办理时间', '工作日8:30—17:00，网上全天受理'], ['承诺时限', `${limit}个工作日`], ['收费', '不收费'], ['咨询电话', w.phone]]),
          `一、申请材料
+ 申请表（网上填写，系统自动生成）；
+ ${w.pick('经营场所使用证明', '有关资格证明', '法定代表人身份证明')}（能够通过数据共享取得的，无需提交）；
+ ${w.pick('平面布置图', '符合条件的承诺书', '委托代理的提交授权书')}。
二、办理流程
申请—受理—审查—决定—送达。材料不齐全的，一次性告知补正内容；符合条件的，${limit}个工作日内作出决定，结果可以邮寄送达或者自行下载电子证照。
三、救济途径
对不予受理、不予许可决定不服的，可以依法申请行政复议或者提起行政诉讼。`,
        ],
      };
    },
  },
  {
    column: 'service-items', units: ['spj'], genre: '公告', subject: SERVICE, article: '20(五)', reason: '对外管理服务事项的依据、条件、程序', weight: 1,
    write: (w) => {
      const kind = w.pick('即办事项', '告知承诺事项', '跨区域通办事项', '证明事项免提交', '自助终端可办事项', '帮办代办事项');
      return {
        title: w.pick(`${w.zone}${kind}清单（${w.year}年版）`, `关于更新${kind}清单的公告（${w.year}年${w.month}月）`),
        abstract: `公布${w.year}年${kind}清单，共${w.int(26, 210)}项，说明办理渠道、适用条件和动态调整办法。`,
        words: [kind, '服务事项'],
        text: [
          `为方便企业和群众办事，现公布${kind}清单（${w.year}年版），共${w.int(26, 210)}项，其中新增${w.int(2, 18)}项、调整${w.int(1, 12)}项。
清单所列事项可通过政务服务平台查询办理。工作人员不得要求申请人提交清单之外的材料，不得以系统故障为由拒绝受理；确因系统原因不能办理的，应当先收件、后补录。
清单实行动态管理，法律、法规、规章修改或者职能调整的，10个工作日内更新。监督电话：${w.phone}。`,
        ],
      };
    },
  },
  {
    column: 'service-reform', units: ['spj', 'scj', 'tcj'], subject: SERVICE, article: '19', reason: '涉及公众利益，需要广泛知晓', weight: 2,
    write: (w) => {
      const step = w.pick('周六延时服务', '证照到期提前提醒', '企业服务专员制度', '跨区域通办', '容缺受理', '电子证照免提交', '项目审批帮办代办', '政策兑现一口受理', '视频办', '园区上门办照');
      return {
        title: w.pick(`推行${step}，让企业群众少跑腿（${w.year}年${w.month}月）`, `关于推行${step}的公告（${w.year}年第${w.issue('reform', 12)}号）`),
        abstract: `推行${step}，公布适用范围、办理方式和服务承诺，接受企业和群众监督。`,
        words: [step, '营商环境'],
        text: [
          `根据企业和群众反映，${w.unit}自${w.dayFrom(7)}起推行${step}。
适用范围为${w.pick('高频涉企事项', '面向个人的民生事项', '工程建设项目审批事项')}${w.int(12, 68)}项。申请人可以通过${w.pick('网上预约、电话预约或者现场取号', '政务服务平台“帮办”专区', '园区企业服务站')}办理，不增加任何费用和材料。
试行期间已服务${w.int(36, 860)}家次，平均节约办理时间${w.r.decimal(0.5, 4.5)}天。办理中遇到问题，可拨打${w.phone}，工作人员当日回复。`,
        ],
      };
    },
  },
  {
    column: 'notices', units: ['kcj', 'jfj', 'tcj', 'rsj', 'scj'], genre: '通知', subject: SCIENCE, article: '19', reason: '惠企政策申报通知，需要企业广泛知晓', weight: 5, number: '办字', soon: 4,
    write: (w) => {
      const what = w.pick('高新技术企业认定', '科技型中小企业入库', '专精特新中小企业', '绿色工厂', '市级企业技术中心', '数字化转型试点', '知识产权优势企业', '首台（套）重大技术装备', '技能大师工作室', '外贸公共服务平台', '现代服务业集聚区', '博士后创新实践基地');
      const batch = w.issue(`call${what}`, 3);
      const until = w.int(18, 45);
      return {
        title: w.pick(`关于组织申报${w.year}年第${batch}批${what}的通知`, `关于开展${w.year}年度${what}申报工作的通知（第${batch}批）`),
        abstract: `组织申报${w.year}年第${batch}批${what}，明确申报条件、材料、流程和时间，截止时间为${w.daysFrom(until)}。`,
        words: ['项目申报', what],
        text: [
          `: 各街道办事处，各有关企业：
现组织申报${w.year}年第${batch}批${what}，有关事项通知如下。
一、申报条件：在${w.zone}依法登记并正常经营，近三年未发生较大以上安全、环境责任事故和严重失信行为，符合上级文件规定的其他条件。
二、申报程序：企业在申报系统在线填报，${w.unit}进行形式审查后择优推荐。材料能够通过数据共享取得的，不再要求提供。
三、时间安排：申报截止时间为${w.daysFrom(until)}17时，逾期系统自动关闭。
四、有关要求：企业对材料的真实性负责。本次申报不收取任何费用，也未委托任何中介机构代理，请勿轻信“包过”宣传。
政策辅导会于${w.dayFrom(w.int(5, 10))}举行，欢迎参加。联系电话：${w.phone}。`,
        ],
      };
    },
  },
  {
    column: 'notices', units: ['rsj', 'dzb', 'yjj', 'kcj', 'scj', 'spj'], genre: '通知', subject: ['综合政务', '其他'], article: '19', reason: '面向企业和群众的通知', weight: 3, number: '办字', soon: 3,
    write: (w) => {
      const course = w.pick('企业主要负责人和安全管理人员', '知识产权保护实务', '出口合规与原产地规则', '工业企业碳核算', '食品安全管理员', '劳动用工风险防范', '招标投标法律制度', '政府采购供应商', '网络安全和数据保护', '研发费用归集');
      const day = w.int(6, 16);
      return {
        title: w.pick(`关于举办${course}培训班的通知（${w.year}年第${w.issue('course', 30)}期）`, `${w.year}年${w.month}月${course}公益培训报名通知`),
        abstract: `${w.dayFrom(day)}举办${course}培训，公布培训内容、对象、时间地点和报名方式，不收取费用。`,
        words: ['培训', '通知'],
        text: [
          `: 各有关企业、单位：
经研究，定于${w.dayFrom(day)}举办${course}培训，有关事项通知如下。
一、培训内容：政策法规解读、典型案例分析、实务操作和现场答疑。
二、参加对象：企业分管负责人和具体经办人员，每家单位${w.int(1, 3)}人，名额${w.int(60, 220)}个，报满为止。
三、时间和地点：${w.dayFrom(day)}下午14时，${w.pick('管委会大楼一楼报告厅', '政务服务中心四楼会议室', '人力资源市场培训教室')}。
四、报名方式：登录门户网站在线填写，或者拨打${w.phone}报名。培训不收取费用，资料现场领取，课件会后在网站公布。`,
        ],
      };
    },
  },
  {
    column: 'notices', units: ['dzb', 'zfj', 'jsj', 'gyj'], genre: '通告', subject: ['综合政务', '其他'], article: '19', reason: '需要公众广泛知晓', weight: 2,
    write: (w) => {
      const topic = w.pick('规范共享单车停放', '禁止露天焚烧秸秆和垃圾', '清理占道废旧车辆', '加强夜间施工噪声管理', '规范户外广告和店招', '电动自行车集中登记上牌', '烟花爆竹禁限放', '工程运输车辆限时通行', '犬只管理集中服务');
      return {
        title: w.pick(`关于${topic}的通告（${w.year}年第${w.issue('order', 16)}号）`, `关于在${w.community()}等区域${topic}的通告（${w.year}年${w.month}月）`),
        abstract: `就${topic}有关事项发布通告，明确范围、时间、具体要求和投诉举报方式。`,
        words: ['通告', topic],
        text: [
          `为维护公共秩序和居民正常生活，根据有关法律、法规的规定，现就${topic}有关事项通告如下。
一、本通告适用于${w.road()}、${w.road()}以及${w.community()}周边区域，执行时间自${w.dayFrom(5)}起。
二、单位和个人应当自觉遵守规定，${w.pick('落实门前责任', '在规定时间和地点内活动', '主动清理自有物品')}；首次轻微违规并及时改正的，以教育引导为主。
三、经教育仍不改正或者造成危害后果的，由有关部门依法处理。妨碍公务的，移送公安机关处理。
四、欢迎群众监督，举报投诉电话：${w.phone}，12345。`,
        ],
      };
    },
  },
  {
    column: 'interpretation', units: ['jfj', 'kcj', 'rsj', 'spj', 'scj', 'shj'], subject: INDUSTRY, article: '19', reason: '政策解读材料，需要公众广泛知晓', weight: 3, soon: 3,
    write: (w) => {
      const policy = w.pick('稳岗返还', '企业开办一件事', '技术改造补助', '托育机构备案', '人才公寓申请', '首台（套）保险补偿', '创业担保贷款', '灵活就业参保', '中小企业信用修复', '居民医保参保缴费', '电子证照应用', '企业迁移登记');
      return {
        title: w.pick(`一图读懂：${policy}怎么办（${w.year}年${w.month}月）`, `政策问答：关于${policy}的${w.int(5, 8)}个问题（${w.year}年${w.month}月）`, `${policy}政策解读（${w.year}年第${w.issue('explain', 24)}期）`),
        abstract: `以问答方式解读${policy}政策，说明适用对象、办理条件、所需材料、办理流程和咨询方式。`,
        words: ['政策解读', policy],
        unsigned: true,
        text: [
          `一、哪些企业和个人适用？
在${w.at.short}依法登记或者居住、符合规定条件的企业和个人均可以申请，不受所有制、规模和户籍限制。
二、需要准备什么材料？
目前只需提交申请表${w.pick('和承诺书', '和有关合同', '')}，其他信息由部门通过数据共享核验。申请人不确定是否符合条件的，可以先使用平台的“政策计算器”自测。
三、多长时间能够办好？
材料齐全的，${w.int(2, 15)}个工作日内办结；需要公示的，公示时间不计入办理期限。
四、举个例子
${w.pick(`某企业有职工86人，上年度没有裁员，按照标准可以申请${w.int(2, 9)}万元左右的补助`, `居民${w.person()}本月提出申请，网上核验通过后，第${w.int(3, 9)}个工作日就收到了办理结果`)}。
五、还有疑问找谁？
可拨打${w.phone}，或者到政务服务中心“政策咨询”窗口咨询。
（解读单位：${w.unit}）`,
        ],
      };
    },
  },
  {
    column: 'responses', units: ['xwz', 'gyj', 'jsj', 'shj'], subject: ['综合政务', '信访'], article: '19', reason: '回应社会关切，需要公众广泛知晓', weight: 4, soon: 2,
    write: (w) => {
      const place = w.pick(w.road(), w.from(w.at.estates), w.community());
      const issue = w.pick('夜间施工噪声', '路灯不亮', '公交班次间隔较长', '积水严重', '垃圾清运不及时', '停车位被占用', '道路坑洼', '餐饮油烟扰民', '健身器材损坏', '电梯频繁停运', '供水压力不足', '绿化带黄土裸露');
      return {
        title: w.pick(`关于网民反映${place}${issue}问题的回复（${w.year}年${w.month}月）`, `${place}${issue}，处理情况来了（${w.year}年第${w.issue('reply', 80)}期）`, `留言选登：${place}${issue}怎么解决（${w.year}年${w.month}月）`),
        abstract: `回应网民反映的${place}${issue}问题，公布核查情况、处理结果和后续措施。`,
        words: ['回应关切', '留言办理'],
        text: [
          `近期有网民留言反映${place}${issue}问题，我单位高度重视，安排人员到现场核查，现回复如下。
经核查，反映的情况${w.pick('属实', '基本属实', '部分属实')}，主要原因是${w.pick('设施老化且维修不及时', '施工单位现场管理不到位', '近期客流、车流增加', '管理责任交叉、巡查频次不足')}。
${w.workdayBefore(1)}，已${w.pick('完成维修更换并恢复正常', '责令施工单位停工整改并调整作业时间', '组织清理并增加保洁频次', '协调运营单位加密班次')}；下一步将${w.pick('列入下年度改造计划', '纳入网格巡查重点', '每周复查一次，连续复查四周')}，防止问题反复。
感谢您的监督。如对处理结果不满意，请拨打${w.phone}，我们再次核查。`,
        ],
      };
    },
  },
];
