import type { Label, LabelClass } from './labels.ts';
import { reason, type Reason } from './reasons.ts';
import { classOf, HAN, type LabelHit, type Scan } from './scan.ts';
import { tablesOf, type LabelledCell } from './tables.ts';

/** What says of a place in the text what it holds. */
export interface PlaceLabel {
  readonly label: Label;
  readonly why: Reason;
  /** Where the label ends, for one in running text. */
  readonly end: number | undefined;
}

/** A label and its number stand no further apart than this, in code units. */
const FURTHEST = 20;
/** A line may break between a label and its number, as in a form that came out one cell to a line. */
const LINE_FEED = 0x0a;
const COMMA = 0x2c;
/** 残疾人证，证号为: more of the label. */
const PART_OF_LABEL = new Set(Array.from('证号码编为是', (character) => character.charCodeAt(0)));
const STOPS = new Set(Array.from('。;；!！?？', (character) => character.charCodeAt(0)));

/** Labels of a text, to be asked for places in ascending order or any other. */
export class Labels {
  readonly cells: readonly LabelledCell[];
  /** Headings of tables: where each begins and ends. */
  readonly headings: ReadonlyMap<number, number>;
  private readonly scan: Scan;
  private readonly mentioned: ReadonlySet<LabelClass>;

  constructor(scan: Scan) {
    this.scan = scan;
    const { cells, headings } = tablesOf(scan);
    this.cells = cells;
    this.headings = headings;
    this.mentioned = new Set(scan.labels.map(({ label }) => label.class));
  }

  /** Does the document use a label of this class anywhere? */
  mentions(...classes: readonly LabelClass[]): boolean {
    return classes.some((one) => this.mentioned.has(one));
  }

  /** What the words before `position`, or the heading of its column, say it is. */
  at(position: number): PlaceLabel | undefined {
    return this.before(position) ?? this.columnAt(position);
  }

  /** The labelled cell `position` is in. */
  cellAt(position: number): LabelledCell | undefined {
    const cell = this.cells[lastAtOrBefore(this.cells, position, (one) => one.start)];
    return cell !== undefined && position < cell.end ? cell : undefined;
  }

  columnAt(position: number): PlaceLabel | undefined {
    const cell = this.cellAt(position);
    if (cell === undefined) return undefined;
    return { label: cell.label, why: reason('column', { label: cell.label.word }), end: undefined };
  }

  /** The nearest label before `position`, if nothing but its own value can stand in between. */
  private before(position: number): PlaceLabel | undefined {
    const { labels, units } = this.scan;
    const hit = labels[lastAtOrBefore(labels, position, (one) => one.end)];
    if (hit === undefined || position - hit.end > FURTHEST) return undefined;
    // A heading of a table stands before the first cell of the row below as well.
    const cell = this.cellAt(position);
    if (cell !== undefined && hit.end <= cell.start) return undefined;
    let feeds = 0;
    let han = 0;
    let comma = false;
    for (let i = hit.end; i < position; i++) {
      const unit = units[i] ?? 0;
      if (STOPS.has(unit)) return undefined;
      if (unit === LINE_FEED && ++feeds > 1) return undefined;
      if (unit === COMMA) comma = true;
      if ((classOf(unit) & HAN) === 0 || PART_OF_LABEL.has(unit)) continue;
      // Behind a comma and words the sentence is about something else.
      if (++han > 8 || comma) return undefined;
    }
    if (feeds > 0 && han > 0) return undefined;
    return { label: hit.label, why: reason('label', { label: hit.label.word }), end: hit.end };
  }

  /** The label that begins within `distance` behind `position`: 1980年5月出生. */
  after(position: number, distance: number): LabelHit | undefined {
    const { labels } = this.scan;
    const hit = labels[lastAtOrBefore(labels, position - 1, (one) => one.start) + 1];
    return hit !== undefined && hit.start - position <= distance ? hit : undefined;
  }
}

/** Index of the last item whose position is at or before `position`; -1 when there is none. */
function lastAtOrBefore<T>(items: readonly T[], position: number, where: (item: T) => number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && where(item) <= position) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
