import { extractRawText } from 'mammoth';
import fc from 'fast-check';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, describe, expect, it } from 'vitest';
import { visibleText } from './clean.ts';
import { createPrinter, printDocx, textsOf, type OfficialDocument, type PrintCell } from './index.ts';

const printer = createPrinter();
afterAll(() => printer.close());

const cell = (text: string, columns = 1, rows = 1): PrintCell => ({ text, columns, rows, align: 'center' });

const letter: OfficialDocument = {
  heading: '试验经济开发区管理委员会',
  title: '政府信息部分公开告知书',
  number: '试开公复〔2026〕12号',
  addressee: '龘䶮',
  body: [
    { kind: 'paragraph', text: '第一段。\n第二段，含“引号”、《书名》和 PDF-1.7。' },
    { kind: 'heading', text: '一、予以公开的内容' },
    { kind: 'list', items: ['甲项', '乙项'] },
    { kind: 'fields', rows: [{ label: '提供方式', value: '邮寄\n纸质' }] },
    { kind: 'grid', head: ['序号', '名称'], rows: [['1', '关于某事的通知']] },
    {
      kind: 'table',
      caption: '合并单元格的表',
      widths: [2, 1, 1],
      head: [
        [cell('申请人情况', 1, 2), cell('本年', 2)],
        [cell('自然人'), cell('法人')],
      ],
      rows: [[cell('新收数量', 1, 2), cell('三百零七'), cell('零')], [cell('合并的一格', 2)]],
    },
  ],
  signature: { agency: '试验经济开发区管理委员会', date: '2026-03-05', seal: 'placeholder' },
  footnote: '（联系方式：0000-0000000）',
  slip: {
    title: '征求意见回执',
    paragraphs: ['意见如下：'],
    choices: ['同意公开。', '不同意公开，理由为：'],
    rows: [{ label: '日期', value: '' }],
  },
  verification: { url: 'https://zone.example/check/SQ-2026-0012', caption: '扫描二维码，核验本文书' },
};

const MARKUP =
  '# $ \\ [ ] * _ " ` < > @ ~ // /* = - + #{ #import #panic("x") $x^2$ \\u{41} <label> @ref --- https://a.b/c_d*e'.split(
    ' ',
  );
const ODD = [
  '\u0000',
  '\u0007',
  '\u001b',
  '\u202e',
  '\u2066',
  '\u200b',
  '\u00ad',
  '\ufeff',
  '\ud800',
  '\t',
  '\n= ',
  '\r\n- ',
  'שלום',
  'مرحبا',
  '😀',
  '👨‍👩‍👧',
  '龘䶮㙓𠅤𫖯',
  '葛\u{E0100}',
  'é',
  'e\u0301',
  'क्षि',
  '\ue000',
  '\ufdd0',
];

const bare = (text: string): string => text.replace(/\s+/gu, '');

async function pdfText(document: OfficialDocument): Promise<string> {
  const bytes = await printer.printPdf(document);
  const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true });
  return bare(text);
}

async function docxText(document: OfficialDocument): Promise<string> {
  const { value } = await extractRawText({ buffer: Buffer.from(await printDocx(document)) });
  return bare(value);
}

