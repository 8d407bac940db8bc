import { Labels } from '../../src/personal-data/context.ts';
import type { Candidate } from '../../src/personal-data/names/candidates.ts';
import { computeFeatures, features, TABLE_SIZE } from '../../src/personal-data/names/features.ts';
import { bestSet, visitCandidates } from '../../src/personal-data/names/tagger.ts';
import { scan } from '../../src/personal-data/scan.ts';
import { Random } from '../corpus/random.ts';
import type { Document } from '../corpus/writer.ts';

/** A candidate with its features, computed once for all rounds. */
interface Example extends Candidate {
  readonly features: Int32Array;
  readonly gold: boolean;
}

/** Candidates that compete with each other: those of one stretch. */
export type Group = readonly Example[];

/** What every document comes to, and how many names no candidate stood for. */
export function prepare(documents: Iterable<Document>): { groups: Group[]; names: number; unreachable: string[] } {
  const groups: Group[] = [];
  const unreachable: string[] = [];
  let names = 0;
  for (const { text, planted } of documents) {
    const scanned = scan(text);
    const gold = new Set(
      planted.filter(({ kind }) => kind === 'person-name').map(({ start, end }) => `${start} ${end}`),
    );
    names += gold.size;
    let group: Example[] = [];
    visitCandidates(
      scanned.units,
      new Labels(scanned),
      (around, candidate) => {
        const count = computeFeatures(around, candidate);
        const isGold = gold.delete(`${candidate.start} ${candidate.end}`);
        group.push({ ...candidate, features: features.slice(0, count), gold: isGold });
      },
      () => {
        if (group.length > 0) groups.push(group);
        group = [];
      },
    );
    for (const left of gold) {
      const [start, end] = left.split(' ').map(Number);
      unreachable.push(text.slice(start, end));
    }
  }
  return { groups, names, unreachable };
}

export interface TrainingOptions {
  readonly seed: number;
  /** How often each part of the material is gone through. */
  readonly rounds: number;
  /** A name must beat what is none by this much while learning, in units of single updates. */
  readonly margin: number;
}

/**
 * The averaged structured perceptron (Collins 2002) over candidates: the best set that does not overlap is compared with the
 * truth; features of missed names go up by one, those of wrong ones down. Whole numbers throughout, so that the result is the
 * same on every machine. The material comes in parts, of which one at a time is held in memory.
 */
export function train(parts: Iterable<readonly Group[]>, { seed, rounds, margin }: TrainingOptions): Float64Array {
  const weights = new Int32Array(TABLE_SIZE);
  const sums = new Float64Array(TABLE_SIZE);
  const random = new Random(seed);
  let step = 0;
  const update = (example: Example, by: number): void => {
    for (const feature of example.features) {
      weights[feature] = (weights[feature] ?? 0) + by;
      sums[feature] = (sums[feature] ?? 0) + by * step;
    }
  };
  for (const part of parts) {
    for (let round = 0; round < rounds; round++) {
      for (const group of random.shuffle(part)) {
        step++;
        learn(group, weights, margin, update);
      }
    }
  }
  return Float64Array.from(weights, (weight, index) => weight - (sums[index] ?? 0) / step);
}

function learn(
  group: Group,
  weights: Int32Array,
  margin: number,
  update: (example: Example, by: number) => void,
): void {
  const scored = group.map((example) => {
    let score = example.gold ? -margin : margin;
    for (const feature of example.features) score += weights[feature] ?? 0;
    return { ...example, score };
  });
  const chosen = new Set(bestSet(scored).map(({ start, end, type }) => `${start} ${end} ${type}`));
  for (const example of group) {
    const taken = chosen.has(`${example.start} ${example.end} ${example.type}`);
    if (taken !== example.gold) update(example, example.gold ? 1 : -1);
  }
}

/** Brings averages into eight bits; one in a thousand weights may be cut off. */
export function quantise(averages: Float64Array): Int8Array {
  const sizes = averages
    .map(Math.abs)
    .filter((size) => size > 0)
    .toSorted();
  const largest = sizes[Math.floor(sizes.length * 0.999)] ?? 1;
  return Int8Array.from(averages, (average) => Math.max(-127, Math.min(127, Math.round((average / largest) * 127))));
}
