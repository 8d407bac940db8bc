import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convertHtml } from './convert-html.ts';
import { htmlPieces } from './html-pieces.ts';

const PAGE = `<!DOCTYPE html>
<html lang="zh-CN" data-title="发布">
<head>
  <meta charset="utf-8">
  <meta name="description" content="政务公开">
  <meta property="og:title" content='信息公开'>
  <meta name="viewport" content="宽度">
  <title>开发区 & 管委会</title>
  <link rel="stylesheet" href="/样式/发布.css" title="样式">
  <style>.发布::before { content: "发布"; }</style>
  <script type="module">const text = "发布</p>"; if (1 < 2) run();</script>
</head>
<body class="发布" id="发布">
  <!-- 发布 -->
  <a href="/发布?类=务&page=1" title="发布 &quot;年报&quot;">发布<b>会</b></a>
  <img src="图.png" alt="会议照片"><input type="submit" value="提交意见" name="意见"><input type="text" value="开发区" placeholder="请输入">
  <textarea name="内容">填写内容</textarea>
  <svg aria-label="统计图"><title>统计图</title></svg>
  <p translate="no">简体</p><span class="a notranslate">简体<i>简体</i></span>简体
  <div lang="ja">会議<div>会議</div></div><div lang="en"><span lang="zh">会议</span></div>
  <p>1 < 2 会议 <unknown-tag>会议</unknown-tag></p>
</body></html>`;

describe('convertHtml', () => {
  it('converts what people read and nothing else', () => {
    expect(convertHtml(PAGE, 'traditional')).toBe(
      PAGE.replace('lang="zh-CN"', 'lang="zh-Hant"')
        .replace('content="政务公开"', 'content="政務公開"')
        .replace("content='信息公开'", "content='信息公開'")
        .replace('开发区 & 管委会', '開發區 & 管委會')
        .replace('title="样式"', 'title="樣式"')
        .replace('title="发布 &quot;年报&quot;">发布<b>会</b>', 'title="發佈 &quot;年報&quot;">發佈<b>會</b>')
        .replace('会议照片', '會議照片')
        .replace('value="提交意见"', 'value="提交意見"')
        .replace('请输入', '請輸入')
        .replace('填写内容', '填寫內容')
        .replaceAll('统计图', '統計圖')
        .replace('</span>简体', '</span>簡體')
        .replace('lang="zh">会议', 'lang="zh">會議')
        .replace('2 会议 <unknown-tag>会议', '2 會議 <unknown-tag>會議'),
    );
  });

  it('turns a page back', () => {
    const traditional = convertHtml(PAGE, 'traditional');
    expect(convertHtml(traditional, 'simplified')).toBe(PAGE.replace('lang="zh-CN"', 'lang="zh-Hans"'));
    expect(convertHtml(PAGE, 'simplified')).toBe(PAGE);
  });

  it('judges the page as a whole: 干擾 on a Traditional page is not Simplified', () => {
    const page = '<p>干擾</p><p>皇后</p><p>干</p><p>後</p>';
    expect(convertHtml(page, 'traditional')).toBe(page);
    expect(convertHtml('<p>干部</p>', 'traditional')).toBe('<p>幹部</p>');
  });

  const fragment = fc
    .array(
      fc.constantFrom(
        '<p>',
        '</p>',
        '<p title="发布">',
        "<p title='干部'>",
        '<img alt=发布 src=/发布.png>',
        '<script>发布',
        '</script>',
        '<style>发',
        '</style>',
        '<!-- 发',
        '-->',
        '<',
        '>',
        '</',
        '"',
        "'",
        '=',
        '/',
        '<div lang=en>',
        '<div lang="zh-HK">',
        '</div>',
        '<b translate=no>',
        '</b>',
        '<br/>',
        '<title>',
        '</title>',
        '<textarea>',
        '<html lang="zh">',
        '发展',
        '以后',
        '干部',
        '皇后',
        '裡',
        '著',
        '着',
        ' ',
        '\n',
        '&#21457;',
        '<!doctype html>',
        '<?xml?>',
        '<input type=button value=提>',
        '<a href="?x=发&y">',
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join(''));

  it('changes nothing when applied again', () => {
    fc.assert(
      fc.property(fragment, fc.constantFrom('simplified' as const, 'traditional' as const), (html, writing) => {
        const once = convertHtml(html, writing);
        expect(convertHtml(once, writing)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps everything between the pieces byte for byte, and the pieces in place', () => {
    fc.assert(
      fc.property(fragment, fc.constantFrom('simplified' as const, 'traditional' as const), (html, writing) => {
        const between = (page: string): string[] => {
          let at = 0;
          const parts = htmlPieces(page).map(({ start, end }) => {
            const part = page.slice(at, start);
            at = end;
            return part;
          });
          return [...parts, page.slice(at)];
        };
        expect(between(convertHtml(html, writing))).toEqual(between(html));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('htmlPieces', () => {
  it('gives pieces in order that do not overlap', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'<>/!-="\' aptil发\n'.split('')), maxLength: 60 }), (html) => {
        let at = 0;
        for (const { start, end } of htmlPieces(html)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(at).toBeLessThanOrEqual(html.length);
      }),
      { numRuns: 1000 },
    );
  });
});
