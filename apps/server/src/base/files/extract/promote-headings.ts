import { isElement, parseFragment, serialize } from './dom.ts';
import type { DomElement } from './dom.ts';
import { headingMark } from './headings.ts';
import { nodesToText } from './html-text.ts';

/**
 * Turns top-level paragraphs that are numbered headings (一、 （一） 1.) into h2–h4, as old pages and Word files rarely mark
 * them. Clean HTML in, clean HTML out; the text is untouched.
 */
export function promoteHeadings(html: string): string {
  const $ = parseFragment(html);
  const blocks = $.root()
    .contents()
    .toArray()
    .filter((node): node is DomElement => isElement(node));
  const texts = blocks.map((node) => nodesToText([node]));
  for (const [i, node] of blocks.entries()) {
    const text = texts[i] ?? '';
    if (node.name !== 'p' || text.length > 60 || text.includes('\n')) continue;
    const mark = headingMark(text, texts[i + 1]);
    if (mark !== undefined) node.name = `h${mark.level}`;
  }
  return serialize($.root().contents().toArray());
}
