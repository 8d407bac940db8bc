import { describe, expect, it } from 'vitest';
import { blocksOf, htmlOf, table, textOf } from './blocks.ts';

describe('blocksOf', () => {
  it('reads the parts of an official document from their form', () => {
    const blocks = blocksOf([
      ': 各局（室）：\n一、总体要求\n（一）加强领导。各单位要明确责任人。\n1.第一项。\n> 管委会\n> 2026年3月5日',
    ]);
    expect(blocks).toEqual([
      { kind: 'paragraph', role: 'addressee', text: '各局（室）：' },
      { kind: 'heading', level: 2, text: '一、总体要求' },
      { kind: 'paragraph', lead: '（一）加强领导。', text: '各单位要明确责任人。' },
      { kind: 'paragraph', text: '1.第一项。' },
      { kind: 'paragraph', role: 'signature', text: '管委会' },
      { kind: 'paragraph', role: 'signature', text: '2026年3月5日' },
    ]);
  });

  it('takes a numbered line for a sentence when it ends like one', () => {
    expect(blocksOf(['一、本决定自公布之日起施行。'])).toEqual([
      { kind: 'paragraph', text: '一、本决定自公布之日起施行。' },
    ]);
  });

  it('puts headings of an attached text one level down, and articles in bold', () => {
    expect(blocksOf(['# 管理办法\n第一章　总则\n第一条　为了规范管理，制定本办法。\n1.1　编制目的'])).toEqual([
      { kind: 'heading', level: 2, text: '管理办法' },
      { kind: 'heading', level: 3, text: '第一章　总则' },
      { kind: 'paragraph', lead: '第一条', text: '为了规范管理，制定本办法。' },
      { kind: 'heading', level: 4, text: '1.1　编制目的' },
    ]);
  });

  it('gathers the items of a list', () => {
    expect(blocksOf(['+ 申请表；\n+ 身份证明。\n- 说明'])).toEqual([
      { kind: 'list', ordered: true, items: ['申请表；', '身份证明。'] },
      { kind: 'list', ordered: false, items: ['说明'] },
    ]);
  });
});

describe('htmlOf and textOf', () => {
  it('writes a table with caption, head and scopes', () => {
    expect(htmlOf([table('表', ['序号', '名称'], [['1', 'A<B']], 1)])).toBe(
      '<table><caption>表</caption><thead><tr><th scope="col">序号</th><th scope="col">名称</th></tr></thead>\n<tbody><tr><td>1</td><th scope="row">A&lt;B</th></tr></tbody></table>',
    );
  });

  it('gives the text back line by line', () => {
    const html = htmlOf(blocksOf(['一、标题\n第二条　甲 & 乙。\n+ 丙', table('表', ['a', 'b'], [['1', '2']])]));
    expect(textOf(html)).toBe('一、标题\n第二条　甲 & 乙。\n丙\n表\na\tb\n1\t2');
  });
});
