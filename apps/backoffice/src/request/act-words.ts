import type { Consultation, Label, RequestAct, RequestDetail } from '@openzone/contracts';
import { say } from '../i18n/messages.ts';
import type { FormAct } from './act-fields.ts';
import { servable, type DocumentKind } from './document-kinds.ts';

/** What an act means and does to the clock, beside its form. */
export const actNotes: Readonly<Record<FormAct, Label>> = {
  RECEIVED: say('登记收到之日，从次日起数 20 个工作日。', 'The day of receipt; 20 working days count from the next.'),
  CONTACT_FAILED: say(
    '联系不上的要登记，自恢复联络之日起算。',
    'It must be recorded; counting begins when contact is restored.',
  ),
  CONFIRMED_BOTH: say(
    '双方确认之日就是收到申请之日，从次日起数 20 个工作日（条例第三十一条、第三十三条）。',
    'The day both sides confirm is the day of receipt; 20 working days count from the next (Regulation arts. 31, 33).',
  ),
  ASSIGNED: say('交给哪个单位、谁来办。', 'Which unit, and who, deals with it.'),
  CORRECTION_NOTICE_SENT: say(
    '内容不明确的，收到之日起 7 个工作日内一次性告知；收到补正后重新起算 20 个工作日（条例第三十条）。',
    'If it is unclear: told once, within 7 working days of receipt; after the correction 20 working days count anew (Regulation art. 30).',
  ),
  CORRECTION_RECEIVED: say(
    '从收到补正的次日起重新数 20 个工作日（条例第三十条）。',
    '20 working days count anew from the day after (Regulation art. 30).',
  ),
  CORRECTION_EXPIRED: say(
    '无正当理由逾期不补正，视为放弃申请，不再处理（条例第三十条）。这件申请就此结束。',
    'Not corrected in time without good cause: deemed abandoned (Regulation art. 30). This ends the request.',
  ),
  REASON_REQUESTED: say(
    '申请数量、频次明显超过合理范围的，可以要求说明理由；答复期限照常计算（条例第三十五条）。',
    'Where number and frequency are clearly excessive, reasons can be asked for; the clock goes on (Regulation art. 35).',
  ),
  REASON_ACCEPTED: say('认为理由合理，按期答复。', 'The reasons are sound; it is answered in time.'),
  REASON_ACCEPTED_DELAY: say(
    '理由合理但不能按期答复的，确定合理期限并告知申请人（条例第三十五条）。',
    'Sound reasons, but not to be done in time: set a reasonable day and tell the applicant (Regulation art. 35).',
  ),
  REASON_REJECTED: say(
    '理由不合理的，以“无正当理由大量反复申请”答复不予处理，仍要拟稿、审签和送达（条例第三十五条）。',
    'Reasons not sound: an answer that it is not processed follows; it is drafted, approved and served as any other (Regulation art. 35).',
  ),
  THIRD_PARTY_CONSULT_SENT: say(
    '公开会损害第三方合法权益的，书面征求意见。发出次日起暂停计算答复期限（条例第三十二条、第三十三条）。',
    'Where disclosure would harm a third party, ask it in writing. The clock pauses from the day after sending (Regulation arts. 32, 33).',
  ),
  THIRD_PARTY_CONSULT_SERVED: say(
    '第三方自收到之日起 15 个工作日内提出意见。',
    'The third party has 15 working days from here.',
  ),
  THIRD_PARTY_OPINION_RECEIVED: say('收到意见的次日起恢复计算。', 'The clock goes on from the next day.'),
  THIRD_PARTY_CONSULT_EXPIRED: say(
    '第三方逾期未提出意见的，由本机关依条例决定，不等于同意，也不等于不同意（条例第三十二条）。',
    'Silence of a third party is neither consent nor refusal; the agency decides (Regulation art. 32).',
  ),
  AGENCY_CONSULT_SENT: say(
    '共同制作或涉及其他机关的，征求其意见；发出次日起暂停计算（条例第三十三条第三款、第三十四条）。',
    'Information made with or concerning another agency: ask it. The clock pauses from the next day (Regulation arts. 33.3, 34).',
  ),
  AGENCY_CONSULT_SERVED: say('该机关自收到之日起 15 个工作日内提出意见。', 'The agency has 15 working days from here.'),
  AGENCY_OPINION_RECEIVED: say('收到意见的次日起恢复计算。', 'The clock goes on from the next day.'),
  AGENCY_CONSULT_EXPIRED: say(
    '共同制作机关逾期未提出意见的，视为同意公开（条例第三十四条）。',
    'Silence of a joint producer is consent (Regulation art. 34).',
  ),
  EXTENSION_APPROVED: say(
    '须经政府信息公开工作机构负责人同意，并在原期限届满前告知申请人；最长 20 个工作日，只能一次（条例第三十三条第二款）。',
    'With the consent of the head of the disclosure office, told to the applicant before the reply is due; at most 20 working days, once (Regulation art. 33.2).',
  ),
  FEE_NOTICE_RECEIVED: say(
    '数量、频次明显超过合理范围的，可以收取信息处理费（条例第四十二条、国办函〔2020〕109号）。填申请人收到通知的那一天。',
    'An information processing fee may be charged where number and frequency are clearly excessive (Regulation art. 42; 国办函〔2020〕109号). Give the day the applicant received the notice.',
  ),
  CONSULT_CONFIRMED: say(
    '把送达的日期、意见的内容写成函，请对方核对（条例第三十二条）。不影响期限。',
    'Puts the day of service and the opinion in writing for the party to check (Regulation art. 32). The clock goes on.',
  ),
  THIRD_PARTY_TOLD: say(
    '第三方不同意、但为公共利益决定公开的，把公开的内容和理由书面告知它（条例第三十二条）。应在提供信息之前送达，让它来得及寻求救济。',
    'Disclosed for the public interest although the third party objected: tell it in writing what and why (Regulation art. 32), in time for it to seek a remedy.',
  ),
  ASSISTANCE_ASKED: say(
    '请别的单位协助查找、提供。答复期限照常计算（条例第四十五条）。',
    'Asks another agency or unit to help finding or giving something. The clock goes on (Regulation art. 45).',
  ),
  ASSISTANCE_GIVEN: say('记下协办单位的答复。', 'Takes down what the helper answered.'),
  PROVISION_SET: say(
    '同意公开、另行提供的，告诉申请人怎样、在哪里、哪天取得（条例第三十六条第二项）。',
    'Granted and given separately: tells the applicant how, where and when (Regulation art. 36(2)).',
  ),
  LETTER_SERVED: say(
    '补正告知书、延期告知书等的送达；邮寄的填交邮日。答复书和征求意见书的送达有各自的步骤。',
    'Service of notices and the like; by post give the day of posting. Answers and consultations have steps of their own.',
  ),
  HANDED_OVER: say(
    '主动公开的政府信息要及时提供给国家档案馆、公共图书馆（条例第二十五条）。',
    'What is disclosed to all is given to archives and libraries in good time (Regulation art. 25).',
  ),
  FEE_PAID: say('缴费次日起重新计算答复期限。', 'The reply counts anew from the day after payment.'),
  FEE_WAIVED: say('不再收费，期限照收费通知之前继续。', 'No fee; the deadline is as if no notice had been sent.'),
  FEE_EXPIRED: say(
    '逾期未缴费的，不再处理。这件申请就此结束。',
    'Not paid in time: not processed any further. This ends the request.',
  ),
  ANSWER_SUBMITTED: say(
    '送审后不能再改稿，退回后可以改。审签的人必须是另一个人。',
    'After this the draft cannot be changed unless it is returned. Somebody else must approve it.',
  ),
  ANSWER_RETURNED: say('退回给拟稿人修改。', 'Back to who wrote it.'),
  ANSWER_CHECKED: say(
    '公开前审查：先审查、后公开（条例第十七条）。保密审查通过后才能签发。',
    'Review before disclosure (Regulation art. 17). It can be signed off only after the secrecy check.',
  ),
  DECISION_SIGNED_OFF: say('签发后答复书生效，可以送达。', 'With this the answer is made and can be served.'),
  DECISION_POSTED: say(
    '邮寄的，交邮之日为是否按期的时点（国办公开办函〔2016〕235号）。',
    'By post: the day it is handed to the post decides whether it is in time (国办公开办函〔2016〕235号).',
  ),
  DECISION_SIGNED: say(
    '直接或委托送达的，申请人签收之日为是否按期的时点。',
    'Handed over: the day the applicant signs for it decides.',
  ),
  DECISION_SENT_ELECTRONICALLY: say(
    '申请人选择网上获取的，以发送成功之日为时点。',
    'Where the applicant chose to receive it online: the day it was sent.',
  ),
  ARCHIVED: say('办结归档，五个环节到此完成（条例第四十五条）。', 'The file is closed (Regulation art. 45).'),
  REOPENED: say(
    '复议、诉讼后需要重新答复等情形。原来的记录都保留。',
    'For example to answer anew after a review or a judgment. The record stays.',
  ),
  WITHDRAWN_BY_APPLICANT: say('申请人书面撤回。这件申请就此结束。', 'Withdrawn in writing. This ends the request.'),
  SPLIT: say(
    '一份申请包含几项互不相关的内容、需要分别答复的，可以拆分。原件就此结束，由拆出的各件计数；申请人凭原登记号和查询码能查到各件。已征求的意见、延长、补正对各件同样有效，不能再来一次。',
    'For a request that asks for several unrelated things. It ends, and its parts are counted; the applicant finds them by the old number and code. Consultations, extension and correction so far hold for each part and cannot be repeated.',
  ),
  DELIVERY_ACKNOWLEDGED: say(
    '网上送达的，记下申请人确认收到的那一天。按确认之日判断是否按期的，以它为准。',
    'For an answer sent online: the day the applicant confirmed it. Where that day decides whether it was in time, it counts.',
  ),
  MERGED_INTO: say(
    '同一申请人就同一内容的申请可以并办。这件申请就此结束，由另一件答复。',
    'Handled with another of the same content. This one ends; the other is answered.',
  ),
  NOTE_ADDED: say('只在内部可见。', 'Seen inside only.'),
  MESSAGE_SENT: say('申请人凭登记号和查询码能看到。', 'The applicant reads it with number and code.'),
  MESSAGE_RECEIVED: say('把电话、信件中说的记下来。', 'Take down what was said by telephone or letter.'),
};

