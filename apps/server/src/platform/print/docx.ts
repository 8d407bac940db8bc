import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type IParagraphOptions,
} from 'docx';
import QRCode from 'qrcode';
import { formatDay } from '../i18n/index.ts';
import { mapTexts, visibleText } from './clean.ts';
import type { Block, OfficialDocument, PrintCell, PrintTable, Signature, Slip, Verification } from './model.ts';

/** Lengths in twentieths of a point, fonts in half points, as Word counts them. */
const MM = 56.7;
const FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋_GB2312', cs: 'Times New Roman' };
const HEADING_FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '方正小标宋简体' };
const SECTION_FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '黑体' };
const RED = 'D6000F';
const PITCH = 29 * 20;
const INDENT = 32 * 20;
const TEXT_WIDTH = Math.round(156 * MM);

/**
 * The same document as DOCX, to be worked on or put through the agency's own seal system. Fonts are named, not embedded:
 * a machine with the fonts of GB/T 9704 shows them, another its own.
 */
export async function printDocx(document: OfficialDocument): Promise<Uint8Array> {
  const clean = mapTexts(document, visibleText);
  const { heading, title, number, addressee, body, signature, footnote, slip, verification } = clean;
  const children = [
    ...(clean.plain === true ? [] : head(heading, number)),
    ...titleOf(title),
    ...(addressee === undefined ? [] : paragraphs(`${addressee}：`, { indent: { firstLine: 0 } })),
    ...body.flatMap(block),
    ...(signature === undefined ? [] : signed(signature)),
    ...(footnote === undefined ? [] : paragraphs(footnote)),
    ...(verification === undefined ? [] : await verified(verification)),
    ...(slip === undefined ? [] : slipOf(slip)),
  ];
  const file = new Document({
    title,
    creator: heading,
    styles: {
      default: {
        document: { run: { font: FONT, size: 32, language: { value: 'zh-CN', eastAsia: 'zh-CN' } } },
        // Word's own are blue and smaller than the text; GB/T 9704 has 黑体 in the size of the text.
        heading2: { run: { font: SECTION_FONT, size: 32, color: '000000' }, paragraph: { keepNext: true } },
      },
    },
    sections: [{ properties: { page: PAGE, titlePage: true }, footers: { default: pageNumber() }, children }],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}

const PAGE = {
  size: { width: Math.round(210 * MM), height: Math.round(297 * MM) },
  margin: {
    top: Math.round(37 * MM),
    bottom: Math.round(35 * MM),
    left: Math.round(28 * MM),
    right: Math.round(26 * MM),
  },
};

function pageNumber(): Footer {
  const run = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: 28 });
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run] })] });
}

function head(heading: string, number: string | undefined): Paragraph[] {
  const size = Math.max(32, Math.min(64, Math.floor((156 * 2.835 * 2) / (heading.length + 0.5))));
  const rule = { style: BorderStyle.THICK_THIN_SMALL_GAP, color: RED, size: 18, space: 4 };
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      border: { bottom: rule },
      children: [new TextRun({ text: heading, color: RED, size, bold: true, font: HEADING_FONT })],
    }),
    ...(number === undefined ? [] : paragraphs(number, { alignment: AlignmentType.RIGHT, indent: { firstLine: 0 } })),
  ];
}

function titleOf(title: string): Paragraph[] {
  return title.split('\n').map(
    (line) =>
      new Paragraph({
        heading: HeadingLevel.HEADING_1,
        alignment: AlignmentType.CENTER,
        spacing: { before: 400, after: 320 },
        children: [new TextRun({ text: line, size: 44, color: '000000', font: HEADING_FONT })],
      }),
  );
}

function paragraphs(text: string, options: Partial<IParagraphOptions> = {}): Paragraph[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(
      (line) =>
        new Paragraph({
          spacing: { line: PITCH, lineRule: 'exact' },
          alignment: AlignmentType.BOTH,
          indent: { firstLine: INDENT },
          ...options,
          children: [new TextRun(line)],
        }),
    );
}

function block(one: Block): (Paragraph | Table)[] {
  switch (one.kind) {
    case 'paragraph':
      return paragraphs(one.text);
    case 'heading':
      return paragraphs(one.text, { heading: HeadingLevel.HEADING_2 });
    case 'list':
      return one.items.flatMap((item, index) => paragraphs(one.items.length > 1 ? `${index + 1}.${item}` : item));
    case 'fields':
      return tableOf(
        one.rows.map(({ label, value }) => [label, value]),
        [30, 70],
      );
    case 'grid':
      return tableOf([one.head, ...one.rows], []);
    case 'table':
      return spanned(one);
    case 'drawing':
      // Word before 2016 and its kin need a raster copy beside SVG, and nothing here draws one; the table below says the same.
      return [];
  }
}

