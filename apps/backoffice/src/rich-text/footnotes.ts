import { decode, element, isElement, text, textOf, type ElementNode, type HtmlNode } from './html-tree.ts';

/**
 * A stored body numbers its footnotes: a raised reference in the text, and the notes in a section at its end, each linked to the other.
 * The editor holds each note at its place in the text (`span data-footnote`), so that numbers follow by themselves.
 */
const hasClass = (node: ElementNode, name: string): boolean =>
  (node.attributes['class'] ?? '').split(/\s+/).includes(name);

const isReference = (node: HtmlNode): node is ElementNode =>
  isElement(node) && node.tag === 'sup' && hasClass(node, 'footnote-ref');
const isSection = (node: HtmlNode): node is ElementNode =>
  isElement(node) && node.tag === 'section' && hasClass(node, 'footnotes');
const isBack = (node: HtmlNode): boolean => isElement(node) && node.tag === 'a' && hasClass(node, 'footnote-back');

function visit(nodes: readonly HtmlNode[], change: (node: ElementNode) => HtmlNode[] | null): HtmlNode[] {
  return nodes.flatMap((node) => {
    if (!isElement(node)) return [node];
    return change(node) ?? [{ ...node, children: visit(node.children, change) }];
  });
}

/** Stored → editor: each note at its place. A reference without a note, or a note nobody refers to, stays as words. */
export function notesInline(nodes: readonly HtmlNode[]): HtmlNode[] {
  const notes = new Map<string, string>();
  visit(nodes, (node) => {
    if (!isSection(node)) return null;
    visit(node.children, (item) => {
      const { id } = item.attributes;
      if (item.tag !== 'li' || id === undefined) return null;
      notes.set(id, textOf(item.children.filter((child) => !isBack(child))).trim());
      return [];
    });
    return [];
  });
  const used = new Set<string>();
  const inline = visit(nodes, (node) => {
    if (!isReference(node)) return null;
    const link = node.children.find(isElement);
    const id = (link?.attributes['href'] ?? '').replace(/^#/, '');
    const note = notes.get(id);
    if (note === undefined) return null;
    used.add(id);
    return [element('span', [], { 'data-footnote': escapeAttribute(note) })];
  });
  return visit(inline, (node) => {
    if (!isSection(node)) return null;
    return [...notes].filter(([id]) => !used.has(id)).map(([, note]) => element('p', [text(escapeText(note))]));
  });
}

/** Editor → stored: numbered in the order of the text. */
export function notesNumbered(nodes: readonly HtmlNode[]): HtmlNode[] {
  const notes: string[] = [];
  const body = visit(nodes, (node) => {
    const note = node.attributes['data-footnote'];
    if (node.tag !== 'span' || note === undefined) return null;
    notes.push(decode(note));
    const at = String(notes.length);
    const link = element('a', [text(at)], { id: `fnref${at}`, href: `#fn${at}` });
    return [element('sup', [link], { class: 'footnote-ref' })];
  });
  if (notes.length === 0) return body;
  const items = notes.map((note, index) =>
    element(
      'li',
      [text(`${escapeText(note)} `), element('a', [text('↑')], { href: `#fnref${index + 1}`, class: 'footnote-back' })],
      { id: `fn${index + 1}` },
    ),
  );
  return [...body, element('section', [element('ol', items)], { class: 'footnotes' })];
}

function escapeText(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function escapeAttribute(words: string): string {
  return escapeText(words).replaceAll('"', '&quot;');
}
