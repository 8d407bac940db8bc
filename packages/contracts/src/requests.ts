import { Type, type Static } from 'typebox';
import type { Label } from './vocabulary.ts';

/** Closed vocabularies of information requests (依申请公开), each with its official label. */

/** How a request came. ORAL is taken down by the officer for somebody who cannot write it (Regulation art. 29.1). */
export const RequestChannel = Type.Enum(['INTERNET', 'IN_PERSON', 'REGISTERED_MAIL', 'ORDINARY_MAIL', 'FAX', 'ORAL']);
export type RequestChannel = Static<typeof RequestChannel>;

export const requestChannelLabels: Readonly<Record<RequestChannel, Label>> = {
  INTERNET: { zh: '网络提交', en: 'Online' },
  IN_PERSON: { zh: '当面提交', en: 'In person' },
  REGISTERED_MAIL: { zh: '邮寄（需签收）', en: 'Registered post' },
  ORDINARY_MAIL: { zh: '平常信函', en: 'Ordinary post' },
  FAX: { zh: '传真', en: 'Fax' },
  ORAL: { zh: '口头（代为填写）', en: 'Oral, taken down' },
};

/** The columns of table 三 of the annual report (国办公开办函〔2021〕30号). */
export const ApplicantKind = Type.Enum([
  'NATURAL_PERSON',
  'ORG_COMMERCIAL',
  'ORG_RESEARCH',
  'ORG_WELFARE',
  'ORG_LEGAL_SERVICE',
  'ORG_OTHER',
]);
export type ApplicantKind = Static<typeof ApplicantKind>;

export const applicantKindLabels: Readonly<Record<ApplicantKind, Label>> = {
  NATURAL_PERSON: { zh: '自然人', en: 'Natural person' },
  ORG_COMMERCIAL: { zh: '商业企业', en: 'Business' },
  ORG_RESEARCH: { zh: '科研机构', en: 'Research body' },
  ORG_WELFARE: { zh: '社会公益组织', en: 'Non-profit organisation' },
  ORG_LEGAL_SERVICE: { zh: '法律服务机构', en: 'Legal service' },
  ORG_OTHER: { zh: '其他', en: 'Other organisation' },
};

export const RequestState = Type.Enum([
  'SUBMITTED',
  'PROCESSING',
  'CORRECTION_REQUESTED',
  'REASON_REQUESTED',
  'CONSULTING_THIRD_PARTY',
  'CONSULTING_AGENCY',
  'DELAYED_ART35',
  'FEE_NOTICED',
  'IN_REVIEW',
  'DECIDED',
  'DELIVERED',
  'ARCHIVED',
  'DEEMED_ABANDONED_NO_CORRECTION',
  'DEEMED_ABANDONED_NO_FEE',
  'WITHDRAWN',
  'MERGED',
  'SPLIT',
]);
export type RequestState = Static<typeof RequestState>;

export const requestStateLabels: Readonly<Record<RequestState, Label>> = {
  SUBMITTED: { zh: '已提交，待确认', en: 'Submitted, to be confirmed' },
  PROCESSING: { zh: '办理中', en: 'In progress' },
  CORRECTION_REQUESTED: { zh: '待补正', en: 'Waiting for correction' },
  REASON_REQUESTED: { zh: '待说明理由', en: 'Waiting for reasons' },
  CONSULTING_THIRD_PARTY: { zh: '征求第三方意见', en: 'Consulting a third party' },
  CONSULTING_AGENCY: { zh: '征求其他机关意见', en: 'Consulting another agency' },
  DELAYED_ART35: { zh: '延迟答复', en: 'Deferred reply' },
  FEE_NOTICED: { zh: '待缴费', en: 'Waiting for the fee' },
  IN_REVIEW: { zh: '审签中', en: 'Being approved' },
  DECIDED: { zh: '已作出答复，待送达', en: 'Decided, to be served' },
  DELIVERED: { zh: '已送达', en: 'Served' },
  ARCHIVED: { zh: '已归档', en: 'Archived' },
  DEEMED_ABANDONED_NO_CORRECTION: { zh: '视为放弃（逾期不补正）', en: 'Deemed abandoned (not corrected)' },
  DEEMED_ABANDONED_NO_FEE: { zh: '视为放弃（逾期未缴费）', en: 'Deemed abandoned (fee not paid)' },
  WITHDRAWN: { zh: '申请人撤回', en: 'Withdrawn by the applicant' },
  MERGED: { zh: '已并入另一件', en: 'Merged into another' },
  SPLIT: { zh: '已拆分办理', en: 'Split into parts' },
};

