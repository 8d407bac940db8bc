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
  const desk = createReportDesk({ db, clock, sources: reportSources, printer: createPrinter() });
  const year = 2025;
  await desk.ask(site, office, year, { dueOn: '2026-01-15', note: `${marker}note`, unitIds: [unitId] });
  const figures = Object.fromEntries(askedBy('2021').map((item) => [item, 0]));
  const remarks = { meetings: `${marker}remark` };
  const { revision } = await desk.fill(site, handler, year, unitId, { revision: 1, figures, remarks });
  await desk.sign(site, head, year, unitId, revision);
  const begun = await desk.begin(site, office, year, null);
  const written = await desk.write(site, office, year, null, {
    revision: begun.report?.revision ?? 0,
    parts: { 五: `${marker}problems` },
  });
  await desk.freeze(site, office, year, null, { revision: written.report?.revision ?? 0, columnId, reason: '' });
}
