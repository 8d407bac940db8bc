import type { DocumentDetail, PublishingCalendar } from '@openzone/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeCalendar } from '../src/base/calendars/index.ts';
import { publishScheduled, readState } from '../src/engines/publication/index.ts';
import type { ApiClient } from './support/http-client.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { makeAt } from './support/stages.ts';
import { createZone, makeDocument, type TestZone } from './support/zone.ts';

let server: TestServer;
let zone: TestZone;
const clients = new Map<string, ApiClient>();
const as = (who: keyof TestZone['people']): ApiClient => {
  const client = clients.get(who);
  if (client === undefined) throw new Error(`nobody is ${who}`);
  return client;
};

beforeAll(async () => {
  server = await startTestServer();
  zone = await createZone(server.database.app);
  for (const who of ['handler', 'head', 'reviewer', 'office', 'stranger'] as const)
    clients.set(who, await server.office(who));
});
afterAll(() => server.stop());

const hour = 3_600_000;
const inHours = (hours: number): string => new Date(Date.now() + hours * hour).toISOString();
const dayOf = (iso: string): string => new Date(Date.parse(iso) + 8 * hour).toISOString().slice(0, 10);
const state = (id: string) => server.database.app.read(zone.siteId, (reading) => readState(reading, id));
const plan = async (who: keyof TestZone['people'], id: string, change: object) =>
  as(who).post<DocumentDetail>(`/documents/${id}/plan`, {
    wishedOn: null,
    notBefore: null,
    reason: '会议召开后方可发布',
    revision: (await state(id)).revision,
    ...change,
  });

