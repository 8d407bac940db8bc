import type { Text } from '../../../platform/errors.ts';
import type { DocumentKindCode } from './codes.ts';
import type { PlaceholderName } from './placeholders/index.ts';

export type Addressee = 'applicant' | 'third-party' | 'agency' | 'archive' | 'internal' | 'none';

/** Something the document must state: the official label and the placeholders that together state it. */
export interface MandatoryField {
  readonly label: Text;
  readonly by: readonly PlaceholderName[];
}

export interface DocumentKind {
  readonly code: DocumentKindCode;
  /** Default official name and the names other places use. */
  readonly name: Text;
  readonly aliases: readonly string[];
  readonly addressee: Addressee;
  /** Articles of the Regulation, or another source in full. */
  readonly basis: readonly string[];
  /** What this kind must state beyond what every document that leaves the house must (`commonFields`). */
  readonly mandatory: readonly MandatoryField[];
  /** `choice`: the site decides (`remedy.whereOptional`). */
  readonly remedy: 'R-A' | 'R-B' | 'R-A+R-B' | 'R-N' | 'choice';
  /** Default template; see `placeholders` and template.ts for its marks. */
  readonly template: string;
}

/** True for documents that leave the house, which carry number, date and seal. */
export function isOutward(addressee: Addressee): boolean {
  return addressee === 'applicant' || addressee === 'third-party' || addressee === 'agency';
}

/** A field as a kind lists it: Chinese label, English label, placeholders. */
export const field = (zh: string, en: string, ...by: PlaceholderName[]): MandatoryField => ({ label: { zh, en }, by });
