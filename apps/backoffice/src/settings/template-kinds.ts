import type { Label } from '@openzone/contracts';
import { say } from '../i18n/messages.ts';

/** Every letter and form whose text a site may set, in the order a request meets them. Two answers share one title; the brackets tell them apart. */
export const templateKinds = {
  APPLICATION_FORM: say('政府信息公开申请表', 'Application form'),
  REGISTRATION_FORM: say('政府信息公开申请登记表', 'Registration form'),
  RECEIPT: say('政府信息公开申请接收回执', 'Acknowledgement of receipt'),
  CORRECTION_NOTICE: say('政府信息公开申请补正告知书', 'Correction notice'),
  REASON_NOTICE: say('政府信息公开申请说明理由告知书', 'Request for reasons'),
  EXTENSION_NOTICE: say('政府信息公开申请延期答复告知书', 'Notice of extension'),
  THIRD_PARTY_INQUIRY: say('征求意见书（给第三方）', 'Consultation letter (to a third party)'),
  CONFIRMATION_LETTER: say('征求意见确认函', 'Letter of confirmation'),
  CONSULT_NOTICE_TO_APPLICANT: say('征求意见告知书（给申请人）', 'Notice of consultation (to the applicant)'),
  THIRD_PARTY_NOTICE: say('依申请公开告知书（给第三方）', 'Notice of disclosure (to a third party)'),
  AGENCY_INQUIRY: say('征求意见书（给共同制作机关）', 'Consultation letter (to another agency)'),
  ASSIST_LETTER: say('协办函', 'Request for assistance'),
  ANSWER_ALREADY_PUBLIC: say('政府信息公开告知书（已主动公开）', 'Answer: already public'),
  ANSWER_GRANTED: say('政府信息公开告知书（予以公开）', 'Answer: granted'),
  ANSWER_PARTIAL: say('政府信息部分公开告知书', 'Answer: granted in part'),
  ANSWER_REFUSED: say('政府信息不予公开告知书', 'Answer: refused'),
  ANSWER_NOT_EXIST: say('政府信息不存在告知书', 'Answer: does not exist'),
  ANSWER_NOT_RESPONSIBLE: say('非本机关政府信息告知书', 'Answer: not this agency’s'),
  ANSWER_REPEAT: say('重复申请不予重复处理告知书', 'Answer: repeated request'),
  ANSWER_NOT_PROCESSED: say('不予处理告知书', 'Answer: not processed'),
  ANSWER_STILL_UNCLEAR: say('补正后仍不明确答复书', 'Answer: unclear after correction'),
  ANSWER_UNDER_2007: say('政府信息公开申请答复书（适用2007年条例）', 'Answer under the Regulation of 2007'),
  PROVIDE_DATE_NOTICE: say('政府信息提供日期通知书', 'Notice of the day of provision'),
  FEE_NOTICE: say('政府信息公开信息处理费收费通知书', 'Notice of the information processing fee'),
  APPROVAL_SHEET: say('政府信息公开审查呈批单', 'Review and approval sheet'),
  TRANSFER_LIST: say('主动公开政府信息移送明细表', 'List of information handed over'),
  SERVICE_RECORD: say('送达回证', 'Certificate of service'),
} satisfies Readonly<Record<string, Label>>;

export type TemplateKind = keyof typeof templateKinds;

export const templateKindCodes = Object.keys(templateKinds) as readonly TemplateKind[];
