import {
  htmlToText,
  isElement,
  nodesToText,
  parseFragment,
  serialize,
  toTextBlocks,
} from '../../../base/files/extract/index.ts';
import type { DomElement, DomNode, TextBlock } from '../../../base/files/extract/index.ts';

/** A top-level element of a document body. `text` is as `htmlToText` gives it. */
export type Block = TextBlock;

export function makeBlock(tag: string, html: string): Block {
  return { tag, html, text: htmlToText(html) };
}

/** Splits clean body HTML into its top-level elements; loose text becomes a paragraph. Empty ones are left out. */
export function toBlocks(html: string): Block[] {
  return toTextBlocks(html).filter(isShown);
}

/** Whether there is anything to see of a block. */
export function isShown(block: Block): boolean {
  return block.text !== '' || /<img|<hr/u.test(block.html);
}

export function blocksToHtml(blocks: readonly Block[]): string {
  return blocks.map((b) => b.html).join('\n');
}

export function blocksToText(blocks: readonly Block[]): string {
  return blocks
    .map((b) => b.text)
    .filter((t) => t !== '')
    .join('\n');
}

/** A paragraph or heading: the only blocks that headers, titles and dates stand in. */
export function isLine(block: Pick<Block, 'tag'>): boolean {
  return block.tag === 'p' || /^h[1-6]$/u.test(block.tag);
}

/** The part of a paragraph between two offsets of its text, keeping links and emphasis. */
export function sliceBlock(block: Block, start: number, end: number): Block {
  const root = parseFragment(block.html);
  // `text` has spaces trimmed at the ends; offsets count from the first visible character.
  const lead = /^[\s\u3000]*/u.exec(rawText(root))?.[0].length ?? 0;
  cut(root, { at: -lead }, start, end);
  const html = serialize(root).replace(/<(strong|em|u|s|a)\b[^>]*>\s*<\/\1>/gu, '');
  return makeBlock(block.tag, html);
}

function rawText(nodes: readonly DomNode[]): string {
  return nodes
    .map((n) => (n.type === 'text' ? n.data : isElement(n) ? (n.name === 'br' ? '\n' : rawText(n.children)) : ''))
    .join('');
}

function cut(nodes: readonly DomNode[], cursor: { at: number }, start: number, end: number): void {
  for (const node of nodes) {
    if (node.type === 'text') {
      const from = Math.max(0, start - cursor.at);
      const to = Math.max(from, end - cursor.at);
      const length = node.data.length;
      node.data = node.data.slice(from, to);
      cursor.at += length;
    } else if (isElement(node)) {
      if (node.name === 'br') cursor.at += 1;
      else cut(node.children, cursor, start, end);
    }
  }
}

/** Rows of a table block as cell texts, row by row. */
export function tableRows(block: Block): string[][] {
  const rows: string[][] = [];
  const visit = (node: DomElement): void => {
    if (node.name === 'tr') {
      rows.push(
        node.children
          .filter((c): c is DomElement => isElement(c))
          .map((c) => nodesToText([c]).replace(/\s+/gu, ' ').trim()),
      );
      return;
    }
    for (const child of node.children) if (isElement(child)) visit(child);
  };
  for (const node of parseFragment(block.html)) if (isElement(node)) visit(node);
  return rows;
}