/** How a request ended. Those marked `2007` are the results of the older regime's statistics form and only for its cases. */
export const RequestOutcome = Type.Enum([
  'ALREADY_PUBLIC',
  'GRANTED',
  'PARTIAL',
  'REFUSED_STATE_SECRET',
  'REFUSED_PROHIBITED_BY_LAW',
  'REFUSED_THREE_SECURITIES',
  'REFUSED_THIRD_PARTY',
  'REFUSED_INTERNAL_AFFAIRS',
  'REFUSED_DELIBERATIVE',
  'REFUSED_ENFORCEMENT_FILE',
  'QUERY_RULES',
  'NOT_EXIST',
  'NOT_RESPONSIBLE',
  'NEEDS_PROCESSING',
  'STILL_UNCLEAR',
  'PETITION',
  'REPEAT',
  'PUBLICATION',
  'EXCESSIVE',
  'RECONFIRM',
  'ABANDONED_CORRECTION',
  'ABANDONED_FEE',
  'WITHDRAWN',
  'OTHER',
  'OLD_TRADE_SECRET',
  'OLD_PRIVACY',
  'OLD_NOT_GOVERNMENT_INFORMATION',
  'OLD_OTHER_LAW',
  'OLD_CORRECTION_TOLD',
  'OLD_OTHER_ROUTE',
]);
export type RequestOutcome = Static<typeof RequestOutcome>;

export interface OutcomeRule {
  readonly label: Label;
  /** Article of the Regulation in force for the request. */
  readonly article: string;
  /** Row of table 三 (2021 form), by its code; null where that form has none. */
  readonly reportRow: string | null;
  /** Row of the statistics form of 2018 and before; null where that form has none. */
  readonly report2018Row: string | null;
  readonly regime: '2007' | '2019' | 'both';
  /** R-A general remedy, R-B review before litigation, R-N none; `CHOICE`: the site decides. */
  readonly remedy: 'R-A' | 'R-B' | 'R-A+R-B' | 'R-N' | 'CHOICE';
  /** `decision`: an answer document ends it; `record`: an event of its own does. */
  readonly by: 'decision' | 'record';
}

const rule = (
  zh: string,
  en: string,
  article: string,
  reportRow: string | null,
  report2018Row: string | null,
  remedy: OutcomeRule['remedy'],
  more: Partial<Pick<OutcomeRule, 'regime' | 'by'>> = {},
): OutcomeRule => ({
  label: { zh, en },
  article,
  reportRow,
  report2018Row,
  remedy,
  regime: more.regime ?? '2019',
  by: more.by ?? 'decision',
});

const both = { regime: 'both' } as const;
const old = { regime: '2007' } as const;
const record = { by: 'record' } as const;

