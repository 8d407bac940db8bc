import {
  alignmentOf,
  decode,
  element,
  isBlock,
  isElement,
  parseHtml,
  styleOf,
  text,
  textOf,
  writeHtml,
  type ElementNode,
  type HtmlNode,
} from './html-tree.ts';
import { escapeAttribute, notesInline, notesNumbered } from './footnotes.ts';
import { officialClasses } from './official.ts';
import { isStoredPicture, picturesOpen, pictureStored } from './pictures.ts';

/**
 * The server stores alignment as a class (`align-center`) and bare cells; the editor works with styles and with paragraphs in every
 * cell. These two functions translate, so that opening and saving a body changes nothing but what the writer changed.
 */

/** A stored body as the editor can hold it: no wrappers, captions and footnotes as attributes, alignment as style. */
export function forEditor(stored: string): string {
  return writeHtml(open(picturesOpen(notesInline(parseHtml(stored))), null));
}

const WRAPPERS = new Set(['div', 'section', 'figure', 'dl', 'center', 'article', 'main']);

function open(nodes: readonly HtmlNode[], inherited: string | null): HtmlNode[] {
  const result: HtmlNode[] = [];
  let loose: HtmlNode[] = [];
  const flush = (): void => {
    if (textOf(loose).trim() !== '' || loose.some((node) => isElement(node) && node.tag !== 'br'))
      result.push(aligned('p', loose, inherited));
    loose = [];
  };
  for (const node of nodes) {
    if (!isElement(node) || !isBlock(node)) loose.push(node);
    else {
      flush();
      result.push(...openBlock(node, inherited));
    }
  }
  flush();
  return result;
}

function openBlock(node: ElementNode, inherited: string | null): HtmlNode[] {
  const alignment = alignmentOf(node) ?? inherited;
  if (node.attributes['data-picture'] !== undefined) return [node];
  if (WRAPPERS.has(node.tag)) return open(node.children, node.tag === 'center' ? 'center' : alignment);
  if (node.tag === 'dt') return [aligned('p', [element('strong', node.children)], alignment)];
  if (node.tag === 'dd' || node.tag === 'figcaption')
    return open(node.children, node.tag === 'dd' ? alignment : 'center');
  if (node.tag === 'table') return openTable(node);
  if (node.tag === 'ol' || node.tag === 'ul') {
    return [
      {
        ...node,
        children: node.children.filter(isElement).map((item) => ({ ...item, children: open(item.children, null) })),
      },
    ];
  }
  if (node.tag === 'blockquote') return [element('blockquote', open(node.children, alignment))];
  if (node.tag === 'p' || /^h[1-6]$/.test(node.tag)) {
    const tag = node.tag === 'h1' ? 'h2' : node.tag === 'h6' ? 'h5' : node.tag;
    return [aligned(tag, node.children, alignment, node.attributes['class'])];
  }
  return [node];
}

function openTable(table: ElementNode): HtmlNode[] {
  const captions = table.children.filter((child): child is ElementNode => isElement(child) && child.tag === 'caption');
  const rows: ElementNode[] = [];
  const visit = (nodes: readonly HtmlNode[], header: boolean): void => {
    for (const node of nodes) {
      if (!isElement(node)) continue;
      if (node.tag === 'tr')
        rows.push(
          element(
            'tr',
            node.children.filter(isElement).map((cell) => openCell(cell, header)),
          ),
        );
      else if (node.tag !== 'caption') visit(node.children, node.tag === 'thead');
    }
  };
  visit(table.children, false);
  const caption = textOf(captions).trim();
  return [
    element('table', [element('tbody', rows)], caption === '' ? {} : { 'data-caption': escapeAttribute(caption) }),
  ];
}

function openCell(cell: ElementNode, header: boolean): ElementNode {
  const { colspan, rowspan, scope } = cell.attributes;
  const kept = {
    ...(colspan === undefined ? {} : { colspan }),
    ...(rowspan === undefined ? {} : { rowspan }),
    ...(scope === undefined ? {} : { scope }),
  };
  const content = open(cell.children, alignmentOf(cell));
  return element(header ? 'th' : cell.tag, content.length === 0 ? [element('p', [])] : content, kept);
}

