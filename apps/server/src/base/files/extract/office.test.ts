import {
  AlignmentType,
  Document,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { parseSeparated } from './csv.ts';
import { withoutWhitespace } from './escape.ts';
import { extractFile } from './extract-file.ts';
import { hanNumber } from './han-number.ts';
import { htmlToText } from './html-text.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { makeDoc, makeZip, ONE_PIXEL_PNG } from './test-files.ts';

const start = AlignmentType.START;
const numbering = {
  config: [
    {
      reference: 'official',
      levels: [
        { level: 0, format: LevelFormat.CHINESE_COUNTING, text: '%1、', alignment: start },
        { level: 1, format: LevelFormat.CHINESE_COUNTING, text: '（%2）', alignment: start },
        { level: 2, format: LevelFormat.DECIMAL, text: '%1-%3.', alignment: start },
      ],
    },
    { reference: 'bullets', levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', alignment: start }] },
  ],
};

function numbered(text: string, level: number, reference = 'official'): Paragraph {
  return new Paragraph({ text, numbering: { reference, level } });
}

async function docx(children: readonly (Paragraph | Table)[], title?: string): Promise<Buffer> {
  return Packer.toBuffer(
    new Document({ numbering, ...(title === undefined ? {} : { title }), sections: [{ children: [...children] }] }),
  );
}

describe('DOCX', () => {
  it('keeps headings, emphasis, tables and lists, counts images, reads properties', async () => {
    const bytes = await docx(
      [
        new Paragraph({ text: '关于印发方案的通知', heading: HeadingLevel.HEADING_1 }),
        new Paragraph({ children: [new TextRun({ text: '重要', bold: true }), new TextRun('内容 <原文>')] }),
        numbered('甲', 0, 'bullets'),
        new Paragraph({
          children: [new ImageRun({ type: 'png', data: ONE_PIXEL_PNG, transformation: { width: 9, height: 9 } })],
        }),
        new Table({
          rows: [
            new TableRow({ children: ['姓名', '职务'].map((t) => new TableCell({ children: [new Paragraph(t)] })) }),
          ],
        }),
      ],
      '文件属性标题',
    );
    const file = await extractFile({ name: 'a.docx', bytes });
    expect(file).toMatchObject({ kind: 'docx', title: '文件属性标题', droppedImages: 1 });
    expect(file.html).toContain('<h1>关于印发方案的通知</h1>');
    expect(file.html).toContain('<p><strong>重要</strong>内容 &lt;原文&gt;</p>');
    expect(file.html).toContain('<ul>\n<li>甲</li>\n</ul>');
    expect(file.html).toContain('<tr><td>姓名</td><td>职务</td></tr>');
    expect(file.html).not.toContain('<img');
    expect(file.warnings.map((w) => w.id)).toEqual(['IMAGES_DROPPED']);
    expect(file.meta['created']).toMatch(/^\d{4}-/u);
  });

  it('writes out the numbers that Word only shows', async () => {
    const body = (text: string): Paragraph => new Paragraph(`${text}的说明文字，以句号结束。`);
    const bytes = await docx([
      numbered('总体要求', 0),
      numbered('思想', 1),
      body('思想'),
      numbered('原则', 1),
      body('原则'),
      numbered('任务', 0),
      numbered('清理', 1),
      numbered('清单', 2),
      body('清单'),
    ]);
    const file = await extractFile({ name: 'a.docx', bytes });
    expect(file.text.split('\n').filter((l) => !l.endsWith('。'))).toEqual([
      '一、总体要求',
      '（一）思想',
      '（二）原则',
      '二、任务',
      '（一）清理',
      '二-1.清单',
    ]);
    expect(file.html).toMatch(/^<h2>一、总体要求<\/h2>\n<h3>（一）思想<\/h3>/u);
  });

  it('counts in Chinese', () => {
    expect([1, 10, 11, 20, 21, 100, 105, 110, 1001, 2010].map(hanNumber)).toEqual([
      '一',
      '十',
      '十一',
      '二十',
      '二十一',
      '一百',
      '一百零五',
      '一百一十',
      '一千零一',
      '二千零一十',
    ]);
  });
});

describe('DOC', () => {
  it('reads text with its quotes, rebuilds tables, says what is lost', async () => {
    const file = await extractFile({
      name: 'a.doc',
      bytes: makeDoc(
        '关于“五公开”的通知\r一、要求\r坚持公开—不公开为例外\u001f。\r姓名\u0007职务\u0007\u0007\r张三\u0007主任\u0007\u0007\r',
      ),
    });
    expect(file.text).toBe('关于“五公开”的通知\n一、要求\n坚持公开—不公开为例外。\n姓名\t职务\n张三\t主任');
    expect(file.html).toContain('<tr><td>张三</td><td>主任</td></tr>');
    expect(file.html).toContain('<h2>一、要求</h2>');
    expect(file.warnings.map((w) => w.id)).toEqual(['LAYOUT_LOST']);
  });

  it('loses no character of any text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({
          unit: fc.constantFrom('政', '务', '，', '“', '—', '…', 'a', '1', '<', '&', '\r', ' ', '㙓'),
          minLength: 1,
          maxLength: 60,
        }),
        async (text) => {
          const file = await extractFile({ name: 'a.doc', bytes: makeDoc(`${text}\r`) });
          expect(withoutWhitespace(file.text)).toBe(withoutWhitespace(text));
          expect(withoutWhitespace(htmlToText(file.html ?? ''))).toBe(withoutWhitespace(text));
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('spreadsheets', () => {
  it('reads every sheet as text, dates as ISO days', async () => {
    const sheet = (
      name: string,
      data: (string | number | boolean | Date)[][],
    ): { sheet: string; data: { value: string | number | boolean | Date; format?: string }[][] } => ({
      sheet: name,
      data: data.map((row) =>
        row.map((value) => (value instanceof Date ? { value, format: 'yyyy-mm-dd' } : { value })),
      ),
    });
    const bytes = await writeXlsxFile([
      sheet('目录', [
        ['标题', '日期'],
        ['关于甲的通知', new Date(Date.UTC(2018, 6, 13))],
        [12345678901, true],
      ]),
      sheet('说明', [['备注']]),
    ]).toBuffer();
    const file = await extractFile({ name: 'a.xlsx', bytes });
    expect(file.sheets).toEqual([
      {
        name: '目录',
        rows: [
          ['标题', '日期'],
          ['关于甲的通知', '2018-07-13'],
          ['12345678901', '是'],
        ],
      },
      { name: '说明', rows: [['备注']] },
    ]);
    expect(file.html).toContain('<h2>目录</h2>');
    expect(file.text).toContain('关于甲的通知\t2018-07-13');
  });

  it('refuses a sheet whose corners span more cells than the limit', async () => {
    const bytes = await makeZip({
      '[Content_Types].xml': '<Types/>',
      'xl/workbook.xml': '<workbook/>',
      'xl/worksheets/sheet1.xml':
        '<worksheet><sheetData><row r="1"><c r="A1"/></row><row r="1048576"><c r="XFD1048576"/></row></sheetData></worksheet>',
    });
    await expect(extractFile({ name: 'a.xlsx', bytes }, DEFAULT_LIMITS)).rejects.toMatchObject({
      id: 'FILE_TOO_MUCH_CONTENT',
    });
  });

  it('reads separated values as RFC 4180 writes them', () => {
    const cell = fc.string({ unit: fc.constantFrom('甲', ',', '"', '\n', ' ', 'x') });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 }), (rows) => {
        const text = rows.map((r) => r.map((c) => `"${c.replaceAll('"', '""')}"`).join(',')).join('\n');
        expect(parseSeparated(text, ',')).toEqual(rows);
      }),
    );
  });
});
