import type { RequestPage, RemedyKind, RemedyResult } from '@openzone/contracts';
import { createExtractService } from '../../src/base/files/extract/index.ts';
import { createPrinter } from '../../src/platform/print/index.ts';
import { beforeAll, expect, it } from 'vitest';
import { reportSources } from '../../src/app/report-sources.ts';
import type { Site } from '../../src/base/sites/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { compileReport, createReportDesk, recordsBehind } from '../../src/systems/annual-report/index.ts';
import { askedBy } from '../../src/systems/annual-report/forms/index.ts';
import { createRemedyDesk } from '../../src/systems/review-and-litigation/index.ts';
import { loadPast, publishPast } from './past-publications.ts';
import { misfits, read2018 } from './reported-figures.ts';
import type { TestServer } from './server.ts';
import type { TestZone } from './zone.ts';

/** What the tests of a driven year share. */
export interface DrivenYear {
  readonly server: TestServer;
  readonly zone: TestZone;
  readonly site: Site;
}

/** The city's report on 2018, from the driven requests, documents and what its unit tells. */
export function reportOf2018(driven: () => DrivenYear): void {
  beforeAll(async () => {
    const { server, zone } = driven();
    await fileRemedies(driven());
    await publishPast(server, zone, [
      { on: '2018-01-01' },
      { on: '2018-12-31' },
      // Neither of these belongs to the year.
      { on: '2017-12-31' },
      { on: '2019-01-01' },
    ]);
    await loadPast(server, zone, 2018, [
      { count: 75_398 },
      { count: 173, from: { channel: 'GAZETTE', source: '政府公报' } },
      { count: 6_320, from: { channel: 'WEIBO', source: '微博' } },
      { count: 14_210, from: { channel: 'WECHAT', source: '微信' } },
      { count: 44_000, from: { channel: 'PRESS', source: '报刊' } },
      { count: 1_100, from: { channel: 'SCREEN', source: '电子屏' } },
    ]);
    await tellFigures(driven(), { trainings: 54, trainees: 2204, pressConferences: 104, interviews: 50 });
  });

  it('has every figure of the report, to the unit', async () => {
    const { server, site } = driven();
    const sheet = await server.database.app.read(site.id, (reading) =>
      compileReport(reading, reportSources, site, { year: 2018, form: '2018', unit: null }),
    );
    const source = read2018();
    expect(Object.keys(source).length).toBe(32);
    expect(misfits(source, sheet.figures)).toEqual([]);
    expect(sheet.findings).toEqual([]);
    expect(sheet.title).toBe('政府信息公开情况统计表（2018年度）');
  });

  it('says the same of the one unit that did it all, and nothing of the other', async () => {
    const { server, site, zone } = driven();
    const of = async (unit: string | null) =>
      (
        await server.database.app.read(site.id, (reading) =>
          compileReport(reading, reportSources, site, { year: 2018, unit }),
        )
      ).figures;
    expect(await of('czj')).toEqual(await of(null));
    expect(Object.values(await of(zone.otherUnitId)).every((figure) => figure === 0)).toBe(true);
  });

  it('opens behind every figure as many records as it says', async () => {
    const { server, site } = driven();
    await server.database.app.read(site.id, async (reading) => {
      const query = { year: 2018, unit: null };
      const sheet = await compileReport(reading, reportSources, site, query);
      const cells = sheet.tables.flatMap(({ rows }) => rows.flatMap(({ figures }) => figures));
      // Those of a hundred thousand documents are like those of a few hundred, which another test opens.
      const counted = cells.filter(({ hasRecords, unit, value }) => hasRecords && unit !== '万元' && value < 1_000);
      expect(counted.length).toBeGreaterThan(30);
      for (const { id, value } of counted) {
        const { total } = await recordsBehind(reading, reportSources, query, id, { limit: 1, offset: 0 });
        expect([id, total]).toEqual([id, value]);
      }
    });
  });
}

/** Six reviews and six lawsuits about requests of the year, each concluded in it. */
async function fileRemedies({ server, site, zone }: DrivenYear): Promise<void> {
  const { db, clock } = server.runtime;
  const desk = createRemedyDesk({ db, clock, about: reportSources.requests.key });
  const office = await server.office('office');
  const page = await office.get<RequestPage>('/requests?view=all&pageSize=12&to=2018-06-30');
  const plans: [RemedyKind, RemedyResult][] = [
    ...(['UPHELD', 'UPHELD', 'UPHELD', 'CORRECTED', 'OTHER', 'OTHER'] as const).map(
      (result): [RemedyKind, RemedyResult] => ['REVIEW', result],
    ),
    ...(['UPHELD', 'UPHELD', 'CORRECTED'] as const).map((result): [RemedyKind, RemedyResult] => [
      'LITIGATION_DIRECT',
      result,
    ]),
    ...(['UPHELD', 'UPHELD', 'OTHER'] as const).map((result): [RemedyKind, RemedyResult] => [
      'LITIGATION_AFTER_REVIEW',
      result,
    ]),
  ];
  for (const [index, [kind, result]] of plans.entries()) {
    const request = page.body.items[index];
    if (request === undefined) throw new Error('too few requests');
    const key = newId();
    const input = {
      kind,
      on: '2018-09-03',
      body: '测试市人民政府',
      caseNumber: `${index}`,
      claim: '',
      simplified: false,
    };
    const [filed] = await desk.file(site, zone.people.office, request.id, { ...input, commandKey: key });
    if (filed === undefined) throw new Error('nothing was filed');
    await desk.act(site, zone.people.office, filed.id, 'CONCLUDED', {
      on: '2018-11-05',
      revision: filed.revision,
      commandKey: newId(),
      data: { result, note: '' },
    });
  }
}

/** The unit is asked, its handler fills in, its head signs. */
export async function tellFigures(
  { server, zone, site }: DrivenYear,
  told: Readonly<Record<string, number>>,
  year = 2018,
  form: '2018' | '2019' | '2021' = '2018',
): Promise<void> {
  const { db, clock } = server.runtime;
  const desk = createReportDesk({
    db,
    clock,
    sources: reportSources,
    printer: createPrinter(),
    files: server.runtime.files,
    extract: createExtractService(),
  });
  const { unitId } = zone;
  const { office, handler, head } = zone.people;
  const figures = Object.fromEntries(askedBy(form).map((item) => [item, told[item] ?? 0]));
  await desk.ask(site, office, year, { dueOn: `${year + 1}-01-20`, note: '', unitIds: [unitId] });
  const { revision } = await desk.fill(site, handler, year, unitId, { revision: 1, figures, remarks: {} });
  await desk.sign(site, head, year, unitId, revision);
}
