import type { Report } from '../report.ts';
import {
  attribute,
  attributesOf,
  childElements,
  descendants,
  isKnownNamespace,
  isText,
  nameOf,
  remove,
  removeAttribute,
} from './xml.ts';
import type { Document, Element, Node } from './xml.ts';

/** Elements whose characters mean something; characters anywhere else are shown by no program. */
const HOLDS_TEXT = new Set([
  'w:t',
  'w:instrText',
  'w:delText',
  'm:t',
  'a:t',
  's:t',
  's:v',
  's:f',
  's:formula',
  's:formula1',
  's:formula2',
  's:oddHeader',
  's:oddFooter',
  's:evenHeader',
  's:evenFooter',
  's:firstHeader',
  's:firstFooter',
  's:definedName',
  'c:v',
  'c:f',
  'c:formatCode',
  'c:separator',
  'c:name',
  'wp:posOffset',
  'wp:align',
  'xdr:col',
  'xdr:row',
  'xdr:colOff',
  'xdr:rowOff',
  'pctWidth',
  'pctHeight',
  'pctPosHOffset',
  'pctPosVOffset',
  'f',
  'v',
  'sqref',
]);

/** Comments, instructions, other makers' elements and characters that no program shows: in every part. */
export function cleanMarkup(document: Document, place: string, report: Report): void {
  const root = document.documentElement;
  if (root === null) return;
  removeComments(document, place, report);
  for (const element of [root, ...descendants(root)]) {
    if (!isKnownNamespace(element.namespaceURI)) {
      if (report.hidden('unknown-markup', place, textContent(element))) remove(element);
      continue;
    }
    for (const found of attributesOf(element)) {
      if (found.prefix === 'xmlns' || found.name === 'xmlns' || isKnownNamespace(found.namespaceURI)) continue;
      if (report.hidden('unknown-markup', place, found.value)) element.removeAttributeNode(found);
    }
    if (!HOLDS_TEXT.has(nameOf(element))) removeStrayText(element, place, report);
  }
}

function removeStrayText(element: Element, place: string, report: Report): void {
  for (let at = element.firstChild; at !== null;) {
    const next: Node | null = at.nextSibling;
    if (isText(at)) {
      const text = (at.nodeValue ?? '').trim();
      if (text === '' || report.hidden('stray-text', place, text)) remove(at);
    }
    at = next;
  }
}

function removeComments(document: Document, place: string, report: Report): void {
  const found: Node[] = [];
  const visit = (parent: Node): void => {
    for (let at = parent.firstChild; at !== null; at = at.nextSibling) {
      if (at.nodeType === 8 || at.nodeType === 7) found.push(at);
    }
  };
  visit(document);
  for (const element of document.documentElement === null ? [] : [document.documentElement, ...descendants(document)])
    visit(element);
  for (const node of found) {
    if (node.nodeType === 7 && node.nodeName === 'xml') continue;
    if (report.hidden('stray-text', place, node.nodeValue ?? '')) remove(node);
  }
}

/** All characters below a node. */
export function textContent(node: Node): string {
  return node.textContent ?? '';
}

/**
 * `mc:AlternateContent` (ECMA-376 part 3): one program shows the choice, another the fallback. Where both say the same both
 * stay, so that every program shows something; where they differ the fallback goes.
 */
export function settleAlternates(document: Document, place: string, report: Report): void {
  for (const alternate of descendants(document).filter((element) => nameOf(element) === 'mc:AlternateContent')) {
    const branches = [...childElements(alternate)];
    const choice = branches.find((element) => nameOf(element) === 'mc:Choice');
    for (const branch of branches) {
      if (branch === choice || (choice === undefined && branch === branches[0])) continue;
      const same = choice !== undefined && nameOf(branch) === 'mc:Fallback' && saysTheSame(choice, branch);
      if (same) continue;
      if (report.hidden('alternate-content', place, textContent(branch))) remove(branch);
    }
  }
}

function saysTheSame(a: Element, b: Element): boolean {
  const words = (element: Element): string => textContentOf(element).replace(/\s+/gu, '');
  const pictures = (element: Element): string =>
    [...new Set(descendants(element).flatMap((one) => pictureOf(one)))].toSorted().join(' ');
  return words(a) === words(b) && pictures(a) === pictures(b);
}

function pictureOf(element: Element): string[] {
  const name = nameOf(element);
  if (name !== 'a:blip' && name !== 'v:imagedata') return [];
  return [attribute(element, name === 'a:blip' ? 'embed' : 'id') ?? ''];
}

/** Words only: positions and sizes are text as well in the one branch and attributes in the other. */
function textContentOf(element: Element): string {
  return descendants(element)
    .filter((one) => ['w:t', 'a:t', 'm:t'].includes(nameOf(one)))
    .map((one) => one.textContent ?? '')
    .join('');
}

/** The other branch of every choice in which words were replaced goes: it would still say them. */
export function removeFallbacks(document: Document): void {
  for (const fallback of descendants(document).filter((element) => nameOf(element) === 'mc:Fallback')) remove(fallback);
}

/** Marks that say who edited when, and in which session. */
export function removeEditingMarks(document: Document): void {
  for (const element of descendants(document)) {
    for (const found of attributesOf(element)) {
      const name = found.localName ?? '';
      if (name.startsWith('rsid') || name === 'paraId' || name === 'textId') removeAttribute(element, name);
    }
  }
}
