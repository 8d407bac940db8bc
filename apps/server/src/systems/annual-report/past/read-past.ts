import { statedFigures } from '../contradictions.ts';
import type { Figures } from '../compile.ts';
import { cellsOf, type CellDefinition, type ReportForm, type TableDefinition } from '../forms/index.ts';
import { gridsOf, type Grid } from './grid.ts';

/**
 * The figures of a report that was published before, out of its tables: rows are found by their official labels in their official order, so
 * that neither merged cells nor what else the page holds matters. A report of the statistics form without a table is read from its sentences.
 */
export interface PastFigures {
  readonly figures: Figures;
  /** Cells of which the file says nothing, or nothing that is a number. */
  readonly missing: readonly CellDefinition[];
  readonly from: 'tables' | 'sentences';
}

export function readPast(form: ReportForm, html: string, text: string): PastFigures {
  const figures: Record<string, number> = {};
  const grids = gridsOf(html);
  for (const table of form.tables) Object.assign(figures, readTable(table, grids));
  const found = Object.keys(figures).length > 0;
  if (!found && form.key === '2018') Object.assign(figures, statedFigures(form, text));
  return {
    figures,
    missing: cellsOf(form).filter(({ id }) => figures[id] === undefined),
    from: found ? 'tables' : 'sentences',
  };
}

function readTable(table: TableDefinition, grids: readonly Grid[]): Record<string, number> {
  const found: Record<string, number> = {};
  const rows = grids.flat();
  let from = 0;
  for (const { heads, cells } of table.rows) {
    if (cells.length === 0) continue;
    // In the statistics form the unit stands beside the label.
    const label = plain((table.part === '' ? heads[0] : heads.at(-1))?.text ?? '');
    const at = label === '' ? widest(rows, cells.length) : findRow(rows, label, from);
    const row = at === undefined ? undefined : rows[at];
    if (at === undefined || row === undefined) continue;
    const values = figuresOf(row, label, cells.length);
    if (values === undefined) continue;
    from = at + 1;
    for (const [index, cell] of cells.entries()) {
      const value = values[index];
      if (value !== undefined) found[cell.id] = value;
    }
  }
  return found;
}

/** Chinese words and figures alone: offices write brackets, dots and spaces as they like. */
function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/[^\p{Script=Han}\p{L}\p{N}]/gu, '');
}

/** The next row with that label; a label cut short or with an added remark will do where it is long enough to be told apart. */
function findRow(rows: readonly (readonly string[])[], label: string, from: number): number | undefined {
  const labels = (row: readonly string[]): string[] => row.map(plain).filter((one) => one !== '');
  const exact = rows.findIndex((row, index) => index >= from && labels(row).includes(label));
  if (exact >= 0) return exact;
  const near = rows.findIndex(
    (row, index) =>
      index >= from &&
      label.length >= 6 &&
      labels(row).some((one) => one.length >= 6 && (one.startsWith(label) || label.startsWith(one))),
  );
  return near >= 0 ? near : undefined;
}

/** The one row of figures of a table whose rows have no labels. */
function widest(rows: readonly (readonly string[])[], count: number): number | undefined {
  const at = rows.findIndex(
    (row) =>
      row.length >= count &&
      row.slice(-count).every((one) => numberOf(one) !== undefined) &&
      row.slice(-count).some((one) => one !== ''),
  );
  return at >= 0 ? at : undefined;
}

/** So many figures behind the label; a cell left empty, or with a dash in it, is a nought. */
function figuresOf(row: readonly string[], label: string, count: number): number[] | undefined {
  const at = label === '' ? -1 : row.findIndex((cell) => sameLabel(plain(cell), label));
  const behind = row.slice(at + 1).filter((cell) => numberOf(cell) !== undefined);
  const written = behind.filter((cell) => cell !== '');
  // Merged cells of a workbook leave empty ones behind; of a web page they do not.
  const taken = behind.length === count ? behind : written.length === count ? written : behind.slice(-count);
  return taken.length === count ? taken.map((cell) => numberOf(cell) ?? 0) : undefined;
}

const sameLabel = (one: string, label: string): boolean =>
  one === label || (one.length >= 6 && label.length >= 6 && (one.startsWith(label) || label.startsWith(one)));

/** Undefined for words. */
function numberOf(text: string): number | undefined {
  const written = text.normalize('NFKC').replaceAll(/[,，\s]/gu, '');
  if (/^[-—–/]*$/u.test(written)) return 0;
  return /^-?\d+(?:\.\d+)?$/u.test(written) ? Number(written) : undefined;
}
