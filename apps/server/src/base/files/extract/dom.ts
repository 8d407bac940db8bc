import type { CheerioAPI } from 'cheerio';
import { load as loadSlim } from 'cheerio/slim';
import { escapeAttribute, escapeText } from './escape.ts';

/** Any node of a parsed tree, and an element; named here because the DOM library behind cheerio is not ours to import. */
export type DomNode = ReturnType<ReturnType<CheerioAPI['root']>['contents']>[number];
export type DomElement = Extract<DomNode, { readonly attribs: unknown }>;

/** Loaded once: making an instance costs more than parsing a paragraph. */
const fragments = loadSlim('', { xml: { xmlMode: false, decodeEntities: true } }, false);

/** Parses a fragment that this module itself has written; faster than `parsePage`, and no html/head/body is added. */
export function parseFragment(html: string): DomNode[] {
  // The element in front has the text taken for HTML whatever it begins with.
  return fragments(`<wbr>${html}`).toArray().slice(1);
}

/** Parses XML (document properties, numbering). */
export function parseXml(xml: string): CheerioAPI {
  return loadSlim(xml, { xml: true }, false);
}

export function isElement(node: DomNode): node is DomElement {
  return node.type === 'tag' || node.type === 'script' || node.type === 'style';
}

/**
 * The elements under a node, itself not included, in document order. Selectors of the library are not used for this: their
 * time grows with the square of the number of children.
 */
export function* descendants(node: DomElement): Generator<DomElement, void> {
  const stack: DomNode[] = node.children.toReversed();
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (!isElement(next)) continue;
    yield next;
    for (let i = next.children.length - 1; i >= 0; i -= 1) {
      const child = next.children[i];
      if (child !== undefined) stack.push(child);
    }
  }
}

const VOID = new Set(['br', 'hr', 'img', 'wbr']);

/** Writes nodes back as HTML, escaping only what must be: Chinese stays readable. */
export function serialize(nodes: readonly DomNode[]): string {
  let out = '';
  for (const node of nodes) {
    if (node.type === 'text') out += escapeText(node.data);
    else if (isElement(node)) {
      out += `<${node.name}`;
      for (const [name, value] of Object.entries(node.attribs)) out += ` ${name}="${escapeAttribute(value)}"`;
      out += VOID.has(node.name) ? '>' : `>${serialize(node.children)}</${node.name}>`;
    }
  }
  return out;
}

/** Characters of a text apart from whitespace. */
export function visibleLength(text: string): number {
  let length = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    // Han and full-width punctuation, nearly everything there is, need no closer look.
    if ((unit > 0x3000 && unit !== 0xfeff) || (unit > 0x20 && unit < 0x80) || !/\s/u.test(text.charAt(i))) length += 1;
  }
  return length;
}

/** Every element of a page in document order, so that many questions about it need one walk. */
export function elementsOf(page: DomNode): DomElement[] {
  const found: DomElement[] = [];
  const stack: DomNode[] = [page];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (isElement(next)) found.push(next);
    if (!('children' in next)) continue;
    for (let i = next.children.length - 1; i >= 0; i -= 1) {
      const child = next.children[i];
      if (child !== undefined) stack.push(child);
    }
  }
  return found;
}
