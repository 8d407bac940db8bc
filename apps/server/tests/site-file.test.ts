import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { changeCalendar, changePolicy } from '../src/base/calendars/index.ts';
import { findSiteByKey } from '../src/base/sites/index.ts';
import { putTerm } from '../src/engines/publication/index.ts';
import { changeUnit, exportSite, importSite, readSiteFile } from '../src/flows/index.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { createZone } from './support/zone.ts';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'openzone-site-file-'));
  const { siteId, people } = await createZone(database.app, 'first');
  await database.app.transaction(siteId, async (tx) => {
    const basis = '测试的放假通知';
    await changeCalendar(tx, { changes: { addHolidays: ['2026-03-20'] }, basis, by: null });
    const place = { nameEn: 'Openness', active: true, position: 1, revision: 0 };
    await putTerm(tx, people.office, 'topic', { ...place, name: '政务公开', parent: '综合政务' });
    await changePolicy(tx, { policy: { startDayCounted: true }, basis: '测试的决定', by: null, expected: 1 });
  });
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

async function exported(key: string) {
  const site = await findSiteByKey(database.app, key);
  if (site === undefined) throw new Error(`no site ${key}`);
  return database.app.read(site.id, (reading) => exportSite(reading, site));
}

it('a second zone set up from the file of the first is set up like it, and once more changes nothing', async () => {
  const file = await exported('first');
  expect(file.columns.length).toBeGreaterThan(1);
  expect(file.terms.topic.map(({ name, parent }) => [name, parent])).toEqual([
    ['综合政务', null],
    ['政务公开', '综合政务'],
  ]);
  expect(file.calendar?.map(({ basis }) => basis)).toEqual(['测试的放假通知', '测试的决定']);
  const path = join(folder, 'site.json');
  await writeFile(path, JSON.stringify(file));
  const read = await readSiteFile(path);
  for (let times = 0; times < 2; times += 1) {
    await importSite(database.app, read, { key: 'second', hosts: ['second.example'] });
    expect(await exported('second')).toEqual({ ...file, key: 'second' });
  }
  expect(await exported('first')).toEqual(file);
});

it('carries how people sign in, but no secret; files of before say nothing of it', async () => {
  const { signIn, ...before } = await exported('first');
  expect(JSON.stringify(signIn)).not.toMatch(/secret/iu);
  const oidc = {
    issuer: 'https://sso.example',
    clientId: 'zone',
    label: '统一身份认证',
    claim: 'sub',
    trustSecondFactor: true,
  };
  const third = { key: 'third', hosts: ['third.example'] };
  await importSite(database.app, { ...before, signIn: { ...signIn, sessionHours: 8, oidc } }, third);
  await importSite(database.app, before, third);
  expect((await exported('third')).signIn).toMatchObject({ sessionHours: 8, oidc });
  const open = { ...signIn, oidc: { ...oidc, issuer: 'http://sso.example' } };
  await expect(importSite(database.app, { ...before, signIn: open }, third)).rejects.toThrow('INVALID_ADDRESS');
});

it('keeps the hosts of a site that exists, and refuses what is no site file', async () => {
  const file = await exported('first');
  await expect(importSite(database.app, file, { key: 'first', hosts: [] })).rejects.toThrow('SITE_HOSTS_MISSING');
  const path = join(folder, 'wrong.json');
  for (const text of ['{', '[]', JSON.stringify({ ...file, columns: [{ key: 'X' }] })]) {
    await writeFile(path, text);
    await expect(readSiteFile(path), text.slice(0, 20)).rejects.toThrow('SITE_FILE_WRONG');
  }
});

it('carries the history of the units; what a file says otherwise of one that is there is a change of today', async () => {
  const zone = await createZone(database.app, 'dated', ['dated.example'], false);
  const when = { effectiveOn: '2026-01-05', ground: '海开编〔2026〕1号' };
  const clock = { now: () => new Date() };
  await database.app.transaction(zone.siteId, async (tx) => {
    const names = { name: '财政金融局', nameEn: 'Finance', shortName: '财金局' };
    await changeUnit(tx, zone.people.admin, clock, zone.unitId, { kind: 'RENAMED', ...names }, when);
    const move = { kind: 'MOVED', parentId: zone.otherUnitId } as const;
    await changeUnit(tx, zone.people.admin, clock, zone.unitId, move, { ...when, effectiveOn: '2026-02-01' });
  });
  const file = await exported('dated');
  expect(file.unitActs).toContainEqual(expect.objectContaining({ unit: 'czj', kind: 'RENAMED', name: '财政金融局' }));
  const copy = { key: 'copied', hosts: ['copied.example'] };
  await importSite(database.app, file, copy);
  expect(await exported('copied')).toEqual({ ...file, key: 'copied' });
  const units = file.units.map((unit) => (unit.code === 'jfj' ? { ...unit, name: '经济局' } : unit));
  await importSite(database.app, { ...file, units }, copy);
  const after = await exported('copied');
  expect(after.units.map(({ name }) => name).toSorted()).toEqual(['经济局', '财政金融局'].toSorted());
  expect(after.unitActs).toHaveLength((file.unitActs?.length ?? 0) + 1);
});
