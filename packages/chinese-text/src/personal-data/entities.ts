/**
 * Entities that came into a text by being escaped twice, or by being pasted as source: &nbsp; between the characters of a name,
 * &#49; for a digit. The finder reads what a browser would show.
 */
export interface Decoded {
  readonly text: string;
  /** Where each code unit of `text` begins in the original; one more for the end. */
  readonly origins: Uint32Array;
}

const NAMED: Readonly<Record<string, string>> = {
  nbsp: '\u00a0',
  ensp: '\u2002',
  emsp: '\u2003',
  thinsp: '\u2009',
  zwnj: '\u200c',
  zwj: '\u200d',
  shy: '\u00ad',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  middot: '\u00b7',
  ldquo: '“',
  rdquo: '”',
  mdash: '—',
  ndash: '–',
};
const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,6}));/gu;
const LARGEST = 0x10ffff;

/** The text with its entities decoded; undefined where there are none. */
export function decodeEntities(text: string): Decoded | undefined {
  if (!text.includes('&')) return undefined;
  const origins = new Uint32Array(text.length + 1);
  let decoded = '';
  let copied = 0;
  const copy = (until: number): void => {
    for (let i = copied; i < until; i++) origins[decoded.length + i - copied] = i;
    decoded += text.slice(copied, until);
  };
  for (const match of text.matchAll(ENTITY)) {
    const character = characterOf(match);
    if (character === undefined) continue;
    copy(match.index);
    for (let i = 0; i < character.length; i++) origins[decoded.length + i] = match.index;
    decoded += character;
    copied = match.index + match[0].length;
  }
  if (copied === 0) return undefined;
  copy(text.length);
  origins[decoded.length] = text.length;
  return { text: decoded, origins };
}

function characterOf([, decimal, hexadecimal, name]: RegExpMatchArray): string | undefined {
  if (name !== undefined) return NAMED[name];
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  return code > 0 && code <= LARGEST && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : undefined;
}