export const outcomeRules: Readonly<Record<RequestOutcome, OutcomeRule>> = {
  ALREADY_PUBLIC: rule('予以公开（已主动公开）', 'Already public', '36(1)', 'granted', 'C3.1', 'R-A', both),
  GRANTED: rule('予以公开', 'Granted', '36(2)', 'granted', 'C3.2', 'R-A', both),
  PARTIAL: rule('部分公开', 'Granted in part', '37', 'partial', 'C3.3', 'R-A+R-B', both),
  REFUSED_STATE_SECRET: rule(
    '不予公开：国家秘密',
    'Refused: state secret',
    '14',
    'refused_state_secret',
    'C3.4.1',
    'R-B',
    both,
  ),
  REFUSED_PROHIBITED_BY_LAW: rule(
    '不予公开：法律、行政法规禁止公开',
    'Refused: disclosure prohibited by law',
    '14',
    'refused_prohibited_by_law',
    null,
    'R-B',
  ),
  REFUSED_THREE_SECURITIES: rule(
    '不予公开：危及“三安全一稳定”',
    'Refused: national, public, economic security or social stability',
    '14',
    'refused_three_securities',
    'C3.4.4',
    'R-B',
    both,
  ),
  REFUSED_THIRD_PARTY: rule(
    '不予公开：保护第三方合法权益',
    'Refused: rights of a third party',
    '15',
    'refused_third_party',
    null,
    'R-B',
  ),
  REFUSED_INTERNAL_AFFAIRS: rule(
    '不予公开：三类内部事务信息',
    'Refused: internal affairs',
    '16.1',
    'refused_internal_affairs',
    null,
    'R-B',
  ),
  REFUSED_DELIBERATIVE: rule(
    '不予公开：四类过程性信息',
    'Refused: deliberative information',
    '16.2',
    'refused_deliberative',
    null,
    'R-B',
  ),
  REFUSED_ENFORCEMENT_FILE: rule(
    '不予公开：行政执法案卷',
    'Refused: enforcement case file',
    '16.2',
    'refused_enforcement_file',
    null,
    'R-B',
  ),
  QUERY_RULES: rule('行政查询事项', 'Matter of statutory inquiry', '36(7)', 'refused_admin_query', null, 'R-A'),
  NOT_EXIST: rule('信息不存在', 'Does not exist', '36(4)', 'unable_not_held', 'C3.6', 'R-A', both),
  NOT_RESPONSIBLE: rule(
    '不属于本机关负责公开',
    'Not this agency’s to disclose',
    '36(5)',
    'unable_not_held',
    'C3.5',
    'R-A',
    both,
  ),
  NEEDS_PROCESSING: rule(
    '没有现成信息，需要另行制作',
    'Would have to be made',
    '38',
    'unable_no_existing',
    null,
    'R-A',
  ),
  STILL_UNCLEAR: rule('补正后申请内容仍不明确', 'Unclear after correction', '30', 'unable_still_unclear', null, 'R-A'),
  PETITION: rule('信访举报投诉类申请', 'Petition, report or complaint', '39.1', 'np_petition', null, 'CHOICE'),
  REPEAT: rule('重复申请', 'Repeated request', '36(6)', 'np_repeat', null, 'CHOICE'),
  PUBLICATION: rule('要求提供公开出版物', 'Asks for a publication on sale', '39.2', 'np_publication', null, 'CHOICE'),
  EXCESSIVE: rule('无正当理由大量反复申请', 'Excessive without good reason', '35', 'np_excessive', null, 'R-A'),
  RECONFIRM: rule(
    '要求确认或重新出具已获取信息',
    'Asks to confirm what was already obtained',
    '36',
    'np_reconfirm',
    null,
    'R-A',
  ),
  ABANDONED_CORRECTION: rule(
    '逾期不补正，不再处理',
    'Not corrected in time',
    '30',
    'other_no_correction',
    null,
    'R-N',
    record,
  ),
  ABANDONED_FEE: rule('逾期未缴费，不再处理', 'Fee not paid in time', '42', 'other_no_fee', null, 'R-N', record),
  WITHDRAWN: rule('申请人撤回', 'Withdrawn', '29', 'other_other', null, 'R-N', { regime: 'both', by: 'record' }),
  OTHER: rule('其他处理', 'Other', '36', 'other_other', null, 'CHOICE', both),
  OLD_TRADE_SECRET: rule(
    '不同意公开：商业秘密',
    'Refused: trade secret',
    '14',
    'refused_third_party',
    'C3.4.2',
    'R-A',
    old,
  ),
  OLD_PRIVACY: rule(
    '不同意公开：个人隐私',
    'Refused: personal privacy',
    '14',
    'refused_third_party',
    'C3.4.3',
    'R-A',
    old,
  ),
  OLD_NOT_GOVERNMENT_INFORMATION: rule(
    '不是《条例》所指政府信息',
    'Not government information',
    '2',
    'other_other',
    'C3.4.5',
    'R-A',
    old,
  ),
  OLD_OTHER_LAW: rule(
    '法律法规规定的其他情形',
    'Other cases set by law',
    '14',
    'refused_prohibited_by_law',
    'C3.4.6',
    'R-A',
    old,
  ),
  OLD_CORRECTION_TOLD: rule(
    '告知作出更改补充',
    'Told to change or complete',
    '21(4)',
    'unable_still_unclear',
    'C3.7',
    'R-A',
    old,
  ),
  OLD_OTHER_ROUTE: rule(
    '告知通过其他途径办理',
    'Told to use another route',
    '21(3)',
    'np_petition',
    'C3.8',
    'R-A',
    old,
  ),
};