describe('PDF', () => {
  it('says everything that the document says', async () => {
    const text = await pdfText(letter);
    for (const said of textsOf(letter)) expect(text).toContain(bare(said));
    expect(text).toContain('2026年3月5日');
    expect(text).toContain('印章位置');
  });

  it('leaves out the red head of a report', async () => {
    const text = await pdfText({ ...letter, plain: true, heading: '只作作者' });
    expect(text).not.toContain('只作作者');
    expect(text).toContain(letter.title);
  });

  it('is a tagged PDF/A-2a in Chinese', async () => {
    const bytes = Buffer.from(await printer.printPdf(letter)).toString('latin1');
    expect(bytes).toContain('pdfaid:part>2<');
    expect(bytes).toContain('pdfaid:conformance>A<');
    expect(bytes).toMatch(/\/Lang\s*\(zh/u);
    expect(bytes).toMatch(/\/MarkInfo/u);
  });

  it('never leaves the signature on a page without text, and saves a page where closer lines make room', async () => {
    const pagesOf = async (length: number): Promise<string[]> => {
      const { slip: _slip, verification: _verification, ...rest } = letter;
      const body = [{ kind: 'paragraph', text: '文'.repeat(length) }] as const;
      const { text } = await extractText(await getDocumentProxy(await printer.printPdf({ ...rest, body })));
      return text.map(bare);
    };
    const lengths = fc.integer({ min: 1, max: 1_400 });
    await fc.assert(
      fc.asyncProperty(lengths, async (length) => {
        const pages = await pagesOf(length);
        const signed = pages.findIndex((page) => page.includes('2026年3月5日'));
        expect(signed).toBe(pages.length - 1);
        expect(pages[signed]).toContain('文');
        expect(pages.join('').match(/文/gu)).toHaveLength(length);
      }),
      { numRuns: 40 },
    );
    // 22 lines of 28 characters are what the standard allows for; with head and signature 11 of them hold text.
    expect(await pagesOf(11 * 28)).toHaveLength(1);
    expect(await pagesOf(22 * 28)).toHaveLength(2);
  });

  it('prints rare characters of names as themselves', async () => {
    const rare = '龘䶮㙓𠅤𫖯';
    expect(await pdfText({ ...letter, addressee: rare })).toContain(rare);
    expect((await printer.examine({ ...letter, addressee: rare })).missingGlyphs).toEqual([]);
  });

  it('writes the code point of what no font has, and tells it', async () => {
    const odd = { ...letter, title: '甲😀乙ש丙' };
    expect(await pdfText(odd)).toContain('甲〔U+1F600〕乙〔U+05E9〕丙');
    expect((await printer.examine(odd)).missingGlyphs).toEqual(['😀', 'ש']);
  });

  it('bears a seal of the site instead of the ring', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
      'base64',
    );
    const signature = { agency: '试验经济开发区管理委员会', date: '2026-03-05', seal: { png } };
    expect(await pdfText({ ...letter, signature })).not.toContain('印章位置');
  });

  it('never reads text as markup', async () => {
    const bit = fc.oneof(
      fc.constantFrom(...MARKUP, ...ODD),
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    );
    const nasty = fc.array(bit, { minLength: 1, maxLength: 8 }).map((bits) => `头${bits.join('')}尾`);
    await fc.assert(
      fc.asyncProperty(nasty, async (text) => {
        const document: OfficialDocument = {
          ...letter,
          heading: text,
          title: text,
          addressee: text,
          body: [
            { kind: 'paragraph', text },
            { kind: 'fields', rows: [{ label: text, value: text }] },
          ],
          verification: { url: `https://zone.example/${encodeURIComponent(text.toWellFormed())}`, caption: text },
        };
        const { missingGlyphs } = await printer.examine(document);
        const found = await pdfText(document);
        // What the reader gives back may be other code points of the same look (ligatures, compatibility forms), so only
        // ASCII, which is where markup is, and Han characters are compared.
        const plain = (value: string) => (value.match(/[!-~\p{Script=Han}]/gu) ?? []).join('');
        const expected = [...visibleText(text)]
          .map((char) =>
            missingGlyphs.includes(char)
              ? `〔U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}〕`
              : char,
          )
          .join('');
        expect(plain(found.normalize('NFKC'))).toContain(plain(bare(expected).normalize('NFKC')));
      }),
      { numRuns: 60 },
    );
  });

  it('refuses a document without end', async () => {
    const endless = { ...letter, body: [{ kind: 'paragraph', text: '长'.repeat(100_001) }] } as const;
    await expect(printer.printPdf(endless)).rejects.toMatchObject({ id: 'PRINT_TOO_LARGE', status: 400 });
  });
});

describe('DOCX', () => {
  it('says everything that the document says', async () => {
    const text = await docxText(letter);
    for (const said of textsOf(letter)) expect(text).toContain(bare(said));
    expect(text).toContain('2026年3月5日');
  });

  it('survives what cannot stand in XML', async () => {
    const text = await docxText({ ...letter, addressee: '甲\u0000\u0007\ud800<b>&amp;𫖯😀乙' });
    expect(text).toContain('甲\ufffd<b>&amp;𫖯😀乙');
  });
});
