/** A rectangle of cells, one-based, both ends included. */
export interface CellRange {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** `B3` → column 2, row 3. */
export function readReference(reference: string): { column: number; row: number } | undefined {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/u.exec(reference.toUpperCase());
  if (found === null) return undefined;
  let column = 0;
  for (const letter of found[1] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return { column, row: Number(found[2]) };
}

/** `A1:C2 E5` → two rectangles; what is not a reference is left out. */
export function readRanges(text: string): CellRange[] {
  return text.split(/\s+/u).flatMap((part) => {
    const [from = '', to = from] = part.split(':');
    const start = readReference(from);
    const end = readReference(to);
    if (start === undefined || end === undefined) return [];
    return [{ left: start.column, top: start.row, right: end.column, bottom: end.row }];
  });
}

export function holds(range: CellRange, column: number, row: number): boolean {
  return column >= range.left && column <= range.right && row >= range.top && row <= range.bottom;
}

/** Rectangles by the rows they touch, so that a sheet of many cells and many merges is not a product of both. */
export class RangeIndex {
  readonly #byRow = new Map<number, CellRange[]>();
  readonly #tall: CellRange[] = [];

  constructor(ranges: readonly CellRange[]) {
    for (const range of ranges) {
      if (range.bottom - range.top > 2_000) this.#tall.push(range);
      else
        for (let row = range.top; row <= range.bottom; row += 1)
          this.#byRow.set(row, [...(this.#byRow.get(row) ?? []), range]);
    }
  }

  at(column: number, row: number): CellRange | undefined {
    const here = (range: CellRange): boolean => holds(range, column, row);
    return this.#byRow.get(row)?.find(here) ?? this.#tall.find(here);
  }
}
