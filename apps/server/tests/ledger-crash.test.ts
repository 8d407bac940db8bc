import { join } from 'node:path';
import { verifyConsistency, VerifiedTree, readCheckpointUnverified } from '@openzone/ledger-core';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifySite } from '../src/app/cli/verify-site.ts';
import { openFileStore } from '../src/base/files/index.ts';
import { integrateLedger, openLedger } from '../src/base/ledger/index.ts';
import { openVault } from '../src/base/vault/index.ts';
import { openDatabase } from '../src/platform/db/index.ts';
import { makeLedgerProcess, type LedgerProcess } from './support/ledger-process.ts';
import { createZone, testProfile, type TestZone } from './support/zone.ts';

/**
 * The log under `kill -9`, without pause: two who publish, one who appends and the integration are killed at random moments, the process,
 * its database, or both. What was acknowledged is on the log; the log has no gap; every checkpoint that anybody saw continues the one
 * before. (`crash.test.ts` kills the whole product.)
 *
 * LEDGER_KILLS=1000 kills that often (12 by default).
 */
const kills = Number(process.env['LEDGER_KILLS'] ?? 12);
const site = { id: 0, key: 'test', profile: testProfile('test') };
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

let victim: LedgerProcess;
let zone: TestZone;

beforeAll(async () => {
  victim = await makeLedgerProcess(async (db) => {
    zone = await createZone(db);
    Object.assign(site, { id: zone.siteId });
    return zone;
  });
  await victim.start();
});
afterAll(() => victim.stop());

/** How many documents were looked for already. */
let checked = 0;

/** After a restart: nothing acknowledged is missing, and no place is empty or taken twice. */
async function check(): Promise<void> {
  const { acknowledged } = victim;
  const published = acknowledged.published.slice(checked);
  const { place } = acknowledged;
  const { rows } = await retried(
    `select l.size::int as size, (select count(*)::int from ledger_entry) as entries,
       (select max(sequence)::int + 1 from ledger_entry) as "end",
       (select count(*)::int from unnest($1::uuid[]) as said(id) where not exists (
         select from document d join public_act a on a.document_id = d.id and a.version_id = d.public_version_id
         join ledger_entry e on e.act_id = a.id and e.subject_id = d.id and e.action = 'PUBLISH' where d.id = said.id)) as lost,
       (select count(*)::int from public_act a where not exists (select from ledger_entry e where e.act_id = a.id)) as "offLog"
     from ledger_log l`,
    [published],
  );
  const [found] = rows;
  expect(found).toMatchObject({ lost: 0, offLog: 0 });
  expect(found?.['entries']).toBe(found?.['size']);
  expect(found?.['end']).toBe(found?.['size']);
  expect(found?.['size']).toBeGreaterThan(place);
  expect(acknowledged.wrong).toEqual([]);
  checked += published.length;
}

/** The database may be coming back just now. */
async function retried(text: string, values: unknown[]): Promise<pg.QueryResult<Record<string, unknown>>> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const client = new pg.Client({
        connectionString: await victim.databaseUrl(),
        options: '-c search_path=openzone',
      });
      client.on('error', () => undefined);
      await client.connect();
      try {
        return await client.query<Record<string, unknown>>(text, values);
      } finally {
        await client.end();
      }
    } catch (error) {
      if (attempt >= 100) throw error;
      await pause(100);
    }
  }
}

it(
  `loses nothing over ${kills} kills, leaves no gap and never forks`,
  { timeout: 120_000 + kills * 20_000 },
  async () => {
    const done = { process: 0, database: 0, both: 0 };
    const began = performance.now();
    for (let count = 1; count <= kills; count += 1) {
      // Every third life lasts until somebody has published; the others end at once.
      await victim.progress(count % 3 === 0 ? 'publication' : 'anything');
      await pause(Math.random() * 120);
      const what = (['process', 'database', 'both'] as const)[Math.floor(Math.random() * 3)] ?? 'both';
      await victim.kill(what);
      done[what] += 1;
      if (!victim.isRunning()) await victim.start();
      await victim.progress();
      await check();
      if (count % 50 === 0) tell(count);
    }
    tell(kills);
    expect(done.process + done.database + done.both).toBe(kills);
    console.log(`killed ${JSON.stringify(done)} in ${Math.round((performance.now() - began) / 1000)} s`);
  },
);

function tell(count: number): void {
  const { published, place, checkpoints } = victim.acknowledged;
  console.log(
    `${count} kills: ${published.length} publications acknowledged, ${place + 1} entries, ${checkpoints.length} checkpoints seen`,
  );
}

it('every checkpoint that was seen continues the one before', async () => {
  await victim.kill('process');
  await victim.start();
  await victim.progress();
  await victim.kill('process');
  const { checkpoints } = victim.acknowledged;
  const files = openLedger(victim.dataDir).files(site.key);
  const last = readCheckpointUnverified((await files.read('checkpoint')) ?? '');
  const tree = await VerifiedTree.open(last, { fetchTile: async (path) => (await files.read(path)) ?? null });
  const seen = [...checkpoints, { size: last.size, root: Buffer.from(last.root).toString('base64') }];
  for (const [at, { size, root }] of seen.entries()) {
    const before = seen[at - 1];
    if (before === undefined) continue;
    expect(size).toBeGreaterThanOrEqual(before.size);
    verifyConsistency({
      size1: before.size,
      root1: Buffer.from(before.root, 'base64'),
      size2: size,
      root2: Buffer.from(root, 'base64'),
      proof: await tree.consistencyProof(before.size, size),
    });
  }
  console.log(`${seen.length} checkpoints consistent one with the next, up to ${last.size} entries`);
});

it('the audit finds nothing', async () => {
  await victim.start();
  await victim.progress();
  const url = await victim.databaseUrl();
  // The process is killed, its database lives on.
  await victim.kill('process');
  const db = openDatabase({ url, role: 'openzone_app', max: 2, log: () => undefined });
  const ledger = openLedger(victim.dataDir);
  try {
    await integrateLedger(db, site.id, { files: ledger.files(site.key), keys: ledger.keys(site) });
    const files = openFileStore(join(victim.dataDir, 'files'));
    const vault = openVault(Buffer.alloc(32, 7), join(victim.dataDir, 'vault'));
    const result = await verifySite({ db, files, ledger, vault }, site);
    expect(result.problems).toEqual([]);
    expect(result.acts).toBeGreaterThanOrEqual(victim.acknowledged.published.length);
    expect(result.entries).toBeGreaterThan(victim.acknowledged.place);
    expect(result.unsigned).toBe(0);
  } finally {
    await db.close();
  }
});
