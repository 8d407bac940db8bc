import { isElement, parseFragment } from './dom.ts';
import type { DomElement, DomNode } from './dom.ts';

const BLOCKS = new Set(
  'address article aside blockquote body caption center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody tfoot thead ul'.split(
    ' ',
  ),
);
const SILENT = new Set(['script', 'style', 'template', 'noscript', 'head', 'title']);
/**
 * The text of clean HTML: one line per paragraph, heading, list item or table row; cells separated by a tab. No line is
 * empty or has spaces at its ends.
 */
export function htmlToText(html: string): string {
  return nodesToText(parseFragment(html).root().contents().toArray());
}

/** The same for nodes of a parsed tree, however deep. */
export function nodesToText(nodes: readonly DomNode[]): string {
  return gather(nodes)
    .split('\n')
    .map((line) =>
      line
        .replace(/ {2,}/gu, ' ')
        .replace(/[ \u00a0\u3000]*\t[ \u00a0\u3000]*/gu, '\t')
        .replace(/^[ \u00a0\u3000]+|[\s\u3000]+$/gu, ''),
    )
    .filter((line) => line.trim() !== '')
    .join('\n');
}

/** A node still to be visited, or text to be written when the nodes before it are done. */
type Step = { readonly node: DomNode; readonly inCell: boolean } | string;

/** Depth first with a stack of its own: pages from outside nest deeper than the call stack allows. */
function gather(nodes: readonly DomNode[]): string {
  const out: string[] = [];
  const stack: Step[] = nodes.map((node): Step => ({ node, inCell: false })).toReversed();
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    if (typeof step === 'string') out.push(step);
    else if (step.node.type === 'text') out.push(step.node.data.replace(/[ \t\r\n\f]+/gu, ' '));
    else if (isElement(step.node)) visit(step.node, step.inCell, out, stack);
  }
  return out.join('');
}

function visit(node: DomElement, inCell: boolean, out: string[], stack: Step[]): void {
  const tag = node.name;
  if (SILENT.has(tag)) return;
  const gap = inCell ? ' ' : '\n';
  const cell = tag === 'td' || tag === 'th';
  const breaks = tag === 'br' || tag === 'tr' || BLOCKS.has(tag);
  if (breaks) out.push(gap);
  if (cell) stack.push('\t');
  else if (breaks) stack.push(gap);
  for (const child of node.children.toReversed()) stack.push({ node: child, inCell: inCell || cell });
}
