import {
  alignmentOf,
  element,
  isBlock,
  isElement,
  parseHtml,
  styleOf,
  textOf,
  writeHtml,
  type ElementNode,
  type HtmlNode,
} from './html-tree.ts';
import { escapeAttribute } from './footnotes.ts';
import { isAtom, liftPictures, notesOf, type Gathered, type PasteLoss } from './paste-gathered.ts';
import { cleanInline, countUnseen, isInvisible, tidyWhitespace } from './paste-inline.ts';
import { buildLists, itemOf, listLevelOf, markerOf } from './paste-lists.ts';

export interface CleanedPaste {
  readonly html: string;
  /** Sources of the pictures in it; a figure's `data-pending` is an index into them. */
  readonly pictures: readonly string[];
  readonly losses: ReadonlyMap<PasteLoss, number>;
}

interface Context {
  readonly gathered: Gathered;
  /** 1 where the paste has a first-level heading: the title of the page is the only `h1`, so all move down by one. */
  readonly headingShift: number;
}

/**
 * Makes what Word, WPS, Excel or a web page put on the clipboard into headings, paragraphs with alignment, lists, and tables with merged
 * cells; fonts, colours, sizes and everything else of layout stay behind.
 */
export function cleanPastedHtml(html: string): CleanedPaste {
  const tree = parseHtml(fragmentOf(html));
  const context: Context = {
    gathered: { pictures: [], losses: new Map(), notes: notesOf(parseHtml(html)) },
    headingShift: has(tree, (node) => headingOf(node, 0) === 1) ? 1 : 0,
  };
  const blocks = buildLists(cleanBlocks(tree, context));
  const { pictures, losses } = context.gathered;
  return { html: writeHtml(blocks.filter((block) => !isEmptyParagraph(block))), pictures, losses };
}

function fragmentOf(html: string): string {
  const start = html.indexOf('<!--StartFragment-->');
  const end = html.lastIndexOf('<!--EndFragment-->');
  const fragment = start >= 0 && end > start ? html.slice(start + '<!--StartFragment-->'.length, end) : html;
  // Excel marks the fragment inside the table; its tags stand before the mark.
  return /^\s*(<!--[\s\S]*?-->\s*)*<(col|tr|td)\b/i.test(fragment) ? `<table>${fragment}</table>` : fragment;
}

function has(nodes: readonly HtmlNode[], test: (node: ElementNode) => boolean): boolean {
  return nodes.some((node) => isElement(node) && (test(node) || has(node.children, test)));
}

function isEmptyParagraph(node: HtmlNode): boolean {
  return (
    isElement(node) &&
    /^(p|h[2-5])$/.test(node.tag) &&
    textOf(node.children).replaceAll(/[\s\u00a0\u3000]/g, '') === '' &&
    !has(node.children, (child) => child.tag === 'hr' || isAtom(child))
  );
}

/** Block content: loose words between blocks become paragraphs of their own. */
function cleanBlocks(nodes: readonly HtmlNode[], context: Context, inherited: string | null = null): HtmlNode[] {
  const result: HtmlNode[] = [];
  let loose: HtmlNode[] = [];
  const flush = (): void => {
    const children = tidyWhitespace(cleanInline(loose, context.gathered));
    if (children.length > 0) result.push(...liftPictures(paragraph('p', children, inherited)));
    loose = [];
  };
  for (const node of nodes) {
    if (isElement(node) && isInvisible(node)) {
      countUnseen(node, context.gathered);
      continue;
    }
    if (isElement(node) && isBlock(node)) {
      flush();
      result.push(...cleanBlock(node, context, inherited));
    } else if (isElement(node) && has(node.children, isBlock)) {
      flush();
      result.push(...cleanBlocks(node.children, context, inherited));
    } else {
      loose.push(node);
    }
  }
  flush();
  return result;
}

function cleanBlock(node: ElementNode, context: Context, inherited: string | null): HtmlNode[] {
  const alignment = alignmentOf(node) ?? inherited;
  // Copied within the editor: a picture that is kept already.
  if (/^[0-9a-f]{64}$/.test(node.attributes['data-picture'] ?? '')) return [{ ...node, children: [] }];
  if (/^(footnote|endnote)(-list)?$/.test(styleOf(node)['mso-element'] ?? '')) return [];
  switch (node.tag) {
    case 'hr':
      return [element('hr', [])];
    case 'table':
      return cleanTable(node, context);
    case 'ul':
    case 'ol':
      return cleanList(node, context);
    case 'blockquote':
      return [element('blockquote', cleanBlocks(node.children, context, alignment))];
    case 'pre':
      return [
        element('pre', [
          element(
            'code',
            node.children.flatMap((child) => (isElement(child) ? child.children : [child])),
          ),
        ]),
      ];
    case 'p':
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return cleanParagraph(node, context, alignment);
    default:
      return cleanBlocks(node.children, context, node.tag === 'center' ? 'center' : alignment);
  }
}

