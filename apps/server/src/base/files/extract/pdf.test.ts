import { PDFDocument, StandardFonts } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { extractFile } from './extract-file.ts';
import { predefinedCMap } from './pdf-cmaps.ts';
import { makePdf } from './test-files.ts';
import type { PdfLine } from './test-files.ts';

const LEFT = 90;
const EM = 12;
const WIDTH = 34;

/** Sets paragraphs as a word processor does: two characters of indent, lines of 34 characters, justified. */
function typeset(paragraphs: readonly string[], top = 780): PdfLine[] {
  const lines: PdfLine[] = [];
  let y = top;
  for (const paragraph of paragraphs) {
    let rest = paragraph;
    let indent = 2;
    while (rest !== '') {
      const text = rest.slice(0, WIDTH - indent);
      lines.push({ text, x: LEFT + indent * EM, y });
      rest = rest.slice(text.length);
      indent = 0;
      y -= 20;
    }
  }
  return lines;
}

const A =
  '为贯彻落实国务院办公厅关于全面推进政务公开工作的部署，进一步提高政务公开工作水平，结合我区实际，现将有关事项通知如下，请认真贯彻执行，并将落实情况及时报送管委会办公室。';
const B = '各局（室）要充分认识政务公开的重要意义。';

describe('PDF', () => {
  it('joins printed lines into paragraphs without spaces between characters', async () => {
    const bytes = makePdf([[{ text: '关于做好政务公开工作的通知', x: 200, y: 800, size: 18 }, ...typeset([A, B, A])]]);
    const file = await extractFile({ name: 'a.pdf', bytes });
    expect(file.text.split('\n')).toEqual(['关于做好政务公开工作的通知', A, B, A]);
    expect(file.html).toBe(`<p>关于做好政务公开工作的通知</p>\n<p>${A}</p>\n<p>${B}</p>\n<p>${A}</p>`);
  });

  it('runs a paragraph on over a page break and drops page numbers and running headers, saying so', async () => {
    const lines = typeset([A]);
    const cut = lines.findLastIndex((l) => l.text.length === WIDTH) + 1;
    const header: PdfLine = { text: '示范开发区文件汇编', x: 220, y: 820 };
    const page = (content: readonly PdfLine[], number: number): PdfLine[] => [
      header,
      ...content,
      { text: `— ${number} —`, x: 280, y: 40 },
    ];
    const bytes = makePdf([
      page(lines.slice(0, cut), 1),
      page(
        lines.slice(cut).map((l) => ({ ...l, y: 780 })),
        2,
      ),
      page(typeset([B]), 3),
    ]);
    const file = await extractFile({ name: 'a.pdf', bytes });
    expect(file.text.split('\n')).toEqual([A, B]);
    expect(file.pages).toBe(3);
    expect(file.pageTexts?.[2]).toBe(B);
    expect(file.dropped.map((d) => d.text)).toEqual([
      '示范开发区文件汇编',
      '— 1 —',
      '示范开发区文件汇编',
      '— 2 —',
      '示范开发区文件汇编',
      '— 3 —',
    ]);
  });

  it.each(['UniGB-UCS2-H', 'GBK-EUC-H'] as const)(
    'reads fonts that name %s and carry no character map',
    async (encoding) => {
      const bytes = makePdf([[{ text: '索引号：000014349/2018-00222，“五公开”（试行）', x: 90, y: 700 }]], {
        encoding,
      });
      expect((await extractFile({ name: 'a.pdf', bytes })).text).toBe('索引号：000014349/2018-00222，“五公开”（试行）');
    },
  );

  it('has maps for the Chinese encodings of the standard and no others', () => {
    const names = [
      'UniGB-UTF16-H',
      'UniGB-UCS2-V',
      'GB-EUC-H',
      'GBKp-EUC-H',
      'GBK2K-V',
      'UniCNS-UCS2-H',
      'ETen-B5-H',
      'B5pc-H',
      'Adobe-GB1-UCS2',
    ];
    for (const name of names) expect(predefinedCMap(name), name).toBeDefined();
    expect(predefinedCMap('90ms-RKSJ-H')).toBeUndefined();
  });

  it('keeps spaces between Latin words and reads properties of a PDF made by a library', async () => {
    const pdf = await PDFDocument.create();
    pdf.setTitle('Notice of the Zone');
    const font = await pdf.embedFont(StandardFonts.Helvetica);
    const page = pdf.addPage([595, 842]);
    page.drawText('Open government in the development zone', { x: 90, y: 700, size: 12, font });
    const file = await extractFile({ name: 'a.pdf', bytes: Buffer.from(await pdf.save()) });
    expect(file.text).toBe('Open government in the development zone');
    expect(file.title).toBe('Notice of the Zone');
  });

  it('warns of single pages without text', async () => {
    const file = await extractFile({ name: 'a.pdf', bytes: makePdf([[{ text: '正文', x: 90, y: 700 }], []]) });
    expect(file.warnings).toMatchObject([{ id: 'PAGES_WITHOUT_TEXT' }]);
    expect(file.warnings[0]?.zh).toContain('第 2 页');
  });
});
