import type { DemoAttribute, DemoGenre, TableBlock } from '../types.ts';
import type { Writer } from './writer.ts';

/** Normative documents take effect that many days after they are written, and say so. */
export const EFFECTIVE_AFTER_DAYS = 35;

/** What a template makes of one occasion. */
export interface Written {
  readonly title: string;
  readonly abstract: string;
  readonly words: readonly string[];
  readonly text: readonly (string | TableBlock)[];
  /** 落款 is added under the text unless this says no. */
  readonly unsigned?: boolean;
}

export interface Template {
  /** Column it is filed in; coverage of every column is planned by this. */
  readonly column: string;
  readonly extraColumns?: readonly string[];
  /** Codes of the main zone; one is drawn. */
  readonly units: readonly string[];
  readonly genre?: DemoGenre;
  /** 主题分类 and its second level. */
  readonly subject: readonly [string, string];
  readonly article: Extract<DemoAttribute, { kind: 'PROACTIVE' }>['article'];
  readonly reason: string;
  /** How often it occurs among the others. */
  readonly weight: number;
  /** The document has a 发文字号: in the series of its unit, or in one of its own, for example `经发投资`. */
  readonly number?: 'UNIT' | (string & {});
  /** Written only in these months. */
  readonly months?: readonly number[];
  /** Not written before this day of the month. */
  readonly fromDay?: number;
  /** At most that many working days from writing to publication; 12 unless told. */
  readonly soon?: number;
  /** 行政规范性文件. */
  readonly normative?: boolean;
  readonly write: (w: Writer) => Written;
}
