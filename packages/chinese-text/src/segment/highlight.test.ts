import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highlight, highlightRanges } from './highlight.ts';
import { queryTerms } from './query.ts';

const piece = fc.constantFrom(
  '开发区',
  '管委会',
  '政务',
  '公开',
  '政务公开',
  '<b>&"\'',
  '𠮷',
  '😀',
  '，',
  '。',
  '\n',
  'PDF ',
  '国办发〔2019〕54号',
  'a',
  ' ',
);
const anyText = fc.array(piece, { maxLength: 60 }).map((parts) => parts.join(''));
const anyTerms = fc.array(fc.constantFrom('政务', '公开', '开发区', 'pdf', '国办发〔2019〕54号', '𠮷', '务公', ''), {
  maxLength: 4,
});

function unescape(html: string): string {
  return html.replace(/&#(\d+);/gu, (_, code: string) => String.fromCharCode(Number(code)));
}

describe('highlight', () => {
  it('shows a whole-character part of the text, no longer than asked, and no tag but mark', () => {
    fc.assert(
      fc.property(
        anyText,
        anyTerms,
        fc.integer({ min: 1, max: 80 }),
        fc.integer({ min: 0, max: 90 }),
        (text, terms, maxLength, around) => {
          const { html } = highlight(text, terms, { maxLength, around });
          expect(html.replace(/<\/?mark>/gu, '')).not.toMatch(/[<>"']/u);
          const shown = unescape(html.replace(/<\/?mark>/gu, ''));
          expect(shown.isWellFormed()).toBe(true);
          const plain = shown.replace(/^…/u, '').replace(/…$/u, '');
          expect(text).toContain(plain);
          expect(plain.length).toBeLessThanOrEqual(Math.max(maxLength, text.length <= maxLength ? text.length : 0));
          if (text.length <= maxLength) expect(shown).toBe(text);
        },
      ),
    );
  });

  it('gives ranges in order that do not touch', () => {
    fc.assert(
      fc.property(anyText, anyTerms, (text, terms) => {
        let end = -1;
        for (const range of highlightRanges(text, terms)) {
          expect(range.start).toBeGreaterThan(end);
          expect(text.slice(range.start, range.end).isWellFormed()).toBe(true);
          end = range.end;
        }
      }),
    );
  });

  it('marks hits and escapes the rest', () => {
    expect(highlight('a<b>政务公开</b>&"政务"', ['政务', '公开']).html).toBe(
      'a&#60;b&#62;<mark>政务公开</mark>&#60;/b&#62;&#38;&#34;<mark>政务</mark>&#34;',
    );
  });

  it('merges overlapping hits', () => {
    expect(highlightRanges('黄永文同志', queryTerms('黄永文'))).toEqual([{ start: 0, end: 3 }]);
  });

  it('finds any spelling of what was asked for', () => {
    expect(highlight('《政務公開》', queryTerms('政务')).html).toBe('《<mark>政務</mark>公開》');
    expect(highlight('ＧＤＰ', queryTerms('gdp')).html).toBe('<mark>ＧＤＰ</mark>');
    expect(highlight('见国办发[2019] 54号文', queryTerms('国办发〔2019〕54号')).html).toBe(
      '见<mark>国办发[2019] 54号</mark>文',
    );
  });

  it('does not mark parts of longer Latin words and numbers', () => {
    expect(highlightRanges('pdfs 2018 12018', ['pdf', '2018'])).toEqual([{ start: 5, end: 9 }]);
  });

  it('chooses the part with the most different terms', () => {
    const filler = '其他内容。'.repeat(30);
    const text = `政务政务政务。${filler}政务与公开。${filler}`;
    expect(highlight(text, ['政务', '公开'], { maxLength: 40, around: 10 }).html).toMatch(
      /^…<mark>政务<\/mark>与<mark>公开<\/mark>。/u,
    );
  });

  it('begins with the sentence, else a clause, else a little before the hit', () => {
    const filler = '其他内容'.repeat(30);
    const shown = (text: string): string => highlight(text, ['公开'], { maxLength: 30, around: 10 }).html.slice(0, 8);
    expect(shown(`${filler}。现予，公开${filler}`)).toBe('…现予，<mar');
    expect(shown(`${filler}，现予公开${filler}`)).toBe('…现予<mark');
    expect(shown(`${filler}公开${filler}`)).toBe('…内容其他内容其');
  });

  it('shows the beginning when nothing was hit', () => {
    expect(highlight('政务公开工作报告', ['没有'], { maxLength: 4 }).html).toBe('政务公开…');
    expect(highlight('', ['没有']).html).toBe('');
  });
});
