import { CodeUnitTrie } from '../../lexicon/code-unit-trie.ts';
import { isHanLead } from '../../lexicon/script.ts';
import { stepFrequency, unpackWords, WORD_CLASSES, type WordClass } from './pack.ts';
import { PACKED_WORDS } from './words.ts';

/** Sum of all frequencies in the dictionary the words come from. */
const TOTAL = 60_101_967;
const LOG_TOTAL = Math.log(TOTAL);
/** A character that is no word, as if it had occurred once. */
export const UNKNOWN = -LOG_TOTAL;
const STEP_COUNT = 10;
const EXPECTED_NODES = 70_000;

/** By the value in the trie: natural logarithm of the probability, class and frequency step of the word. */
const LOGARITHMS = Float64Array.from({ length: 128 }, (_, value) =>
  value === 0 ? UNKNOWN : Math.log(stepFrequency((value - 1) % STEP_COUNT)) - LOG_TOTAL,
);

let loaded: CodeUnitTrie | undefined;

/** The words, unpacked at first use (about 30 ms, 2 MB). */
function words(): CodeUnitTrie {
  if (loaded === undefined) {
    const trie = new CodeUnitTrie(EXPECTED_NODES);
    unpackWords(PACKED_WORDS, (word, wordClass, step) => {
      trie.set(word, WORD_CLASSES.indexOf(wordClass) * STEP_COUNT + step + 1);
    });
    loaded = trie;
  }
  return loaded;
}

/** Value of exactly the word of `units` from `start` to `end`: 0 when it is none. See `classOfWord` and `stepOfWord`. */
export function wordValue(units: Uint16Array, start: number, end: number): number {
  const trie = words();
  let slot: number = CodeUnitTrie.ROOT;
  for (let i = start; i < end; i++) {
    slot = trie.child(slot, units[i] ?? 0);
    if (slot === 0) return 0;
  }
  return trie.value(slot);
}

export function classOfWord(value: number): WordClass | undefined {
  return value === 0 ? undefined : (WORD_CLASSES[Math.floor((value - 1) / STEP_COUNT)] as WordClass);
}

/** Frequency step of a word from 0 to 9; -1 for none. */
export function stepOfWord(value: number): number {
  return value === 0 ? -1 : (value - 1) % STEP_COUNT;
}

/**
 * All ways to cut a stretch of Han text into words. Indexes are offsets within the stretch; `forward[i]` is the logarithm of the
 * probability of the best way to cut what lies before `i`, `backward[i]` of what lies behind.
 */
export interface Lattice {
  readonly start: number;
  readonly length: number;
  readonly forward: Float64Array;
  readonly backward: Float64Array;
  /** Where the last word of the best way to cut what lies before `i` begins. */
  readonly from: Int32Array;
  /** Where the first word of the best way to cut what lies behind `i` ends. */
  readonly to: Int32Array;
  /** Frequency step plus one of the most frequent word of two or more characters that has `i` inside it; 0 for none. */
  readonly inside: Uint8Array;
}

/** A stretch longer than this is cut into several: memory stays flat whatever is given. */
export const LONGEST_STRETCH = 4096;
const forward = new Float64Array(LONGEST_STRETCH + 1);
const backward = new Float64Array(LONGEST_STRETCH + 1);
const from = new Int32Array(LONGEST_STRETCH + 1);
const to = new Int32Array(LONGEST_STRETCH + 1);
const inside = new Uint8Array(LONGEST_STRETCH + 1);
const ends = new Int32Array(LONGEST_STRETCH * 8);
const values = new Uint8Array(LONGEST_STRETCH * 8);
const firsts = new Int32Array(LONGEST_STRETCH + 2);

/** The lattice of `units` from `start` to `end`, Han characters only. Its arrays are overwritten by the next call. */
export function lattice(units: Uint16Array, start: number, end: number): Lattice {
  const length = Math.min(end - start, LONGEST_STRETCH);
  const trie = words();
  inside.fill(0, 0, length + 1);
  let count = 0;
  for (let i = 0; i < length; i++) {
    firsts[i] = count;
    count = wordsFrom(trie, units, start, i, length, count);
  }
  firsts[length] = count;
  runForward(length);
  runBackward(length);
  return { start, length, forward, backward, from, to, inside };
}

/** Lists the words that begin at `i`: always one of a single character first. @returns the number of words listed so far */
function wordsFrom(
  trie: CodeUnitTrie,
  units: Uint16Array,
  start: number,
  i: number,
  length: number,
  count: number,
): number {
  const unit = units[start + i] ?? 0;
  const single = isHanLead(unit) && i + 1 < length ? 2 : 1;
  let slot = trie.child(CodeUnitTrie.ROOT, unit);
  ends[count] = i + single;
  values[count] = single === 1 ? trie.value(slot) : 0;
  let next = count + 1;
  for (let j = i + 1; slot !== 0 && j < length; j++) {
    slot = trie.child(slot, units[start + j] ?? 0);
    const value = slot === 0 ? 0 : trie.value(slot);
    if (value === 0 || next >= ends.length - 1) continue;
    ends[next] = j + 1;
    values[next++] = value;
    const step = stepOfWord(value) + 1;
    for (let k = i + 1; k <= j; k++) if (step > (inside[k] ?? 0)) inside[k] = step;
  }
  return next;
}

function runForward(length: number): void {
  forward.fill(-Infinity, 0, length + 1);
  forward[0] = 0;
  for (let i = 0; i < length; i++) {
    const base = forward[i] ?? 0;
    if (base === -Infinity) continue;
    for (let k = firsts[i] ?? 0; k < (firsts[i + 1] ?? 0); k++) {
      const score = base + (LOGARITHMS[values[k] ?? 0] ?? UNKNOWN);
      const end = ends[k] ?? 0;
      if (score > (forward[end] ?? 0)) {
        forward[end] = score;
        from[end] = i;
      }
    }
  }
}

function runBackward(length: number): void {
  backward[length] = 0;
  for (let i = length - 1; i >= 0; i--) {
    let best = -Infinity;
    for (let k = firsts[i] ?? 0; k < (firsts[i + 1] ?? 0); k++) {
      const end = ends[k] ?? 0;
      const score = (LOGARITHMS[values[k] ?? 0] ?? UNKNOWN) + (backward[end] ?? 0);
      if (score > best) {
        best = score;
        to[i] = end;
      }
    }
    backward[i] = best;
  }
}
