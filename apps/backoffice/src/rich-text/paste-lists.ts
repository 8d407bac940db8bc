import { decode, element, isElement, styleOf, text, textOf, type ElementNode, type HtmlNode } from './html-tree.ts';

/** Word keeps a list as paragraphs that know their level and carry the number as drawn text; this makes lists of them again. */

/** A list paragraph on its way to become an item: `level` from 1, `marker` as drawn. */
export const ITEM = 'list-item-of-word';

export function listLevelOf(node: ElementNode): number | null {
  const list = styleOf(node)['mso-list'];
  const level = list === undefined ? null : /level(\d)/.exec(list);
  return level === null ? null : Number(level[1]);
}

/** The drawn number or bullet of a list paragraph, and whether its font is one of pictures. */
export function markerOf(node: ElementNode): { readonly marker: string; readonly symbol: boolean } {
  const ignored = ignoredOf(node.children);
  const fonts = JSON.stringify(ignored).toLowerCase();
  return {
    marker: textOf(ignored).replaceAll(/[\s\u00a0\u3000]/g, ''),
    symbol: /symbol|wingdings|webdings/.test(fonts),
  };
}

function ignoredOf(nodes: readonly HtmlNode[], fonts = ''): HtmlNode[] {
  return nodes.flatMap((node) => {
    if (!isElement(node)) return [];
    const inherited = `${fonts} ${styleOf(node)['font-family'] ?? ''}`;
    if (styleOf(node)['mso-list'] === 'ignore') return [element('marker', node.children, { font: inherited })];
    return ignoredOf(node.children, inherited);
  });
}

export function itemOf(level: number, marker: string, symbol: boolean, children: readonly HtmlNode[]): ElementNode {
  return element(ITEM, children, { level: String(level), marker, symbol: symbol ? 'yes' : '' });
}

interface Kind {
  readonly tag: 'ol' | 'ul';
  readonly type: '' | 'a' | 'A' | 'i' | 'I';
  readonly start: number;
}

const BULLETS = /^[·•●○■□◆◇▪▫◦‣⁃★☆➢✓✔–—*-]$/u;

/**
 * The list that draws a marker like this one. `1.`, `a.`, `i.` become ordered lists that start where the marker says. Chinese numbering
 * (一、（一）1、第一条) is none of these: it is cited by its number, so it stays in the text, character by character.
 */
export function kindOfMarker(marker: string, symbol: boolean): Kind | null {
  if (symbol || BULLETS.test(marker) || /^[oOlnuqvØüÜ§]$/u.test(marker)) return { tag: 'ul', type: '', start: 1 };
  const decimal = /^(\d{1,4})[.．]$/.exec(marker);
  if (decimal !== null) return { tag: 'ol', type: '', start: Number(decimal[1]) };
  const roman = /^([ivx]+|[IVX]+)[.．]$/.exec(marker)?.[1];
  if (roman !== undefined)
    return { tag: 'ol', type: roman === roman.toLowerCase() ? 'i' : 'I', start: fromRoman(roman) };
  const letter = /^([a-zA-Z])[.．]$/.exec(marker)?.[1];
  if (letter !== undefined)
    return {
      tag: 'ol',
      type: letter === letter.toLowerCase() ? 'a' : 'A',
      start: letter.toLowerCase().charCodeAt(0) - 96,
    };
  return null;
}

function fromRoman(roman: string): number {
  const values = [...roman.toLowerCase()].map((digit) => (digit === 'i' ? 1 : digit === 'v' ? 5 : 10));
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}

interface Building {
  readonly level: number;
  readonly kind: Kind;
  readonly items: { readonly content: HtmlNode[] }[];
}

/** Replaces each run of list paragraphs among siblings by nested lists. */
export function buildLists(nodes: readonly HtmlNode[]): HtmlNode[] {
  const result: HtmlNode[] = [];
  let open: Building[] = [];
  const closeTo = (level: number): void => {
    while ((open.at(-1)?.level ?? 0) > level) {
      const list = open.pop();
      if (list === undefined) return;
      (open.at(-1)?.items.at(-1)?.content ?? result).push(listElement(list));
    }
  };
  for (const node of nodes) {
    if (!isElement(node) || node.tag !== ITEM) {
      if (!isElement(node) && node.raw.trim() === '') continue;
      closeTo(0);
      result.push(isElement(node) ? { ...node, children: buildNested(node) } : node);
      continue;
    }
    const { level: rawLevel = '1', marker = '', symbol = '' } = node.attributes;
    const kind = kindOfMarker(marker, symbol === 'yes');
    if (kind === null) {
      closeTo(0);
      // 第一条 is set off from its words by a blank, （一） is not.
      result.push(
        element(
          'p',
          marker === ''
            ? node.children
            : [text(`${escape(marker)}${/[条章节编款]$/u.test(marker) ? '\u3000' : ''}`), ...node.children],
        ),
      );
      continue;
    }
    const level = Number(rawLevel);
    closeTo(level);
    if (open.at(-1)?.level === level && !continues(open.at(-1), kind)) closeTo(level - 1);
    if (open.at(-1)?.level !== level) open = [...open, { level, kind, items: [] }];
    open.at(-1)?.items.push({ content: [element('p', node.children)] });
  }
  closeTo(0);
  return result;
}

function buildNested(node: ElementNode): readonly HtmlNode[] {
  return node.children.some(isElement) ? buildLists(node.children) : node.children;
}

function continues(list: Building | undefined, kind: Kind): boolean {
  return (
    list !== undefined &&
    list.kind.tag === kind.tag &&
    list.kind.type === kind.type &&
    (kind.tag === 'ul' || kind.start === list.kind.start + list.items.length)
  );
}

function listElement({ kind, items }: Building): ElementNode {
  const attributes: Record<string, string> = {};
  if (kind.tag === 'ol' && kind.start !== 1) attributes['start'] = String(kind.start);
  if (kind.type !== '') attributes['type'] = kind.type;
  return element(
    kind.tag,
    items.map((item) => element('li', item.content)),
    attributes,
  );
}

function escape(words: string): string {
  return decode(words).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
