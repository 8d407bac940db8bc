import { allNamed, ancestor, attribute, child, elementLike, isAttached, nameOf, remove } from '../office/xml.ts';
import type { Document, Element } from '../office/xml.ts';
import type { Report } from '../report.ts';
import type { HiddenKind } from '../types.ts';
import { readLooks } from './look.ts';

/** Text and rows that are in the file but not on the page: marked hidden, in the colour of the paper, too small to see. */
export function removeHiddenText(
  document: Document,
  styles: Document | undefined,
  place: string,
  report: Report,
): void {
  const looks = readLooks(styles, backgroundOf(document));
  for (const row of allNamed(document, 'w:tr')) {
    const properties = child(row, 'w:trPr');
    const hidden = properties && child(properties, 'w:hidden');
    if (hidden === undefined || ['0', 'false', 'off'].includes(attribute(hidden, 'val') ?? '1')) continue;
    if (report.hidden('hidden-text', place, row.textContent ?? '')) removeRow(row);
  }
  for (const run of allNamed(document, 'w:r', 'm:r')) {
    if (!isAttached(run)) continue;
    const text = wordsOfRun(run);
    const look = looks.of(run);
    if (look === 'vanished') {
      if (report.hidden('hidden-text', place, text)) removeRun(run);
    } else if (text.trim() === '') continue;
    else if (look === 'perhaps-same-colour') report.look('white-text', place, text);
    else if (look !== 'seen') {
      const kind: HiddenKind = look === 'tiny' ? 'tiny-text' : 'white-text';
      if (report.hidden(kind, place, text)) for (const one of allNamed(run, 'w:t', 'm:t')) remove(one);
    }
  }
}

function backgroundOf(document: Document): string | undefined {
  const root = document.documentElement;
  const background = root === null ? undefined : child(root, 'w:background');
  const colour = background && attribute(background, 'color');
  return colour !== undefined && /^[0-9a-f]{6}$/iu.test(colour) ? colour.toUpperCase() : undefined;
}

function wordsOfRun(run: Element): string {
  return allNamed(run, 'w:t', 'm:t')
    .map((one) => one.textContent ?? '')
    .join('');
}

/** What steers a field stays, or the field would never end. */
function removeRun(run: Element): void {
  const steers = allNamed(run, 'w:fldChar', 'w:instrText');
  if (steers.length === 0) return remove(run);
  for (const one of allNamed(run, 'w:t', 'w:drawing', 'w:pict', 'w:object', 'w:sym')) remove(one);
  return undefined;
}

function removeRow(row: Element): void {
  const table = ancestor(row, 'w:tbl');
  remove(row);
  if (table !== undefined && allNamed(table, 'w:tr').length === 0) {
    const cell = table.parentNode;
    remove(table);
    // A cell must end with a paragraph; one that held only this table keeps an empty one after it already.
    const isEmptyCell =
      cell !== null && 'localName' in cell && nameOf(cell as Element) === 'w:tc' && cell.lastChild === null;
    const paragraph = elementLike(row, 'p');
    if (isEmptyCell && paragraph !== undefined) cell.appendChild(paragraph);
  }
}
