import { headingMark } from './headings.ts';
import { htmlToText, lineOf } from './html-text.ts';
import { splitTopLevel } from './own-html.ts';

/** A top-level element of clean HTML with its text. */
export interface TextBlock {
  readonly tag: string;
  readonly html: string;
  readonly text: string;
}

/** The top-level elements of clean HTML; loose text becomes a paragraph. */
export function toTextBlocks(html: string): TextBlock[] {
  return splitTopLevel(html).flatMap((piece) => {
    const { tag, text } = piece;
    if (tag !== undefined && text !== undefined) return [{ tag, html: piece.html, text: lineOf(text) }];
    if (tag === undefined && piece.html.trim() === '') return [];
    const own = tag === undefined ? `<p>${piece.html.trim()}</p>` : piece.html;
    return [{ tag: tag ?? 'p', html: own, text: htmlToText(own) }];
  });
}

/**
 * Turns top-level paragraphs that are numbered headings (一、 （一） 1.) into h2–h4, as old pages and Word files rarely mark
 * them. The text is untouched.
 */
export function promoteHeadings(blocks: readonly TextBlock[]): TextBlock[] {
  return blocks.map((block, i) => {
    const { tag, html, text } = block;
    if (tag !== 'p' || text.length > 60 || text.includes('\n')) return block;
    const mark = headingMark(text, blocks[i + 1]?.text);
    if (mark === undefined) return block;
    const level = `h${mark.level}`;
    return { tag: level, html: html.replace(/^<p(?=[ >])/u, `<${level}`).replace(/<\/p>$/u, `</${level}>`), text };
  });
}

/** Clean HTML with its numbered headings marked, and its text. */
export function withHeadings(html: string): { readonly html: string; readonly text: string } {
  const blocks = promoteHeadings(toTextBlocks(html));
  return {
    html: blocks.map((block) => block.html).join('\n'),
    text: blocks.flatMap((block) => (block.text === '' ? [] : [block.text])).join('\n'),
  };
}
