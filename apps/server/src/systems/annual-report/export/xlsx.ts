import type { ReportSheet, ReportTable } from '@openzone/contracts';
import writeXlsxFile from 'write-excel-file/node';
import { placesOf, type Cell, type Place } from './places.ts';

/** The figures as a workbook: the official tables with their merged cells, then every figure with how it was counted. */

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
