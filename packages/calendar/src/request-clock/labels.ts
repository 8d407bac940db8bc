import type { Text } from '../errors.ts';
import type { Channel, ClockEventType } from './events.ts';
import type { ClockState } from './states.ts';

/** What each channel is called. */
export const channelLabels: Readonly<Record<Channel, Text>> = {
  INTERNET: { zh: '互联网', en: 'Internet' },
  FAX: { zh: '传真', en: 'fax' },
  ORDINARY_MAIL: { zh: '平常信函', en: 'ordinary mail' },
  REGISTERED_MAIL: { zh: '需签收的邮寄', en: 'registered mail' },
  IN_PERSON: { zh: '当面提交', en: 'in person' },
  ORAL: { zh: '口头申请（代为填写）', en: 'orally, taken down by an officer' },
};

/** What each state is called. */
export const stateLabels: Readonly<Record<ClockState, Text>> = {
  SUBMITTED: { zh: '已提交待确认', en: 'submitted, to be confirmed' },
  PROCESSING: { zh: '办理中', en: 'in progress' },
  CORRECTION_REQUESTED: { zh: '待补正', en: 'waiting for correction' },
  REASON_REQUESTED: { zh: '待说明理由', en: 'waiting for reasons' },
  CONSULTING_THIRD_PARTY: { zh: '征求第三方意见', en: 'consulting a third party' },
  CONSULTING_AGENCY: { zh: '征求其他机关意见', en: 'consulting another agency' },
  DELAYED_ART35: { zh: '延迟答复', en: 'reply deferred' },
  FEE_NOTICED: { zh: '待缴费', en: 'waiting for payment' },
  DECIDED: { zh: '已作出答复', en: 'decided' },
  DELIVERED: { zh: '已送达', en: 'delivered' },
  ARCHIVED: { zh: '已归档', en: 'archived' },
  DEEMED_ABANDONED_NO_CORRECTION: { zh: '视为放弃（逾期不补正）', en: 'deemed abandoned (no correction)' },
  DEEMED_ABANDONED_NO_FEE: { zh: '视为放弃（逾期不缴费）', en: 'deemed abandoned (fee not paid)' },
  WITHDRAWN: { zh: '申请人撤回', en: 'withdrawn by the applicant' },
};

/** What each event is called. */
export const eventLabels: Readonly<Record<ClockEventType, Text>> = {
  SUBMITTED: { zh: '提交申请', en: 'request submitted' },
  ARRIVED: { zh: '信函到达', en: 'letter arrived' },
  POSTED_BY_APPLICANT: { zh: '申请人交邮', en: 'posted by the applicant' },
  SIGNED_BY_AGENCY: { zh: '行政机关签收', en: 'signed for by the agency' },
  RECEIVED: { zh: '收到申请', en: 'request received' },
  CONFIRMED_BOTH: { zh: '双方确认', en: 'confirmed by both sides' },
  CONTACT_FAILED: { zh: '联系不上申请人', en: 'applicant not reached' },
  CORRECTION_NOTICE_SENT: { zh: '发出补正告知', en: 'correction notice sent' },
  CORRECTION_RECEIVED: { zh: '收到补正', en: 'correction received' },
  CORRECTION_EXPIRED: { zh: '认定逾期不补正', en: 'no correction in time' },
  REASON_REQUESTED: { zh: '要求说明理由', en: 'reasons asked for' },
  REASON_ACCEPTED: { zh: '理由合理，按期答复', en: 'reasons accepted' },
  REASON_ACCEPTED_DELAY: { zh: '理由合理，延迟答复', en: 'reasons accepted, reply deferred' },
  REASON_REJECTED: { zh: '理由不合理，不予处理', en: 'reasons rejected' },
  THIRD_PARTY_CONSULT_SENT: { zh: '发出第三方征求意见书', en: 'consultation sent to a third party' },
  THIRD_PARTY_CONSULT_SERVED: { zh: '第三方收到征求意见书', en: 'consultation served on the third party' },
  THIRD_PARTY_OPINION_RECEIVED: { zh: '收到第三方意见', en: "third party's opinion received" },
  THIRD_PARTY_CONSULT_EXPIRED: { zh: '第三方逾期未提出意见', en: 'third party silent' },
  AGENCY_CONSULT_SENT: { zh: '发函征求其他机关意见', en: 'consultation sent to another agency' },
  AGENCY_CONSULT_SERVED: { zh: '其他机关收到征求意见函', en: 'consultation served on the other agency' },
  AGENCY_OPINION_RECEIVED: { zh: '收到其他机关意见', en: "other agency's opinion received" },
  AGENCY_CONSULT_EXPIRED: { zh: '其他机关逾期未提出意见', en: 'other agency silent' },
  EXTENSION_APPROVED: { zh: '批准延长答复期限', en: 'extension approved' },
  FEE_NOTICE_RECEIVED: { zh: '申请人收到收费通知', en: 'fee notice received' },
  FEE_PAID: { zh: '缴费', en: 'fee paid' },
  FEE_EXPIRED: { zh: '认定逾期不缴费', en: 'fee not paid in time' },
  DECISION_SIGNED_OFF: { zh: '作出答复', en: 'decision signed off' },
  DECISION_POSTED: { zh: '答复交邮', en: 'decision posted' },
  DECISION_SIGNED: { zh: '答复被签收', en: 'decision signed for' },
  DECISION_SENT_ELECTRONICALLY: { zh: '答复以电子方式发出', en: 'decision sent electronically' },
  ARCHIVED: { zh: '归档', en: 'archived' },
  WITHDRAWN_BY_APPLICANT: { zh: '申请人撤回', en: 'withdrawn by the applicant' },
};
