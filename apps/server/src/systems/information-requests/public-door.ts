import type { ApplicantKind, RequestForm, RequestReceipt } from '@openzone/contracts';
import type { IsoDate } from '@openzone/calendar';
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
  correct(
    site: Site,
    pass: string,
    input: { text: string; commandKey: string; uploads: readonly Upload[] },
  ): Promise<void>;
  write(site: Site, pass: string, input: { text: string; commandKey: string }): Promise<void>;
  withdraw(site: Site, pass: string, input: { reason: string; commandKey: string }): Promise<void>;
  rate(site: Site, pass: string, input: { stars: number; comment: string; commandKey: string }): Promise<void>;
  /** A letter that was issued to the applicant, printed. */
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
}
