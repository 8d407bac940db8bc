import { afterAll, beforeAll, expect, it } from 'vitest';
import { link, readState, saveDraft, withdraw } from '../src/engines/publication/index.ts';
import {
  catalogueFacets,
  listAddresses,
  listCatalogue,
  listCatalogueAfter,
  newest,
  newestInColumns,
  type CatalogueConditions,
  type CatalogueKey,
  type PublicListItem,
} from '../src/engines/publication/public/index.ts';
import { sql, type Reading } from '../src/platform/db/index.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { bringToPublic, makeAt, situations } from './support/stages.ts';
import { createZone, draft, makeDocument, type TestZone } from './support/zone.ts';

/** Lists are made from a table of their own; it must tell the same as the documents, whatever was done to them. */

let database: TestDatabase;
let zone: TestZone;

const read = <T>(work: (reading: Reading) => Promise<T>): Promise<T> => database.portal.read(zone.siteId, work);

async function withdrawIt(id: string): Promise<void> {
  const { revision } = await database.app.read(zone.siteId, (reading) => readState(reading, id));
  await database.app.transaction(zone.siteId, (tx) =>
    withdraw(tx, zone.people.office, id, { revision, reason: '数据有误' }),
  );
}

async function revise(id: string, change: Parameters<typeof draft>[1]): Promise<void> {
  await database.app.transaction(zone.siteId, async (tx) => {
    const { revision } = await readState(tx, id);
    await saveDraft(tx, zone.people.handler, id, { ...draft(zone, change), revision });
  });
  await bringToPublic(database.app, zone, id);
}

beforeAll(async () => {
  database = await createTestDatabase();
  zone = await createZone(database.app);
  for (const situation of situations) await makeAt(database.app, zone, situation);
  const made = (change: Parameters<typeof draft>[1]): Promise<string> =>
    makeDocument(database.app, zone, 'published', change);
  const extra = { extraColumnIds: [zone.otherColumnId] };
  const revised = await made({ title: '改了体裁、栏目和分类', ...extra });
  await revise(revised, {
    title: '改了体裁、栏目和分类',
    genre: '公告',
    subjectCategory: null,
    columnId: zone.otherColumnId,
  });
  const returned = await made({ title: '撤回后重新发布', ...extra });
  await withdrawIt(returned);
  await revise(returned, { title: '撤回后重新发布', genre: null });
  await withdrawIt(await made({ title: '撤回', ...extra }));
  const [repealed, amended, repealing, gone] = [
    await made({ title: '被废止', ...extra }),
    await made({ title: '被修改' }),
    await made({ title: '废止和修改的' }),
    await made({ title: '曾经废止的' }),
  ];
  await made({ title: '到期', expiredDate: '2026-03-05' });
  await made({ title: '宣布失效', declaredValidity: 'DECLARED_VOID' });
  await database.app.transaction(zone.siteId, async (tx) => {
    const { office } = zone.people;
    await link(tx, office, repealing, { kind: 'REPEALS', toDocumentId: repealed });
    await link(tx, office, repealing, { kind: 'AMENDS', toDocumentId: amended });
    await link(tx, office, gone, { kind: 'REPEALS', toDocumentId: amended });
  });
  await withdrawIt(gone);
});
afterAll(async () => {
  await database.drop();
});

it('says of each place what the document says', async () => {
  const told = await read((reading) =>
    reading.rows(sql`
      select document_id, column_id, is_primary, listed_at, listed_year, unit_id, genre, subject_category, code, published_at, validity
      from public_listing order by document_id, column_id`),
  );
  const { rows: known } = await database.bypass(
    zone.siteId,
    `select l.document_id, l.column_id, l.column_id = d.column_id as is_primary, d.listed_at,
       extract(year from d.listed_at at time zone 'Asia/Shanghai')::int as listed_year, d.unit_id, d.genre, d.subject_category, d.code,
       d.published_at, d.validity
     from public_document d join document_listing l on l.document_id = d.id order by 1, 2`,
  );
  expect(told).toEqual(known);
  expect(new Set(known.map((row) => row['validity']))).toEqual(
    new Set(['IN_FORCE', 'AMENDED', 'REPEALED', 'LAPSED', 'DECLARED_VOID']),
  );
  const { rows: hidden } = await database.bypass(
    zone.siteId,
    'select id from document where public_version_id is null or withdrawn_at is not null',
  );
  expect(hidden.length).toBeGreaterThan(5);
});

