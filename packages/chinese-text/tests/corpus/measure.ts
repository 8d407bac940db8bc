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
  const time = (run: (text: string) => unknown): number => {
    const before = process.cpuUsage();
    for (const text of texts) run(text);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  };
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

/** Megabytes of heap in use after each tenth of `count` documents were made, scanned and forgotten. */
export function measureHeap(count: number): number[] {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (() => void) | undefined;
  const heap: number[] = [];
  let seen = 0;
  for (const { text } of corpus(CORPUS_SEED + 1, count)) {
    findPersonalData(text);
    if (++seen % Math.max(1, Math.floor(count / 10)) !== 0) continue;
    collect?.();
    heap.push(process.memoryUsage().heapUsed / 1e6);
  }
  return heap;
}
