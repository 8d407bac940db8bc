import type { Text } from '../errors.ts';

/** What the clock refuses; stable, for programs to branch on. */
export type ClockErrorCode =
  /** The procedure has no such step from the state the request is in. */
  | 'EVENT_NOT_ALLOWED'
  /** The step needs a day of receipt, and there is none yet. */
  | 'EVENT_BEFORE_RECEIPT'
  /** This way of receiving does not belong to the channel. */
  | 'CHANNEL_MISMATCH'
  /** A date, number or name of the event makes no sense. */
  | 'INVALID_EVENT'
  /** A limit is said to have passed while it still runs. */
  | 'EVENT_TOO_EARLY'
  /** Done after its limit, without what would excuse it. */
  | 'EVENT_TOO_LATE'
  /** No consultation is under way with the one named. */
  | 'CONSULTATION_UNKNOWN'
  /** A second correction notice. */
  | 'CORRECTION_TWICE'
  /** A second extension. */
  | 'EXTENSION_TWICE'
  /** An extension beyond what the regulation allows. */
  | 'EXTENSION_TOO_LONG'
  /** An extension approved or told after the reply was due. */
  | 'EXTENSION_AFTER_DUE';

/** A step the clock refuses: what is wrong, which field of which event, and what to do instead. */
export class ClockError extends Error {
  readonly code: ClockErrorCode;
  readonly text: Text;
  readonly remedy: Text;
  /** Name of the field at fault, as in the event: `type`, `on`, `workdays`, `party` … */
  readonly field: string;
  /** Place of the event in the list given, from 0; null when no single event is at fault. */
  readonly eventIndex: number | null;

  constructor(
    code: ClockErrorCode,
    parts: { readonly text: Text; readonly remedy: Text; readonly field: string; readonly eventIndex?: number | null },
  ) {
    super(`${code}: ${parts.text.en} ${parts.remedy.en}`);
    this.name = 'ClockError';
    this.code = code;
    this.text = parts.text;
    this.remedy = parts.remedy;
    this.field = parts.field;
    this.eventIndex = parts.eventIndex ?? null;
  }
}
