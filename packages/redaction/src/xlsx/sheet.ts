import type { TextModel } from '../office/text-model.ts';
import {
  allNamed,
  attribute,
  child,
  childElements,
  descendants,
  nameOf,
  remove,
  removeAttribute,
} from '../office/xml.ts';
import type { Document, Element } from '../office/xml.ts';
import type { Report } from '../report.ts';
import type { HiddenKind } from '../types.ts';
import { addCell, cleanRuns, emptyCell, inlineString, isEmpty, shownValue } from './cells.ts';
import { isNear } from './colours.ts';
import type { CellStyles } from './colours.ts';
import { RangeIndex, readRanges, readReference } from './ranges.ts';

/** What the cells of a sheet refer to. */
export interface Workbook {
  readonly shared: readonly Element[];
  readonly styles: CellStyles;
  readonly is1904: boolean;
}

const KEPT = new Set(
  'sheetPr sheetViews sheetFormatPr cols sheetData autoFilter mergeCells conditionalFormatting hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks drawing picture'
    .split(' ')
    .map((name) => `s:${name}`),
);
const NAMED: Readonly<Record<string, HiddenKind>> = {
  's:dataValidations': 'validation-list',
  's:scenarios': 'scenario',
  's:customSheetViews': 'personal-view',
  's:oleObjects': 'embedded-object',
  's:controls': 'embedded-object',
  's:customProperties': 'custom-xml',
  's:protectedRanges': 'editor-names',
  's:smartTags': 'custom-xml',
  's:webPublishItems': 'external-reference',
  's:dataConsolidate': 'external-link',
  's:cellWatches': 'settings',
};

/** Cleans one worksheet and adds what it shows to the model, row by row, cells separated by tabs. */
export function cleanSheet(
  document: Document,
  name: string,
  workbook: Workbook,
  report: Report,
  model: TextModel,
): void {
  const root = document.documentElement;
  if (root === null) return;
  for (const element of childElements(root)) cleanChild(element, name, report);
  cleanViews(root);
  reportConditions(root, name, workbook, report);
  const data = child(root, 's:sheetData');
  if (data !== undefined) cleanRows(root, data, name, workbook, report, model);
  for (const line of headerLines(root)) {
    model.piece(line.textContent ?? '', `${name} header`, (text) => {
      line.textContent = text;
    });
    model.endLine();
  }
}

function cleanChild(element: Element, place: string, report: Report): void {
  const kind = nameOf(element);
  if (kind === 's:autoFilter') return cleanFilter(element, place, report);
  if (kind === 's:sheetPr') {
    for (const name of ['codeName', 'published', 'syncRef']) removeAttribute(element, name);
    return undefined;
  }
  if (KEPT.has(kind)) return undefined;
  const named = NAMED[kind] ?? (hasValidation(element) ? 'validation-list' : undefined);
  if (named === undefined) remove(element);
  else if (report.hidden(named, place, element.textContent ?? '')) remove(element);
  return undefined;
}

/** Excel 2010 and later keep validations in an extension. */
function hasValidation(element: Element): boolean {
  return nameOf(element) === 's:extLst' && descendants(element).some((one) => one.localName === 'dataValidation');
}

function cleanFilter(filter: Element, place: string, report: Report): void {
  for (const column of childElements(filter)) {
    const words = descendants(column).map((one) => attribute(one, 'val') ?? '');
    if (report.hidden('filtered-row', place, words.join(' '))) remove(column);
  }
}

/** Where the cursor of the last editor stood is nobody's business, and may stand in a sheet that is gone. */
function cleanViews(root: Element): void {
  for (const [index, view] of allNamed(root, 's:sheetView').entries()) {
    if (index > 0) remove(view);
    else for (const inner of childElements(view)) if (nameOf(inner) !== 's:pane') remove(inner);
  }
}

function reportConditions(root: Element, place: string, { styles }: Workbook, report: Report): void {
  for (const rule of allNamed(root, 's:cfRule')) {
    const format = attribute(rule, 'dxfId');
    if (format !== undefined && styles.hidingConditions.has(Number(format))) report.look('conditional-format', place);
  }
}

function headerLines(root: Element): Element[] {
  return allNamed(root, 's:oddHeader', 's:oddFooter', 's:evenHeader', 's:evenFooter', 's:firstHeader', 's:firstFooter');
}

interface Sheet {
  readonly name: string;
  readonly workbook: Workbook;
  readonly report: Report;
  readonly model: TextModel;
  readonly hiddenColumns: readonly { readonly from: number; readonly to: number }[];
  readonly merges: RangeIndex;
  readonly conditions: RangeIndex;
  readonly filtered: readonly { readonly top: number; readonly bottom: number }[];
}

