import type { DocumentDetail, DocumentPage, FindAnswer, SavedFilter } from '@openzone/contracts';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiClient } from './support/http-client.ts';
import { openRequestOffice, secrets, type RequestOffice } from './support/request-desk.ts';
import { makeDocument } from './support/zone.ts';

let desk: RequestOffice;
const ids: string[] = [];

beforeAll(async () => {
  desk = await openRequestOffice('2026-03-10');
  for (let number = 1; number <= 7; number += 1) {
    const documentNumber = number === 3 ? '东管发〔2026〕3号' : null;
    ids.push(await make('draft', { title: `第${number}份 草稿 100%`, documentNumber }));
  }
  ids.push(await make('published', { title: '已公开的预算' }));
});
afterAll(async () => {
  await desk.stop();
});

const make = (until: 'draft' | 'determined' | 'published', change: { title: string; documentNumber?: string | null }) =>
  makeDocument(desk.server.database.app, desk.zone, until, change);
const list = async (client: ApiClient, query: string): Promise<DocumentPage> => {
  const answer = await client.get<DocumentPage>(`/documents?${query}`);
  expect(answer.status).toBe(200);
  return answer.body;
};

describe('the list of documents', () => {
  it('goes on where a page ended, row for row as by page numbers', async () => {
    const { handler } = desk.people;
    const all = (await list(handler, 'pageSize=100')).items.map(({ id }) => id);
    expect(all.toSorted()).toEqual(ids.toSorted());
    const walked: string[] = [];
    for (let after: string | null = ''; after !== null;) {
      const page = await list(handler, `pageSize=3${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`);
      expect(page.total).toBe(ids.length);
      walked.push(...page.items.map(({ id }) => id));
      after = page.next;
    }
    expect(walked).toEqual(all);
    const second = await list(handler, 'pageSize=3&page=2');
    expect(second.items.map(({ id }) => id)).toEqual(all.slice(3, 6));
    expect((await list(handler, 'after=nonsense')).items).toHaveLength(ids.length);
  });

  it('finds parts of titles, numbers, and what looks like a pattern; never what is not one’s own', async () => {
    const { handler, stranger } = desk.people;
    const titles = async (client: ApiClient, q: string) =>
      (await list(client, `q=${encodeURIComponent(q)}`)).items.map(({ title }) => title);
    expect(await titles(handler, '第4份')).toEqual(['第4份 草稿 100%']);
    expect(await titles(handler, '〔2026〕3号')).toEqual(['第3份 草稿 100%']);
    expect(await titles(handler, '100%')).toHaveLength(7);
    expect(await titles(handler, '1_0%')).toEqual([]);
    expect(await titles(stranger, '草稿')).toEqual([]);
    expect(await titles(stranger, '已公开')).toEqual(['已公开的预算']);
  });
});

describe('saved filters', () => {
  const save = (client: ApiClient, change: Partial<SavedFilter> = {}) =>
    client.post<SavedFilter[]>('/saved-filters', {
      screen: 'documents',
      name: '我的草稿',
      search: { stage: 'draft' },
      shared: false,
      ...change,
    });
  const names = async (client: ApiClient) =>
    (await client.get<SavedFilter[]>('/saved-filters?screen=documents')).body.map(({ name }) => name);

  it('are one’s own unless shared with the unit, and replaced by name', async () => {
    const { handler, head, stranger } = desk.people;
    await save(handler);
    expect((await save(handler, { search: { stage: 'determined' } })).body).toMatchObject([
      { name: '我的草稿', search: { stage: 'determined' }, own: true, shared: false },
    ]);
    await save(handler, { name: '本单位待办', shared: true });
    expect(await names(handler)).toEqual(expect.arrayContaining(['我的草稿', '本单位待办']));
    expect(await names(head)).toEqual(['本单位待办']);
    expect(await names(stranger)).toEqual([]);
    const [shared] = (await head.get<SavedFilter[]>('/saved-filters?screen=documents')).body;
    expect(shared).toMatchObject({ own: false, owner: 'handler' });
    expect((await head.delete(`/saved-filters/${shared?.id ?? ''}`)).status).toBe(404);
    expect((await handler.delete(`/saved-filters/${shared?.id ?? ''}`)).status).toBe(204);
    expect(await names(head)).toEqual([]);
  });

  it('the database keeps them from another unit and another owner', async () => {
    const { zone, server } = desk;
    const { rows } = await server.database.bypass(zone.siteId, `select id from saved_filter limit 1`, []);
    const [{ id } = { id: '' }] = rows as { id: string }[];
    await expect(
      server.database.bypass(zone.siteId, 'update saved_filter set unit_id = $1 where id = $2', [zone.otherUnitId, id]),
    ).rejects.toThrow('FILTER_OF_ANOTHER_UNIT');
    await expect(
      server.database.bypass(zone.siteId, 'update saved_filter set account_id = $1 where id = $2', [
        zone.people.head.id,
        id,
      ]),
    ).rejects.toThrow('FILTER_OWNER_FIXED');
  });

  it('have a name', async () => {
    expect((await save(desk.people.handler, { name: '  ' })).status).toBe(400);
  });
});

