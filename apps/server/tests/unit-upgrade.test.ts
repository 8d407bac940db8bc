import { randomBytes, randomUUID } from 'node:crypto';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { findPerson } from '../src/base/identity/index.ts';
import { findDocument } from '../src/engines/publication/public/index.ts';
import { changeUnit, readUnitTree } from '../src/flows/index.ts';
import { migrate, openDatabase, type Database } from '../src/platform/db/index.ts';

/** A database from before units were dated, with a zone in it, is brought up to date. */
const migrations = join(import.meta.dirname, '../migrations');
const [unit, below, twin, admin, column, document, version] = Array.from({ length: 7 }, () => randomUUID());
const clock = { now: () => new Date() };
let cluster: pg.Client;
let name: string;
let app: Database;
let portal: Database;
let site: number;

/** As it was: before there were acts, rows came without triggers of today. */
async function fill(client: pg.Client): Promise<void> {
  await client.query(`set session_replication_role = 'replica'; set search_path = openzone`);
  const { rows } = await client.query<{ id: number }>(
    `insert into site (key, is_default) values ('old', true) returning id`,
  );
  site = rows[0]?.id ?? 0;
  const unitRow = `insert into unit (site_id, id, parent_id, code, name, name_en, short_name, agency_code, disclosure_capacity)
    values ($1, $2, $3, $4, $5, $4, $5, '', 'VIA_COMMITTEE')`;
  await client.query(unitRow, [site, below, unit, 'below', '财政局']);
  await client.query(unitRow, [site, unit, null, 'top', '管委会 ']);
  // Nothing kept two units from having one name.
  await client.query(unitRow, [site, twin, unit, 'twin', '财政局']);
  await client.query(
    `insert into account (site_id, id, sign_in_name, display_name, password_hash, unit_id) values ($1, $2, 'admin', 'admin', '', $3)`,
    [site, admin, unit],
  );
  await client.query(`insert into account_role (site_id, account_id, role) values ($1, $2, 'ADMIN')`, [site, admin]);
  await client.query(`insert into site_column (site_id, id, key, name, name_en) values ($1, $2, 'notices', '栏目', 'Notices')`, [site, column]); // prettier-ignore
  await client.query(
    `insert into document_version (site_id, id, document_id, number, unit_id, column_id, title, body_html, body_text, issuing_agency,
      written_date, content_sha256, created_by) values ($1, $2, $3, 1, $4, $5, '旧文件', '', '', '财政局', '2019-05-06', repeat('a', 64), $6)`,
    [site, version, document, below, column, admin],
  );
  await client.query(
    `insert into document (site_id, id, code, unit_id, column_id, stage, working_version_id, public_version_id, index_number,
      first_published_at, published_at, created_by) values ($1, $2, 'old0000001', $3, $4, 'published', $5, $5, 'X-1', now(), now(), $6)`,
    [site, document, below, column, version, admin],
  );
}

beforeAll(async () => {
  const address = new URL(inject('clusterUrl'));
  cluster = new pg.Client({ connectionString: address.toString() });
  await cluster.connect();
  name = `oz_${randomBytes(6).toString('hex')}`;
  await cluster.query(`create database ${name}`);
  address.pathname = `/${name}`;
  const url = address.toString();
  const before = await mkdtemp(join(tmpdir(), 'openzone-before-'));
  for (const file of await readdir(migrations)) if (file < '0027') await cp(join(migrations, file), join(before, file));
  await migrate(url, before);
  await rm(before, { recursive: true });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await fill(client);
  await client.end();
  await migrate(url, migrations);
  app = openDatabase({ url, role: 'openzone_app', max: 2, log: () => undefined });
  portal = openDatabase({ url, role: 'openzone_public', max: 2, log: () => undefined });
});
afterAll(async () => {
  await app.close();
  await portal.close();
  await cluster.query(`drop database ${name} with (force)`);
  await cluster.end();
});

it('begins the history of each unit with what it was', async () => {
  const { units, acts } = await app.read(site, readUnitTree);
  expect(units.every(({ state }) => state === 'ACTIVE')).toBe(true);
  expect(acts).toHaveLength(3);
  expect(acts.find(({ unitId }) => unitId === below)).toMatchObject({
    kind: 'CREATED',
    effectiveOn: null,
    name: '财政局',
    parentId: unit,
    disclosureCapacity: 'VIA_COMMITTEE',
  });
  expect(acts.every(({ settledAt }) => settledAt !== null)).toBe(true);
});

it('goes on from there: an older document keeps its name, and of two with one name each can be given another', async () => {
  const person = await app.read(site, (reading) => findPerson(reading, 'admin'));
  if (person === undefined) throw new Error('no administrator');
  const when = { effectiveOn: '2026-01-05', ground: '海开编〔2026〕1号' };
  const names = { name: '财政金融局', nameEn: 'Finance', shortName: '' };
  const rename = (id: string | undefined, wanted: typeof names) =>
    app.transaction(site, (tx) => changeUnit(tx, person, clock, id ?? '', { kind: 'RENAMED', ...wanted }, when));
  await rename(below, names);
  await expect(rename(twin, names)).rejects.toMatchObject({ id: 'UNIT_NAME_TAKEN', field: 'name' });
  await rename(twin, { ...names, name: '国资局' });
  const capacity = { kind: 'CAPACITY', disclosureCapacity: 'OWN_NAME' } as const;
  await app.transaction(site, (tx) => changeUnit(tx, person, clock, unit ?? '', capacity, when));
  const { units } = await app.read(site, readUnitTree);
  expect(units.map((one) => one.name).toSorted()).toEqual(['国资局', '管委会', '财政金融局'].toSorted());
  expect(await portal.read(site, (reading) => findDocument(reading, 'old0000001'))).toMatchObject({
    unitName: '财政局',
  });
});
