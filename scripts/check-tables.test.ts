import { describe, expect, it } from 'vitest';
import { runCheck, withFixture } from './check-fixture.ts';
import { createdIn, HOLE, isStatement, tablesIn } from './check-sql-text.mjs';
import { checkTables } from './check-tables.mjs';

const S = 'apps/server/src';
const migration = `
-- A comment that says "create table nothing" is none.
-- owner: base/sites
create table site (id integer primary key);
create view shared_site as select id from site;
create function f() returns trigger language plpgsql as $$ begin create table inside (x int); end $$;
-- owner: engines/publication
create table if not exists openzone.document (id uuid, site integer references site (id));
create view public_document with (security_barrier) as select id from document;
-- owner: search
CREATE UNLOGGED TABLE search_entry (id uuid);
-- owner: platform/jobs
create table outbox (id bigint);
`;

const good: Record<string, string> = {
  'apps/server/migrations/0001-first.sql': migration,
  [`${S}/platform/db/migrate.ts`]: 'export const all = `select from site, document, outbox`;',
  [`${S}/platform/jobs/writer.ts`]: 'export const q = sql`insert into outbox (id) values (${1})`;',
  [`${S}/base/sites/reader.ts`]: 'export const q = sql`select id from site where id = ${1}`;',
  [`${S}/engines/publication/reader.ts`]:
    'export const q = sql`select d.id from document d join public_document p on p.id = d.id join shared_site s on true`;',
  [`${S}/engines/publication/state-reader.ts`]:
    'const source = sql`document d join public_document p on true`; export const q = sql`select d.id from ${source} where d.id = ${1}`;',
  [`${S}/engines/publication/commands/publish.ts`]: `export const q = 'UPDATE document SET id = $1';`,
  [`${S}/search/entry-writer.ts`]: 'export const q = sql`insert into search_entry select id from public_document`;',
  [`${S}/portal/queries/front.ts`]: 'export const q = sql`select id from public_document`;',
  [`${S}/systems/legacy-files/batch-reader.ts`]: 'export const q = sql`select id from openzone.public_document`;',
  [`${S}/app/cli/backup.ts`]: 'export const q = sql`copy document to stdout`;',
  [`${S}/portal/page.ts`]: `export const route = 'DELETE /api/x'; export const text = 'Select one of the documents from document.'; export const site = 'site';`,
  [`${S}/portal/page.test.ts`]: 'export const q = sql`delete from document`;',
};

const bad: [string, Record<string, string>, RegExp][] = [
  ['reading the table of another', { [`${S}/base/identity/reader.ts`]: 'export const q = sql`select 1\n from site`;' }, /reader\.ts:2 {2}base\/identity reads site, which belongs to base\/sites/],
  ['writing the table of another', { [`${S}/search/x-writer.ts`]: 'export const q = sql`update document set id = null`;' }, /search writes to document, which belongs to engines\/publication/],
  ['a table within a subquery', { [`${S}/search/reader.ts`]: 'export const q = sql`select * from search_entry where id in (select id from document)`;' }, /search reads document/],
  ['a join in a fragment', { [`${S}/search/reader.ts`]: 'export const q = sql`left join document d on true`;' }, /search reads document/],
  ['the second table after a comma', { [`${S}/search/reader.ts`]: 'export const q = sql`select from search_entry s, document d`;' }, /search reads document/],
  ['a string that is SQL', { [`${S}/search/reader.ts`]: `export const q = 'select id from document';` }, /search reads document/],
  ['SQL put together with +', { [`${S}/search/reader.ts`]: `export const q = 'SELECT id ' + 'FROM document';` }, /search reads document/],
  ['a template that is SQL', { [`${S}/search/reader.ts`]: 'export const q = (n: number) => `with d as (select ${n}) select from document, d`;' }, /search reads document/],
  ['a query within a query', { [`${S}/search/reader.ts`]: 'export const q = sql`select ${sql`exists (select from document)`} from search_entry`;' }, /search reads document/],
  ['a public view by one who may not', { [`${S}/admin/reader.ts`]: 'export const q = sql`select from public_document`;' }, /admin reads public_document/],
  ['a shared view from its own floor', { [`${S}/base/identity/reader.ts`]: 'export const q = sql`select from shared_site`;' }, /base\/identity reads shared_site/],
  ['a shared view from below', { [`${S}/platform/jobs/reader.ts`]: 'export const q = sql`select from shared_site`;' }, /platform reads shared_site/],
  ['writing through a shared view', { [`${S}/search/writer.ts`]: 'export const q = sql`update shared_site set id = 1`;' }, /search writes to shared_site/],
  ['writing through a public view', { [`${S}/portal/writer.ts`]: 'export const q = sql`delete from public_document`;' }, /portal writes to public_document/],
  ['a table named in a fragment', { [`${S}/search/reader.ts`]: 'const joined = sql`search_entry e, document d`;\nexport const q = sql`select from ${joined} where true`;' }, /reader\.ts:2 {2}search reads document/],
  ['a fragment that is computed itself', { [`${S}/search/reader.ts`]: 'const joined = sql`${f()} e`; export const q = sql`select from ${joined}`;' }, /name of a table is computed/],
  ['a computed table', { [`${S}/search/reader.ts`]: 'export const q = (t: string) => sql`select from ${raw(t)}`;' }, /name of a table is computed/],
  ['SQL in a file that may hold none', { [`${S}/search/domain.ts`]: 'export const q = sql`select from search_entry`;' }, /domain\.ts:1 {2}holds SQL; only reader\.ts/],
  ['a fragment in a file that may hold none', { [`${S}/search/domain.ts`]: 'export const q = sql`d.id = ${1}`;' }, /holds SQL/],
  ['SQL of platform outside its database tools', { [`${S}/platform/jobs/run.ts`]: 'export const q = sql`select from outbox`;' }, /holds SQL/],
  ['a table without an owner', { 'apps/server/migrations/0000-zero.sql': 'create table stray (id int);' }, /0000-zero\.sql:1 {2}stray has no owner/],
  ['an owner that is not on the map', { 'apps/server/migrations/0002-x.sql': '\n-- owner: helpers\ncreate table stray (id int);' }, /0002-x\.sql:3 {2}the owner "helpers" of stray is not a module/],
  ['a table with two owners', { 'apps/server/migrations/0002-x.sql': '-- owner: search\ncreate table if not exists site (id int);' }, /site is owned by base\/sites already/],
]; // prettier-ignore

