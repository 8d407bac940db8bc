import type { Bilingual, FindingKind } from '../kinds.ts';

/** The law that has something published, as it is cited. */
export interface LegalBasis extends Bilingual {}

/** Why the very item must or may be public although it is about a person. */
export interface Exemption {
  readonly rule: ExemptionRule;
  readonly title: Bilingual;
  readonly basis: readonly LegalBasis[];
}

interface RuleFacts {
  readonly title: Bilingual;
  readonly kinds: readonly FindingKind[];
  readonly basis: readonly LegalBasis[];
}

const disclosure = (article: string, number: string): LegalBasis => ({
  zh: `《政府信息公开条例》${article}`,
  en: `Regulation on the Disclosure of Government Information, ${number}`,
});

/** 去标识化 is asked for except in punitive notices and compulsory disclosure. */
const DEIDENTIFICATION: LegalBasis = {
  zh: '《2018年政务公开工作要点》（国办发〔2018〕23号）：除惩戒性公示公告、强制性信息披露外，公开时去标识化',
  en: 'Key points of open government 2018 (Guobanfa [2018] No. 23): de-identify, except in punitive notices and compulsory disclosure',
};

export const EXEMPTION_RULES = {
  'punitive-notice': {
    title: { zh: '惩戒性公示：被处罚（惩戒）人姓名', en: 'punitive notice: the name of who is punished' },
    kinds: ['person-name'],
    basis: [{ zh: '《行政处罚法》第四十八条', en: 'Administrative Penalty Law, art. 48' }, DEIDENTIFICATION],
  },
  'official-in-office': {
    title: { zh: '负责人、公职人员履行职务', en: 'an official acting in office' },
    kinds: ['person-name'],
    basis: [disclosure('第二十条第二项', 'art. 20(2)')],
  },
  'appointment-notice': {
    title: { zh: '任前公示、任免', en: 'notice before or of an appointment' },
    kinds: ['person-name', 'birth-date'],
    basis: [
      {
        zh: '《党政领导干部选拔任用工作条例》任职前公示制度；《公务员法》',
        en: 'Regulation on Selecting and Appointing Leading Officials, notice before appointment; Civil Servant Law',
      },
      disclosure('第二十条第二项', 'art. 20(2)'),
    ],
  },
  'recruitment-notice': {
    title: { zh: '招录、招聘公示', en: 'notice of recruitment' },
    kinds: ['person-name', 'examinee-number'],
    basis: [
      { zh: '《公务员法》第三十二条', en: 'Civil Servant Law, art. 32' },
      { zh: '《事业单位人事管理条例》第九条', en: 'Regulation on Personnel of Public Institutions, art. 9' },
      disclosure('第二十条第十四项', 'art. 20(14)'),
    ],
  },
  'procurement-notice': {
    title: { zh: '招标采购公告公示', en: 'notice of tender or procurement' },
    kinds: ['person-name', 'landline', 'email', 'address', 'bank-account', 'credit-code'],
    basis: [
      { zh: '《招标投标法实施条例》第五十四条', en: 'Implementing Regulation of the Bidding Law, art. 54' },
      {
        zh: '《政府采购法实施条例》第四十三条',
        en: 'Implementing Regulation of the Government Procurement Law, art. 43',
      },
      disclosure('第二十条第九项', 'art. 20(9)'),
    ],
  },
  'registered-person': {
    title: {
      zh: '市场主体登记公示的法定代表人、负责人、经营者',
      en: 'registered representative or operator of a business',
    },
    kinds: ['person-name'],
    basis: [
      { zh: '《市场主体登记管理条例》第八条', en: 'Regulation on Registration of Market Entities, art. 8' },
      { zh: '《企业信息公示暂行条例》第六条', en: 'Interim Regulation on Enterprise Information, art. 6' },
    ],
  },
  'organisation-data': {
    title: { zh: '单位的登记、账户、联系信息', en: 'data of an organisation, not of a person' },
    kinds: ['credit-code', 'bank-account', 'bank-card', 'email', 'landline', 'address'],
    basis: [
      { zh: '《企业信息公示暂行条例》第六条', en: 'Interim Regulation on Enterprise Information, art. 6' },
      disclosure('第二十条第二项', 'art. 20(2)'),
    ],
  },
  'office-contact': {
    title: { zh: '机关办公地址、联系方式', en: 'address and contact of an office' },
    kinds: ['landline', 'email', 'address'],
    basis: [disclosure('第十二条、第二十条第二项', 'arts. 12 and 20(2)')],
  },
  'enforcement-officer': {
    title: { zh: '执法人员', en: 'law enforcement officer' },
    kinds: ['person-name'],
    basis: [
      {
        zh: '《关于全面推行行政执法公示制度 执法全过程记录制度 重大执法决定法制审核制度的指导意见》（国办发〔2018〕118号）',
        en: 'Guiding opinion on publicising administrative enforcement (Guobanfa [2018] No. 118)',
      },
    ],
  },
} as const satisfies Record<string, RuleFacts>;

export type ExemptionRule = keyof typeof EXEMPTION_RULES;

/** The exemption of a rule, if it covers the kind. */
export function exemptionOf(rule: ExemptionRule, kind: FindingKind): Exemption | undefined {
  const facts: RuleFacts = EXEMPTION_RULES[rule];
  return facts.kinds.includes(kind) ? { rule, title: facts.title, basis: facts.basis } : undefined;
}