/** What can happen to a request: the kinds of its events. */
export const RequestAct = Type.Enum([
  'SUBMITTED',
  'RECEIVED',
  'CONTACT_FAILED',
  'CONFIRMED_BOTH',
  'ASSIGNED',
  'CORRECTION_NOTICE_SENT',
  'CORRECTION_RECEIVED',
  'CORRECTION_EXPIRED',
  'REASON_REQUESTED',
  'REASON_ACCEPTED',
  'REASON_ACCEPTED_DELAY',
  'REASON_REJECTED',
  'THIRD_PARTY_CONSULT_SENT',
  'THIRD_PARTY_CONSULT_SERVED',
  'THIRD_PARTY_OPINION_RECEIVED',
  'THIRD_PARTY_CONSULT_EXPIRED',
  'AGENCY_CONSULT_SENT',
  'AGENCY_CONSULT_SERVED',
  'AGENCY_OPINION_RECEIVED',
  'AGENCY_CONSULT_EXPIRED',
  'CONSULT_CONFIRMED',
  'THIRD_PARTY_TOLD',
  'ASSISTANCE_ASKED',
  'ASSISTANCE_GIVEN',
  'EXTENSION_APPROVED',
  'FEE_NOTICE_RECEIVED',
  'FEE_PAID',
  'FEE_WAIVED',
  'FEE_EXPIRED',
  'ANSWER_DRAFTED',
  'ANSWER_SUBMITTED',
  'ANSWER_RETURNED',
  'ANSWER_CHECKED',
  'DECISION_SIGNED_OFF',
  'DECISION_POSTED',
  'DECISION_SIGNED',
  'DECISION_SENT_ELECTRONICALLY',
  'DELIVERY_ACKNOWLEDGED',
  'PROVISION_SET',
  'LETTER_SERVED',
  'HANDED_OVER',
  'ARCHIVED',
  'REOPENED',
  'WITHDRAWN_BY_APPLICANT',
  'MERGED_INTO',
  'SPLIT',
  'SPLIT_FROM',
  'PUBLICATION_DRAFTED',
  'NOTE_ADDED',
  'MESSAGE_SENT',
  'MESSAGE_RECEIVED',
  'RATED',
  'CALENDAR_RECOMPUTED',
  'NOTICE_FAILED',
  'NOTICE_RESENT',
]);
export type RequestAct = Static<typeof RequestAct>;

