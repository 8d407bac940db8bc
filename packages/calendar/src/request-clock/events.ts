import type { IsoDate } from '../iso-date.ts';

/** How the request came in; it decides which day is the day of receipt (条例第三十一条). */
export type Channel =
  /** Web form or e-mail: the day both sides confirm. */
  | 'INTERNET'
  /** Fax of the disclosure office: the day both sides confirm. */
  | 'FAX'
  /** Mail nobody signs for: the day the office confirms with the applicant. */
  | 'ORDINARY_MAIL'
  /** Registered mail or courier: the day the agency signs for it, its mail room included. */
  | 'REGISTERED_MAIL'
  /** Handed in: that day. */
  | 'IN_PERSON'
  /** Spoken, and taken down by an officer (条例第二十九条第一款): as if handed in. */
  | 'ORAL';

/** What a third party answered. Silence is no answer: the agency decides (条例第三十二条). */
export type Opinion = 'CONSENT' | 'REFUSE';

interface EventBody {
  /** The day it happened, in Asia/Shanghai. */
  readonly on: IsoDate;
  /**
   * Taken into the record earlier, under the calendar known then. The limits it had to keep are not judged again when a
   * newer calendar moves them; its place in the procedure still is.
   */
  readonly accepted?: boolean;
}

/** One kind of event, or several alike, with the fields it has besides. */
type Plain<Type extends string, Fields = unknown> = Type extends string
  ? EventBody & { readonly type: Type } & Fields
  : never;

/** Before the day of receipt, or fixing it. */
export type ReceiptEvent =
  /** Sent in by Internet or fax; no clock yet. */
  | Plain<'SUBMITTED'>
  /** An ordinary letter has come in; no clock yet. */
  | Plain<'ARRIVED'>
  /** The applicant posted it; of no effect, kept for the file. */
  | Plain<'POSTED_BY_APPLICANT'>
  /** The agency signed for registered mail: the day of receipt. */
  | Plain<'SIGNED_BY_AGENCY'>
  /** Handed in, or registered mail received: the day of receipt. */
  | Plain<'RECEIVED'>
  /** Office and applicant have confirmed the request: the day of receipt for Internet, fax and ordinary mail. */
  | Plain<'CONFIRMED_BOTH'>
  /** The applicant could not be reached; recorded, no clock. */
  | Plain<'CONTACT_FAILED'>;

/** Correction of an unclear request (补正, 条例第三十条). */
export type CorrectionEvent =
  /** `dueOn`: the last day for the correction, as printed in the notice. */
  | Plain<'CORRECTION_NOTICE_SENT', { readonly dueOn: IsoDate }>
  /** `goodCause`: late, with good cause accepted (正当理由). */
  | Plain<'CORRECTION_RECEIVED', { readonly goodCause?: boolean }>
  /** An officer has found that the limit passed without good cause: deemed abandoned. */
  | Plain<'CORRECTION_EXPIRED'>;

/** Reasons for an excessive number of requests (条例第三十五条). */
export type ReasonEvent =
  | Plain<'REASON_REQUESTED'>
  | Plain<'REASON_ACCEPTED'>
  /** Sound reasons, but not to be done in time: `until` is the reasonable limit the agency set and told. */
  | Plain<'REASON_ACCEPTED_DELAY', { readonly until: IsoDate }>
  | Plain<'REASON_REJECTED'>;

/** Asking third parties (条例第三十二条) and other agencies (第三十三条第三款、第三十四条). */
export type ConsultationEvent =
  | Plain<
      'THIRD_PARTY_CONSULT_SENT' | 'THIRD_PARTY_CONSULT_SERVED' | 'THIRD_PARTY_CONSULT_EXPIRED',
      { readonly party: string }
    >
  | Plain<'THIRD_PARTY_OPINION_RECEIVED', { readonly party: string; readonly opinion?: Opinion }>
  /** `jointProducer`: it made the information too, so silence for 15 workdays is consent (第三十四条). */
  | Plain<'AGENCY_CONSULT_SENT', { readonly agency: string; readonly jointProducer: boolean }>
  | Plain<'AGENCY_CONSULT_SERVED' | 'AGENCY_OPINION_RECEIVED' | 'AGENCY_CONSULT_EXPIRED', { readonly agency: string }>;

/** Information processing fee (条例第四十二条; 国办函〔2020〕109号). */
export type FeeEvent = Plain<'FEE_NOTICE_RECEIVED'> | Plain<'FEE_PAID'> | Plain<'FEE_EXPIRED'>;

/** The answer and the end. */
export type AnswerEvent =
  /** `workdays`: how many; `notifiedOn`: when the applicant was told, if not on the day of approval (第三十三条第二款). */
  | Plain<'EXTENSION_APPROVED', { readonly workdays: number; readonly notifiedOn?: IsoDate }>
  | Plain<'DECISION_SIGNED_OFF'>
  /** Handed to the post: that day counts for being in time. */
  | Plain<'DECISION_POSTED'>
  /** Served directly or through another agency: the day it was signed for counts. */
  | Plain<'DECISION_SIGNED'>
  /** `acknowledgedOn`: when the applicant's side confirmed it. */
  | Plain<'DECISION_SENT_ELECTRONICALLY', { readonly acknowledgedOn?: IsoDate }>
  | Plain<'ARCHIVED'>
  | Plain<'WITHDRAWN_BY_APPLICANT'>;

/** Everything that moves the clock of a request, or is kept beside it. */
export type ClockEvent = ReceiptEvent | CorrectionEvent | ReasonEvent | ConsultationEvent | FeeEvent | AnswerEvent;

export type ClockEventType = ClockEvent['type'];

/** How an answer is delivered; it decides which day it is judged by. */
export type DeliveryType = 'DECISION_POSTED' | 'DECISION_SIGNED' | 'DECISION_SENT_ELECTRONICALLY';
