import { isHarmlessField } from './fields.ts';
import { attribute, childElements, isText, nameOf } from '../office/xml.ts';
import type { Document, Element, Node } from '../office/xml.ts';
import type { TextModel } from '../office/text-model.ts';

const XML = 'http://www.w3.org/XML/1998/namespace';

/** The text of one part, in reading order: a paragraph a line; frames, ruby and descriptions after the paragraph they stand in. */
export function readTextOf(document: Document, place: string, model: TextModel): void {
  const root = document.documentElement;
  if (root === null) return;
  const reader = { model, place, later: [] as Element[], descriptions: [] as Element[] };
  readNode(root, reader);
  for (const element of reader.descriptions) readDescription(element, reader);
  model.endLine();
}

interface Reader {
  readonly model: TextModel;
  readonly place: string;
  /** Frames met inside a paragraph. */
  later: Element[];
  readonly descriptions: Element[];
}

const BREAKS: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'a:br': '\n',
  'w:noBreakHyphen': '-',
};
const PROPERTIES = new Set(['w:rPr', 'w:pPr', 'w:tblPr', 'w:tcPr', 'w:trPr', 'w:sectPr', 'a:rPr', 'a:pPr', 'a:bodyPr']);

function readNode(element: Element, reader: Reader): void {
  const name = nameOf(element);
  if (PROPERTIES.has(name) || name === 'mc:Fallback' || name === 'c:f') return;
  if (name === 'w:p' || name === 'a:p' || name === 'c:pt') return readParagraph(element, reader);
  if (name === 'w:t' || name === 'm:t' || name === 'a:t' || name === 'c:v') return readText(element, reader);
  if (name === 'w:instrText') {
    if (/^\s*EQ\s/iu.test(element.textContent ?? '') && isHarmlessField(element.textContent ?? ''))
      readText(element, reader);
    return undefined;
  }
  if (name === 'w:txbxContent' || name === 'w:rt') {
    reader.later.push(element);
    return undefined;
  }
  if (name === 'v:textpath') readAttribute(element, 'string', reader, reader.place);
  if (element.localName === 'docPr' || element.localName === 'cNvPr') reader.descriptions.push(element);
  const between = BREAKS[name];
  if (between !== undefined) reader.model.between(between);
  for (const inner of childElements(element)) readNode(inner, reader);
  return undefined;
}

function readParagraph(paragraph: Element, reader: Reader): void {
  const outer = reader.later;
  const { later } = Object.assign(reader, { later: [] as Element[] });
  for (const inner of childElements(paragraph)) readNode(inner, reader);
  reader.model.endLine();
  for (const frame of later) {
    for (const inner of childElements(frame)) readNode(inner, reader);
    reader.model.endLine();
  }
  Object.assign(reader, { later: outer });
}

function readText(element: Element, { model, place }: Reader): void {
  model.piece(element.textContent ?? '', place, (text) => setText(element, text));
}

function readDescription(element: Element, reader: Reader): void {
  for (const which of ['descr', 'title']) readAttribute(element, which, reader, `${reader.place} alt`);
}

function readAttribute(element: Element, name: string, { model }: Reader, place: string): void {
  const found = [...element.attributes].find((one) => (one.localName ?? one.name) === name);
  const text = attribute(element, name);
  if (found === undefined || text === undefined || text === '') return;
  model.endLine();
  model.piece(text, place, (changed) => {
    found.value = changed;
  });
  model.endLine();
}

/** Puts other characters into an element; spaces at the ends stay only when the element says so. */
export function setText(element: Element, text: string): void {
  for (let at: Node | null = element.firstChild; at !== null;) {
    const next: Node | null = at.nextSibling;
    if (isText(at)) element.removeChild(at);
    at = next;
  }
  const node = element.ownerDocument?.createTextNode(text);
  if (node !== undefined) element.appendChild(node);
  if (/^\s|\s$/u.test(text) && nameOf(element).startsWith('w:')) element.setAttributeNS(XML, 'xml:space', 'preserve');
}
