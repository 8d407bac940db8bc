import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forEditor, forServer, isSameShape, shapeOf } from './editor-html.ts';

const stored =
  '<p>依据条例<sup class="footnote-ref"><a id="fnref1" href="#fn1">1</a></sup>，预算<sup class="footnote-ref"><a id="fnref2" href="#fn2">2</a></sup>如下。</p>' +
  '<table><caption>表1　收入 &amp; 支出</caption><tbody><tr><th scope="col">甲</th></tr><tr><td>1</td></tr></tbody></table>' +
  '<p class="signature">财政局</p>' +
  '<section class="footnotes"><ol><li id="fn1">国务院令第711号 <a href="#fnref1" class="footnote-back">↑</a></li><li id="fn2">单位：“万元” &lt;含&gt; <a href="#fnref2" class="footnote-back">↑</a></li></ol></section>';

describe('footnotes, captions and official styles', () => {
  it('stand at their place in the editor, and are stored as they were', () => {
    const opened = forEditor(stored);
    expect(opened).toContain('条例<span data-footnote="国务院令第711号"></span>，');
    expect(opened).toContain('<table data-caption="表1　收入 &amp; 支出">');
    expect(opened).not.toContain('<section');
    expect(forServer(opened)).toBe(stored);
    expect(isSameShape(shapeOf(stored), shapeOf(opened))).toBe(true);
  });

  it('are numbered by their order in the text', () => {
    const moved = '<p>乙<span data-footnote="后"></span></p><p>甲<span data-footnote="前"></span></p>';
    expect(forServer(moved)).toMatch(/id="fnref1".*id="fnref2".*<li id="fn1">后 .*<li id="fn2">前 /);
  });

  it('lose no note that is not referred to', () => {
    const orphan = '<p>文</p><section class="footnotes"><ol><li id="fn1">无主的注</li></ol></section>';
    expect(forEditor(orphan)).toBe('<p>文</p><p>无主的注</p>');
  });

  it('come back whatever a note says', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '<', '>', '&', '"', '注', ';', '#') }), (words) => {
        const note = words.trim();
        fc.pre(note !== '');
        const escaped = note
          .replaceAll('&', '&amp;')
          .replaceAll('<', '&lt;')
          .replaceAll('>', '&gt;')
          .replaceAll('"', '&quot;');
        const inner = `<p>文<span data-footnote="${escaped}"></span></p>`;
        expect(forEditor(forServer(inner))).toBe(inner);
      }),
    );
  });
});
