import { isElement, parseFragment } from './dom.ts';
import type { DomElement, DomNode } from './dom.ts';
import { readOwnHtml } from './own-html.ts';

const BLOCKS = new Set(
  'address article aside blockquote body caption center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody tfoot thead ul'.split(
    ' ',
  ),
);
/** Elements that begin a line. */
const BREAKING = new Set([...BLOCKS, 'br', 'tr']);
const SILENT = new Set(['script', 'style', 'template', 'noscript', 'head', 'title']);
/**
 * The text of clean HTML: one line per paragraph, heading, list item or table row; cells separated by a tab. No line is
 * empty or has spaces at its ends.
 */
export function htmlToText(html: string): string {
  const text = gatherOwn(html);
  return text === undefined ? nodesToText(parseFragment(html)) : tidyLines(text);
}

/** The same for nodes of a parsed tree, however deep. */
export function nodesToText(nodes: readonly DomNode[]): string {
  return tidyLines(gather(nodes));
}

/** The text of HTML that needs no parsing; undefined for other HTML. */
function gatherOwn(html: string): string | undefined {
  let out = '';
  let cells = 0;
  const isKnown = readOwnHtml(html, {
    text: (text) => (out += plain(text)),
    open: (tag) => {
      if (BREAKING.has(tag)) out += cells > 0 ? ' ' : '\n';
      if (tag === 'td' || tag === 'th') cells += 1;
    },
    close: (tag) => {
      if (tag === 'td' || tag === 'th') {
        cells -= 1;
        out += '\t';
      } else if (BREAKING.has(tag)) out += cells > 0 ? ' ' : '\n';
    },
  });
  return isKnown ? out : undefined;
}

/** The same for the text of one paragraph that holds no tags. */
export function lineOf(text: string): string {
  const line = tidyLine(plain(text));
  return line.trim() === '' ? '' : line;
}

function tidyLines(text: string): string {
  const lines: string[] = [];
  for (const raw of text.split('\n')) {
    const line = tidyLine(raw);
    if (line.trim() !== '') lines.push(line);
  }
  return lines.join('\n');
}

function tidyLine(raw: string): string {
  if (raw === '') return raw;
  let line = raw;
  if (line.includes('  ')) line = line.replace(/ {2,}/gu, ' ');
  if (line.includes('\t')) line = line.replace(/[ \u00a0\u3000]*\t[ \u00a0\u3000]*/gu, '\t');
  return /^[ \u00a0\u3000]|\s$/u.test(line) ? line.replace(/^[ \u00a0\u3000]+|[\s\u3000]+$/gu, '') : line;
}

/** The text under way. */
interface Gathering {
  text: string;
}

/** Recursion is quicker than a stack of one's own, and ends where pages from outside nest deeper than anybody writes. */
const DEEP = 500;

function gather(nodes: readonly DomNode[]): string {
  const to: Gathering = { text: '' };
  add(nodes, false, 0, to);
  return to.text;
}

function add(nodes: readonly DomNode[], inCell: boolean, depth: number, to: Gathering): void {
  for (const node of nodes) {
    if (node.type === 'text') to.text += plain(node.data);
    else if (isElement(node)) addElement(node, inCell, depth, to);
  }
}

function addElement(node: DomElement, inCell: boolean, depth: number, to: Gathering): void {
  const tag = node.name;
  if (SILENT.has(tag)) return;
  const gap = inCell ? ' ' : '\n';
  const cell = tag === 'td' || tag === 'th';
  const breaks = BREAKING.has(tag);
  if (breaks) to.text += gap;
  if (depth < DEEP) add(node.children, inCell || cell, depth + 1, to);
  else to.text += gatherDeep(node.children, inCell || cell);
  if (cell) to.text += '\t';
  else if (breaks) to.text += gap;
}

function plain(text: string): string {
  return /[\t\r\n\f]| {2}/u.test(text) ? text.replace(/[ \t\r\n\f]+/gu, ' ') : text;
}

/** A node still to be visited, or text to be written when the nodes before it are done. */
type Step = { readonly node: DomNode; readonly inCell: boolean } | string;

/** The same with a stack of its own, however deep the nodes nest. */
function gatherDeep(nodes: readonly DomNode[], inCell: boolean): string {
  const out: string[] = [];
  const stack: Step[] = nodes.map((node): Step => ({ node, inCell })).toReversed();
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    if (typeof step === 'string') out.push(step);
    else if (step.node.type === 'text') out.push(plain(step.node.data));
    else if (isElement(step.node)) visit(step.node, step.inCell, out, stack);
  }
  return out.join('');
}

function visit(node: DomElement, inCell: boolean, out: string[], stack: Step[]): void {
  const tag = node.name;
  if (SILENT.has(tag)) return;
  const gap = inCell ? ' ' : '\n';
  const cell = tag === 'td' || tag === 'th';
  const breaks = BREAKING.has(tag);
  if (breaks) out.push(gap);
  if (cell) stack.push('\t');
  else if (breaks) stack.push(gap);
  for (const child of node.children.toReversed()) stack.push({ node: child, inCell: inCell || cell });
}