export const requestActLabels: Readonly<Record<RequestAct, Label>> = {
  SUBMITTED: { zh: '提交申请', en: 'Submitted' },
  RECEIVED: { zh: '收到申请', en: 'Received' },
  CONTACT_FAILED: { zh: '登记联系不上', en: 'Could not be reached' },
  CONFIRMED_BOTH: { zh: '双方确认', en: 'Confirmed with the applicant' },
  ASSIGNED: { zh: '分办', en: 'Assigned' },
  CORRECTION_NOTICE_SENT: { zh: '发出补正告知书', en: 'Correction notice sent' },
  CORRECTION_RECEIVED: { zh: '收到补正', en: 'Correction received' },
  CORRECTION_EXPIRED: { zh: '认定逾期不补正', en: 'Not corrected in time' },
  REASON_REQUESTED: { zh: '要求说明理由', en: 'Reasons asked for' },
  REASON_ACCEPTED: { zh: '理由合理，继续办理', en: 'Reasons accepted' },
  REASON_ACCEPTED_DELAY: { zh: '理由合理，延迟答复', en: 'Reasons accepted, reply deferred' },
  REASON_REJECTED: { zh: '理由不合理，不予处理', en: 'Reasons not accepted' },
  THIRD_PARTY_CONSULT_SENT: { zh: '征求第三方意见', en: 'Third party consulted' },
  THIRD_PARTY_CONSULT_SERVED: { zh: '第三方收到征求意见书', en: 'Consultation served on the third party' },
  THIRD_PARTY_OPINION_RECEIVED: { zh: '收到第三方意见', en: 'Third party’s opinion received' },
  THIRD_PARTY_CONSULT_EXPIRED: { zh: '第三方逾期未提出意见', en: 'Third party did not answer in time' },
  AGENCY_CONSULT_SENT: { zh: '征求其他机关意见', en: 'Other agency consulted' },
  AGENCY_CONSULT_SERVED: { zh: '其他机关收到征求意见书', en: 'Consultation served on the agency' },
  AGENCY_OPINION_RECEIVED: { zh: '收到其他机关意见', en: 'Agency’s opinion received' },
  AGENCY_CONSULT_EXPIRED: { zh: '其他机关逾期未提出意见', en: 'Agency did not answer in time' },
  CONSULT_CONFIRMED: { zh: '发出征求意见确认函', en: 'Consultation confirmed in writing' },
  THIRD_PARTY_TOLD: { zh: '告知第三方决定公开', en: 'Third party told of the disclosure' },
  ASSISTANCE_ASKED: { zh: '发出协办函', en: 'Help asked for' },
  ASSISTANCE_GIVEN: { zh: '收到协办答复', en: 'Help received' },
  EXTENSION_APPROVED: { zh: '批准延长并告知', en: 'Extension approved and told' },
  FEE_NOTICE_RECEIVED: { zh: '送达收费通知', en: 'Fee notice served' },
  FEE_PAID: { zh: '已缴费', en: 'Fee paid' },
  FEE_WAIVED: { zh: '减免费用', en: 'Fee waived' },
  FEE_EXPIRED: { zh: '认定逾期未缴费', en: 'Fee not paid in time' },
  ANSWER_DRAFTED: { zh: '拟稿', en: 'Answer drafted' },
  ANSWER_SUBMITTED: { zh: '送审', en: 'Submitted for approval' },
  ANSWER_RETURNED: { zh: '退回修改', en: 'Returned' },
  ANSWER_CHECKED: { zh: '审查通过', en: 'Checked' },
  DECISION_SIGNED_OFF: { zh: '签发', en: 'Signed off' },
  DECISION_POSTED: { zh: '交邮', en: 'Posted' },
  DECISION_SIGNED: { zh: '申请人签收', en: 'Signed for' },
  DECISION_SENT_ELECTRONICALLY: { zh: '网上送达', en: 'Sent electronically' },
  DELIVERY_ACKNOWLEDGED: { zh: '申请人确认收到', en: 'Receipt acknowledged' },
  PROVISION_SET: { zh: '通知提供日期', en: 'Day of provision told' },
  LETTER_SERVED: { zh: '登记文书送达', en: 'Letter served' },
  HANDED_OVER: { zh: '移送档案馆、图书馆', en: 'Handed over to archive or library' },
  ARCHIVED: { zh: '归档', en: 'Archived' },
  REOPENED: { zh: '重新办理', en: 'Reopened' },
  WITHDRAWN_BY_APPLICANT: { zh: '申请人撤回', en: 'Withdrawn by the applicant' },
  MERGED_INTO: { zh: '并案', en: 'Merged' },
  SPLIT: { zh: '拆分办理', en: 'Split into parts' },
  SPLIT_FROM: { zh: '由另一件拆分而来', en: 'Split off another request' },
  PUBLICATION_DRAFTED: { zh: '生成公开稿', en: 'Public copy drafted' },
  NOTE_ADDED: { zh: '内部记事', en: 'Note' },
  MESSAGE_SENT: { zh: '致申请人', en: 'Message to the applicant' },
  MESSAGE_RECEIVED: { zh: '申请人来言', en: 'Message from the applicant' },
  RATED: { zh: '申请人评价', en: 'Rated by the applicant' },
  CALENDAR_RECOMPUTED: { zh: '重算期限（日历或规则变更）', en: 'Recomputed after a change of calendar or rules' },
  NOTICE_FAILED: { zh: '通知未能送达申请人', en: 'A notice did not reach the applicant' },
  NOTICE_RESENT: { zh: '重新发送通知', en: 'Notice sent again' },
};

