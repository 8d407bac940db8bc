import type { Column, ColumnInput, SiteChange } from '@openzone/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readState } from '../src/engines/publication/index.ts';
import { raw } from '../src/platform/db/index.ts';
import type { ApiClient } from './support/http-client.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { makeAt } from './support/stages.ts';
import { createZone, draft, type TestZone } from './support/zone.ts';

let server: TestServer;
let zone: TestZone;
let office: ApiClient;
let handler: ApiClient;

const input: ColumnInput = {
  key: 'plans',
  parentId: null,
  name: '规划计划',
  nameEn: 'Plans',
  description: '',
  keywords: '',
  columnType: '',
  position: 5,
  updateEveryDays: null,
  updateBasis: '',
  article: '',
  responsibleUnitId: null,
  active: true,
};

async function add(more: Partial<ColumnInput>): Promise<Column> {
  const { status, body, text } = await office.post<Column>('/columns', { ...input, ...more });
  expect({ status, text }).toMatchObject({ status: 201 });
  return body;
}

async function read(id: string): Promise<Column> {
  const found = (await office.get<Column[]>('/columns')).body.find((column) => column.id === id);
  if (found === undefined) throw new Error('no such column');
  return found;
}

async function change(id: string, more: Partial<ColumnInput>) {
  const { id: _id, publicCount: _count, newestOn: _newest, mergedInto: _merged, ...rest } = await read(id);
  return office.put<Column>(`/columns/${id}`, { ...rest, ...more });
}

const page = (path: string) => server.http()({ method: 'GET', path });

beforeAll(async () => {
  server = await startTestServer();
  zone = await createZone(server.database.app);
  office = await server.office('office');
  handler = await server.office('handler');
});
afterAll(() => server.stop());

