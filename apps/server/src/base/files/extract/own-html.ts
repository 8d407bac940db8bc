import { isElement, parseFragment, serialize } from './dom.ts';

/**
 * The HTML that this module itself writes, read without building a tree: every tag is closed, every attribute quoted, and of
 * `&`, `<`, `>` and `"` only the references remain. Anything else is recognised as foreign and has to be parsed.
 */

const TOKEN = /<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"<>]*")*)>|([^<]+)/gy;
const REFERENCE = /&(?:amp|lt|gt|quot);|&/gu;
const CHARACTERS: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };
const VOID = new Set(['br', 'hr', 'img', 'wbr']);
/** Their content is not text like any other. */
const FOREIGN = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'head',
  'title',
  'textarea',
  'svg',
  'math',
  'plaintext',
]);

export interface OwnHtmlReader {
  readonly text: (text: string) => void;
  readonly open: (tag: string) => void;
  readonly close: (tag: string) => void;
}

/** Tells the reader what stands in the HTML, in order. @returns false, having told only a part, when the HTML is foreign */
export function readOwnHtml(html: string, reader: OwnHtmlReader): boolean {
  const open: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < html.length) {
    const token = TOKEN.exec(html);
    if (token === null) return false;
    const [, slash, tag, , text] = token;
    if (tag === undefined) {
      const characters = unescape(text ?? '');
      if (characters === undefined) return false;
      reader.text(characters);
    } else if (slash === '/') {
      if (open.pop() !== tag) return false;
      reader.close(tag);
    } else {
      if (FOREIGN.has(tag)) return false;
      reader.open(tag);
      if (VOID.has(tag)) reader.close(tag);
      else open.push(tag);
    }
  }
  return open.length === 0;
}

function unescape(text: string): string | undefined {
  if (!text.includes('&')) return text.includes('>') ? undefined : text;
  let isForeign = text.includes('>');
  const characters = text.replace(REFERENCE, (reference) => {
    isForeign ||= reference === '&';
    return CHARACTERS[reference] ?? reference;
  });
  return isForeign ? undefined : characters;
}

/** A top-level piece of HTML: an element, or text between two. */
export interface Piece {
  /** Name of the element; undefined for loose text. */
  readonly tag: string | undefined;
  readonly html: string;
  /** The characters of an element that holds nothing but text without references. */
  readonly text?: string;
}

const SIMPLE = /<(p|h[1-6])>([^<>]*)<\/\1>/y;

/** Divides HTML into its top-level elements and the text between them; nothing is lost. */
export function splitTopLevel(html: string): Piece[] {
  return splitOwn(html) ?? splitParsed(html);
}

function splitParsed(html: string): Piece[] {
  return parseFragment(html).map((node) => ({
    tag: isElement(node) ? node.name : undefined,
    html: serialize([node]),
  }));
}

function splitOwn(html: string): Piece[] | undefined {
  const pieces: Piece[] = [];
  for (let at = 0; at < html.length;) {
    SIMPLE.lastIndex = at;
    const simple = SIMPLE.exec(html);
    if (simple !== null) {
      const [whole, tag, text = ''] = simple;
      pieces.push({ tag, html: whole, ...(text.includes('&') ? {} : { text }) });
      at = SIMPLE.lastIndex;
      continue;
    }
    const end = endOfPiece(html, at);
    if (end === undefined) return undefined;
    const tag = /^<([a-z][a-z0-9]*)/u.exec(html.slice(at, at + 12))?.[1];
    pieces.push({ tag, html: html.slice(at, end) });
    at = end;
  }
  return pieces;
}

/** Where the element or text ends that begins at an offset; undefined when the HTML is foreign. */
function endOfPiece(html: string, start: number): number | undefined {
  if (html[start] !== '<') {
    const next = html.indexOf('<', start);
    return next === -1 ? html.length : next;
  }
  const open: string[] = [];
  TOKEN.lastIndex = start;
  do {
    const token = TOKEN.exec(html);
    if (token === null) return undefined;
    const [, slash, tag] = token;
    if (tag === undefined || VOID.has(tag)) continue;
    if (FOREIGN.has(tag)) return undefined;
    if (slash !== '/') open.push(tag);
    else if (open.pop() !== tag) return undefined;
  } while (open.length > 0);
  return TOKEN.lastIndex;
}
