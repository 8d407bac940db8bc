/** Comparison of two texts, by sentence first and within a changed sentence by character. */

export type Side = 'same' | 'removed' | 'added';

export interface Piece<T> {
  readonly side: Side;
  readonly items: readonly T[];
}

export interface TextPiece {
  readonly side: Side;
  readonly text: string;
}

/** Above this number of edits the middle is given as replaced whole: exact comparison would keep the browser busy for nothing. */
const MOST_EDITS = 2000;

/**
 * The shortest edit script between two sequences (E. W. Myers, An O(ND) Difference Algorithm, 1986). What is not `added` is `before`,
 * what is not `removed` is `after`, always.
 */
export function diff<T>(before: readonly T[], after: readonly T[]): Piece<T>[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end += 1;
  const middle = edits(before.slice(start, before.length - end), after.slice(start, after.length - end));
  return joined([
    { side: 'same', items: before.slice(0, start) },
    ...middle,
    { side: 'same', items: before.slice(before.length - end) },
  ]);
}

function edits<T>(a: readonly T[], b: readonly T[]): Piece<T>[] {
  const whole: Piece<T>[] = [
    { side: 'removed', items: a },
    { side: 'added', items: b },
  ];
  if (a.length === 0 || b.length === 0) return whole;
  const trace = furthestReaches(a, b);
  return trace === null ? whole : walkBack(a, b, trace);
}

function furthestReaches<T>(a: readonly T[], b: readonly T[]): Int32Array[] | null {
  const most = Math.min(a.length + b.length, MOST_EDITS);
  const reach = new Int32Array(2 * most + 3);
  const middle = most + 1;
  const at = (k: number) => reach[middle + k] ?? 0;
  const trace: Int32Array[] = [];
  for (let d = 0; d <= most; d += 1) {
    trace.push(reach.slice(middle - d - 1, middle + d + 2));
    for (let k = -d; k <= d; k += 2) {
      let x = k === -d || (k !== d && at(k - 1) < at(k + 1)) ? at(k + 1) : at(k - 1) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      reach[middle + k] = x;
      if (x >= a.length && x - k >= b.length) return trace;
    }
  }
  return null;
}

function walkBack<T>(a: readonly T[], b: readonly T[], trace: readonly Int32Array[]): Piece<T>[] {
  const pieces: Piece<T>[] = [];
  let x = a.length;
  let y = b.length;
  for (let d = trace.length - 1; d >= 0; d -= 1) {
    const reach = trace[d];
    const at = (k: number) => reach?.[k + d + 1] ?? 0;
    const k = x - y;
    const previous = k === -d || (k !== d && at(k - 1) < at(k + 1)) ? k + 1 : k - 1;
    const fromX = d === 0 ? 0 : at(previous);
    const fromY = d === 0 ? 0 : fromX - previous;
    const afterEdit = d === 0 ? 0 : previous === k + 1 ? fromX : fromX + 1;
    if (x > afterEdit) pieces.push({ side: 'same', items: a.slice(afterEdit, x) });
    if (d > 0)
      pieces.push(
        previous === k + 1
          ? { side: 'added', items: b.slice(fromY, fromY + 1) }
          : { side: 'removed', items: a.slice(fromX, fromX + 1) },
      );
    x = fromX;
    y = fromY;
  }
  return pieces.toReversed();
}

function joined<T>(pieces: readonly Piece<T>[]): Piece<T>[] {
  const result: { side: Side; items: T[] }[] = [];
  for (const piece of pieces) {
    if (piece.items.length === 0) continue;
    const last = result.at(-1);
    if (last?.side === piece.side) last.items.push(...piece.items);
    else result.push({ side: piece.side, items: [...piece.items] });
  }
  return result;
}

/** Sentences with their full stops; a line break ends one too. Joined again they are the text. */
export function sentencesOf(text: string): string[] {
  return text.match(/[^。！？；\n]*(?:[。！？；]+[”’」』）]*|\n|$)/gu)?.filter((sentence) => sentence !== '') ?? [];
}

/** Two texts compared for reading: unchanged sentences whole, changed ones down to the character where they are alike. */
export function diffText(before: string, after: string): TextPiece[] {
  const pieces = diff(sentencesOf(before), sentencesOf(after));
  const result: TextPiece[] = [];
  for (let index = 0; index < pieces.length; index += 1) {
    const piece = pieces[index];
    const next = pieces[index + 1];
    if (piece === undefined) continue;
    if (piece.side !== 'same' && next !== undefined && next.side !== 'same') {
      const [removed, added] = piece.side === 'removed' ? [piece, next] : [next, piece];
      result.push(...diffCharacters(removed.items.join(''), added.items.join('')));
      index += 1;
    } else {
      result.push({ side: piece.side, text: piece.items.join('') });
    }
  }
  return result;
}

function diffCharacters(before: string, after: string): TextPiece[] {
  const pieces = diff([...before], [...after]).map((piece) => ({ side: piece.side, text: piece.items.join('') }));
  const kept = pieces.reduce((sum, piece) => sum + (piece.side === 'same' ? piece.text.length : 0), 0);
  // Two sentences with little in common read better as one struck out and one put in than as confetti.
  if (kept * 3 < Math.max(before.length, after.length)) {
    return [
      { side: 'removed', text: before },
      { side: 'added', text: after },
    ];
  }
  return pieces;
}
