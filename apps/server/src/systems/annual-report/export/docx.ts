import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { ReportSheet, ReportTable } from '@openzone/contracts';
import type { Words } from '../render-html.ts';

/** The report as DOCX to be worked on: headings, paragraphs, and the official tables with their merged cells. */

/** Lengths in twentieths of a point, fonts in half points, as Word counts them. */
const MM = 56.7;
const FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋_GB2312', cs: 'Times New Roman' };
const TITLE_FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '方正小标宋简体' };
const TEXT_WIDTH = Math.round(170 * MM);
const [BODY, SMALL] = [32, 18];

type Piece = Paragraph | Table;

export async function reportDocx(sheet: ReportSheet, parts: readonly Words[], agency: string): Promise<Buffer> {
  const title = new Paragraph({
    heading: HeadingLevel.TITLE,
    alignment: AlignmentType.CENTER,
    spacing: { after: 360 },
    children: [new TextRun({ text: sheet.title, size: 44, font: TITLE_FONT })],
  });
  const body =
    parts.length === 0
      ? sheet.tables.flatMap(tableOf)
      : parts.flatMap(({ no, title: name, text }): Piece[] => [
          heading(`${no}、${name}`),
          ...paragraphs(text),
          ...sheet.tables.filter(({ part }) => part === no).flatMap(tableOf),
        ]);
  const file = new Document({
    title: sheet.title,
    creator: agency,
    styles: {
      default: { document: { run: { font: FONT, size: BODY, language: { value: 'zh-CN', eastAsia: 'zh-CN' } } } },
    },
    sections: [{ properties: { page: PAGE }, children: [title, ...body] }],
  });
  return Packer.toBuffer(file);
}

const PAGE = {
  size: { width: Math.round(210 * MM), height: Math.round(297 * MM) },
  margin: { top: 1440, bottom: 1440, left: Math.round(20 * MM), right: Math.round(20 * MM) },
};

function heading(text: string): Paragraph {
  return new Paragraph({
    heading: HeadingLevel.HEADING_1,
    spacing: { before: 240, after: 120 },
    children: [new TextRun({ text, bold: true, size: BODY, color: '000000' })],
  });
}

function paragraphs(text: string): Paragraph[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(
      (line) =>
        new Paragraph({
          indent: { firstLine: 640 },
          spacing: { line: 580, lineRule: 'exact' },
          alignment: AlignmentType.BOTH,
          children: [new TextRun(line.trim())],
        }),
    );
}

function tableOf({ head, rows }: ReportTable): Piece[] {
  const headRows = head.map((line) =>
    row(
      line.map((one) => cell(one.text, one.columns, one.rows)),
      true,
    ),
  );
  const bodyRows = rows.map(({ heads, figures }) =>
    row(
      [
        ...heads.map((one) => cell(one.text, one.columns, one.rows)),
        ...figures.map(({ value, columns }) => cell(String(value), columns, 1, true)),
      ],
      false,
    ),
  );
  const table = new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    rows: [...headRows, ...bodyRows],
  });
  return [table, new Paragraph({})];
}

/** Heading rows are repeated on each page and named as headings to screen readers. */
function row(children: TableCell[], tableHeader: boolean): TableRow {
  return new TableRow({ children, tableHeader, cantSplit: true });
}

function cell(text: string, columnSpan: number, rowSpan: number, isFigure = false): TableCell {
  return new TableCell({
    columnSpan,
    rowSpan,
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: 40, bottom: 40, left: 60, right: 60 },
    children: [
      new Paragraph({
        alignment: isFigure ? AlignmentType.CENTER : AlignmentType.LEFT,
        children: [new TextRun({ text, size: SMALL })],
      }),
    ],
  });
}
