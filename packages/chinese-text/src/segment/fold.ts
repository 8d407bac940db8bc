import { hanLengthAt } from '../lexicon/script.ts';
import { foldToSimplified } from '../lexicon/simplify.ts';

/**
 * Text as it is compared: Simplified, lower case, full-width letters and digits narrowed. The result has the same UTF-16
 * length as the input, so offsets in it are offsets in the original.
 */
export function foldText(text: string): string {
  return narrow(lowerCase(foldToSimplified(text)));
}

function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  // İ and a few others grow when lower-cased; they stay as they are.
  return Array.from(text, (character) => {
    const one = character.toLowerCase();
    return one.length === character.length ? one : character;
  }).join('');
}

function narrow(text: string): string {
  if (!/[０-９ａ-ｚ]/u.test(text)) return text;
  return text.replace(/[０-９ａ-ｚ]+/gu, (wide) =>
    String.fromCharCode(...Array.from(wide, (c) => c.charCodeAt(0) - 0xfee0)),
  );
}

const UNKNOWN = 0;
const WORD = 1;
const OTHER = 2;

/** Classes of the code units seen so far: a regular expression for each character of each text would cost too much. */
const wordClasses = new Uint8Array(0x10000);

/** Is the code unit a letter or digit of any script but Han? (Numbers in circles and emoji are not.) */
export function isWordUnit(unit: number): boolean {
  let known = wordClasses[unit] ?? OTHER;
  if (known === UNKNOWN) {
    const character = String.fromCharCode(unit);
    known = hanLengthAt(character, 0) === 0 && /[\p{L}\p{M}\p{Nd}\p{Nl}]/u.test(character) ? WORD : OTHER;
    wordClasses[unit] = known;
  }
  return known === WORD;
}
