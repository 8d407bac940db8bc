import { diff } from './diff.ts';

/** A stretch of a three-way merge. */
export interface Chunk<T> {
  /** `both`: changed by both and differently; nothing of either is left out. */
  readonly from: 'same' | 'mine' | 'theirs' | 'both';
  readonly base: readonly T[];
  readonly mine: readonly T[];
  readonly theirs: readonly T[];
}

/** Where each item of `base` is found again in `other`, or -1. */
function places<T>(base: readonly T[], other: readonly T[]): number[] {
  const found = base.map(() => -1);
  let at = 0;
  let there = 0;
  for (const piece of diff(base, other)) {
    for (const _ of piece.items) {
      if (piece.side === 'same') found[at] = there;
      if (piece.side !== 'added') at += 1;
      if (piece.side !== 'removed') there += 1;
    }
  }
  return found;
}

const equal = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);

/** Two changes of one text brought together (diff3): what only one changed is that one's, what both changed is given with both. */
export function merge<T>(base: readonly T[], mine: readonly T[], theirs: readonly T[]): Chunk<T>[] {
  const inMine = places(base, mine);
  const inTheirs = places(base, theirs);
  const chunks: Chunk<T>[] = [];
  const add = (part: Omit<Chunk<T>, 'from'>): void => {
    if (part.base.length + part.mine.length + part.theirs.length === 0) return;
    const from = equal(part.mine, part.theirs)
      ? equal(part.base, part.mine)
        ? 'same'
        : 'mine'
      : equal(part.base, part.theirs)
        ? 'mine'
        : equal(part.base, part.mine)
          ? 'theirs'
          : 'both';
    const last = chunks.at(-1);
    if (from === 'same' && last?.from === 'same') {
      const all = [...last.base, ...part.base];
      chunks[chunks.length - 1] = { from, base: all, mine: all, theirs: all };
    } else chunks.push({ from, ...part });
  };
  let [b, m, t] = [0, 0, 0];
  for (let at = 0; at <= base.length; at += 1) {
    const end = at === base.length;
    const mineAt = end ? mine.length : (inMine[at] ?? -1);
    const theirsAt = end ? theirs.length : (inTheirs[at] ?? -1);
    if (!end && (mineAt < 0 || theirsAt < 0)) continue;
    add({ base: base.slice(b, at), mine: mine.slice(m, mineAt), theirs: theirs.slice(t, theirsAt) });
    if (!end) add({ base: base.slice(at, at + 1), mine: base.slice(at, at + 1), theirs: base.slice(at, at + 1) });
    [b, m, t] = [at + 1, mineAt + 1, theirsAt + 1];
  }
  return chunks;
}

/** The merged text: where both changed the same place, theirs stands before mine, so that neither loses a word. */
export function merged<T>(chunks: readonly Chunk<T>[]): T[] {
  return chunks.flatMap((chunk) =>
    chunk.from === 'both' ? [...chunk.theirs, ...chunk.mine] : chunk.from === 'theirs' ? chunk.theirs : chunk.mine,
  );
}
