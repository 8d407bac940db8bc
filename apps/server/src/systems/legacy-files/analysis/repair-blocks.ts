import { isElement, parseFragment, readOwnHtml, serialize } from '../../../base/files/extract/index.ts';
import type { DomNode } from '../../../base/files/extract/index.ts';
import { isLine, makeBlock } from './blocks.ts';
import type { Block } from './blocks.ts';
import type { Repair, RepairEdit, TextRepair } from './types.ts';

type TextNode = Extract<DomNode, { readonly type: unknown; data: string }>;

/** A repaired document: its blocks, and what was changed. */
export interface RepairedBlocks {
  readonly blocks: readonly Block[];
  readonly repair: Repair;
}

const PARAGRAPHS = new Set([
  'p',
  'li',
  'td',
  'th',
  'caption',
  'blockquote',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'tr',
  'table',
  'ul',
  'ol',
]);

/**
 * Repairs all blocks as one text, so that the repair judges the page as a whole, and carries every change into the text
 * nodes of the HTML. HTML and text therefore always agree, and inline tags and links survive.
 */
export function repairBlocks(blocks: readonly Block[], repair: TextRepair): RepairedBlocks | undefined {
  // Most pages are sound, and whether one is can be told without parsing it.
  const known = textOf(blocks);
  if (known !== undefined && !repair.looksDamaged(known).damaged) return undefined;
  const trees = blocks.map((b) => parseFragment(b.html));
  const gathering: Gathering = { placed: [], parts: [], length: 0, atLineStart: true };
  for (const tree of trees) {
    collect(tree, gathering);
    endLine(gathering);
  }
  const { placed } = gathering;
  const text = gathering.parts.join('');
  if (known === undefined && !repair.looksDamaged(text).damaged) return undefined;
  const repaired = repair.repairText(text, { force: true });
  if (repaired.changes.length === 0) return undefined;
  const edits = outermost(repaired.changes);
  for (const { node, from } of placed) node.data = edit(node.data, from, edits);
  return {
    blocks: blocks.map((b, i) => makeBlock(b.tag, serialize(trees[i] ?? []))),
    repair: { original: text, changes: edits, counts: repaired.counts },
  };
}

function isText(node: DomNode): node is TextNode {
  return node.type === 'text';
}

/** The text of all blocks under way: its parts, and where each text node begins. */
interface Gathering {
  readonly placed: { readonly node: TextNode; readonly from: number }[];
  readonly parts: string[];
  length: number;
  atLineStart: boolean;
}

/** The text that `collect` joins, read from the HTML; undefined where only parsing can tell. */
function textOf(blocks: readonly Block[]): string | undefined {
  const to: Gathering = { placed: [], parts: [], length: 0, atLineStart: true };
  const boundary = (tag: string): void => {
    if (tag === 'br' || PARAGRAPHS.has(tag)) endLine(to);
  };
  const reader = { text: (text: string) => add(to, text), open: boundary, close: boundary };
  for (const block of blocks) {
    const only = onlyText(block);
    if (only !== undefined) add(to, only);
    else if (!readOwnHtml(block.html, reader)) return undefined;
    endLine(to);
  }
  return to.parts.join('');
}

/** The characters of a paragraph or heading that holds nothing but text without references. */
function onlyText({ tag, html }: Block): string | undefined {
  const start = tag.length + 2;
  const end = html.length - start - 1;
  const isPlain = isLine({ tag }) && html[start - 1] === '>' && html.indexOf('<', 1) === end && !html.includes('&');
  return isPlain ? html.slice(start, end) : undefined;
}

/** Joins text nodes in document order; a paragraph boundary or `<br>` is a line break, so nothing is repaired across it. */
function collect(nodes: readonly DomNode[], to: Gathering): void {
  for (const node of nodes) {
    if (isText(node)) {
      to.placed.push({ node, from: to.length });
      add(to, node.data);
    } else if (isElement(node)) {
      const boundary = node.name === 'br' || PARAGRAPHS.has(node.name);
      if (boundary) endLine(to);
      collect(node.children, to);
      if (boundary) endLine(to);
    }
  }
}

function add(to: Gathering, text: string): void {
  if (text === '') return;
  to.parts.push(text);
  to.length += text.length;
  to.atLineStart = text.endsWith('\n');
}

function endLine(to: Gathering): void {
  if (!to.atLineStart) add(to, '\n');
}

/** Changes in order without those inside another: a changed phrase already covers the readings removed within it. */
function outermost(changes: readonly RepairEdit[]): RepairEdit[] {
  const sorted = changes.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const kept: RepairEdit[] = [];
  for (const change of sorted) {
    const last = kept.at(-1);
    if (last === undefined || change.start >= last.end) kept.push(change);
  }
  return kept;
}

/** The changes that touch one text node; where one spans several nodes, the first gets the new text. */
function edit(data: string, from: number, edits: readonly RepairEdit[]): string {
  const to = from + data.length;
  let out = '';
  let at = from;
  for (let i = firstAfter(edits, from); i < edits.length; i += 1) {
    const change = edits[i];
    if (change === undefined || change.start >= to) break;
    out += data.slice(at - from, Math.max(at, change.start) - from);
    if (change.start >= from) out += change.to;
    at = Math.min(change.end, to);
  }
  return out + data.slice(at - from);
}

/** Index of the first change that ends after the offset. */
function firstAfter(edits: readonly RepairEdit[], offset: number): number {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edits[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
