import { TABLE_SIZE } from '../../src/personal-data/names/features.ts';
import type { Document } from '../corpus/writer.ts';
import { trainingDocuments } from './generate.ts';
import type { Genre } from './templates.ts';
import { prepare, quantise, train, type Group, type TrainingOptions } from './trainer.ts';

export interface Recipe extends Omit<TrainingOptions, 'seed'> {
  /** One run for each, with documents of its own; the weights are added, which evens out what chance taught each of them. */
  readonly seeds: readonly number[];
  /** Of each run. */
  readonly documents: number;
  /** Only templates of these sorts of documents; all by default. */
  readonly genres?: readonly Genre[];
}

/** How the model in the repository was trained. */
export const TRAINING: Recipe = {
  seeds: [20_260_501, 20_260_502, 20_260_503],
  documents: 40_000,
  rounds: 2,
  margin: 6,
  leaveOut: 8,
};

/** Documents held in memory at a time. */
const PART = 5000;

export function trainModel({ seeds, documents, genres, ...options }: Recipe): Int8Array {
  const sum = new Float64Array(TABLE_SIZE);
  for (const seed of seeds) {
    const averages = train(parts(trainingDocuments(seed, documents, genres)), { seed, ...options });
    averages.forEach((average, index) => {
      sum[index] = (sum[index] ?? 0) + average;
    });
  }
  return quantise(sum);
}

function* parts(documents: Iterable<Document>): Generator<readonly Group[]> {
  let part: Document[] = [];
  for (const document of documents) {
    part.push(document);
    if (part.length < PART) continue;
    yield prepare(part).groups;
    part = [];
  }
  if (part.length > 0) yield prepare(part).groups;
}
