import type { RequestAct } from '@openzone/contracts';
import type { CaseEvent, CaseState } from '../../engines/cases/index.ts';
import type { Text } from '../../platform/errors.ts';
import { dataOf } from './event-data.ts';
import type { RequestFacts } from './facts.ts';

/** A request in plain words, for who asked: what happened, and where it stands. */

const plain: Readonly<Partial<Record<RequestAct, Text>>> = {
  SUBMITTED: { zh: '我们收到了您提交的申请。', en: 'We have your request.' },
  RECEIVED: { zh: '我们收到了您的申请，答复期限开始计算。', en: 'We have your request; the time limit has begun.' },
  CONTACT_FAILED: {
    zh: '我们与您联系确认申请，但没有联系上。',
    en: 'We tried to reach you to confirm the request, without success.',
  },
  CONFIRMED_BOTH: {
    zh: '我们与您确认了申请，答复期限从这一天开始计算。',
    en: 'The request was confirmed with you; the time limit begins.',
  },
  CORRECTION_NOTICE_SENT: {
    zh: '申请内容需要补充，请您在期限内补正。',
    en: 'Something in the request needs to be completed by you.',
  },
  CORRECTION_RECEIVED: {
    zh: '我们收到了您的补正，答复期限重新计算。',
    en: 'We have your correction; the time limit begins anew.',
  },
  CORRECTION_EXPIRED: {
    zh: '补正期限已过，没有收到补正，不再处理。',
    en: 'No correction came in time; the request is closed.',
  },
  REASON_REQUESTED: { zh: '您的申请数量较多，请说明理由。', en: 'You have made many requests; please give reasons.' },
  REASON_ACCEPTED: { zh: '您说明的理由合理，继续办理。', en: 'Your reasons were accepted; the request goes on.' },
  REASON_ACCEPTED_DELAY: {
    zh: '您说明的理由合理，答复将推迟到告知您的日期。',
    en: 'Your reasons were accepted; the reply is deferred to the day you were told.',
  },
  THIRD_PARTY_CONSULT_SENT: {
    zh: '您要的信息涉及他人，我们正在书面征求其意见；这段时间不计入答复期限。',
    en: 'The information concerns somebody else, who is being consulted; this time is not counted.',
  },
  THIRD_PARTY_OPINION_RECEIVED: { zh: '我们收到了被征求人的意见。', en: 'The one consulted has answered.' },
  THIRD_PARTY_CONSULT_EXPIRED: {
    zh: '被征求人没有在期限内提出意见，由我们依法决定。',
    en: 'The one consulted did not answer in time; we decide.',
  },
  AGENCY_CONSULT_SENT: {
    zh: '您要的信息涉及其他机关，我们正在征求其意见；这段时间不计入答复期限。',
    en: 'Another agency is being consulted; this time is not counted.',
  },
  AGENCY_OPINION_RECEIVED: { zh: '我们收到了其他机关的意见。', en: 'The other agency has answered.' },
  AGENCY_CONSULT_EXPIRED: { zh: '其他机关没有在期限内提出意见。', en: 'The other agency did not answer in time.' },
  EXTENSION_APPROVED: { zh: '需要延长答复期限，特此告知。', en: 'The time limit was extended.' },
  FEE_NOTICE_RECEIVED: {
    zh: '本次申请需缴纳信息处理费，请在期限内缴纳。',
    en: 'An information processing fee is due.',
  },
  FEE_PAID: { zh: '我们收到了您缴纳的费用。', en: 'The fee was received.' },
  FEE_WAIVED: { zh: '费用已减免。', en: 'The fee was waived.' },
  FEE_EXPIRED: { zh: '没有在期限内收到费用，不再处理。', en: 'The fee was not paid in time; the request is closed.' },
  DECISION_SIGNED_OFF: { zh: '答复已经作出，正在送达。', en: 'The answer has been decided and is on its way.' },
  DECISION_POSTED: { zh: '答复书已交邮寄出。', en: 'The answer was posted.' },
  DECISION_SIGNED: { zh: '答复书已由您签收。', en: 'You signed for the answer.' },
  DECISION_SENT_ELECTRONICALLY: {
    zh: '答复书已经送达，可在本页下载。',
    en: 'The answer can be downloaded on this page.',
  },
  PROVISION_SET: {
    zh: '我们通知了您提供信息的方式、地点和日期。',
    en: 'You were told how, where and when the information is given.',
  },
  REOPENED: { zh: '本件重新办理。', en: 'The request is being handled again.' },
  WITHDRAWN_BY_APPLICANT: { zh: '您撤回了申请，本件已结束。', en: 'You withdrew the request; it is closed.' },
  MERGED_INTO: { zh: '本件与您的另一件相同申请合并办理。', en: 'This was joined with another request of yours.' },
  SPLIT: {
    zh: '您的申请包含多项内容，已拆分为几件分别办理、分别答复，收到申请的日期不变；凭原查询码即可查询各件。',
    en: 'Your request asks for several things and is now handled and answered in parts, with the same day of receipt; your query code opens each of them.',
  },
  SPLIT_FROM: { zh: '本件由您的申请拆分而来。', en: 'This is a part of your request.' },
  DELIVERY_ACKNOWLEDGED: { zh: '您已收到答复书。', en: 'You have received the answer.' },
  MESSAGE_SENT: { zh: '我们给您留言：', en: 'Our message to you:' },
  MESSAGE_RECEIVED: { zh: '您给我们留言：', en: 'Your message to us:' },
  RATED: { zh: '您对本次答复作了评价。', en: 'You rated the answer.' },
  CALENDAR_RECOMPUTED: {
    zh: '放假安排或者期限的计算规则有调整，答复期限已重新计算。',
    en: 'The holidays or the rules of counting were changed; the time limit was counted anew.',
  },
};

