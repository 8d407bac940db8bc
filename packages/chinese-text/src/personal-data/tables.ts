import { PERSON_HEADINGS, type Label } from './labels.ts';
import type { LabelHit, Scan } from './scan.ts';

/** A cell of a table under a heading that says what it holds. */
export interface LabelledCell {
  readonly start: number;
  readonly end: number;
  readonly label: Label;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

const LINE_FEED = 0x0a;
const SPACE = 0x20;
const TAB = 0x09;
const BARS = [0x7c, 0x2502, 0x2503];
const COMMA = 0x2c;

/** What the tables of a text hold. */
interface Tables {
  /** Cells under headings that say what they hold, ascending. */
  readonly cells: readonly LabelledCell[];
  /** Cells of the headings themselves: where they begin and end. */
  readonly headings: ReadonlyMap<number, number>;
}

/** How a row is cut: at tabs, bars, commas, two or more spaces, or single spaces. */
type Delimiter = 'tab' | 'bar' | 'comma' | 'spaces' | 'space';

/** A heading with more characters than this is a sentence. */
const LONGEST_HEADING = 16;
/** More than any table has, and few enough to compare each with each. */
const MOST_COLUMNS = 60;
/** Rows that may fail to fit before the table is taken to have ended: page breaks, subtotals, notes. */
const PATIENCE = 3;

interface Header {
  readonly cells: readonly Span[];
  readonly delimiter: Delimiter;
  readonly labels: readonly (Label | undefined)[];
}

/** The tables of a text: rows of delimited cells, and tables that came out one cell to a line. */
export function tablesOf(scan: Scan): Tables {
  const headings = new Map<number, number>();
  if (scan.labels.length === 0) return { cells: [], headings };
  const lines = linesOf(scan.units);
  const labelsByLine = groupByLine(lines, scan.labels);
  const cells: LabelledCell[] = [];
  let header: Header | undefined;
  let misses = 0;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (line === undefined) continue;
    const found = headerOf(scan, line, labelsByLine.get(i) ?? []);
    if (found !== undefined) {
      header = found;
      misses = 0;
      if (isHeading(scan, line, found)) for (const { start, end } of found.cells) headings.set(start, end);
    } else if (header !== undefined && line.end > line.start) {
      misses = addRow(scan, line, header, cells) ? 0 : misses + 1;
      if (misses > PATIENCE) header = undefined;
    }
  }
  addVerticalTables(scan, lines, labelsByLine, cells);
  return { cells: cells.toSorted((a, b) => a.start - b.start), headings };
}

/** A form's line 姓名：王某 性别：男 reads like a heading too, and holds what it speaks of. */
function isHeading({ text }: Scan, { start, end }: Span, { cells }: Header): boolean {
  return cells.length >= 3 && !/[:：\d]/u.test(text.slice(start, end));
}

function linesOf(units: Uint16Array): Span[] {
  const lines: Span[] = [];
  let start = 0;
  for (;;) {
    const end = units.indexOf(LINE_FEED, start);
    lines.push({ start, end: end < 0 ? units.length : end });
    if (end < 0) return lines;
    start = end + 1;
  }
}

function groupByLine(lines: readonly Span[], labels: readonly LabelHit[]): Map<number, LabelHit[]> {
  const groups = new Map<number, LabelHit[]>();
  let line = 0;
  for (const hit of labels) {
    while ((lines[line]?.end ?? Infinity) < hit.start) line++;
    const group = groups.get(line);
    if (group === undefined) groups.set(line, [hit]);
    else group.push(hit);
  }
  return groups;
}

function headerOf(scan: Scan, line: Span, hits: readonly LabelHit[]): Header | undefined {
  const { units } = scan;
  if (hits.length === 0 || hits.length > MOST_COLUMNS) return undefined;
  for (const delimiter of delimitersOf(units, line)) {
    const ruled = delimiter === 'tab' || delimiter === 'bar';
    if (hits.length < 2 && !ruled) continue;
    const cells = splitCells(units, line, delimiter);
    const certain = cells.map((cell) => labelOf(cell, hits));
    // 成员 and 组长 head columns, and lines of names too: something else must say that this is a table.
    if (certain.filter((label) => label !== undefined).length < (ruled ? 1 : 2)) continue;
    const labels = certain.map((label, index) => label ?? personHeading(scan, cells[index]));
    const known = labels.filter((label) => label !== undefined).length;
    // Commas stand in sentences too, 当事人王某，考生号: two headings of a table must be nothing but labels.
    if (delimiter === 'comma' && known < 3 && !cells.every((cell) => isLabel(cell, hits))) continue;
    if (known >= 2 && known * 3 >= cells.length && cells.every((cell) => cell.end - cell.start <= LONGEST_HEADING)) {
      return { delimiter, labels, cells };
    }
  }
  return undefined;
}

function isLabel(cell: Span, hits: readonly LabelHit[]): boolean {
  return hits.some((hit) => hit.start === cell.start && hit.end === cell.end);
}

