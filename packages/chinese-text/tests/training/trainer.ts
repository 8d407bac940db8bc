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
  /** One in so many features of a candidate is left out at each look at it, so that none of them is relied on alone; 0 for none. */
  readonly leaveOut: number;
}

/**
 * The averaged structured perceptron (Collins 2002) over candidates: the best set that does not overlap is compared with the
 * truth; features of missed names go up by one, those of wrong ones down. Whole numbers throughout, so that the result is the
 * same on every machine. The material comes in parts, of which one at a time is held in memory.
 */
export function train(
  parts: Iterable<readonly Group[]>,
  { seed, rounds, margin, leaveOut }: TrainingOptions,
): Float64Array {
  const weights = new Int32Array(TABLE_SIZE);
  const sums = new Float64Array(TABLE_SIZE);
  const random = new Random(seed);
  const kept = new Keeper(new Random(seed + 1), leaveOut);
  let step = 0;
  for (const part of parts) {
    for (let round = 0; round < rounds; round++) {
      for (const group of random.shuffle(part)) {
        step++;
        learn(group, { weights, sums, step, margin, kept });
      }
    }
  }
  return Float64Array.from(weights, (weight, index) => weight - (sums[index] ?? 0) / step);
}

/** Says of which features a candidate is made for once: a ring of chances, begun anywhere, is as good as throwing each time. */
class Keeper {
  private readonly ring: Uint8Array;
  private readonly random: Random;

  constructor(random: Random, leaveOut: number) {
    this.random = random;
    this.ring = Uint8Array.from({ length: 8191 }, () => (leaveOut > 0 && random.chance(1 / leaveOut) ? 0 : 1));
  }

  begin(): number {
    return this.random.int(0, this.ring.length - 1);
  }

  keeps(begin: number, index: number): boolean {
    return this.ring[(begin + index) % this.ring.length] === 1;
  }
}

interface Lesson {
  readonly weights: Int32Array;
  readonly sums: Float64Array;
  readonly step: number;
  readonly margin: number;
  readonly kept: Keeper;
}

function learn(group: Group, { weights, sums, step, margin, kept }: Lesson): void {
  const scored = group.map((example) => {
    let score = example.gold ? -margin : margin;
    const begin = kept.begin();
    const { features: all } = example;
    for (let i = 0; i < all.length; i++) if (kept.keeps(begin, i)) score += weights[all[i] ?? 0] ?? 0;
    return { start: example.start, end: example.end, type: example.type, surname: 0, log: 0, score, begin, example };
  });
  const chosen = new Set(bestSet(scored));
  for (const one of scored) {
    const { example, begin } = one;
    if (chosen.has(one) === example.gold) continue;
    const by = example.gold ? 1 : -1;
    example.features.forEach((feature, index) => {
      if (!kept.keeps(begin, index)) return;
      weights[feature] = (weights[feature] ?? 0) + by;
      sums[feature] = (sums[feature] ?? 0) + by * step;
    });
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
