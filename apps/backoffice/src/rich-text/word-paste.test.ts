import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindOfMarker } from './paste-lists.ts';
import { cleanPastedHtml } from './word-paste.ts';

/** As Word 365 puts it on the clipboard: an Office document with a marked fragment, lines broken at about eighty characters. */
function word(fragment: string): string {
  return `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Word.Document><meta name=Generator content="Microsoft Word 15">
<link rel=File-List href="file:///C:/Users/zhang/AppData/Local/Temp/msohtmlclip1/01/clip_filelist.xml">
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->
<style><!-- /* Font Definitions */ @font-face {font-family:仿宋_GB2312; panose-1:2 1 6 9 3 1 1 1 1 1;} p.MsoNormal {mso-style-parent:""; margin:0cm; text-indent:32.0pt;} @list l0:level1 {mso-level-text:"%1."} --></style></head>
<body lang=ZH-CN style='tab-interval:21.0pt;word-wrap:break-word'><!--StartFragment-->${fragment}<!--EndFragment--></body></html>`;
}

const item = (level: number, marker: string, words: string, font = '"Times New Roman"') =>
  `<p class=MsoListParagraph style='margin-left:21.0pt;text-indent:-21.0pt;mso-char-indent-count:0;mso-list:l0 level${level} lfo1'><![if !supportLists]><span lang=EN-US style='font-family:${font};mso-fareast-font-family:${font}'><span style='mso-list:Ignore'>${marker}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span style='font-family:仿宋_GB2312'>${words}</span></p>`;

const clean = (html: string) => cleanPastedHtml(html).html;

