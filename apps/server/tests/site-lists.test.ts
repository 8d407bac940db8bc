import type { DocumentDetail, NumberingView, Terms } from '@openzone/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { watchCalendarEnd } from '../src/systems/information-requests/index.ts';
import { raw } from '../src/platform/db/index.ts';
import type { ApiClient } from './support/http-client.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { createZone, draft, makeDocument, type TestZone } from './support/zone.ts';

let server: TestServer;
let zone: TestZone;
let office: ApiClient;
let handler: ApiClient;
let published = '';
beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => new Date('2026-06-01T02:00:00Z') } });
  zone = await createZone(server.database.app);
  office = await server.office('office');
  handler = await server.office('handler');
  published = await makeDocument(server.database.app, zone, 'published', { documentNumber: '测财发〔2026〕7号' });
});
afterAll(() => server.stop());

const run = (statement: string) => server.database.app.transaction(zone.siteId, (tx) => tx.run(raw(statement)));

describe('topics and genres', () => {
  it('are the program’s until the site adds, renames in English or retires', async () => {
    const { body } = await office.get<Terms>('/terms');
    expect(body.genre.find(({ name }) => name === '通知')).toMatchObject({ active: true, revision: 0, used: 1 });
    const term = { name: '通知', nameEn: 'Notification', parent: null, active: false, position: 7, revision: 0 };
    const { body: after, status } = await office.put<Terms>('/terms/genre', term);
    expect(status).toBe(200);
    expect(after.genre.find(({ name }) => name === '通知')).toMatchObject({ active: false, revision: 1, used: 1 });
    const added = {
      name: '民政、乡村振兴、救灾',
      nameEn: 'Civil affairs',
      parent: null,
      active: true,
      position: 30,
      revision: 0,
    };
    expect((await office.put('/terms/topic', added)).status).toBe(200);
    const stale = await office.put('/terms/topic', added);
    expect([stale.status, stale.error.error]).toEqual([409, 'TERM_CHANGED']);
    expect((await handler.put('/terms/topic', { ...added, revision: 1 })).status).toBe(403);
  });

  it('are said in the site’s English on its English pages, also when they are retired', async () => {
    const { bytes } = await server.http()({ method: 'GET', path: '/en/catalogue' });
    expect(bytes.toString()).toContain('Notification');
  });

  it('that are retired stay on what carries them and are given to nothing new, by the screen’s way or another', async () => {
    const retired = await handler.post('/documents', draft(zone, { genre: '通知' }));
    expect([retired.status, retired.error.error, retired.error.field]).toEqual([400, 'TERM_RETIRED', 'genre']);
    expect(retired.error.text.zh).toContain('通知');
    const { body } = await handler.post<DocumentDetail>('/documents', draft(zone, { genre: '公告' }));
    const change = { ...draft(zone, { genre: '通知', title: '换个题目' }), revision: body.revision };
    expect((await handler.put(`/documents/${body.id}/draft`, change)).error.error).toBe('TERM_RETIRED');
    await expect(
      run(`insert into document_version select (jsonb_populate_record(v, '{"genre": "通知", "number": 99}')).* from document_version v
        where document_id = '${body.id}'`),
    ).rejects.toThrow('TERM_RETIRED');
    const { revision } = (await handler.get<DocumentDetail>(`/documents/${published}`)).body;
    const kept = { ...draft(zone, { genre: '通知', title: '改了题目，体裁照旧' }), revision };
    expect((await handler.put(`/documents/${published}/draft`, kept)).status).toBe(200);
  });

  it('that are retired are not given by a column either, to what comes without any', async () => {
    const columnId = zone.columnId;
    await run(
      `update site_column set revision = revision + 1, default_genre = '通知', default_topic = '民政、乡村振兴、救灾' where id = '${columnId}'`,
    );
    const plain = draft(zone, { genre: null, subjectCategory: null, columnId, title: '没有写体裁' });
    const { status, body } = await handler.post<DocumentDetail>('/documents', plain);
    expect([status, body.version.genre, body.version.subjectCategory]).toEqual([201, null, '民政、乡村振兴、救灾']);
  });

  it('keep their names: the database refuses', async () => {
    await expect(run(`update site_term set name = 'x', revision = revision + 1`)).rejects.toThrow('TERM_NAME_FIXED');
    await expect(run(`update site_term set name_en = 'x'`)).rejects.toThrow('TERM_REVISION');
    await expect(run(`delete from site_term`)).rejects.toThrow(/kept for ever|permission denied/);
  });
});

