import { Type, type Static } from 'typebox';

/** Closed vocabularies that the server and the back office share, each with its official label. */

export const Role = Type.Enum(['HANDLER', 'UNIT_HEAD', 'SECRECY_REVIEWER', 'DISCLOSURE_OFFICE', 'ADMIN']);
export type Role = Static<typeof Role>;

export const Stage = Type.Enum([
  'draft',
  'determined',
  'in_review',
  'approved',
  'scheduled',
  'published',
  'held',
  'withdrawn',
  'discarded',
]);
export type Stage = Static<typeof Stage>;

/** 公开属性 (国办发〔2016〕80号) */
export const Attribute = Type.Enum(['PROACTIVE', 'ON_REQUEST', 'WITHHELD']);
export type Attribute = Static<typeof Attribute>;

/** Grounds of non-disclosure, Regulation arts. 14-16. */
export const Ground = Type.Enum([
  'STATE_SECRET',
  'PROHIBITED_BY_LAW',
  'THREE_SECURITIES_ONE_STABILITY',
  'THIRD_PARTY_RIGHTS',
  'INTERNAL_AFFAIRS',
  'DELIBERATIVE',
  'ENFORCEMENT_FILE',
]);
export type Ground = Static<typeof Ground>;

export const LinkKind = Type.Enum(['INTERPRETS', 'AMENDS', 'REPEALS', 'IMPLEMENTS', 'ANSWERS', 'RESULT_OF']);
export type LinkKind = Static<typeof LinkKind>;

export const Channel = Type.Enum(['WEB', 'GAZETTE', 'WECHAT', 'WEIBO', 'PRESS', 'BROADCAST', 'SCREEN', 'BOARD']);
export type Channel = Static<typeof Channel>;

export const DeclaredValidity = Type.Enum(['IN_FORCE', 'AMENDED', 'REPEALED', 'LAPSED', 'DECLARED_VOID']);
export type DeclaredValidity = Static<typeof DeclaredValidity>;

/** What the back office offers a person on one document; the server computes it and checks it again at the act. */
export const Action = Type.Enum([
  'edit',
  'determine',
  'submit',
  'recall',
  'approve',
  'return',
  'plan',
  'schedule',
  'unschedule',
  'publish',
  'force',
  'withdraw',
  'discard',
  'link',
  'channel',
  'preview',
]);
export type Action = Static<typeof Action>;

/** What obliges the office to erase what a version says. */
export const ErasureBasis = Type.Enum(['PERSONAL_INFORMATION', 'STATE_SECRET', 'AUTHORITY_DECISION']);
export type ErasureBasis = Static<typeof ErasureBasis>;

export interface Label {
  readonly zh: string;
  readonly en: string;
}

export const roleLabels: Readonly<Record<Role, Label>> = {
  HANDLER: { zh: '经办人', en: 'Handler' },
  UNIT_HEAD: { zh: '单位负责人', en: 'Head of unit' },
  SECRECY_REVIEWER: { zh: '保密审查员', en: 'Secrecy reviewer' },
  DISCLOSURE_OFFICE: { zh: '政务公开工作机构', en: 'Disclosure office' },
  ADMIN: { zh: '系统管理员', en: 'Administrator' },
};