describe('a document pasted from Word', () => {
  it('keeps title, alignment, emphasis and signature, and nothing of the layout', () => {
    const html = word(`
<p class=MsoNormal align=center style='text-align:center;text-indent:0cm;line-height:28.0pt;mso-line-height-rule:exactly'><b style='mso-bidi-font-weight:normal'><span style='font-size:22.0pt;font-family:方正小标宋简体'>关于印发《东屿开发区促进
科技创新若干措施》的通知<span lang=EN-US><o:p></o:p></span></span></b></p>
<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'><span style='font-size:16.0pt;font-family:仿宋_GB2312'>　　各街道、
各部门：<span lang=EN-US><o:p></o:p></span></span></p>
<p class=MsoNormal style='text-align:justify'><span lang=EN-US><o:p>&nbsp;</o:p></span></p>
<p class=MsoNormal align=right style='text-align:right'><span lang=EN-US>2024</span>年<span lang=EN-US>3</span>月<span
lang=EN-US>5</span>日</p>`);
    expect(clean(html)).toBe(
      '<p style="text-align:center"><strong>关于印发《东屿开发区促进科技创新若干措施》的通知</strong></p><p>各街道、各部门：</p><p style="text-align:right">2024年3月5日</p>',
    );
  });

  it('moves headings down by one, since the page has its title', () => {
    expect(
      clean(
        word(
          "<h1 style='mso-pagination:none'><a name='_Toc1'>总则</a></h1><h2>目的</h2><p class=MsoNormal style='mso-outline-level:3'>依据</p>",
        ),
      ),
    ).toBe('<h2>总则</h2><h3>目的</h3><h4>依据</h4>');
    expect(clean(word('<h2>目的</h2><h6>细目</h6>'))).toBe('<h2>目的</h2><h5>细目</h5>');
  });

  it('makes numbered and bulleted paragraphs lists again, nested as they were', () => {
    const html = word(
      [
        item(1, '1.', '申请'),
        item(2, '·', '身份证明', 'Symbol'),
        item(2, '·', '申请表', 'Symbol'),
        item(1, '2.', '受理'),
        '<p class=MsoNormal>说明</p>',
        item(1, '3.', '办结'),
      ].join('\n'),
    );
    expect(clean(html)).toBe(
      '<ol><li><p>申请</p><ul><li><p>身份证明</p></li><li><p>申请表</p></li></ul></li><li><p>受理</p></li></ol><p>说明</p><ol start="3"><li><p>办结</p></li></ol>',
    );
  });

  it('keeps Chinese numbering as words: it is cited by its number', () => {
    const html = word(
      [item(1, '第一条', '目的'), item(2, '（一）', '范围'), item(2, '（二）', '对象'), item(1, '1、', '其他')].join(
        '',
      ),
    );
    expect(clean(html)).toBe('<p>第一条\u3000目的</p><p>（一）范围</p><p>（二）对象</p><p>1、其他</p>');
  });

  it('keeps tables with merged cells, header rows and alignment in cells', () => {
    const html =
      word(`<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;border:none;mso-yfti-tbllook:1184'>
 <thead><tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes;height:20pt'>
  <td width=120 rowspan=2 style='width:90.0pt;border:solid windowtext 1.0pt;mso-border-alt:solid windowtext .5pt;padding:0cm 5.4pt 0cm 5.4pt'>
  <p class=MsoNormal align=center style='text-align:center'><b><span style='font-family:黑体'>序号</span></b></p></td>
  <td width=240 colspan=2 valign=top><p class=MsoNormal>金额</p><p class=MsoNormal>（万元）</p></td></tr></thead>
 <tr><td width=120>预算<o:p></o:p></td><td width=120 align=right><p class=MsoNormal><span lang=EN-US>1,200.5<o:p></o:p></span></p></td></tr>
 <![if !supportMisalignedColumns]><tr height=0><td width=120 style='border:none'></td><td width=120 style='border:none'></td></tr><![endif]>
</table>`);
    expect(clean(html)).toBe(
      '<table><tbody><tr><th rowspan="2"><p style="text-align:center"><strong>序号</strong></p></th><th colspan="2"><p>金额</p><p>（万元）</p></th></tr>' +
        '<tr><td><p>预算</p></td><td><p style="text-align:right">1,200.5</p></td></tr></tbody></table>',
    );
  });

  it('leaves out what was deleted, hidden, or is a comment; unwraps what was inserted', () => {
    const html = word(
      "<p class=MsoNormal>补贴<del class=msoDel cite='mailto:zhang'>500</del><ins cite='mailto:zhang'>800</ins>元<span style='display:none;mso-hide:all'>内部</span><span class=MsoCommentReference><a href='#_msocom_1'>[z1]</a></span></p><div style='mso-element:comment-list'><p>请核对</p></div>",
    );
    expect(clean(html)).toBe('<p>补贴800元</p>');
  });

  it.each([
    ["<span class=msoDel><del cite='mailto:zhang' datetime='2026-03-01T10:00'>500</del></span>", ''],
    ["<del cite='mailto:zhang'>500</del>", ''],
    ["<del datetime='2026-03-01T10:00'><span lang=EN-US>500</span></del>", ''],
    ['<del>500</del>', '<s>500</s>'],
  ])('%s: tracked deletions go, words struck out by their author stay so', (deleted, kept) => {
    expect(clean(word(`<p class=MsoNormal>补贴${deleted}800元</p>`))).toBe(`<p>补贴${kept}800元</p>`);
  });

  it('keeps a place for each picture behind its paragraph, with the words Word has for it, and tells where they are from', () => {
    const result = cleanPastedHtml(
      word(
        "<p class=MsoNormal><span><!--[if gte vml 1]><v:shape id='a'><v:imagedata src='file:///C:/a.png'/></v:shape><![endif]--><![if !vml]><img width=1 src='file:///C:/a.png' alt='折线图'><![endif]></span>附图</p><p class=MsoNormal><img src='data:image/png;base64,AAAA'></p>",
      ),
    );
    expect(result).toEqual({
      html: '<p>附图</p><figure data-picture="" data-pending="0" data-alt="折线图"></figure><figure data-picture="" data-pending="1"></figure>',
      pictures: ['file:///C:/a.png', 'data:image/png;base64,AAAA'],
      losses: new Map(),
    });
  });

  it('sets footnotes at their places, and counts comments, hidden words and tracked changes that stay behind', () => {
    const text =
      '<p class=MsoNormal>依据条例<a style=\'mso-footnote-id:ftn1\' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span style=\'mso-special-character:footnote\'><![if !supportFootnotes]><span class=MsoFootnoteReference>[1]</span><![endif]></span></span></a>执行<span style=\'mso-hide:all;display:none\'>不给人看的</span><span class=MsoCommentReference><a href="#_msocom_1" style=\'mso-special-character:comment\'>[领导1]</a></span><span class=msoIns><ins cite="mailto:a" datetime="2026-03-02T00:00">新增</ins></span><span class=msoDel><del cite="mailto:a" datetime="2026-03-02T00:00">删去</del></span>。</p>';
    const notes =
      '<div style=\'mso-element:footnote-list\'><br clear=all><hr align=left size=1><div style=\'mso-element:footnote\' id=ftn1><p class=MsoFootnoteText><a style=\'mso-footnote-id:ftn1\' href="#_ftnref1" name="_ftn1" title=""><span class=MsoFootnoteReference>[1]</span></a> 国务院令\n第711号 “修订”</p></div></div>';
    const { html, losses } = cleanPastedHtml(word(text).replace('</body>', `${notes}</body>`));
    expect(html).toBe('<p>依据条例<span data-footnote="国务院令 第711号 “修订”"></span>执行新增。</p>');
    expect(Object.fromEntries(losses)).toEqual({ HIDDEN: 1, COMMENTS: 1, INSERTIONS: 1, DELETIONS: 1 });
    // The same within what was copied, when all was.
    expect(cleanPastedHtml(word(text + notes)).html).toBe(html);
  });

  it('keeps what was copied within the editor: footnotes and pictures that are there already', () => {
    const kept = `<p>甲<span data-footnote="注"></span></p><figure data-picture="${'a'.repeat(64)}" data-alt="图" data-width="4"></figure>`;
    expect(cleanPastedHtml(kept).html).toBe(kept);
  });

  it('keeps web links, and only the words of the others', () => {
    expect(
      clean(
        word(
          '<p><a href="https://www.gov.cn/a?b=1&amp;c=2">条例</a><a href="file:///C:/a.doc">附件</a><a href="javascript:alert(1)">点</a><a href="#_ftn1">[1]</a></p>',
        ),
      ),
    ).toBe('<p><a href="https://www.gov.cn/a?b=1&amp;c=2">条例</a>附件点[1]</p>');
  });

  it('keeps raised figures and rare characters', () => {
    expect(
      clean(word("<p class=MsoNormal>10㎡、20m<span style='vertical-align:super'>2</span>、CO<sub>2</sub>，𠅤䶮</p>")),
    ).toBe('<p>10㎡、20m<sup>2</sup>、CO<sub>2</sub>，𠅤䶮</p>');
  });
});

