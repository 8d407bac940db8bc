import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepareBody } from './body.ts';

const words = {
  pictureAt: (sha256: string) => `/d/abc/pictures/${sha256}`,
  documentAt: (code: string) =>
    code === 'unknown000' ? undefined : { href: `/d/${code}`, remark: code === 'withdrawn0' ? '（已撤回）' : '' },
  table: '表格',
  hint: '左右滑动',
  leaves: '（离开本站）',
  notes: '脚注',
  note: (number: string) => `脚注 ${number}`,
  noteBack: (number: string) => `回到脚注 ${number}`,
};
const prepare = (html: string): string => prepareBody(html, words).html;

describe('body of a document', () => {
  it('places references: where they lead today, what was withdrawn, and the words alone of what may not be known', () => {
    const html = prepare(
      '<p>按<a href="document:abcdefgh01">甲</a>、<a href="document:withdrawn0">乙</a>、<a href="document:unknown000">丙</a>办理。</p>',
    );
    expect(html).toBe('<p>按<a href="/d/abcdefgh01">甲</a>、<a href="/d/withdrawn0">乙</a>（已撤回）、丙办理。</p>');
  });

  it('ranks headings without gaps below the title, and lists them', () => {
    const { html, contents } = prepareBody(
      '<h3>一、甲</h3><p>x</p><h5>（一）乙</h5><h3 class="align-center">二、<strong>丙</strong></h3>',
      words,
    );
    expect(html).toContain('<h2 id="s1">一、甲</h2>');
    expect(html).toContain('<h3 id="s2">（一）乙</h3>');
    expect(html).toContain('<h2 id="s3" class="align-center">二、<strong>丙</strong></h2>');
    expect(contents).toEqual([
      { id: 's1', text: '一、甲', level: 2 },
      { id: 's2', text: '（一）乙', level: 3 },
      { id: 's3', text: '二、丙', level: 2 },
    ]);
  });

  it('never jumps a level, whatever levels the office used', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 30 }), (levels) => {
        const found = prepareBody(levels.map((level) => `<h${level}>标题</h${level}>`).join(''), words).contents.map(
          (entry) => entry.level,
        );
        let before = 1;
        for (const level of found) {
          expect(level).toBeGreaterThanOrEqual(2);
          expect(level).toBeLessThanOrEqual(before + 1);
          before = level;
        }
        expect(found).toHaveLength(levels.length);
      }),
    );
  });

  it('drops a heading that says nothing', () => expect(prepare('<h2><br></h2><p>x</p>')).toBe('<p>x</p>'));

  it('puts each outer table into a region with its caption as the name', () => {
    const html = prepare(
      '<table><caption>甲<b>表</b></caption><tr><td><table><tr><td>内</td></tr></table></td></tr></table><table><tr><td>乙</td></tr></table>',
    );
    expect(html.match(/<section/g)).toHaveLength(2);
    expect(html).toContain('aria-label="甲表"');
    expect(html).toContain('aria-label="表格"');
    expect(html.match(/<\/table><\/section>/g)).toHaveLength(2);
  });

  it('tells tables of the same name apart', () => {
    const html = prepare('<table><tr><td>1</td></tr></table><table><tr><td>2</td></tr></table>');
    expect(html).toContain('aria-label="表格"');
    expect(html).toContain('aria-label="表格 2"');
  });

  it('gives a table room by the number of its columns', () => {
    const row = (cells: number): string => `<table><tr>${'<td>1</td>'.repeat(cells)}</tr></table>`;
    expect(prepare(row(3))).not.toContain('data-hint');
    expect(prepare(row(5))).toContain('table-medium');
    expect(prepare(row(9))).toContain('table-wide"');
    expect(prepare(row(15))).toContain('table-widest');
    expect(prepare('<table><tr><th colspan="12">x</th></tr></table>')).toContain('table-widest');
  });

  it('cannot be led out of an attribute by a caption', () => {
    expect(prepare('<table><caption>"&gt;&lt;script&gt;</caption><tr><td>1</td></tr></table>')).toContain(
      'aria-label="&quot;&gt;&lt;script&gt;"',
    );
  });

  it('says which links leave the site', () => {
    expect(prepare('<p><a href="https://example.com/">别处</a>和<a href="/d/x">本站</a></p>')).toBe(
      '<p><a href="https://example.com/" rel="external noopener" class="leaves">别处<span class="unseen">（离开本站）</span></a>和<a href="/d/x">本站</a></p>',
    );
  });

  it('names footnotes, the way to them and the way back', () => {
    const stored =
      '<p>文<sup class="footnote-ref"><a id="fnref1" href="#fn1">1</a></sup></p><section class="footnotes"><ol><li id="fn1">注 <a href="#fnref1" class="footnote-back">↑</a></li></ol></section>';
    const html = prepare(stored);
    expect(html).toContain('<a id="fnref1" href="#fn1" aria-label="脚注 1">1</a>');
    expect(html).toContain('<section class="footnotes" aria-label="脚注">');
    expect(html).toContain('<a href="#fnref1" class="footnote-back" aria-label="回到脚注 1">↑</a>');
  });

  it('sets the addressee at the margin', () => {
    expect(prepare('<p>各局（室）：</p><p>正文：</p>')).toBe('<p class="addressee">各局（室）：</p><p>正文：</p>');
    expect(prepare('<p>正文一句。</p><p>各局：</p>')).not.toContain('addressee');
  });
});
