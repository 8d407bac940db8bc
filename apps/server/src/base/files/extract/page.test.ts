import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanHtml } from './clean-html.ts';
import { parsePage } from './dom-page.ts';
import { withoutWhitespace } from './escape.ts';
import { htmlToText, nodesToText } from './html-text.ts';
import { readPage } from './page.ts';

function clean(html: string): ReturnType<typeof cleanHtml> {
  return cleanHtml(parsePage(html)('body').contents().toArray());
}

const tag = fc.constantFrom(
  'div',
  'p',
  'span',
  'strong',
  'font',
  'h2',
  'ul',
  'li',
  'blockquote',
  'center',
  'a',
  'table',
  'tr',
  'td',
  'section',
  'o:p',
  'pre',
);
const tree: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('政务公开', '甲 &lt; 乙', '<br>', '　　', ' ', '&nbsp;', '第一段。'),
    fc
      .tuple(tag, fc.array(tie('node'), { maxLength: 4 }))
      .map(([name, children]) => `<${name}>${children.join('')}</${name}>`),
  ),
})).node;

describe('cleanHtml', () => {
  it('keeps every visible character, whatever the nesting', () => {
    fc.assert(
      fc.property(tree, (html) => {
        const before = withoutWhitespace(nodesToText(parsePage(html)('body').contents().toArray()));
        expect(withoutWhitespace(htmlToText(clean(html).html))).toBe(before);
      }),
      { numRuns: 300 },
    );
  });

  it('is stable: cleaning clean HTML changes nothing', () => {
    fc.assert(
      fc.property(tree, (html) => {
        const once = clean(html).html;
        expect(clean(once).html).toBe(once);
      }),
      { numRuns: 200 },
    );
  });

  it('splits paragraphs at indents and double breaks, keeps single breaks inside a paragraph', () => {
    expect(clean('<p>　　甲。<br>　　乙。<br><br>丙<br>丁</p>').html).toBe('<p>甲。</p>\n<p>乙。</p>\n<p>丙<br>丁</p>');
    expect(clean('<div>甲<br>乙</div>').html).toBe('<p>甲</p>\n<p>乙</p>');
  });

  it('unwraps layout tables and keeps data tables with their spans', () => {
    expect(
      clean(
        '<table><tr><td><p>甲</p><table><tr><td rowspan="2">1</td><td>2</td></tr><tr><th>3</th></tr></table></td></tr></table>',
      ).html,
    ).toBe(
      '<p>甲</p>\n<table>\n<tbody>\n<tr><td rowspan="2">1</td><td>2</td></tr>\n<tr><th>3</th></tr>\n</tbody>\n</table>',
    );
  });

  it('carries inline tags over block boundaries', () => {
    expect(clean('<strong>甲<div>乙</div>丙</strong>').html).toBe(
      '<p><strong>甲</strong></p>\n<p><strong>乙</strong></p>\n<p><strong>丙</strong></p>',
    );
  });

  it('drops scripts, dangerous addresses and hidden text, and reports what was hidden', () => {
    const result = clean(
      '<p>甲<script>alert(1)</script></p><a href="javascript:alert(1)">乙</a><img src="data:image/png;base64,AA" alt="图"><div style="display: none">赌博</div><button>提交</button>',
    );
    expect(result.html).toBe('<p>甲</p>\n<p>乙图</p>');
    expect(result.dropped.map((d) => d.text)).toEqual(['赌博', '提交']);
  });

  it('keeps text at any depth, and a page that nests without end costs no time', () => {
    const nested = (depth: number): string => `${'<div>'.repeat(depth)}深处${'</div>'.repeat(depth)}`;
    expect(clean(nested(900)).html).toBe('<p>深处</p>');
    const start = performance.now();
    expect(clean(nested(50_000)).html).toBe('<p>深处</p>');
    expect(clean(`<b><i>${'<font><b>'.repeat(5_000)}深处`).html).toContain('深处');
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

const PAGE = `<!DOCTYPE html><html><head><title>关于印发方案的通知_示范开发区管委会门户网站</title>
<meta name="SiteName" content="示范开发区管委会"><meta name="ArticleTitle" content="关于印发方案的通知"><meta name="PubDate" content="2018-07-20 10:00">
<script>var html = '<p>不是正文</p>';</script></head><body>
<div class="nav"><a href="/">首页</a><a href="/zw">政务公开</a></div>
<table><tr><td>索引号：</td><td>000014349/2018-00222</td><td>文号</td><td>示管办发〔2018〕5号</td></tr></table>
<h1>关于印发方案的通知</h1><div class="info">来源：管委会办公室　发布时间：2018-07-20 10:00</div>
<div class="TRS_Editor"><p>　　各局（室）：</p><p>一、总体要求</p><p>坚持公开为常态、不公开为例外，扎实推进各项工作，现将方案印发给你们。</p>
<p><img src="lc.jpg" alt="流程图"><a href="附件.docx">附件</a></p><iframe src="fa.pdf"></iframe></div>
<div class="links"><a href="other.doc">相关下载</a></div>
<div class="footer">版权所有：示范开发区管委会</div></body></html>`;

describe('readPage', () => {
  it('takes the article, its headline and facts, and reports the rest', () => {
    const page = readPage(PAGE);
    expect(page.title).toBe('关于印发方案的通知');
    expect(page.meta).toMatchObject({ SiteName: '示范开发区管委会', PubDate: '2018-07-20 10:00' });
    expect(page.html).toMatch(/^<h1>关于印发方案的通知<\/h1>\n<table>/u);
    expect(page.text).toContain('索引号：\t000014349/2018-00222');
    expect(page.html).toContain('<h2>一、总体要求</h2>');
    expect(page.html).toContain('<img src="lc.jpg" alt="流程图">');
    expect(page.text).not.toMatch(/首页|版权所有|不是正文/u);
    expect(page.dropped.map((d) => d.text).join('\n')).toMatch(/首页[\s\S]*版权所有/u);
    expect(page.links.map((l) => l.href)).toEqual(['lc.jpg', '附件.docx', 'fa.pdf', 'other.doc']);
    expect(page.warnings.map((w) => w.id)).toEqual(['EMBEDDED_FRAME']);
  });

  it('finds the densest block when no container is known', () => {
    const text = '全区各单位要认真学习领会会议精神，结合实际抓好贯彻落实，推动各项工作再上新台阶。';
    const page = readPage(
      `<body><div id="a"><a href="1">领导</a><a href="2">机构</a></div><div id="b"><div id="c"><p>${text}</p><p>${text}</p><p>${text}</p></div></div><div id="d"><a href="3">链接</a></div></body>`,
    );
    expect(page.text).toBe(`${text}\n${text}\n${text}`);
  });

  it('takes the whole body of a simple page, menus aside', () => {
    const page = readPage('<body><ul class="nav"><li><a href="/">首页</a></li></ul><p>短文</p></body>');
    expect(page.text).toBe('短文');
    expect(page.dropped[0]?.text).toBe('首页');
  });

  it('takes the site name off the title', () => {
    expect(readPage('<title>关于甲的公告_示范开发区门户网站</title><body><p>正文</p></body>').title).toBe(
      '关于甲的公告',
    );
    expect(readPage('<title>示范高新区 - 关于甲的公告</title><body><p>正文</p></body>').title).toBe('关于甲的公告');
  });
});
