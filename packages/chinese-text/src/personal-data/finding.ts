import type { Exemption } from './exemptions/rules.ts';
import type { FindingKind } from './kinds.ts';
import type { Reason } from './reasons.ts';

/** Whom a finding is about. The numbers of an organisation are public; a one-person business (个体工商户) is a person. */
export type Subject = 'person' | 'organisation' | 'unknown';

/** One piece of personal or sensitive data in a text. */
export interface Finding {
  readonly kind: FindingKind;
  /** UTF-16 offsets in the text given: `text.slice(start, end)`. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** From 0 to 1: how sure the finder is that this is data of this kind. */
  readonly confidence: number;
  /** Why it was found, most telling first; `describeReason` makes a sentence of each. */
  readonly why: readonly Reason[];
  readonly subject: Subject;
  /** Present when the law has this very item published in this sort of document. It is still a finding, for a person to see. */
  readonly exemption?: Exemption;
}
