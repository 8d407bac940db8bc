import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { analyse, analyseOne } from './testing.ts';

const HEADER = ['序号', '标题', '文号', '成文日期', '发文机关', '链接', '内容'];
const ROWS = [
  [
    '1',
    '关于甲的通知',
    '示管发[2018]5号',
    '2018-07-13',
    '示范开发区管委会',
    'http://www.example.gov.cn/1.html',
    '各单位：现将有关事项通知如下，请认真贯彻执行，并及时报送情况。',
  ],
  ['2', '关于乙的公告', '无', '二〇一九年三月一日', '经济发展局', '', ''],
];

function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((r) => r.map((c) => `"${c.replaceAll('"', '""')}"`).join(',')).join('\n');
}

describe('a list of documents', () => {
  it('gives one proposal per row, whatever the order of the columns', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(
          HEADER.map((_, i) => i),
          { minLength: HEADER.length },
        ),
        async (order) => {
          const shuffled = [HEADER, ...ROWS].map((row) => order.map((i) => row[i] ?? ''));
          const [first, second, ...rest] = await analyse(csv(shuffled), '目录.csv');
          expect(rest).toEqual([]);
          expect(first).toMatchObject({
            title: { value: '关于甲的通知' },
            documentNumber: { value: '示管发〔2018〕5号' },
            writtenDate: { value: '2018-07-13' },
            issuingAgency: { value: '示范开发区管委会' },
            genre: { value: '通知' },
            links: [{ href: 'http://www.example.gov.cn/1.html' }],
            errors: [],
            position: { index: 0, count: 2, row: 2 },
          });
          expect(first?.bodyText).toContain('现将有关事项通知如下');
          expect(second).toMatchObject({
            title: { value: '关于乙的公告' },
            documentNumber: { value: null },
            writtenDate: { value: '2019-03-01' },
            bodyText: '',
          });
        },
      ),
      { numRuns: 20 },
    );
  });

  it('the same row in another list has the same fingerprint', async () => {
    const [one] = await analyse(csv([HEADER, ...ROWS.slice(1)]), 'a.csv');
    const [, two] = await analyse(csv([HEADER, ...ROWS]), 'b.csv');
    expect(two?.fingerprint).toBe(one?.fingerprint);
  });

  it('names the errors of each row with the row and the column', async () => {
    const [first, second] = await analyse(
      csv([HEADER, ['1', '', '', '2018-02-31', '', 'javascript:x', '正文'], ['2', '关于乙的公告', '', '', '', '', '']]),
      'a.csv',
    );
    expect(first?.errors.map((e) => [e.id, e.field])).toEqual([
      ['ROW_NO_TITLE', 'title'],
      ['ROW_BAD_DATE', 'writtenDate'],
      ['ROW_BAD_LINK', 'links'],
    ]);
    expect(first?.errors[1]?.zh).toContain('第 2 行');
    expect(first?.errors[1]?.zh).toContain('2018-02-31');
    expect(first?.links).toEqual([]);
    expect(second?.errors).toEqual([]);
  });

  it('reads a workbook: a heading above the header, dates as dates, a marking in its column', async () => {
    const cells = (row: readonly (string | Date)[]): { value: string | Date; format?: string }[] =>
      row.map((value) => (value instanceof Date ? { value, format: 'yyyy-mm-dd' } : { value }));
    const bytes = await writeXlsxFile(
      [
        ['示范开发区2008年以来文件目录'],
        ['文件标题', '发文日期', '密级'],
        ['关于甲的通知', new Date(Date.UTC(2008, 4, 1)), '秘密★'],
        ['关于乙的通知', new Date(Date.UTC(2009, 4, 1)), ''],
      ].map(cells),
    ).toBuffer();
    const [first, second] = await analyse(bytes, '目录.xlsx');
    expect(first).toMatchObject({
      title: { value: '关于甲的通知' },
      writtenDate: { value: '2008-05-01' },
      attribute: { value: 'WITHHELD', ground: 'STATE_SECRET' },
    });
    expect(second?.attribute.value).toBeNull();
  });
});

describe('any other table', () => {
  it('is one document with the table, titled by its first row', async () => {
    const p = await analyseOne(
      csv([
        ['示范开发区2018年收费标准一览表', '', ''],
        ['项目', '标准', '依据'],
        ['甲', '10元', '《办法》'],
      ]),
      'a.csv',
    );
    expect(p.title).toMatchObject({ value: '示范开发区2018年收费标准一览表' });
    expect(p.bodyHtml).toContain('<td>10元</td>');
    expect(p.column.value).toBe('fees');
  });
});
