import type { Text } from '../../../platform/errors.ts';
import type { FigureUnit } from './unit.ts';

/** What the platform cannot know and asks the units for. */

export interface AskedDefinition {
  readonly label: Text;
  readonly unit: FigureUnit;
  readonly signed?: boolean;
  /** Heading under which the units see it. */
  readonly group: AskedGroup;
  /** Forms that use it, in a table or in their text. */
  readonly forms: readonly ('2018' | '2019' | '2021')[];
  /** What exactly is to be counted. */
  readonly note: Text;
}

export type AskedGroup = 'administration' | 'remedies' | 'responses' | 'organisation';

export const askedGroupLabels: Readonly<Record<AskedGroup, Text>> = {
  administration: { zh: '行政管理事项', en: 'Administrative acts' },
  remedies: { zh: '未在本平台登记的复议、诉讼', en: 'Review and litigation not registered here' },
  responses: { zh: '回应解读', en: 'Responses and interpretation' },
  organisation: { zh: '机构、人员、经费、会议和培训', en: 'Organisation, staff, funds, meetings, training' },
};

const since2021 = ['2021'] as const;
const trial = ['2019'] as const;
const until2018 = ['2018'] as const;
const statutory = ['2019', '2021'] as const;
const always = ['2018', '2019', '2021'] as const;

function item(
  group: AskedGroup,
  zh: string,
  en: string,
  unit: FigureUnit,
  forms: AskedDefinition['forms'],
  noteZh: string,
  noteEn: string,
): AskedDefinition {
  return { group, label: { zh, en }, unit, forms, note: { zh: noteZh, en: noteEn } };
}

const register = '按本单位业务台账填报，须能导出明细核对';
const registerEn = 'From the register of the unit; it must be able to list them';

function remedy(
  zh: string,
  en: string,
): Readonly<Record<'upheld' | 'corrected' | 'other' | 'pending', AskedDefinition>> {
  const of = (result: string, resultEn: string, forms: AskedDefinition['forms'] = always): AskedDefinition =>
    item(
      'remedies',
      `${zh}：${result}`,
      `${en}: ${resultEn}`,
      '件',
      forms,
      '只填没有在本平台关联申请登记的案件；已登记的由系统统计，不要重复计入',
      'Only those not registered with their request here; the others are counted by the system',
    );
  return {
    upheld: of('结果维持', 'upheld'),
    corrected: of('结果纠正', 'corrected'),
    other: of('其他结果', 'other result'),
    // The form of 2018 and before has no room for them.
    pending: of('尚未审结', 'pending', statutory),
  };
}

const review = remedy('行政复议', 'Administrative review');
const direct = remedy('未经复议直接起诉', 'Litigation without review');
const after = remedy('复议后起诉', 'Litigation after review');

