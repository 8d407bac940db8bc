import { diff } from './diff.ts';

/** Two texts beside one another, paragraph by paragraph; null where the other side has nothing. */
export interface ParagraphPair {
  readonly same: boolean;
  readonly before: string | null;
  readonly after: string | null;
}

/** Above this size of a changed stretch its paragraphs are paired in their order. */
const MOST_PAIRED = 150;
const ALIKE = 0.3;

export function pairParagraphs(before: string, after: string): ParagraphPair[] {
  const lines = (text: string): string[] => (text === '' ? [] : text.split('\n'));
  const pairs: ParagraphPair[] = [];
  let removed: readonly string[] = [];
  let added: readonly string[] = [];
  const flush = (): void => {
    pairs.push(...pairChanged(removed, added));
    removed = [];
    added = [];
  };
  for (const piece of diff(lines(before), lines(after))) {
    if (piece.side === 'removed') removed = [...removed, ...piece.items];
    else if (piece.side === 'added') added = [...added, ...piece.items];
    else {
      flush();
      pairs.push(...piece.items.map((line) => ({ same: true, before: line, after: line })));
    }
  }
  flush();
  return pairs;
}

/** The pairing in order that has most in common (a weighted longest common subsequence). */
function pairChanged(removed: readonly string[], added: readonly string[]): ParagraphPair[] {
  const [rows, columns] = [removed.length, added.length];
  const alone = (): ParagraphPair[] => [
    ...removed.map((line) => ({ same: false, before: line, after: null })),
    ...added.map((line) => ({ same: false, before: null, after: line })),
  ];
  if (rows === 0 || columns === 0) return alone();
  if (rows > MOST_PAIRED || columns > MOST_PAIRED)
    return Array.from({ length: Math.max(rows, columns) }, (_, at) => ({
      same: false,
      before: removed[at] ?? null,
      after: added[at] ?? null,
    }));
  const likeness = removed.map((line) => added.map((other) => alike(line, other)));
  const best = Array.from({ length: rows + 1 }, () => new Float64Array(columns + 1));
  const at = (row: number, column: number): number => best[row]?.[column] ?? 0;
  for (let row = rows - 1; row >= 0; row -= 1)
    for (let column = columns - 1; column >= 0; column -= 1) {
      const value = likeness[row]?.[column] ?? 0;
      const paired = value >= ALIKE ? at(row + 1, column + 1) + value : 0;
      const line = best[row];
      if (line !== undefined) line[column] = Math.max(paired, at(row + 1, column), at(row, column + 1));
    }
  const pairs: ParagraphPair[] = [];
  let [row, column] = [0, 0];
  while (row < rows || column < columns) {
    const value = likeness[row]?.[column] ?? 0;
    if (row < rows && column < columns && value >= ALIKE && at(row, column) === at(row + 1, column + 1) + value) {
      pairs.push({ same: false, before: removed[row] ?? null, after: added[column] ?? null });
      row += 1;
      column += 1;
    } else if (row < rows && (column >= columns || at(row, column) === at(row + 1, column))) {
      pairs.push({ same: false, before: removed[row] ?? null, after: null });
      row += 1;
    } else {
      pairs.push({ same: false, before: null, after: added[column] ?? null });
      column += 1;
    }
  }
  return pairs;
}

/** Dice's coefficient over pairs of characters: 1 for the same, 0 for nothing in common. */
function alike(a: string, b: string): number {
  const grams = (text: string): string[] => [...text].map((character, at, all) => character + (all[at + 1] ?? ''));
  const [first, second] = [grams(a), grams(b)];
  if (first.length === 0 || second.length === 0) return 0;
  const counts = new Map<string, number>();
  for (const gram of first) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  let common = 0;
  for (const gram of second) {
    const left = counts.get(gram) ?? 0;
    if (left > 0) common += 1;
    counts.set(gram, left - 1);
  }
  return (2 * common) / (first.length + second.length);
}
