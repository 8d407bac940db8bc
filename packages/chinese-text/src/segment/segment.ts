import { hanLengthAt, isHanLead, isHanUnit } from '../lexicon/script.ts';
import { bestPath, type PathResult, type WordDictionary } from './best-path.ts';
import { wordDictionary } from './dictionary.ts';
import { findDocumentNumbers, numbersWithAgency } from './document-numbers.ts';
import { foldText, isWordUnit } from './fold.ts';

/** A search term at its place in the text. */
export interface Token {
  /** Folded: Simplified, lower case, narrow. */
  readonly term: string;
  /** UTF-16 offsets in the original text; `end` is exclusive. Tokens overlap. */
  readonly start: number;
  readonly end: number;
}

/** Raised whenever the same text would give other tokens: an index made with another version has to be rebuilt. */
export const SEGMENTER_VERSION = 1;

/** Particles and pronouns that carry no meaning for search: never a term, nor half of a pair. */
const STOP_CHARACTERS = new Set(
  Array.from('的了在是对等及被把或而也都就这那着与和将由为以其之', (c) => c.charCodeAt(0)),
);

/** Numerals stand alone as terms but form no pairs: 双随机、一公开 is often typed without the mark between. */
const NUMERALS = new Set(Array.from('一二三四五六七八九十百千万亿两几', (c) => c.charCodeAt(0)));

/** Longer runs of letters and digits are machine text (hashes, data), which nobody types into a search box. */
const LONGEST_RUN = 100;

/**
 * All terms by which a text can be found, ordered by start, then end:
 * every dictionary word at every place, also inside and across other words (双随机, 随机); single characters that stand alone;
 * pairs of neighbours of which one stands alone (names: 黄永, 永文); runs of letters and digits, and such a run with the Han
 * character behind it (2018, 2018年); document numbers as a whole.
 */
export function segment(text: string): Token[] {
  const folded = foldText(text);
  const dictionary = wordDictionary();
  const tokens: Token[] = [];
  for (let i = 0; i < folded.length;) {
    const end = hanRunEnd(folded, i);
    if (end > i) {
      pushHanTokens(tokens, dictionary, folded, i, end);
      i = end;
      continue;
    }
    const wordEnd = wordRunEnd(folded, i);
    if (wordEnd > i && wordEnd - i <= LONGEST_RUN) pushRunTokens(tokens, folded, i, wordEnd);
    i = Math.max(wordEnd, i + 1);
  }
  return withDocumentNumbers(tokens, folded);
}

/** The distinct terms of a text in order of first appearance. */
export function terms(text: string): string[] {
  return [...new Set(segment(text).map((token) => token.term))];
}

/** End of the run of Han characters that starts at `start`; `start` itself when there is none. */
export function hanRunEnd(text: string, start: number): number {
  let end = start;
  for (;;) {
    const unit = text.charCodeAt(end);
    if (isHanUnit(unit)) end++;
    else if (isHanLead(unit) && hanLengthAt(text, end) === 2) end += 2;
    else return end;
  }
}

/** End of the run of letters and digits that starts at `start`; `start` itself when there is none. */
export function wordRunEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && isWordUnit(text.charCodeAt(end))) end++;
  return end;
}

/** Is the Han character at `index` one that is never searched? */
export function isStopCharacter(text: string, index: number): boolean {
  return STOP_CHARACTERS.has(text.charCodeAt(index));
}

/** May the Han character at `index` be half of a pair? */
export function isPairable(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return !STOP_CHARACTERS.has(unit) && !NUMERALS.has(unit);
}

function pushHanTokens(tokens: Token[], dictionary: WordDictionary, folded: string, start: number, end: number): void {
  const path = bestPath(dictionary, folded, start, end);
  const length = end - start;
  let pathEnd = 0;
  for (let i = 0; i < length;) {
    const at = start + i;
    const following = i + hanWidth(folded, at);
    const begins = i === pathEnd;
    if (begins) pathEnd = path.next[i] ?? length;
    const alone = begins && pathEnd === following;
    const stop = isStopCharacter(folded, at);
    if (alone && !stop) tokens.push({ term: folded.slice(at, start + following), start: at, end: start + following });
    if (pathEnd === following && following < length && isPairable(folded, at)) {
      const pairEnd = following + hanWidth(folded, start + following);
      const nextAlone = path.next[following] === pairEnd;
      if ((alone || nextAlone) && isPairable(folded, start + following) && !startsWord(path, i, pairEnd)) {
        tokens.push({ term: folded.slice(at, start + pairEnd), start: at, end: start + pairEnd });
      }
    }
    pushWords(tokens, path, folded, start, i);
    i = following;
  }
}

function hanWidth(text: string, index: number): number {
  return isHanLead(text.charCodeAt(index)) ? 2 : 1;
}

/** Is the stretch from `i` to `end` a dictionary word by itself? Words are in ascending order, so a pair can only be the first. */
function startsWord(path: PathResult, i: number, end: number): boolean {
  return (path.wordCount[i] ?? 0) > 0 && path.wordEnds[path.firstWord[i] ?? 0] === end;
}

function pushWords(tokens: Token[], path: PathResult, folded: string, start: number, i: number): void {
  const first = path.firstWord[i] ?? 0;
  const last = first + (path.wordCount[i] ?? 0);
  for (let word = first; word < last; word++) {
    const end = start + (path.wordEnds[word] ?? 0);
    tokens.push({ term: folded.slice(start + i, end), start: start + i, end });
  }
}

function pushRunTokens(tokens: Token[], folded: string, start: number, end: number): void {
  tokens.push({ term: folded.slice(start, end), start, end });
  const counted = countedEnd(folded, end);
  if (counted > end) tokens.push({ term: folded.slice(start, counted), start, end: counted });
}

/** End of the one Han character that follows a run of ASCII letters and digits (54号, a股), or `end` when none does. */
export function countedEnd(folded: string, end: number): number {
  const last = folded.charCodeAt(end - 1);
  if (last >= 0x80 || end >= folded.length || isStopCharacter(folded, end)) return end;
  return end + hanLengthAt(folded, end);
}

function withDocumentNumbers(tokens: Token[], folded: string): Token[] {
  const numbers = findDocumentNumbers(folded);
  if (numbers.length === 0) return tokens;
  for (const number of numbers) {
    tokens.push({ term: number.core, start: number.bracket, end: number.end });
    for (const term of numbersWithAgency(number)) {
      tokens.push({ term, start: number.bracket - (term.length - number.core.length), end: number.end });
    }
  }
  return tokens.toSorted((a, b) => a.start - b.start || a.end - b.end);
}
