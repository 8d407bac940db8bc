import type { ApplicantKind, RemedyKind, RemedyResult, RequestChannel, RequestOutcome } from '@openzone/contracts';
import type { PublicationWay } from '../../../engines/publication/index.ts';
import type { Text } from '../../../platform/errors.ts';
import type { AskedItem } from './asked.ts';
import type { FigureUnit } from './unit.ts';

/**
 * What an official report form is made of: tables of cells, each with its official label, the article it rests on and the facts it counts.
 * Definitions are data; `compile` fills them and `checks` holds them against each other.
 */

/** What is counted among documents, all of it by the day a document became public or was made. */
export type PublicationMeasure =
  /** first public within the year, once each whatever the channels */
  | 'items'
  /** of these, carried by the channel */
  | 'byChannel'
  /** of these, 规范性文件 */
  | 'normativePublic'
  /** of these, in a column of 政策解读 */
  | 'interpretations'
  /** 规范性文件 made within the year */
  | 'normativeMade'
  /** 规范性文件 that ceased to be in force within the year */
  | 'normativeEnded'
  /** 规范性文件 in force on the last day of the year */
  | 'normativeInForce'
  /** 规范性文件 public on the last day of the year */
  | 'normativeStanding';

/** A typed query: which records a figure counts. Every kind but `asked` and `fixed` can list them. */
export type Fact =
  | {
      readonly kind: 'requests';
      /** by the day of receipt, carried over from the years before, closed within, carried into the next */
      readonly count: 'received' | 'carriedIn' | 'closed' | 'carriedOut';
      readonly channels?: readonly RequestChannel[];
      readonly applicants?: readonly ApplicantKind[];
      readonly outcomes?: readonly RequestOutcome[];
      /** after an extension, or without one */
      readonly extended?: boolean;
    }
  | {
      readonly kind: 'remedies';
      readonly groups: readonly RemedyKind[];
      /** undefined: whatever became of them, so that a total is counted and not added up. */
      readonly results?: readonly (RemedyResult | 'PENDING')[];
    }
  | { readonly kind: 'publications'; readonly measure: PublicationMeasure; readonly way?: PublicationWay }
  /** 信息处理费 paid within the year, in 万元. */
  | { readonly kind: 'fees' }
  /** Told by the units: nothing in the platform knows it. */
  | { readonly kind: 'asked'; readonly item: AskedItem }
  | { readonly kind: 'fixed'; readonly value: number };

export interface CellDefinition {
  /** Stable, for example `3.granted.natural_person` or `C3.1`. */
  readonly id: string;
  /** The official label of the row, with its column where the row has several. */
  readonly label: string;
  readonly unit: FigureUnit;
  /** May be below zero: 本年增/减. */
  readonly signed?: boolean;
  /** Article of the Regulation, empty where the form names none. */
  readonly article: string;
  /** How it is counted. */
  readonly rule: Text;
  /** The cell is their sum. */
  readonly facts: readonly Fact[];
}

/** A cell of the printed table that holds words. */
export interface HeadCell {
  readonly text: string;
  readonly columns?: number;
  readonly rows?: number;
}

/** One row as it is printed: its headings, then its figures, each spanning so many columns of the table (1 where not said). */
export interface TableRow {
  readonly heads: readonly HeadCell[];
  readonly cells: readonly CellDefinition[];
  readonly widths?: readonly number[];
}

export interface TableDefinition {
  /** 一 … 六: the part it belongs to; the form of 2018 is a single table without number. */
  readonly part: string;
  readonly title: string;
  /** Rows of column headings at the top. */
  readonly head: readonly (readonly HeadCell[])[];
  readonly rows: readonly TableRow[];
}

export interface PartDefinition {
  readonly no: string;
  readonly title: string;
  /** What the official form asks for in it. */
  readonly content: string;
}

export interface ReportForm {
  readonly key: '2018' | '2019' | '2021';
  readonly name: Text;
  readonly basis: string;
  /** Years reported by it, both included. */
  readonly from: number;
  readonly to: number;
  readonly titleOf: (unit: string, year: number) => string;
  readonly parts: readonly PartDefinition[];
  readonly tables: readonly TableDefinition[];
  /** Cross-footing and carry-over, by its official number where it has one. */
  readonly checks: readonly CheckRule[];
}

/** A cell with its sign in a sum. */
export type Term = string | { readonly cell: string; readonly times: number };

/** Cross-footing as data. `error` stops a release; `warning` asks for an explanation. */
export type CheckRule = {
  readonly id: string;
  readonly level: 'error' | 'warning';
} & (
  | {
      /** left = right */
      readonly kind: 'equal';
      readonly left: readonly Term[];
      readonly right: readonly Term[];
    }
  | { readonly kind: 'atMost'; readonly left: readonly Term[]; readonly right: readonly Term[] }
  /** this year's `cell` = last year's `before` plus these terms of this year */
  | { readonly kind: 'carried'; readonly cell: string; readonly before: string; readonly plus: readonly Term[] }
  /** this year's `cell` ≤ last year's `before` plus these terms of this year */
  | { readonly kind: 'carriedAtMost'; readonly cell: string; readonly before: string; readonly plus: readonly Term[] }
  /** counts are whole and not negative, money not negative */
  | { readonly kind: 'numbers' }
  /** the register's own count by channel */
  | { readonly kind: 'register'; readonly cell: string }
  /** closed later than the limit, and yet in `cell`, whose label says otherwise */
  | { readonly kind: 'late'; readonly cell: string }
  /** the cell, or fees on record, above zero: part 六 has to speak of it */
  | { readonly kind: 'feesTold'; readonly cell: string; readonly part: string }
);

/** Every cell of a form, in the order it is printed. */
export function cellsOf(form: ReportForm): readonly CellDefinition[] {
  return form.tables.flatMap((table) => table.rows.flatMap((row) => row.cells));
}
