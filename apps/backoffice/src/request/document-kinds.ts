import type { Label, RequestOutcome } from '@openzone/contracts';
import { say } from '../i18n/messages.ts';

/** Documents that can be drawn up from what a request records, by the name most places use; a site's templates may call them otherwise. */
export const documentKindLabels = {
  RECEIPT: say('申请接收回执', 'Receipt'),
  REGISTRATION_FORM: say('申请登记表', 'Registration form'),
  CORRECTION_NOTICE: say('补正告知书', 'Correction notice'),
  REASON_NOTICE: say('说明理由告知书', 'Notice to give reasons'),
  EXTENSION_NOTICE: say('延期答复告知书', 'Extension notice'),
  THIRD_PARTY_INQUIRY: say('征求意见书（给第三方）', 'Inquiry to a third party'),
  CONSULT_NOTICE_TO_APPLICANT: say('征求意见告知书（给申请人）', 'Notice of consultation to the applicant'),
  AGENCY_INQUIRY: say('征求意见书（给其他机关）', 'Inquiry to another agency'),
  FEE_NOTICE: say('信息处理费收费通知书', 'Fee notice'),
  APPROVAL_SHEET: say('审查呈批单', 'Approval sheet'),
  ANSWER_ALREADY_PUBLIC: say('告知书（已主动公开）', 'Answer: already public'),
  ANSWER_GRANTED: say('公开告知书', 'Answer: granted'),
  ANSWER_PARTIAL: say('部分公开告知书', 'Answer: granted in part'),
  ANSWER_REFUSED: say('不予公开告知书', 'Answer: refused'),
  ANSWER_NOT_EXIST: say('政府信息不存在告知书', 'Answer: does not exist'),
  ANSWER_NOT_RESPONSIBLE: say('非本机关政府信息告知书', 'Answer: not this agency’s'),
  ANSWER_REPEAT: say('重复申请告知书', 'Answer: repeated request'),
  ANSWER_NOT_PROCESSED: say('不予处理告知书', 'Answer: not processed'),
  ANSWER_STILL_UNCLEAR: say('补正后仍不明确答复书', 'Answer: unclear after correction'),
} satisfies Readonly<Record<string, Label>>;

export type DocumentKind = keyof typeof documentKindLabels;

export function isDocumentKind(code: string): code is DocumentKind {
  return Object.hasOwn(documentKindLabels, code);
}

/** The answer that an outcome is told by; undefined where none is chosen or the outcome has none. */
export function answerKind(outcome: RequestOutcome | null): DocumentKind | undefined {
  if (outcome === null) return undefined;
  const own = `ANSWER_${outcome}`;
  if (isDocumentKind(own)) return own;
  if (outcome.startsWith('REFUSED') || outcome === 'OLD_TRADE_SECRET' || outcome === 'OLD_PRIVACY')
    return 'ANSWER_REFUSED';
  if (outcome.startsWith('OLD_') || ['ABANDONED_CORRECTION', 'ABANDONED_FEE', 'WITHDRAWN'].includes(outcome))
    return undefined;
  return 'ANSWER_NOT_PROCESSED';
}

/** Offered for a request: procedural documents, and of the answers the one that fits the draft; all of them where none is chosen. */
export function offeredKinds(outcome: RequestOutcome | null): readonly DocumentKind[] {
  const answer = answerKind(outcome);
  return (Object.keys(documentKindLabels) as DocumentKind[]).filter(
    (kind) => !kind.startsWith('ANSWER_') || answer === undefined || kind === answer,
  );
}