/** The label that is a cell, or that it ends or begins with: 户主身份证号, 联系电话（手机）. */
function labelOf(cell: Span, hits: readonly LabelHit[]): Label | undefined {
  const inside = hits.filter((hit) => hit.start >= cell.start && hit.end <= cell.end);
  return (inside.find((hit) => hit.end === cell.end) ?? inside.find((hit) => hit.start === cell.start))?.label;
}

const LONGEST_PERSON_HEADING = 12;

function personHeading({ text }: Scan, cell: Span | undefined): Label | undefined {
  if (cell === undefined || cell.end - cell.start > LONGEST_PERSON_HEADING) return undefined;
  return PERSON_HEADINGS.get(text.slice(cell.start, cell.end).replace(/\s/gu, ''));
}

function delimitersOf(units: Uint16Array, { start, end }: Span): Delimiter[] {
  const found: Delimiter[] = [];
  const part = units.subarray(start, end);
  if (part.includes(TAB)) found.push('tab');
  if (BARS.some((bar) => part.includes(bar))) found.push('bar');
  if (part.includes(COMMA)) found.push('comma');
  if (part.includes(SPACE)) found.push('spaces', 'space');
  return found;
}

function isDelimiter(delimiter: Delimiter, unit: number): boolean {
  switch (delimiter) {
    case 'tab':
      return unit === TAB;
    case 'bar':
      return BARS.includes(unit);
    case 'comma':
      return unit === COMMA;
    case 'spaces':
    case 'space':
      return unit === SPACE || unit === TAB;
    default:
      return delimiter satisfies never;
  }
}

/** The cells of a line without the space around them. Bars at the ends of a line delimit nothing. */
function splitCells(units: Uint16Array, line: Span, delimiter: Delimiter): Span[] {
  const cells: Span[] = [];
  let start = line.start;
  const put = (end: number): void => {
    const cell = trim(units, start, end);
    const outside = delimiter === 'bar' && cell.start === cell.end && (cells.length === 0 || end === line.end);
    if (!outside) cells.push(cell);
  };
  const bySpace = delimiter === 'spaces' || delimiter === 'space';
  const { start: first, end: last } = trim(units, line.start, line.end);
  if (bySpace) start = first;
  for (let i = start; i < (bySpace ? last : line.end); i++) {
    if (!isDelimiter(delimiter, units[i] ?? 0)) continue;
    let end = i + 1;
    if (bySpace) while (end < last && isDelimiter(delimiter, units[end] ?? 0)) end++;
    if (delimiter === 'spaces' && end - i < 2) continue;
    put(i);
    start = end;
    i = end - 1;
  }
  put(bySpace ? last : line.end);
  return cells;
}

function trim(units: Uint16Array, start: number, end: number): Span {
  const blank = (unit: number | undefined): boolean => unit === SPACE || unit === TAB;
  let first = start;
  let last = end;
  while (first < last && blank(units[first])) first++;
  while (last > first && blank(units[last - 1])) last--;
  return { start: first, end: last };
}

function addRow({ units }: Scan, line: Span, { delimiter, labels }: Header, cells: LabelledCell[]): boolean {
  const row = splitCells(units, line, delimiter);
  // A ruler such as |---|---| under a heading fits and holds nothing.
  if (row.length !== labels.length) return false;
  row.forEach(({ start, end }, column) => {
    const label = labels[column];
    if (label !== undefined && end > start) cells.push({ start, end, label });
  });
  return true;
}

/**
 * Tables that text extraction wrote one cell to a line: 序号, 姓名, 身份证号, 1, 张三 … The line 序号 begins the heading, and as many
 * lines on as the heading has, the rows begin with 1, 2, 3.
 */
function addVerticalTables(
  scan: Scan,
  lines: readonly Span[],
  labelsByLine: ReadonlyMap<number, readonly LabelHit[]>,
  cells: LabelledCell[],
): void {
  const full = lines.map((line, index) => ({ ...trim(scan.units, line.start, line.end), index }));
  const rows = full.filter((line) => line.end > line.start);
  const text = (row: number): string => scan.text.slice(rows[row]?.start, rows[row]?.end);
  for (let at = 0; at < rows.length; at++) {
    const hits = labelsByLine.get(rows[at]?.index ?? -1);
    if (hits?.[0]?.label.class !== 'serial' || text(at) !== hits[0].label.word) continue;
    let width = 1;
    while (width <= 20 && text(at + width) !== '1' && (rows[at + width]?.end ?? 0) > 0) width++;
    if (width < 2 || text(at + width) !== '1') continue;
    const labels = Array.from({ length: width }, (_, column) => {
      const line = rows[at + column];
      return line === undefined
        ? undefined
        : (labelOf(line, labelsByLine.get(line.index) ?? []) ?? personHeading(scan, line));
    });
    let row = at + width;
    for (let number = 1; text(row) === String(number); number++, row += width) {
      labels.forEach((label, column) => {
        const cell = rows[row + column];
        if (label !== undefined && cell !== undefined) cells.push({ start: cell.start, end: cell.end, label });
      });
    }
  }
}
