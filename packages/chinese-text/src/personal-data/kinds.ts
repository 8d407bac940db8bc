/** A text for people, in both languages. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** What a kind of finding is called, and what sort of thing it is. */
export interface KindFacts {
  readonly label: Bilingual;
  /** `personal`: about a person; `secrecy`: a mark that the text is not for the public; `term`: a word of the site's own list. */
  readonly group: 'personal' | 'secrecy' | 'term';
  /** Found by form, checksum and label rather than by reading the sentence. */
  readonly structured: boolean;
}

const personal = (zh: string, en: string, structured = true): KindFacts => ({
  label: { zh, en },
  group: 'personal',
  structured,
});

/** Every kind there is, in the order in which they are listed to people. */
export const FINDING_KINDS = {
  'person-name': personal('姓名', 'personal name', false),
  'identity-number': personal('身份证号', 'identity number'),
  'mobile-phone': personal('手机号码', 'mobile number'),
  landline: personal('固定电话', 'landline number'),
  email: personal('电子邮箱', 'email address'),
  address: personal('详细地址', 'address to the house'),
  'birth-date': personal('出生日期', 'date of birth'),
  'bank-card': personal('银行卡号', 'bank card number'),
  'bank-account': personal('银行账号', 'bank account number'),
  'credit-code': personal('统一社会信用代码', 'unified social credit code'),
  'licence-plate': personal('车牌号', 'licence plate'),
  passport: personal('护照号', 'passport number'),
  'travel-permit': personal('港澳台通行证号', 'Hong Kong, Macao or Taiwan travel permit'),
  'residence-permit': personal('外国人永久居留身份证号', 'permanent residence card of a foreigner'),
  'military-id': personal('军人证件号', 'military identity document'),
  'driver-file': personal('驾驶证档案编号', 'file number of a driving licence'),
  'medical-record': personal('病历号', 'medical record number'),
  'disability-certificate': personal('残疾人证号', 'disability certificate number'),
  'welfare-certificate': personal('低保（救助）证号', 'social assistance certificate number'),
  'social-security-number': personal('社保（医保、公积金）号', 'social security number'),
  'student-number': personal('学号（学籍号）', 'student number'),
  'examinee-number': personal('准考证号', 'examinee number'),
  'online-account': personal('网络账号', 'online account'),
  health: personal('健康状况', 'state of health', false),
  'secret-mark': { label: { zh: '国家秘密标志', en: 'state secret mark' }, group: 'secrecy', structured: true },
  'work-secret-mark': {
    label: { zh: '工作秘密或内部标志', en: 'work secret or internal mark' },
    group: 'secrecy',
    structured: true,
  },
  'blocking-term': { label: { zh: '阻断词', en: 'blocking term' }, group: 'term', structured: true },
} as const satisfies Record<string, KindFacts>;

export type FindingKind = keyof typeof FINDING_KINDS;

/** All kinds, typed. */
export const findingKinds = Object.keys(FINDING_KINDS) as readonly FindingKind[];
