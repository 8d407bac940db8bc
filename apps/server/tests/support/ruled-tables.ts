import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';

/** Tables as a PDF shows them: read back from their lines, with the words that stand between these. */

export interface RuledCell {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
}
/** Rows of cells, each with those that begin there. */
export type RuledTable = readonly (readonly RuledCell[])[];

interface Line {
  /** Where it lies, and from where to where it goes; across or down as the list it is in. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}
interface Lines {
  readonly across: readonly Line[];
  readonly down: readonly Line[];
}
interface Word {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** Lines that meet do so within so many points. */
const near = 2;
const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= near;

/** The tables of each page, from the top. */
export async function ruledTables(pdf: Uint8Array): Promise<RuledTable[][]> {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const pages: RuledTable[][] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const lines = await linesOf(page);
    const { items } = await page.getTextContent();
    const words = items.flatMap((item): Word[] => {
      if (!('str' in item) || item.str.trim() === '') return [];
      const [, , , , x = 0, y = 0] = item.transform as number[];
      return [{ x: x + item.width / 2, y: y + item.height / 3, text: item.str }];
    });
    pages.push(apart(lines).map((one) => tableOf(one, words)));
  }
  return pages;
}

type PdfPage = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>;

async function linesOf(page: PdfPage): Promise<Lines> {
  const { OPS } = await getResolvedPDFJS();
  const { fnArray, argsArray } = await page.getOperatorList();
  const across: Line[] = [];
  const down: Line[] = [];
  for (const [index, operator] of fnArray.entries()) {
    if (operator !== OPS.constructPath) continue;
    const args = argsArray[index] as readonly [number, unknown, ArrayLike<number>];
    const [left = 0, bottom = 0, right = 0, top = 0] = Array.from(args[2]);
    if (isNear(bottom, top) && right - left > near) across.push({ at: top, from: left, to: right });
    else if (isNear(left, right) && top - bottom > near) down.push({ at: left, from: bottom, to: top });
  }
  return { across, down };
}

/** One bundle for each table: lines that touch belong together. The highest first. */
function apart({ across, down }: Lines): Lines[] {
  const left = new Set(across);
  const tables: Lines[] = [];
  for (const first of across) {
    if (!left.delete(first)) continue;
    const own = { across: [first], down: [] as Line[] };
    for (let grown = true; grown;) {
      const posts = down.filter((one) => !own.down.includes(one) && own.across.some((beam) => touch(beam, one)));
      own.down.push(...posts);
      const beams = [...left].filter((one) => own.down.some((post) => touch(one, post)));
      for (const beam of beams) left.delete(beam);
      own.across.push(...beams);
      grown = posts.length + beams.length > 0;
    }
    if (own.down.length > 0) tables.push(own);
  }
  const topOf = (one: Lines): number => Math.max(...one.across.map(({ at }) => at));
  return tables.toSorted((a, b) => topOf(b) - topOf(a));
}

const touch = (beam: Line, post: Line): boolean =>
  post.at >= beam.from - near && post.at <= beam.to + near && beam.at >= post.from - near && beam.at <= post.to + near;

function places(lines: readonly Line[]): number[] {
  return lines
    .map(({ at }) => at)
    .toSorted((a, b) => a - b)
    .filter((at, index, all) => index === 0 || !isNear(at, all[index - 1] ?? at));
}

function tableOf({ across, down }: Lines, words: readonly Word[]): RuledTable {
  const xs = places(down);
  const ys = places(across).toReversed();
  const isDrawn = (lines: readonly Line[], at: number, between: number): boolean =>
    lines.some((one) => isNear(one.at, at) && one.from - near < between && one.to + near > between);
  const middle = (all: readonly number[], index: number): number => ((all[index] ?? 0) + (all[index + 1] ?? 0)) / 2;
  const taken = new Set<string>();
  return ys.slice(0, -1).map((_, row) =>
    xs.slice(0, -1).flatMap((__, column): RuledCell[] => {
      if (taken.has(`${row} ${column}`)) return [];
      let columns = 1;
      while (column + columns < xs.length - 1 && !isDrawn(down, xs[column + columns] ?? 0, middle(ys, row)))
        columns += 1;
      let rows = 1;
      while (row + rows < ys.length - 1 && !isDrawn(across, ys[row + rows] ?? 0, middle(xs, column))) rows += 1;
      for (let y = row; y < row + rows; y += 1)
        for (let x = column; x < column + columns; x += 1) taken.add(`${y} ${x}`);
      const inside = words.filter(
        ({ x, y }) =>
          x > (xs[column] ?? 0) && x < (xs[column + columns] ?? 0) && y < (ys[row] ?? 0) && y > (ys[row + rows] ?? 0),
      );
      return [
        {
          text: inside
            .map(({ text }) => text)
            .join('')
            .replace(/\s/gu, ''),
          columns,
          rows,
        },
      ];
    }),
  );
}

/**
 * Tables that go on over the next page, whole again: the head repeated there goes, and a merged cell cut by the edge of the page is one.
 * @param headRows rows of the head of each table, in their order
 */
export function whole(pages: readonly (readonly RuledTable[])[], headRows: readonly number[]): RuledTable[] {
  const tables: RuledTable[] = [];
  for (const [number, page] of pages.entries()) {
    for (const [index, table] of page.entries()) {
      const last = tables.at(-1);
      const head = headRows[tables.length - 1] ?? 0;
      const goesOn =
        number > 0 && index === 0 && last !== undefined && head > 0 && same(table.slice(0, head), last.slice(0, head));
      if (goesOn) tables[tables.length - 1] = joined(last, table.slice(head));
      else tables.push(table);
    }
  }
  return tables;
}

const same = (a: RuledTable, b: RuledTable): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Cells of the first row below the edge that say nothing and stand below one that reaches to it are the rest of that one. */
function joined(above: RuledTable, below: RuledTable): RuledTable {
  const at = placed(above);
  const [first = [], ...others] = placed(below);
  const stretched = new Map<RuledCell, RuledCell>();
  const begin = first.filter(({ cell, column }) => {
    if (cell.text !== '') return true;
    const before = at.flat().find((one) => {
      const isLast = one.row + one.cell.rows === above.length;
      return isLast && one.column === column && one.cell.columns === cell.columns && one.cell.text !== '';
    });
    if (before === undefined || (before.cell.rows === 1 && cell.rows === 1)) return true;
    stretched.set(before.cell, { ...before.cell, rows: before.cell.rows + cell.rows });
    return false;
  });
  return [
    ...above.map((row) => row.map((cell) => stretched.get(cell) ?? cell)),
    ...[begin, ...others].map((row) => row.map(({ cell }) => cell)),
  ];
}

function placed(table: RuledTable): { cell: RuledCell; row: number; column: number }[][] {
  const taken = new Set<string>();
  return table.map((cells, row) => {
    let column = 0;
    return cells.map((cell) => {
      while (taken.has(`${row} ${column}`)) column += 1;
      const here = column;
      for (let y = row; y < row + cell.rows; y += 1)
        for (let x = here; x < here + cell.columns; x += 1) taken.add(`${y} ${x}`);
      return { cell, row, column: here };
    });
  });
}