export const stageLabels: Readonly<Record<Stage, Label>> = {
  draft: { zh: '草稿', en: 'Draft' },
  determined: { zh: '已定属性', en: 'Determined' },
  in_review: { zh: '审查中', en: 'In review' },
  approved: { zh: '审查通过', en: 'Approved' },
  scheduled: { zh: '待定时发布', en: 'Scheduled' },
  published: { zh: '已发布', en: 'Published' },
  held: { zh: '不主动公开（留存）', en: 'Held' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  discarded: { zh: '已作废', en: 'Discarded' },
};

export const attributeLabels: Readonly<Record<Attribute, Label>> = {
  PROACTIVE: { zh: '主动公开', en: 'Proactive disclosure' },
  ON_REQUEST: { zh: '依申请公开', en: 'Disclosure on request' },
  WITHHELD: { zh: '不予公开', en: 'Withheld' },
};

export const erasureBasisLabels: Readonly<Record<ErasureBasis, Label>> = {
  PERSONAL_INFORMATION: {
    zh: '个人信息应当删除（个人信息保护法第四十七条）',
    en: 'Personal information must be deleted (Personal Information Protection Law art. 47)',
  },
  STATE_SECRET: { zh: '涉及国家秘密（保守国家秘密法）', en: 'State secret (Law on Guarding State Secrets)' },
  AUTHORITY_DECISION: { zh: '人民法院或主管机关的决定', en: 'Decision of a court or competent authority' },
};

/** Stands for what a version said, once that was erased; the database writes it. */
export const erasedWords = '〔内容已依法删除〕';

export interface GroundRule {
  readonly label: Label;
  readonly article: string;
  /** 必须不公开 / 原则不公开 / 可以不公开 */
  readonly force: Label;
  /** Evidence that must be recorded, each key with its label. */
  readonly evidence: Readonly<Record<string, Label>>;
}

/** Evidence and force of each ground (Regulation arts. 14-16; the keys are those of `Determination.evidence`). */
export const groundRules: Readonly<Record<Ground, GroundRule>> = {
  STATE_SECRET: {
    label: { zh: '依法确定为国家秘密', en: 'State secret' },
    article: '14',
    force: { zh: '必须不公开', en: 'Must be withheld' },
    evidence: {
      classificationLevel: { zh: '密级', en: 'Classification level' },
      secrecyPeriod: { zh: '保密期限或解密条件', en: 'Period of secrecy or condition of declassification' },
      classifiedBy: { zh: '定密责任人或定密依据', en: 'Who classified it, or on what basis' },
    },
  },
  PROHIBITED_BY_LAW: {
    label: { zh: '法律、行政法规禁止公开', en: 'Disclosure prohibited by law' },
    article: '14',
    force: { zh: '必须不公开', en: 'Must be withheld' },
    evidence: {
      lawAndArticle: {
        zh: '法律或行政法规的名称和条款',
        en: 'Name and article of the law or administrative regulation',
      },
    },
  },
  THREE_SECURITIES_ONE_STABILITY: {
    label: {
      zh: '公开后可能危及“三安全一稳定”',
      en: 'May endanger national, public or economic security or social stability',
    },
    article: '14',
    force: { zh: '必须不公开', en: 'Must be withheld' },
    evidence: {
      harm: { zh: '危害判断说明', en: 'Why it would do harm' },
      approvedBy: { zh: '审批人', en: 'Who approved the judgement' },
    },
  },
  THIRD_PARTY_RIGHTS: {
    label: {
      zh: '涉及商业秘密、个人隐私等，公开会损害第三方合法权益',
      en: 'Third-party rights (trade secret, personal privacy)',
    },
    article: '15',
    force: { zh: '原则上不得公开', en: 'Withheld in principle' },
    evidence: { opinion: { zh: '征求第三方意见的情况', en: 'Consultation of the third party and its result' } },
  },
  INTERNAL_AFFAIRS: {
    label: { zh: '内部事务信息（人事管理、后勤管理、内部工作流程）', en: 'Internal administrative information' },
    article: '16.1',
    force: { zh: '可以不予公开', en: 'May be withheld' },
    evidence: { situation: { zh: '属于哪一类内部事务', en: 'Which class of internal affairs' } },
  },
  DELIBERATIVE: {
    label: { zh: '过程性信息（讨论记录、过程稿、磋商信函、请示报告）', en: 'Deliberative information' },
    article: '16.2',
    force: { zh: '可以不予公开', en: 'May be withheld' },
    evidence: { situation: { zh: '属于哪一类过程性信息', en: 'Which class of deliberative information' } },
  },
  ENFORCEMENT_FILE: {
    label: { zh: '行政执法案卷信息', en: 'Administrative-enforcement file' },
    article: '16.2',
    force: { zh: '可以不予公开', en: 'May be withheld' },
    evidence: { fileNumber: { zh: '案卷号', en: 'File number' } },
  },
};

/** Grounds of proactive disclosure: art. 19's three standards and the fifteen items of art. 20. */
export const proactiveArticles: Readonly<Record<string, Label>> = {
  '19': {
    zh: '第十九条：涉及公众利益调整、需要公众广泛知晓或者需要公众参与决策',
    en: 'Art. 19: public interest, wide knowledge or public participation',
  },
  '20(一)': { zh: '行政法规、规章和规范性文件', en: 'Regulations, rules and normative documents' },
  '20(二)': {
    zh: '机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名',
    en: 'Functions, organisation, address, hours, contact, heads',
  },
  '20(三)': { zh: '国民经济和社会发展规划、专项规划、区域规划及相关政策', en: 'Plans and related policies' },
  '20(四)': { zh: '国民经济和社会发展统计信息', en: 'Statistics' },
  '20(五)': {
    zh: '办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果',
    en: 'Licensing and services: basis, conditions, procedure, results',
  },
  '20(六)': {
    zh: '实施行政处罚、行政强制的依据、条件、程序以及本行政机关认为具有一定社会影响的行政处罚决定',
    en: 'Penalties and enforcement',
  },
  '20(七)': { zh: '财政预算、决算信息', en: 'Budgets and final accounts' },
  '20(八)': { zh: '行政事业性收费项目及其依据、标准', en: 'Fees, their basis and rates' },
  '20(九)': { zh: '政府集中采购项目的目录、标准及实施情况', en: 'Centralised procurement' },
  '20(十)': { zh: '重大建设项目的批准和实施情况', en: 'Major construction projects' },
  '20(十一)': {
    zh: '扶贫、教育、医疗、社会保障、促进就业等方面的政策、措施及其实施情况',
    en: 'Livelihood policies and their implementation',
  },
  '20(十二)': { zh: '突发公共事件的应急预案、预警信息及应对情况', en: 'Emergency plans, warnings and responses' },
  '20(十三)': {
    zh: '环境保护、公共卫生、安全生产、食品药品、产品质量的监督检查情况',
    en: 'Supervision and inspection',
  },
  '20(十四)': { zh: '公务员招考的职位、名额、报考条件等事项以及录用结果', en: 'Civil-service recruitment' },
  '20(十五)': {
    zh: '法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息',
    en: 'Other information that must be disclosed by law',
  },
  '21': { zh: '第二十一条：设区的市级、县级政府及其部门补充公开的内容', en: 'Art. 21: additional local content' },
};

/** 体裁分类 */
export const genres = [
  '决议',
  '决定',
  '命令（令）',
  '公报',
  '公告',
  '通告',
  '意见',
  '通知',
  '通报',
  '报告',
  '请示',
  '批复',
  '议案',
  '函',
  '纪要',
] as const;

/** 主题分类, first level; stored by name. */
export const subjectCategories = [
  '国务院组织机构',
  '综合政务',
  '国民经济管理、国有资产监管',
  '财政、金融、审计',
  '国土资源、能源',
  '农业、林业、水利',
  '工业、交通',
  '商贸、海关、旅游',
  '市场监管、安全生产监管',
  '城乡建设、环境保护',
  '科技、教育',
  '文化、广电、新闻出版',
  '卫生、体育',
  '人口与计划生育、妇女儿童工作',
  '劳动、人事、监察',
  '公安、安全、司法',
  '民政、扶贫、救灾',
  '民族、宗教',
  '对外事务',
  '港澳台侨工作',
  '国防',
  '其他',
] as const;

export const linkKindLabels: Readonly<Record<LinkKind, Label>> = {
  INTERPRETS: { zh: '解读', en: 'interprets' },
  AMENDS: { zh: '修改', en: 'amends' },
  REPEALS: { zh: '废止', en: 'repeals' },
  IMPLEMENTS: { zh: '贯彻落实', en: 'implements' },
  ANSWERS: { zh: '答复', en: 'answers' },
  RESULT_OF: { zh: '结果（针对）', en: 'is the result of' },
};

export const channelLabels: Readonly<Record<Channel, Label>> = {
  WEB: { zh: '政府网站', en: 'Website' },
  GAZETTE: { zh: '政府公报', en: 'Gazette' },
  WECHAT: { zh: '微信', en: 'WeChat' },
  WEIBO: { zh: '微博', en: 'Weibo' },
  PRESS: { zh: '报刊', en: 'Press' },
  BROADCAST: { zh: '广播电视', en: 'Radio and television' },
  SCREEN: { zh: '电子屏', en: 'Screens' },
  BOARD: { zh: '公告栏', en: 'Notice boards' },
};

/** What a reviewer confirms before approving (保守国家秘密法实施条例 art. 42; who discloses, reviews; who reviews, answers for it). */
export const reviewPrinciples: Readonly<Record<'REVIEW_FIRST' | 'ITEM_BY_ITEM' | 'RESPONSIBLE', Label>> = {
  REVIEW_FIRST: {
    zh: '先审查、后公开：本件在审查通过前未以任何形式对外发布',
    en: 'Reviewed before disclosure: it has not been released anywhere before this review',
  },
  ITEM_BY_ITEM: {
    zh: '逐项审查：标题、正文、表格、附件均已逐项看过',
    en: 'Item by item: title, body, tables and attachments have each been read',
  },
  RESPONSIBLE: {
    zh: '谁审查、谁负责：不含国家秘密和不应公开的个人信息、商业秘密',
    en: 'I answer for it: it contains no state secret and no personal data or trade secret that must stay private',
  },
};
