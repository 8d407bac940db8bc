/** Where a passage stood, and what stood around it. */
export interface Anchor {
  readonly quote: string;
  readonly before: string;
  readonly after: string;
  readonly position: number;
}

const AROUND = 40;

export function anchorAt(text: string, start: number, end: number): Anchor {
  return {
    quote: text.slice(start, end),
    before: text.slice(Math.max(0, start - AROUND), start),
    after: text.slice(end, end + AROUND),
    position: start,
  };
}

/** Where the passage stands in a text that may have been edited since; -1 when it does not stand there any more. */
export function findAnchor(text: string, { quote, before, after, position }: Anchor): number {
  if (quote === '') return -1;
  let best = -1;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    const around =
      commonEnd(text.slice(0, at), before) +
      commonStart(text.slice(at + quote.length, at + quote.length + AROUND), after);
    // Among passages with the same surroundings the nearest is meant.
    const score = around - Math.abs(at - position) / (text.length + 1);
    if (score > bestScore) [best, bestScore] = [at, score];
  }
  return best;
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
}

function commonEnd(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length += 1;
  return length;
}

function textNodes(root: Node): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    if (node instanceof Text) nodes.push(node);
  return nodes;
}

/** The stretch of a shown text, as the browser marks and scrolls to it. */
export function rangeOf(root: Node, start: number, length: number): Range | null {
  let at = 0;
  const range = document.createRange();
  let begun = false;
  for (const node of textNodes(root)) {
    const end = at + node.data.length;
    if (!begun && start < end) {
      range.setStart(node, start - at);
      begun = true;
    }
    if (begun && start + length <= end) {
      range.setEnd(node, start + length - at);
      return range;
    }
    at = end;
  }
  return null;
}

/** What somebody has selected in a shown text; null when nothing, or something beside it too. */
export function selectedIn(root: Node): Anchor | null {
  const selection = document.getSelection();
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.commonAncestorContainer)) return null;
  const lead = document.createRange();
  lead.selectNodeContents(root);
  lead.setEnd(range.startContainer, range.startOffset);
  const start = lead.toString().length;
  const quote = range.toString();
  return quote.trim() === '' ? null : anchorAt(root.textContent ?? '', start, start + quote.length);
}