export interface ActGroup {
  readonly key: string;
  readonly label: Label;
  readonly acts: readonly FormAct[];
}

/** The acts in the order of the procedure. */
export const actGroups: readonly ActGroup[] = [
  {
    key: 'answer',
    label: say('答复与审签', 'Answer and approval'),
    acts: ['ANSWER_CHECKED', 'DECISION_SIGNED_OFF', 'ANSWER_SUBMITTED', 'ANSWER_RETURNED'],
  },
  {
    key: 'intake',
    label: say('受理与分办', 'Intake'),
    acts: ['CONFIRMED_BOTH', 'RECEIVED', 'CONTACT_FAILED', 'ASSIGNED'],
  },
  {
    key: 'service',
    label: say('送达与归档', 'Service and archive'),
    acts: [
      'DECISION_SENT_ELECTRONICALLY',
      'DECISION_POSTED',
      'DECISION_SIGNED',
      'PROVISION_SET',
      'LETTER_SERVED',
      'DELIVERY_ACKNOWLEDGED',
      'ARCHIVED',
      'HANDED_OVER',
    ],
  },
  {
    key: 'correction',
    label: say('补正与说明理由', 'Correction and reasons'),
    acts: [
      'CORRECTION_RECEIVED',
      'CORRECTION_NOTICE_SENT',
      'CORRECTION_EXPIRED',
      'REASON_ACCEPTED',
      'REASON_ACCEPTED_DELAY',
      'REASON_REJECTED',
      'REASON_REQUESTED',
    ],
  },
  {
    key: 'consult',
    label: say('征求意见与协办', 'Consultation and help'),
    acts: [
      'THIRD_PARTY_OPINION_RECEIVED',
      'THIRD_PARTY_CONSULT_SERVED',
      'THIRD_PARTY_CONSULT_EXPIRED',
      'THIRD_PARTY_CONSULT_SENT',
      'AGENCY_OPINION_RECEIVED',
      'AGENCY_CONSULT_SERVED',
      'AGENCY_CONSULT_EXPIRED',
      'AGENCY_CONSULT_SENT',
      'CONSULT_CONFIRMED',
      'THIRD_PARTY_TOLD',
      'ASSISTANCE_ASKED',
      'ASSISTANCE_GIVEN',
    ],
  },
  {
    key: 'time',
    label: say('延长与收费', 'Extension and fee'),
    acts: ['EXTENSION_APPROVED', 'FEE_PAID', 'FEE_NOTICE_RECEIVED', 'FEE_WAIVED', 'FEE_EXPIRED'],
  },
  {
    key: 'end',
    label: say('其他', 'Other'),
    acts: ['WITHDRAWN_BY_APPLICANT', 'MERGED_INTO', 'SPLIT', 'REOPENED'],
  },
];

