import { setText } from '../docx/text.ts';
import type { TextModel } from '../office/text-model.ts';
import {
  allNamed,
  attribute,
  child,
  childElements,
  elementLike,
  nameOf,
  remove,
  removeAttribute,
} from '../office/xml.ts';
import type { Element } from '../office/xml.ts';
import type { Report } from '../report.ts';
import { colourOf, isNear } from './colours.ts';
import type { CellStyle } from './colours.ts';

const DAY_MS = 86_400_000;

/** What a cell shows: its words, a number as it is, a date as 2026-11-22. */
export function shownValue(cell: Element, style: CellStyle, is1904: boolean): string {
  const inline = child(cell, 's:is');
  if (inline !== undefined) return textOf(inline);
  const raw = child(cell, 's:v')?.textContent ?? '';
  const type = attribute(cell, 't') ?? 'n';
  if (type !== 'n' || raw === '') return type === 'b' ? (raw === '1' ? 'TRUE' : 'FALSE') : raw;
  const number = Number(raw);
  if (!Number.isFinite(number)) return raw;
  return style.isDate ? shownDate(number, is1904) : String(number);
}

/** Serial days since 1899-12-30, or 1904-01-01 in old Macintosh files; the leap day 1900 never had is counted, as Excel does. */
function shownDate(serial: number, is1904: boolean): string {
  const shift = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  const moment = new Date(shift + Math.round(serial * DAY_MS));
  if (Number.isNaN(moment.getTime())) return String(serial);
  const iso = moment.toISOString();
  return serial % 1 === 0 ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}

export function textOf(holder: Element): string {
  return allNamed(holder, 's:t')
    .map((one) => one.textContent ?? '')
    .join('');
}

export function isEmpty(cell: Element): boolean {
  return child(cell, 's:v') === undefined && child(cell, 's:is') === undefined && child(cell, 's:f') === undefined;
}

/** Leaves the cell with its format and nothing in it. */
export function emptyCell(cell: Element): void {
  for (const inner of childElements(cell)) remove(inner);
  for (const name of ['t', 'cm', 'vm', 'ph']) removeAttribute(cell, name);
}

/**
 * Puts the shared string into the cell itself. The table of shared strings is not written again, so that nothing stays in it
 * that no cell shows.
 */
export function inlineString(cell: Element, shared: Element | undefined): void {
  for (const inner of childElements(cell)) if (nameOf(inner) === 's:v') remove(inner);
  const holder = elementLike(cell, 'is');
  if (holder === undefined || shared === undefined) return emptyCell(cell);
  for (const part of childElements(shared)) {
    const copy = cell.ownerDocument?.importNode(part, true);
    if (copy !== undefined) holder.appendChild(copy);
  }
  cell.appendChild(holder);
  cell.setAttribute('t', 'inlineStr');
}

/** Phonetic text and runs nobody can see, within a string of several formats. */
export function cleanRuns(holder: Element, style: CellStyle, place: string, report: Report): void {
  for (const part of childElements(holder)) {
    const name = nameOf(part);
    if (name === 's:rPh' || name === 's:phoneticPr') {
      const text = part.textContent ?? '';
      if (text === '' ? !report.keeps('phonetic-text') : report.hidden('phonetic-text', place, text)) remove(part);
    }
    if (name !== 's:r') continue;
    const properties = child(part, 's:rPr');
    const colour = colourOf(properties && child(properties, 's:color'), '000000');
    if (isNear(colour, style.fill) && textOf(part).trim() !== '' && report.hidden('white-text', place, textOf(part)))
      remove(part);
  }
}

/** The cell's text in the model; changing a number or date makes the cell a text. */
export function addCell(cell: Element, shown: string, place: string, model: TextModel): void {
  const inline = child(cell, 's:is');
  if (inline !== undefined) {
    for (const text of allNamed(inline, 's:t'))
      model.piece(text.textContent ?? '', place, (changed) => {
        setText(text, changed);
        text.setAttributeNS('http://www.w3.org/XML/1998/namespace', 'xml:space', 'preserve');
      });
    return;
  }
  model.piece(shown, place, (changed) => {
    emptyCell(cell);
    const holder = elementLike(cell, 'is');
    const text = elementLike(cell, 't');
    if (holder === undefined || text === undefined) return;
    text.textContent = changed;
    holder.appendChild(text);
    cell.appendChild(holder);
    cell.setAttribute('t', 'inlineStr');
  });
}
