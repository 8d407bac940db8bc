import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repairText } from '@openzone/chinese-text/repair';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractFile } from '../../../base/files/extract/index.ts';
import { printDocx } from '../../../platform/print/index.ts';
import { checkFigures } from '../check.ts';
import type { Figures } from '../compile.ts';
import { reportDocument } from '../export/document.ts';
import { reportXlsx } from '../export/xlsx.ts';
import { cellsOf, reportForms, type FormKey } from '../forms/index.ts';
import { chartsOf, drawChart } from '../charts/index.ts';
import { renderHtml } from '../render-html.ts';
import { makeSheet } from '../sheet.ts';
import { readPast } from './read-past.ts';

const formKeys = Object.keys(reportForms) as FormKey[];

/** A figure of its own for every cell, so that none can stand in another's place unnoticed. */
const numbered = (key: FormKey): Figures =>
  Object.fromEntries(cellsOf(reportForms[key]).map(({ id }, index) => [id, index + 1]));

function sheetOf(key: FormKey, figures: Figures) {
  const form = reportForms[key];
  const site = { id: 1, key: 'test', profile: { name: '测试区' } } as Parameters<typeof makeSheet>[0]['site'];
  return makeSheet({
    site,
    year: form.from,
    form,
    period: { from: `${form.from}-01-01`, to: `${form.from}-12-31` },
    unit: null,
    inScope: () => true,
    facts: { received: [], requests: [], remedies: [], publications: [], fees: [], asked: [] },
    before: undefined,
    texts: undefined,
    frozen: figures,
    remarks: [],
  });
}

describe.each(formKeys)('the form %s', (key) => {
  const form = reportForms[key];
  const parts = form.parts.map(({ no, title }) => ({ no, title, text: '' }));
  const figures = numbered(key);
  const sheet = sheetOf(key, figures);

  it('is read back from its web page', () => {
    expect(readPast(form, renderHtml(sheet, parts), '')).toEqual({ figures, missing: [], from: 'tables' });
  });

  it('is read back whatever charts it ends with', () => {
    const count = {
      applicant: 'NATURAL_PERSON',
      outcome: 'PARTIAL',
      came: true,
      closed: true,
      extended: false,
    } as const;
    const charts = chartsOf({
      year: 2025,
      form: key,
      figures,
      facts: {
        requests: [{ ...count, unitId: 'a', late: false, count: 99_999 }],
        publications: [{ unitId: 'a', measure: 'byChannel', way: 'WEIBO', count: 99_998 }],
      },
      past: [],
    });
    expect(charts).toHaveLength(2);
    const html = renderHtml(sheet, parts, charts.map(drawChart));
    expect(readPast(form, html, '')).toEqual({ figures, missing: [], from: 'tables' });
  });

  it('is read back from Word and from a workbook', async () => {
    for (const [name, bytes] of [
      ['a.docx', Buffer.from(await printDocx(reportDocument(sheet, parts, '测试区')))],
      ['a.xlsx', await reportXlsx(sheet)],
    ] as const) {
      const { html = '', text } = await extractFile({ name, bytes });
      const found = readPast(form, html, text);
      expect([name, found.missing.map(({ id }) => id), found.figures]).toEqual([name, [], figures]);
    }
  });

  it('is read however brackets, spaces, commas and empty cells are written', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2_000_000 }), { minLength: 5, maxLength: 40 }), (numbers) => {
        const some: Figures = Object.fromEntries(
          cellsOf(form).map(({ id }, index) => [id, numbers[index % numbers.length] ?? 0]),
        );
        const loose = renderHtml(sheetOf(key, some), parts)
          .replaceAll('（', '(')
          .replaceAll('）', ' ) ')
          .replaceAll(/<td([^>]*)>0<\/td>/gu, '<td$1> </td>')
          .replaceAll(/<td([^>]*)>(\d+)(\d{3})<\/td>/gu, '<td$1>$2,$3</td>')
          .replaceAll('<tbody>', '<tbody><tr><td colspan="3">（单位：件）</td></tr>');
        expect(readPast(form, loose, '').figures).toEqual(some);
      }),
      { numRuns: 20 },
    );
  });
});

it('shows the errors of cross-footing that a report contains', () => {
  const form = reportForms['2021'];
  const figures = Object.fromEntries(cellsOf(form).map(({ id }) => [id, 0]));
  const wrong = { ...figures, '3.new_received.natural_person': 52, '3.new_received.total': 53 };
  const found = readPast(form, renderHtml(sheetOf('2021', wrong), []), '');
  expect(found.figures).toEqual(wrong);
  const rules = checkFigures(form, found.figures).map(({ rule }) => rule);
  expect([...new Set(rules)].toSorted()).toEqual(['F1', 'F2']);
});

it('says what it has not found, and finds nothing where there is nothing', () => {
  const form = reportForms['2021'];
  const row =
    '<table><tr><td>四、结转下年度继续办理</td><td>1</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>1</td></tr></table>';
  const found = readPast(form, row, '');
  expect(found.figures['3.carried_out.total']).toBe(1);
  expect(Object.keys(found.figures)).toHaveLength(7);
  expect(found.missing).toHaveLength(cellsOf(form).length - 7);
  expect(readPast(form, '<p>没有表格</p>', '没有表格').figures).toEqual({});
});

const seeds = join(import.meta.dirname, '../../../../../../../shared/seeds');

it('has the reports it is tried on where they are required', () => {
  expect(existsSync(seeds) || process.env['CI'] === undefined, `${seeds} is missing`).toBe(true);
});

describe.skipIf(!existsSync(seeds))('real reports without tables (skipped without ../shared/seeds)', () => {
  const read = (begins: string): Figures => {
    const name = readdirSync(seeds).find((file) => file.startsWith(begins)) ?? '';
    const { text } = repairText(readFileSync(join(seeds, name), 'utf8'));
    return readPast(reportForms['2018'], '', text).figures;
  };

  it('give the figures their sentences state exactly', () => {
    expect(read('001')).toMatchObject({ A1: 457, 'A2.2': 289, 'A2.4': 138, 'A2.5': 30, I3: 9 });
    const city = read('003');
    expect(city).toMatchObject({ C1: 442, 'C1.1': 20, 'C1.3': 267, 'C1.4': 155, 'C3.2': 203 });
    // 7万余条 is no figure.
    expect(city['A2.2']).toBeUndefined();
  });
});
