import { describe, expect, it } from 'vitest';
import { plainTextToHtml } from '../../../base/files/extract/index.ts';
import { toBlocks } from './blocks.ts';
import { parseFactLine, parseFactTable } from './facts.ts';
import { removeFurniture } from './furniture.ts';

describe('lines of facts', () => {
  it.each([
    [
      '来源: 管委会 发布时间:2019-02-28 14:43 累计次数: 字体:[ ]',
      { source: '管委会', publishedDate: '2019-02-28 14:43', views: '', display: '' },
    ],
    ['索引号 : 文 号 : 无', { indexNumber: '', documentNumber: '无' }],
    [
      '名 称: 某区2016年年度报告 发布日期: 2017年03月14日',
      { title: '某区2016年年度报告', publishedDate: '2017年03月14日' },
    ],
    ['2009年08月07日 15:18来源:中国经济网', { publishedDate: '2009年08月07日 15:18', source: '中国经济网' }],
    ['作者：办公室  2018-01-05　浏览：33次', { author: '办公室', publishedDate: '2018-01-05', views: '33次' }],
    [
      '发布机构：管委会 | 成文日期：2018年7月13日 | 有效性：有效',
      { issuingAgency: '管委会', writtenDate: '2018年7月13日', validity: '有效' },
    ],
  ])('%s', (line, expected) => {
    const facts = parseFactLine(line) ?? [];
    expect(Object.fromEntries(facts.map((f) => [f.field, f.value]))).toEqual(expected);
  });

  it.each([
    '会议要求：一要提高认识；二要抓好落实。',
    '时间：2018年7月13日上午',
    '数据来源:统计局。以上数据截至年底。',
    '关于来源：的说明',
  ])('ordinary text stays: %s', (line) => {
    expect(parseFactLine(line)).toBeUndefined();
  });

  it('reads header tables with labels and values side by side or in one cell', () => {
    expect(
      parseFactTable([
        ['索引号', '0001/2018-1', '文号：', '甲发〔2018〕1号'],
        ['发布日期：2018-07-20', '主题词：'],
      ])?.map((f) => [f.field, f.value]),
    ).toEqual([
      ['indexNumber', '0001/2018-1'],
      ['documentNumber', '甲发〔2018〕1号'],
      ['publishedDate', '2018-07-20'],
      ['subjectWords', ''],
    ]);
    expect(
      parseFactTable([
        ['姓名', '职务'],
        ['张三', '主任'],
      ]),
    ).toBeUndefined();
  });
});

function remove(text: string): ReturnType<typeof removeFurniture> {
  return removeFurniture(toBlocks(plainTextToHtml(text)));
}

const BODY = '全区各单位要认真学习领会会议精神，结合实际抓好贯彻落实，推动各项工作再上新台阶。';

describe('header and footer of a page', () => {
  it('become facts and are all listed; the text stays', () => {
    const result = remove(
      [
        '您当前的位置：首页 > 政务公开',
        '某区简讯',
        '来源：办公室 发布时间：2018-07-20 10:00',
        '[我要发表评论][推荐朋友][打印本稿]',
        BODY,
        '?',
        '责任编辑：张三',
        '【打印本页】【关闭窗口】',
        '上一篇：甲',
        '版权所有：某区',
      ].join('\n'),
    );
    expect(result.blocks.map((b) => b.text)).toEqual(['某区简讯', BODY]);
    expect(result.facts.map((f) => f.field)).toEqual(['source', 'publishedDate', 'author']);
    expect(result.removed).toHaveLength(8);
    expect(result.removed.every((r) => r.why.zh !== '' && r.why.en !== '')).toBe(true);
  });

  it('a news dateline becomes the source and leaves the sentence', () => {
    const result = remove(`【连网】${BODY}`);
    expect(result.facts).toMatchObject([{ field: 'source', value: '连网' }]);
    expect(result.blocks[0]?.text).toBe(BODY);
  });

  it('labels that ordinary text uses are header only beside one that is not', () => {
    expect(remove(`名称：某某公司\n类别：工业\n${BODY}`).blocks).toHaveLength(3);
    expect(remove(`名称：某某通知\n索引号：0001\n${BODY}`).blocks).toHaveLength(1);
  });

  it('text that looks like a footer in the middle stays', () => {
    expect(
      remove(`${BODY}\n来源：统计\n${BODY}\n${BODY}\n责任编辑：张三\n${BODY}`).blocks.map((b) => b.text),
    ).toContain('责任编辑：张三');
  });
});
