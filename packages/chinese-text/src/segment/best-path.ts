import { CodeUnitTrie } from '../lexicon/code-unit-trie.ts';
import { isHanLead } from '../lexicon/script.ts';

/** The words of jieba's dictionary and of the domain, with the natural logarithm of their probability as value. */
export interface WordDictionary {
  readonly trie: CodeUnitTrie;
  /** Value for a character that is no dictionary word: as if it had occurred once. */
  readonly unknown: number;
}

/**
 * All dictionary words in a stretch of Han text, and the most probable way to cut it: jieba's algorithm without its
 * hidden Markov model. Arrays are indexed by offset from the start of the stretch and are overwritten by the next call.
 */
export interface PathResult {
  /** Logarithm of the probability of the best path. */
  readonly score: number;
  /** Where the word of the best path that starts here ends; 0 where none starts. Follow from 0 to walk the path. */
  readonly next: Int32Array;
  /** Ends of the words of two or more characters that start at `i`: `wordEnds[firstWord[i]]` up to `wordCount[i]` of them, ascending. */
  readonly wordEnds: Int32Array;
  readonly firstWord: Int32Array;
  readonly wordCount: Uint8Array;
}

interface Scratch {
  best: Float64Array;
  next: Int32Array;
  firstWord: Int32Array;
  wordCount: Uint8Array;
  wordEnds: Int32Array;
}

/** More code units than any dictionary word has. */
const LONGEST_WORD = 64;

let scratch = allocate(1024);

function allocate(length: number): Scratch {
  return {
    best: new Float64Array(length + 1),
    next: new Int32Array(length + 1),
    firstWord: new Int32Array(length + 1),
    wordCount: new Uint8Array(length + 1),
    wordEnds: new Int32Array(length * 4),
  };
}

/** Cut `text` from `start` to `end`, which must hold Han characters only. */
export function bestPath(dictionary: WordDictionary, text: string, start: number, end: number): PathResult {
  const length = end - start;
  if (scratch.best.length <= length) scratch = allocate(length * 2);
  const { best, next, firstWord, wordCount } = scratch;
  const { trie, unknown } = dictionary;
  let words = 0;
  best[length] = 0;
  for (let i = length - 1; i >= 0; i--) {
    const unit = text.charCodeAt(start + i);
    const single = i + (isHanLead(unit) ? 2 : 1);
    let slot = trie.child(CodeUnitTrie.ROOT, unit);
    let bestEnd = Math.min(single, length);
    let bestScore = (best[bestEnd] ?? 0) + ((single - i === 1 && trie.value(slot)) || unknown);
    if (scratch.wordEnds.length < words + LONGEST_WORD) growWordEnds();
    const first = words;
    for (let j = i + 1; slot !== 0 && j < length; j++) {
      slot = trie.child(slot, text.charCodeAt(start + j));
      const value = slot === 0 ? 0 : trie.value(slot);
      if (value === 0 || j + 1 <= single) continue;
      scratch.wordEnds[words++] = j + 1;
      const score = (best[j + 1] ?? 0) + value;
      // At equal scores jieba takes the longer word.
      if (score >= bestScore) {
        bestScore = score;
        bestEnd = j + 1;
      }
    }
    best[i] = bestScore;
    next[i] = bestEnd;
    firstWord[i] = first;
    wordCount[i] = words - first;
  }
  return { score: best[0] ?? 0, next, wordEnds: scratch.wordEnds, firstWord, wordCount };
}

function growWordEnds(): void {
  const grown = new Int32Array(scratch.wordEnds.length * 2);
  grown.set(scratch.wordEnds);
  scratch.wordEnds = grown;
}
