import type { Report } from '../report.ts';
import {
  allNamed,
  ancestor,
  child,
  childElements,
  descendants,
  isAttached,
  nameOf,
  remove,
  unwrap,
} from '../office/xml.ts';
import type { Document, Element } from '../office/xml.ts';

const GONE = new Set(['w:del', 'w:moveFrom', 'w:delText', 'w:delInstrText', 'w:cellDel']);
const STAYS = new Set(['w:ins', 'w:moveTo']);
const MARKS = new Set([
  'w:moveFromRangeStart',
  'w:moveFromRangeEnd',
  'w:moveToRangeStart',
  'w:moveToRangeEnd',
  'w:cellIns',
  'w:customXmlInsRangeStart',
  'w:customXmlInsRangeEnd',
  'w:customXmlDelRangeStart',
  'w:customXmlDelRangeEnd',
  'w:customXmlMoveFromRangeStart',
  'w:customXmlMoveFromRangeEnd',
  'w:customXmlMoveToRangeStart',
  'w:customXmlMoveToRangeEnd',
  'w:cellMerge',
  'w:numberingChange',
  'w:conflictIns',
  'w:conflictDel',
]);
const PROPERTIES = ['w:rPr', 'w:pPr', 'w:trPr', 'w:tcPr', 'w:numPr', 'w:tblPr'];

/** Accepts every tracked change (ECMA-376 part 1, 17.13.5): what was deleted goes, what was inserted stays without its author. */
export function acceptRevisions(document: Document, place: string, report: Report): void {
  for (const element of descendants(document)) {
    if (!isAttached(element)) continue;
    const name = nameOf(element);
    if (GONE.has(name)) takeOut(element, place, report);
    else if (STAYS.has(name) && report.hidden('tracked-change', place)) {
      if (isProperty(element)) remove(element);
      else unwrap(element);
    } else if ((MARKS.has(name) || /^w:\w+Change$/u.test(name)) && report.hidden('tracked-change', place))
      remove(element);
  }
}

/** As a property `w:del` and `w:ins` speak of the paragraph mark, the row or the numbering they stand in. */
function isProperty(element: Element): boolean {
  const parent = element.parentNode;
  return parent !== null && 'localName' in parent && PROPERTIES.includes(nameOf(parent as Element));
}

function takeOut(element: Element, place: string, report: Report): void {
  if (!isProperty(element)) {
    if (report.hidden('tracked-change', place, element.textContent ?? '')) remove(element);
    return;
  }
  const holder = ancestor(element, 'w:tr', 'w:tc', 'w:p');
  const isRow = nameOf(element.parentNode as Element) === 'w:trPr';
  const isCell = nameOf(element) === 'w:cellDel';
  const said = isRow || isCell ? (holder?.textContent ?? '') : '';
  if (!report.hidden('tracked-change', place, said)) return;
  if (isRow || isCell) {
    if (holder !== undefined) removeCellOrRow(holder);
    return;
  }
  const paragraph = ancestor(element, 'w:p');
  remove(element);
  if (paragraph !== undefined) joinWithNext(paragraph);
}

/** A table without rows, and a row without cells, are not valid. */
function removeCellOrRow(holder: Element): void {
  const row = nameOf(holder) === 'w:tc' ? ancestor(holder, 'w:tr') : undefined;
  const table = ancestor(holder, 'w:tbl');
  remove(holder);
  if (row !== undefined && child(row, 'w:tc') === undefined) remove(row);
  if (table !== undefined && allNamed(table, 'w:tr').length === 0) remove(table);
}

/** The mark between two paragraphs was deleted: they are one, in the format of the second. */
function joinWithNext(paragraph: Element): void {
  let next = paragraph.nextSibling;
  while (next !== null && !('localName' in next && nameOf(next as Element) === 'w:p')) {
    if ('localName' in next && ['w:tbl', 'w:sectPr', 'w:sdt'].includes(nameOf(next as Element))) return;
    next = next.nextSibling;
  }
  if (next === null) return;
  const before = next.firstChild;
  const properties = child(next, 'w:pPr');
  const anchor = properties === undefined ? before : properties.nextSibling;
  for (const element of childElements(paragraph)) {
    if (nameOf(element) !== 'w:pPr') next.insertBefore(element, anchor);
  }
  remove(paragraph);
}