function aligned(tag: string, children: readonly HtmlNode[], alignment: string | null, classes = ''): ElementNode {
  const kept = classes
    .split(/\s+/)
    .filter((name) => name === 'no-indent' || officialClasses.some((one) => one === name));
  return element(tag, children, {
    ...(kept.length === 0 ? {} : { class: kept.join(' ') }),
    ...(alignment === null ? {} : { style: `text-align: ${alignment}` }),
  });
}

/** What the editor holds, as the server stores it. */
export function forServer(edited: string): string {
  const blocks = store(parseHtml(edited));
  while (blocks.length > 0 && isBare(blocks.at(-1))) blocks.pop();
  return writeHtml(notesNumbered(blocks));
}

function isBare(node: HtmlNode | undefined): boolean {
  return node !== undefined && isElement(node) && node.tag === 'p' && textOf(node.children).trim() === '';
}

function store(nodes: readonly HtmlNode[]): HtmlNode[] {
  return nodes.flatMap((node): HtmlNode[] => {
    if (!isElement(node)) return [node];
    if (node.tag === 'colgroup' || node.tag === 'col' || node.tag === 'caption') return [];
    const footnote = node.attributes['data-footnote'];
    if (footnote !== undefined) return [element('span', [], { 'data-footnote': footnote })];
    if (node.attributes['data-picture'] !== undefined) return pictureStored(node);
    const children = store(node.children);
    if (node.tag === 'div' && children.some((child) => isElement(child) && child.tag === 'table')) return children;
    if (node.tag === 'table') return [storeTable(children, node.attributes['data-caption'] ?? '')];
    if (node.tag === 'li') return [element('li', withoutLonelyParagraph(children))];
    if (node.tag === 'td' || node.tag === 'th') return [storeCell(node, children)];
    const { style: _style, class: classes = '', ...attributes } = node.attributes;
    const alignment = alignmentOf(node);
    const all = [
      ...classes.split(/\s+/).filter((name) => name !== '' && !name.startsWith('align-')),
      ...(alignment === null ? [] : [`align-${alignment}`]),
    ];
    return [element(node.tag, children, { ...attributes, ...(all.length === 0 ? {} : { class: all.join(' ') }) })];
  });
}

/** Header cells say what they head, for those who hear the table read. */
function storeTable(children: readonly HtmlNode[], caption: string): ElementNode {
  let first = true;
  const rows = (nodes: readonly HtmlNode[]): HtmlNode[] =>
    nodes.map((node) => {
      if (!isElement(node)) return node;
      if (node.tag !== 'tr') return { ...node, children: rows(node.children) };
      const scope = first ? 'col' : 'row';
      first = false;
      return {
        ...node,
        children: node.children.map((cell) =>
          isElement(cell) && cell.tag === 'th'
            ? { ...cell, attributes: { ...cell.attributes, scope: cell.attributes['scope'] ?? scope } }
            : cell,
        ),
      };
    });
  const name = decode(caption).trim();
  const head = name === '' ? [] : [element('caption', [text(escapeAttribute(name).replaceAll('&quot;', '"'))])];
  return element('table', [...head, ...rows(children)]);
}

function storeCell(cell: ElementNode, children: readonly HtmlNode[]): ElementNode {
  const { colspan = '1', rowspan = '1', scope } = cell.attributes;
  const only = children.length === 1 ? children[0] : undefined;
  const alignment = (only !== undefined && isElement(only) ? alignmentOf(only) : null) ?? alignmentOf(cell);
  return element(cell.tag, alignment === null ? withoutLonelyParagraph(children) : unwrapped(children), {
    ...(colspan === '1' ? {} : { colspan }),
    ...(rowspan === '1' ? {} : { rowspan }),
    ...(scope === undefined ? {} : { scope }),
    ...(alignment === null ? {} : { class: `align-${alignment}` }),
  });
}

function unwrapped(children: readonly HtmlNode[]): readonly HtmlNode[] {
  const only = children.length === 1 ? children[0] : undefined;
  return only !== undefined && isElement(only) && only.tag === 'p' ? only.children : children;
}

function withoutLonelyParagraph(children: readonly HtmlNode[]): readonly HtmlNode[] {
  const first = children[0];
  const plain =
    first !== undefined && isElement(first) && first.tag === 'p' && Object.keys(first.attributes).length === 0;
  const rest = children.slice(1);
  const restAreLists = rest.every((child) => isElement(child) && (child.tag === 'ol' || child.tag === 'ul'));
  return plain && restAreLists ? [...first.children, ...rest] : children;
}

