import { afterAll, beforeAll, expect, it } from 'vitest';
import { exportSite, importSite } from '../src/flows/index.ts';
import { findSiteByKey } from '../src/base/sites/index.ts';
import {
  decideOnFindings,
  determine,
  readPersonalData,
  readState,
  saveDraft,
  tryPersonalDataSettings,
  viewPersonalDataSettings,
  writePersonalDataSettings,
} from '../src/engines/publication/index.ts';
import type { Tx } from '../src/platform/db/index.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { createZone, draft, makeDocument, proactive, type TestZone } from './support/zone.ts';

let database: TestDatabase;
let zone: TestZone;

beforeAll(async () => {
  database = await createTestDatabase();
  zone = await createZone(database.app);
});
afterAll(async () => {
  await database.drop();
});

const act = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.app.transaction(zone.siteId, work);
const view = () => database.app.read(zone.siteId, viewPersonalDataSettings);
const bodyHtml = '<p>救助对象李秀英，手机13800138000，住江苏省南京市鼓楼区中山北路1号3幢201室。</p>';

it('a site says what is looked for, what blocks, how it is masked and who keeps', async () => {
  const { handler, office, reviewer, head } = zone.people;
  const before = await view();
  expect(before.kinds.find(({ kind }) => kind === 'person-name')).toMatchObject({ mode: 'list', style: 'standard' });
  expect(before.kinds.find(({ kind }) => kind === 'mobile-phone')?.styles[0]?.example).toBe('138****0000');
  const change = {
    ...before,
    kinds: before.kinds.map((one) =>
      one.kind === 'person-name'
        ? { ...one, mode: 'block' as const, style: 'mou-mou' }
        : one.kind === 'address'
          ? { ...one, mode: 'off' as const }
          : one,
    ),
    notNames: [' 王建国 ', '王建国'],
    unitMayKeep: false,
  };
  await expect(act((tx) => writePersonalDataSettings(tx, handler, change))).rejects.toMatchObject({ status: 403 });
  const without = { ...change, kinds: change.kinds.map((one) => ({ ...one, mode: 'list' as const })) };
  await expect(act((tx) => writePersonalDataSettings(tx, office, without))).rejects.toMatchObject({
    id: 'SECRET_MARK_BLOCKS',
  });
  await act((tx) => writePersonalDataSettings(tx, office, change));
  await expect(act((tx) => writePersonalDataSettings(tx, office, change))).rejects.toMatchObject({
    id: 'PERSONAL_DATA_SETTINGS_CHANGED',
  });
  expect(await view()).toMatchObject({ notNames: ['王建国'], unitMayKeep: false });

  const id = await makeDocument(database.app, zone, 'determined', { bodyHtml });
  const { findings } = await database.app.read(zone.siteId, (reading) => readPersonalData(reading, handler, id));
  expect(findings.some(({ kind }) => kind === 'address')).toBe(false);
  const name = findings.find(({ kind }) => kind === 'person-name');
  expect(name).toMatchObject({ blocking: true, replacement: '某某' });
  const { revision, workingVersionId } = await database.app.read(zone.siteId, (reading) => readState(reading, id));
  const keep = { findings: [name?.id ?? ''], decision: 'keep' as const, reason: '法定公示内容', revision };
  for (const person of [handler, head])
    await expect(act((tx) => decideOnFindings(tx, person, id, keep))).rejects.toMatchObject({ status: 403 });
  await expect(
    database.bypass(
      zone.siteId,
      `update personal_finding set state = 'keep', reason = '绕过', decided_by = $2 where version_id = $1 and kind = 'person-name'`,
      [workingVersionId, handler.id],
    ),
  ).rejects.toThrow('KEEPER_WITHOUT_ROLE');
  await act((tx) => decideOnFindings(tx, reviewer, id, keep));
});

it('a unit’s own decision counts no longer once the site has left such decisions to others', async () => {
  const { handler, office } = zone.people;
  const change = async (unitMayKeep: boolean) => {
    const { fingerprint, ...rules } = await view();
    await act((tx) => writePersonalDataSettings(tx, office, { ...rules, fingerprint, unitMayKeep }));
  };
  await change(true);
  const id = await makeDocument(database.app, zone, 'determined', { bodyHtml });
  const stateOf = async () => database.app.read(zone.siteId, (reading) => readState(reading, id));
  const nameOf = async () =>
    (await database.app.read(zone.siteId, (reading) => readPersonalData(reading, handler, id))).findings.find(
      ({ kind }) => kind === 'person-name',
    );
  const { revision } = await stateOf();
  const keep = { findings: [(await nameOf())?.id ?? ''], decision: 'keep' as const, reason: '法定公示内容', revision };
  await act((tx) => decideOnFindings(tx, handler, id, keep));
  const nextVersion = async (title: string) => {
    const saved = { ...draft(zone, { bodyHtml, title }), revision: (await stateOf()).revision };
    await act((tx) => saveDraft(tx, handler, id, saved));
    await act(async (tx) => determine(tx, handler, id, { ...proactive, revision: (await stateOf()).revision }));
    return nameOf();
  };
  expect(await nextVersion('关于救助情况的通知')).toMatchObject({ state: 'keep' });
  await change(false);
  expect(await nextVersion('关于救助情况的公告')).toMatchObject({ state: 'open', blocking: true });
});

it('marks of state secrecy are looked for whatever anybody writes down', async () => {
  await expect(
    database.bypass(
      zone.siteId,
      `update site_setting set value = jsonb_set(value, '{off}', '["secret-mark"]') where key = 'personalData'`,
    ),
  ).rejects.toThrow('SECRET_MARK_BLOCKS');
});

it('rules can be tried before they are saved, and nothing is kept of the words', async () => {
  const { handler, office } = zone.people;
  const { kinds, ...rest } = await view();
  const text = '救助对象王建国，手机13800138000，邮箱abc@example.com。';
  const input = {
    ...rest,
    text,
    notNames: [],
    kinds: kinds.map((one) => (one.kind === 'email' ? { ...one, mode: 'off' as const } : one)),
  };
  expect(() => tryPersonalDataSettings(handler, input)).toThrow(/administrators/u);
  const { masked, findings } = tryPersonalDataSettings(office, input);
  expect(masked).toBe('救助对象某某，手机138****8000，邮箱abc@example.com。');
  expect(findings.map(({ kind }) => kind)).toEqual(['person-name', 'mobile-phone']);
});

it('the site file carries them', async () => {
  const site = await findSiteByKey(database.app, 'test');
  if (site === undefined) throw new Error('no site');
  const file = await database.app.read(zone.siteId, (reading) => exportSite(reading, site));
  expect(file.personalData).toMatchObject({ off: ['address'], notNames: ['王建国'], unitMayKeep: false });
  await importSite(database.app, file, { key: 'second', hosts: ['second.example'] });
  const second = await findSiteByKey(database.app, 'second');
  const there = await database.app.read(second?.id ?? 0, viewPersonalDataSettings);
  expect(there).toEqual(await view());
  const { personalData, ...rest } = file;
  if (personalData === undefined) throw new Error('no rules in the file');
  const other = { ...personalData, off: ['secret-mark', 'kind-of-tomorrow'] };
  await importSite(database.app, { ...rest, personalData: other }, { key: 'second', hosts: ['second.example'] });
  const again = await database.app.read(second?.id ?? 0, viewPersonalDataSettings);
  expect(again.kinds.filter(({ mode }) => mode === 'off')).toEqual([]);
});
