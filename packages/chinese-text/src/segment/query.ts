import { bestPath, type PathResult } from './best-path.ts';
import { wordDictionary } from './dictionary.ts';
import { findDocumentNumbers, MIN_AGENCY, type DocumentNumber } from './document-numbers.ts';
import { foldText } from './fold.ts';
import { countedEnd, hanRunEnd, isPairable, isStopCharacter, wordRunEnd } from './segment.ts';
import { hanLengthAt, isLead } from '../lexicon/script.ts';

/** One term of a phrase; `distance` is how far its start lies behind the start of the term before it, 0 for the first. */
export interface PhraseTerm {
  readonly term: string;
  readonly distance: number;
}

/** What a query asks for. */
export interface QueryTerms {
  /**
   * Terms a matching text must all have. Empty when the query holds nothing searchable (punctuation, particles): the
   * caller then has no condition, not an impossible one.
   */
  readonly all: readonly string[];
  /** For each part of the query between spaces that needs several terms: the terms in sequence, for ranking exact hits first. */
  readonly phrases: readonly (readonly PhraseTerm[])[];
}

/** A search box holds less; what is longer is cut, so that a pasted document costs nothing. */
const LONGEST_QUERY = 256;

interface Required {
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The terms by which texts are matched. A query is cut into the coarsest words, and `segment` emits every dictionary word
 * wherever its characters stand, whatever the words around it: so a text that contains the query between word boundaries
 * has all these terms, also when it would be cut differently there. Characters outside any word are asked for as pairs.
 */
export function queryTerms(query: string): QueryTerms {
  const folded = foldText(shorten(query));
  const required: Required[] = [];
  const alone: string[] = [];
  let at = 0;
  for (const number of findDocumentNumbers(folded)) {
    const start = numberStart(number, folded);
    collect(folded, at, start, required, alone);
    required.push({ term: folded.slice(start, number.bracket) + number.core, start, end: number.end });
    at = number.end;
  }
  collect(folded, at, folded.length, required, alone);
  const all = required.length > 0 ? required.map(({ term }) => term) : alone;
  return { all: [...new Set(all)], phrases: phrasesOf(folded, required) };
}

function shorten(query: string): string {
  const end = isLead(query.charCodeAt(LONGEST_QUERY - 1)) ? LONGEST_QUERY - 1 : LONGEST_QUERY;
  return query.slice(0, end);
}

/** A number is asked for with its agency where the code stands alone before it, otherwise by year and number. */
function numberStart({ before, bracket }: DocumentNumber, folded: string): number {
  const start = bracket - before.length;
  const open = start > 0 && hanRunEnd(folded, start - 1) > start - 1;
  return before.length < MIN_AGENCY || open ? bracket : start;
}

function collect(folded: string, from: number, to: number, required: Required[], alone: string[]): void {
  for (let i = from; i < to;) {
    const end = Math.min(hanRunEnd(folded, i), to);
    if (end > i) collectHan(folded, i, end, required, alone);
    const wordEnd = end > i ? end : Math.min(wordRunEnd(folded, i), to);
    if (end === i && wordEnd > i) collectRun(folded, i, wordEnd, to, required);
    i = Math.max(wordEnd, i + 1);
  }
}

/** 2018年 is one term when 年 stands alone behind it; before 年度 the number is. */
function collectRun(folded: string, start: number, runEnd: number, to: number, required: Required[]): void {
  const counted = countedEnd(folded, runEnd);
  let end = runEnd;
  if (counted > runEnd && counted <= to) {
    const hanEnd = Math.min(hanRunEnd(folded, runEnd), to);
    const path = bestPath(wordDictionary(), folded, runEnd, hanEnd);
    if (path.next[0] === counted - runEnd) end = counted;
  }
  required.push({ term: folded.slice(start, end), start, end });
}

function collectHan(folded: string, start: number, end: number, required: Required[], alone: string[]): void {
  const path = bestPath(wordDictionary(), folded, start, end);
  const length = end - start;
  const push = (from: number, to: number): void => {
    required.push({ term: folded.slice(start + from, start + to), start: start + from, end: start + to });
  };
  let previous = -1;
  let previousAlone = false;
  for (let i = 0; i < length;) {
    const following = path.next[i] ?? length;
    const isAlone = following - i === hanLengthAt(folded, start + i);
    const first = i;
    const firstEnd = i + hanLengthAt(folded, start + i);
    if (previous >= 0 && (isAlone || previousAlone) && isPair(path, folded, start, previous, first, firstEnd)) {
      push(previous, firstEnd);
    }
    if (!isAlone) push(i, following);
    else if (!isStopCharacter(folded, start + i)) alone.push(folded.slice(start + i, start + following));
    previous = lastCharacter(folded, start, i, following);
    previousAlone = isAlone;
    i = following;
  }
}

function lastCharacter(folded: string, start: number, from: number, to: number): number {
  let last = from;
  for (let i = from; i < to; i += hanLengthAt(folded, start + i)) last = i;
  return last;
}

/** A pair is asked for unless a particle or numeral is part of it, or some word reaches across: a text may then be cut there. */
function isPair(path: PathResult, folded: string, start: number, left: number, right: number, end: number): boolean {
  if (!isPairable(folded, start + left) || !isPairable(folded, start + right)) return false;
  for (let i = 0; i <= left; i++) {
    const first = path.firstWord[i] ?? 0;
    for (let word = first; word < first + (path.wordCount[i] ?? 0); word++) {
      if ((path.wordEnds[word] ?? 0) >= end) return false;
    }
  }
  return true;
}

function phrasesOf(folded: string, required: readonly Required[]): PhraseTerm[][] {
  const phrases: PhraseTerm[][] = [];
  let previous: Required | undefined;
  for (const part of required.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const joined = previous !== undefined && !/\s/u.test(folded.slice(previous.start, part.start));
    const distance = joined && previous !== undefined ? part.start - previous.start : 0;
    if (joined) phrases.at(-1)?.push({ term: part.term, distance });
    else phrases.push([{ term: part.term, distance }]);
    previous = part;
  }
  return phrases.filter((phrase) => phrase.length > 1);
}
