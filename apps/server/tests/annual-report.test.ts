import type { IsoDate } from '@openzone/calendar';
import {
  applicantKindLabels,
  outcomeRules,
  type AnnualReportList,
  type AnnualReportView,
  type ApplicantKind,
  type DocumentDetail,
  type NoticePage,
  type ReportRecords,
  type ReportReturn,
  type ReportReturnList,
  type ReportSheet,
  type RequestOutcome,
} from '@openzone/contracts';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportSources } from '../src/app/report-sources.ts';
import { createExtractService } from '../src/base/files/extract/index.ts';
import { findSiteByKey, writeSetting, type Site } from '../src/base/sites/index.ts';
import { putColumn } from '../src/engines/publication/index.ts';
import { newId } from '../src/platform/ids.ts';
import { createPrinter } from '../src/platform/print/index.ts';
import {
  chaseReturns,
  compileReport,
  recordsBehind,
  watchDeadlines,
  type ReportQuery,
} from '../src/systems/annual-report/index.ts';
import type { RequestDeps } from '../src/systems/information-requests/index.ts';
import { createRemedyDesk } from '../src/systems/review-and-litigation/index.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { Driver, type Course } from './support/driven-requests.ts';
import type { ApiClient } from './support/http-client.ts';
import { loadPast, publishPast } from './support/past-publications.ts';
import { tellFigures } from './support/report-of-2018.ts';
import { misfits, read2016, stated } from './support/reported-figures.ts';
import { hasReport, seeds } from './support/reported-year.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { createZone, type TestZone } from './support/zone.ts';

/** The annual report from what a zone has done: counted from documents and requests that went the whole way. */

let database: TestDatabase;
let server: TestServer;
let zone: TestZone;
let site: Site;
let deps: RequestDeps;
let driver: Driver;
const clock = { now: () => new Date('2026-01-15T10:00:00+08:00') };

beforeAll(async () => {
  database = await createTestDatabase();
  // Thousands of transactions whose durability is not the question here.
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(`alter database ${client.escapeIdentifier(client.database ?? '')} set synchronous_commit = off`);
  await client.end();
  server = await startTestServer({ clock, database });
  zone = await createZone(server.database.app);
  const { runtime } = server;
  deps = {
    db: runtime.db,
    publicDb: runtime.publicDb,
    vault: runtime.vault,
    clock,
    extract: createExtractService(),
    printer: createPrinter({}),
    passKey: runtime.secrets.passes,
  };
  const found = await findSiteByKey(server.database.portal, 'test');
  if (found === undefined) throw new Error('no site');
  site = found;
  await server.database.app.transaction(zone.siteId, (tx) =>
    writeSetting(tx, 'requestDocuments', {
      remedy: { reviewBody: '测试市人民政府', court: '测试市中级人民法院', onlineReview: 'https://fy.test.example' },
      feePayment: '持本通知书到政务服务中心缴费窗口缴纳',
    }),
  );
  driver = new Driver(deps, site, zone);
});
afterAll(async () => {
  deps.printer.close();
  deps.extract.close();
  await server.stop();
  await database.drop();
});

const report = (query: Partial<ReportQuery> & { year: number }): Promise<ReportSheet> =>
  server.database.app.read(site.id, (reading) => compileReport(reading, reportSources, site, { unit: null, ...query }));

it('has the reports it reads its figures from where they are required', () => {
  expect(hasReport || process.env['CI'] === undefined, `${seeds} is missing`).toBe(true);
});

it('reads figures as reports write them', () => {
  expect(['173', '7万余', '14万余', '14000余', '6000余', '100余'].map(stated)).toEqual([
    { least: 173, below: 174 },
    { least: 70_000, below: 80_000 },
    { least: 140_000, below: 150_000 },
    { least: 14_000, below: 15_000 },
    { least: 6_000, below: 7_000 },
    { least: 100, below: 200 },
  ]);
});

