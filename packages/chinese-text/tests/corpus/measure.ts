import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { findPersonalData, findingKinds } from '../../src/personal-data/index.ts';
import { FINDING_KINDS } from '../../src/personal-data/kinds.ts';
import { corpus } from './corpus.ts';
import { Score } from './score.ts';
import type { Document } from './writer.ts';

/** The seed of the corpus whose figures are told; no rule was changed to please this one. */
export const CORPUS_SEED = 777_001;

export const STRUCTURED = findingKinds.filter((kind) => FINDING_KINDS[kind].structured);

export function measureQuality(documents: Iterable<Document>): Score {
  const score = new Score();
  for (const document of documents) score.add(document, findPersonalData(document.text));
  return score;
}

export interface Speed {
  readonly megabytes: number;
  /** Seconds of processor time for each round: bare jieba, the structured kinds alone, everything. */
  readonly jieba: readonly number[];
  readonly structured: readonly number[];
  readonly everything: readonly number[];
}

/** One core, the three taking turns. Processor time, not the clock: others may be at work on the machine. */
export function measureSpeed(texts: readonly string[], rounds: number): Speed {
  const jieba = Jieba.withDict(dict);
  const time = (run: (text: string) => unknown): number => processorTime(texts, run);
  const sides = {
    jieba: () => time((text) => jieba.cut(text, false)),
    structured: () => time((text) => findPersonalData(text, { kinds: STRUCTURED })),
    everything: () => time((text) => findPersonalData(text)),
  };
  const result = { jieba: [] as number[], structured: [] as number[], everything: [] as number[] };
  for (let round = -1; round < rounds; round++) {
    for (const side of ['jieba', 'structured', 'everything'] as const) {
      const seconds = sides[side]();
      // The first round compiles.
      if (round >= 0) result[side].push(seconds);
    }
  }
  return { megabytes: texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6, ...result };
}

export interface Scan {
  readonly megabytes: number;
  readonly tenths: readonly Tenth[];
}

/** What stood after a tenth of the documents, and how long that tenth took. */
export interface Tenth {
  readonly documents: number;
  /** Megabytes of memory the process holds, and of heap in use once everything forgotten is cleared away. */
  readonly resident: number;
  readonly heap: number;
  /** Seconds of processor time: finding everything, and bare jieba over the same texts. */
  readonly everything: number;
  readonly jieba: number;
}

const AT_ONCE = 100;

/** So many documents made, scanned and forgotten one after another in this process. */
export function measureScan(count: number): Scan {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (() => void) | undefined;
  const jieba = Jieba.withDict(dict);
  const tenths: Tenth[] = [];
  const spent = { everything: 0, jieba: 0 };
  let [megabytes, seen] = [0, 0];
  for (const texts of inBatches(corpus(CORPUS_SEED + 1, count))) {
    spent.everything += processorTime(texts, (text) => findPersonalData(text));
    spent.jieba += processorTime(texts, (text) => jieba.cut(text, false));
    megabytes += texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;
    seen += texts.length;
    if (seen < Math.ceil((count * (tenths.length + 1)) / 10)) continue;
    const resident = process.memoryUsage.rss() / 1e6;
    collect?.();
    tenths.push({ documents: seen, resident, heap: process.memoryUsage().heapUsed / 1e6, ...spent });
    [spent.everything, spent.jieba] = [0, 0];
  }
  return { megabytes, tenths };
}

function* inBatches(documents: Iterable<Document>): Generator<string[]> {
  let texts: string[] = [];
  for (const { text } of documents) {
    if (texts.push(text) < AT_ONCE) continue;
    yield texts;
    texts = [];
  }
  if (texts.length > 0) yield texts;
}

function processorTime(texts: readonly string[], run: (text: string) => unknown): number {
  const before = process.cpuUsage();
  for (const text of texts) run(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
