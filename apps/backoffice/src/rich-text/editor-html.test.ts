import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forEditor, forServer, isEmptyBody, isSameShape, shapeOf } from './editor-html.ts';

const stored = fc
  .array(
    fc.constantFrom(
      '<h2 class="align-center">总则</h2>', '<p>甲<strong>乙</strong></p>', '<p class="align-right">2024年3月5日</p>', '<p class="no-indent">各部门：</p>',
      '<ol start="3" type="a"><li>丙</li><li>丁<ul><li>戊</li></ul></li></ol>', '<blockquote><p>己</p></blockquote>', '<hr>',
      '<table><tbody><tr><th colspan="2" scope="col">项目</th><th scope="col" class="align-center">金额</th></tr><tr><td rowspan="2">一</td><td class="align-right">1</td><td><p>二</p><p>三</p></td></tr></tbody></table>',
      '<p>见<a href="https://www.gov.cn/">条例</a>，20m<sup>2</sup></p>',
    ), // prettier-ignore
    { maxLength: 8 },
  )
  .map((blocks) => blocks.join(''));

describe('forEditor and forServer', () => {
  it('change nothing of a body that was stored by them', () => {
    fc.assert(
      fc.property(stored, (html) => {
        expect(forServer(forEditor(html))).toBe(html);
        expect(isSameShape(shapeOf(forEditor(html)), shapeOf(html))).toBe(true);
      }),
    );
  });

  it('keep the words of what the editor has no block for', () => {
    const html =
      '<div class="align-center">题注</div><section><p>段</p>散字</section><dl><dt>词</dt><dd>义</dd></dl><table><caption>表1</caption><thead><tr><td>头</td></tr></thead><tr><td>体</td></tr></table><figure><figcaption>图注</figcaption></figure><h1>大</h1>';
    expect(forEditor(html)).toBe(
      '<p style="text-align: center">题注</p><p>段</p><p>散字</p><p><strong>词</strong></p><p>义</p>' +
        '<table data-caption="表1"><tbody><tr><th><p>头</p></th></tr><tr><td><p>体</p></td></tr></tbody></table><p style="text-align: center">图注</p><h2>大</h2>',
    );
  });

  it('drop what the editor adds for itself: column widths, wrappers, an empty last paragraph', () => {
    const edited =
      '<div class="tableWrapper"><table style="min-width: 50px;"><colgroup><col style="min-width: 25px;"></colgroup><tbody><tr><th colspan="1" rowspan="1"><p>头</p></th></tr><tr><th><p>行</p></th><td colspan="2"><p style="text-align: right">1</p></td></tr></tbody></table></div><p></p>';
    expect(forServer(edited)).toBe(
      '<table><tbody><tr><th scope="col">头</th></tr><tr><th scope="row">行</th><td colspan="2" class="align-right">1</td></tr></tbody></table>',
    );
  });
});

describe('shapeOf', () => {
  it('notices a lost word, cell or link', () => {
    const whole = shapeOf('<p>甲 <a href="/x">乙</a></p><table><tr><td>1</td><td>2</td></tr></table>');
    expect(
      isSameShape(whole, shapeOf('<p>甲<a href="/x">乙</a></p><table><tr><td>1</td><td>2</td></tr></table>')),
    ).toBe(true);
    expect(isSameShape(whole, shapeOf('<p>甲</p><table><tr><td>1</td><td>2</td></tr></table>'))).toBe(false);
    expect(isSameShape(whole, shapeOf('<p>甲<a href="/x">乙</a></p><table><tr><td>12</td></tr></table>'))).toBe(false);
    expect(isSameShape(whole, shapeOf('<p>甲乙</p><table><tr><td>1</td><td>2</td></tr></table>'))).toBe(false);
  });

  it('tells an empty body', () => {
    expect(isEmptyBody('<p></p><p>&nbsp;</p>')).toBe(true);
    expect(isEmptyBody('<p>文</p>')).toBe(false);
    expect(isEmptyBody('<table><tr><td></td></tr></table>')).toBe(false);
  });
});
