import { Readable } from 'node:stream';

/** RFC 4180, and a quote before what a spreadsheet would take for a formula. */
export function csvCell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvRow(cells: readonly string[]): string {
  return `${cells.map((cell) => csvCell(cell)).join(',')}\r\n`;
}

/** A table with a heading row, drawn from `rows` as the reader takes it; with the byte order mark that spreadsheets need for Chinese. */
export function streamCsv(
  columns: readonly { readonly title: string }[],
  rows: AsyncIterable<readonly (string | number | null)[]>,
): Readable {
  return Readable.from(lines(columns, rows));
}

async function* lines(
  columns: readonly { readonly title: string }[],
  rows: AsyncIterable<readonly (string | number | null)[]>,
): AsyncGenerator<Buffer> {
  yield Buffer.from(`\ufeff${csvRow(columns.map(({ title }) => title))}`);
  for await (const cells of rows) yield Buffer.from(csvRow(cells.map((cell) => (cell === null ? '' : String(cell)))));
}
