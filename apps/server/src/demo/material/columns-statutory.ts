import type { DemoColumn } from './types.ts';

/** Item of 条例第二十条, official code, slug, English name, official wording, responsible unit, longest gap in days. */
type Row = readonly [string, string, string, string, string, string, number];

// prettier-ignore
const ROWS: readonly Row[] = [
  ['一', 'LEGAL_DOCS', 'legal-docs', 'Regulations, rules and normative documents', '行政法规、规章和规范性文件', 'dzb', 190],
  ['二', 'ORG_INFO', 'org-info', 'Functions, organisation and contacts', '机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名', 'dzb', 370],
  ['三', 'PLANS', 'plans', 'Plans and related policies', '国民经济和社会发展规划、专项规划、区域规划及相关政策', 'jfj', 370],
  ['四', 'STATISTICS', 'statistics', 'Economic and social statistics', '国民经济和社会发展统计信息', 'jfj', 45],
  ['五', 'LICENSING', 'licensing', 'Licensing and other external services', '办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果', 'spj', 100],
  ['六', 'PENALTY_ENFORCEMENT', 'penalties', 'Administrative penalties and enforcement', '实施行政处罚、行政强制的依据、条件、程序以及本行政机关认为具有一定社会影响的行政处罚决定', 'zfj', 100],
  ['七', 'BUDGET_FINAL_ACCOUNTS', 'budget', 'Budgets and final accounts', '财政预算、决算信息', 'czj', 250],
  ['八', 'FEES', 'fees', 'Administrative fees', '行政事业性收费项目及其依据、标准', 'czj', 370],
  ['九', 'PROCUREMENT', 'procurement', 'Centralised government procurement', '政府集中采购项目的目录、标准及实施情况', 'czj', 190],
  ['十', 'MAJOR_PROJECTS', 'major-projects', 'Approval and execution of major projects', '重大建设项目的批准和实施情况', 'jfj', 100],
  ['十一', 'LIVELIHOOD', 'livelihood', 'Poverty relief, education, health, social security, employment', '扶贫、教育、医疗、社会保障、促进就业等方面的政策、措施及其实施情况', 'shj', 100],
  ['十二', 'EMERGENCY', 'emergency', 'Emergency plans, warnings and response', '突发公共事件的应急预案、预警信息及应对情况', 'yjj', 100],
  ['十三', 'INSPECTION', 'inspection', 'Inspection of environment, health, safety, food, drugs and products', '环境保护、公共卫生、安全生产、食品药品、产品质量的监督检查情况', 'yjj', 100],
  ['十四', 'CIVIL_SERVICE_EXAM', 'recruitment', 'Recruitment of civil servants', '公务员招考的职位、名额、报考条件等事项以及录用结果', 'rsj', 370],
  ['十五', 'OTHER_STATUTORY', 'other-statutory', 'Other information required by law', '法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息', 'dzb', 190],
];

/** The fifteen columns of 条例第二十条 in the official order and wording. */
export function statutoryColumns(): DemoColumn[] {
  return ROWS.map(([item, statutoryKey, key, nameEn, name, unit, everyDays]) => ({
    key,
    parent: 'statutory',
    name,
    nameEn,
    description: `《中华人民共和国政府信息公开条例》第二十条第（${item}）项规定主动公开的内容。`,
    keywords: ['法定主动公开内容', `第二十条第（${item}）项`],
    columnType: '信息公开目录',
    update: { everyDays, basis: '《政府信息公开条例》第二十六条及本区政务公开工作规定' },
    unit,
    article: `20(${item})`,
    statutoryKey,
  }));
}