describe('the check of table ownership', () => {
  it('passes a repository where everybody keeps to their own', () => {
    const { status, output } = runCheck('check-tables', good);
    expect(output).toContain('6 tables and views, 9 pieces of SQL, 0 offences');
    expect(status).toBe(0);
  });

  it('fails the build with the offence on its own line', () => {
    const files = { [`${S}/search/reader.ts`]: 'export const q = sql`select from document`;' };
    const { status, output } = runCheck('check-tables', { ...good, ...files });
    expect(output).toContain(`${S}/search/reader.ts:1  search reads document`);
    expect(status).toBe(1);
  });

  it.each(bad)('refuses %s, and nothing else', (_name, files, message) => {
    const { offences } = withFixture({ ...good, ...files }, (root) => checkTables(root));
    expect(offences).toEqual([expect.stringMatching(message)]);
  });
});

const names = (text: string): string[] =>
  tablesIn(text).map((table: { name: string; write: boolean }) => `${table.write ? '!' : ''}${table.name}`);

describe('tables in a piece of SQL', () => {
  it.each([
    ['select a from b', ['b']],
    ['select extract(year from d.at) from document d', ['document']],
    ['select substring(a from 2), trim(both from b) from c', ['c']],
    ['select from a where b is not distinct from c', ['a']],
    ['select from a x, b as y, lateral (select from c) z where d in (1, e)', ['a', 'b', 'c']],
    ['select from (a join b using (id)) where true', ['a', 'b']],
    ['select from (select x, y from inner_table) t, outer_table', ['inner_table', 'outer_table']],
    ['select from unnest($1::uuid[]) as t(id), jsonb_each(x) e, real_table', ['real_table']],
    ['select x, (select count(*) from a), y from b order by x, y', ['a', 'b']],
    ['select a from b for update of b skip locked', ['b']],
    ['insert into a (b, c) select from d on conflict (b) do update set c = excluded.c', ['!a', 'd']],
    ['update a as t set b = c.d from c where true', ['!a', 'c']],
    ['delete from a using b where a.id = b.id', ['!a', 'b']],
    ['merge into a using b on true when matched then update set x = 1', ['!a', 'b']],
    ['truncate table a', ['!a']],
    ['lock table a in share mode', ['!a']],
    ['with x as materialized (select from a) select from x union all select from only b', ['a', 'x', 'b']],
    [`select 'from nothing', $$from nothing$$ from "Mixed" -- from nothing\n /* from nothing */`, ['Mixed']],
    ['select from openzone.a, graphile_worker.jobs', ['a']],
    [`select ${HOLE} from a d ${HOLE} where b = ${HOLE}`, ['a']],
    [`select from ${HOLE}`, [HOLE]],
    [`update ${HOLE} set a = 1`, [`!${HOLE}`]],
    ['select 中文 from 表', ['表']],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it('finds what a migration creates, and not what its functions do', () => {
    const created = createdIn(migration).map(
      ({ name, owner, view }: { name: string; owner?: string; view: boolean }) => [name, owner, view],
    );
    expect(created).toEqual([
      ['site', 'base/sites', false],
      ['shared_site', 'base/sites', true],
      ['document', 'engines/publication', false],
      ['public_document', 'engines/publication', true],
      ['search_entry', 'search', false],
      ['outbox', 'platform/jobs', false],
    ]);
  });

  it.each([
    ['SELECT 1', true],
    ['select count(*)', true],
    ['\n  with recursive t(n) as (select 1) select', true],
    ['insert into a values (1)', true],
    ['update a set b = 1', true],
    ['LEFT JOIN a ON true', true],
    ['Select a file from the list', false],
    ['DELETE', false],
    ['DELETE /api/documents/:id', false],
    ['update the page', false],
    ['with the same title as another (see above)', false],
    ['', false],
  ])('takes %j for SQL: %s', (text, expected) => {
    expect(isStatement(text)).toBe(expected);
  });
});
