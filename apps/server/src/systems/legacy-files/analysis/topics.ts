import type { ColumnKey } from './types.ts';

/** A kind of content that article 20 (or a neighbour) names: how its titles read, and where it belongs. */
export interface Topic {
  readonly column: ColumnKey;
  /** Article and item of the regulation; 19 (the general standards) where no item of article 20 applies. */
  readonly article: string;
  readonly zh: string;
  readonly en: string;
  readonly title: RegExp;
  readonly confidence: number;
}

/** In order: the first whose title pattern matches wins, so the specific stand before the general. */
const TOPICS: readonly Topic[] = [
  {
    column: 'annual-report',
    article: '20(十五)',
    zh: '政府信息公开工作年度报告',
    en: 'annual report on government information disclosure',
    title: /(?:信息公开|政务公开).{0,12}(?:年度.{0,6}报告|年报)|年度.{0,6}(?:信息公开|政务公开).{0,8}报告/u,
    confidence: 0.95,
  },
  {
    column: 'guide',
    article: '20(十五)',
    zh: '信息公开指南、目录',
    en: 'disclosure guide or catalogue',
    title: /(?:信息公开|主动公开).{0,6}(?:指南|目录)/u,
    confidence: 0.9,
  },
  {
    column: 'emergency',
    article: '20(十二)',
    zh: '突发事件的预案、预警和应对',
    en: 'emergency plans, warnings and responses',
    title: /应急预案|应急响应|预警|突发(?:公共)?事件|防汛|防台|抗旱|防灾/u,
    confidence: 0.85,
  },
  {
    column: 'budget',
    article: '20(七)',
    zh: '财政预算、决算',
    en: 'budgets and final accounts',
    title: /预算|决算|三公.?经费|财政收支/u,
    confidence: 0.9,
  },
  {
    column: 'fees',
    article: '20(八)',
    zh: '行政事业性收费',
    en: 'administrative fees',
    title: /行政事业性收费|收费(?:项目|标准|目录|清单)/u,
    confidence: 0.9,
  },
  {
    column: 'procurement',
    article: '20(九)',
    zh: '政府集中采购',
    en: 'government procurement',
    title: /政府采购|集中采购|采购(?:公告|目录|结果|项目)|(?:中标|成交)(?:结果)?(?:公告|公示)/u,
    confidence: 0.85,
  },
  {
    column: 'penalty',
    article: '20(六)',
    zh: '行政处罚、行政强制',
    en: 'penalties and enforcement',
    title: /行政处罚|处罚决定|行政强制/u,
    confidence: 0.85,
  },
  {
    column: 'civil-service',
    article: '20(十四)',
    zh: '公务员招考',
    en: 'civil-service recruitment',
    title: /公务员.{0,10}(?:招考|招录|录用|考试|遴选)|事业单位.{0,10}招聘/u,
    confidence: 0.85,
  },
  {
    column: 'inspection',
    article: '20(十三)',
    zh: '环保、卫生、安全生产、食品药品、质量的监督检查',
    en: 'supervision and inspection',
    title:
      /(?:环境|环保|安全生产|食品|药品|质量|卫生|消防).{0,10}(?:检查|抽检|监测|督查|整治)|双随机|抽查(?:结果|情况|事项)/u,
    confidence: 0.75,
  },
  {
    column: 'major-projects',
    article: '20(十)',
    zh: '重大建设项目的批准和实施',
    en: 'approval and progress of major projects',
    title: /重[大点](?:建设|工程)?项目|可行性研究|初步设计|项目.{0,20}(?:核准|立项|环评).{0,6}批复|竣工验收/u,
    confidence: 0.75,
  },
  {
    column: 'licensing',
    article: '20(五)',
    zh: '行政许可和对外管理服务事项',
    en: 'licensing and services',
    title:
      /行政许可|许可(?:决定|结果|证)|审批(?:事项|结果|目录)|办事指南|权责清单|权力清单|责任清单|服务事项(?:清单|目录)/u,
    confidence: 0.8,
  },
  {
    column: 'statistics',
    article: '20(四)',
    zh: '统计信息',
    en: 'statistics',
    title: /统计(?:公报|数据|月报|年报|信息)|经济运行(?:情况|数据)/u,
    confidence: 0.8,
  },
  {
    column: 'execution',
    article: '19',
    zh: '执行公开：任务分工、实施方案、工作要点',
    en: 'execution: plans, tasks, work programmes',
    title: /(?:实施|工作|分工|行动|整改)方案|任务分解|重点任务|工作要点|工作安排|责任分工/u,
    confidence: 0.7,
  },
  {
    column: 'plans',
    article: '20(三)',
    zh: '规划、计划',
    en: 'plans',
    title: /规划|[十五四三二]五.{0,6}计划|国民经济和社会发展.{0,6}计划|年度计划/u,
    confidence: 0.75,
  },
  {
    column: 'rules',
    article: '20(十五)',
    zh: '政府信息公开制度',
    en: 'rules on disclosure',
    title: /(?:信息公开|政务公开).{0,12}(?:制度|办法|规定|细则|规则|规程)/u,
    confidence: 0.85,
  },
  {
    column: 'legal-docs',
    article: '20(一)',
    zh: '规范性文件',
    en: 'normative documents',
    title:
      /(?:管理办法|办法|规定|细则|规则|实施意见|若干意见|若干政策|扶持政策)(?:[（(][^）)]*[）)])?》?(?:的?通知|的?决定)?》?$/u,
    confidence: 0.7,
  },
  {
    column: 'livelihood',
    article: '20(十一)',
    zh: '扶贫、教育、医疗、社会保障、就业',
    en: 'livelihood policies',
    title: /扶贫|脱贫|义务教育|招生|医疗|社会保障|社会保险|社保|就业|创业补贴|低保|社会救助|养老|住房保障|保障性住房/u,
    confidence: 0.65,
  },
  {
    column: 'org-info',
    article: '20(二)',
    zh: '机构职能和负责人',
    en: 'functions and heads',
    title: /机构(?:职能|设置|简介|编制)|领导(?:分工|简介|班子)|内设机构|主要职责|人事任免|任免职?的?通知/u,
    confidence: 0.7,
  },
  {
    column: 'other',
    article: '21',
    zh: '土地征收、房屋征收',
    en: 'requisition of land and houses',
    title: /征收.{0,6}(?:土地|房屋)|(?:土地|房屋)征收|征地|拆迁|补偿安置/u,
    confidence: 0.75,
  },
  {
    column: 'decision',
    article: '19',
    zh: '决策公开：征求意见、听证、重大决策',
    en: 'decision: consultations, hearings, major decisions',
    title: /征求意见|公开征集|听证|重大(?:行政)?决策|会议纪要|常务会议/u,
    confidence: 0.65,
  },
  {
    column: 'results',
    article: '19',
    zh: '结果公开：总结、自查、督查、审计、考核',
    en: 'results: summaries, self-checks, inspections, audits',
    title: /总结|自查|落实情况|整改情况|督查|督办|考核|审计|评估报告|工作报告|完成情况/u,
    confidence: 0.6,
  },
  {
    column: 'service',
    article: '19',
    zh: '服务公开',
    en: 'services',
    title: /服务(?:指南|流程|承诺)|便民|办理流程|不见面审批/u,
    confidence: 0.6,
  },
  {
    column: 'management',
    article: '19',
    zh: '管理公开：监管、执法',
    en: 'management: supervision, enforcement',
    title: /监管|执法|专项整治|信用(?:信息|管理)/u,
    confidence: 0.55,
  },
];

/** The topic a title belongs to. */
export function topicOf(title: string | null): Topic | undefined {
  return title === null ? undefined : TOPICS.find((t) => t.title.test(title));
}
