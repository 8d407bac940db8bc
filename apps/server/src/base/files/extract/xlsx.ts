import readXlsxFile from 'read-excel-file/node';
import type { ExtractLimits } from './limits.ts';
import { checkXmlParts, readCoreProperties } from './office-xml.ts';
import { damaged, tooMuchContent } from './problems.ts';
import { sheetsToHtml, trimGrid } from './sheets.ts';
import type { SheetContent } from './sheets.ts';
import type { Warning } from './types.ts';
import { macrosIgnored } from './warnings.ts';
import type { ZipReader } from './zip.ts';

/** A workbook as sheets of text, and as HTML tables. */
export interface WorkbookContent extends SheetContent {
  readonly meta: Readonly<Record<string, string>>;
  readonly warnings: readonly Warning[];
}

/** Reads XLSX. Throws FILE_DAMAGED, FILE_TOO_MUCH_CONTENT and what reading the container throws. */
export async function readXlsx(bytes: Buffer, zip: ZipReader, limits: ExtractLimits): Promise<WorkbookContent> {
  let cells = 0;
  await checkXmlParts(zip, (name, data) => {
    if (!/worksheets\/[^/]+\.xml$/iu.test(name)) return;
    cells += gridSize(data);
    if (cells > limits.maxCells) throw tooMuchContent({ zh: '单元格', en: 'cells' }, limits.maxCells);
  });
  const read = await readXlsxFile(bytes).catch((error: unknown) => {
    throw damaged({ zh: 'Excel 工作簿', en: 'The Excel workbook' }, error);
  });
  const sheets = read.map(({ sheet, data }) => ({ name: sheet, rows: trimGrid(data.map((row) => row.map(cellText))) }));
  const macros = zip.members.some((m) => /vbaProject\.bin$/iu.test(m.name));
  return { ...sheetsToHtml(sheets), meta: await readCoreProperties(zip), warnings: macros ? [macrosIgnored()] : [] };
}

/**
 * Rows times columns that the sheet spans. The library builds the whole rectangle, so two cells in opposite corners of the
 * grid would cost seventeen thousand million cells.
 */
function gridSize(xml: Buffer): number {
  let rows = 0;
  let columns = 0;
  for (const match of xml.toString('latin1').matchAll(/<c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"/gu)) {
    rows = Math.max(rows, Number(match[2]));
    columns = Math.max(
      columns,
      [...(match[1] ?? '')].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0),
    );
  }
  return rows * columns;
}

/** A cell as text: dates as ISO 8601 (day only when there is no time), numbers without exponent where exact. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return '';
    const iso = value.toISOString();
    return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 16).replace('T', ' ');
  }
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value.toFixed(0) : String(value);
  if (typeof value === 'boolean') return value ? '是' : '否';
  return typeof value === 'string' ? value.trim() : JSON.stringify(value);
}
