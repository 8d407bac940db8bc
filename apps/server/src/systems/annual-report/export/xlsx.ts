import type { ReportSheet, ReportTable } from '@openzone/contracts';
import writeXlsxFile from 'write-excel-file/node';

/** The figures as a workbook: the official tables with their merged cells, then every figure with how it was counted. */

interface Cell {
  readonly value?: string | number;
  readonly columnSpan?: number;
  readonly rowSpan?: number;
  readonly fontWeight?: 'bold';
  readonly wrap?: boolean;
  readonly alignVertical?: 'center';
}
/** A place that a merged cell beside or above it covers. */
type Place = Cell | null;

export async function reportXlsx(sheet: ReportSheet): Promise<Buffer> {
  const tables = sheet.tables.map((table) => ({
    sheet: table.part === '' ? '统计表' : `表${table.part}`,
    data: placesOf(table),
    columns: widthsOf(table),
  }));
  const sources = {
    sheet: '数据来源',
    data: sourcesOf(sheet),
    columns: [30, 50, 8, 12, 12, 12, 70].map((width) => ({ width })),
  };
  return writeXlsxFile([...tables, sources]).toBuffer();
}

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

/** Words need room; figures do not. */
function widthsOf(table: ReportTable): { width: number }[] {
  const places = placesOf(table);
  const count = Math.max(...places.map((row) => row.length));
  const body = places.slice(table.head.length);
  return Array.from({ length: count }, (_, column) => {
    const isWords = body.some((row) => typeof row[column]?.value === 'string');
    return { width: isWords ? 26 : 10 };
  });
}

function sourcesOf({ tables }: ReportSheet): Place[][] {
  const titles = ['编号', '统计项', '单位', '本年', '上年', '条例条款', '怎么数的'];
  return [
    titles.map((value): Cell => ({ value, fontWeight: 'bold' })),
    ...tables.flatMap(({ rows }) =>
      rows.flatMap(({ figures }) =>
        figures.map(({ id, label, unit, value, before, article, rule }): Place[] => [
          { value: id },
          { value: label, wrap: true },
          { value: unit },
          { value },
          before === null ? null : { value: before },
          article === '' ? null : { value: article },
          { value: rule.zh, wrap: true },
        ]),
      ),
    ),
  ];
}