function tableOf(rows: readonly (readonly string[])[], percents: readonly number[]): (Paragraph | Table)[] {
  const cell = (text: string, index: number): TableCell => {
    const children = text
      .split('\n')
      .map((line) => new Paragraph({ children: [new TextRun({ text: line, size: 28 })] }));
    const margins = { top: 60, bottom: 60, left: 100, right: 100 };
    const percent = percents[index];
    const width = percent === undefined ? {} : { width: { size: percent, type: WidthType.PERCENTAGE } };
    return new TableCell({ children, margins, verticalAlign: VerticalAlignTable.CENTER, ...width });
  };
  const table = new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    rows: rows.map((row) => new TableRow({ cantSplit: true, children: row.map(cell) })),
  });
  return [table, new Paragraph({})];
}

/** Its head is repeated on each page and named as a head to screen readers. */
function spanned({ caption, widths, head: headRows, rows }: PrintTable): (Paragraph | Table)[] {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const row = (cells: readonly PrintCell[], tableHeader: boolean): TableRow =>
    new TableRow({
      tableHeader,
      cantSplit: true,
      children: cells.map(
        ({ text, columns, rows: rowSpan, align }) =>
          new TableCell({
            columnSpan: columns,
            rowSpan,
            verticalAlign: VerticalAlignTable.CENTER,
            margins: { top: 40, bottom: 40, left: 60, right: 60 },
            children: text.split('\n').map(
              (line) =>
                new Paragraph({
                  alignment: align === 'left' ? AlignmentType.LEFT : AlignmentType.CENTER,
                  // An empty cell is as high as any other.
                  run: { size: 18 },
                  children: [new TextRun({ text: line, size: 18 })],
                }),
            ),
          }),
      ),
    });
  const table = new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths.map((width) => Math.round((TEXT_WIDTH * width) / whole)),
    rows: [...headRows.map((cells) => row(cells, true)), ...rows.map((cells) => row(cells, false))],
  });
  const title = new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    children: [new TextRun({ text: caption, bold: true, size: 24 })],
  });
  return [...(caption === '' ? [] : [title]), table, new Paragraph({})];
}

function signed({ agency, date, seal }: Signature): Paragraph[] {
  const right = { alignment: AlignmentType.RIGHT, indent: { firstLine: 0, right: 48 * 20 }, keepNext: true };
  const place = '（印章位置）';
  const sealed =
    seal === 'none'
      ? []
      : [
          new Paragraph({
            ...right,
            children: [
              typeof seal === 'string' ? new TextRun({ text: place, color: RED, size: 24 }) : sealImage(seal.png),
            ],
          }),
        ];
  return [new Paragraph({}), ...sealed, ...paragraphs(agency, right), ...paragraphs(formatDay(date, 'zh-hans'), right)];
}

function sealImage(png: Uint8Array): ImageRun {
  return new ImageRun({
    type: 'png',
    data: png,
    transformation: { width: 159, height: 159 },
    altText: { name: '印章', description: '印章', title: '印章' },
  });
}

async function verified({ url, caption }: Verification): Promise<Paragraph[]> {
  const data = await QRCode.toBuffer(url, { type: 'png', margin: 1, errorCorrectionLevel: 'M' });
  const altText = { name: '二维码', description: visibleText(url), title: '二维码' };
  const image = new ImageRun({ type: 'png', data, transformation: { width: 91, height: 91 }, altText });
  const text = new TextRun({ text: `${caption}　${visibleText(url)}`, size: 21 });
  return [new Paragraph({ children: [image] }), new Paragraph({ children: [text] })];
}

function slipOf({ title, paragraphs: texts, choices, rows }: Slip): (Paragraph | Table)[] {
  const [first, ...rest] = titleOf(title);
  const start = new Paragraph({ pageBreakBefore: true, children: [] });
  return [
    start,
    ...(first === undefined ? [] : [first]),
    ...rest,
    ...texts.flatMap((text) => paragraphs(text)),
    ...choices.flatMap((choice) => paragraphs(`□ ${choice}`)),
    ...(rows.length === 0 ? [] : block({ kind: 'fields', rows })),
  ];
}