function cleanRows(
  root: Element,
  data: Element,
  name: string,
  workbook: Workbook,
  report: Report,
  model: TextModel,
): void {
  const references = (...names: readonly string[]): ReturnType<typeof readRanges> =>
    allNamed(root, ...names).flatMap((one) => readRanges(attribute(one, 'ref') ?? attribute(one, 'sqref') ?? ''));
  const sheet: Sheet = {
    name,
    workbook,
    report,
    model,
    hiddenColumns: allNamed(root, 's:col')
      .filter((one) => isTrue(attribute(one, 'hidden')) || Number(attribute(one, 'width') ?? 9) < 0.2)
      .map((one) => ({ from: Number(attribute(one, 'min')), to: Number(attribute(one, 'max')) })),
    merges: new RangeIndex(references('s:mergeCell')),
    conditions: new RangeIndex(references('s:conditionalFormatting')),
    filtered: references('s:autoFilter'),
  };
  let number = 0;
  for (const row of childElements(data)) {
    number = Number(attribute(row, 'r') ?? number + 1);
    cleanRow(row, number, sheet);
  }
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

function cleanRow(row: Element, number: number, sheet: Sheet): void {
  const height = attribute(row, 'ht');
  const hidden = isTrue(attribute(row, 'hidden')) || (height !== undefined && Number(height) < 1);
  const filtered = sheet.filtered.some(({ top, bottom }) => number >= top && number <= bottom);
  let column = 0;
  let shown = false;
  for (const cell of childElements(row)) {
    const reference = readReference(attribute(cell, 'r') ?? '');
    column = reference?.column ?? column + 1;
    if (isEmpty(cell)) continue;
    const text = cleanCell(
      cell,
      column,
      number,
      hidden ? (filtered ? 'filtered-row' : 'hidden-row') : undefined,
      sheet,
    );
    if (text === undefined) continue;
    if (shown) sheet.model.between('\t');
    addCell(cell, text, `${sheet.name}!${columnName(column)}${number}`, sheet.model);
    shown = true;
  }
  if (shown) sheet.model.endLine();
}

export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** What the cell shows, or undefined when it has been emptied. */
function cleanCell(
  cell: Element,
  column: number,
  row: number,
  rowHidden: HiddenKind | undefined,
  sheet: Sheet,
): string | undefined {
  const { workbook, report, name } = sheet;
  const style = workbook.styles.of(Number(attribute(cell, 's') ?? 0));
  if (attribute(cell, 't') === 's') inlineString(cell, workbook.shared[Number(child(cell, 's:v')?.textContent ?? -1)]);
  const inline = child(cell, 's:is');
  const place = `${name}!${columnName(column)}${row}`;
  if (inline !== undefined) cleanRuns(inline, style, place, report);
  const text = shownValue(cell, style, workbook.is1904);
  const why = whyHidden(column, row, rowHidden, style, text, sheet);
  // Rows and columns are reported as one finding for the sheet, single cells by name.
  const where = why === 'hidden-row' || why === 'filtered-row' || why === 'hidden-column' ? name : place;
  if (why !== undefined && report.hidden(why, where, text)) {
    emptyCell(cell);
    return undefined;
  }
  cleanFormula(cell, place, report);
  for (const attributeName of ['cm', 'vm', 'ph']) removeAttribute(cell, attributeName);
  return isEmpty(cell) ? undefined : text;
}

function whyHidden(
  column: number,
  row: number,
  rowHidden: HiddenKind | undefined,
  style: ReturnType<CellStyles['of']>,
  text: string,
  { hiddenColumns, merges, conditions, report, name }: Sheet,
): HiddenKind | undefined {
  const merge = merges.at(column, row);
  const isAnchor = merge !== undefined && merge.left === column && merge.top === row;
  if (merge !== undefined && !isAnchor) return 'covered-cell';
  // The first cell of a merge is seen wherever the merge reaches beyond what is hidden.
  if (rowHidden !== undefined && (merge === undefined || merge.bottom === row)) return rowHidden;
  const columns = hiddenColumns.find(({ from, to }) => column >= from && column <= to);
  if (columns !== undefined && (merge === undefined || merge.right <= columns.to)) return 'hidden-column';
  if (text.trim() === '') return undefined;
  if (style.hides) return 'hidden-format';
  if (style.tiny) return 'tiny-text';
  if (!isNear(style.colour, style.fill)) return undefined;
  if (conditions.at(column, row) === undefined) return 'white-text';
  report.look('white-text', `${name}!${columnName(column)}${row}`, text);
  return undefined;
}

/** Names of functions, references within the sheet and figures: all a formula without a value may consist of. */
const PLAIN_FORMULA = /^[A-Za-z0-9$:+\-*/^(),.<>=& %]*$/u;

/** The value stays, the formula goes: it may name other sheets, files, people, and rows that are gone. */
function cleanFormula(cell: Element, place: string, report: Report): void {
  const formula = child(cell, 's:f');
  if (formula === undefined) return;
  const text = formula.textContent ?? '';
  const sheet = place.slice(0, place.lastIndexOf('!'));
  if (child(cell, 's:v') === undefined && child(cell, 's:is') === undefined && PLAIN_FORMULA.test(text)) {
    if (text !== '') report.look('formula', sheet, text);
    return;
  }
  if (report.hidden('formula', sheet, text)) remove(formula);
}