export const askedItems = {
  licenceDecisions: item(
    'administration',
    '行政许可处理决定数量',
    'Licensing decisions',
    '件',
    statutory,
    register,
    registerEn,
  ),
  penaltyDecisions: item(
    'administration',
    '行政处罚处理决定数量',
    'Penalty decisions',
    '件',
    statutory,
    register,
    registerEn,
  ),
  coercionDecisions: item(
    'administration',
    '行政强制处理决定数量',
    'Coercive measures',
    '件',
    statutory,
    register,
    registerEn,
  ),
  adminFees: item(
    'administration',
    '行政事业性收费金额',
    'Administrative fees collected',
    '万元',
    since2021,
    '按入库金额填报，单位为万元',
    'As paid in, in ten thousand yuan',
  ),
  otherServiceDecisions: item(
    'administration',
    '其他对外管理服务事项处理决定数量',
    'Decisions in other services',
    '件',
    trial,
    register,
    registerEn,
  ),
  licenceItemsBefore: item(
    'administration',
    '行政许可上一年项目数量',
    'Licensing items of the year before',
    '项',
    trial,
    '上一年末的事项数',
    'Items at the end of the year before',
  ),
  licenceItemsChange: {
    ...item(
      'administration',
      '行政许可项目本年增/减',
      'Licensing items: change',
      '项',
      trial,
      '增加填正数，减少填负数',
      'Additions positive, removals negative',
    ),
    signed: true,
  },
  otherServiceItemsBefore: item(
    'administration',
    '其他对外管理服务事项上一年项目数量',
    'Other service items of the year before',
    '项',
    trial,
    '上一年末的事项数',
    'Items at the end of the year before',
  ),
  otherServiceItemsChange: {
    ...item(
      'administration',
      '其他对外管理服务事项本年增/减',
      'Other service items: change',
      '项',
      trial,
      '增加填正数，减少填负数',
      'Additions positive, removals negative',
    ),
    signed: true,
  },
  penaltyItemsBefore: item(
    'administration',
    '行政处罚上一年项目数量',
    'Penalty items of the year before',
    '项',
    trial,
    '上一年末的事项数',
    'Items at the end of the year before',
  ),
  penaltyItemsChange: {
    ...item(
      'administration',
      '行政处罚项目本年增/减',
      'Penalty items: change',
      '项',
      trial,
      '增加填正数，减少填负数',
      'Additions positive, removals negative',
    ),
    signed: true,
  },
  coercionItemsBefore: item(
    'administration',
    '行政强制上一年项目数量',
    'Coercion items of the year before',
    '项',
    trial,
    '上一年末的事项数',
    'Items at the end of the year before',
  ),
  coercionItemsChange: {
    ...item(
      'administration',
      '行政强制项目本年增/减',
      'Coercion items: change',
      '项',
      trial,
      '增加填正数，减少填负数',
      'Additions positive, removals negative',
    ),
    signed: true,
  },
  feeItemsBefore: item(
    'administration',
    '行政事业性收费上一年项目数量',
    'Fee items of the year before',
    '项',
    trial,
    '上一年末的项目数',
    'Items at the end of the year before',
  ),
  feeItemsChange: {
    ...item(
      'administration',
      '行政事业性收费项目本年增/减',
      'Fee items: change',
      '项',
      trial,
      '增加填正数，减少填负数',
      'Additions positive, removals negative',
    ),
    signed: true,
  },
  procurementProjects: item(
    'administration',
    '政府集中采购项目数量',
    'Centralised procurement projects',
    '项',
    trial,
    register,
    registerEn,
  ),
  procurementAmount: item(
    'administration',
    '政府集中采购总金额',
    'Centralised procurement, amount',
    '万元',
    trial,
    '单位为万元',
    'In ten thousand yuan',
  ),
  reviewUpheld: review.upheld,
  reviewCorrected: review.corrected,
  reviewOther: review.other,
  reviewPending: review.pending,
  litigationDirectUpheld: direct.upheld,
  litigationDirectCorrected: direct.corrected,
  litigationDirectOther: direct.other,
  litigationDirectPending: direct.pending,
  litigationAfterUpheld: after.upheld,
  litigationAfterCorrected: after.corrected,
  litigationAfterOther: after.other,
  litigationAfterPending: after.pending,
  hotTopics: item(
    'responses',
    '回应公众关注热点或重大舆情数',
    'Hot topics responded to',
    '次',
    until2018,
    '不同方式回应同一热点或舆情计1次',
    'One topic counts once whatever the ways',
  ),
  pressConferences: item(
    'responses',
    '参加或举办新闻发布会总次数',
    'Press conferences',
    '次',
    until2018,
    '含主要负责同志参加的',
    'Including those with the head',
  ),
  pressConferencesByHead: item(
    'responses',
    '主要负责同志参加新闻发布会次数',
    'Press conferences with the head',
    '次',
    until2018,
    '包含在总次数之内',
    'Contained in the total',
  ),
  interviews: item(
    'responses',
    '政府网站在线访谈次数',
    'Online interviews',
    '次',
    until2018,
    '含主要负责同志参加的',
    'Including those with the head',
  ),
  interviewsByHead: item(
    'responses',
    '主要负责同志参加政府网站在线访谈次数',
    'Online interviews with the head',
    '次',
    until2018,
    '包含在总次数之内',
    'Contained in the total',
  ),
  socialResponses: item(
    'responses',
    '微博微信回应事件数',
    'Matters answered on Weibo and WeChat',
    '次',
    until2018,
    '同一事件计1次',
    'One matter counts once',
  ),
  otherResponses: item(
    'responses',
    '其他方式回应事件数',
    'Matters answered in other ways',
    '次',
    until2018,
    '同一事件计1次',
    'One matter counts once',
  ),
  complaints: item(
    'organisation',
    '举报投诉数量',
    'Reports and complaints about disclosure',
    '件',
    always,
    '因政府信息公开工作被举报投诉的件数',
    'Reports and complaints about the work of disclosure',
  ),
  offices: item(
    'organisation',
    '政府信息公开工作专门机构数',
    'Offices for disclosure',
    '个',
    always,
    '设立或者指定的工作机构',
    'Established or designated',
  ),
  readingPoints: item(
    'organisation',
    '政府信息公开查阅点数',
    'Reading points',
    '个',
    always,
    '档案馆、图书馆、政务服务场所等查阅点',
    'Archives, libraries, service halls',
  ),
  fullTimeStaff: item(
    'organisation',
    '专职人员数',
    'Full-time staff',
    '人',
    always,
    '不包括政府公报及政府网站工作人员',
    'Without the staff of gazette and website',
  ),
  partTimeStaff: item(
    'organisation',
    '兼职人员数',
    'Part-time staff',
    '人',
    always,
    '不包括政府公报及政府网站工作人员',
    'Without the staff of gazette and website',
  ),
  funds: item(
    'organisation',
    '政府信息公开专项经费',
    'Funds for disclosure',
    '万元',
    always,
    '不包括用于政府公报编辑管理及政府网站建设维护等方面的经费；单位为万元',
    'Without gazette and website; in ten thousand yuan',
  ),
  meetings: item(
    'organisation',
    '召开政府信息公开工作会议或专题会议数',
    'Meetings on disclosure',
    '次',
    always,
    '不含日常例会',
    'Without routine meetings',
  ),
  trainings: item(
    'organisation',
    '举办各类培训班数',
    'Trainings held',
    '次',
    always,
    '本单位举办的',
    'Held by the unit',
  ),
  trainees: item(
    'organisation',
    '接受培训人员数',
    'People trained',
    '人次',
    always,
    '按人次填报',
    'One person counts each time',
  ),
} as const satisfies Readonly<Record<string, AskedDefinition>>;

export type AskedItem = keyof typeof askedItems;

export const askedKeys = Object.keys(askedItems) as AskedItem[];

/** The items a form asks for, in the order the units see them. */
export function askedBy(form: '2018' | '2019' | '2021'): AskedItem[] {
  return askedKeys.filter((key) => (askedItems[key].forms as readonly string[]).includes(form));
}
