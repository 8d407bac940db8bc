import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { AppError } from '../errors.ts';

/** Any number: only one process migrates at a time. */
const migrationLock = 4_158_001;

/** Passwords by role. */
export type Logins = Readonly<Partial<Record<'openzone_app' | 'openzone_public', string>>>;

const roles = ['openzone_owner', 'openzone_app', 'openzone_public'];

/**
 * Brings the database up to the newest migration. Each file runs in one transaction together with the row that records it;
 * a file that changed after it was applied stops the start. Everything is owned by `openzone_owner`, which is no superuser,
 * so that forced row-level security holds for views too.
 * With `logins` the roles may sign in by themselves, so that a connection of the public site has no other rights to fall back on.
 * @returns the names of the migrations applied now
 */
export async function migrate(url: string, directory: string, logins: Logins = {}): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await requireVersion(client);
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await prepare(client, logins);
    return await applyAll(client, directory);
  } finally {
    await client.end();
  }
}

async function requireVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ v: string }>(`select current_setting('server_version_num') as v`);
  const major = Math.floor(Number(rows[0]?.v ?? 0) / 10_000);
  if (major < 15) {
    throw new AppError({
      id: 'DATABASE_TOO_OLD',
      status: 500,
      text: {
        zh: `数据库版本为 PostgreSQL ${major}，需要 15 及以上版本。请升级数据库，或去掉 DATABASE_URL 使用内置数据库。`,
        en: `The database is PostgreSQL ${major}; 15 or later is needed. Upgrade it, or unset DATABASE_URL to use the embedded one.`,
      },
    });
  }
}

async function prepare(client: pg.Client, logins: Logins): Promise<void> {
  for (const role of roles) {
    await client.query(`do $$ begin
      if not exists (select from pg_roles where rolname = '${role}') then create role ${role} nologin; end if;
      exception when duplicate_object or unique_violation then null; end $$`);
    await client.query(`do $$ begin
      if not pg_has_role(current_user, '${role}', 'member') then grant ${role} to current_user; end if; end $$`);
  }
  for (const [role, password] of Object.entries(logins)) {
    await client.query(`alter role ${pg.escapeIdentifier(role)} login password ${pg.escapeLiteral(password)}`);
  }
  await client.query(`create schema if not exists openzone authorization openzone_owner`);
  await client.query(`grant usage on schema openzone to openzone_app, openzone_public`);
  await client.query(`set role openzone_owner; set search_path = openzone`);
  await client.query(`create table if not exists migration (
    name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
}

async function applyAll(client: pg.Client, directory: string): Promise<string[]> {
  const done = new Map(
    (await client.query<{ name: string; sha256: string }>('select name, sha256 from migration')).rows.map((r) => [
      r.name,
      r.sha256,
    ]),
  );
  const applied: string[] = [];
  const files = (await readdir(directory)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).toSorted();
  for (const name of files) {
    const text = await readFile(join(directory, name), 'utf8');
    const sha256 = createHash('sha256').update(text).digest('hex');
    const before = done.get(name);
    if (before === sha256) continue;
    if (before !== undefined) throw changedAfterwards(name);
    await client.query('begin');
    await client.query('insert into migration (name, sha256) values ($1, $2)', [name, sha256]);
    await client.query(text);
    await client.query('commit');
    applied.push(name);
  }
  return applied;
}

function changedAfterwards(name: string): AppError {
  return new AppError({
    id: 'MIGRATION_CHANGED',
    status: 500,
    text: {
      zh: `迁移文件 ${name} 在执行后被修改。请恢复原文件，改动写入新的迁移文件。`,
      en: `Migration ${name} was changed after it had been applied. Restore it and put the change into a new file.`,
    },
  });
}

/** Lets PostgreSQL look at what the tables hold now, after much was added at once; otherwise it plans as if they were empty. */
export async function refreshStatistics(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('set role openzone_owner; analyze');
  } finally {
    await client.end();
  }
}
