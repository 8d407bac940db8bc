import type { AccountSecurity, NoticePage, TimeLimits, TimeLimitsRecords } from '@openzone/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { watchedCases } from '../src/app/watched-cases.ts';
import { createNoticeSender } from '../src/base/notices/index.ts';
import { findSiteByKey, type Site } from '../src/base/sites/index.ts';
import { newId } from '../src/platform/ids.ts';
import { tellUnitHeads } from '../src/systems/time-limits/index.ts';
import type { ApiClient } from './support/http-client.ts';
import { publishPast } from './support/past-publications.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { createZone, makeDocument, type TestZone } from './support/zone.ts';

/** The time-limit monitor: what it counts, that every figure opens as many records, who sees it, and whom it tells. */
let server: TestServer;
let zone: TestZone;
let site: Site;
let office: ApiClient;

const clock = { now: () => new Date('2026-06-01T10:00:00+08:00') };
/** The whole of 2018: four in each month, half of the December ones late, and forty in December. */
const past = [
  ...Array.from({ length: 11 }, (_, month) => `2018-${String(month + 1).padStart(2, '0')}-12`).flatMap((on) =>
    Array.from({ length: 4 }, () => ({ on })),
  ),
  ...Array.from({ length: 20 }, () => ({ on: '2018-12-12' })),
  ...Array.from({ length: 20 }, () => ({ on: '2018-12-12', made: '2018-10-08' })),
  // Of another year.
  { on: '2017-12-12' },
];

beforeAll(async () => {
  server = await startTestServer({ clock });
  zone = await createZone(server.database.app);
  const found = await findSiteByKey(server.database.portal, 'test');
  if (found === undefined) throw new Error('no site');
  site = found;
  office = await server.office('office');
  await publishPast(server, zone, past);
  await makeDocument(server.database.app, zone, 'approved', { title: '已批准未公开', writtenDate: '2026-03-02' });
  await makeDocument(server.database.app, zone, 'determined', { title: '刚认定', writtenDate: '2026-05-29' });
  await makeDocument(server.database.app, zone, 'draft', { title: '还没有认定', writtenDate: '2026-03-02' });
  for (const on of ['2026-03-02', '2026-05-06', '2026-05-29']) {
    const receipt = await office.post('/requests', {
      channel: 'IN_PERSON',
      on,
      form: {
        applicantKind: 'NATURAL_PERSON',
        identity: { name: '张三', phone: '13800138000', address: '测试路1号' },
        content: { description: '2026年部门预算批复文件', deliveryMethod: 'POST', medium: 'PAPER' },
      },
      commandKey: newId(),
      unitId: zone.unitId,
      note: '',
    });
    expect([receipt.status, receipt.text]).toEqual([201, expect.anything()]);
  }
});
afterAll(() => server.stop());

const see = async (year: number, who = office): Promise<TimeLimits> =>
  (await who.get<TimeLimits>(`/time-limits?year=${year}`)).body;
const total = async (query: string): Promise<number> =>
  (await office.get<TimeLimitsRecords>(`/time-limits/records?${query}`)).body.total;

