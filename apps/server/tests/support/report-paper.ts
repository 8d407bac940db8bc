import { load } from 'cheerio';
import type { SiteProfile } from '../../src/base/sites/index.ts';
import { chartsOf, drawChart } from '../../src/systems/annual-report/charts/index.ts';
import type { ReportFacts } from '../../src/systems/annual-report/compile.ts';
import { exportReport } from '../../src/systems/annual-report/export/index.ts';
import { reportForms } from '../../src/systems/annual-report/forms/index.ts';
import { periodOf } from '../../src/systems/annual-report/period.ts';
import { renderHtml } from '../../src/systems/annual-report/render-html.ts';
import { makeSheet } from '../../src/systems/annual-report/sheet.ts';

/** A report of each form as files, and the cells its tables have. */
export const paperYears = { '2018': 2018, '2019': 2020, '2021': 2025 } as const;
export type PaperKey = keyof typeof paperYears;

export interface Paper {
  readonly docx: Buffer;
  readonly xlsx: Buffer;
  /** A page of its own. */
  readonly html: Buffer;
  /** For each table the rows of its head, and its cells as text|columns|rows. */
  readonly tables: readonly { readonly head: number; readonly cells: readonly (readonly string[])[] }[];
}

const facts: ReportFacts = {
  received: [{ unitId: 'a', channel: 'INTERNET', count: 442 }],
  requests: (['GRANTED', 'PARTIAL', 'NOT_EXIST', 'REPEAT', 'WITHDRAWN'] as const).map((outcome, index) => ({
    unitId: 'a',
    applicant: index % 2 === 0 ? ('NATURAL_PERSON' as const) : ('ORG_COMMERCIAL' as const),
    outcome,
    came: true,
    closed: true,
    extended: false,
    late: false,
    count: 100 - index,
  })),
  remedies: [],
  publications: [
    { unitId: 'a', measure: 'items', way: null, count: 1200 },
    { unitId: 'a', measure: 'byChannel', way: 'WEB', count: 1200 },
  ],
  fees: [],
  asked: [{ unitId: 'a', item: 'adminFees', count: 1.25 }],
};

const nameless = { name: '测试区' } as SiteProfile;
/** Only the PDF is printed by it. */
const noPrinter = { printPdf: () => Promise.reject(new Error('a Word file needs no printer')) };

export async function paperOf(key: PaperKey): Promise<Paper> {
  const form = reportForms[key];
  const year = paperYears[key];
  const sheet = makeSheet({
    site: { id: 1, key: 'test', profile: nameless },
    year,
    form,
    period: periodOf(year),
    unit: null,
    inScope: () => true,
    facts,
    before: undefined,
    texts: undefined,
    remarks: [],
  });
  const parts = form.parts.map(({ no, title }) => ({ no, title, text: '收到的申请全部按期答复。\n第二段文字。' }));
  const charts = chartsOf({ year, form: key, figures: sheet.figures, facts, past: [] }).map(drawChart);
  const made = async (format: 'docx' | 'xlsx'): Promise<Buffer> =>
    (await exportReport(format, sheet, parts, nameless.name, noPrinter, charts)).bytes;
  const body = renderHtml(sheet, parts, charts);
  const page = `<!doctype html><meta charset="utf-8"><title>${sheet.title}</title><body>${body}`;
  const $ = load(body);
  const tables = $('table')
    .toArray()
    .map((table) => ({
      head: $(table).find('thead tr').length,
      cells: $(table)
        .find('tr')
        .toArray()
        .map((row) =>
          $(row)
            .children('th,td')
            .toArray()
            .map((cell) => {
              const { colspan = '1', rowspan = '1' } = cell.attribs;
              return `${$(cell).text().replace(/\s/gu, '')}|${colspan}|${rowspan}`;
            }),
        ),
    }));
  return { docx: await made('docx'), xlsx: await made('xlsx'), html: Buffer.from(page), tables };
}