describe('moving to another column', () => {
  it('is an edit: a new version with the same words, back to where it came from by another', async () => {
    const { handler, stranger } = desk.people;
    const { zone } = desk;
    const id = await make('draft', { title: '要搬家的' });
    const move = (client: ApiClient, columnId: string, revision: number) =>
      client.post<DocumentDetail>(`/documents/${id}/column`, { columnId, revision });
    expect((await move(stranger, zone.otherColumnId, 1)).status).toBe(403);
    expect((await move(handler, '00000000-0000-7000-8000-000000000000', 1)).error.error).toBe('COLUMN_UNKNOWN');
    const moved = await move(handler, zone.otherColumnId, 1);
    expect(moved.body).toMatchObject({ columnId: zone.otherColumnId, title: '要搬家的', versionNumber: 2 });
    expect((await move(handler, zone.columnId, 1)).error.error).toBe('DOCUMENT_CHANGED');
    expect((await move(handler, zone.columnId, moved.body.revision)).body.columnId).toBe(zone.columnId);
    ids.push(id);
  });
});

describe('export', () => {
  const sheet = async (client: ApiClient, path: string) => {
    const received = await client.raw({ method: 'GET', path: `/api/admin${path}` });
    expect(received.status).toBe(200);
    const [found] = await readXlsxFile(Buffer.from(received.bytes));
    return found?.data ?? [];
  };

  it('has every row of the filter and none of what is not one’s own, and is recorded', async () => {
    const { handler, stranger } = desk.people;
    const rows = await sheet(handler, '/documents/export.xlsx?pageSize=2');
    expect(rows).toHaveLength(ids.length + 1);
    expect(rows[0]?.slice(0, 3)).toEqual(['编号', '标题', '发文字号']);
    const others = await sheet(stranger, '/documents/export.xlsx');
    expect(others.map((row) => row[1])).toEqual(['标题', '已公开的预算']);
    const { rows: entries } = await desk.server.database.bypass(
      desk.zone.siteId,
      `select act from audit_entry where act = 'document.export'`,
      [],
    );
    expect(entries).toHaveLength(2);
  });

  it('of requests says nothing of who asks', async () => {
    const request = await desk.register({ unitId: desk.zone.unitId });
    const rows = await sheet(desk.people.office, '/requests/export.xlsx?view=all');
    const words = JSON.stringify(rows);
    expect(words).toContain(request.number);
    for (const secret of [...secrets, request.applicantMasked]) expect(words).not.toContain(secret);
  });
});

describe('lists of a site', () => {
  const sheet = async (client: ApiClient, path: string) => {
    const received = await client.raw({ method: 'GET', path: `/api/admin${path}` });
    return { status: received.status, rows: (await readXlsxFile(Buffer.from(received.bytes)))[0]?.data ?? [] };
  };

  it('are workbooks too: people with their posts, columns by their place, imports', async () => {
    const { admin, office } = desk.people;
    const people = await sheet(admin, '/people/export.xlsx');
    expect(people.rows[0]?.slice(0, 4)).toEqual(['姓名', '用户名', '所属单位', '角色']);
    expect(people.rows.find((row) => row[1] === 'head')?.slice(3, 5)).toEqual(['单位负责人', '财政局']);
    const columns = await sheet(office, '/columns/export.xlsx');
    expect(columns.rows.map((row) => row[0])).toEqual(expect.arrayContaining(['财政预决算', '通知公告']));
    expect((await sheet(office, '/imports/export.xlsx')).rows[0]?.[0]).toBe('批次');
    const entries = await desk.server.database.bypass(
      desk.zone.siteId,
      `select act from audit_entry where act in ('people.export', 'column.export', 'import.export') order by act`,
      [],
    );
    expect(entries.rows.map(({ act }) => act)).toEqual(['column.export', 'import.export', 'people.export']);
  });
});

describe('quick-find', () => {
  const find = async (client: ApiClient, q: string) =>
    (await client.get<FindAnswer>(`/find?q=${encodeURIComponent(q)}`)).body.items;

  it('finds documents, requests, units, columns and people', async () => {
    const { office, handler } = desk.people;
    const request = await desk.register({ unitId: desk.zone.unitId });
    expect(await find(handler, '第4份')).toMatchObject([{ kind: 'DOCUMENT', title: { zh: '第4份 草稿 100%' } }]);
    expect(await find(handler, '〔2026〕3号')).toMatchObject([{ kind: 'DOCUMENT' }]);
    expect(await find(office, request.number)).toMatchObject([{ kind: 'REQUEST', path: `/requests/${request.id}` }]);
    expect((await find(handler, '财政')).map(({ kind }) => kind)).toEqual(expect.arrayContaining(['UNIT', 'COLUMN']));
    expect(await find(handler, 'stranger')).toMatchObject([{ kind: 'PERSON', detail: { zh: '经济发展局' } }]);
  });

  it('a handler of another unit finds neither a draft by its title nor a request by its number', async () => {
    const { stranger, admin, handler } = desk.people;
    const request = await desk.register({ unitId: desk.zone.unitId });
    const [draft] = await find(handler, '第4份');
    expect(await find(stranger, '第4份')).toEqual([]);
    expect(await find(stranger, '东管发〔2026〕3号')).toEqual([]);
    expect(await find(stranger, draft?.id ?? '')).toEqual([]);
    expect(await find(stranger, request.number)).toEqual([]);
    // An administrator runs the site and sees no cases.
    expect(await find(admin, request.number)).toEqual([]);
  });
});
