import { escapeText } from './escape.ts';
import { headingMark } from './headings.ts';

/**
 * Plain text to semantic HTML: a line is a paragraph, numbered headings become h2–h4, consecutive lines with tabs become a
 * table when `tables` is set (text taken from Word). The text of the result equals the input except for whitespace.
 */
export function plainTextToHtml(text: string, options: { readonly tables?: boolean } = {}): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const out: string[] = [];
  for (let i = 0; i < lines.length;) {
    const rows = options.tables === true ? tabbedRows(lines, i) : 0;
    if (rows > 0) {
      out.push(tabTable(lines.slice(i, i + rows)));
      i += rows;
      continue;
    }
    out.push(lineToHtml(lines[i] ?? '', lines[i + 1]));
    i += 1;
  }
  return out.join('\n');
}

function lineToHtml(line: string, next: string | undefined): string {
  const mark = headingMark(line, next);
  const body = escapeText(line.trim());
  return mark === undefined ? `<p>${body}</p>` : `<h${mark.level}>${body}</h${mark.level}>`;
}

/** How many lines from `start` form a table: at least two with a tab inside, or one with three or more cells. */
function tabbedRows(lines: readonly string[], start: number): number {
  let end = start;
  while (end < lines.length && /\S\t/u.test(lines[end] ?? '')) end += 1;
  const count = end - start;
  return count >= 2 || (count === 1 && (lines[start] ?? '').split('\t').length > 3) ? count : 0;
}

function tabTable(lines: readonly string[]): string {
  const rows = lines.map((line) => line.replace(/\t+$/u, '').split('\t'));
  return rowsToTable(rows);
}

/** A table without header semantics: which row is the header cannot be known from text alone. */
export function rowsToTable(rows: readonly (readonly string[])[]): string {
  const width = Math.max(0, ...rows.map((r) => r.length));
  const body = rows
    .map((row) => {
      const cells = Array.from(
        { length: width },
        (_, i) => `<td>${escapeText((row[i] ?? '').trim()).replace(/\n/gu, '<br>')}</td>`,
      );
      return `<tr>${cells.join('')}</tr>`;
    })
    .join('\n');
  return `<table>\n<tbody>\n${body}\n</tbody>\n</table>`;
}