describe.skipIf(!hasReport)('the zone’s report on 2016 (skipped without ../shared/seeds)', () => {
  it('is 457 documents on the website, by WeChat and in other ways, once each', async () => {
    const interpretations = await server.database.app.transaction(zone.siteId, (tx) =>
      putColumn(tx, zone.people.admin, null, {
        key: 'interpretation',
        parentId: null,
        name: '政策解读',
        nameEn: 'Interpretation',
        description: '',
        keywords: '',
        columnType: '政策解读',
        position: 2,
        updateEveryDays: 180,
        updateBasis: '',
        article: '20(三)',
        responsibleUnitId: zone.unitId,
        active: true,
      }),
    );
    const on = (index: number): IsoDate =>
      `2016-${String((index % 12) + 1).padStart(2, '0')}-${String((index % 28) + 1).padStart(2, '0')}`;
    const channels = ['PRESS', 'BROADCAST', 'SCREEN', 'BOARD'] as const;
    const labels = ['报刊', '广播电视', '电子屏', '公告栏'];
    // Some of each kind go the whole way; the others lie in the tables as these do afterwards.
    await publishPast(server, zone, [
      ...Array.from({ length: 20 }, (_, index) => ({
        on: on(index),
        ...(index < 5 ? { article: '20(一)' } : {}),
        ...(index >= 5 && index < 8 ? { columnId: interpretations } : {}),
      })),
      ...Array.from({ length: 8 }, (_, index) => ({
        on: on(index),
        from: { channel: 'WECHAT' as const, source: '微信' },
      })),
      ...Array.from({ length: 8 }, (_, index) => ({
        on: on(index),
        from: { channel: channels[index % 4] ?? 'PRESS', source: labels[index % 4] ?? '报刊' },
      })),
      { on: '2015-12-31' },
      { on: '2017-01-01' },
    ]);
    await loadPast(server, zone, 2016, [
      { count: 269 },
      { count: 130, from: { channel: 'WECHAT', source: '微信' } },
      { count: 22, from: { channel: 'BROADCAST', source: '广播电视' } },
    ]);
    const told = {
      interviews: 1,
      interviewsByHead: 1,
      offices: 1,
      readingPoints: 2,
      fullTimeStaff: 2,
      partTimeStaff: 2,
    };
    await tellFigures({ server, zone, site }, { ...told, funds: 5, meetings: 3, trainings: 2, trainees: 9 }, 2016);
    const sheet = await report({ year: 2016 });
    expect(sheet.form).toBe('2018');
    const source = read2016();
    expect(Object.keys(source).length).toBe(20);
    expect(misfits(source, sheet.figures)).toEqual([]);
    expect([sheet.figures['A1'], sheet.figures['A2.2'], sheet.figures['A2.4'], sheet.figures['A2.5']]).toEqual([
      457, 289, 138, 30,
    ]);
    expect(sheet.findings).toEqual([]);
    expect(await figuresOpened({ year: 2016, unit: null }, sheet)).toBeGreaterThan(30);
  });
});

/** Behind every figure lie as many records as it says. @returns how many figures were opened */
async function figuresOpened(query: ReportQuery, sheet: ReportSheet): Promise<number> {
  const cells = sheet.tables.flatMap(({ rows }) => rows.flatMap(({ figures }) => figures));
  const counted = cells.filter(({ hasRecords, unit }) => hasRecords && unit !== '万元');
  await server.database.app.read(site.id, async (reading) => {
    for (const { id, value } of counted) {
      const found = await recordsBehind(reading, reportSources, query, id, { limit: 5, offset: 0 });
      const listed = found.requests.length + found.remedies.length + found.documents.length;
      expect([id, found.total, listed]).toEqual([id, value, Math.min(5, value)]);
    }
  });
  return counted.length;
}

// ------------------------------------------------------------------------------------------------ the form since 2021
const kinds = Object.keys(applicantKindLabels) as ApplicantKind[];
const outcomes = (Object.keys(outcomeRules) as RequestOutcome[]).filter((one) => outcomeRules[one].regime !== '2007');