export interface Shape {
  readonly words: string;
  readonly tables: number;
  readonly cells: number;
  readonly links: number;
  readonly headings: number;
  readonly pictures: number;
}

/** What must not get lost between a stored body and the editor. */
export function shapeOf(html: string): Shape {
  const counts = { tables: 0, cells: 0, links: 0, headings: 0, pictures: 0 };
  const count = (nodes: readonly HtmlNode[]): void => {
    for (const node of nodes) {
      if (!isElement(node)) continue;
      if (isStoredPicture(node) || node.attributes['data-picture'] !== undefined) counts.pictures += 1;
      if (node.tag === 'table') counts.tables += 1;
      if (node.tag === 'td' || node.tag === 'th') counts.cells += 1;
      if (node.tag === 'a' && node.attributes['href'] !== undefined) counts.links += 1;
      if (/^h[1-6]$/.test(node.tag)) counts.headings += 1;
      count(node.children);
    }
  };
  const notes: string[] = [];
  const tree = withoutNotes(notesInline(parseHtml(html)), notes);
  count(tree);
  return { words: `${textOf(tree)}${notes.join('')}`.replaceAll(/[\s\u00a0\u200b]/g, ''), ...counts };
}

/** Footnotes taken out and gathered, captions as words: the same for a stored body and for one in the editor. */
function withoutNotes(nodes: readonly HtmlNode[], notes: string[]): HtmlNode[] {
  return nodes.flatMap((node): HtmlNode[] => {
    if (!isElement(node)) return [node];
    const footnote = node.attributes['data-footnote'];
    if (footnote !== undefined) {
      notes.push(decode(footnote));
      return [];
    }
    const caption = node.attributes['data-caption'];
    const inner = node.children.filter(
      (child) => caption === undefined || !isElement(child) || child.tag !== 'caption',
    );
    const children = withoutNotes(inner, notes);
    return [{ ...node, children: caption === undefined ? children : [text(caption), ...children] }];
  });
}

export function isSameShape(a: Shape, b: Shape): boolean {
  return (
    a.words === b.words &&
    a.tables === b.tables &&
    a.cells === b.cells &&
    a.links === b.links &&
    a.headings === b.headings &&
    a.pictures === b.pictures
  );
}

/** True when there is nothing to read: neither words nor a table. */
export function isEmptyBody(html: string): boolean {
  const shape = shapeOf(html);
  return (
    shape.words === '' &&
    shape.tables === 0 &&
    shape.pictures === 0 &&
    !parseHtml(html).some((node) => isElement(node) && styleOf(node)['display'] !== 'none' && node.tag === 'hr')
  );
}

/** Each footnote in brackets at its place, and of each picture what it says to those who do not see it. */
function withNotesShown(nodes: readonly HtmlNode[]): HtmlNode[] {
  return nodes.map((node): HtmlNode => {
    if (!isElement(node)) return node;
    const footnote = node.attributes['data-footnote'];
    if (isStoredPicture(node)) return text(`〔${node.attributes['alt'] ?? ''}〕`);
    return footnote === undefined ? { ...node, children: withNotesShown(node.children) } : text(`〔${footnote}〕`);
  });
}

/** A body's words, one line to a block, made the same way for every body that is compared. */
export function readableBody(html: string): string {
  const lines = (nodes: readonly HtmlNode[]): string =>
    nodes
      .map((node) =>
        !isElement(node)
          ? textOf([node])
          : `${lines(node.children)}${/^(p|h\d|li|tr|blockquote|caption|figcaption|figure)$/.test(node.tag) ? '\n' : node.tag === 'td' || node.tag === 'th' ? '\t' : ''}`,
      )
      .join('');
  return lines(withNotesShown(notesInline(parseHtml(html))))
    .replaceAll(/\s*\n\s*/g, '\n')
    .trim();
}

/** The outermost blocks of a body, footnotes at their places; `bodyOf` makes a body of them again. */
export function blocksOf(html: string): string[] {
  return notesInline(parseHtml(html))
    .map((node) => writeHtml([node]))
    .filter((block) => block.trim() !== '');
}

export function bodyOf(blocks: readonly string[]): string {
  return writeHtml(notesNumbered(parseHtml(blocks.join(''))));
}