describe('columns of a site', () => {
  it('keep their old addresses when they are renamed, and nobody else gets them', async () => {
    const { id } = await add({ key: 'old-name', name: '旧栏目' });
    expect((await change(id, { key: 'new-name' })).status).toBe(200);
    expect((await change(id, { key: 'third-name' })).status).toBe(200);
    for (const [path, location] of [
      ['/c/old-name', '/c/third-name'],
      ['/c/new-name', '/c/third-name'],
      ['/en/c/old-name', '/en/c/third-name'],
    ] as const) {
      const { status, headers } = await page(path);
      expect({ path, status, location: headers['location'] }).toEqual({ path, status: 301, location });
    }
    expect((await page('/feeds/old-name.xml')).status).toBe(200);
    expect((await page('/catalogue?column=old-name')).status).toBe(200);
    expect((await page('/open/v1/documents?column=old-name')).status).toBe(200);
    const taken = await office.post('/columns', { ...input, key: 'old-name' });
    expect([taken.status, taken.error.error]).toEqual([409, 'COLUMN_KEY_TAKEN']);
    expect((await change(id, { key: 'old-name' })).status, 'its own old address it may have back').toBe(200);
    // The server forgets the old answer a moment after the change.
    await expect.poll(async () => (await page('/c/old-name')).status, { timeout: 10_000 }).toBe(200);
    await expect
      .poll(async () => (await page('/c/third-name')).headers['location'], { timeout: 10_000 })
      .toBe('/c/old-name');
  });

  it('move in the tree, one place or far, and refuse what somebody else changed first', async () => {
    const parent = await add({ key: 'parent', position: 90 });
    const ids: string[] = [];
    for (const key of ['kid-a', 'kid-b', 'kid-c'])
      ids.push((await add({ key, parentId: parent.id, position: ids.length })).id);
    const [a = '', b = '', c = ''] = ids;
    const move = async (id: string, parentId: string | null, beforeId: string | null, revision?: number) =>
      office.post<Column[]>(`/columns/${id}/move`, {
        parentId,
        beforeId,
        revision: revision ?? (await read(id)).revision,
      });
    const order = (columns: readonly Column[], parentId: string | null) =>
      columns
        .filter((one) => one.parentId === parentId)
        .toSorted((x, y) => x.position - y.position)
        .map(({ key }) => key);
    expect(order((await move(c, parent.id, a)).body, parent.id)).toEqual(['kid-c', 'kid-a', 'kid-b']);
    expect(order((await move(c, parent.id, null)).body, parent.id)).toEqual(['kid-a', 'kid-b', 'kid-c']);
    const seen = (await read(b)).revision;
    expect(order((await move(b, a, null)).body, a)).toEqual(['kid-b']);
    const stale = await move(b, null, null, seen);
    expect([stale.status, stale.error.error]).toEqual([409, 'COLUMN_CHANGED']);
    const circle = await move(a, b, null);
    expect([circle.status, circle.error.error, circle.error.field]).toEqual([400, 'COLUMN_CIRCLE', 'parentId']);
    const elsewhere = await move(c, null, b);
    expect([elsewhere.status, elsewhere.error.field]).toEqual([400, 'beforeId']);
    const { body: changes } = await office.get<SiteChange[]>(`/columns/${b}/changes`);
    expect(changes.map(({ act, by }) => [act, by])).toEqual([
      ['move', 'office'],
      ['create', 'office'],
    ]);
    expect(changes[0]).toMatchObject({ before: { parentId: parent.id }, after: { parentId: a } });
  });

  it('are merged with their documents, and every address leads on', async () => {
    const source = await add({ key: 'source', name: '来源栏目' });
    const child = await add({ key: 'source-child', parentId: source.id });
    const target = await add({ key: 'target', name: '目标栏目' });
    const published = await makeAt(server.database.app, zone, 'published', {
      content: { ...draft(zone), columnId: source.id, extraColumnIds: [target.id], documentNumber: null },
    });
    const drafted = await makeAt(server.database.app, zone, 'draft', {
      content: { ...draft(zone), columnId: source.id, documentNumber: null },
    });
    await server.index();
    const preview = await office.get(`/columns/${source.id}/merge?intoId=${target.id}`);
    expect(preview.body).toEqual({
      documents: 2,
      publicDocuments: 1,
      columns: 1,
      address: { from: '/c/source', to: '/c/target' },
    });
    const { revision } = await read(source.id);
    const body = { intoId: target.id, reason: '栏目精简', revision };
    expect((await office.post(`/columns/${source.id}/merge`, body)).status).toBe(200);
    expect((await office.post(`/columns/${source.id}/merge`, body)).error.error).toBe('COLUMN_MERGED');
    expect((await read(child.id)).parentId).toBe(target.id);

    const { code, title } = await server.database.app.read(zone.siteId, (reading) => readState(reading, published));
    expect((await page('/c/source')).headers['location']).toBe('/c/target');
    expect((await page('/c/target')).bytes.toString()).toContain(code);
    expect((await page(`/d/${code}`)).status).toBe(200);
    await server.index();
    const found = await page(`/search?q=${encodeURIComponent(title)}&column=target`);
    expect(found.bytes.toString()).toContain(code);

    // The versions still name the column they were written in; people see the one that is in use, and can go on.
    for (const id of [published, drafted]) {
      const detail = await office.get<{ columnId: string; extraColumnIds: string[]; revision: number }>(
        `/documents/${id}`,
      );
      expect(detail.body.columnId).toBe(target.id);
    }
    const saved = await handler.put(`/documents/${drafted}/draft`, {
      ...draft(zone),
      columnId: target.id,
      documentNumber: null,
      title: '并入以后接着写',
      revision: 1,
    });
    expect({ status: saved.status, text: saved.text }).toMatchObject({ status: 200 });

    // A column that later takes the target in takes its addresses too.
    const last = await add({ key: 'last-one' });
    const again = { intoId: last.id, reason: '再次精简', revision: (await read(target.id)).revision };
    expect((await office.post(`/columns/${target.id}/merge`, again)).status).toBe(200);
    expect((await page('/c/source')).headers['location']).toBe('/c/last-one');
    expect((await page('/c/last-one')).bytes.toString()).toContain(code);
  });

  it('that rest lead to the nearest one above them if they ever showed something, and nowhere else', async () => {
    const parent = await add({ key: 'above' });
    const used = await add({ key: 'used', parentId: parent.id });
    const unused = await add({ key: 'unused', parentId: parent.id });
    await makeAt(server.database.app, zone, 'published', {
      content: { ...draft(zone), columnId: used.id, documentNumber: null },
    });
    for (const { id } of [used, unused]) expect((await change(id, { active: false })).status).toBe(200);
    const { status, headers } = await page('/c/used');
    expect([status, headers['location']]).toEqual([302, '/c/above']);
    expect((await page('/c/unused')).status).toBe(404);
  });

  it('may be kept for some units, and stay open to what stands in them', async () => {
    const { id } = await add({ key: 'narrow' });
    const there = await makeAt(server.database.app, zone, 'draft', {
      content: { ...draft(zone), columnId: id, documentNumber: null },
    });
    expect((await change(id, { unitIds: [zone.otherUnitId] })).status).toBe(200);
    const refused = await handler.post('/documents', { ...draft(zone), columnId: id, documentNumber: null });
    expect([refused.status, refused.error.error, refused.error.field]).toEqual([400, 'COLUMN_NOT_OF_UNIT', 'columnId']);
    const kept = await handler.put(`/documents/${there}/draft`, {
      ...draft(zone),
      columnId: id,
      documentNumber: null,
      title: '收窄以后接着改',
      revision: 1,
    });
    expect(kept.status).toBe(200);
    await expect(
      server.database.app.transaction(zone.siteId, (tx) =>
        tx.run(
          raw(`update document set column_id = '${id}' where unit_id = '${zone.unitId}' and column_id <> '${id}'`),
        ),
      ),
    ).rejects.toThrow('COLUMN_NOT_OF_UNIT');
    const wide = await add({ key: 'wide' });
    await makeAt(server.database.app, zone, 'draft', {
      content: { ...draft(zone), columnId: wide.id, documentNumber: null },
    });
    const merged = await office.get(`/columns/${wide.id}/merge?intoId=${id}`);
    expect([merged.status, merged.error.error, merged.error.field]).toEqual([409, 'COLUMN_NOT_OF_UNIT', 'intoId']);
  });

  it('give a new document their genre and topic where its writer says nothing', async () => {
    const { id } = await add({ key: 'minutes', defaultGenre: '纪要', defaultTopic: '综合政务', retention: 'Y30' });
    const content = { ...draft(zone), columnId: id, documentNumber: null, genre: null, subjectCategory: null };
    const { body } = await handler.post<{ id: string }>('/documents', content);
    const detail = await handler.get<{ working: { genre: string; subjectCategory: string } }>(`/documents/${body.id}`);
    expect(detail.text).toContain('纪要');
    expect(detail.text).toContain('综合政务');
  });

  it('have one update rule', async () => {
    const both = await office.post('/columns', { ...input, key: 'both', updateEveryDays: 30, updateMonthDay: '03-31' });
    expect([both.status, both.error.error, both.error.field]).toEqual([400, 'COLUMN_TWO_RULES', 'updateMonthDay']);
    await add({ key: 'yearly', updateMonthDay: '03-31' });
    expect((await page('/c/yearly')).bytes.toString()).toContain('每年3月31日前更新');
    expect((await page('/en/c/yearly')).bytes.toString()).toContain('Every year by 31 March');
  });

  it('cannot be changed around the rules: the database refuses', async () => {
    const { id } = await add({ key: 'guarded' });
    const refused = /kept for ever|permission denied/;
    const run = (statement: string) => server.database.app.transaction(zone.siteId, (tx) => tx.run(raw(statement)));
    await expect(run(`update site_column set name = 'x' where id = '${id}'`)).rejects.toThrow('COLUMN_REVISION');
    await expect(run(`delete from site_column where id = '${id}'`)).rejects.toThrow(refused);
    await expect(run(`update column_address set key = 'zz'`)).rejects.toThrow(refused);
    await expect(run(`delete from site_change`)).rejects.toThrow(refused);
    await expect(
      run(`update site_column set active = true, revision = revision + 1 where merged_into is not null`),
    ).rejects.toThrow(/violates check constraint|COLUMN_MERGED/);
  });
});
