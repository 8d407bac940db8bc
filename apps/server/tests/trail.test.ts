import type { DocumentDetail, Me, TrailChoices, TrailEntry, TrailItem, TrailPage } from '@openzone/contracts';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entriesQuery } from '../src/base/audit/reader.ts';
import { recordAudit } from '../src/base/audit/index.ts';
import { newId } from '../src/platform/ids.ts';
import { sql } from '../src/platform/db/index.ts';
import type { ApiClient } from './support/http-client.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { createZone, draft, type TestZone } from './support/zone.ts';

let server: TestServer;
let zone: TestZone;
let handler: ApiClient;
let office: ApiClient;
let admin: ApiClient;
let document: DocumentDetail;

beforeAll(async () => {
  server = await startTestServer();
  zone = await createZone(server.database.app);
  handler = await server.office('handler');
  office = await server.office('office');
  admin = await server.office('admin');
  document = (await handler.post<DocumentDetail>('/documents', draft(zone, { title: '日志里没有的标题' }))).body;
  await handler.post(`/documents/${document.id}/determination`, {
    attribute: 'PROACTIVE',
    article: '20(七)',
    ground: null,
    reason: '',
    evidence: {},
    revision: document.revision,
  });
  await handler.post(`/documents/${document.id}/withdrawal`, { reason: '没有公开过', revision: 1 });
});
afterAll(() => server.stop());