/** What is drawn up with an act, and goes out with it but for the answer, which is served by an act of its own. */
export const actLetters: Readonly<Partial<Record<FormAct, readonly DocumentKind[]>>> = {
  RECEIVED: ['RECEIPT'],
  CONFIRMED_BOTH: ['RECEIPT'],
  CORRECTION_NOTICE_SENT: ['CORRECTION_NOTICE'],
  REASON_REQUESTED: ['REASON_NOTICE'],
  EXTENSION_APPROVED: ['EXTENSION_NOTICE'],
  THIRD_PARTY_CONSULT_SENT: ['THIRD_PARTY_INQUIRY', 'CONSULT_NOTICE_TO_APPLICANT'],
  AGENCY_CONSULT_SENT: ['AGENCY_INQUIRY', 'CONSULT_NOTICE_TO_APPLICANT'],
  CONSULT_CONFIRMED: ['CONFIRMATION_LETTER'],
  THIRD_PARTY_TOLD: ['THIRD_PARTY_NOTICE'],
  ASSISTANCE_ASKED: ['ASSIST_LETTER'],
  PROVISION_SET: ['PROVIDE_DATE_NOTICE'],
  FEE_NOTICE_RECEIVED: ['FEE_NOTICE'],
  HANDED_OVER: ['TRANSFER_LIST'],
  DECISION_SIGNED_OFF: ['APPROVAL_SHEET'],
  THIRD_PARTY_CONSULT_SERVED: ['SERVICE_RECORD'],
  AGENCY_CONSULT_SERVED: ['SERVICE_RECORD'],
  DECISION_POSTED: ['SERVICE_RECORD'],
  DECISION_SIGNED: ['SERVICE_RECORD'],
  DECISION_SENT_ELECTRONICALLY: ['SERVICE_RECORD'],
  LETTER_SERVED: ['SERVICE_RECORD'],
};