/** Every outcome for every kind of applicant at least once, as many as the place in both lists says modulo 2; some carried in and out. */
function coursesOf2025(): Course[] {
  const courses: Course[] = outcomes.flatMap((outcome, row) =>
    kinds.flatMap((kind, column) =>
      Array.from({ length: 1 + ((row * 5 + column) % 7 === 0 ? 1 : 0) }, (): Course => {
        const month = String(1 + ((row + column * 3) % 10)).padStart(2, '0');
        return {
          kind,
          received: `2025-${month}-06`,
          ends: { outcome, on: `2025-${month === '12' ? 12 : String(Number(month) + 1).padStart(2, '0')}-20` },
        };
      }),
    ),
  );
  return [
    ...courses,
    // Carried in and closed, carried through, carried out, and two of other years.
    { kind: 'NATURAL_PERSON', received: '2024-12-20', ends: { outcome: 'GRANTED', on: '2025-01-10' } },
    { kind: 'ORG_RESEARCH', received: '2024-12-25', ends: { outcome: 'PARTIAL', on: '2026-01-05' } },
    { kind: 'ORG_OTHER', received: '2025-12-22', ends: { outcome: 'NOT_EXIST', on: '2026-01-08' } },
    { kind: 'ORG_WELFARE', received: '2025-12-31', ends: null },
    { kind: 'NATURAL_PERSON', received: '2024-11-04', ends: { outcome: 'GRANTED', on: '2024-11-20' } },
    { kind: 'NATURAL_PERSON', received: '2026-01-05', ends: { outcome: 'GRANTED', on: '2026-01-06' } },
  ];
}

const counted: Readonly<Record<string, (course: Course) => boolean>> = {
  new_received: ({ received }) => received.startsWith('2025'),
  carried_in: ({ received, ends }) => received < '2025' && (ends === null || ends.on >= '2025-01-01'),
  result_total: ({ ends }) => ends?.on.startsWith('2025') === true,
  carried_out: ({ received, ends }) => received < '2026' && (ends === null || ends.on >= '2026-01-01'),
};

/** Table 三 by hand: nothing of the program but the names of rows and columns. */
function countByHand(courses: readonly Course[]): Record<string, number> {
  const figures: Record<string, number> = {};
  for (const course of courses) {
    for (const column of [course.kind.toLowerCase(), 'total']) {
      const rows = Object.keys(counted).filter((row) => counted[row]?.(course) === true);
      const result = course.ends?.on.startsWith('2025') === true ? outcomeRules[course.ends.outcome].reportRow : null;
      for (const row of [...rows, ...(result === null ? [] : [result])]) {
        const id = `3.${row}.${column}`;
        figures[id] = (figures[id] ?? 0) + 1;
      }
    }
  }
  return figures;
}

