import type { AnnualReportView, PastReportPreview } from '@openzone/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { reportSources } from '../src/app/report-sources.ts';
import { findSiteByKey, type Site } from '../src/base/sites/index.ts';
import { compileReport } from '../src/systems/annual-report/index.ts';
import { cellsOf, reportForms } from '../src/systems/annual-report/forms/index.ts';
import type { ApiClient } from './support/http-client.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { createZone, type TestZone } from './support/zone.ts';

/** A report published before the platform is read from its file, shows its own errors, and is what the next year is compared with. */
let server: TestServer;
let zone: TestZone;
let site: Site;
let office: ApiClient;
beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => new Date('2026-01-15T10:00:00+08:00') } });
  zone = await createZone(server.database.app);
  const found = await findSiteByKey(server.database.portal, 'test');
  if (found === undefined) throw new Error('no site');
  site = found;
  office = await server.office('office');
});
afterAll(() => server.stop());

const path = (year: number): string => `/annual-reports/${year}?unitId=${zone.unitId}`;
const send = <T>(to: string, who: ApiClient, html: string) =>
  who.upload<T>(`/annual-reports/2024/${to}?unitId=${zone.unitId}`, [
    {
      name: '2024年报.html',
      bytes: Buffer.from(`<!doctype html><meta charset="utf-8"><title>年报</title><body>${html}`),
    },
  ]);
/** 53 in the total, 52 in what it adds up; 4 carried out. */
const row = (label: string, ...figures: number[]): string =>
  `<tr><td>${label}</td>${figures.map((figure) => `<td>${figure}</td>`).join('')}</tr>`;
const old = `<h1>财政局2024年政府信息公开工作年度报告</h1><p>${'正文。'.repeat(40)}</p><table>${[
  row('一、本年新收政府信息公开申请数量', 50, 2, 0, 0, 0, 0, 53),
  row('二、上年结转政府信息公开申请数量', 0, 0, 0, 0, 0, 0, 0),
  row('四、结转下年度继续办理', 4, 0, 0, 0, 0, 0, 4),
].join('')}</table>`;

it('is looked at without being kept, with the errors it contains', async () => {
  const { status, body } = await send<PastReportPreview>('past/preview', office, old);
  expect(status).toBe(200);
  expect(Object.keys(body.figures)).toHaveLength(21);
  expect(body.missing).toHaveLength(cellsOf(reportForms['2021']).length - 21);
  expect(body.findings.map(({ rule, cells }) => [rule, cells[0]])).toContainEqual(['F1', '3.new_received.total']);
  const { past, sheet } = (await office.get<AnnualReportView>(path(2024))).body;
  expect([past, sheet.figures['3.new_received.total']]).toEqual([null, 0]);
});

it('is refused where it has no such tables, and to who is not of the office', async () => {
  const wrong = await send('past/preview', office, `<p>${'这里没有表格。'.repeat(30)}</p>`);
  expect([wrong.status, wrong.text]).toEqual([400, expect.stringContaining('PAST_REPORT_UNREADABLE')]);
  expect((await send('past', await server.office('head'), old)).status).toBe(403);
});

it('is kept, and the next year is compared with it', async () => {
  const { body } = await send<AnnualReportView>('past', office, old);
  expect(body.past).toMatchObject({ fileName: '2024年报.html', importedBy: 'office' });
  const sheet = await server.database.app.read(site.id, (reading) =>
    compileReport(reading, reportSources, site, { year: 2025, unit: zone.unitId }),
  );
  const figures = sheet.tables.flatMap(({ rows }) => rows.flatMap((one) => one.figures));
  expect(figures.find(({ id }) => id === '3.new_received.total')?.before).toBe(53);
  // What was carried out of 2024 has not been carried into 2025.
  expect(sheet.findings.filter(({ rule }) => rule === 'F6').map(({ cells }) => cells[0])).toEqual([
    '3.carried_in.natural_person',
    '3.carried_in.total',
  ]);
});

it('stays on record when it is read anew', async () => {
  await send('past', office, old.replace('<td>53</td>', '<td>52</td>'));
  const { past } = (await office.get<AnnualReportView>(path(2024))).body;
  expect(past?.figures['3.new_received.total']).toBe(52);
  await expect(server.database.bypass(zone.siteId, `update report_past set figures = '{"A1": 1}'`)).rejects.toThrow(
    /permission denied|kept for ever/,
  );
  const kept = await server.database.bypass(zone.siteId, 'select count(*)::int as n from report_past');
  expect(kept.rows).toEqual([{ n: 2 }]);
});
