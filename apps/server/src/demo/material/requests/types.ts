import type { IsoDate } from '@openzone/calendar';
import type {
  ApplicantIdentity,
  ApplicantKind,
  DeliveryMethod,
  RequestAct,
  RequestChannel,
  RequestOutcome,
  RemedyInput,
  RemedyResult,
} from '@openzone/contracts';

/** An invented request: who asked for what, when it came, and what happened to it, told as officers would have recorded it. */
export interface DemoRequest {
  /** Unique within the zone; `{key}` in a text stands for the registration number of that request. */
  readonly key: string;
  readonly channel: RequestChannel;
  readonly came: IsoDate;
  /** Code of the unit that deals with it. */
  readonly unit: string;
  readonly applicant: DemoApplicant;
  readonly asks: string;
  readonly documentNumber?: string;
  readonly delivery: DeliveryMethod;
  readonly steps: readonly Step[];
  readonly remedy?: DemoRemedy;
}

export interface DemoApplicant {
  readonly kind: ApplicantKind;
  readonly identity: ApplicantIdentity;
}

export type Who = 'handler' | 'head' | 'reviewer' | 'office' | 'applicant';

/** How many working days after the step before (0: the same day), by whom, what, with which data. */
export type Step = readonly [after: number, who: Who, act: RequestAct, data?: Readonly<Record<string, unknown>>];

export interface DemoRemedy extends Pick<RemedyInput, 'kind' | 'body' | 'caseNumber' | 'claim' | 'simplified' | 'on'> {
  readonly respondedOn?: IsoDate;
  readonly concluded?: { readonly on: IsoDate; readonly result: RemedyResult; readonly note: string };
}

/** What an answer says beyond its outcome. */
export interface DemoAnswer {
  readonly outcome: RequestOutcome;
  readonly paragraphs?: readonly string[];
  readonly reason?: string;
  readonly article?: string;
  readonly withheld?: string;
  readonly responsibleAgency?: string;
  readonly previousAnswer?: string;
  readonly access?: string;
  readonly searched?: string;
}
