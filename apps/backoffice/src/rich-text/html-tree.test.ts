import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignmentOf, decode, element, isElement, parseHtml, textOf, writeHtml, type HtmlNode } from './html-tree.ts';

const words = fc.stringMatching(/^[甲乙丙a-z ]{1,6}$/).map((raw): HtmlNode => ({ kind: 'text', raw }));
const inline: fc.Arbitrary<HtmlNode> = fc.letrec<{ node: HtmlNode }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    words,
    fc
      .tuple(fc.constantFrom('strong', 'em', 'span'), fc.array(tie('node'), { maxLength: 3 }))
      .map(([tag, children]) => element(tag, children)),
  ),
})).node;
const blocks = fc.array(
  fc.oneof(
    fc.array(inline, { maxLength: 3 }).map((children) => element('p', children)),
    fc
      .array(
        fc.array(inline, { maxLength: 2 }).map((children) => element('li', children)),
        { minLength: 1, maxLength: 3 },
      )
      .map((items) => element('ul', items)),
    fc
      .array(
        fc.array(inline, { maxLength: 2 }).map((children) => element('td', children, { colspan: '2' })),
        { minLength: 1, maxLength: 3 },
      )
      .map((cells) => element('table', [element('tr', cells)])),
  ),
  { maxLength: 5 },
);

describe('parseHtml and writeHtml', () => {
  it('bring a well-formed tree back as it was', () => {
    fc.assert(
      fc.property(blocks, (nodes) => {
        const html = writeHtml(nodes);
        expect(writeHtml(parseHtml(html))).toBe(html);
        expect(textOf(parseHtml(html))).toBe(textOf(nodes));
      }),
    );
  });

  it('never fail, and settle after one reading, whatever the text', () => {
    const pieces = fc.array(
      fc.constantFrom(
        '<p>',
        '</p>',
        '<td',
        ' x=1',
        '>',
        '<',
        '"',
        "'",
        '<!--',
        '-->',
        '<![if !x]>',
        '<o:p/>',
        '<li>',
        '</ul>',
        '<style>',
        '文',
        '&nbsp;',
        '\n',
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const once = writeHtml(parseHtml(parts.join('')));
        expect(writeHtml(parseHtml(once))).toBe(once);
      }),
    );
  });

  it('read unquoted attributes, conditional comments and missing end tags', () => {
    const html =
      "<table border=1><tr><td width=10 style='text-align:center'>一<td>二<tr><td colspan=2>三</table><![if !supportLists]><p class=MsoNormal>四<p>五<!-- 六 --><o:p></o:p>";
    expect(writeHtml(parseHtml(html))).toBe(
      '<table border="1"><tr><td width="10" style="text-align:center">一</td><td>二</td></tr><tr><td colspan="2">三</td></tr></table><p class="MsoNormal">四</p><p>五<o:p></o:p></p>',
    );
  });

  it('leave out the contents of style, script and xml islands', () => {
    expect(writeHtml(parseHtml('<style>p{}</style><xml><w:x/></xml><script>1<2</script>文'))).toBe('文');
  });

  it('decode character references, and leave unknown ones', () => {
    expect(decode('&nbsp;&#12288;&#x20164;&lt;&unknown;')).toBe('\u00a0\u3000\u{20164}<&unknown;');
  });

  it('tell alignment by style, attribute or class', () => {
    const of = (html: string) => parseHtml(html).filter(isElement).map(alignmentOf)[0];
    expect(of('<p style="TEXT-ALIGN: Center">')).toBe('center');
    expect(of('<p align=right>')).toBe('right');
    expect(of('<p class="x align-justify">')).toBe('justify');
    expect(of('<p style="text-align:expression(1)">')).toBeNull();
  });
});