/** Acts that belong beside the correspondence. */
export const wordActs = ['MESSAGE_SENT', 'MESSAGE_RECEIVED', 'NOTE_ADDED'] as const satisfies readonly FormAct[];

/** No limit runs from them. */
export const besideClock: readonly FormAct[] = [
  'CONSULT_CONFIRMED',
  'THIRD_PARTY_TOLD',
  'ASSISTANCE_ASKED',
  'ASSISTANCE_GIVEN',
  'PROVISION_SET',
  'LETTER_SERVED',
  'HANDED_OVER',
];

/** They end the request. */
export const endingActs: readonly RequestAct[] = [
  'CORRECTION_EXPIRED',
  'FEE_EXPIRED',
  'WITHDRAWN_BY_APPLICANT',
  'MERGED_INTO',
  'SPLIT',
];

/**
 * Of what the server permits in this state, what there is something to do it with: nobody answers who was not asked, and what was not
 * written cannot be submitted.
 */
export function doableActs(
  detail: Pick<RequestDetail, 'acts' | 'consultations' | 'draft' | 'documents'>,
): readonly RequestAct[] {
  const waiting = (kind: Consultation['kind']) =>
    detail.consultations.filter((one) => one.kind === kind && one.endedOn === null);
  return detail.acts.filter((act) => {
    if (act === 'ANSWER_SUBMITTED') return detail.draft !== null;
    if (act === 'LETTER_SERVED') return servable(detail.documents).length > 0;
    if (act === 'THIRD_PARTY_TOLD') return detail.consultations.some((one) => one.kind === 'THIRD_PARTY');
    const kind = act.startsWith('AGENCY_') ? 'AGENCY' : act.startsWith('THIRD_PARTY_') ? 'THIRD_PARTY' : null;
    if (kind === null || act.endsWith('_SENT')) return true;
    return waiting(kind).some((one) => !act.endsWith('_SERVED') || one.servedOn === null);
  });
}

/** The act that brings the request on stands out; what else is possible does not. */
const LEADING: readonly FormAct[] = [
  'CONFIRMED_BOTH',
  'RECEIVED',
  'CORRECTION_RECEIVED',
  'THIRD_PARTY_OPINION_RECEIVED',
  'AGENCY_OPINION_RECEIVED',
  'FEE_PAID',
  'ANSWER_CHECKED',
  'DECISION_SIGNED_OFF',
  'DECISION_SENT_ELECTRONICALLY',
  'DECISION_POSTED',
  'DECISION_SIGNED',
  'ARCHIVED',
];

export function leadingAct(acts: readonly RequestAct[]): FormAct | undefined {
  return LEADING.find((act) => acts.includes(act));
}
