import { isWebAddress } from '../office/reachable.ts';
import {
  allNamed,
  ancestor,
  attribute,
  child,
  childElements,
  descendants,
  elementLike,
  isAttached,
  nameOf,
  remove,
  unwrap,
} from '../office/xml.ts';
import type { Document, Element } from '../office/xml.ts';
import type { Report } from '../report.ts';

interface Field {
  readonly begin: Element;
  instruction: string;
  /** Everything between begin and separate, except the paragraphs' own frame: what the reader never sees. */
  readonly code: Element[];
  separate: Element | undefined;
  nested: boolean;
}

/** Numbers of pages and chapters, contents, links to the web: codes that say nothing of the writer. */
const HARMLESS = [
  /^(?:PAGE|NUMPAGES|SECTION|SECTIONPAGES)(?:\s+\\[*#]?\s*"?[\w-]*"?)*$/iu,
  /^(?:PAGEREF|REF|NOTEREF)\s+_(?:Toc|Ref)\d+(?:\s+\\[*]?\s*\w+)*$/iu,
  /^TOC(?:\s+\\\w(?:\s+"[\d-]+")?)*$/iu,
  /^SEQ\s+[\p{Script=Han}A-Za-z]{1,6}(?:\s+\\[*]?\s*\w+)*$/iu,
  /^HYPERLINK\s+\\l\s+"_(?:Toc|Ref)\d+"$/iu,
  /^EQ\s/iu,
];

/** True for field codes that stay; `EQ` is one whose code is what the reader sees (circled characters). */
export function isHarmlessField(instruction: string): boolean {
  const code = instruction.replace(/\s+/gu, ' ').trim();
  if (HARMLESS.some((pattern) => pattern.test(code))) return true;
  const link = /^HYPERLINK "([^"]*)"(?: \\h)?$/iu.exec(code);
  return link !== null && isWebAddress(link[1] ?? '');
}

/** Leaves of every field what it shows (ECMA-376 part 1, 17.16): paths, addresses and queries in its code go. */
export function flattenFields(document: Document, place: string, report: Report): void {
  flattenSimple(document, place, report);
  const open: Field[] = [];
  for (const element of descendants(document)) {
    if (!isAttached(element)) continue;
    const name = nameOf(element);
    if (name === 'w:fldChar') turn(element, open, place, report);
    else if (HIDDEN_IN_CODE.has(name)) {
      const inCode = open.find((field) => field.separate === undefined);
      if (inCode === undefined) continue;
      inCode.code.push(element);
      const top = open.at(-1);
      if (name === 'w:instrText' && top !== undefined && top.separate === undefined)
        top.instruction += element.textContent ?? '';
    }
  }
  for (const field of open) settle(field, undefined, place, report);
}

const HIDDEN_IN_CODE = new Set(['w:instrText', 'w:t', 'w:drawing', 'w:pict', 'w:object', 'w:sym', 'w:tab', 'w:br']);

function turn(element: Element, open: Field[], place: string, report: Report): void {
  const type = attribute(element, 'fldCharType');
  const top = open.at(-1);
  if (type === 'begin') {
    if (top !== undefined && top.separate === undefined) top.nested = true;
    open.push({ begin: element, instruction: '', code: [], separate: undefined, nested: false });
  } else if (type === 'separate' && top !== undefined) top.separate = element;
  else if (type === 'end') {
    open.pop();
    if (top === undefined) remove(element);
    else settle(top, element, place, report);
  }
}

function settle(field: Field, end: Element | undefined, place: string, report: Report): void {
  const data = child(field.begin, 'w:ffData');
  const safe = end !== undefined && !field.nested && isHarmlessField(field.instruction);
  if (safe) {
    if (data !== undefined && report.hidden('field-code', place)) remove(data);
    return;
  }
  const said = [field.instruction, data === undefined ? '' : attributesOf(data)].join(' ');
  if (!report.hidden('field-code', place, said)) return;
  const shown = data === undefined ? undefined : formValue(data);
  const run = field.begin.parentNode;
  if (shown !== undefined && run !== null) {
    const text = elementLike(field.begin, 't');
    if (text !== undefined) {
      text.textContent = shown;
      run.insertBefore(text, field.begin);
    }
  }
  for (const element of [...field.code, field.begin, field.separate, end]) if (element !== undefined) remove(element);
}

function attributesOf(data: Element): string {
  return descendants(data)
    .map((element) => attribute(element, 'val') ?? '')
    .join(' ');
}

/** What a form field shows without a result: its tick, its chosen entry. */
function formValue(data: Element): string | undefined {
  const box = child(data, 'w:checkBox');
  if (box !== undefined) {
    const state = child(box, 'w:checked') ?? child(box, 'w:default');
    return state !== undefined && !['0', 'false', 'off'].includes(attribute(state, 'val') ?? '1') ? '☑' : '☐';
  }
  const list = child(data, 'w:ddList');
  if (list === undefined) return undefined;
  const chosen = child(list, 'w:result') ?? child(list, 'w:default');
  const entries = [...childElements(list)].filter((element) => nameOf(element) === 'w:listEntry');
  const entry = entries[Number(chosen === undefined ? 0 : (attribute(chosen, 'val') ?? 0))];
  return entry === undefined ? undefined : attribute(entry, 'val');
}

function flattenSimple(document: Document, place: string, report: Report): void {
  for (const field of allNamed(document, 'w:fldSimple')) {
    const instruction = attribute(field, 'instr') ?? '';
    for (const data of [...childElements(field)].filter((element) => nameOf(element) === 'w:fldData')) remove(data);
    if (isHarmlessField(instruction)) continue;
    if (report.hidden('field-code', place, instruction) && ancestor(field, 'w:p') !== undefined) unwrap(field);
  }
}
