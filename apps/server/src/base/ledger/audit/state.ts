import type { AuditContext } from './context.ts';
import type { ToldEntry } from './entry.ts';
import type { Head } from './heads.ts';
import { TwoTrees, type UpperHash } from './trees.ts';
import type { Named } from './words.ts';

/** What a walk over the log remembers from one place to the next: some kilobytes, however long the log is. */
export interface WalkState {
  readonly context: AuditContext;
  /** How many entries are signed, by what can be trusted. */
  readonly signed: number;
  readonly counts: {
    entries: number;
    checkpoints: number;
    cosignatures: number;
    uncheckedCosignatures: number;
    timestamps: number;
  };
  /** Undefined once a leaf is known from nowhere. */
  trees: TwoTrees | undefined;
  /** Time of entry of the place before, milliseconds since 1970. */
  previous: number;
  /** The latest time at which a witness, or a time stamping authority, saw a tree that this place is not in. */
  seen: { readonly witness: string; readonly size: number; readonly time: number } | undefined;
  /** Where database and files differ, until a signed root tells which is right. */
  differences: Difference[];
  /** The last size whose root was right. */
  goodSize: number;
  /** Entries since then: the first few, and how many. */
  segment: Segment;
  /** Those before. */
  lastSegment: Segment;
  /** Entries as they were signed, where the database has others. */
  readonly restored: Map<number, ToldEntry>;
  /** The first signed root that did not fit, until one fits again. */
  bad: { readonly head: Head; readonly names: Named; count: number } | undefined;
  readonly trouble: Trouble;
  readonly upper: UpperHash[];
  /** Sizes that were signed within the last block. */
  readonly partials: Set<number>;
}

export interface Segment {
  readonly first: { readonly sequence: number; readonly told: ToldEntry | undefined }[];
  count: number;
}

export interface Difference {
  readonly sequence: number;
  readonly database: ToldEntry;
  readonly opening: string | null;
  /** Undefined where only the hash of the file's entry is known. */
  readonly file: ToldEntry | undefined;
}

export function beginWalk(context: AuditContext, signed: number): WalkState {
  const upper: UpperHash[] = [];
  return {
    context,
    signed,
    counts: { entries: 0, checkpoints: 0, cosignatures: 0, uncheckedCosignatures: 0, timestamps: 0 },
    trees: new TwoTrees((hash) => upper.push(hash)),
    previous: Number.NEGATIVE_INFINITY,
    seen: undefined,
    differences: [],
    goodSize: 0,
    segment: { first: [], count: 0 },
    lastSegment: { first: [], count: 0 },
    restored: new Map(),
    bad: undefined,
    trouble: new Trouble(),
    upper,
    partials: new Set(),
  };
}

const named = 3;

export function addToSegment({ segment }: WalkState, sequence: number, told: ToldEntry | undefined): void {
  if (segment.first.length < named) segment.first.push({ sequence, told });
  segment.count += 1;
}

export async function nameSegment(
  { context, segment: current }: WalkState,
  segment: Segment = current,
): Promise<Named> {
  return context.names.ofEntries(segment.first, segment.count - segment.first.length);
}

/** Places at which something was found, so that what follows from it is not told again. */
export class Trouble {
  readonly #places: number[] = [];
  #lost = false;

  add(place: number): void {
    if (this.#places.length < 10_000) this.#places.push(place);
    else this.#lost = true;
  }

  touches({ start, end }: { readonly start: number; readonly end: number }): boolean {
    return this.#lost || this.#places.some((place) => place >= start && place < end);
  }
}
