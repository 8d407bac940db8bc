import { isLead, isTrail } from '../lexicon/script.ts';
import { findDocumentNumbers } from './document-numbers.ts';
import { foldText, isWordUnit } from './fold.ts';
import type { QueryTerms } from './query.ts';

/** A hit in the original text, UTF-16 offsets, `end` exclusive. */
export interface HighlightRange {
  readonly start: number;
  readonly end: number;
}

/** Options of `highlight`, in UTF-16 code units of the original text. */
export interface HighlightOptions {
  /** Length of the excerpt without its ellipses. Default 160. */
  readonly maxLength?: number;
  /** How much text to show before the first hit, less when a sentence begins there. Default 30. */
  readonly around?: number;
}

interface Hit extends HighlightRange {
  readonly term: number;
}

/** Enough to find the densest part of any page; a term of a long document may occur ten thousand times. */
const MOST_HITS_PER_TERM = 1000;
const ELLIPSIS = '…';
const SENTENCE_END = /[。！？；!?;\n]/u;
const CLAUSE_END = /[，、：,:]/u;

/** Where the terms of a query occur, overlapping and touching hits merged, in ascending order. */
export function highlightRanges(text: string, query: QueryTerms | readonly string[]): HighlightRange[] {
  return merge(findHits(foldText(text), termsOf(query)));
}

/**
 * An excerpt as safe HTML: the part of the text with the most different terms (then the most hits), hits in `<mark>`,
 * everything else escaped. Without a hit it is the beginning of the text.
 */
export function highlight(
  text: string,
  query: QueryTerms | readonly string[],
  options: HighlightOptions = {},
): { readonly html: string } {
  const { maxLength = 160, around = 30 } = options;
  const hits = findHits(foldText(text), termsOf(query));
  const ranges = merge(hits);
  const { start, end } = excerpt(text, hits, ranges, Math.max(1, maxLength), Math.max(0, around));
  let html = start > 0 ? ELLIPSIS : '';
  let at = start;
  for (const range of ranges) {
    const from = Math.max(range.start, start);
    const to = Math.min(range.end, end);
    if (from >= to) continue;
    html += `${escapeHtml(text.slice(at, from))}<mark>${escapeHtml(text.slice(from, to))}</mark>`;
    at = to;
  }
  html += escapeHtml(text.slice(at, end));
  return { html: end < text.length ? html + ELLIPSIS : html };
}

function termsOf(query: QueryTerms | readonly string[]): readonly string[] {
  return 'all' in query ? query.all : query;
}

function findHits(folded: string, terms: readonly string[]): Hit[] {
  const hits: Hit[] = [];
  terms.forEach((term, index) => {
    if (term.includes('〔')) hits.push(...findNumber(folded, term, index));
    else hits.push(...findTerm(folded, term, index));
  });
  return hits.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

function findTerm(folded: string, term: string, index: number): Hit[] {
  const hits: Hit[] = [];
  if (term === '') return hits;
  const wordFirst = isWordUnit(term.charCodeAt(0));
  const wordLast = isWordUnit(term.charCodeAt(term.length - 1));
  for (let start = folded.indexOf(term); start !== -1; start = folded.indexOf(term, start + 1)) {
    const end = start + term.length;
    // Letters and digits are whole runs in the index: "pdf" is no hit in "pdfs".
    if (wordFirst && start > 0 && isWordUnit(folded.charCodeAt(start - 1))) continue;
    if (wordLast && end < folded.length && isWordUnit(folded.charCodeAt(end))) continue;
    hits.push({ start, end, term: index });
    if (hits.length >= MOST_HITS_PER_TERM) break;
  }
  return hits;
}

/** Document numbers are compared in their one spelling, so 〔2019〕 also finds [2019] and （2019）. */
function findNumber(folded: string, term: string, index: number): Hit[] {
  const hits: Hit[] = [];
  for (const { before, core, bracket, end } of findDocumentNumbers(folded)) {
    const agency = term.length - core.length;
    if (agency < 0 || agency > before.length || before.slice(before.length - agency) + core !== term) continue;
    hits.push({ start: bracket - agency, end, term: index });
  }
  return hits;
}

function merge(hits: readonly HighlightRange[]): HighlightRange[] {
  const merged: HighlightRange[] = [];
  for (const { start, end } of hits) {
    const last = merged.at(-1);
    if (last === undefined || start > last.end) merged.push({ start, end });
    else if (end > last.end) merged[merged.length - 1] = { start: last.start, end };
  }
  return merged;
}

function excerpt(
  text: string,
  hits: readonly Hit[],
  ranges: readonly HighlightRange[],
  maxLength: number,
  around: number,
): HighlightRange {
  if (text.length <= maxLength) return { start: 0, end: text.length };
  const before = Math.min(around, maxLength - 1);
  const first = densest(hits, maxLength - before);
  let start = first === undefined ? 0 : contextStart(text, first.start, before);
  // At the end of the text there is room to show more before the hit.
  start = Math.min(start, text.length - maxLength);
  if (isInsidePair(text, start)) start++;
  let end = Math.min(text.length, start + maxLength);
  // Rather a shorter excerpt than half a hit at its end.
  const cut = ranges.find((range) => range.start < end && range.end > end);
  if (cut !== undefined && cut.start - start > maxLength / 2) end = cut.start;
  if (isInsidePair(text, end)) end--;
  return { start, end };
}

function isInsidePair(text: string, index: number): boolean {
  return isTrail(text.charCodeAt(index)) && isLead(text.charCodeAt(index - 1));
}

/** The hit at which a window of `length` holds the most different terms, then the most hits; the earliest of equals. */
function densest(hits: readonly Hit[], length: number): Hit | undefined {
  const inside = new Map<number, number>();
  let best: Hit | undefined;
  let bestScore = -1;
  let next = 0;
  for (const first of hits) {
    for (let hit = hits[next]; hit !== undefined && hit.end <= first.start + length; hit = hits[next]) {
      inside.set(hit.term, (inside.get(hit.term) ?? 0) + 1);
      next++;
    }
    const count = [...inside.values()].reduce((sum, one) => sum + one, 0);
    const score = inside.size * 1e6 + count;
    if (score > bestScore) {
      best = first;
      bestScore = score;
    }
    const left = (inside.get(first.term) ?? 0) - 1;
    if (left > 0) inside.set(first.term, left);
    else inside.delete(first.term);
  }
  return best;
}

/** Start of the hit's sentence when it lies within `around` before the hit, else of the first clause there, else `around`. */
function contextStart(text: string, hit: number, around: number): number {
  const start = Math.max(0, hit - around);
  for (let i = hit; i > start; i--) if (SENTENCE_END.test(text.charAt(i - 1))) return skipSpace(text, i, hit);
  for (let i = start + 1; i < hit; i++) if (CLAUSE_END.test(text.charAt(i - 1))) return skipSpace(text, i, hit);
  return start;
}

function skipSpace(text: string, from: number, to: number): number {
  let start = from;
  while (start < to && /\s/u.test(text.charAt(start))) start++;
  return start;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => `&#${character.charCodeAt(0)};`);
}