describe('numbers', () => {
  it('show what comes next and how those that exist fit, before anything is set', async () => {
    const { body } = await office.get<NumberingView>('/settings/numbering');
    expect(body.indexNumbers).toEqual({ total: 1, fitting: 1, others: [] });
    expect(body.documentNumbers).toEqual({ total: 1, fitting: 0, others: ['测财发〔2026〕7号'] });
    const proposed = {
      index: { separator: '-', width: 6 },
      patterns: [{ unitId: zone.unitId, pattern: '测财发[{year}]{number}号' }],
    };
    const preview = await office.post<NumberingView>('/settings/numbering/preview', proposed);
    expect(preview.body.units.find(({ id }) => id === zone.unitId)).toMatchObject({
      nextIndexNumber: '014416330-2026-000002',
      nextDocumentNumber: '测财发〔2026〕8号',
    });
    expect(preview.body.indexNumbers).toMatchObject({ fitting: 0, others: ['014416330/2026-00001'] });
    expect((await office.get<NumberingView>('/settings/numbering')).body.index).toEqual({ separator: '/', width: 5 });
    expect((await handler.post('/settings/numbering/preview', proposed)).status).toBe(403);
  });

  it('are formed by the new rule from then on, and those that were given stay', async () => {
    const input = { index: { separator: '-', width: 6 }, patterns: [], revision: 0 };
    expect((await office.put('/settings/numbering', input)).status).toBe(200);
    expect((await office.put('/settings/numbering', input)).error.error).toBe('NUMBERING_CHANGED');
    await makeDocument(server.database.app, zone, 'published', { genre: '公告' });
    const given = await server.database.app.read(zone.siteId, (reading) =>
      reading.rows<{ n: string }>(
        raw('select index_number as n from document where index_number is not null order by created_at'),
      ),
    );
    expect(given.map(({ n }) => n)).toEqual(['014416330/2026-00001', '014416330-2026-000002']);
    const wrong = { ...input, patterns: [{ unitId: null, pattern: '测发〔{year}〕号' }], revision: 1 };
    const { status, error } = await office.put('/settings/numbering', wrong);
    expect([status, error.error, error.field]).toEqual([400, 'NUMBER_PATTERN', 'patterns.0.pattern']);
  });
});

describe('the calendar of holidays', () => {
  it('tells administrators once at each stage before it ends, and nobody earlier', async () => {
    const at = (day: string) =>
      watchCalendarEnd(
        { db: server.database.app, clock: { now: () => new Date(`${day}T02:00:00Z`) } },
        { id: zone.siteId },
      );
    const told = async () =>
      (
        await server.database.bypass(
          zone.siteId,
          `select account_id from notice where dedupe_key like 'calendar-end:%'`,
        )
      ).rows;
    expect(await at('2026-10-31')).toBe(0);
    expect(await told()).toEqual([]);
    await at('2026-11-02');
    await at('2026-11-20');
    expect(await told()).toEqual([{ account_id: zone.people.admin.id }]);
    await at('2026-12-26');
    expect(await told()).toHaveLength(2);
  });
});

describe('a second level of topics and genres', () => {
  const topic = (name: string, parent: string | null, revision = 0) =>
    office.put<Terms>('/terms/topic', { name, nameEn: '', parent, active: true, position: 50, revision });
  const text = async (path: string) => (await server.http()({ method: 'GET', path })).bytes.toString();

  it('stands below a term of the first, the program’s own as well, and there is no third', async () => {
    const { status, body } = await topic('政务公开', '综合政务');
    expect(status).toBe(200);
    const at = body.topic.findIndex(({ name }) => name === '综合政务');
    expect(body.topic.slice(at, at + 2).map(({ name, parent, revision }) => ({ name, parent, revision }))).toEqual([
      { name: '综合政务', parent: null, revision: 1 },
      { name: '政务公开', parent: '综合政务', revision: 1 },
    ]);
    for (const [name, parent, revision, id] of [
      ['依申请公开', '政务公开', 0, 'TERM_LEVEL'],
      ['综合政务', '其他', 1, 'TERM_LEVEL'],
      ['政务督查', '政务督查', 0, 'TERM_UNKNOWN'],
      ['政务公开', '政务公开', 1, 'TERM_LEVEL'],
      ['政务督查', '没有这一项', 0, 'TERM_UNKNOWN'],
    ] as const) {
      const refused = await topic(name, parent, revision);
      expect([refused.status, refused.error.error, refused.error.field], `${name} below ${parent}`).toEqual([
        400,
        id,
        'parent',
      ]);
    }
  });

  it('is kept to two by the database', async () => {
    const below = (name: string, parent: string) =>
      run(
        `insert into site_term (site_id, kind, name, parent) values (${zone.siteId}, 'topic', '${name}', '${parent}')`,
      );
    await expect(below('依申请公开', '政务公开')).rejects.toThrow('TERM_LEVEL');
    await expect(below('自己', '自己')).rejects.toThrow('TERM_LEVEL');
    await expect(below('依申请公开', '没有这一项')).rejects.toThrow('site_term_above');
    await run(`insert into site_term (site_id, kind, name) values (${zone.siteId}, 'topic', '第一级')`);
    const move = `update site_term set parent = '第一级', revision = revision + 1 where name = '综合政务'`;
    await expect(run(move)).rejects.toThrow('TERM_LEVEL');
  });

  it('is found by the public with the term above it: in the catalogue and through the open interface', async () => {
    const title = '关于做好政务公开重点工作的通告';
    const id = await makeDocument(server.database.app, zone, 'published', {
      title,
      genre: '通告',
      subjectCategory: '政务公开',
      documentNumber: '测办发〔2026〕31号',
    });
    const of = (subject: string) => encodeURIComponent(subject);
    for (const subject of ['综合政务', '政务公开']) {
      await expect.poll(() => text(`/catalogue?subject=${of(subject)}`)).toContain(title);
      await expect.poll(() => text(`/open/v1/documents?subject=${of(subject)}`)).toContain(title);
    }
    expect(await text(`/catalogue?subject=${of('国防')}`)).not.toContain(title);
    expect(await text('/catalogue')).toMatch(
      /<option value="综合政务">综合政务（1）<\/option><option value="政务公开">\u3000政务公开（1）/u,
    );
    const [{ code } = { code: '' }] = await server.database.app.read(zone.siteId, (reading) =>
      reading.rows<{ code: string }>(raw(`select code from document where id = '${id}'`)),
    );
    expect(await text(`/d/${code}`)).toContain('综合政务 / 政务公开');
  });
});