async function search(query: string, client = admin): Promise<TrailItem[]> {
  const answer = await client.get<TrailPage>(`/trail?${query}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body.items;
}
const acts = (items: readonly TrailItem[]): string[] => items.map(({ act }) => act.zh);
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

describe('the trail on the screen', () => {
  it('is searched by person, act, thing, number, day, outcome and address', async () => {
    const ofIt = `kind=document&subjectId=${document.id}`;
    expect(acts(await search(ofIt))).toEqual(['撤回公开', '认定公开属性', '新建文件']);
    expect(acts(await search(`${ofIt}&outcome=refused`))).toEqual(['撤回公开']);
    expect(acts(await search(`${ofIt}&act=document.determine`))).toEqual(['认定公开属性']);
    const [first] = await search(ofIt);
    expect(first).toMatchObject({ person: 'handler', error: 'FORBIDDEN', address: '127.0.0.1' });
    expect(first?.subject).toMatchObject({ kindName: { zh: '文件' }, path: `/documents/${document.id}` });
    // By its number everything of the thing is found, what was done before it had one as well.
    expect(await search(`number=${first?.subject.label ?? ''}`)).toHaveLength(3);
    expect(await search('number=no-such-number')).toEqual([]);
    const { handler: clerk, head } = zone.people;
    expect((await search(`personId=${clerk.id}`)).every(({ person }) => person === 'handler')).toBe(true);
    expect(await search(`personId=${head.id}`)).toEqual([]);
    expect(await search(`from=${today}&to=${today}&address=127.0.0.1`)).not.toEqual([]);
    expect(await search('to=2020-01-01')).toEqual([]);
    expect(await search('address=10.9.9.9')).toEqual([]);
    for (const [query, error] of [
      ['address=10.9', 'INVALID_NETWORK_ADDRESS'],
      [`from=${today}&to=2020-01-01`, 'INVALID_PERIOD'],
    ] as const)
      expect((await admin.get(`/trail?${query}`)).error).toMatchObject({ error });
  });

  it('finds what was done in somebody’s place under both names', async () => {
    const { head, reviewer } = zone.people;
    await server.database.app.transaction(zone.siteId, (tx) =>
      recordAudit(tx, {
        act: 'document.review',
        by: { id: reviewer.id, name: reviewer.displayName },
        actingFor: { id: head.id, name: head.displayName },
      }),
    );
    for (const { id } of [head, reviewer])
      expect(await search(`personId=${id}&act=document.review`)).toMatchObject([
        { person: 'reviewer', actingFor: 'head', act: { zh: '审查' } },
      ]);
  });

  it('goes on where a page ended, entry for entry, while others are added', async () => {
    const all = (await search('pageSize=100')).map(({ id }) => id);
    const walked: string[] = [];
    for (let after: string | null = ''; after !== null;) {
      const query: string = after === '' ? '' : `&after=${encodeURIComponent(after)}`;
      const { body } = await admin.get<TrailPage>(`/trail?pageSize=2${query}`);
      walked.push(...body.items.map(({ id }) => id));
      after = body.next;
      await server.database.app.transaction(zone.siteId, (tx) => recordAudit(tx, { act: 'test.meanwhile' }));
    }
    expect(walked).toEqual(all);
  });

  it('says before and after in words, and nothing of what must not stand there', async () => {
    const [determined] = await search('act=document.determine');
    const { body } = await admin.get<TrailEntry>(`/trail/${determined?.id ?? ''}`);
    expect(body.changes).toContainEqual({
      field: { zh: '环节', en: 'Stage' },
      before: { zh: '草稿', en: 'Draft' },
      after: { zh: '已定属性', en: 'Determined' },
      hidden: false,
    });
    const [created] = await search('act=document.create');
    const whole = await admin.get<TrailEntry>(`/trail/${created?.id ?? ''}`);
    expect(whole.body.changes.find(({ field }) => field.zh === '单位')?.after?.zh).toMatch(/局|委|办|处/u);
    expect(whole.text).not.toContain('日志里没有的标题');
    expect((await admin.get(`/trail/${newId()}`)).status).toBe(404);
  });

  it('tells of a new account what it was given, under its own name', async () => {
    const opened = await admin.post<{ id: string }>('/people', {
      signInName: 'newcomer',
      displayName: '新来的',
      unitId: zone.unitId,
    });
    expect(opened.status).toBe(201);
    const [entry] = await search(`kind=account&subjectId=${opened.body.id}`);
    expect(entry).toMatchObject({ act: { zh: '开立账号' }, subject: { label: 'newcomer' } });
    const { body } = await admin.get<TrailEntry>(`/trail/${entry?.id ?? ''}`);
    expect(body.changes).toContainEqual(
      expect.objectContaining({ field: { zh: '姓名', en: 'Name' }, after: { zh: '新来的', en: '新来的' } }),
    );
  });

  it('is exported as workbook and as CSV, and each export is on it with its conditions', async () => {
    const query = `kind=document&subjectId=${document.id}`;
    const received = await admin.raw({ method: 'GET', path: `/api/admin/trail/export.xlsx?${query}` });
    const [found] = await readXlsxFile(Buffer.from(received.bytes));
    const [head, ...rows] = found?.data ?? [];
    expect(head?.[0]).toBe('时间');
    expect(rows.map((row) => row[3])).toEqual(['撤回公开', '认定公开属性', '新建文件']);
    const csv = await admin.get(`/trail/export.csv?${query}`);
    expect(csv.text.startsWith('\ufeff时间,')).toBe(true);
    expect(csv.text).toContain('环节：草稿 → 已定属性');
    expect(csv.text.trim().split('\r\n')).toHaveLength(4);
    const exports = await search('act=trail.export');
    expect(exports).toHaveLength(2);
    const { body } = await admin.get<TrailEntry>(`/trail/${exports[0]?.id ?? ''}`);
    expect(body.note).toContain(document.id);
    expect((await handler.get(`/trail/export.csv?${query}`)).status).toBe(403);
  });

  it('is read by whom the site lets, and that is the administrator’s to set', async () => {
    const reviewer = await server.office('reviewer');
    expect((await handler.get<Me>('/session')).body.mayReadTrail).toBe(false);
    expect((await office.get<Me>('/session')).body.mayReadTrail).toBe(true);
    expect((await office.get<TrailChoices>('/trail/choices')).body.people.length).toBeGreaterThan(5);
    for (const client of [handler, reviewer])
      for (const path of ['/trail', '/trail/choices', `/trail/${newId()}`])
        expect((await client.get(path)).status).toBe(403);
    expect((await office.put('/settings/trail', { readers: [] })).status).toBe(403);
    expect((await admin.put('/settings/trail', { readers: ['HANDLER'] })).status).toBe(400);
    expect((await admin.put('/settings/trail', { readers: ['SECRECY_REVIEWER'] })).status).toBe(200);
    expect((await office.get('/trail')).status).toBe(403);
    expect((await reviewer.get('/trail')).status).toBe(200);
    expect((await admin.get('/trail')).status).toBe(200);
    const [entry] = await search('act=setting.trail&outcome=done');
    const { body } = await admin.get<TrailEntry>(`/trail/${entry?.id ?? ''}`);
    expect(body.changes).toMatchObject([
      { field: { zh: '可查看操作日志' }, before: { zh: '政务公开工作机构' }, after: { zh: '保密审查员' } },
    ]);
  });

  it('walks an index in the order of the list whatever it is asked, and sorts nothing', async () => {
    const personId = zone.people.head.id;
    for (const conditions of [
      {},
      { personId },
      { act: 'document.create' },
      { kind: 'document', subjectId: document.id },
      { address: '10.1.2.3' },
      { outcome: 'refused' },
      { from: '2026-01-01', to: '2026-12-31' },
      { act: 'document.create', outcome: 'refused' },
    ] as const) {
      const plan = await server.database.app.read(zone.siteId, async (reading) => {
        await reading.rows(
          sql`select set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true)`,
        );
        const query = await entriesQuery(reading, conditions, `2026-03-05T00:00:00.000000Z_${newId()}`, 51);
        return reading.rows<Record<string, string>>(sql`explain ${query}`);
      });
      const text = plan.map((line) => Object.values(line)[0]).join('\n');
      expect(text, JSON.stringify(conditions)).toMatch(/Index Scan/u);
      expect(text, JSON.stringify(conditions)).not.toMatch(/Sort {2}\(cost/u);
    }
  });
});
