import type {
  Consultation,
  Label,
  RequestClock,
  RequestDetail,
  RequestDocument,
  RequestOutcome,
} from '@openzone/contracts';
import { say } from '../i18n/messages.ts';
import type { FormAct } from './act-fields.ts';

/** Documents that can be drawn up from what a request records, by the name most places use; a site's templates may call them otherwise. */
export const documentKindLabels = {
  APPLICATION_FORM: say('申请表', 'Application form'),
  RECEIPT: say('申请接收回执', 'Receipt'),
  REGISTRATION_FORM: say('申请登记表', 'Registration form'),
  CORRECTION_NOTICE: say('补正告知书', 'Correction notice'),
  REASON_NOTICE: say('说明理由告知书', 'Notice to give reasons'),
  EXTENSION_NOTICE: say('延期答复告知书', 'Extension notice'),
  THIRD_PARTY_INQUIRY: say('征求意见书（给第三方）', 'Inquiry to a third party'),
  CONSULT_NOTICE_TO_APPLICANT: say('征求意见告知书（给申请人）', 'Notice of consultation to the applicant'),
  CONFIRMATION_LETTER: say('征求意见确认函', 'Letter of confirmation'),
  THIRD_PARTY_NOTICE: say('依申请公开告知书（给第三方）', 'Notice of disclosure to a third party'),
  AGENCY_INQUIRY: say('征求意见书（给其他机关）', 'Inquiry to another agency'),
  ASSIST_LETTER: say('协办函', 'Request for assistance'),
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
  ANSWER_UNDER_2007: say('答复书（适用2007年条例）', 'Answer under the Regulation of 2007'),
  PROVIDE_DATE_NOTICE: say('提供日期通知书', 'Notice of the day of provision'),
  SERVICE_RECORD: say('送达回证', 'Certificate of service'),
  TRANSFER_LIST: say('主动公开政府信息移送明细表', 'List of information handed over'),
} satisfies Readonly<Record<string, Label>>;

export type DocumentKind = keyof typeof documentKindLabels;

export function isDocumentKind(code: string): code is DocumentKind {
  return Object.hasOwn(documentKindLabels, code);
}

type Regime = RequestClock['regime'];

/** The answer that an outcome is told by; undefined where none is chosen or the outcome has none. */
export function answerKind(outcome: RequestOutcome | null, regime: Regime): DocumentKind | undefined {
  if (outcome === null || ['ABANDONED_CORRECTION', 'ABANDONED_FEE', 'WITHDRAWN'].includes(outcome)) return undefined;
  if (regime === '2007') return 'ANSWER_UNDER_2007';
  const own = `ANSWER_${outcome}`;
  if (isDocumentKind(own)) return own;
  if (outcome.startsWith('REFUSED')) return 'ANSWER_REFUSED';
  return outcome.startsWith('OLD_') ? undefined : 'ANSWER_NOT_PROCESSED';
}

/**
 * Offered for a request: procedural documents, and of the answers the one that fits the draft; where none is chosen all that its
 * regulation knows.
 */
export function offeredKinds(outcome: RequestOutcome | null, regime: Regime): readonly DocumentKind[] {
  const answer = answerKind(outcome, regime);
  return (Object.keys(documentKindLabels) as DocumentKind[]).filter((kind) => {
    if (!kind.startsWith('ANSWER_')) return true;
    return answer === undefined ? (kind === 'ANSWER_UNDER_2007') === (regime === '2007') : kind === answer;
  });
}

/** The act whose form fills a document in; without it there is nothing the document could say. */
export const kindActs: Readonly<Partial<Record<DocumentKind, FormAct>>> = {
  CORRECTION_NOTICE: 'CORRECTION_NOTICE_SENT',
  REASON_NOTICE: 'REASON_REQUESTED',
  EXTENSION_NOTICE: 'EXTENSION_APPROVED',
  THIRD_PARTY_INQUIRY: 'THIRD_PARTY_CONSULT_SENT',
  CONFIRMATION_LETTER: 'CONSULT_CONFIRMED',
  THIRD_PARTY_NOTICE: 'THIRD_PARTY_TOLD',
  AGENCY_INQUIRY: 'AGENCY_CONSULT_SENT',
  ASSIST_LETTER: 'ASSISTANCE_ASKED',
  PROVIDE_DATE_NOTICE: 'PROVISION_SET',
  FEE_NOTICE: 'FEE_NOTICE_RECEIVED',
  TRANSFER_LIST: 'HANDED_OVER',
};

/** Papers that stay in the file. */
const INSIDE: readonly string[] = ['APPLICATION_FORM', 'REGISTRATION_FORM', 'APPROVAL_SHEET', 'SERVICE_RECORD'];

export const isInside = (kind: string): boolean => INSIDE.includes(kind);
/** It goes out with a number; the list for the archive goes out without one. */
export const isLetter = (kind: string): boolean => !isInside(kind) && kind !== 'TRANSFER_LIST';

/** Whom each kind may go to several of. */
export function partiesOf(
  kind: DocumentKind,
  detail: Pick<RequestDetail, 'consultations' | 'assistance'>,
): readonly string[] {
  const consulted = (wanted: Consultation['kind']) =>
    detail.consultations.filter((one) => one.kind === wanted).map((one) => one.party);
  const names =
    kind === 'ASSIST_LETTER'
      ? detail.assistance.map((one) => one.party)
      : kind === 'AGENCY_INQUIRY'
        ? consulted('AGENCY')
        : ['THIRD_PARTY_INQUIRY', 'CONFIRMATION_LETTER', 'THIRD_PARTY_NOTICE'].includes(kind)
          ? consulted('THIRD_PARTY')
          : [];
  return [...new Set(names)];
}

/** Letters that go out and whose service no other act records. */
export function servable(documents: readonly RequestDocument[]): readonly RequestDocument[] {
  const elsewhere = ['THIRD_PARTY_INQUIRY', 'AGENCY_INQUIRY'];
  return documents.filter(({ kind }) => isLetter(kind) && !kind.startsWith('ANSWER_') && !elsewhere.includes(kind));
}
