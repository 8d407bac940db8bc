import {
  stageLabels,
  type DocumentDetail,
  type DocumentListItem,
  type DocumentPage,
  type FindAnswer,
  type LetterPage,
  type Remedy,
  type RemedyPage,
  type RequestPage,
  type SavedFilter,
} from '@openzone/contracts';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiClient } from './support/http-client.ts';
import { newId } from '../src/platform/ids.ts';
import { openRequestOffice, secrets, type RequestOffice } from './support/request-desk.ts';
import { makeAt } from './support/stages.ts';
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

  it('stands in the order asked for, both ways, and goes on in it row for row', async () => {
    const { handler } = desk.people;
    const { documentSort, walk } = walks(handler);
    for (const sort of ['title', 'unit', 'day', 'stage', 'updated'].flatMap((one) => [one, `-${one}`])) {
      const all = (await list(handler, `pageSize=100&sort=${sort}`)).items;
      expect([sort, await walk(`sort=${sort}`)]).toEqual([sort, all.map(({ id }) => id)]);
      expect([sort, all.map(documentSort(sort))]).toEqual([sort, all.map(documentSort(sort)).toSorted(compare(sort))]);
      const words = await walk(`sort=${sort}&q=${encodeURIComponent('份')}`);
      expect([sort, words.toSorted()]).toEqual([sort, ids.slice(0, 7).toSorted()]);
      expect(words).toEqual(all.map(({ id }) => id).filter((id) => words.includes(id)));
    }
    expect((await handler.get('/documents?sort=body')).status).toBe(400);
    // A place of another order is none.
    const { next } = await list(handler, 'pageSize=3&sort=title');
    expect((await list(handler, `pageSize=3&sort=day&after=${next ?? ''}`)).items).toHaveLength(3);
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

/** Page by page in threes, and what of a row an order goes by. */
function walks(client: ApiClient) {
  const walk = async (query: string): Promise<string[]> => {
    const walked: string[] = [];
    for (let after: string | null = ''; after !== null;) {
      const page: DocumentPage = await list(client, `pageSize=3&${query}${after === '' ? '' : `&after=${after}`}`);
      walked.push(...page.items.map(({ id }) => id));
      after = page.next;
    }
    return walked;
  };
  const documentSort = (sort: string) => (item: DocumentListItem) => {
    const stage = String(Object.keys(stageLabels).indexOf(item.stage));
    const by: Readonly<Record<string, string>> = {
      title: item.title,
      unit: item.unitName,
      day: item.due.due ?? '',
      stage,
      updated: item.updatedAt,
    };
    return by[sort.replace('-', '')] ?? '';
  };
  return { walk, documentSort };
}

/** Titles and names by their sound. */
function compare(sort: string): (a: string, b: string) => number {
  const { compare: bySound } = new Intl.Collator('zh');
  return (a, b) => (sort.startsWith('-') ? bySound(b, a) : bySound(a, b));
}

describe('the list of requests', () => {
  it('stands in the order asked for and goes on in it', async () => {
    const { office, handler } = desk.people;
    for (const on of ['2026-03-02', '2026-03-04', '2026-03-03', '2026-03-04', '2026-03-06'])
      await desk.register({ on });
    const read = async (query: string): Promise<RequestPage> => {
      const answer = await office.get<RequestPage>(`/requests?${query}`);
      expect(answer.status, answer.text).toBe(200);
      return answer.body;
    };
    for (const sort of ['due', 'received', 'number', 'state', 'unit', 'closed'].flatMap((one) => [one, `-${one}`])) {
      for (const view of ['open', 'all']) {
        const all = (await read(`view=${view}&pageSize=100&sort=${sort}`)).items;
        const walked: string[] = [];
        for (let after: string | null = ''; after !== null;) {
          const page: RequestPage = await read(
            `view=${view}&pageSize=2&sort=${sort}${after === '' ? '' : `&after=${after}`}`,
          );
          walked.push(...page.items.map(({ id }) => id));
          after = page.next;
        }
        expect([sort, view, walked]).toEqual([sort, view, all.map(({ id }) => id)]);
      }
    }
    const days = (await read('view=all&sort=-received')).items.map(({ receivedOn }) => receivedOn ?? '9');
    expect(days).toEqual(days.toSorted().toReversed());
    expect((await read('view=open&after=nonsense')).items.length).toBeGreaterThan(4);
    expect((await handler.get('/requests?sort=applicant')).status).toBe(400);
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

  it('are kept of other lists as well, those of the trail by its readers only', async () => {
    const { handler, head, admin } = desk.people;
    for (const screen of ['requests', 'letters', 'remedies', 'work'] as const) {
      expect((await save(handler, { screen, name: `我的${screen}`, shared: true })).status).toBe(200);
      const { body } = await head.get<SavedFilter[]>(`/saved-filters?screen=${screen}`);
      expect(body.map(({ name }) => name)).toEqual([`我的${screen}`]);
    }
    expect((await save(admin, { screen: 'trail', search: { outcome: 'refused' }, shared: true })).status).toBe(200);
    expect((await save(handler, { screen: 'trail' })).status).toBe(403);
    expect((await handler.get('/saved-filters?screen=trail')).status).toBe(403);
    expect((await handler.get('/saved-filters?screen=people')).status).toBe(400);
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

describe('the list of reviews and lawsuits', () => {
  it('has those of the requests one may know of, in the order asked for, and says nothing of who asks', async () => {
    const { office, stranger, admin } = desk.people;
    const filed: string[] = [];
    for (const [kind, on] of [
      ['REVIEW', '2026-03-09'],
      ['LITIGATION_DIRECT', '2026-03-06'],
      ['REVIEW', '2026-03-10'],
    ] as const) {
      const request = await desk.register({ on: '2026-03-02', unitId: desk.zone.unitId });
      const input = { kind, on, body: '测试市人民政府', caseNumber: '', claim: '', simplified: false };
      const made = await office.post<Remedy[]>(`/requests/${request.id}/remedies`, { ...input, commandKey: newId() });
      expect(made.status, made.text).toBe(201);
      filed.push(request.id);
    }
    const find = async (client: ApiClient, query: string): Promise<RemedyPage> => {
      const answer = await client.get<RemedyPage>(`/remedies?${query}`);
      expect(answer.status, answer.text).toBe(200);
      return answer.body;
    };
    const about = ({ items }: RemedyPage) => items.map(({ requestId }) => requestId);
    const [first, second, third] = filed;
    expect(about(await find(office, 'sort=received'))).toEqual([second, first, third]);
    expect(about(await find(office, 'kind=REVIEW&sort=-received'))).toEqual([third, first]);
    const page = await find(office, 'sort=due&pageSize=1');
    expect(page).toMatchObject({ total: 3, items: [{ kind: 'REVIEW', filedOn: '2026-03-09', open: true }] });
    expect(about(await find(office, `sort=due&pageSize=2&after=${page.next ?? ''}`))).toHaveLength(2);
    expect(about(await find(office, 'view=closed'))).toEqual([]);
    expect(about(await find(stranger, 'view=all'))).toEqual([]);
    expect(about(await find(admin, 'view=all'))).toEqual([]);
    expect((await office.get('/remedies?sort=party')).status).toBe(400);
    const received = await office.raw({
      method: 'GET',
      path: '/api/admin/remedies/export.xlsx?sort=received&pageSize=1',
    });
    const rows = (await readXlsxFile(Buffer.from(received.bytes)))[0]?.data ?? [];
    expect(rows.map((row) => row[6])).toEqual(['收到日期', '2026-03-06', '2026-03-09', '2026-03-10']);
    for (const secret of secrets) expect(JSON.stringify(rows)).not.toContain(secret);
    const others = await stranger.raw({ method: 'GET', path: '/api/admin/remedies/export.xlsx?view=all' });
    expect((await readXlsxFile(Buffer.from(others.bytes)))[0]?.data).toHaveLength(1);
  });
});

describe('the list of letters', () => {
  it('has those of the requests one may know of, found and ordered, and nobody’s name', async () => {
    const { office, stranger, admin } = desk.people;
    const request = await desk.answered(await desk.register({ on: '2026-03-02', unitId: desk.zone.unitId }));
    const find = async (client: ApiClient, query: string): Promise<LetterPage> => {
      const answer = await client.get<LetterPage>(`/letters?${query}`);
      expect(answer.status, answer.text).toBe(200);
      return answer.body;
    };
    const own = await find(office, `q=${request.number}&pageSize=100`);
    expect(own.items.map(({ id }) => id).toSorted()).toEqual(request.documents.map(({ id }) => id).toSorted());
    expect(own.items.map(({ requestId }) => requestId)).toEqual(own.items.map(() => request.id));
    const sent = await find(office, 'issued=true&pageSize=100');
    expect(sent.items.length).toBeGreaterThan(0);
    expect(sent.items.every(({ issuedOn }) => issuedOn !== null)).toBe(true);
    for (const sort of ['made', 'issued', 'name', 'request', 'unit'].flatMap((one) => [one, `-${one}`])) {
      const all = (await find(office, `pageSize=100&sort=${sort}`)).items.map(({ id }) => id);
      const walked: string[] = [];
      for (let after: string | null = ''; after !== null;) {
        const page: LetterPage = await find(office, `pageSize=1&sort=${sort}${after === '' ? '' : `&after=${after}`}`);
        walked.push(...page.items.map(({ id }) => id));
        after = page.next;
      }
      expect([sort, walked]).toEqual([sort, all]);
    }
    for (const outsider of [stranger, admin]) expect(await find(outsider, '')).toMatchObject({ items: [], total: 0 });
    const received = await office.raw({ method: 'GET', path: '/api/admin/letters/export.xlsx?pageSize=1' });
    const rows = (await readXlsxFile(Buffer.from(received.bytes)))[0]?.data ?? [];
    expect(rows.length).toBe((await find(office, '')).total + 1);
    for (const secret of secrets) expect(JSON.stringify(rows)).not.toContain(secret);
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
    const work = await sheet(desk.people.handler, '/work/export.xlsx?kind=DETERMINE');
    expect(work.rows[0]?.slice(0, 2)).toEqual(['类别', '事项']);
    expect(work.rows.slice(1).map((row) => row[1])).toEqual(expect.arrayContaining(['第4份 草稿 100%']));
    expect((await sheet(desk.people.stranger, '/work/export.xlsx')).rows.map((row) => row[1])).not.toContain(
      '第4份 草稿 100%',
    );
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

describe('a public document that is being worked on', () => {
  it('is public and nothing else to a stranger, by filter and by order', async () => {
    const { handler, stranger } = desk.people;
    const id = await makeAt(desk.server.database.app, desk.zone, 'redraft');
    const seen = async (client: ApiClient, query: string) => (await list(client, query)).items.map((one) => one.id);
    expect(await seen(handler, 'stage=draft')).toContain(id);
    expect(await seen(stranger, 'stage=draft')).toEqual([]);
    expect(await seen(stranger, 'stage=published')).toContain(id);
    // In the order of stages all stand as public, so that only their ids order them.
    const ordered = await seen(stranger, 'sort=stage');
    expect(ordered.length).toBeGreaterThan(1);
    expect(ordered).toEqual(ordered.toSorted());
    // The title that is not public yet orders nothing either.
    expect((await seen(stranger, 'sort=title')).toSorted()).toEqual(ordered);
  });
});