describe('the monitor', () => {
  it('counts what was late, and whether the year ends in a rush', async () => {
    const { whole, months, units, columns, threshold } = await see(2018);
    expect(months).toEqual([4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 40]);
    expect(whole.timing).toMatchObject({ published: 84, late: 20, waiting: 0, median: 0 });
    expect(whole.bunching).toMatchObject({ n: 84, december: 40, verdict: 'bunched' });
    expect(whole.bunching.z ?? 0).toBeGreaterThan(threshold);
    expect(units.map(({ name, timing }) => [name, timing.late])).toEqual([['财政局', 20]]);
    expect(columns.map(({ name, timing }) => [name, timing.published])).toEqual([['财政预决算', 84]]);
  });

  it('opens behind each figure as many records as it says', async () => {
    const { whole, months, columns } = await see(2018);
    for (const figure of ['published', 'late', 'unknown', 'waiting', 'waitingLate'] as const)
      expect([figure, await total(`year=2018&figure=${figure}`)]).toEqual([figure, whole.timing[figure]]);
    expect(await total('year=2018&figure=december')).toBe(whole.bunching.december);
    for (const [index, count] of months.entries())
      expect(await total(`year=2018&figure=published&month=${index + 1}`)).toBe(count);
    const [column] = columns;
    expect(await total(`year=2018&figure=late&columnId=${column?.id ?? ''}`)).toBe(column?.timing.late);
    expect(await total(`year=2018&figure=late&columnId=${zone.otherColumnId}`)).toBe(0);
    const { body } = await office.get<TimeLimitsRecords>('/time-limits/records?year=2018&figure=late');
    expect(body.documents[0]).toMatchObject({ made: '2018-10-08', dueOn: '2018-11-05', publicOn: '2018-12-12' });
    const pages = await Promise.all(
      [1, 2, 3].map(
        async (page) =>
          (await office.get<TimeLimitsRecords>(`/time-limits/records?year=2018&figure=published&page=${page}`)).body,
      ),
    );
    expect(pages.map(({ documents, total: all }) => [documents.length, all])).toEqual([
      [50, 84],
      [34, 84],
      [0, 84],
    ]);
    expect(new Set(pages.flatMap(({ documents }) => documents.map(({ id }) => id))).size).toBe(84);
  });

  it('shows what waits, and requests late or about to be', async () => {
    const { whole, cases, reports } = await see(2026);
    expect(whole.timing).toMatchObject({ waiting: 2, waitingLate: 1 });
    expect(whole.bunching.verdict).toBe('yearNotOver');
    expect(cases).toMatchObject([{ unit: { name: '财政局' }, open: 3, soon: 1, late: 1 }]);
    expect(await total(`year=2026&figure=caseLate&procedure=${cases[0]?.procedure ?? ''}`)).toBe(1);
    expect(await total('year=2026&figure=caseSoon')).toBe(1);
    // Nobody has begun a report here.
    expect(reports).toEqual([]);
    await office.post('/annual-reports/2025', {});
    expect((await see(2026)).reports).toMatchObject([
      { year: 2025, dueOn: '2026-01-31', late: true, names: ['财政局', '经济发展局'] },
      { year: 2025, dueOn: '2026-03-31', late: true },
    ]);
  });

  it('goes out as a workbook', async () => {
    const file = await office.get('/time-limits/export?year=2018');
    expect([file.status, file.text.slice(0, 2)]).toEqual([200, 'PK']);
  });

  it('shows a unit its own figures, and nobody else’s', async () => {
    const head = await server.office('head');
    expect((await head.get(`/time-limits?year=2018`)).status).toBe(403);
    const own = (await head.get<TimeLimits>(`/time-limits?year=2018&unitId=${zone.unitId}`)).body;
    expect(own.whole.timing.late).toBe(20);
    const stranger = await server.office('stranger');
    for (const path of ['', '/export'])
      expect((await stranger.get(`/time-limits${path}?year=2018&unitId=${zone.unitId}`)).status).toBe(403);
    expect((await stranger.get(`/time-limits/records?year=2018&figure=late&unitId=${zone.unitId}`)).status).toBe(403);
  });
});

describe('the week', () => {
  const tell = (on: string): Promise<number> =>
    tellUnitHeads(
      {
        db: server.runtime.db,
        vault: server.runtime.vault,
        clock: { now: () => new Date(`${on}T10:00:00+08:00`) },
        cases: watchedCases,
      },
      site,
    );

  it('is told to the head of the unit once, whichever days were missed, and to nobody with nothing to do', async () => {
    const counts: number[] = [];
    // Monday, Thursday, Sunday; the next Monday; a week missed, and the Friday after it.
    for (const on of ['2026-06-01', '2026-06-04', '2026-06-07', '2026-06-08', '2026-06-19'])
      counts.push(await tell(on));
    expect(counts).toEqual([1, 0, 0, 1, 1]);
    const inbox = (await (await server.office('head')).get<NoticePage>('/notices')).body.items;
    const mine = inbox.filter(({ about }) => about === `time-limits:${zone.unitId}`);
    expect(mine).toHaveLength(3);
    expect(mine.at(-1)?.body.zh).toContain('超过20个工作日仍未公开的 1 件；申请等事项即将到期 1 件、已逾期 1 件');
    const others = (await (await server.office('stranger')).get<NoticePage>('/notices')).body.items;
    expect(others.filter(({ about }) => about.startsWith('time-limits:'))).toEqual([]);
  });

  it('goes by mail as well to a head who has given an address, and to nobody else', async () => {
    const head = await server.office('head');
    const refused = await head.put('/account/mail', { mail: 'head at zone' });
    expect([refused.status, refused.error]).toMatchObject([400, { error: 'MAIL_ADDRESS_WRONG', field: 'mail' }]);
    const kept = await head.put<AccountSecurity>('/account/mail', { mail: ' head@zone.example ' });
    expect(kept.body.mail).toBe('head@zone.example');
    expect((await (await server.office('stranger')).get<AccountSecurity>('/account')).body.mail).toBe('');
    const { rows } = await server.database.bypass(site.id, 'select sealed from account_mail');
    expect(String(rows[0]?.['sealed'])).not.toContain('zone.example');

    const sent: string[] = [];
    const sender = createNoticeSender(
      server.runtime.db,
      { EMAIL: (to, subject) => Promise.resolve(void sent.push(`${to} ${subject}`)) },
      { openAddress: server.runtime.vault.open, log: () => undefined, now: () => new Date() },
    );
    const week = async (on: string): Promise<string[]> => {
      sent.length = 0;
      await tell(on);
      await sender.sendDue(site.id);
      return [...sent];
    };
    expect(await week('2026-06-22')).toEqual([expect.stringMatching(/^head@zone\.example .*本周时限提醒：财政局/u)]);
    expect(await week('2026-06-24')).toEqual([]);
    await head.put('/account/mail', { mail: '' });
    expect(await week('2026-06-29')).toEqual([]);
    await sender.stop();
  });
});
