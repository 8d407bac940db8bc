import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutWhitespace } from './escape.ts';
import { htmlToText } from './html-text.ts';
import { plainTextToHtml } from './plain-text.ts';
import { withHeadings } from './promote-headings.ts';

const line = fc.oneof(
  fc.string({ unit: fc.constantFrom('政', '务', '，', '。', ' ', '<', '&', '>', '"', 'a', '1', '\t', '\u3000', '：') }),
  fc.constantFrom(
    '一、总体要求',
    '（一）指导思想',
    '1.全面梳理',
    '第一章 总则',
    '&lt;p&gt;',
    '</p>',
    '第三条　本办法所称',
  ),
);

describe('plainTextToHtml', () => {
  it('loses nothing: the text of the HTML is the text, whitespace aside', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.boolean(), (lines, tables) => {
        const text = lines.join('\n');
        const html = plainTextToHtml(text, { tables });
        expect(withoutWhitespace(htmlToText(html))).toBe(withoutWhitespace(text));
        expect(withoutWhitespace(htmlToText(withHeadings(html).html))).toBe(withoutWhitespace(text));
      }),
    );
  });

  it('makes headings of numbered lines that stand over text', () => {
    const html = plainTextToHtml(
      '关于甲的通知\n一、总体要求\n（一）指导思想\n坚持公开为常态。\n1.全面梳理事项\n对照权责清单，逐项梳理应当公开的事项。',
    );
    expect(html).toBe(
      [
        '<p>关于甲的通知</p>',
        '<h2>一、总体要求</h2>',
        '<h3>（一）指导思想</h3>',
        '<p>坚持公开为常态。</p>',
        '<h4>1.全面梳理事项</h4>',
        '<p>对照权责清单，逐项梳理应当公开的事项。</p>',
      ].join('\n'),
    );
  });

  it.each([
    ['items of a list', '一、听取汇报\n二、审议方案\n三、部署工作'],
    ['a sentence behind the mark', '（一）加强组织领导。成立领导小组，由主任任组长。\n正文'],
    ['a decimal', '1.5亿元投资项目\n正文正文正文正文正文正文'],
    ['the last line', '正文。\n一、附件'],
  ])('leaves %s as paragraphs', (_, text) => {
    expect(plainTextToHtml(text)).not.toMatch(/<h\d>.*(?:领导|亿元|附件|部署)/u);
  });

  it('rebuilds tables from tabs only where asked', () => {
    const text = '姓名\t职务\n张三\t主任';
    expect(plainTextToHtml(text, { tables: true })).toContain('<tr><td>张三</td><td>主任</td></tr>');
    expect(plainTextToHtml(text)).not.toContain('<table>');
  });
});