/** Headings by element, or by the outline level that WPS and styled Word paragraphs carry. */
function headingOf(node: ElementNode, shift: number): number | null {
  const byTag = /^h([1-6])$/.exec(node.tag)?.[1];
  const byOutline = node.tag === 'p' ? /^[1-4]$/.exec(styleOf(node)['mso-outline-level'] ?? '')?.[0] : undefined;
  const level = byTag ?? byOutline;
  return level === undefined ? null : Number(level) + shift;
}

function cleanParagraph(node: ElementNode, context: Context, alignment: string | null): HtmlNode[] {
  // A paragraph that was never closed may have swallowed the next ones.
  if (has(node.children, isBlock)) return cleanBlocks(node.children, context, alignment);
  const children = tidyWhitespace(cleanInline(node.children, context.gathered));
  const heading = headingOf(node, context.headingShift);
  const level = listLevelOf(node);
  const marker = level === null ? null : markerOf(node);
  if (heading === null && level !== null && marker !== null && marker.marker !== '')
    return [itemOf(level, marker.marker, marker.symbol, children)];
  const numbered =
    marker === null || marker.marker === ''
      ? children
      : [{ kind: 'text' as const, raw: `${marker.marker} ` }, ...children];
  return liftPictures(paragraph(heading === null ? 'p' : `h${Math.min(5, Math.max(2, heading))}`, numbered, alignment));
}

/** Plain left alignment is what a paragraph has anyway, and justification what Word gives every paragraph. */
function paragraph(tag: string, children: readonly HtmlNode[], alignment: string | null): ElementNode {
  return element(
    tag,
    children,
    alignment === 'center' || alignment === 'right' ? { style: `text-align:${alignment}` } : {},
  );
}

function cleanList(node: ElementNode, context: Context): HtmlNode[] {
  const items = node.children.filter(isElement).flatMap((child): ElementNode[] => {
    if (child.tag === 'li') return [element('li', buildLists(cleanBlocks(child.children, context)))];
    const nested = cleanBlock(child, context, null);
    return nested.length === 0 ? [] : [element('li', nested)];
  });
  if (items.length === 0) return [];
  const start = /^\d{1,5}$/.exec(node.attributes['start'] ?? '')?.[0];
  const type = /^[aAiI]$/.exec(node.attributes['type'] ?? '')?.[0];
  const attributes = {
    ...(start === undefined || start === '1' ? {} : { start }),
    ...(type === undefined ? {} : { type }),
  };
  return [element(node.tag, items, node.tag === 'ol' ? attributes : {})];
}

function cleanTable(node: ElementNode, context: Context): HtmlNode[] {
  const rows: ElementNode[] = [];
  let caption = '';
  const visit = (list: readonly HtmlNode[], header: boolean): void => {
    for (const child of list) {
      if (!isElement(child)) continue;
      if (child.tag === 'tr') {
        const row = cleanRow(child, context, header);
        if (row !== null) rows.push(row);
      } else if (child.tag === 'caption') caption ||= textOf(child.children).replaceAll(/\s+/g, ' ').trim();
      else visit(child.children, child.tag === 'thead');
    }
  };
  visit(node.children, false);
  const named = caption === '' ? {} : { 'data-caption': escapeAttribute(caption) };
  return rows.length === 0 ? [] : [element('table', [element('tbody', rows)], named)];
}

function cleanRow(row: ElementNode, context: Context, header: boolean): ElementNode | null {
  // A row of no height only tells Word the widths of the columns.
  if (row.attributes['height'] === '0' || styleOf(row)['display'] === 'none') return null;
  const cells = row.children.filter(isElement).flatMap((cell): ElementNode[] => {
    if ((cell.tag !== 'td' && cell.tag !== 'th') || styleOf(cell)['mso-cell-special'] === 'placeholder') return [];
    const content = buildLists(cleanBlocks(cell.children, context, alignmentOf(cell))).filter(
      (block, _index, all) => all.length === 1 || !isEmptyParagraph(block),
    );
    return [element(header ? 'th' : cell.tag, content.length === 0 ? [element('p', [])] : content, spansOf(cell))];
  });
  return cells.length === 0 ? null : element('tr', cells);
}

function spansOf(cell: ElementNode): Record<string, string> {
  const spans: Record<string, string> = {};
  for (const name of ['colspan', 'rowspan']) {
    const span = Number(cell.attributes[name]);
    if (Number.isInteger(span) && span > 1 && span <= 200) spans[name] = String(span);
  }
  return spans;
}
