import { simplifiedUnitOf } from '../lexicon/characters.ts';

/**
 * The text as code units of the same number, in one width, Simplified, and with one character for each purpose, so that rules see
 * １３８ and 138, ： and :, alike while offsets stay those of the text.
 */

/** What a code unit is folded to. */
const FOLDED = new Uint16Array(0x10000);

/** Written apart and yet nothing to see: they stay inside numbers that were copied from web pages. */
const INVISIBLE = '\u200b\u200c\u200d\u2060\ufeff\u00ad';
const DASHES = '\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d─━';
const SPACES = '\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000';
const DOTS = '•‧・∙⋅●';

/** Stands for every invisible character. */
export const NOTHING = 0x200b;
export const MIDDLE_DOT = 0xb7;

fillTable();

function fillTable(): void {
  // Traditional characters count as their Simplified form: 張, 劉, 電話.
  for (let unit = 0; unit < 0x10000; unit++) FOLDED[unit] = simplifiedUnitOf(unit) || unit;
  for (let unit = 0xff01; unit <= 0xff5e; unit++) FOLDED[unit] = unit - 0xfee0;
  const all = (characters: string, to: number): void => {
    for (const character of characters) FOLDED[character.charCodeAt(0)] = to;
  };
  all(INVISIBLE, NOTHING);
  all(DASHES, 0x2d);
  all(SPACES, 0x20);
  all(DOTS, MIDDLE_DOT);
  all('〔［【', 0x5b);
  all('〕］】', 0x5d);
  all('｡', 0x3002);
  all('､', 0x3001);
  all('\r\u000b\u000c\u2028\u2029\u0085', 0x0a);
}

/** The folded code units of `text`. */
export function fold(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) units[i] = FOLDED[text.charCodeAt(i)] ?? 0;
  return units;
}
