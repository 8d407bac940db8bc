import type { Attribute, DeclaredValidity, Ground } from '@openzone/contracts';
import type { Dropped, ExtractedFile, FileLink, Warning } from '../../../base/files/extract/index.ts';
import type { Text } from '../../../platform/errors.ts';

/** Columns of the site: the five aspects of openness, the items of article 20, and the fixed columns. */
export type ColumnKey =
  | 'decision'
  | 'execution'
  | 'management'
  | 'service'
  | 'results'
  | 'guide'
  | 'rules'
  | 'annual-report'
  | 'legal-docs'
  | 'org-info'
  | 'plans'
  | 'statistics'
  | 'licensing'
  | 'penalty'
  | 'budget'
  | 'fees'
  | 'procurement'
  | 'major-projects'
  | 'livelihood'
  | 'emergency'
  | 'inspection'
  | 'civil-service'
  | 'other';

/** A proposal a person confirms or corrects. `confidence` is 0–1; a null value says why nothing is proposed. */
export interface Proposed<T> {
  readonly value: T | null;
  readonly confidence: number;
  readonly reasons: readonly Text[];
}

/** The attribute with the articles it rests on; `review` means that a person must decide before anything else happens. */
export interface ProposedAttribute extends Proposed<Attribute> {
  /** Articles of the regulation as the vocabularies write them, for example `20(十五)`, `49`, `14`. */
  readonly articles: readonly string[];
  readonly ground?: Ground;
  readonly review: boolean;
}

/** One change of a repair; `start` and `end` are UTF-16 offsets in `Repair.original`. */
export interface RepairEdit {
  readonly from: string;
  readonly to: string;
  readonly start: number;
  readonly end: number;
}

/** What the repair of a damaged file changed. With several documents in the file each carries the whole. */
export interface Repair {
  /** The damaged text of the file, one line per paragraph, cell or line. */
  readonly original: string;
  /** In ascending order, none inside or across another: applied to `original` they give the repaired text. */
  readonly changes: readonly RepairEdit[];
  readonly counts: Readonly<Record<string, number>>;
}

/** Text repair, injected: the functions of `@openzone/chinese-text/repair` fit. */
export interface TextRepair {
  readonly looksDamaged: (text: string) => { readonly damaged: boolean };
  readonly repairText: (
    text: string,
    options?: { readonly force?: boolean },
  ) => Omit<Repair, 'original'> & { readonly text: string };
}

export interface AnalysisOptions {
  readonly repair?: TextRepair;
  /** Names of the zone's own units; a unit found among them is proposed with more confidence. */
  readonly agencies?: readonly string[];
  /** ISO day; dates after it are doubted. Defaults to today. */
  readonly today?: string;
}

/** An error in one row of a list of documents. `field` is the property of the proposal it concerns. */
export interface RowError extends Warning {
  readonly field: string;
}

/** One document found in a file, with everything that can be told about it. Days are ISO 8601 (`2018-07-13`). */
export interface LegacyDocumentProposal {
  readonly title: Proposed<string>;
  readonly documentNumber: Proposed<string>;
  readonly writtenDate: Proposed<string>;
  readonly publishedDate: Proposed<string>;
  /** Time of day of publication as the page gave it, `14:43`. */
  readonly publishedTime?: string;
  readonly effectiveDate: Proposed<string>;
  readonly expiredDate: Proposed<string>;
  readonly issuingAgency: Proposed<string>;
  readonly source: Proposed<string>;
  /** The index number the old site had given. */
  readonly legacyIndexNumber: Proposed<string>;
  readonly validity: Proposed<DeclaredValidity>;
  readonly subjectWords: Proposed<string>;
  readonly abstract: Proposed<string>;
  readonly genre: Proposed<string>;
  readonly subjectCategory: Proposed<string>;
  readonly attribute: ProposedAttribute;
  readonly column: Proposed<ColumnKey>;
  readonly bodyHtml: string;
  readonly bodyText: string;
  readonly links: readonly FileLink[];
  /** Files of the same archive that the document links to. */
  readonly attachments: readonly { readonly name: string; readonly text: string }[];
  readonly repair?: Repair;
  /** Everything that stood in the file and is not in the body. */
  readonly removed: readonly Dropped[];
  readonly warnings: readonly Warning[];
  readonly errors: readonly RowError[];
  /** SHA-256 of the folded text, lower-case hexadecimal: equal for the same document in another format. */
  readonly fingerprint: string;
  /** Where in the file: which document of how many, which row of a list (counted from 1, header included), which member of an archive. */
  readonly position: {
    readonly index: number;
    readonly count: number;
    readonly sheet?: string;
    readonly row?: number;
    readonly member?: string;
  };
}

export type { Attribute, DeclaredValidity, Dropped, ExtractedFile, Ground, Text, Warning };
