import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { expect, it } from 'vitest';
import { createTestDatabase } from './support/database.ts';

const path = join(import.meta.dirname, '../schema.sql');

/** What the migrations amount to, as PostgreSQL itself describes it. */
async function describeSchema(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, options: '-c search_path=openzone' });
  await client.connect();
  const lines = async (title: string, text: string): Promise<string> => {
    const { rows } = await client.query<{ line: string }>(text);
    return `-- ${title}\n\n${rows.map((row) => row.line).join('\n')}\n`;
  };
  try {
    return [
      '-- Written by `UPDATE_SCHEMA=1 node scripts/run.mjs test apps/server/tests/schema.test.ts`; compared by that test.\n',
      await lines(
        'tables',
        `
        select format(E'create table %I (\\n%s\\n);\\n', c.relname, string_agg(format('  %I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
          case when a.attnotnull then ' not null' else '' end,
          case when a.attidentity <> '' then ' generated as identity' when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end),
          E',\\n' order by a.attnum)) as line
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
        where c.relnamespace = 'openzone'::regnamespace and c.relkind = 'r' group by c.relname order by c.relname`,
      ),
      await lines(
        'constraints',
        `
        select format('alter table %I add constraint %I %s;', r.relname, c.conname, pg_get_constraintdef(c.oid)) as line
        from pg_constraint c join pg_class r on r.oid = c.conrelid where c.connamespace = 'openzone'::regnamespace and c.contype <> 'n'
        order by r.relname, c.conname`,
      ),
      await lines(
        'indexes',
        `
        select pg_get_indexdef(i.indexrelid) || ';' as line from pg_index i join pg_class r on r.oid = i.indrelid join pg_class x on x.oid = i.indexrelid
        where r.relnamespace = 'openzone'::regnamespace and r.relkind = 'r' and not i.indisprimary order by r.relname, x.relname`,
      ),
      await lines(
        'functions',
        `
        select pg_get_functiondef(p.oid) || E';\\n' as line from pg_proc p where p.pronamespace = 'openzone'::regnamespace order by p.proname`,
      ),
      await lines(
        'triggers',
        `
        select pg_get_triggerdef(t.oid) || ';' as line from pg_trigger t join pg_class r on r.oid = t.tgrelid
        where r.relnamespace = 'openzone'::regnamespace and not t.tgisinternal order by r.relname, t.tgname`,
      ),
      await lines(
        'views',
        `
        select format(E'create view %I as\\n%s\\n', c.relname, pg_get_viewdef(c.oid)) as line from pg_class c
        where c.relnamespace = 'openzone'::regnamespace and c.relkind = 'v' order by c.relname`,
      ),
      await lines(
        'row-level security',
        `
        select format('%I: %s%s', c.relname, case when c.relforcerowsecurity then 'forced' when c.relrowsecurity then 'enabled' else 'none' end,
          coalesce(', using ' || pg_get_expr(p.polqual, p.polrelid) || ' with check ' || pg_get_expr(p.polwithcheck, p.polrelid), '')) as line
        from pg_class c left join pg_policy p on p.polrelid = c.oid
        where c.relnamespace = 'openzone'::regnamespace and c.relkind = 'r' order by c.relname`,
      ),
      await lines(
        'grants',
        `
        select format('%s on %I to %s', string_agg(g.privilege_type, ', ' order by g.privilege_type), g.table_name, g.grantee) as line
        from information_schema.role_table_grants g where g.table_schema = 'openzone' and g.grantee in ('openzone_app', 'openzone_public')
        group by g.table_name, g.grantee order by g.table_name, g.grantee`,
      ),
    ].join('\n');
  } finally {
    await client.end();
  }
}

it('is what schema.sql says', async () => {
  const database = await createTestDatabase();
  try {
    const found = await describeSchema(database.url);
    if (process.env['UPDATE_SCHEMA'] === '1') await writeFile(path, found);
    expect(found).toBe(await readFile(path, 'utf8'));
  } finally {
    await database.drop();
  }
});
