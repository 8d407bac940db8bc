import {
  firstTraditionalOnly,
  isGenuineTraditional,
  isSimplifiedOnly,
  isStandingInBoth,
  isTraditionalOnly,
  simplifiedOf,
  simplifiedUnitOf,
} from './characters.ts';
import { CodeUnitTrie } from './code-unit-trie.ts';
import { isHanLead, isHanUnit } from './script.ts';
import { traditionalPhrases } from './traditional-phrases.ts';
import { isWordZhu } from './zhu.ts';

/**
 * How a text came to hold Traditional characters. `table`: a one-to-one table ran over Simplified text, so a character
 * with a place of its own in Simplified (于, 里, 乾, 覆, 沈) was there before and stays. `written`: somebody wrote Traditional,
 * so context decides about those as well (答覆 → 答复, 沈重 → 沉重). `none`: there is nothing to convert.
 */
export type TraditionalOrigin = 'none' | 'table' | 'written';

/** One replacement, in offsets of the text given. */
export interface Replacement {
  readonly kind: 'character' | 'phrase';
  readonly start: number;
  readonly end: number;
  readonly from: string;
  readonly to: string;
}

/** What the characters of a text say about its writing. */
export interface WritingCount {
  /** Han characters of the basic plane. */
  han: number;
  traditionalOnly: number;
  simplifiedOnly: number;
  /** Traditional characters no one-to-one table makes (於, 後, 製). */
  genuine: number;
  /** Simplified spellings such a table leaves (于, 后, 范): evidence against Traditional written by a person. */
  leftByTable: number;
}

const LEFT_BY_TABLE = '于后余范并采';
const ZHU = 0x8457;
const ZHE = '着';

export function countWriting(text: string): WritingCount {
  const count: WritingCount = { han: 0, traditionalOnly: 0, simplifiedOnly: 0, genuine: 0, leftByTable: 0 };
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x3005 || !isHanUnit(unit)) continue;
    count.han++;
    if (isTraditionalOnly(unit)) {
      count.traditionalOnly++;
      if (isGenuineTraditional(unit)) count.genuine++;
    } else if (isSimplifiedOnly(unit)) count.simplifiedOnly++;
    else if (LEFT_BY_TABLE.includes(text.charAt(i))) count.leftByTable++;
  }
  return count;
}

/**
 * Judge the origin from the whole text: a sentence alone rarely holds the evidence. `undecided` is the answer for a text
 * with no evidence either way.
 */
export function originOf(count: WritingCount, undecided: 'table' | 'written' = 'table'): TraditionalOrigin {
  if (count.traditionalOnly === 0) return 'none';
  if (count.simplifiedOnly > count.traditionalOnly) return 'table';
  if (count.genuine === count.leftByTable) return undecided;
  return count.genuine > count.leftByTable ? 'written' : 'table';
}

/**
 * Replace Traditional characters by Simplified ones; vocabulary is never touched (軟體 becomes 软体, not 软件).
 * `onReplace` hears of every replacement, in ascending order.
 */
export function simplify(
  text: string,
  origin: TraditionalOrigin,
  onReplace?: (replacement: Replacement) => void,
): string {
  if (origin === 'none') return text;
  let result = '';
  let copied = 0;
  const put = (kind: Replacement['kind'], start: number, end: number, to: string): void => {
    const from = text.slice(start, end);
    if (from === to) return;
    result += text.slice(copied, start) + to;
    copied = end;
    onReplace?.({ kind, start, end, from, to });
  };
  for (let i = 0; i < text.length;) {
    const unit = text.charCodeAt(i);
    if (unit < 0x3400) {
      i++;
      continue;
    }
    const phrase = phraseAt(text, i, origin);
    if (phrase !== undefined) {
      const end = i + phrase.length;
      const plain = characterwise(text, i, end, origin);
      if (plain === phrase) putEach(text, i, phrase, put);
      else put('phrase', i, end, phrase);
      i = end;
      continue;
    }
    const end = i + (isHanLead(unit) && i + 1 < text.length ? 2 : 1);
    put('character', i, end, characterAt(text, i, end, origin));
    i = end;
  }
  return copied === 0 ? text : result + text.slice(copied);
}

function putEach(
  text: string,
  start: number,
  to: string,
  put: (k: 'character', s: number, e: number, t: string) => void,
): void {
  for (let i = 0; i < to.length; i++) {
    if (text[start + i] !== to[i]) put('character', start + i, start + i + 1, to.charAt(i));
  }
}

/** Replacement for the longest dictionary phrase that starts at `index`; undefined when there is none. */
function phraseAt(text: string, index: number, origin: TraditionalOrigin): string | undefined {
  const { trie, replacements } = traditionalPhrases();
  let slot = trie.child(CodeUnitTrie.ROOT, text.charCodeAt(index));
  let found = 0;
  let end = index;
  for (let i = index + 1; slot !== 0; i++) {
    if (trie.value(slot) !== 0) {
      found = trie.value(slot);
      end = i;
    }
    if (i >= text.length) break;
    slot = trie.child(slot, text.charCodeAt(i));
  }
  if (found === 0) return undefined;
  const replacement = replacements[found] ?? '';
  if (origin === 'written') return replacement;
  let kept = '';
  for (let i = index; i < end; i++) {
    const decided = simplifiedOf(text.charAt(i)) !== undefined || isStandingInBoth(text.charAt(i));
    kept += decided ? replacement.charAt(i - index) : text.charAt(i);
  }
  return kept;
}

function characterwise(text: string, start: number, end: number, origin: TraditionalOrigin): string {
  let result = '';
  for (let i = start; i < end; i++) result += characterAt(text, i, i + 1, origin);
  return result;
}

function characterAt(text: string, start: number, end: number, origin: TraditionalOrigin): string {
  const unit = text.charCodeAt(start);
  const simplified = simplifiedUnitOf(unit);
  if (simplified !== 0) return String.fromCharCode(simplified);
  const character = text.slice(start, end);
  if (unit === ZHU)
    return isWordZhu(text.slice(Math.max(0, start - 3), start), text.slice(end, end + 3)) ? character : ZHE;
  // What is left: standing characters, and characters that leave or enter the basic plane.
  if (origin === 'written' || isTraditionalOnly(unit) || end - start === 2) return simplifiedOf(character) ?? character;
  return character;
}

/**
 * Simplified text of the same UTF-16 length, so that offsets stay valid: for searching. Characters whose Simplified form
 * lies in another plane stay as they are.
 */
export function foldToSimplified(text: string): string {
  if (firstTraditionalOnly(text) === -1 && !text.includes('著')) return text;
  const origin = originOf(countWriting(text));
  // 著力 alone shows no sure Traditional character, and yet has to find 着力.
  const folded = simplify(text, origin === 'none' ? 'table' : origin);
  if (folded.length === text.length) return folded;
  return Array.from(text, (character) => {
    const simplified = simplifiedOf(character) ?? character;
    return simplified.length === character.length ? simplified : character;
  }).join('');
}
