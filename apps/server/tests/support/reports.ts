import { createExtractService } from '../../src/base/files/extract/index.ts';
import { createPrinter } from '../../src/platform/print/index.ts';
import { reportSources } from '../../src/app/report-sources.ts';
import { findSiteByKey } from '../../src/base/sites/index.ts';
import { createReportDesk } from '../../src/systems/annual-report/index.ts';
import { askedBy } from '../../src/systems/annual-report/forms/index.ts';
import type { TestServer } from './server.ts';
import type { TestZone } from './zone.ts';

/** A report with a row in every table a report can touch. Every word of it holds `marker`. */
export async function plantReport(server: TestServer, zone: TestZone, key: string, marker: string): Promise<void> {
  const site = await findSiteByKey(server.database.portal, key);
  if (site === undefined) throw new Error(`no site ${key}`);
  const { office, handler, head } = zone.people;
  const { unitId, columnId } = zone;
  const { db, clock } = server.runtime;
  const desk = createReportDesk({
    db,
    clock,
    sources: reportSources,
    printer: createPrinter(),
    files: server.runtime.files,
    extract: createExtractService(),
  });
  const year = 2025;
  await desk.ask(site, office, year, { dueOn: '2026-01-15', note: `${marker}note`, unitIds: [unitId] });
  const figures = Object.fromEntries(askedBy('2021').map((item) => [item, 0]));
  const remarks = { meetings: `${marker}remark` };
  const { revision } = await desk.fill(site, handler, year, unitId, { revision: 1, figures, remarks });
  await desk.sign(site, head, year, unitId, revision);
  const release = async (of: number, whose: string | null): Promise<void> => {
    const begun = await desk.begin(site, office, of, whose);
    const written = await desk.write(site, office, of, whose, {
      revision: begun.report?.revision ?? 0,
      parts: { 五: `${marker}problems` },
    });
    await desk.freeze(site, office, of, whose, { revision: written.report?.revision ?? 0, columnId, reason: '' });
  };
  await release(year, null);
  await release(year, unitId);
  const table =
    '<table><tr><td>A</td></tr><tr><td>四、结转下年度继续办理</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td></tr></table>';
  await desk.keepPast(site, office, year - 1, null, {
    name: `${marker}past.html`,
    bytes: Buffer.from(`<!doctype html><meta charset="utf-8"><title>x</title><p>${'正文。'.repeat(40)}</p>${table}`),
  });
  // The year of the requests, so that figures have records.
  await release(year + 1, null);
}
