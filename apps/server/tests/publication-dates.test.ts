import type { CalendarChangePreview, DocumentDetail, DocumentPage, NoticePage, Work } from '@openzone/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recountPublicationDates } from '../src/engines/publication/index.ts';
import type { ApiClient } from './support/http-client.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { createZone, makeDocument, type TestZone } from './support/zone.ts';

/** The last day of publication (Regulation art. 26) by the site's own calendar: shown everywhere, moved with it, the old day kept, handlers told. */
let server: TestServer;
let zone: TestZone;
let office: ApiClient;
let handler: ApiClient;
let draft: string;
let early: string;
let onRequest: string;

const clock = { now: () => new Date('2026-03-16T10:00:00+08:00') };
const change = {
  addHolidays: ['2026-03-20'],
  addMakeupWorkdays: [],
  removeHolidays: [],
  removeMakeupWorkdays: [],
  extendTo: null,
};

beforeAll(async () => {
  server = await startTestServer({ clock });
  const db = server.database.app;
  zone = await createZone(db);
  office = await server.office('office');
  handler = await server.office('handler');
  draft = await makeDocument(db, zone, 'draft', { title: '还没有公开', writtenDate: '2026-03-02' });
  early = await makeDocument(db, zone, 'draft', { title: '期限早过', writtenDate: '2025-09-01' });
  onRequest = await makeDocument(db, zone, 'draft', { title: '依申请的', writtenDate: '2026-03-02' });
  const { revision } = (await handler.get<DocumentDetail>(`/documents/${onRequest}`)).body;
  const asked = {
    attribute: 'ON_REQUEST',
    article: '不主动公开',
    ground: null,
    reason: '内部讨论中的意见',
    evidence: {},
    revision,
  };
  expect((await handler.post(`/documents/${onRequest}/determination`, asked)).status).toBe(200);
  await makeDocument(db, zone, 'published', { title: '已经公开', writtenDate: '2026-03-02' });
});
afterAll(() => server.stop());

const look = async (id: string): Promise<DocumentDetail> =>
  (await handler.get<DocumentDetail>(`/documents/${id}`)).body;
const recount = (): Promise<number> => recountPublicationDates({ db: server.database.app }, { id: zone.siteId });
const publications = ({ others }: CalendarChangePreview) => others.filter(({ kind }) => kind === 'PUBLICATION');
const told = async (who: ApiClient): Promise<string[]> =>
  (await who.get<NoticePage>('/notices?pageSize=100')).body.items
    .filter(({ subject }) => subject.zh === '最迟公开日有变化')
    .map(({ about, body }) => `${about} ${body.zh}`);

describe('a holiday of the zone’s own', () => {
  it('is shown in its effect before it is made, and moves nothing by that', async () => {
    expect(await recount()).toBe(0);
    const seen = await office.post<CalendarChangePreview>('/settings/calendar/changes/preview', change);
    // The one made on 2 March; the other is long due.
    expect(publications(seen.body)).toEqual([
      { kind: 'PUBLICATION', looked: 2, later: 1, earlier: 0, found: 0, lost: 0, nowLate: 0 },
    ]);
    expect((await look(draft)).due).toMatchObject({ due: '2026-03-30', left: 10 });
    const refused = await handler.post('/settings/calendar/changes/preview', change);
    expect(refused.status).toBe(403);
  });

  it('moves the day on the page of the document, in the list and in what waits for its handler', async () => {
    expect((await office.post('/settings/calendar/changes', { ...change, basis: '测试：临时放假' })).status).toBe(201);
    expect((await look(draft)).due).toMatchObject({ due: '2026-03-31', left: 10 });
    expect((await look(draft)).due.explanation.zh).toContain('2026-03-20');
    const listed = (await handler.get<DocumentPage>('/documents')).body.items;
    expect(listed.find(({ id }) => id === draft)?.due.due).toBe('2026-03-31');
    const waiting = (await handler.get<Work>('/work')).body.items;
    expect(waiting.find(({ id }) => id === draft)?.due).toBe('2026-03-31');
    expect((await look(early)).due.due).toBe('2025-09-28');
  });

  it('keeps the old day with what it rests on, and tells the handlers, once', async () => {
    expect(await recount()).toBe(1);
    expect(await recount()).toBe(0);
    expect((await look(draft)).dateMoves).toMatchObject([
      { before: '2026-03-30', after: '2026-03-31', basis: '测试：临时放假' },
    ]);
    expect((await look(early)).dateMoves).toEqual([]);
    expect((await look(onRequest)).dateMoves).toEqual([]);
    const [words, ...more] = await told(handler);
    expect(words).toContain(`document:${draft}`);
    expect(words).toContain('由 2026-03-30 改为 2026-03-31');
    expect(more).toEqual([]);
    expect(await told(await server.office('stranger'))).toEqual([]);
  });

  it('stays on record whatever is done to the tables', async () => {
    const attempt = server.database.bypass(zone.siteId, 'delete from publication_date_move', []);
    await expect(attempt).rejects.toThrow('permission denied');
  });

  it('taken back, moves the day back; and many are told in one', async () => {
    for (let index = 0; index < 6; index += 1)
      await makeDocument(server.database.app, zone, 'draft', { title: `第${index}份`, writtenDate: '2026-03-03' });
    const back = { ...change, addHolidays: [], removeHolidays: ['2026-03-20'], basis: '测试：不放假了' };
    expect((await office.post('/settings/calendar/changes', back)).status).toBe(201);
    expect(await recount()).toBe(7);
    expect((await look(draft)).dateMoves.map(({ before, after }) => [before, after])).toEqual([
      ['2026-03-31', '2026-03-30'],
      ['2026-03-30', '2026-03-31'],
    ]);
    const notices = await told(handler);
    expect(notices).toHaveLength(2);
    expect(notices.join('\n')).toContain('7 份文件');
  });

  it('and the arrangement of the next year gives a day to what had none', async () => {
    const late = await makeDocument(server.database.app, zone, 'draft', { title: '年末', writtenDate: '2026-12-15' });
    expect((await look(late)).due).toMatchObject({ due: null, left: null });
    const next = { ...change, addHolidays: ['2027-01-01'], extendTo: '2027-12-31', basis: '测试：2027年放假安排' };
    const seen = await office.post<CalendarChangePreview>('/settings/calendar/changes/preview', next);
    expect(publications(seen.body)).toMatchObject([{ found: 1, later: 0 }]);
    expect((await office.post('/settings/calendar/changes', next)).status).toBe(201);
    expect(await recount()).toBe(1);
    expect((await look(late)).due.due).toBe('2027-01-13');
    expect((await look(late)).dateMoves).toMatchObject([{ before: null, after: '2027-01-13' }]);
  });
});