/** How a letter was served (国办公开办函〔2016〕235号); the last is for who chose to have it online. */
export const ServiceManner = Type.Enum(['DIRECT', 'ENTRUSTED', 'POST', 'ELECTRONIC']);
export type ServiceManner = Static<typeof ServiceManner>;
export const serviceMannerLabels: Readonly<Record<ServiceManner, Label>> = {
  DIRECT: { zh: '直接送达', en: 'Handed over' },
  ENTRUSTED: { zh: '委托送达', en: 'Served by another agency' },
  POST: { zh: '邮寄送达', en: 'By post' },
  ELECTRONIC: { zh: '电子送达', en: 'Electronically' },
};

/** How the applicant wants the information (Regulation art. 29.2(3)): two separate questions. */
export const DeliveryMethod = Type.Enum(['POST', 'ONLINE', 'IN_PERSON', 'EMAIL', 'FAX']);
export type DeliveryMethod = Static<typeof DeliveryMethod>;
export const deliveryMethodLabels: Readonly<Record<DeliveryMethod, Label>> = {
  POST: { zh: '邮寄', en: 'Post' },
  ONLINE: { zh: '网上获取', en: 'Online' },
  IN_PERSON: { zh: '当面领取', en: 'Collect in person' },
  EMAIL: { zh: '电子邮件', en: 'E-mail' },
  FAX: { zh: '传真', en: 'Fax' },
};

export const Medium = Type.Enum(['PAPER', 'ELECTRONIC']);
export type Medium = Static<typeof Medium>;
export const mediumLabels: Readonly<Record<Medium, Label>> = {
  PAPER: { zh: '纸质', en: 'Paper' },
  ELECTRONIC: { zh: '电子', en: 'Electronic' },
};

export const IdentityDocument = Type.Enum(['RESIDENT_ID', 'PASSPORT', 'HK_MACAO_PERMIT', 'TAIWAN_PERMIT', 'OTHER']);
export type IdentityDocument = Static<typeof IdentityDocument>;
export const identityDocumentLabels: Readonly<Record<IdentityDocument, Label>> = {
  RESIDENT_ID: { zh: '居民身份证', en: 'Resident identity card' },
  PASSPORT: { zh: '护照', en: 'Passport' },
  HK_MACAO_PERMIT: { zh: '港澳居民来往内地通行证', en: 'Mainland travel permit, Hong Kong and Macao' },
  TAIWAN_PERMIT: { zh: '台湾居民来往大陆通行证', en: 'Mainland travel permit, Taiwan' },
  OTHER: { zh: '其他有效证件', en: 'Other valid document' },
};
