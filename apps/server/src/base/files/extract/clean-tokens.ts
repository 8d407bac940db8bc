/**
 * The string under construction while HTML is cleaned: inline HTML with marks for what is not yet decided. Control characters
 * never occur in decoded text, so they can serve as marks.
 */
/** Boundary of a block. */
export const BREAK = '\u0000';
/** Encloses the number of a finished block. */
export const HELD = '\u0001';
/** A `<br>` in loose text, where it ends a paragraph, and one inside a paragraph tag, where it stays a line break. */
export const LINE = '\u0002';
const KEPT_LINE = '\u0003';

/** A paragraph tag often holds several paragraphs: a break followed by an indent or by another break starts a new one. */
export function splitParagraphs(inner: string): string {
  if (!inner.includes(LINE)) return inner;
  return inner
    .replace(/\u0002(?:[ \t\r\n]*\u0002)+/gu, BREAK)
    .replace(/\u0002(?=[ \t\r\n]*(?:[\u3000\u00a0\u2003]\s*){2})/gu, BREAK)
    .replaceAll(LINE, KEPT_LINE);
}

/** Block content: every loose run of text becomes a paragraph. */
export function paragraphs(rendered: string): string {
  return rendered
    .replaceAll(LINE, BREAK)
    .split(BREAK)
    .map((part) => (part.startsWith(HELD) ? part : tidy(part)))
    .filter(isFilled)
    .map((part) => (part.startsWith(HELD) ? part : `<p>${part}</p>`))
    .join('\n');
}

/** Content of a cell or list item: bare when it is one run of text, paragraphs when it is several. */
export function cellFrom(rendered: string): string {
  const parts = rendered
    .split(BREAK)
    .map((p) => (p.startsWith(HELD) ? p : tidy(p)))
    .filter(isFilled);
  if (parts.length === 1) return parts[0] ?? '';
  return parts.map((p) => (p.startsWith(HELD) ? p : `<p>${p}</p>`)).join('');
}

/** A heading: line marks become spaces. */
export function oneLine(part: string): string {
  return tidy(part.replace(/[\u0002\u0003]/gu, ' '));
}

/** Collapses whitespace, turns line marks into `<br>`, drops those at the ends. */
function tidy(part: string): string {
  // Most runs of text hold neither whitespace nor marks.
  if (!/[\s\u0002\u0003]/u.test(part)) return part;
  return part
    .replace(/\s+/gu, ' ')
    .replace(/^[ \u0002\u0003]+|[ \u0002\u0003]+$/gu, '')
    .replace(/ ?[\u0002\u0003] ?/gu, '<br>');
}

/** Whether there is anything to show: text, an image, or a finished block. */
export function isFilled(html: string): boolean {
  if (html === '') return false;
  // Text that begins with a character of its own needs no closer look.
  if (html.charCodeAt(0) > 0x3000) return html.charCodeAt(0) !== 0xfeff;
  return html.startsWith(HELD) || html.includes('<img') || html.replace(/<[^>]*>|[\u0002\u0003]/gu, '').trim() !== '';
}

/** Puts an inline tag around each run of text, leaving block and line marks outside. */
export function wrap(open: string, close: string, inner: string): string {
  return inner
    .split(/([\u0000\u0002\u0003])/u)
    .map((part, i) => (i % 2 === 1 || part.startsWith(HELD) || !isFilled(part) ? part : `${open}${part}${close}`))
    .join('');
}
