import {
  AlignmentType,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  ImageRun,
  InsertedTextRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { pngOf } from './pictures.ts';

const level = (at: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
  level: at,
  format,
  text,
  alignment: AlignmentType.LEFT,
});
const item = (words: string, at: number, reference = 'steps') =>
  new Paragraph({ text: words, numbering: { reference, level: at } });
const cell = (words: string, spans: { columnSpan?: number; rowSpan?: number } = {}) =>
  new TableCell({ children: [new Paragraph(words)], ...spans });
const change = { id: 7, author: '校对', date: '2026-03-02T00:00:00Z' };

/** A real Word document with everything that must come through, and everything that must not. */
export async function wordDocument(): Promise<Buffer> {
  const picture = pngOf('in Word', 60, 40);
  const document = new Document({
    numbering: {
      config: [
        {
          reference: 'steps',
          levels: [level(0, LevelFormat.DECIMAL, '%1.'), level(1, LevelFormat.LOWER_LETTER, '%2.')],
        },
        { reference: 'articles', levels: [level(0, LevelFormat.CHINESE_COUNTING, '第%1条')] },
        { reference: 'points', levels: [level(0, LevelFormat.BULLET, '•'), level(1, LevelFormat.BULLET, '◦')] },
      ],
    },
    footnotes: {
      1: { children: [new Paragraph('国务院令第711号')] },
      2: { children: [new Paragraph('单位：万元')] },
    },
    comments: {
      children: [{ id: 0, author: '领导', date: new Date('2026-03-02'), children: [new Paragraph('批注里的秘密')] }],
    },
    sections: [
      {
        headers: { default: new Header({ children: [new Paragraph('页眉里的文字')] }) },
        children: [
          new Paragraph({ text: '关于预算执行的通知', heading: HeadingLevel.TITLE }),
          new Paragraph({ text: '总体情况', heading: HeadingLevel.HEADING_1 }),
          new Paragraph({
            children: [
              new TextRun('依据条例'),
              new FootnoteReferenceRun(1),
              new TextRun({ text: '执行', bold: true }),
              new TextRun({ text: '不给人看的', vanish: true }),
              new CommentRangeStart(0),
              new TextRun('，详见下表'),
              new CommentRangeEnd(0),
              new TextRun({ children: [new CommentReference(0)] }),
              new InsertedTextRun({ ...change, text: '（新增）' }),
              new DeletedTextRun({ ...change, id: 8, text: '删去的话' }),
              new TextRun('。'),
            ],
          }),
          new Paragraph({ text: '分步办理', heading: HeadingLevel.HEADING_2 }),
          item('第一步', 0),
          item('准备材料', 1),
          item('提交材料', 1),
          item('第二步', 0),
          item('要点', 0, 'points'),
          item('细目', 1, 'points'),
          item('本办法自公布之日起施行。', 0, 'articles'),
          new Table({
            rows: [
              new TableRow({ children: [cell('收支', { columnSpan: 2 }), cell('说明', { rowSpan: 2 })] }),
              new TableRow({ children: [cell('收入'), cell('支出')] }),
            ],
          }),
          new Paragraph({
            children: [
              new ImageRun({
                type: 'png',
                data: picture,
                transformation: { width: 60, height: 40 },
                altText: { name: 'p', description: '收入折线图', title: '' },
              }),
            ],
          }),
          new Paragraph({
            children: [
              new ImageRun({ type: 'png', data: pngOf('bare', 20, 20), transformation: { width: 20, height: 20 } }),
            ],
          }),
          new Paragraph({ children: [new TextRun('见注'), new FootnoteReferenceRun(2)] }),
          new Paragraph({ text: '财政局', alignment: AlignmentType.RIGHT }),
          new Paragraph({ text: '附表', alignment: AlignmentType.CENTER }),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}
