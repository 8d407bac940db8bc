import { afterAll, beforeAll, expect, it } from 'vitest';
import { readState, withdraw } from '../src/engines/publication/index.ts';
import { followSearch, rebuildSearch, searchDocuments, type SearchRequest } from '../src/search/index.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { createZone, makeDocument, type TestZone } from './support/zone.ts';

let database: TestDatabase;
let zone: TestZone;

beforeAll(async () => {
  database = await createTestDatabase();
  zone = await createZone(database.app);
});
afterAll(async () => {
  await database.drop();
});

const find = (q: string, change: Partial<SearchRequest> = {}) =>
  database.portal.read(zone.siteId, (reading) =>
    searchDocuments(reading, { q, sort: 'relevance', page: 1, pageSize: 10, ...change }),
  );

it('finds words of two characters, numbers and parts of words, marked', async () => {
  await makeDocument(database.app, zone, 'published', {
    title: '关于开展双随机抽查的通知',
    documentNumber: '测经发〔2026〕12号',
    bodyHtml: '<p>打好污染防治攻坚战，全面推行“双随机、一公开”监管，规范依申请公开办理。</p>',
  });
  await makeDocument(database.app, zone, 'published', {
    title: '部门预算公开说明',
    bodyHtml: '<p>收支总预算一千万元。</p>',
  });
  while ((await followSearch(database.app)) > 0);
  for (const q of [
    '双随机',
    '随机',
    '攻坚',
    '依申请公开',
    '申请',
    '污染防治',
    '测经发〔2026〕12号',
    '測經發',
    '抽查',
  ]) {
    const result = await find(q);
    expect(
      result.hits.map((hit) => hit.title),
      q,
    ).toContain('关于开展双随机抽查的通知');
  }
  const { hits, facets, total } = await find('攻坚');
  expect(total).toBe(1);
  expect(hits[0]?.excerptHtml).toContain('<mark>攻坚</mark>');
  expect(facets.units).toEqual([{ value: zone.unitId, count: 1 }]);
  expect((await find('火星')).total).toBe(0);
  expect((await find('')).total).toBe(2);
  expect((await find('双随机', { from: '2027-01-01' })).total).toBe(0);
  expect((await find('双随机', { validity: 'REPEALED' })).total).toBe(0);
  expect((await find('双随机', { subjectCategories: ['国防', '财政、金融、审计'] })).total).toBe(1);
  expect((await find('双随机', { subjectCategories: ['国防'] })).total).toBe(0);
  expect((await find(`'; drop table document; -- \\ ' & | ! ( <->`)).total).toBe(0);
});

it('forgets a withdrawn document at once, before the follower has come by', async () => {
  const id = await makeDocument(database.app, zone, 'published', { title: '即将撤回的公示' });
  while ((await followSearch(database.app)) > 0);
  expect((await find('撤回')).total).toBe(1);
  const { revision } = await database.app.read(zone.siteId, (reading) => readState(reading, id));
  await database.app.transaction(zone.siteId, (tx) =>
    withdraw(tx, zone.people.office, id, { revision, reason: '测试' }),
  );
  const after = await find('撤回');
  expect(after).toMatchObject({ total: 0, hits: [], facets: { units: [] } });
});

it('is rebuilt from nothing', async () => {
  await rebuildSearch(database.app);
  let seen = 0;
  for (let taken = await followSearch(database.app); taken > 0; taken = await followSearch(database.app)) seen += taken;
  expect(seen).toBeGreaterThanOrEqual(3);
  expect((await find('双随机')).total).toBe(1);
});
