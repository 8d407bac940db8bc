import type { ExtractedFile } from '../../../base/files/extract/index.ts';
import { invalid } from '../../../platform/errors.ts';
import { columnOf, columnRules, registerColumns, type RegisterColumn } from './columns.ts';

/** A row of the register as it is written, with its number in the sheet. */
export interface RegisterRow {
  readonly row: number;
  readonly cells: Readonly<Record<RegisterColumn, string>>;
}

export interface RegisterSheet {
  readonly rows: readonly RegisterRow[];
  /** The headings as the sheet has them. */
  readonly headings: Readonly<Partial<Record<RegisterColumn, string>>>;
  readonly unknownColumns: readonly string[];
}

/** Old registers have a title above the headings. */
const headingRows = 10;
export const mostRows = 5_000;

/**
 * Finds the register in a workbook: the first sheet with a row of its headings.
 * @throws AppError NO_REGISTER, COLUMN_MISSING, COLUMN_TWICE, REGISTER_EMPTY, REGISTER_TOO_LONG (400, field `file`)
 */
export function findRegister(file: ExtractedFile): RegisterSheet {
  if (file.kind !== 'xlsx' && file.kind !== 'csv') {
    throw invalid(
      'NO_REGISTER',
      'file',
      '请上传 Excel（XLSX）或 CSV 格式的登记簿；旧的 XLS 请先另存为 XLSX。',
      'Upload the register as XLSX or CSV; save an old XLS as XLSX first.',
    );
  }
  for (const { rows } of file.sheets ?? []) {
    const at = rows
      .slice(0, headingRows)
      .findIndex((cells) => cells.some((cell) => columnOf(cell) === 'number') && known(cells).length >= 3);
    const headings = rows[at];
    if (headings !== undefined) return readSheet(headings, rows.slice(at + 1), at + 2);
  }
  throw invalid(
    'NO_REGISTER',
    'file',
    '没有找到登记簿的表头。请下载模板，把“登记号、收到申请日期、申请渠道”等列名放在前十行之内的一行。',
    'No headings of a register were found. Download the template, and put its headings in one of the first ten rows.',
  );
}

const known = (cells: readonly string[]): RegisterColumn[] => cells.flatMap((cell) => columnOf(cell) ?? []);

function readSheet(headings: readonly string[], rows: readonly (readonly string[])[], firstRow: number): RegisterSheet {
  const places = new Map<RegisterColumn, number>();
  const unknownColumns: string[] = [];
  for (const [place, heading] of headings.entries()) {
    const column = columnOf(heading);
    if (column === undefined) {
      if (heading.trim() !== '') unknownColumns.push(heading.trim().slice(0, 60));
    } else if (places.has(column)) throw columnTwice(headings[places.get(column) ?? 0] ?? '', heading);
    else places.set(column, place);
  }
  const missing = registerColumns.filter((column) => columnRules[column].required && !places.has(column));
  if (missing.length > 0) throw columnMissing(missing);
  const read = rows.flatMap((cells, index): RegisterRow[] => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    const cell = (column: RegisterColumn): string => {
      const place = places.get(column);
      return place === undefined ? '' : (cells[place] ?? '').normalize('NFC').trim();
    };
    const named = Object.fromEntries(registerColumns.map((column) => [column, cell(column)]));
    return [{ row: firstRow + index, cells: named as RegisterRow['cells'] }];
  });
  if (read.length === 0)
    throw invalid('REGISTER_EMPTY', 'file', '表头下面没有任何记录。', 'There is no row below the headings.');
  if (read.length > mostRows) throw tooLong(read.length);
  const names = Object.fromEntries([...places].map(([column, place]) => [column, (headings[place] ?? '').trim()]));
  return { rows: read, headings: names, unknownColumns };
}

function columnTwice(one: string, other: string): Error {
  return invalid(
    'COLUMN_TWICE',
    'file',
    `“${one.slice(0, 40)}”和“${other.slice(0, 40)}”两列含义相同，请只保留一列。`,
    `The columns “${one.slice(0, 40)}” and “${other.slice(0, 40)}” mean the same; keep one of them.`,
  );
}

function columnMissing(missing: readonly RegisterColumn[]): Error {
  const zh = missing.map((column) => columnRules[column].name.zh).join('、');
  const en = missing.map((column) => columnRules[column].name.en).join(', ');
  return invalid(
    'COLUMN_MISSING',
    'file',
    `缺少必需的列：${zh}。请对照模板补上列名。`,
    `These columns are needed and missing: ${en}. Compare the headings with the template.`,
  );
}

function tooLong(rows: number): Error {
  return invalid(
    'REGISTER_TOO_LONG',
    'file',
    `共有 ${rows} 条记录，一次最多导入 ${mostRows} 条，请按年度拆分。`,
    `There are ${rows} rows; at most ${mostRows} are imported at once. Split the register by year.`,
  );
}
