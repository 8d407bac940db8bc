import type { ReportSheet, ReportTable } from '@openzone/contracts';
import type { Block, OfficialDocument, PrintCell, PrintTable } from '../../../platform/print/index.ts';
import type { Chart, DrawnChart } from '../charts/index.ts';
import { chartsHeading, type Words } from '../render-html.ts';
import { placesOf } from './places.ts';

/** The report on paper: its words, and the official tables with their merged cells. */
export function reportDocument(
  sheet: ReportSheet,
  parts: readonly Words[],
  agency: string,
  charts: readonly DrawnChart[] = [],
): OfficialDocument {
  const body =
    parts.length === 0
      ? [...sheet.tables.map(printTable), signatures]
      : parts.flatMap(({ no, title, text }): Block[] => [
          { kind: 'heading', text: `${no}、${title}` },
          ...(text.trim() === '' ? [] : [{ kind: 'paragraph', text } as const]),
          ...sheet.tables.filter(({ part }) => part === no).map(printTable),
        ]);
  return { heading: agency, plain: true, title: sheet.title, body: [...body, ...chartBlocks(charts)] };
}

/** The statistics form ends with who answers for it, to be filled in by hand. */
const signatures: Block = {
  kind: 'paragraph',
  text: [
    ['单位负责人：', '审核人：', '填报人：'],
    ['联系电话：', '填报日期：'],
  ]
    .map((line) => line.join('　　　　'))
    .join('\n'),
};

function chartBlocks(charts: readonly DrawnChart[]): Block[] {
  if (charts.length === 0) return [];
  return [
    { kind: 'heading', text: chartsHeading },
    ...charts.flatMap((chart): Block[] => [
      { kind: 'drawing', caption: chart.title, words: `${chart.title}。${chart.description}`, svg: chart.svg },
      chartTable(chart),
    ]),
  ];
}

function chartTable({ title, unit, head, rows }: Chart): PrintTable {
  const cell = (text: string): PrintCell => ({ text, columns: 1, rows: 1, align: 'center' });
  return {
    kind: 'table',
    caption: `${title}（数据）`,
    widths: head.map((_, index) => (index === 0 ? 2 : 1)),
    head: [head.map((text, index) => cell(index === 0 ? text : `${text}（${unit}）`))],
    rows: rows.map(({ label, values }) => [cell(label), ...values.map((one) => cell(String(one)))]),
  };
}

function printTable(table: ReportTable): PrintTable {
  const words = (
    { text, columns, rows }: ReportTable['head'][number][number],
    align: PrintCell['align'],
  ): PrintCell => ({
    text,
    columns,
    rows,
    align,
  });
  return {
    kind: 'table',
    // The only table of the statistics form is named by the document's title.
    caption: table.part === '' ? '' : table.title,
    widths: widthsOf(table),
    head: table.head.map((line) => line.map((one) => words(one, 'center'))),
    rows: table.rows.map(({ heads, figures }) => [
      ...heads.map((one, index) => words(one, alignOf(table, { heads, figures }, index))),
      ...figures.map(({ value, columns }): PrintCell => ({ text: String(value), columns, rows: 1, align: 'center' })),
    ]),
  };
}

/** What a row is about stands at the left, what groups rows or heads columns in the middle. */
function alignOf(table: ReportTable, { heads, figures }: Pick<Row, 'heads' | 'figures'>, index: number) {
  const isStatistics = table.part === '';
  if (isStatistics) return index === 0 ? 'left' : 'center';
  if (figures.length === 0) return heads.length > 1 ? 'center' : 'left';
  return index === heads.length - 1 ? 'left' : 'center';
}

type Row = ReportTable['rows'][number];

/** Words get room by their length, figures all the same; no column is so narrow that a figure breaks. */
function widthsOf(table: ReportTable): number[] {
  const places = placesOf(table);
  const count = Math.max(...places.map((row) => row.length));
  const body = places.slice(table.head.length);
  return Array.from({ length: count }, (_, column) => {
    const texts = body.map((row) => row[column]).filter((cell) => cell !== null && cell !== undefined);
    const longest = Math.max(
      0,
      ...texts.map((cell) => (typeof cell.value === 'string' && (cell.columnSpan ?? 1) === 1 ? cell.value.length : 0)),
    );
    return Math.min(6, Math.max(2, Math.sqrt(longest) * 1.5));
  });
}
