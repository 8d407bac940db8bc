import { escapeText } from './escape.ts';
import { htmlToText } from './html-text.ts';
import { rowsToTable } from './plain-text.ts';
import type { Sheet } from './types.ts';

/** Sheets of text with their HTML and text. */
export interface SheetContent {
  readonly sheets: readonly Sheet[];
  readonly html: string;
  readonly text: string;
}

/** HTML and text of sheets: one table each, under its name when there are several. */
export function sheetsToHtml(sheets: readonly Sheet[]): SheetContent {
  const filled = sheets.filter((s) => s.rows.length > 0);
  const html = filled
    .map((s) => (filled.length > 1 ? `<h2>${escapeText(s.name)}</h2>\n` : '') + rowsToTable(s.rows))
    .join('\n');
  return { sheets: filled, html, text: htmlToText(html) };
}

/** Without the empty rows and columns at the right and bottom edge. */
export function trimGrid(rows: readonly (readonly string[])[]): string[][] {
  const width = Math.max(0, ...rows.map((r) => r.findLastIndex((c) => c !== '') + 1));
  const height = rows.findLastIndex((r) => r.some((c) => c !== '')) + 1;
  return rows.slice(0, height).map((r) => Array.from({ length: width }, (_, i) => r[i] ?? ''));
}
