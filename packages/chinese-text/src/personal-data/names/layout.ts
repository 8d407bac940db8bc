import { hanLength } from './candidates.ts';
import { isSure, mayBeName, type Span } from './lists.ts';

const LINE_FEED = 0x0a;
const TAB = 0x09;
const SPACE = 0x20;
const BARS = new Set([0x7c, 0x2502, 0x2503]);
/** Rows of a table without headings, and the share of names that makes a column one of names. */
const LEAST_ROWS = 3;
const MAJORITY = 0.6;
const MOST_COLUMNS = 30;
/** A column alone is made of lines that hold nothing else, and nothing longer than a name. */
const LONGEST_ALONE = 4;

/** Places in tables that have no headings: which cells are in a column of names. */
export interface Columns {
  /** Where such cells begin. */
  readonly starts: ReadonlySet<number>;
  /** Such cells that are no name yet and may be one. */
  readonly rest: readonly Span[];
}

/**
 * Columns in which most cells are names already. Rows are neighbouring lines with equally many cells; a list with a name on each
 * line is a table of one column.
 */
export function nameColumns(units: Uint16Array, names: readonly Span[]): Columns {
  const ends = new Map(names.map(({ start, end }) => [start, end]));
  const starts = new Set<number>();
  const rest: Span[] = [];
  let rows: Span[][] = [];
  const close = (): void => {
    if (rows.length >= LEAST_ROWS) judge(units, rows, ends, starts, rest);
    rows = [];
  };
  for (let from = 0; from < units.length && names.length >= 2;) {
    const feed = units.indexOf(LINE_FEED, from);
    const to = feed < 0 ? units.length : feed;
    const cells = cellsOf(units, from, to);
    if (cells !== undefined && rows.length > 0 && rows[0]?.length !== cells.length) close();
    if (cells === undefined) close();
    else if (cells.length > 0) rows.push(cells);
    from = to + 1;
  }
  close();
  return { starts, rest };
}

/** @returns no cells for an empty line, undefined for running text */
function cellsOf(units: Uint16Array, from: number, to: number): Span[] | undefined {
  const part = units.subarray(from, to);
  const ruled = part.includes(TAB) || part.some((unit) => BARS.has(unit));
  const apart = (unit: number | undefined): boolean =>
    ruled ? unit === TAB || (unit !== undefined && BARS.has(unit)) : unit === SPACE;
  const cells: Span[] = [];
  for (let i = from; i <= to && cells.length <= MOST_COLUMNS;) {
    let end = i;
    while (end < to && !apart(units[end])) end++;
    const cell = trim(units, i, end);
    if (ruled || cell.end > cell.start) cells.push(cell);
    i = end + 1;
  }
  if (cells.length > MOST_COLUMNS) return undefined;
  if (cells.length === 1) return isHan(units, cells[0], LONGEST_ALONE) ? cells : undefined;
  return cells;
}

function trim(units: Uint16Array, from: number, to: number): Span {
  let start = from;
  let end = to;
  while (start < end && units[start] === SPACE) start++;
  while (end > start && units[end - 1] === SPACE) end--;
  return { start, end };
}

function isHan(units: Uint16Array, cell: Span | undefined, longest: number): boolean {
  if (cell === undefined || cell.end - cell.start > longest || cell.end - cell.start < 2) return false;
  for (let i = cell.start; i < cell.end; i++) if (hanLength(units, i) !== 1) return false;
  return true;
}

function judge(
  units: Uint16Array,
  rows: readonly (readonly Span[])[],
  ends: ReadonlyMap<number, number>,
  starts: Set<number>,
  rest: Span[],
): void {
  for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
    const cells = rows.flatMap((row) => row[column] ?? []).filter(({ start, end }) => end > start);
    const isKnown = ({ start, end }: Span): boolean => ends.get(start) === end;
    const known = cells.filter(isKnown).length;
    if (known < 2 || known < cells.length * MAJORITY) continue;
    const sure = isSure(known, cells.length);
    for (const cell of cells) {
      starts.add(cell.start);
      if (!isKnown(cell) && isHan(units, cell, LONGEST_ALONE) && mayBeName(units, cell, sure)) rest.push(cell);
    }
  }
}