/** What the applicant is told of an event; undefined for what stays inside. */
export function wordsFor(event: CaseEvent): Text | undefined {
  const kind = event.kind as RequestAct;
  return plain[kind] ?? undefined;
}

/** What of the event's data the applicant reads beside the words. */
export function detailFor(event: CaseEvent): string {
  const kind = event.kind as RequestAct;
  if (kind === 'MESSAGE_SENT' || kind === 'MESSAGE_RECEIVED' || kind === 'CORRECTION_RECEIVED') {
    return dataOf(event, kind).text;
  }
  if (kind === 'CORRECTION_NOTICE_SENT') {
    const { matters, dueOn } = dataOf(event, kind);
    return `${matters}（${dueOn}）`;
  }
  if (kind === 'REASON_ACCEPTED_DELAY') return dataOf(event, kind).until;
  if (kind === 'SPLIT') {
    const { parts } = dataOf(event, kind);
    return parts.map(({ description }, index) => `${index + 1}. ${description}`).join('\n');
  }
  if (kind === 'SPLIT_FROM') return dataOf(event, kind).number;
  if (kind === 'EXTENSION_APPROVED') return `+${dataOf(event, kind).workdays}`;
  if (kind === 'PROVISION_SET') {
    const { method, place, date } = dataOf(event, kind);
    return `${method}，${place}（${date}）`;
  }
  if (kind === 'DECISION_POSTED') return dataOf(event, kind).trackingNumber;
  return '';
}

const standing: Readonly<Record<string, Text>> = {
  SUBMITTED: {
    zh: '您的申请已经提交。我们会与您联系确认，从双方确认之日起计算答复期限。',
    en: 'Your request is in. We will contact you to confirm it; the time limit runs from the day both sides confirm.',
  },
  PROCESSING: { zh: '正在办理。', en: 'It is being handled.' },
  CORRECTION_REQUESTED: { zh: '等待您补正。请在下方填写补正内容。', en: 'We wait for your correction; give it below.' },
  REASON_REQUESTED: {
    zh: '等待您说明理由。请在下方留言说明。',
    en: 'We wait for your reasons; give them in a message below.',
  },
  CONSULTING_THIRD_PARTY: {
    zh: '正在征求第三方意见，这段时间不计入答复期限。',
    en: 'A third party is being consulted; this time is not counted.',
  },
  CONSULTING_AGENCY: {
    zh: '正在征求其他机关意见，这段时间不计入答复期限。',
    en: 'Another agency is being consulted; this time is not counted.',
  },
  DELAYED_ART35: {
    zh: '正在办理，答复推迟到告知您的日期。',
    en: 'It is being handled; the reply is deferred to the day you were told.',
  },
  FEE_NOTICED: { zh: '等待您缴纳信息处理费。', en: 'We wait for the processing fee.' },
  IN_REVIEW: { zh: '答复已经拟好，正在审核。', en: 'The answer is drafted and being approved.' },
  DECIDED: { zh: '答复已经作出，正在送达。', en: 'The answer has been decided and is on its way.' },
  DELIVERED: { zh: '答复已经送达。', en: 'The answer has been served.' },
  ARCHIVED: { zh: '本件已经办结归档。', en: 'The request is closed and filed.' },
  DEEMED_ABANDONED_NO_CORRECTION: { zh: '没有在期限内补正，不再处理。', en: 'Closed: it was not corrected in time.' },
  DEEMED_ABANDONED_NO_FEE: { zh: '没有在期限内缴费，不再处理。', en: 'Closed: the fee was not paid in time.' },
  WITHDRAWN: { zh: '您已撤回申请。', en: 'You withdrew the request.' },
  MERGED: { zh: '已与您的另一件相同申请合并办理。', en: 'Joined with another request of yours.' },
  SPLIT: {
    zh: '您的申请已拆分为几件分别办理，请在下方查看各件的进度。',
    en: 'Your request is handled in parts; see below how each of them stands.',
  },
};

export function standsAt(state: Pick<CaseState<RequestFacts>, 'state'>): Text {
  return standing[state.state] ?? { zh: '正在办理。', en: 'It is being handled.' };
}