describe('an embargo', () => {
  it('is set by writer or reviewer and stands in the way of every publication, by the database too', async () => {
    const { office } = zone.people;
    const id = await makeAt(server.database.app, zone, 'approved');
    const notBefore = inHours(48);
    const set = await plan('handler', id, { notBefore });
    expect(set.status, set.text).toBe(200);
    expect(set.body.plan).toMatchObject({ notBefore, embargoBy: 'handler', reason: '会议召开后方可发布' });

    const { revision, workingVersionId } = await state(id);
    const published = await as('office').post(`/documents/${id}/publication`, { revision });
    expect(published).toMatchObject({ status: 409, error: { error: 'EMBARGOED' } });
    const early = await as('office').post(`/documents/${id}/schedule`, { at: inHours(24), revision });
    expect(early).toMatchObject({ status: 400, error: { error: 'SCHEDULE_IN_EMBARGO', field: 'at' } });
    for (const forced of [true, false]) {
      await expect(
        server.database.bypass(
          zone.siteId,
          `insert into public_act (site_id, id, document_id, version_id, action, forced, reason, acted_by)
             values ($1, gen_random_uuid(), $2, $3, 'PUBLISH', $5, '情况紧急需要发布', $4)`,
          [zone.siteId, id, workingVersionId, office.id, forced],
        ),
      ).rejects.toThrow('EMBARGOED');
    }
    await expect(
      server.database.bypass(
        zone.siteId,
        `update document set stage = 'scheduled', scheduled_for = now() + interval '1 hour', scheduled_by = $2 where id = $1`,
        [id, office.id],
      ),
    ).rejects.toThrow('SCHEDULED_BEFORE_EMBARGO');
    expect((await state(id)).stage).toBe('approved');
  });

  it('holds against force as well', async () => {
    const id = await makeDocument(server.database.app, zone, 'determined', { title: '未审查的公告' });
    expect((await plan('reviewer', id, { notBefore: inHours(5) })).status).toBe(200);
    const { revision } = await state(id);
    const forced = await as('office').post(`/documents/${id}/forced-publication`, {
      reason: '情况紧急需要立即发布',
      revision,
    });
    expect(forced).toMatchObject({ status: 409, error: { error: 'EMBARGOED' } });
  });

  it('is loosened only by who set it or the disclosure office', async () => {
    const id = await makeAt(server.database.app, zone, 'in_review_2');
    const notBefore = inHours(48);
    expect((await plan('reviewer', id, { notBefore })).status).toBe(200);
    for (const change of [{}, { notBefore: inHours(3) }])
      expect((await plan('handler', id, change)).error).toMatchObject({ error: 'FORBIDDEN' });
    await expect(
      server.database.bypass(
        zone.siteId,
        `update publication_plan set not_before = null, reason = '', planned_by = $2 where document_id = $1`,
        [id, zone.people.handler.id],
      ),
    ).rejects.toThrow('EMBARGO_OF_OTHER');
    expect((await plan('handler', id, { notBefore: inHours(72) })).status).toBe(200);
    // Whoever lengthens it makes it theirs.
    expect((await plan('handler', id, { notBefore: inHours(50) })).status).toBe(200);
    const lifted = await plan('office', id, {});
    expect(lifted.body.plan).toMatchObject({ notBefore: null, embargoBy: null });
    expect(lifted.body.events.map(({ kind }) => kind).slice(0, 2)).toEqual(['embargo-lifted', 'embargo']);
  });

  it('stands in no way once its time has passed', async () => {
    const id = await makeAt(server.database.app, zone, 'approved');
    expect((await plan('handler', id, { notBefore: inHours(48) })).status).toBe(200);
    expect((await plan('handler', id, { notBefore: inHours(-1) })).status).toBe(200);
    const { revision } = await state(id);
    expect((await as('office').post(`/documents/${id}/publication`, { revision })).status).toBe(200);
  });

  it('says which field is wrong, and is not written over another’s', async () => {
    const id = await makeAt(server.database.app, zone, 'draft');
    const bad = [
      [{ notBefore: inHours(2), reason: '' }, 'REASON_MISSING', 'reason'],
      [{ notBefore: 'tomorrow' }, 'INVALID_DATE', 'notBefore'],
      [{ wishedOn: '2026-02-30' }, 'INVALID_DATE', 'wishedOn'],
      [{ notBefore: inHours(96), wishedOn: dayOf(inHours(24)) }, 'WISH_IN_EMBARGO', 'wishedOn'],
    ] as const;
    for (const [change, error, field] of bad)
      expect(await plan('handler', id, change)).toMatchObject({ status: 400, error: { error, field } });
    const { revision } = await state(id);
    expect((await plan('head', id, { wishedOn: dayOf(inHours(24)) })).status).toBe(200);
    expect((await plan('handler', id, { revision })).error).toMatchObject({ error: 'DOCUMENT_CHANGED' });
  });
});