it('nobody but the triggers writes it', async () => {
  for (const statement of [
    'delete from listed_document',
    'update listed_document set code = code',
    'insert into listed_document select * from listed_document',
  ])
    await expect(database.bypass(zone.siteId, statement), statement).rejects.toThrow('permission denied');
});

const filters = (): CatalogueConditions[] => [
  {},
  { columnIds: [zone.columnId] },
  { columnIds: [zone.columnId, zone.otherColumnId] },
  { unitId: zone.unitId },
  { unitId: zone.otherUnitId },
  { genres: ['公告'] },
  { genres: ['公告', '通知'] },
  { subjectCategories: ['财政、金融、审计'] },
  { validity: 'IN_FORCE' },
  { validity: 'REPEALED', columnIds: [zone.otherColumnId] },
  { year: new Date(Date.now() + 8 * 3_600_000).getUTCFullYear() },
  { year: 1999 },
];

/** What the documents themselves say, the slow way. */
async function expected(filter: CatalogueConditions): Promise<string[]> {
  const { columnIds = [], unitId = null, genres = [], subjectCategories = [], validity = null, year = null } = filter;
  const { rows } = await database.bypass(
    zone.siteId,
    `select d.id from public_document d
     where (cardinality($1::uuid[]) = 0 or exists (select from document_listing l where l.document_id = d.id and l.column_id = any($1)))
       and d.unit_id = coalesce($2, d.unit_id) and (cardinality($3::text[]) = 0 or d.genre = any($3)) and (cardinality($4::text[]) = 0 or d.subject_category = any($4))
       and d.validity = coalesce($5, d.validity)
       and ($6::int is null or extract(year from d.listed_at at time zone 'Asia/Shanghai') = $6)
     order by d.listed_at desc, d.id desc`,
    [columnIds, unitId, genres, subjectCategories, validity, year],
  );
  return rows.map((row) => String(row['id']));
}

const ids = (items: readonly PublicListItem[]): string[] => items.map((item) => item.id);

it('filters, orders, counts and pages as the documents say', async () => {
  for (const filter of filters()) {
    const all = await expected(filter);
    for (const page of [1, 2, 3]) {
      const found = await read((reading) => listCatalogue(reading, { ...filter, page, pageSize: 3 }));
      expect({ filter, page, ids: ids(found.items), total: found.total }).toEqual({
        filter,
        page,
        ids: all.slice((page - 1) * 3, page * 3),
        total: all.length,
      });
    }
    const facets = await read((reading) => catalogueFacets(reading, filter));
    const sum = (counts: readonly { count: number }[]): number => counts.reduce((total, { count }) => total + count, 0);
    expect({ filter, units: sum(facets.units), years: sum(facets.years) }).toEqual({
      filter,
      units: all.length,
      years: all.length,
    });
  }
  const all = await expected({});
  expect(ids(await read((reading) => newest(reading, 4)))).toEqual(all.slice(0, 4));
  expect(ids(await read((reading) => newestInColumns(reading, [zone.columnId, zone.otherColumnId], 100)))).toEqual(all);
  expect(await read((reading) => listAddresses(reading, 100, 0))).toHaveLength(all.length);
});

it('is read piece by piece without gap or repetition, also when the last of a piece is withdrawn meanwhile', async () => {
  for (const filter of filters()) {
    const found: string[] = [];
    let after: CatalogueKey | undefined;
    do {
      const from = after;
      const piece = await read((reading) => listCatalogueAfter(reading, filter, from, 2));
      found.push(...ids(piece.items));
      after = piece.last;
    } while (after !== undefined);
    expect({ filter, found }).toEqual({ filter, found: await expected(filter) });
  }
  const before = await expected({});
  const first = await read((reading) => listCatalogueAfter(reading, {}, undefined, 2));
  await withdrawIt(before[1] ?? '');
  const second = await read((reading) => listCatalogueAfter(reading, {}, first.last, 100));
  expect(ids(second.items)).toEqual(before.slice(2));
});
