/**
 * The text of a body with the place of every character in its HTML, so that what is found in the text can be masked in the HTML.
 * The HTML is the engine's own: sanitised, without comments or scripts; of pictures the text for those who do not see them counts.
 */
export interface MappedText {
  readonly text: string;
  /** Where each code unit of `text` begins and ends in the HTML; -1 for line ends and tabs that tags stand for. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const TAG = /<(\/?)([a-z][a-z0-9]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/giu;
const ADDRESS = /\s(href|title|datetime|alt)="(?!document:)([^"]*)"/giu;
const ENTITY = /&(?:amp|lt|gt|quot|nbsp|#\d{1,7}|#x[0-9a-f]{1,6});/giu;
const BLOCKS = new Set(
  'p div li tr h2 h3 h4 h5 blockquote caption figcaption dt dd section table pre hr br ul ol dl figure'.split(' '),
);
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

export function mapBody(html: string): MappedText {
  const starts: number[] = [];
  const ends: number[] = [];
  const addresses: { readonly from: number; readonly to: number }[] = [];
  let text = '';
  let inCell = false;
  const put = (character: string, start: number, end: number): void => {
    for (let i = 0; i < character.length; i++) {
      starts.push(start);
      ends.push(end);
    }
    text += character;
  };
  const breakLine = (): void => {
    if (inCell) {
      if (text !== '' && !/\s$/u.test(text)) put(' ', -1, -1);
    } else if (text !== '' && !text.endsWith('\n')) put('\n', -1, -1);
  };
  // Space between blocks and around cells shows nothing.
  const isAtEdge = (): boolean => text === '' || text.endsWith('\n') || text.endsWith('\t');
  const putText = (from: number, to: number): void =>
    putDecoded(html, from, to, (character, start, end) => {
      if (!/^\s$/u.test(character) || !isAtEdge()) put(character, start, end);
    });
  let copied = 0;
  for (const match of html.matchAll(TAG)) {
    putText(copied, match.index);
    copied = match.index + match[0].length;
    const [, closing = '', rawName = '', attributes = ''] = match;
    const name = rawName.toLowerCase();
    if (name === 'td' || name === 'th') {
      inCell = closing === '';
      if (inCell && !text.endsWith('\n') && text !== '') put('\t', -1, -1);
    } else if (BLOCKS.has(name)) {
      if (name === 'tr' || name === 'table') inCell = false;
      breakLine();
    }
    for (const found of attributes.matchAll(ADDRESS)) {
      const value = match.index + 1 + closing.length + rawName.length + found.index + found[0].length - 1;
      addresses.push({ from: value - (found[2] ?? '').length, to: value });
    }
  }
  putText(copied, html.length);
  // Addresses, titles and texts of pictures are seen by few and copied by everybody: they come last, a line each.
  inCell = false;
  for (const { from, to } of addresses) {
    breakLine();
    putText(from, to);
  }
  return { text, starts, ends };
}

function putDecoded(
  html: string,
  from: number,
  to: number,
  put: (character: string, start: number, end: number) => void,
): void {
  const piece = html.slice(from, to);
  let at = 0;
  const putPlain = (until: number): void => {
    for (; at < until; at++) {
      const character = piece.charAt(at);
      put(/[\n\r\t]/u.test(character) ? ' ' : character, from + at, from + at + 1);
    }
  };
  for (const entity of piece.matchAll(ENTITY)) {
    putPlain(entity.index);
    at = entity.index + entity[0].length;
    put(decode(entity[0].slice(1, -1)), from + entity.index, from + at);
  }
  putPlain(piece.length);
}

function decode(name: string): string {
  if (!name.startsWith('#')) return NAMED[name.toLowerCase()] ?? ' ';
  const code = /^#x/iu.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ' ';
}

export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/** The HTML with spans of its text replaced; tags inside a span stay, so that the structure stays. */
export function replaceInBody(html: string, mapped: MappedText, spans: readonly Replacement[]): string {
  const edits: { start: number; end: number; words: string }[] = [];
  for (const span of spans) {
    let isFirst = true;
    for (let i = span.start; i < span.end; i++) {
      const start = mapped.starts[i] ?? -1;
      const end = mapped.ends[i] ?? -1;
      if (start < 0) continue;
      const last = edits.at(-1);
      if (!isFirst && last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
      else edits.push({ start, end, words: isFirst ? escape(span.replacement) : '' });
      isFirst = false;
    }
  }
  let done = html;
  for (const { start, end, words } of edits.toSorted((a, b) => b.start - a.start))
    done = done.slice(0, start) + words + done.slice(end);
  return done;
}

function escape(words: string): string {
  return words.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;');
}