describe('the publishing calendar', () => {
  const range = () => `from=${dayOf(inHours(-24))}&to=${dayOf(inHours(24 * 20))}`;
  const calendar = async (who: keyof TestZone['people'], query = ''): Promise<PublishingCalendar> => {
    const answer = await as(who).get<PublishingCalendar>(`/publishing/calendar?${range()}${query}`);
    expect(answer.status, answer.text).toBe(200);
    return answer.body;
  };

  it('shows what is scheduled, embargoed, wished for and gone out, with who set it', async () => {
    const at = inHours(30);
    const scheduled = await makeAt(server.database.app, zone, 'approved', { content: { title: '定时的公告' } });
    await as('office').post(`/documents/${scheduled}/schedule`, { at, revision: (await state(scheduled)).revision });
    const embargoed = await makeAt(server.database.app, zone, 'in_review_1', { content: { title: '禁发的公告' } });
    await plan('handler', embargoed, { notBefore: at });
    const wished = await makeAt(server.database.app, zone, 'in_review_1', { content: { title: '希望的公告' } });
    await plan('handler', wished, { wishedOn: dayOf(at), notBefore: at });
    const gone = await makeAt(server.database.app, zone, 'published', { content: { title: '已发的公告' } });

    const { entries } = await calendar('handler');
    const of = (id: string) => entries.filter(({ documentId }) => documentId === id);
    expect(of(scheduled)).toEqual([
      expect.objectContaining({ kind: 'SCHEDULED', day: dayOf(at), at, setBy: 'office', actions: ['plan', 'preview'] }),
    ]);
    expect(of(embargoed)).toMatchObject([{ kind: 'EMBARGOED', at, setBy: 'handler', reason: '会议召开后方可发布' }]);
    expect(of(wished)).toMatchObject([{ kind: 'WISHED', at: null, notBefore: at, wishedOn: dayOf(at) }]);
    expect(of(gone)).toMatchObject([{ kind: 'PUBLISHED', title: '已发的公告', channels: ['WEB'], actions: [] }]);

    const others = (await calendar('stranger')).entries;
    expect(others.filter(({ kind }) => kind !== 'PUBLISHED')).toEqual([]);
    expect(others.find(({ documentId }) => documentId === gone)).toMatchObject({ setBy: '', title: '已发的公告' });

    await as('handler').put(`/documents/${gone}/channels/WECHAT`, {
      state: 'published',
      publishedOn: dayOf(inHours(0)),
      reference: '',
    });
    expect((await calendar('office', '&channel=WECHAT')).entries.map(({ documentId }) => documentId)).toEqual([gone]);
    expect((await calendar('office', `&unitId=${zone.otherUnitId}`)).entries).toEqual([]);
    expect((await calendar('office', `&columnId=${zone.otherColumnId}`)).entries).toEqual([]);
  });

  it('changes a time for who may, at the revision that was seen', async () => {
    const id = await makeAt(server.database.app, zone, 'approved');
    const first = inHours(26);
    const later = inHours(50);
    const schedule = async (who: keyof TestZone['people'], at: string, revision: number) =>
      as(who).post<DocumentDetail>(`/documents/${id}/schedule`, { at, revision });
    const { revision } = await state(id);
    expect((await schedule('office', first, revision)).body.scheduledFor).toBe(first);
    expect((await schedule('office', later, revision)).error).toMatchObject({ error: 'DOCUMENT_CHANGED' });
    expect((await schedule('handler', later, revision + 1)).error).toMatchObject({ error: 'FORBIDDEN' });
    expect((await schedule('office', later, revision + 1)).body.scheduledFor).toBe(later);
    expect((await calendar('office')).entries.find(({ documentId }) => documentId === id)?.at).toBe(later);
    const done = await server.database.app.transaction(zone.siteId, (tx) =>
      publishScheduled(tx, id, new Date(Date.parse(first) + 1)),
    );
    expect(done).toBe(false);
  });

  it('marks weekends, holidays and days worked instead by the site’s own calendar', async () => {
    await server.database.app.transaction(zone.siteId, (tx) =>
      changeCalendar(tx, { changes: { addHolidays: ['2026-03-04'] }, basis: '本地放假', by: zone.people.admin.id }),
    );
    const answer = await as('handler').get<PublishingCalendar>('/publishing/calendar?from=2026-02-13&to=2026-03-08');
    const kinds = Object.fromEntries(answer.body.days.map(({ day, kind }) => [day, kind]));
    expect(kinds).toMatchObject({
      '2026-02-14': 'MAKE_UP',
      '2026-02-17': 'HOLIDAY',
      '2026-03-03': 'WORKDAY',
      '2026-03-04': 'HOLIDAY',
      '2026-03-07': 'WEEKEND',
    });
    const far = await as('handler').get<PublishingCalendar>('/publishing/calendar?from=2090-01-01&to=2090-01-02');
    expect(far.body.days.map(({ kind }) => kind)).toEqual(['UNKNOWN', 'UNKNOWN']);
    const long = await as('handler').get('/publishing/calendar?from=2026-01-01&to=2026-12-31');
    expect(long).toMatchObject({ status: 400, error: { error: 'CALENDAR_TOO_LONG', field: 'to' } });
  });
});
