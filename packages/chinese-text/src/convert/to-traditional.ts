import { isTraditionalOnly } from '../lexicon/characters.ts';
import { CodeUnitTrie } from '../lexicon/code-unit-trie.ts';
import { hanLengthAt, isHanLead, isHanUnit } from '../lexicon/script.ts';
import { traditionalDictionary, type TraditionalDictionary } from './traditional-dictionary.ts';

/**
 * Characters of both writings can turn into such characters again (巨着, 巨著, 鉅著); only then does a second pass change
 * anything, since otherwise the text is recognised as Traditional.
 */
const MOST_PASSES = 4;

/**
 * Simplified → Traditional with the character forms of Taiwan (為, 眾, 裡, 著; OpenCC's s2tw), characters only: vocabulary
 * stays (软件 → 軟件, not 軟體). Phrases decide between characters: 以后 → 以後, 皇后 stays. Text that is Traditional already
 * comes back identical, so applying it twice changes nothing.
 */
export function toTraditional(text: string): string {
  let current = text;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const next = convertToTraditional(current, isAlreadyTraditional([current]));
    if (next === current) return current;
    current = next;
  }
  return current;
}

/** Do these pieces of one text hold Traditional characters and none that exist in Simplified only? */
export function isAlreadyTraditional(pieces: readonly string[]): boolean {
  const { simplifiedOnly } = traditionalDictionary();
  let traditional = false;
  for (const piece of pieces) {
    for (let i = 0; i < piece.length; i++) {
      const unit = piece.charCodeAt(i);
      if (unit < 0x3400) continue;
      if (simplifiedOnly[unit] === 1) return false;
      traditional ||= isTraditionalOnly(unit);
    }
  }
  return traditional;
}

/**
 * Convert one piece of a text; `already` is the verdict on the whole text. Characters such as 干, 后 and 里 belong to both
 * writings, so in a text of both each run of Han characters is judged by itself: converting 干擾 again would give 幹擾.
 */
export function convertToTraditional(piece: string, already: boolean): string {
  if (already) return piece;
  const dictionary = traditionalDictionary();
  let result = '';
  let copied = 0;
  for (let i = 0; i < piece.length;) {
    const end = hanRunEnd(piece, i);
    if (end === i) {
      i++;
      continue;
    }
    if (!isTraditionalRun(dictionary, piece, i, end)) {
      result += piece.slice(copied, i) + convertRun(dictionary, piece, i, end);
      copied = end;
    }
    i = end;
  }
  return copied === 0 ? piece : result + piece.slice(copied);
}

function isTraditionalRun(
  { simplifiedOnly }: TraditionalDictionary,
  text: string,
  start: number,
  end: number,
): boolean {
  let traditional = false;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (simplifiedOnly[unit] === 1) return false;
    traditional ||= isTraditionalOnly(unit);
  }
  return traditional;
}

/** Longest phrase first, else character by character. */
function convertRun(dictionary: TraditionalDictionary, text: string, start: number, end: number): string {
  const { trie, replacements, characters, mapped } = dictionary;
  let result = '';
  for (let i = start; i < end;) {
    let slot = trie.child(CodeUnitTrie.ROOT, text.charCodeAt(i));
    let found = 0;
    let next = i;
    for (let j = i + 1; slot !== 0; j++) {
      const value = trie.value(slot);
      if (value !== 0) {
        found = value;
        next = j;
      }
      if (j >= end) break;
      slot = trie.child(slot, text.charCodeAt(j));
    }
    if (found !== 0) {
      result += replacements[found] ?? '';
    } else {
      next = i + hanLengthAt(text, i);
      const character = text.slice(i, next);
      const known = next - i === 2 || mapped[text.charCodeAt(i)] === 1;
      result += known ? (characters.get(character) ?? character) : character;
    }
    i = next;
  }
  return result;
}

function hanRunEnd(text: string, start: number): number {
  let end = start;
  for (;;) {
    const unit = text.charCodeAt(end);
    if (isHanUnit(unit)) end++;
    else if (isHanLead(unit) && hanLengthAt(text, end) === 2) end += 2;
    else return end;
  }
}
