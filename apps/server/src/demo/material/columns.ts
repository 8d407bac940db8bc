import { statutoryColumns } from './columns-statutory.ts';
import type { ColumnType, DemoColumn, ZoneKey } from './types.ts';

const NEWS = { everyDays: 14, basis: '《政府网站与政务新媒体检查指标》：动态、要闻类栏目2周内应有更新' };
const NOTICES = { everyDays: 180, basis: '《政府网站与政务新媒体检查指标》：通知公告、政策文件类栏目6个月内应有更新' };
const QUARTERLY = { everyDays: 100, basis: '本区政务公开工作规定：重点领域信息至少每季度更新一次' };
const HALF_YEARLY = { everyDays: 190, basis: '本区政务公开工作规定：至少每半年更新一次' };
const YEARLY = { everyDays: 370, basis: '本区政务公开工作规定：至少每年更新一次' };
const ON_CHANGE = { everyDays: null, basis: '《政府信息公开条例》第十二条：内容变化后及时更新' };
const REPORT = { everyDays: 380, basis: '《政府信息公开条例》第四十九条：每年1月31日前公布上一年度报告' };

type Update = DemoColumn['update'];
/** key, name, English name, description, keywords, type, update rule, responsible unit. */
type Row = readonly [string, string, string, string, string, ColumnType, Update, string];

function under(parent: string | undefined, rows: readonly Row[]): DemoColumn[] {
  return rows.map(([key, name, nameEn, description, keywords, columnType, update, unit]) => ({
    key,
    ...(parent === undefined ? {} : { parent }),
    name,
    nameEn,
    description,
    keywords: keywords.split(' '),
    columnType,
    update,
    unit,
  }));
}

// prettier-ignore
const TOP: readonly Row[] = [
  ['disclosure', '政府信息公开', 'Government Information Disclosure', '集中发布政府信息公开指南、制度、法定主动公开内容和年度报告。', '政府信息公开 条例 主动公开', '信息公开目录', NOTICES, 'dzb'],
  ['decision', '决策公开', 'Open Decision-making', '公布重大行政决策事项目录、决策草案、意见采纳情况和决策结果。', '重大行政决策 征求意见 公众参与', '政策文件', HALF_YEARLY, 'dzb'],
  ['execution', '执行公开', 'Open Execution', '公布重点工作、重点工程的任务分解、实施步骤、责任单位和工作进展。', '任务分解 重点工程 工作进展', '工作动态', QUARTERLY, 'dzb'],
  ['management', '管理公开', 'Open Administration', '公布权责清单、行政执法信息、随机抽查和监督检查情况。', '权责清单 行政执法 双随机', '信息公开目录', QUARTERLY, 'spj'],
  ['service', '服务公开', 'Open Services', '公布政务服务事项、办事指南和便民利企改革举措。', '政务服务 办事指南 一窗受理', '办事服务', HALF_YEARLY, 'spj'],
  ['results', '结果公开', 'Open Results', '公布督查落实、民生实事完成、审计结果和建议提案办理情况。', '督查 审计 民生实事 建议提案', '工作动态', QUARTERLY, 'dzb'],
  ['policies', '政策文件', 'Policies', '管委会及各部门制发的规范性文件和其他政策文件，标注有效性。', '政策文件 规范性文件 文件库', '政策文件', NOTICES, 'dzb'],
  ['interpretation', '政策解读', 'Policy Interpretation', '与政策文件同步发布的问答、图文等解读材料。', '政策解读 问答 一图读懂', '政策解读', NOTICES, 'dzb'],
  ['responses', '回应关切', 'Responses to Public Concern', '对企业和群众集中反映的问题作出回应，发布权威信息。', '回应关切 澄清 权威发布', '回应关切', HALF_YEARLY, 'xwz'],
  ['news', '工作动态', 'News', '开发区要闻和各部门、街道工作动态。', '要闻 工作动态 园区新闻', '工作动态', NEWS, 'xwz'],
  ['notices', '通知公告', 'Notices', '面向企业和群众的通知、公告、公示。', '通知 公告 公示', '政策文件', NOTICES, 'dzb'],
  ['key-fields', '重点领域', 'Key Fields', '财政、项目、公共资源、生态环境、安全生产、民生等重点领域信息。', '重点领域 财政预决算 民生', '信息公开目录', QUARTERLY, 'dzb'],
];