describe('pasted from other places', () => {
  it('WPS: lists and outline levels the same', () => {
    const html = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name="Generator" content="WPS Office"></head><body><!--StartFragment--><p class="MsoNormal" style="mso-outline-level:1;"><b>一、总体要求</b></p><p class="MsoNormal" style="margin-left:21pt;mso-list:l0 level1 lfo1;"><!--[if !supportLists]--><span style="font-family:Wingdings;"><span style='mso-list:Ignore;'>l<span>&nbsp;</span></span></span><!--[endif]--><span>优化流程</span></p><!--EndFragment--></body></html>`;
    expect(clean(html)).toBe('<h2><strong>一、总体要求</strong></h2><ul><li><p>优化流程</p></li></ul>');
  });

  it('Excel: the fragment is marked inside the table', () => {
    const html = `<html><body link="#0563C1"><table border=0 cellpadding=0 style='border-collapse:collapse'><!--StartFragment--> <col width=72 span=2> <tr height=19> <td class=xl65 height=19 colspan=2 align=center>收入</td> </tr> <tr><td>税收</td><td align=right>12</td></tr><!--EndFragment--></table></body></html>`;
    expect(clean(html)).toBe(
      '<table><tbody><tr><td colspan="2"><p style="text-align:center">收入</p></td></tr><tr><td><p>税收</p></td><td><p style="text-align:right">12</p></td></tr></tbody></table>',
    );
  });

  it('web pages: divisions with words become paragraphs, lists stay', () => {
    const html =
      '<meta charset="utf-8"><div style="color:red"><div align="center">公告</div>前言<br>次行<ul><li>甲<ul><li>乙</li></ul></li></ul></div><script>alert(1)</script>';
    expect(clean(html)).toBe(
      '<p style="text-align:center">公告</p><p>前言<br>次行</p><ul><li><p>甲</p><ul><li><p>乙</p></li></ul></li></ul>',
    );
  });

  it('plain bold wrapper of Google Docs is not bold', () => {
    expect(
      clean(
        '<b style="font-weight:normal" id="docs-internal-guid-1"><p><span style="font-weight:700">粗</span>细</p></b>',
      ),
    ).toBe('<p><strong>粗</strong>细</p>');
  });
});

describe('cleaning in general', () => {
  const pieces = fc.constantFrom(
    item(1, '1.', '甲'), item(2, 'a.', '乙'), item(1, '·', '丙', 'Symbol'), item(3, '（一）', '丁'), '<p class=MsoNormal align=right>戊</p>', '<h1>己</h1>',
    '<table><tr><td rowspan=2>庚<td>辛</table>', '<div>壬', '</div>', '<b>', '</b>', '\n', '癸', '<span style="font-weight:bold">子</span>', '<p><o:p>&nbsp;</o:p></p>',
  ); // prettier-ignore

  it('loses no word, and is settled: cleaning its own result changes nothing', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
        const source = word(parts.join(''));
        const once = clean(source);
        const words = [
          ...parts
            .join('')
            .replaceAll(/<[^>]*>/g, '')
            .replaceAll(/[^甲-龥]/g, ''),
        ];
        for (const character of words) expect(once).toContain(character);
        expect(clean(once)).toBe(once);
      }),
    );
  });

  it('leaves neither Office markup nor style but alignment', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
        const html = clean(word(parts.join('')));
        expect(html).not.toMatch(/mso|class=|<o:|<span|<div|<!/i);
        expect(html.replaceAll(/ style="text-align:(center|right)"/g, '')).not.toContain('style');
      }),
    );
  });
});

describe('kindOfMarker', () => {
  it.each([
    ['7.', { tag: 'ol', type: '', start: 7 }],
    ['c.', { tag: 'ol', type: 'a', start: 3 }],
    ['iv.', { tag: 'ol', type: 'i', start: 4 }],
    ['●', { tag: 'ul', type: '', start: 1 }],
    ['一、', null],
    ['（3）', null],
  ])('%s', (marker, kind) => {
    expect(kindOfMarker(marker, false)).toEqual(kind);
  });
});
