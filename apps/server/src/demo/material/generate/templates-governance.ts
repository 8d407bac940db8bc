import { table } from '../blocks.ts';
import { EFFECTIVE_AFTER_DAYS, type Template } from './template.ts';

const OFFICE = ['综合政务', '政务督查'] as const;
const OTHER = ['综合政务', '其他'] as const;

/** Decision, execution and results; powers, normative and other documents. */
export const GOVERNANCE_TEMPLATES: readonly Template[] = [
  {
    column: 'decision-drafts', extraColumns: ['notices'], units: ['jfj', 'jsj', 'shj', 'gyj', 'hbj', 'spj'], genre: '公告', subject: OTHER, article: '19', reason: '需要公众参与决策', weight: 3, number: '征字', soon: 2,
    write: (w) => {
      const draft = w.pick('餐饮油烟管理办法', '公共停车泊位管理办法', '物业服务质量评价办法', '工业污水集中处理管理规定', '普惠托育机构扶持办法', '建筑垃圾资源化利用方案', '社区食堂运营补助办法', '标准厂房使用管理办法', '公交线网优化方案', '户外招牌设置导则');
      return {
        title: w.pick(`关于公开征求《${w.zone}${draft}（征求意见稿）》意见的公告（${w.year}年${w.month}月）`, `《${w.zone}${draft}（征求意见稿）》公开征求意见公告（${w.year}年${w.month}月）`),
        abstract: `就${draft}征求意见稿向社会公开征求意见，说明起草背景、主要内容、征求意见期限和反馈方式，期限为30日。`,
        words: ['征求意见', draft],
        text: [
          `为提高决策的科学性和民主性，现就《${w.zone}${draft}（征求意见稿）》向社会公开征求意见。
一、起草背景：${w.pick('现行规定已不适应管理需要', '群众反映的有关问题比较集中', '上位法作出了新的规定')}，有必要制定统一的制度。起草过程中走访单位${w.int(12, 46)}家，召开座谈会${w.int(2, 4)}次。
二、主要内容：规定了适用范围、职责分工、${w.pick('服务标准和补助办法', '管理要求和监督措施', '建设运营和评价退出')}等内容，共${w.int(12, 28)}条。
三、征求意见期限：${w.dayFrom(1)}至${w.dayFrom(31)}，共30日。
四、反馈方式：登录门户网站“决策预公开”栏目填写，或者书面寄送${w.unit}，电话${w.phone}。我们将对意见逐条研究，并公布采纳情况。`,
        ],
      };
    },
  },
  {
    column: 'decision-adoption', units: ['jfj', 'jsj', 'shj', 'gyj'], genre: '公告', subject: OTHER, article: '19', reason: '向社会反馈意见采纳情况', weight: 2,
    write: (w) => {
      const draft = w.pick('物业服务质量评价办法', '公交线网优化方案', '社区食堂运营补助办法', '普惠托育机构扶持办法', '公共停车泊位管理办法', '户外招牌设置导则', '餐饮油烟管理办法');
      const total = w.int(12, 68);
      const taken = Math.floor(total * 0.6);
      const part = Math.floor(total * 0.15);
      return {
        title: w.pick(`《${w.zone}${draft}（征求意见稿）》意见采纳情况（${w.year}年${w.month}月）`, `关于${draft}公开征求意见采纳情况的反馈（${w.year}年${w.month}月）`),
        abstract: `公布${draft}征求意见情况：收到意见${total}条，采纳${taken}条，部分采纳${part}条，未采纳${total - taken - part}条并说明理由。`,
        words: ['意见采纳', draft],
        text: [
          `《${w.zone}${draft}（征求意见稿）》公开征求意见期间，共收到意见${total}条，采纳${taken}条，部分采纳${part}条，未采纳${total - taken - part}条。`,
          table('主要意见处理情况', ['序号', '意见摘要', '处理结果', '理由'], [['1', w.pick('缩短办理时限', '明确责任主体', '扩大适用范围'), '采纳', '已修改有关条款'], ['2', w.pick('提高补助标准', '延长过渡期', '增加网点数量'), '部分采纳', '结合财力分步实施'], ['3', w.pick('增设审批环节', '要求提供户籍证明', '统一收取保证金'), '未采纳', '没有法律、法规依据']], 1),
          `感谢社会各界的参与。修改后的文本将履行合法性审查和集体讨论程序，通过后及时公布。`,
        ],
      };
    },
  },
  {
    column: 'decision-results', extraColumns: ['other-documents'], units: ['dzb', 'jsj', 'shj', 'jfj'], genre: '通知', subject: OTHER, article: '19', reason: '涉及公众利益调整的决策结果', weight: 2, number: '管发',
    write: (w) => {
      const plan = w.pick('公交线网优化方案', '老旧小区改造年度实施方案', '社区食堂建设方案', '学校布局调整方案', '生活垃圾分类推进方案', '公共充电设施布局方案', '河道综合整治方案');
      return {
        title: w.pick(`关于印发《${w.zone}${w.year}年${plan}》的通知`, `${w.zone}管理委员会关于实施${plan}的决定（${w.year}年${w.month}月）`),
        abstract: `公布${plan}，明确目标任务、实施步骤、责任分工和资金安排，决策过程已履行公众参与等程序。`,
        words: ['决策结果', plan],
        text: [
          `: 各局（室）、各街道：
${plan}经公开征求意见、${w.pick('专家论证', '风险评估')}、合法性审查和集体讨论，现予公布，请遵照执行。
一、目标任务：年内完成${w.int(4, 26)}处点位建设改造，惠及居民约${w.int(6, 58) * 100}户。
二、实施步骤：${w.month}月完成摸底，${w.int(2, 4)}个月内完成设计和招标，之后分批实施，成熟一批、实施一批。
三、资金安排：总投资约${w.int(320, 5600)}万元，由财政资金、专项债券和社会资本共同解决，不得增加居民不合理负担。
四、监督评价：每季度公布进展，项目完成后开展满意度调查，结果作为后续安排的依据。`,
        ],
      };
    },
  },
  {
    column: 'decision-meetings', units: ['dzb'], subject: ['综合政务', '文秘工作'], article: '19', reason: '需要公众广泛知晓的会议议定事项', weight: 2, soon: 3,
    write: (w) => ({
      title: `${w.year}年第${w.issue('meeting', 20)}次主任办公会议定事项`,
      abstract: `公布主任办公会议定事项，会议审议了有关文件，研究了项目建设、安全生产和民生保障等工作。`,
      words: ['办公会', '议定事项'],
      unsigned: true,
      text: [
        `${w.workdayBefore(1)}，管委会召开主任办公会，议定以下事项。
一、审议并原则同意《${w.pick('年度国有建设用地供应计划', '道路照明设施更新方案', '中小学课后服务实施意见', '企业服务专员管理办法', '养老服务设施布点规划')}》，请承办单位根据讨论意见修改后按程序印发。
二、听取${w.pick('重点项目推进情况', '政府债务管理情况', '安全生产治本攻坚情况', '营商环境评价整改情况')}汇报，要求盯住滞后事项，明确责任人和完成时间，${w.int(5, 20)}个工作日后再次调度。
三、研究${w.pick('防汛度汛', '迎峰度夏用电保障', '农民工工资支付', '秋冬季大气污染防治', '节日期间市场保供')}工作，同意安排专项经费${w.int(60, 680)}万元，由财政局会同主管部门加强监管。
会议邀请${w.int(2, 6)}名企业和居民代表列席，采纳意见${w.int(1, 4)}条。`,
      ],
    }),
  },
  {
    column: 'execution-tasks', units: ['dzb', 'jfj', 'yjj', 'hbj', 'spj'], genre: '通知', subject: OFFICE, article: '19', reason: '任务分工需要公众知晓和监督', weight: 2, months: [1, 2, 3, 4, 5, 6], number: '管办发',
    write: (w) => {
      const topic = w.pick('优化营商环境', '大气污染防治', '安全生产', '法治政府建设', '招商引资', '数字政府建设', '食品安全', '稳就业', '节能降碳', '城市内涝治理');
      return {
        title: w.pick(`关于印发${w.year}年${topic}工作任务分工的通知`, `${w.zone}${w.year}年${topic}重点任务分解表`),
        abstract: `分解${w.year}年${topic}重点任务，明确责任单位和完成时限，实行月调度、季通报。`,
        words: ['任务分解', topic],
        text: [
          `: 各局（室）、各街道：
现将${w.year}年${topic}重点任务分工印发给你们，请认真抓好落实。`,
          table(`${w.year}年${topic}重点任务分工`, ['序号', '重点任务', '责任单位', '完成时限'], [['1', `制定${topic}年度实施方案`, w.unit, `${w.year}年${Math.min(12, w.month + 1)}月`], ['2', '完善工作机制和责任清单', w.pick('党政办公室', '综合办公室'), `${w.year}年6月`], ['3', '开展专项行动和集中整治', '各有关单位', `${w.year}年10月`], ['4', '组织评估并公布结果', w.unit, `${w.year}年12月`]], 1),
          `各责任单位每月25日前报送进展，对逾期未完成的事项予以通报。工作进展在门户网站公开，接受社会监督。`,
        ],
      };
    },
  },
  {
    column: 'execution-progress', units: ['dzb', 'jfj', 'shj', 'gyj'], subject: OFFICE, article: '19', reason: '重点工作进展需要公众知晓和监督', weight: 3,
    write: (w) => {
      const topic = w.pick('营商环境优化提升', '河道水质提升', '老旧小区加装电梯', '农贸市场改造', '背街小巷整治', '智慧园区建设', '垃圾分类', '招商签约项目落地', '垃圾中转站改造');
      const done = w.int(40, 98);
      return {
        title: w.pick(`${topic}工作进展（${w.year}年${w.month}月）`, `${w.year}年${topic}阶段性进展情况（截至${w.month}月）`),
        abstract: `公布${topic}截至${w.year}年${w.month}月的进展，总体完成${done}%，说明存在的问题和下一步安排。`,
        words: [topic, '工作进展'],
        text: [
          `截至${w.dayFrom(-2)}，${topic}年度任务总体完成${done}%。${w.int(5, 16)}项重点任务中，已完成${w.int(1, 5)}项，其余按计划推进。
主要做法：一是建立清单化推进机制，每项任务明确时间节点；二是畅通企业和群众反映渠道，收集意见${w.int(16, 180)}条；三是引入第三方评估，对效果不佳的及时调整。
存在的问题：${w.pick('部分点位施工协调难度较大', '资金拨付进度偏慢', '居民意见尚未完全统一', '跨部门数据共享不够')}。下一步将${w.pick('逐户走访、细化方案', '加快审核拨付', '建立联席协调机制', '倒排工期、压实责任')}，力争${w.month <= 6 ? '9月' : '12月'}底前完成。`,
        ],
      };
    },
  },
  {
    column: 'power-lists', units: ['spj'], genre: '公告', subject: OTHER, article: '20(五)', reason: '权力事项的依据、条件、程序', weight: 1,
    write: (w) => {
      const total = w.int(390, 415);
      return {
        title: `权责清单动态调整公告（${w.year}年第${w.issue('powers', 4)}批）`,
        abstract: `公布权责清单动态调整情况，调整后保留权力事项${total}项，逐项说明调整依据、理由和执行日期。`,
        words: ['权责清单', '动态调整'],
        text: [
          `根据法律、法规、规章修改情况和机构职能调整，经审核确认，现对权责清单作如下调整，自${w.daysFrom(5)}起执行。`,
          table('权责清单调整情况', ['调整方式', '数量（项）', '主要理由'], [['新增', String(w.int(1, 6)), '法律、法规新设或者上级下放'], ['取消', String(w.int(1, 5)), '依据废止或者不再实施审批'], ['变更', String(w.int(2, 10)), '名称、依据或者实施单位变化']]),
          `调整后保留权力事项${total}项。有关单位应当在执行之日前更新办事指南和申报系统，不得继续办理已取消的事项。监督电话：${w.phone}。`,
        ],
      };
    },
  },
  {
    column: 'normative-documents', extraColumns: ['legal-docs'], units: ['jfj', 'jsj', 'shj', 'gyj', 'hbj', 'kcj', 'rsj'], genre: '通知', subject: OTHER, article: '20(一)', reason: '行政规范性文件', weight: 1, number: '规', normative: true,
    write: (w) => {
      const rule = w.pick('公共停车设施建设管理办法', '社区食堂运营补助办法', '绿色工厂培育管理办法', '人才公寓配租管理办法', '物业服务质量评价办法', '工业企业固体废物管理办法', '创新平台管理办法', '公共体育设施开放管理办法', '职业技能竞赛管理办法', '建筑工地扬尘防治管理办法');
      return {
        title: `关于印发《${w.zone}${rule}》的通知（${w.year}年修订）`,
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
    column: 'other-documents', units: ['dzb', 'jfj', 'yjj', 'shj', 'gyj', 'spj', 'jsj'], genre: '通知', subject: OTHER, article: '19', reason: '需要有关单位和公众知晓', weight: 3, number: '管办发',
    write: (w) => {
      const work = w.pick('规范性文件清理', '节假日值班和应急值守', '拖欠企业账款清理', '机关节能降耗', '行政执法案卷评查', '网站和政务新媒体自查', '重点项目用地保障', '城市精细化管理', '防灾减灾宣传周活动', '政务服务好差评整改');
      return {
        title: w.pick(`关于做好${w.year}年${work}工作的通知`, `关于进一步加强${work}工作的通知（${w.year}年${w.month}月）`),
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
    column: 'results-inspection', units: ['dzb'], genre: '通报', subject: OFFICE, article: '19', reason: '督查结果需要公众监督', weight: 2,
    write: (w) => {
      const topic = w.pick('重点项目推进', '政务服务窗口作风', '留言和热线办理', '民生实事', '惠企政策兑现', '河长制落实', '栏目更新和信息公开', '审计整改');
      const found = w.int(6, 38);
      const fixed = found - w.int(0, 4);
      return {
        title: w.pick(`关于${topic}情况的督查通报（${w.year}年第${w.issue('inspect', 16)}期）`, `${w.year}年${w.month}月${topic}专项督查结果`),
        abstract: `通报${topic}督查情况：发现问题${found}个，已整改${fixed}个，对整改不力的单位提出要求。`,
        words: ['督查', topic],
        text: [
          `${w.workdayBefore(10)}至${w.workdayBefore(3)}，督查组采取实地查看、电话抽查、查阅台账等方式，对${topic}情况开展督查，走访点位${w.int(8, 40)}处，抽查办件${w.int(20, 160)}件。
总体看，多数单位能够按照时间节点推进。督查发现问题${found}个，主要是${w.pick('个别事项超过承诺时限', '办理结果没有及时反馈', '台账与实际进度不符')}，目前已整改${fixed}个${found === fixed ? '' : `，其余${found - fixed}个限期${w.dayFrom(20)}前完成`}。
对工作主动、成效明显的${w.unit}等单位予以表扬；对连续两次被指出同类问题的单位，由分管领导约谈。整改情况将再次向社会公布。`,
        ],
      };
    },
  },
  {
    column: 'results-audit', units: ['sjj'], genre: '公告', subject: ['财政、金融、审计', '审计'], article: '20(十五)', reason: '依法公布的审计结果', weight: 1,
    write: (w) => {
      const topic = w.pick('部门预算执行', '专项债券资金使用', '区属国有企业财务收支', '政府购买服务', '就业补助资金', '学校基本建设项目', '公立医疗机构药品采购');
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
    column: 'results-evaluation', units: ['jfj', 'kcj', 'rsj', 'shj', 'czj'], genre: '报告', subject: OFFICE, article: '19', reason: '政策评估结果需要公众知晓', weight: 1,
    write: (w) => {
      const policy = w.pick('创业担保贷款贴息', '企业技术改造补助', '普惠托育补助', '人才公寓配租', '中小企业上云补贴', '社区居家养老服务', '公共自行车运营补贴');
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
    column: 'results-proposals', units: ['jsj', 'shj', 'gyj', 'hbj', 'jfj'], genre: '函', subject: OTHER, article: '20(十五)', reason: '建议提案办理答复，原则上全文公开', weight: 3, months: [4, 5, 6, 7, 8, 9, 10],
    write: (w) => {
      const number = w.int(11, 398);
      const isDeputy = w.r.chance(0.5);
      const matter = w.pick('增设学校周边人行设施', '加快背街小巷改造', '规范电动自行车充电', '扶持中小企业数字化', '加强河道水质治理', '完善社区养老服务', '优化公交线路', '推进公园绿地开放共享', '加大普惠托育供给');
      return {
        title: `关于对${w.at.city}${w.year}年${isDeputy ? '人大代表建议' : '政协委员提案'}第${number}号的答复（${matter}）`,
        abstract: `答复第${number}号${isDeputy ? '建议' : '提案'}，说明${matter}的办理情况、困难和下一步计划。`,
        words: [isDeputy ? '代表建议' : '委员提案', '答复'],
        text: [
          `: ${isDeputy ? '代表' : '委员'}：
您提出的关于${matter}的${isDeputy ? '建议' : '提案'}收悉，现答复如下。
一、办理情况。收到${isDeputy ? '建议' : '提案'}后，我们会同有关部门实地调研${w.int(1, 4)}次，与您当面沟通，采纳了其中${w.int(2, 4)}项意见，并列入${w.pick('年度工作计划', '专项规划', '民生实事候选项目')}。
二、存在的困难。${w.pick('部分点位受管线和用地条件限制', '财政资金需要分年度安排', '有关标准由上级部门制定')}，需要分步实施。
三、下一步打算。${w.pick(`今年${Math.min(12, w.month + 3)}月底前完成首批改造`, '年底前出台实施方案', '明年一季度启动试点')}，进展情况将及时向您报告，并向社会公布。
感谢您的关心和支持，欢迎继续监督。`,
        ],
      };
    },
  },
  {
    column: 'other-statutory', units: ['dzb', 'zgj', 'jfj', 'spj'], subject: OTHER, article: '20(十五)', reason: '法律、法规、规章规定应当主动公开的其他信息', weight: 2,
    write: (w) => {
      const topic = w.pick('国有建设用地供应结果', '规划许可批前公示', '行政规范性文件清理结果', '信用修复结果', '社会组织年度检查结果', '地名命名公告', '依法注销许可证件公告', '行政机关权力运行监督情况');
      return {
        title: w.pick(`${topic}（${w.year}年第${w.issue(`other${topic}`, 10)}号）`, `${w.year}年${w.month}月${topic}`),
        abstract: `依照有关规定公布${topic}，涉及事项${w.int(2, 26)}项，告知异议和查询方式。`,
        words: [topic, '公示'],
        text: [
          `依照有关法律、法规和规章的规定，现将${topic}予以公布，本次涉及事项${w.int(2, 26)}项，明细见门户网站相应栏目。
利害关系人对公布内容有异议的，可以自公布之日起${w.pick('7日', '10日', '15日')}内书面提出，并附有关证据材料；${w.unit}在收到之日起15个工作日内核实处理并答复。
公布内容如有变化，以最新公布的为准。查询电话：${w.phone}。`,
        ],
      };
    },
  },
];
