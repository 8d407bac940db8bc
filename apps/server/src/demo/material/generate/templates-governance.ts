import { table } from '../blocks.ts';
import type { Template } from './template.ts';

const OFFICE = ['综合政务', '政务督查'] as const;
const OTHER = ['综合政务', '其他'] as const;

/** Decisions from draft to result, and their execution. */
export const GOVERNANCE_TEMPLATES: readonly Template[] = [
  {
    column: 'decision-drafts',
    extraColumns: ['notices'],
    units: ['jfj', 'jsj', 'shj', 'gyj', 'hbj', 'spj'],
    genre: '公告',
    subject: OTHER,
    article: '19',
    reason: '需要公众参与决策',
    weight: 3,
    soon: 2,
    write: (w) => {
      const draft = w.byRole({
        jfj: ['标准厂房使用管理办法', '商业网点布局方案', '供热价格联动方案'],
        jsj: ['公共停车泊位管理办法', '物业服务质量评价办法', '建筑垃圾资源化利用方案'],
        shj: ['普惠托育机构扶持办法', '社区食堂运营补助办法'],
        gyj: ['公交线网优化方案', '公园绿地开放共享办法'],
        hbj: ['餐饮油烟管理办法', '工业污水集中处理管理规定'],
        spj: ['告知承诺信用管理办法', '中介服务超市管理办法'],
      });
      return {
        title: w.pick(
          `关于公开征求《${w.zone}${draft}（征求意见稿）》意见的公告（${w.year}年${w.month}月）`,
          `《${w.zone}${draft}（征求意见稿）》公开征求意见公告（${w.year}年${w.month}月）`,
        ),
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
    column: 'decision-adoption',
    units: ['jfj', 'jsj', 'shj', 'gyj'],
    genre: '公告',
    subject: OTHER,
    article: '19',
    reason: '向社会反馈意见采纳情况',
    weight: 2,
    write: (w) => {
      const draft = w.byRole({
        jfj: ['标准厂房使用管理办法', '商业网点布局方案'],
        jsj: ['物业服务质量评价办法', '公共停车泊位管理办法'],
        shj: ['社区食堂运营补助办法', '普惠托育机构扶持办法'],
        gyj: ['公交线网优化方案', '公园绿地开放共享办法'],
      });
      const total = w.int(12, 68);
      const taken = Math.floor(total * 0.6);
      const part = Math.floor(total * 0.15);
      return {
        title: w.pick(
          `《${w.zone}${draft}（征求意见稿）》意见采纳情况（${w.year}年${w.month}月）`,
          `关于${draft}公开征求意见采纳情况的反馈（${w.year}年${w.month}月）`,
        ),
        abstract: `公布${draft}征求意见情况：收到意见${total}条，采纳${taken}条，部分采纳${part}条，未采纳${total - taken - part}条并说明理由。`,
        words: ['意见采纳', draft],
        text: [
          `《${w.zone}${draft}（征求意见稿）》公开征求意见期间，共收到意见${total}条，采纳${taken}条，部分采纳${part}条，未采纳${total - taken - part}条。`,
          table(
            '主要意见处理情况',
            ['序号', '意见摘要', '处理结果', '理由'],
            [
              ['1', w.pick('细化部门职责分工', '明确投诉处理时限', '增加信息公开要求'), '采纳', '已修改有关条款'],
              ['2', w.pick('延长过渡期', '加大财政支持力度', '缩短评估周期'), '部分采纳', '结合财力和工作实际分步实施'],
              [
                '3',
                w.pick('增设审批环节', '统一收取保证金', '将个别点位问题写入文件'),
                '未采纳',
                '没有法律、法规依据或者属于具体执行问题，已转有关单位办理',
              ],
            ],
            1,
          ),
          `感谢社会各界的参与。修改后的文本将履行合法性审查和集体讨论程序，通过后及时公布。`,
        ],
      };
    },
  },
  {
    column: 'decision-results',
    extraColumns: ['other-documents'],
    units: ['dzb', 'jsj', 'shj', 'jfj'],
    genre: '通知',
    subject: OTHER,
    article: '19',
    reason: '涉及公众利益调整的决策结果',
    weight: 2,
    number: '管发',
    write: (w) => {
      const plan = w.byRole({
        dzb: ['生活垃圾分类推进方案', '河道综合整治方案'],
        jsj: ['老旧小区改造实施方案', '公共充电设施布局方案', '停车设施建设方案'],
        shj: ['社区食堂建设方案', '学校布局调整方案'],
        jfj: ['农贸市场改造提升方案', '商业步行街更新方案'],
      });
      return {
        title: w.pick(
          `关于印发《${w.zone}${w.year}年${plan}》的通知`,
          `关于印发${plan}的通知（${w.year}年${w.month}月）`,
        ),
        abstract: `公布${plan}，明确目标任务、实施步骤、责任分工和资金安排，决策过程已履行公众参与等程序。`,
        words: ['决策结果', plan],
        text: [
          `: 各局（室）、各街道：
${plan}经公开征求意见、${w.pick('专家论证', '风险评估')}、合法性审查和集体讨论，现予公布，请遵照执行。
一、目标任务：用一年左右时间完成${w.int(4, 26)}处点位建设改造，惠及居民约${w.int(6, 58) * 100}户。
二、实施步骤：一个月内完成摸底，${w.int(3, 5)}个月内完成设计和招标，之后分批实施，成熟一批、实施一批。
三、资金安排：总投资约${w.int(320, 5600)}万元，由财政资金、专项债券和社会资本共同解决，不得增加居民不合理负担。
四、监督评价：每季度公布进展，项目完成后开展满意度调查，结果作为后续安排的依据。`,
        ],
      };
    },
  },
  {
    column: 'decision-meetings',
    units: ['dzb'],
    subject: ['综合政务', '文秘工作'],
    article: '19',
    reason: '需要公众广泛知晓的会议议定事项',
    weight: 2,
    soon: 3,
    write: (w) => ({
      title: `${w.year}年第${w.issue('meeting', 19)}次主任办公会议定事项`,
      abstract: `公布主任办公会议定事项，会议审议了有关文件，研究了项目建设、安全生产和民生保障等工作。`,
      words: ['办公会', '议定事项'],
      unsigned: true,
      text: [
        `${w.workdayBefore(1)}，管委会召开主任办公会，议定以下事项。
一、审议并原则同意《${w.pick('年度国有建设用地供应计划', '道路照明设施更新方案', '中小学课后服务实施意见', '企业服务专员管理办法', '养老服务设施布点规划')}》，请承办单位根据讨论意见修改后按程序印发。
二、听取${w.pick('重点项目推进情况', '政府债务管理情况', '安全生产治本攻坚情况', '营商环境评价整改情况')}汇报，要求盯住滞后事项，明确责任人和完成时间，${w.int(5, 20)}个工作日后再次调度。
三、研究${w.from(w.month >= 4 && w.month <= 8 ? ['防汛度汛', '迎峰度夏用电保障', '中高考服务保障'] : ['农民工工资支付', '秋冬季大气污染防治', '困难群众温暖过冬'])}工作，同意安排专项经费${w.int(60, 680)}万元，由财政局会同主管部门加强监管。
会议邀请${w.int(2, 6)}名企业和居民代表列席，采纳意见${w.int(1, 4)}条。`,
      ],
    }),
  },
  {
    column: 'execution-tasks',
    units: ['dzb', 'jfj', 'yjj', 'hbj', 'spj'],
    genre: '通知',
    subject: OFFICE,
    article: '19',
    reason: '任务分工需要公众知晓和监督',
    weight: 2,
    months: [1, 2, 3, 4],
    number: 'UNIT',
    write: (w) => {
      const topic = w.byRole({
        dzb: ['法治政府建设', '数字政府建设', '城市内涝治理', '稳就业'],
        jfj: ['节能降碳', '工业稳增长', '招商引资'],
        yjj: ['安全生产', '防灾减灾'],
        hbj: ['大气污染防治', '水污染防治'],
        spj: ['优化营商环境', '政务服务提质增效'],
      });
      return {
        title: w.pick(`关于印发${w.year}年${topic}工作任务分工的通知`, `${w.zone}${w.year}年${topic}重点任务分解表`),
        abstract: `分解${w.year}年${topic}重点任务，明确责任单位和完成时限，实行月调度、季通报。`,
        words: ['任务分解', topic],
        text: [
          `: 各局（室）、各街道：
现将${w.year}年${topic}重点任务分工印发给你们，请认真抓好落实。`,
          table(
            `${w.year}年${topic}重点任务分工`,
            ['序号', '重点任务', '责任单位', '完成时限'],
            [
              ['1', `制定${topic}年度实施方案`, w.unit, `${w.year}年${Math.min(12, w.month + 1)}月`],
              ['2', '完善工作机制和责任清单', w.pick('党政办公室', '综合办公室'), `${w.year}年6月`],
              ['3', '开展专项行动和集中整治', '各有关单位', `${w.year}年10月`],
              ['4', '组织评估并公布结果', w.unit, `${w.year}年12月`],
            ],
            1,
          ),
          `各责任单位每月25日前报送进展，对逾期未完成的事项予以通报。工作进展在门户网站公开，接受社会监督。`,
        ],
      };
    },
  },
  {
    column: 'execution-progress',
    units: ['dzb', 'jfj', 'shj', 'gyj'],
    subject: OFFICE,
    article: '19',
    reason: '重点工作进展需要公众知晓和监督',
    weight: 3,
    write: (w) => {
      const topic = w.byRole({
        dzb: ['营商环境优化提升', '智慧园区建设', '背街小巷整治'],
        jfj: ['招商签约项目落地', '农贸市场改造', '工业园区更新'],
        shj: ['社区嵌入式养老服务', '学校食堂改造', '托位建设'],
        gyj: ['河道水质提升', '垃圾中转站改造', '公园绿地建设'],
      });
      const done = w.int(40, 98);
      return {
        title: w.pick(
          `${topic}工作进展（${w.year}年${w.month}月）`,
          `${w.year}年${topic}阶段性进展情况（截至${w.month}月）`,
        ),
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
];
