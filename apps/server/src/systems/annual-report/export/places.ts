import type { ReportTable } from '@openzone/contracts';

export interface Cell {
  readonly value?: string | number;
  readonly columnSpan?: number;
  readonly rowSpan?: number;
  readonly fontWeight?: 'bold';
  readonly wrap?: boolean;
  readonly alignVertical?: 'center';
}
/** A place that a merged cell beside or above it covers. */
export type Place = Cell | null;

/** Each cell at its place, with the places it covers left empty: the rows of a workbook know no gaps. */
export function placesOf({ head, rows }: ReportTable): Place[][] {
  const lines = [
    ...head.map((line) => line.map((one) => heading(one))),
    ...rows.map(({ heads, figures }) => [
      ...heads.map((one) => heading(one)),
      ...figures.map(({ value, columns }): Cell => ({ value, ...spanning(columns, 1), alignVertical: 'center' })),
    ]),
  ];
  const places: (Place | undefined)[][] = lines.map(() => []);
  for (const [at, line] of lines.entries()) {
    let column = 0;
    for (const cell of line) {
      while (places[at]?.[column] !== undefined) column += 1;
      for (let down = 0; down < (cell.rowSpan ?? 1); down += 1)
        for (let right = 0; right < (cell.columnSpan ?? 1); right += 1) {
          const row = places[at + down];
          if (row !== undefined) row[column + right] = down === 0 && right === 0 ? cell : null;
        }
      column += cell.columnSpan ?? 1;
    }
  }
  return places.map((row) => Array.from(row, (place) => place ?? null));
}

function heading({ text, columns, rows }: ReportTable['head'][number][number]): Cell {
  return {
    ...(text === '' ? {} : { value: text }),
    ...spanning(columns, rows),
    fontWeight: 'bold',
    wrap: true,
    alignVertical: 'center',
  };
}

function spanning(columns: number, rows: number): Pick<Cell, 'columnSpan' | 'rowSpan'> {
  return { ...(columns === 1 ? {} : { columnSpan: columns }), ...(rows === 1 ? {} : { rowSpan: rows }) };
}
