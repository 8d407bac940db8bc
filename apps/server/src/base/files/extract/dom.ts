import type { CheerioAPI } from 'cheerio';
import { load as loadSlim } from 'cheerio/slim';
import { escapeAttribute, escapeText } from './escape.ts';

/** Any node of a parsed tree, and an element; named here because the DOM library behind cheerio is not ours to import. */
export type DomNode = ReturnType<ReturnType<CheerioAPI['root']>['contents']>[number];
export type DomElement = Extract<DomNode, { readonly attribs: unknown }>;

/** Parses a fragment that this module itself has written; faster, and no html/head/body is added. */
export function parseFragment(html: string): CheerioAPI {
  return loadSlim(html, { xml: { xmlMode: false, decodeEntities: true } }, false);
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
  return nodes
    .map((node) => {
      if (node.type === 'text') return escapeText(node.data);
      if (!isElement(node)) return '';
      const attributes = Object.entries(node.attribs).map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`);
      const open = `<${node.name}${attributes.join('')}>`;
      return VOID.has(node.name) ? open : `${open}${serialize(node.children)}</${node.name}>`;
    })
    .join('');
}
