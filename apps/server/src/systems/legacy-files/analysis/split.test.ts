import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainTextToHtml } from '../../../base/files/extract/index.ts';
import { blocksToText, toBlocks } from './blocks.ts';
import { splitPieces } from './split.ts';

function split(text: string): { readonly title: string | undefined; readonly text: string }[] {
  return splitPieces(toBlocks(plainTextToHtml(text))).map((p) => ({ title: p.title, text: blocksToText(p.blocks) }));
}

const HAN = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
const title = fc.string({ unit: fc.constantFrom('甲', '乙', '区', '总', '结'), minLength: 6, maxLength: 12 });
const body = fc
  .string({ unit: fc.constantFrom('政', '务', '公', '开', '，'), minLength: 10, maxLength: 40 })
  .map((s) => `正文${s}。`);

describe('several documents in one page', () => {
  it('every piece keeps its own title and text, in every style of numbering', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(title, body), { minLength: 2, maxLength: 12 }),
        fc.constantFrom(
          (n: number) => `第${HAN[n]}篇:`,
          (n: number) => `第${n + 1}篇：`,
          (n: number) => `【篇${HAN[n]}】`,
          (n: number) => `篇${HAN[n]}：`,
          (n: number) => `范文${HAN[n]}：`,
        ),
        fc.boolean(),
        (pieces, mark, inline) => {
          const text = pieces.map(([t, b], i) => `${mark(i)}${t}\n${b}`).join(inline ? '' : '\n');
          expect(split(text)).toEqual(pieces.map(([t, b]) => ({ title: t, text: b })));
        },
      ),
    );
  });

  it('the first mark may stand behind the heading of the collection', () => {
    expect(split('甲区工作总结[五篇]第一篇:甲区工作总结\n正文一。\n第二篇:乙区自查报告\n正文二。')).toEqual([
      { title: '甲区工作总结', text: '正文一。' },
      { title: '乙区自查报告', text: '正文二。' },
    ]);
  });

  it('a title that runs into the text is told by its repetition', () => {
    expect(
      split('第一篇:甲区工作总结甲区工作总结近年来，我区扎实推进各项工作。\n第二篇:乙区自查报告\n正文二。')[0],
    ).toEqual({
      title: '甲区工作总结',
      text: '甲区工作总结近年来，我区扎实推进各项工作。',
    });
  });

  it.each([
    ['one mark only', '第一篇:甲\n正文。'],
    ['numbers out of order', '第二篇:甲\n正文。\n第四篇:乙\n正文。'],
    ['marks inside a sentence', '参见第一篇：总则和第二篇：分则的规定。\n正文。'],
    ['no mark', '第一章 总则\n第一条 为了规范。\n第二条 本办法。'],
  ])('%s does not split', (_, text) => {
    expect(split(text)).toHaveLength(1);
  });

  it('lists what it takes away', () => {
    const [first, second] = splitPieces(toBlocks(plainTextToHtml('导语一行\n第一篇:甲\n正文。\n第二篇:乙\n正文。')));
    expect(first?.removed.map((r) => r.text)).toEqual(['导语一行', '第一篇:甲']);
    expect(second?.removed.map((r) => r.text)).toEqual(['第二篇:乙']);
  });
});
