import type { Labels } from './context.ts';
import type { Subject } from './finding.ts';
import type { FindingKind } from './kinds.ts';
import type { Reason } from './reasons.ts';
import type { Scan } from './scan.ts';

/** A finding before overlaps are settled and exemptions are known. */
export interface Draft {
  readonly kind: FindingKind;
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
  readonly why: readonly Reason[];
  readonly subject: Subject;
  /** Counts only when a person is named in the same line or the one before: 3组, 二级残疾. */
  readonly needsPerson?: boolean;
}

/** What every rule works on. */
export interface Work {
  readonly scan: Scan;
  readonly labels: Labels;
  readonly put: (draft: Draft) => void;
  /** Where the last landline number ended: the next one may leave out the area code. */
  landlineEnd: number;
}