// prettier-ignore
const CHILDREN: Readonly<Record<string, readonly Row[]>> = {
  disclosure: [
    ['guide', '政府信息公开指南', 'Disclosure Guide', '政府信息的分类、编排体系、获取方式和公开工作机构联系方式。', '公开指南 获取方式 工作机构', '信息公开指南', ON_CHANGE, 'dzb'],
    ['system', '政府信息公开制度', 'Disclosure Rules', '条例及配套规定，本区政府信息公开工作制度。', '公开制度 保密审查 源头认定', '信息公开目录', ON_CHANGE, 'dzb'],
    ['statutory', '法定主动公开内容', 'Statutory Proactive Disclosure', '《政府信息公开条例》第二十条规定的十五项内容。', '法定主动公开 第二十条', '信息公开目录', QUARTERLY, 'dzb'],
    ['annual-reports', '政府信息公开年报', 'Annual Reports', '历年政府信息公开工作年度报告。', '年度报告 年报', '信息公开年报', REPORT, 'dzb'],
  ],
  decision: [
    ['decision-catalogue', '重大行政决策事项目录', 'Catalogue of Major Decisions', '年度重大行政决策事项目录及调整情况。', '决策目录 重大行政决策', '信息公开目录', YEARLY, 'dzb'],
    ['decision-drafts', '决策预公开', 'Draft Decisions for Comment', '决策草案、起草说明及征求意见的方式和期限。', '征求意见 决策草案', '互动交流', HALF_YEARLY, 'dzb'],
    ['decision-adoption', '意见采纳反馈', 'Feedback on Comments', '征集意见的归纳整理、采纳情况和未采纳理由。', '意见采纳 反馈', '互动交流', HALF_YEARLY, 'dzb'],
    ['decision-results', '决策结果', 'Decisions Made', '经集体讨论作出的重大行政决策。', '决策结果 集体讨论', '政策文件', HALF_YEARLY, 'dzb'],
    ['decision-meetings', '管委会会议', 'Committee Meetings', '管委会主任办公会等会议的议定事项和列席、旁听情况。', '办公会 会议公开 列席', '工作动态', QUARTERLY, 'dzb'],
  ],
  execution: [
    ['execution-tasks', '重点任务分解', 'Key Tasks', '年度重点工作任务分解、责任单位和完成时限。', '任务分解 责任单位', '信息公开目录', YEARLY, 'dzb'],
    ['execution-projects', '重点工程', 'Key Projects', '年度重点工程计划、节点安排和形象进度。', '重点工程 形象进度', '工作动态', QUARTERLY, 'jsj'],
    ['execution-progress', '工作进展', 'Progress', '重点工作、民生实事的阶段性进展。', '工作进展 民生实事', '工作动态', QUARTERLY, 'dzb'],
  ],
  management: [
    ['power-lists', '权责清单', 'Powers and Responsibilities', '权力清单、责任清单及动态调整公告。', '权力清单 责任清单 动态调整', '信息公开目录', YEARLY, 'spj'],
    ['enforcement', '行政执法公示', 'Enforcement', '行政执法主体、依据、程序和结果。', '行政执法 处罚公示 裁量基准', '信息公开目录', QUARTERLY, 'zfj'],
    ['random-inspection', '双随机、一公开', 'Random Inspection', '随机抽查事项清单、抽查计划和抽查结果。', '双随机 抽查计划 抽查结果', '信息公开目录', QUARTERLY, 'scj'],
    ['supervision', '监督检查', 'Supervision', '安全生产、生态环境、食品药品等领域监督检查情况。', '监督检查 隐患整改', '信息公开目录', QUARTERLY, 'yjj'],
  ],
  service: [
    ['service-items', '服务事项清单', 'Service Items', '政务服务事项、“不见面审批”“只跑一次”事项清单。', '服务事项 不见面审批 只跑一次', '办事服务', YEARLY, 'spj'],
    ['service-guides', '办事指南', 'Service Guides', '高频事项的条件、材料、流程、时限和收费。', '办事指南 办理流程', '办事服务', HALF_YEARLY, 'spj'],
    ['service-reform', '便民利企', 'Service Reform', '审批改革举措和服务企业群众的具体安排。', '审批改革 营商环境 延时服务', '办事服务', HALF_YEARLY, 'spj'],
  ],
  results: [
    ['results-inspection', '督查落实', 'Follow-up', '重点工作督查情况和整改结果。', '督查 落实 整改', '工作动态', HALF_YEARLY, 'dzb'],
    ['results-audit', '审计结果', 'Audit Results', '预算执行、政府投资项目审计结果和整改情况。', '审计结果 整改', '信息公开目录', YEARLY, 'sjj'],
    ['results-evaluation', '评估评价', 'Evaluation', '政策实施后评估、绩效评价和第三方评估结果。', '后评估 绩效评价', '信息公开目录', YEARLY, 'jfj'],
    ['results-proposals', '建议提案办理', 'Proposals', '人大代表建议、政协委员提案的办理答复。', '建议 提案 答复', '信息公开目录', YEARLY, 'dzb'],
  ],
  policies: [
    ['normative-documents', '行政规范性文件', 'Normative Documents', '管委会及部门制发的行政规范性文件。', '规范性文件 有效性 清理', '政策文件', HALF_YEARLY, 'dzb'],
    ['other-documents', '其他文件', 'Other Documents', '管委会、管委会办公室和各部门制发的其他文件。', '管委会文件 部门文件', '政策文件', NOTICES, 'dzb'],
  ],
  news: [
    ['news-zone', '园区要闻', 'Headlines', '开发区重要会议、重大活动和重点工作新闻。', '要闻 园区', '工作动态', NEWS, 'xwz'],
    ['news-units', '部门动态', 'From the Bureaus', '各局（室）、街道工作动态。', '部门 街道 动态', '工作动态', NEWS, 'xwz'],
  ],
  'key-fields': [
    ['field-budget', '财政资金', 'Public Finance', '预决算、专项资金和绩效管理信息。', '财政 专项资金 绩效', '信息公开目录', QUARTERLY, 'czj'],
    ['field-projects', '重大建设项目', 'Major Projects', '重大建设项目批准、招标、施工和竣工信息。', '项目批准 施工许可 竣工', '信息公开目录', QUARTERLY, 'jfj'],
    ['field-trading', '公共资源交易', 'Public Resource Trading', '工程招标、政府采购、土地出让和产权交易信息。', '招标 采购 土地出让', '信息公开目录', QUARTERLY, 'jsj'],
    ['field-land', '土地征收', 'Land Acquisition', '征地告知、补偿安置和征地批后实施信息。', '征地 补偿安置', '信息公开目录', HALF_YEARLY, 'zgj'],
    ['field-environment', '生态环境', 'Environment', '环境质量、环评审批和污染防治信息。', '环境质量 环评 污染防治', '信息公开目录', QUARTERLY, 'hbj'],
    ['field-safety', '安全生产', 'Work Safety', '安全生产执法检查、隐患治理和警示信息。', '安全生产 隐患 警示', '信息公开目录', QUARTERLY, 'yjj'],
    ['field-food', '食品药品', 'Food and Drugs', '食品抽检、药品监管和消费提示。', '食品抽检 药品监管', '信息公开目录', QUARTERLY, 'scj'],
    ['field-employment', '就业社保', 'Employment', '就业扶持、技能培训和社会保险信息。', '就业 培训 社会保险', '信息公开目录', QUARTERLY, 'rsj'],
    ['field-education', '义务教育', 'Compulsory Education', '招生入学、学校建设和教育惠民信息。', '招生 学校 教育', '信息公开目录', HALF_YEARLY, 'shj'],
    ['field-health', '医疗卫生', 'Health', '公共卫生服务、疫苗接种和医疗机构信息。', '公共卫生 疫苗 医疗', '信息公开目录', QUARTERLY, 'shj'],
    ['field-assistance', '社会救助', 'Social Assistance', '低保、临时救助、养老和残疾人服务信息。', '低保 临时救助 养老', '信息公开目录', QUARTERLY, 'shj'],
    ['field-housing', '保障性住房', 'Housing', '保障性住房建设、分配和租赁补贴信息。', '公租房 保障性租赁住房', '信息公开目录', HALF_YEARLY, 'jsj'],
    ['field-utilities', '市政服务', 'Municipal Services', '停水停气、道路施工和公共交通信息。', '停水 道路施工 公交', '信息公开目录', QUARTERLY, 'gyj'],
    ['field-state-enterprises', '国资国企', 'State Enterprises', '区属国有企业经营、重大事项和考核信息。', '国有企业 国有资产', '信息公开目录', YEARLY, 'czj'],
  ],
};

