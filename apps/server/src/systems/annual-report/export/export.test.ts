import { convertToHtml } from 'mammoth';
import { load } from 'cheerio';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, describe, expect, it } from 'vitest';
import type { SiteProfile } from '../../../base/sites/index.ts';
import type { ReportFacts } from '../compile.ts';
import { reportForms } from '../forms/index.ts';
import { periodOf } from '../period.ts';
import { renderHtml } from '../render-html.ts';
import { makeSheet } from '../sheet.ts';
import { extractText, getDocumentProxy } from 'unpdf';
import { createPrinter } from '../../../platform/print/index.ts';
import { drawChart } from '../charts/index.ts';
import { exportReport } from './index.ts';
import { placesOf } from './places.ts';

const facts: ReportFacts = {
  received: [{ unitId: 'a', channel: 'INTERNET', count: 7 }],
  requests: [
    {
      unitId: 'a',
      applicant: 'NATURAL_PERSON',
      outcome: 'GRANTED',
      came: true,
      closed: true,
      extended: false,
      late: false,
      count: 7,
    },
  ],
  remedies: [],
  publications: [{ unitId: 'a', measure: 'items', way: null, count: 12 }],
  fees: [],
  asked: [{ unitId: 'a', item: 'adminFees', count: 1.25 }],
};
const profile: SiteProfile = {
  name: '测试区',
  nameEn: '',
  shortName: '',
  motto: '',
  mottoEn: '',
  description: '',
  domain: '',
  siteIdCode: '',
  icpNumber: '',
  policeNumber: '',
  sponsor: '',
  operator: '',
  address: '',
  postcode: '',
  phone: '',
  email: '',
  demonstration: false,
};

const printer = createPrinter();
afterAll(() => printer.close());

const sheetOf = (key: '2018' | '2019' | '2021', year: number) =>
  makeSheet({
    site: { id: 1, key: 'test', profile },
    year,
    form: reportForms[key],
    period: periodOf(year),
    unit: null,
    inScope: () => true,
    facts,
    before: undefined,
    texts: undefined,
    remarks: [],
  });
const partsOf = (key: '2018' | '2019' | '2021') =>
  reportForms[key].parts.map(({ no, title }) => ({ no, title, text: no === '一' ? '甲 < 乙\n第二段' : '' }));

/** Cells of every table, row by row: text and how far each spans. */
function cellsIn(html: string): string[][][] {
  const $ = load(html);
  return $('table')
    .toArray()
    .map((table) =>
      $(table)
        .find('tr')
        .toArray()
        .map((row) =>
          $(row)
            .children('th,td')
            .toArray()
            .map((cell) => `${$(cell).text().trim()}|${$(cell).attr('colspan') ?? 1}|${$(cell).attr('rowspan') ?? 1}`),
        ),
    );
}

describe.each([
  ['2018', 2018],
  ['2019', 2020],
  ['2021', 2025],
] as const)('the report by the form of %s', (key, year) => {
  const sheet = sheetOf(key, year);
  const parts = partsOf(key);
  const html = renderHtml(sheet, parts);

  it('has in DOCX the tables of the web page, merged cell by merged cell', async () => {
    const { bytes, name } = await exportReport('docx', sheet, parts, '测试区', printer);
    expect(name).toMatch(/^测试区.*\.docx$/);
    const { value } = await convertToHtml({ buffer: bytes });
    expect(cellsIn(value)).toEqual(cellsIn(html));
    if (key !== '2018') expect(value).toContain('甲 &lt; 乙');
  });

  it('has in PDF every heading and figure of the tables, and the words', async () => {
    const { bytes, mediaType } = await exportReport('pdf', sheet, parts, '测试区', printer);
    expect(mediaType).toBe('application/pdf');
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
    const said = text.replace(/\s/gu, '');
    for (const table of sheet.tables)
      for (const cell of [...table.head.flat(), ...table.rows.flatMap(({ heads }) => heads)])
        expect(said).toContain(cell.text.replace(/\s/gu, ''));
    expect(said).toContain(sheet.title);
    if (key !== '2018') expect(said).toContain('甲<乙');
    // Figures in the order of the form: the reader goes through the tagged table row by row.
    const figures = sheet.tables.flatMap(({ rows }) => rows.flatMap((row) => row.figures));
    expect(figures.length).toBeGreaterThan(20);
    for (const { value } of figures) expect(said).toContain(String(value));
  });

  it('covers in every table a whole rectangle, and says which heading is for what', () => {
    for (const table of sheet.tables) {
      const widths = new Set(placesOf(table).map((row) => row.length));
      expect([table.title, widths.size]).toEqual([table.title, 1]);
    }
    const $ = load(html);
    for (const th of $('th').toArray()) expect($(th).attr('scope')).toMatch(/^(row|col)(group)?$/);
    expect($('caption').length).toBe(sheet.tables.length);
  });

  it('has in PDF its charts with their words, in DOCX their figures', async () => {
    const chart = {
      key: 'channels',
      title: '渠道之图',
      description: '条形图',
      unit: '条',
      head: ['渠道', '数量'],
      rows: [{ label: '政府网站', values: [8_642] }],
    } as const;
    const charts = [drawChart(chart)];
    const { bytes } = await exportReport('pdf', sheet, parts, '测试区', printer, charts);
    const pdf = await getDocumentProxy(new Uint8Array(bytes));
    const said = (await extractText(pdf, { mergePages: true })).text.replace(/\s/gu, '');
    expect(said).toContain('渠道之图（数据）渠道数量（条）政府网站8642');
    // Drawn as well as in the table.
    expect(said.split('政府网站').length).toBeGreaterThan(2);
    const { value } = await convertToHtml({
      buffer: (await exportReport('docx', sheet, parts, '测试区', printer, charts)).bytes,
    });
    expect(cellsIn(value).at(-1)).toEqual([
      ['渠道|1|1', '数量（条）|1|1'],
      ['政府网站|1|1', '8642|1|1'],
    ]);
  });

  it('has in XLSX every figure with its source, and in JSON the same', async () => {
    const { bytes } = await exportReport('xlsx', sheet, parts, '测试区', printer);
    const sources = (await readXlsxFile(bytes)).find((one) => one.sheet === '数据来源')?.data ?? [];
    const figures = Object.fromEntries(sources.slice(1).map((row) => [String(row[0]), row[3]]));
    expect(figures).toEqual(sheet.figures);
    const json = JSON.parse(
      (await exportReport('json', sheet, parts, '测试区', printer)).bytes.toString(),
    ) as typeof sheet;
    expect(json.figures).toEqual(sheet.figures);
  });
});
