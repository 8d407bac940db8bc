import { unpackWords, type WordClass } from '../../src/personal-data/lexicon/pack.ts';
import { PACKED_WORDS } from '../../src/personal-data/lexicon/words.ts';
import type { Random } from '../corpus/random.ts';

/** All words with how often they come up, and the sum. */
const words: { word: string; until: number }[] = [];
const rare: { word: string; until: number }[] = [];
const seldom: { word: string; until: number }[] = [];
const RARE_STEP = 3;
const SELDOM_STEP = 5;
let weightTotal = 0;
const byClass = new Map<WordClass, { word: string; until: number }[]>();
unpackWords(PACKED_WORDS, (word, wordClass, step) => {
  // Flattened: rarer words come up often enough to be learned from.
  weightTotal += 2 ** step;
  words.push({ word, until: weightTotal });
  if (step <= RARE_STEP) rare.push({ word, until: (rare.at(-1)?.until ?? 0) + 2 ** step });
  if (step <= SELDOM_STEP) seldom.push({ word, until: (seldom.at(-1)?.until ?? 0) + 2 ** step });
  if (word.length === 1) return;
  const ofClass = byClass.get(wordClass) ?? [];
  const before = ofClass.at(-1)?.until ?? 0;
  ofClass.push({ word, until: before + 2 ** step });
  byClass.set(wordClass, ofClass);
});

/** A word of the general dictionary; of the rare or the less frequent ones only, if asked for. */
export function anyWord(random: Random, which: 'all' | 'seldom' | 'rare' = 'all'): string {
  const from = { all: words, seldom, rare }[which];
  return draw(from, random.next() * (from.at(-1)?.until ?? 0));
}

/** A word of two or more characters of a class. */
export function anyWordOf(random: Random, wordClass: WordClass): string {
  const ofClass = byClass.get(wordClass) ?? [];
  return draw(ofClass, random.next() * (ofClass.at(-1)?.until ?? 0));
}

function draw(from: readonly { word: string; until: number }[], at: number): string {
  let low = 0;
  let high = from.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((from[middle]?.until ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return from[low]?.word ?? '';
}