describe('the form since 2021', () => {
  const courses = coursesOf2025();
  let ids: string[];
  beforeAll(async () => {
    ids = await driver.liveAll(courses);
  });

  it('has all 21 results for all seven columns as they are counted by hand', async () => {
    const sheet = await report({ year: 2025 });
    const table = Object.fromEntries(Object.entries(sheet.figures).filter(([id]) => id.startsWith('3.')));
    const byHand = countByHand(courses);
    expect(Object.fromEntries(Object.entries(table).filter(([, figure]) => figure !== 0))).toEqual(byHand);
    expect(Object.keys(table)).toHaveLength(25 * 7);
    const results = sheet.tables[1]?.rows.flatMap(({ figures }) => figures) ?? [];
    expect(results.filter(({ value }) => value === 0).map(({ id }) => id)).toEqual(
      Object.keys(table).filter((id) => byHand[id] === undefined),
    );
    expect(sheet.findings.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('opens behind every figure as many records as it says', async () => {
    const query = { year: 2025, unit: null };
    expect(await figuresOpened(query, await report(query))).toBe(25 * 7 + 15 + 3);
  });

  it('tells review and litigation by group and result, those pending among them', async () => {
    const desk = createRemedyDesk({ db: server.runtime.db, clock, about: reportSources.requests.key });
    const { office } = zone.people;
    const plans = [
      ['REVIEW', 'UPHELD', '2025-10-10'],
      ['REVIEW', null, null],
      ['LITIGATION_DIRECT', 'CORRECTED', '2026-01-10'],
      ['LITIGATION_AFTER_REVIEW', 'OTHER', '2025-11-11'],
    ] as const;
    for (const [index, [kind, result, on]] of plans.entries()) {
      const input = { kind, on: '2025-09-01', body: '测试机关', caseNumber: `${index}`, claim: '', simplified: false };
      const [filed] = await desk.file(site, office, ids[index] ?? '', { ...input, commandKey: newId() });
      if (filed === undefined || result === null) continue;
      const act = { on, revision: filed.revision, commandKey: newId(), data: { result, note: '' } };
      await desk.act(site, office, filed.id, 'CONCLUDED', act);
    }
    const { figures, findings } = await report({ year: 2025 });
    const told = Object.entries(figures).filter(([id, figure]) => id.startsWith('4.') && figure !== 0);
    expect(Object.fromEntries(told)).toEqual({
      '4.review.upheld': 1,
      '4.review.pending': 1,
      '4.review.total': 2,
      '4.litigation_direct.pending': 1,
      '4.litigation_direct.total': 1,
      '4.litigation_after_review.other': 1,
      '4.litigation_after_review.total': 1,
    });
    expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('keeps the figures of a year when a request is reopened after it, and counts it once', async () => {
    const before = await report({ year: 2025 });
    const index = courses.findIndex(({ ends }) => ends?.outcome === 'REFUSED_DELIBERATIVE');
    const id = ids[index] ?? '';
    await driver.act(id, zone.people.office, 'REOPENED', '2026-01-12', { reason: '复议决定责令重新答复' });
    const after = await report({ year: 2025 });
    expect(after.figures).toEqual(before.figures);
    expect((await report({ year: 2026 })).figures['3.carried_in.total']).toBe(before.figures['3.carried_out.total']);
    const cell = '3.refused_deliberative.total';
    const query = { year: 2025, unit: null };
    const behind = await server.database.app.read(site.id, (reading) =>
      recordsBehind(reading, reportSources, query, cell, { limit: 100, offset: 0 }),
    );
    expect([behind.total, behind.requests.some((one) => one.id === id)]).toEqual([before.figures[cell], true]);
  });

  it('carries the year over into the next', async () => {
    const [last, next] = [await report({ year: 2025 }), await report({ year: 2026 })];
    const moved = kinds.map((kind) => kind.toLowerCase());
    for (const column of [...moved, 'total'])
      expect([column, next.figures[`3.carried_in.${column}`]]).toEqual([
        column,
        last.figures[`3.carried_out.${column}`],
      ]);
  });
});

// --------------------------------------------------------------------------------------------- units, and the record
describe('what units are asked', () => {
  const path = (unitId: string): string => `/report-returns/2025/${unitId}`;
  let office: ApiClient;
  let handler: ApiClient;
  let head: ApiClient;
  beforeAll(async () => {
    [office, handler, head] = [
      await server.office('office'),
      await server.office('handler'),
      await server.office('head'),
    ];
  });
  const read = async (): Promise<ReportReturn> => (await handler.get<ReportReturn>(path(zone.unitId))).body;
  const fill = async (client: ApiClient, change: Readonly<Record<string, number>>, remarks = {}) => {
    const { revision, items } = await read();
    const figures = { ...Object.fromEntries(items.map(({ key }) => [key, 0])), ...change };
    return client.put<ReportReturn>(path(zone.unitId), { revision, figures, remarks });
  };
  const sign = async (client: ApiClient) =>
    client.post<ReportReturn>(`${path(zone.unitId)}/sign`, { revision: (await read()).revision });
  const errorOf = ({ body }: { body: unknown }): string => (body as { error: string }).error;

  it('goes out with a day, once to each unit, to who fills it in and who signs', async () => {
    const round = { dueOn: '2026-01-18', note: '请核对台账', unitIds: [zone.unitId] };
    expect((await handler.put('/annual-reports/2025/round', round)).status).toBe(403);
    expect((await office.put('/annual-reports/2025/round', { ...round, unitIds: [newId()] })).status).toBe(400);
    const asked = await office.put<ReportReturnList>('/annual-reports/2025/round', round);
    expect(asked.body.items).toMatchObject([{ unitId: zone.unitId, state: 'asked', dueOn: '2026-01-18', late: false }]);
    await office.put('/annual-reports/2025/round', round);
    const inbox = await handler.get<NoticePage>('/notices');
    expect(inbox.body.items.filter(({ about }) => about === `report-return:2025:${zone.unitId}`)).toHaveLength(1);
    expect((await (await server.office('stranger')).get(path(zone.unitId))).status).toBe(404);
  });

  it('refuses what cannot be, keeps what somebody else wrote, and says what has to be explained', async () => {
    expect(errorOf(await fill(handler, { meetings: 1.5 }))).toBe('RETURN_FIGURE');
    expect(errorOf(await fill(handler, { nothing: 1 }))).toBe('RETURN_ITEM');
    const { revision } = await read();
    expect((await fill(handler, { trainees: 30, offices: 1 })).body.state).toBe('filled');
    expect(errorOf(await handler.put(path(zone.unitId), { revision, figures: {}, remarks: {} }))).toBe(
      'RETURN_CHANGED',
    );
    const doubted = (await read()).items.find(({ key }) => key === 'trainees');
    expect(doubted?.doubt?.text.zh).toBe('“接受培训人员数”为 30，而“举办各类培训班数”为 0，请核对或者说明。');
    expect(errorOf(await sign(head))).toBe('RETURN_UNEXPLAINED');
  });

  it('is signed off by the head, and not by who filled it in', async () => {
    expect((await fill(head, { offices: 1 })).status).toBe(200);
    expect((await sign(handler)).status).toBe(403);
    expect((await sign(head)).status).toBe(403);
    const filled = await fill(handler, { offices: 1, trainees: 30 }, { trainees: '参加市里举办的培训' });
    expect(filled.body.may).toEqual({ fill: true, sign: false, giveBack: false });
    // Only what is signed counts.
    expect((await report({ year: 2025 })).findings.map(({ rule }) => rule)).toContain('ASKED');
    expect((await sign(head)).body).toMatchObject({ state: 'signed', signedBy: 'head' });
    expect((await report({ year: 2025 })).findings.map(({ rule }) => rule)).not.toContain('ASKED');
    expect(errorOf(await fill(handler, { offices: 2 }))).toBe('RETURN_SIGNED');
  });

  it('is given back with what is wrong', async () => {
    const { revision } = await read();
    const back = `${path(zone.unitId)}/give-back`;
    expect(errorOf(await office.post(back, { revision, comment: '' }))).toBe('REASON_MISSING');
    expect((await office.post<ReportReturn>(back, { revision, comment: '机构数请再核对' })).body.state).toBe('asked');
    await fill(handler, { offices: 1, licenceDecisions: 12, adminFees: 0.25, reviewUpheld: 1 });
    expect((await sign(head)).body.events.map(({ kind }) => kind)).toEqual([
      'ASKED',
      'FILLED',
      'FILLED',
      'FILLED',
      'SIGNED',
      'GIVEN_BACK',
      'FILLED',
      'SIGNED',
    ]);
    const { figures } = await report({ year: 2025 });
    expect([
      figures['2.licence'],
      figures['2.admin_fee'],
      figures['4.review.upheld'],
      figures['4.review.total'],
    ]).toEqual([12, 0.25, 2, 3]);
  });

  it('is chased before its day and every week after it, once each, until it is signed', async () => {
    const round = { dueOn: '2026-01-18', note: '', unitIds: [zone.otherUnitId] };
    await office.put('/annual-reports/2025/round', round);
    const chase = (on: string): Promise<number> =>
      chaseReturns({ db: server.runtime.db, clock: { now: () => new Date(`${on}T10:00:00+08:00`) } }, site);
    const told = async (): Promise<number> =>
      (await (await server.office('stranger')).get<NoticePage>('/notices')).body.items.filter(({ about }) =>
        about.startsWith('report-return:2025'),
      ).length;
    const counts: number[] = [];
    for (const on of [
      '2026-01-10',
      '2026-01-14',
      '2026-01-16',
      '2026-01-20',
      '2026-01-21',
      '2026-01-28',
      '2026-12-01',
    ]) {
      await chase(on);
      counts.push(await told());
    }
    expect(counts).toEqual([1, 2, 2, 3, 3, 4, 4]);
    const inbox = (await office.get<NoticePage>('/notices')).body.items;
    expect(inbox.filter(({ about }) => about === 'report-round:2025')).toHaveLength(2);
  });
});

describe('the report as a record', () => {
  let office: ApiClient;
  const path = (): string => `/annual-reports/2025?unitId=${zone.unitId}`;
  const view = async (): Promise<AnnualReportView> => (await office.get<AnnualReportView>(path())).body;
  const write = async (parts: Readonly<Record<string, string>>) =>
    office.put<AnnualReportView>(path(), { revision: (await view()).report?.revision ?? 0, parts });
  const freeze = async (reason = '') =>
    office.post<AnnualReportView>(`/annual-reports/2025/freeze?unitId=${zone.unitId}`, {
      revision: (await view()).report?.revision ?? 0,
      columnId: zone.columnId,
      reason,
    });
  beforeAll(async () => {
    office = await server.office('office');
  });

  it('begins with words whose figures are those of the tables', async () => {
    expect((await view()).report).toBeNull();
    expect((await (await server.office('handler')).post(path(), {})).status).toBe(403);
    const { report: begun, sheet, dueOn } = (await office.post<AnnualReportView>(path(), {})).body;
    expect(dueOn).toBe('2026-01-31');
    expect(sheet.title).toBe('财政局2025年政府信息公开工作年度报告');
    const received = sheet.figures['3.new_received.total'] ?? 0;
    expect(begun?.parts[0]?.text).toContain(`全年新收政府信息公开申请${received}件`);
    expect(begun?.parts.map(({ no }) => no)).toEqual(['一', '二', '三', '四', '五', '六']);
    expect(begun?.fields.find(({ key }) => key === '3.new_received.total')?.value).toBe(String(received));
  });

  it('finds a sentence that says otherwise than its table', async () => {
    const received = (await view()).sheet.figures['3.new_received.total'] ?? 0;
    const { sheet } = (await write({ 五: `全年共收到政府信息公开申请${received + 1}件，有的答复不够及时。` })).body;
    expect(sheet.findings.filter(({ rule }) => rule === 'TEXT').map(({ text }) => text.zh)).toEqual([
      `第五部分写“收到政府信息公开申请${received + 1}件”，而表中“一、本年新收政府信息公开申请数量（总计）”为 ${received}。`,
    ]);
  });

  it('is frozen only when it is whole', async () => {
    expect((await write({ 七: '' })).text).toContain('REPORT_PART');
    await write({ 五: '问题：（请填写。）' });
    expect((await freeze()).text).toContain('REPORT_PART_UNWRITTEN');
    await write({ 五: '有{{3.granted.totals}}件答复不够及时，已经改进。' });
    expect((await freeze()).text).toContain('REPORT_FIELD_UNKNOWN');
    await write({ 五: '有的答复不够及时，已经改进。' });
    const frozen = (await freeze()).body;
    expect(frozen.report?.versions).toMatchObject([{ number: 1, reason: '', frozenBy: 'office' }]);
    expect(frozen.report?.drift).toEqual([]);
    expect((await freeze('没有什么变化的更正')).text).toContain('REPORT_UNCHANGED');
    await expect(server.database.bypass(site.id, `update annual_report_version set figures = '{}'`)).rejects.toThrow(
      /permission denied|kept for ever/,
    );
  });

  it('becomes a document with real tables, which goes the way of every document', async () => {
    const id = (await view()).report?.documentId ?? '';
    const detail = (await office.get<DocumentDetail>(`/documents/${id}`)).body;
    expect([detail.stage, detail.title]).toEqual(['draft', '财政局2025年政府信息公开工作年度报告']);
    const { bodyHtml } = detail.version;
    expect(bodyHtml).toContain('<caption>收到和处理政府信息公开申请情况</caption>');
    expect(bodyHtml).toContain('<th scope="colgroup" colspan="5">法人或其他组织</th>');
    expect(bodyHtml).toContain('<th scope="rowgroup" rowspan="22">三、本年度办理结果</th>');
    const [official = '', charts = ''] = bodyHtml.split('<h2>附：图表</h2>');
    expect(official.match(/<td/g)).toHaveLength(25 * 7 + 15 + 6 + 4);
    expect(charts.match(/<img src="picture:/g)?.length).toBeGreaterThan(0);
  });

  it('keeps what was frozen, tells what has changed since, and takes a correction with its reason', async () => {
    const before = (await view()).sheet.figures['3.new_received.natural_person'] ?? 0;
    await driver.liveAll([
      { kind: 'NATURAL_PERSON', received: '2025-12-30', ends: { outcome: 'GRANTED', on: '2025-12-31' }, paidPages: 60 },
    ]);
    const now = await view();
    expect(now.report?.drift.find(({ cell }) => cell === '3.new_received.natural_person')).toMatchObject({
      frozen: before,
      now: before + 1,
    });
    expect((await freeze()).text).toContain('REASON_MISSING');
    // Fees have to be told of in part 六, and the wording does.
    expect(now.report?.parts.at(-1)?.text).toContain('收取信息处理费300元');
    const corrected = await freeze('漏登一件申请，予以更正');
    expect(corrected.body.report?.versions.map(({ number, reason }) => [number, reason])).toEqual([
      [2, '漏登一件申请，予以更正'],
      [1, ''],
    ]);
    expect(corrected.body.report?.drift).toEqual([]);
    const detail = (await office.get<DocumentDetail>(`/documents/${corrected.body.report?.documentId ?? ''}`)).body;
    expect(detail.version).toMatchObject({ number: 2, changeNote: '漏登一件申请，予以更正' });
  });

  it('is watched for the days of article 49', async () => {
    const watch = (on: string): Promise<number> =>
      watchDeadlines({ db: server.runtime.db, clock: { now: () => new Date(`${on}T10:00:00+08:00`) } }, site);
    const told = async (): Promise<string[]> =>
      (await office.get<NoticePage>('/notices')).body.items
        .filter(({ about }) => about === 'annual-report:2025')
        .map(({ body }) => body.zh);
    for (const on of ['2026-01-10', '2026-01-20', '2026-01-21', '2026-02-02', '2026-02-03', '2027-01-20'])
      await watch(on);
    // The draft of a document is not a report published.
    expect(await told()).toEqual([
      '应于 2026-01-31 前公布（条例第四十九条），尚未公布：财政局、经济发展局。',
      '应于 2026-01-31 前公布（条例第四十九条），尚未公布：财政局、经济发展局。',
    ]);
    await watch('2026-03-20');
    expect((await told())[0]).toBe('应于 2026-03-31 前公布（条例第四十九条），尚未公布：test经济开发区。');
  });

  it('goes out as a file, for who may see it', async () => {
    const file = (format: string) => `/annual-reports/2025/export?format=${format}&unitId=${zone.unitId}`;
    const json = await office.get<ReportSheet>(file('json'));
    expect(json.body.figures).toEqual((await view()).sheet.figures);
    for (const format of ['docx', 'xlsx']) {
      const got = await office.get(file(format));
      expect([got.status, got.text.slice(0, 2)]).toEqual([200, 'PK']);
    }
    expect((await (await server.office('stranger')).get(file('json'))).status).toBe(404);
  });

  it('is listed for who may know of it, its records opened by its own people', async () => {
    expect((await office.get<AnnualReportList>('/annual-reports')).body.items).toMatchObject([
      { year: 2025, unit: { name: '财政局' }, form: '2021', version: 2 },
    ]);
    const stranger = await server.office('stranger');
    expect((await stranger.get<AnnualReportList>('/annual-reports')).body.items).toEqual([]);
    expect((await stranger.get(path())).status).toBe(404);
    expect((await stranger.get('/annual-reports/2025')).status).toBe(403);
    const records = `/annual-reports/2025/records?cell=3.granted.total&unitId=${zone.unitId}`;
    const found = (await (await server.office('handler')).get<ReportRecords>(records)).body;
    expect(found.total).toBe((await view()).sheet.figures['3.granted.total']);
    expect((await office.get(records.replace('granted', 'nothing'))).status).toBe(404);
  });
});
