import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { CodeUnitTrie } from '../lexicon/code-unit-trie.ts';
import { isHanLead, isHanUnit, isTrail } from '../lexicon/script.ts';
import { bestPath, type WordDictionary } from './best-path.ts';
import { DOMAIN_WORDS } from './domain-words.ts';

/** Distinct prefixes in dict.txt of @node-rs/jieba 2.0.3, so that loading never has to grow the table. */
const EXPECTED_NODES = 500_000;
const LINE_FEED = 10;
const SPACE = 32;

let loaded: WordDictionary | undefined;

/** The dictionary, loaded at first use: about 0.2 s and 12 MB. */
export function wordDictionary(): WordDictionary {
  loaded ??= loadDictionary(DOMAIN_WORDS);
  return loaded;
}

/** Load jieba's dictionary and add words that are to stay whole. */
export function loadDictionary(wholeWords: readonly string[]): WordDictionary {
  const path = createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt');
  const text = readFileSync(path, 'utf8');
  const logTotal = Math.log(sumFrequencies(text));
  const trie = new CodeUnitTrie(EXPECTED_NODES);
  forEachWord(text, (word, frequency) => trie.set(word, Math.log(frequency) - logTotal));
  const dictionary = { trie, unknown: -logTotal };
  // Shorter words first: a longer one has to win against them.
  for (const word of wholeWords.toSorted((a, b) => a.length - b.length)) addWhole(dictionary, word);
  return dictionary;
}

/** Make a word e times as probable as the best way to cut it, so that it stays whole where it occurs. */
function addWhole(dictionary: WordDictionary, word: string): void {
  const { score } = bestPath(dictionary, word, 0, word.length);
  const known = dictionary.trie.get(word);
  dictionary.trie.set(word, known === 0 ? score + 1 : Math.max(known, score + 1));
}

function sumFrequencies(text: string): number {
  let total = 0;
  forEachLine(text, (_start, _space, frequency) => {
    total += frequency;
  });
  return total;
}

function forEachWord(text: string, visit: (word: string, frequency: number) => void): void {
  forEachLine(text, (start, space, frequency) => {
    for (let i = start; i < space; i++) {
      const unit = text.charCodeAt(i);
      if (!isHanUnit(unit) && !isHanLead(unit) && !isTrail(unit)) return;
    }
    visit(text.slice(start, space), frequency);
  });
}

/** dict.txt holds lines of "word frequency tag"; 350,000 split calls would cost more than the rest of the load. */
function forEachLine(text: string, visit: (start: number, space: number, frequency: number) => void): void {
  for (let start = 0; start < text.length;) {
    let space = start;
    while (space < text.length && text.charCodeAt(space) !== SPACE) space++;
    let frequency = 0;
    let at = space + 1;
    for (; at < text.length; at++) {
      const digit = text.charCodeAt(at) - 48;
      if (digit < 0 || digit > 9) break;
      frequency = frequency * 10 + digit;
    }
    visit(start, space, frequency);
    while (at < text.length && text.charCodeAt(at) !== LINE_FEED) at++;
    start = at + 1;
  }
}