/** Who keeps a column in the second zone, which has fewer units. */
// prettier-ignore
const LINHU_UNITS: Readonly<Record<string, string>> = {
  dzb: 'zhb', jfj: 'cyj', kcj: 'cyj', tcj: 'cyj', czj: 'czj', sjj: 'czj', jsj: 'ghj', gyj: 'ghj', spj: 'ghj', zgj: 'ghj',
  shj: 'shj', rsj: 'shj', yjj: 'aqj', hbj: 'aqj', scj: 'aqj', zfj: 'aqj', xwz: 'zhb', gwh: 'gwh',
};

/** The code of the unit that does the work of `dongyuUnit` in `zone`. */
export function unitIn(zone: ZoneKey, dongyuUnit: string): string {
  return zone === 'dongyu' ? dongyuUnit : (LINHU_UNITS[dongyuUnit] ?? 'zhb');
}

const SMALL_ZONE_CHILDREN = ['disclosure'];

/**
 * The column tree of a zone, parents before children. The second zone has the same top columns and the whole statutory
 * part (条例第二十条), but none of the other children.
 */
export function columnsOf(zone: ZoneKey): readonly DemoColumn[] {
  const columns = under(undefined, TOP);
  for (const [parent, rows] of Object.entries(CHILDREN)) {
    if (zone === 'dongyu' || SMALL_ZONE_CHILDREN.includes(parent)) columns.push(...under(parent, rows));
  }
  columns.push(...statutoryColumns());
  return columns.map((column) => ({ ...column, unit: unitIn(zone, column.unit) }));
}

/** Columns without children: the ones that hold documents and must never be blank. */
export function leafColumns(zone: ZoneKey): readonly DemoColumn[] {
  const columns = columnsOf(zone);
  const parents = new Set(columns.map((column) => column.parent));
  return columns.filter((column) => !parents.has(column.key));
}
