import type { ApplicantKind, RequestForm, RequestReceipt } from '@openzone/contracts';
import type { CalendarVersion, ClockPolicy, IsoDate } from '@openzone/calendar';
import type { Site } from '../../base/sites/index.ts';
import type { Text } from '../../platform/errors.ts';

/** What the public site may do with information requests. Everything else is out of its reach. */
export interface PublicRequests {
  /** Receives a request. The same `commandKey` from the same form gives the same receipt, whole, and registers once. */
  submit(site: Site, submission: Submission): Promise<RequestReceipt>;
  /**
   * Opens one's own request by number and query code.
   * @returns a pass for the other calls, good for half an hour
   * @throws AppError CODE_WRONG (400; the same for numbers that do not exist), TOO_MANY_GUESSES (429)
   */
  open(site: Site, number: string, queryCode: string): Promise<string>;
  /** @throws AppError PASS_EXPIRED (401): the number and code must be given again */
  progress(site: Site, pass: string): Promise<Progress>;
  /**
   * From the request of the pass to one it was split into, was split off, or was split off with (`Progress.family`).
   * @returns a pass for it, good as long as the first one
   * @throws AppError NOT_FOUND for any other number, PASS_EXPIRED
   */
  turnTo(site: Site, pass: string, number: string): Promise<string>;
  correct(
    site: Site,
    pass: string,
    input: { text: string; commandKey: string; uploads: readonly Upload[] },
  ): Promise<void>;
  write(site: Site, pass: string, input: { text: string; commandKey: string }): Promise<void>;
  withdraw(site: Site, pass: string, input: { reason: string; commandKey: string }): Promise<void>;
  rate(site: Site, pass: string, input: { stars: number; comment: string; commandKey: string }): Promise<void>;
  /** What the site counts days by, for the public calculator: its calendar, and its choices where the regulation leaves them open. */
  counting(site: Site): Promise<{ readonly calendar: CalendarVersion; readonly policy: Partial<ClockPolicy> }>;
  /**
   * A letter that was issued to the applicant, printed. Where the site judges an answer sent online by the day it was acknowledged,
   * opening it acknowledges it.
   */
  letter(
    site: Site,
    pass: string,
    documentId: string,
    format: 'pdf' | 'docx',
  ): Promise<{ name: string; bytes: Uint8Array }>;
}

export interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Evidence of identity: sealed, readable by the handlers' chain only, each reading recorded. */
  readonly identity: boolean;
}

export interface Submission {
  readonly form: RequestForm;
  readonly uploads: readonly Upload[];
  readonly commandKey: string;
}

/** One's own request, in plain words. Holds nothing that tells who asked beyond the kind of applicant. */
export interface Progress {
  readonly number: string;
  readonly applicantKind: ApplicantKind;
  readonly description: string;
  /** Where it stands now, in one sentence. */
  readonly now: Text;
  readonly open: boolean;
  readonly submittedOn: IsoDate;
  readonly receivedOn: IsoDate | null;
  readonly due: IsoDate | null;
  /** Why the date is what it is, with article. */
  readonly dueReason: Text;
  readonly steps: readonly { readonly on: IsoDate; readonly what: Text; readonly detail: string }[];
  /** What must be corrected, until when; null when nothing is asked. */
  readonly correction: { readonly dueOn: IsoDate; readonly matters: string; readonly guidance: string } | null;
  readonly fee: { readonly amount: number; readonly dueOn: IsoDate | null } | null;
  readonly letters: readonly { readonly id: string; readonly name: string; readonly issuedOn: IsoDate }[];
  readonly mayCorrect: boolean;
  readonly mayWithdraw: boolean;
  readonly mayRate: boolean;
  readonly rating: { readonly stars: number; readonly comment: string } | null;
  /** The requests it was split into, was split off, or was split off with, each where it stands. */
  readonly family: readonly FamilyMember[];
}

export interface FamilyMember {
  readonly number: string;
  readonly relation: 'PART' | 'WHOLE' | 'SIBLING';
  /** What is asked in it. */
  readonly description: string;
  readonly now: Text;
  readonly open: boolean;
  readonly due: IsoDate | null;
}
