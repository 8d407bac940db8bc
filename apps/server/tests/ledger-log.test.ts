import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createVerifier,
  decodeBundle,
  openCheckpoint,
  readCheckpointUnverified,
  rootOf,
  leafHash,
  standardAlgorithms,
  TILE_WIDTH,
  verifyConsistency,
  VerifiedTree,
  type Checkpoint,
} from '@openzone/ledger-core';
import { sm2Sm3 } from '@openzone/ledger-core/sm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  appendToLedger,
  examineLog,
  integrateLedger,
  openLedger,
  readLogSize,
  retireLogKeys,
  rotateLogKeys,
} from '../src/base/ledger/index.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { createZone, makeDocument, testProfile, type TestZone } from './support/zone.ts';

/** Under a running server, whose worker keeps the log. */
let database: TestDatabase;
/** Without one: here the tests integrate themselves. */
let trees: TestDatabase;
let zone: TestZone;
let folder: string;
let server: TestServer;

beforeAll(async () => {
  // As the program sets it for its own files.
  process.umask(0o077);
  database = await createTestDatabase();
  trees = await createTestDatabase();
  zone = await createZone(database.app);
  folder = await mkdtemp(join(tmpdir(), 'openzone-ledger-'));
  server = await startTestServer({ database, worker: true });
});
afterAll(async () => {
  await server.stop();
  await trees.drop();
  await rm(folder, { recursive: true, force: true });
});

const site = { key: 'test', profile: testProfile('测试') };
const ledger = () => openLedger(folder);
async function append(count: number, siteId: number): Promise<void> {
  await trees.app.transaction(siteId, async (tx) => {
    for (let n = 0; n < count; n += 1)
      await appendToLedger(tx, { action: 'REGISTER', at: '2026-01-01T00:00:00.000000Z', facts: { n } });
  });
}

const ask = (path: string) => server.http()({ method: 'GET', path });

describe('the log on the web', () => {
  it('shows a publication soon after its commit, signed by both keys, with every entry', async () => {
    await makeDocument(database.app, zone, 'published');
    await expect.poll(async () => (await ask('/ledger/checkpoint')).status, { timeout: 20_000 }).toBe(200);
    const answer = await ask('/ledger/checkpoint');
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
    const keys = server.runtime.ledger.keys(site).verifierKeys;
    const opened = openCheckpoint(
      answer.bytes,
      keys.map((key) => createVerifier(key, [...standardAlgorithms, sm2Sm3])),
    );
    expect(opened.verified).toHaveLength(2);
    const { origin, size, root } = opened.checkpoint;
    expect(origin).toBe('test.example/ledger');
    const bundle = await ask(`/ledger/tile/entries/000.p/${size}`);
    const leaves = decodeBundle(bundle.bytes, size).map((entry) => leafHash(entry));
    expect(Buffer.from(rootOf(leaves))).toEqual(Buffer.from(root));
  });

  it.each(['tile/0/x999/999', 'tile/0/../../../secrets', 'tile/entries/000.p/0', 'tile/entries', 'keys'])(
    'has nothing at /ledger/%s',
    async (path) => {
      expect((await ask(`/ledger/${path}`)).status).toBe(404);
    },
  );
});

describe('the tree', () => {
  it('grows over many tiles in batches of any size, each checkpoint continuing the one before', async () => {
    const parts = await startLog('grows');
    const seen: Checkpoint[] = [];
    for (const count of [1, 6, 249, 1, 300, 40]) {
      await append(count, parts.siteId);
      expect(await parts.integrate()).toBe(await parts.size());
      seen.push((await parts.shown()).checkpoint);
    }
    const last = seen.at(-1);
    if (last === undefined) throw new Error('nothing was signed');
    const tree = await VerifiedTree.open(last, parts.source);
    for (const earlier of seen.slice(0, -1)) {
      const proof = await tree.consistencyProof(earlier.size);
      verifyConsistency({
        size1: earlier.size,
        root1: earlier.root,
        size2: last.size,
        root2: last.root,
        proof,
      });
    }
    expect(await parts.integrate()).toBe(last.size);
  });

  it('leaves static files that anybody may read, and no half tile beside a whole one', async () => {
    const parts = await startLog('static');
    for (const count of [TILE_WIDTH - 2, 5]) {
      await append(count, parts.siteId);
      await parts.integrate();
    }
    const folderOf = join(folder, 'ledger', 'static');
    expect((await readdir(join(folderOf, 'tile/0'))).toSorted()).toEqual(['000', '001.p']);
    expect((await stat(join(folderOf, 'tile/0/000'))).mode & 0o777).toBe(0o644);
    expect((await stat(join(folderOf, 'tile/0'))).mode & 0o777).toBe(0o755);
  });

  it('is made anew when the static files are gone', async () => {
    const parts = await startLog('gone');
    await append(TILE_WIDTH + 5, parts.siteId);
    await parts.integrate();
    const before = await parts.shown();
    await rm(join(folder, 'ledger', 'gone'), { recursive: true });
    await parts.integrate();
    expect(await parts.shown()).toEqual(before);
    await append(1, parts.siteId);
    expect(await parts.integrate()).toBe(TILE_WIDTH + 6);
    await VerifiedTree.open((await parts.shown()).checkpoint, parts.source);
  });

  it('is signed once for each size, also when two processes integrate at once', async () => {
    const parts = await startLog('twice');
    await append(5, parts.siteId);
    await Promise.all([parts.integrate(), parts.integrate(), parts.integrate()]);
    const { rows } = await trees.bypass(parts.siteId, 'select size from ledger_checkpoint');
    expect(rows).toEqual([{ size: 5 }]);
  });
});

describe('nothing is signed that would fork the log', () => {
  it('after the database was set back to an earlier state', async () => {
    const parts = await startLog('setback');
    await append(4, parts.siteId);
    await parts.integrate();
    await asOwner(
      [
        'delete from ledger_checkpoint where site_id = $1 and size > 2',
        'delete from ledger_entry where site_id = $1 and sequence >= 2',
        'update ledger_log set size = 2 where site_id = $1',
      ],
      parts.siteId,
    );
    const before = await parts.shown();
    await expect(parts.integrate()).rejects.toMatchObject({ id: 'LEDGER_WOULD_FORK' });
    await append(3, parts.siteId);
    await expect(parts.integrate()).rejects.toMatchObject({ id: 'LEDGER_WOULD_FORK' });
    expect(await parts.shown()).toEqual(before);
  });

  it('after an entry was altered and the static files removed', async () => {
    const parts = await startLog('altered');
    await append(4, parts.siteId);
    await parts.integrate();
    await asOwner(
      [`update ledger_entry set entry = replace(entry, '"n":1', '"n":9') where site_id = $1 and sequence = 1`],
      parts.siteId,
    );
    await rm(join(folder, 'ledger', 'altered'), { recursive: true });
    await append(1, parts.siteId);
    await expect(parts.integrate()).rejects.toMatchObject({ id: 'LEDGER_WOULD_FORK' });
  });
});

describe('keys', () => {
  it('are rotated with both pairs signing until the old one is retired', async () => {
    const parts = await startLog('rotated');
    const [old = ''] = ledger().keys(parts.site).verifierKeys;
    await append(1, parts.siteId);
    await parts.integrate();
    const [fresh = ''] = rotateLogKeys(folder, 'rotated', 'test.example/ledger');
    await append(1, parts.siteId);
    await parts.integrate();
    const both = (await parts.shown()).note;
    for (const key of [old, fresh]) openCheckpoint(both, [createVerifier(key)]);
    expect(retireLogKeys(folder, 'rotated')).toContain(old);
    await append(1, parts.siteId);
    await parts.integrate();
    const { note } = await parts.shown();
    openCheckpoint(note, [createVerifier(fresh)]);
    expect(() => openCheckpoint(note, [createVerifier(old)])).toThrow(/signed/);
  });

  it('that were lost and made anew sign nothing: the log is another one then', async () => {
    const parts = await startLog('lost');
    await append(2, parts.siteId);
    await parts.integrate();
    const before = await parts.shown();
    const path = join(folder, 'secrets/ledger/lost.keys');
    const kept = await readFile(path);
    await rm(path);
    await append(1, parts.siteId);
    await expect(parts.integrate()).rejects.toMatchObject({ id: 'LEDGER_KEYS_LOST' });
    expect(await parts.shown()).toEqual(before);
    expect(await parts.examine()).toMatchObject({ entries: 3, signed: 2, failure: { id: 'LEDGER_KEYS_LOST' } });
    await writeFile(path, kept);
    const { waitingSince, failure } = await parts.examine();
    expect([waitingSince instanceof Date, failure]).toEqual([true, undefined]);
    expect(await parts.integrate()).toBe(3);
  });

  it('stay out of the database and are readable by their owner only', async () => {
    const path = join(folder, 'secrets/ledger/rotated.keys');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const { rows } = await database.bypass(zone.siteId, 'select note from ledger_checkpoint');
    expect(JSON.stringify(rows)).not.toContain('PRIVATE');
  });
});

/** A site of its own with its log. */
async function startLog(key: string) {
  const { siteId } = await createZone(trees.app, key, [`${key}.example`], false);
  const its = { key, profile: testProfile(key) };
  return {
    siteId,
    site: its,
    source: { fetchTile: async (path: string) => (await ledger().files(key).read(path)) ?? null },
    integrate: () => integrateLedger(trees.app, siteId, { files: ledger().files(key), keys: ledger().keys(its) }),
    examine: () =>
      trees.app.read(siteId, (reading) =>
        examineLog(reading, { files: ledger().files(key), keys: ledger().keys(its) }),
      ),
    size: () => trees.app.read(siteId, readLogSize),
    async shown() {
      const note = (await ledger().files(key).read('checkpoint'))?.toString('utf8') ?? '';
      return { note, checkpoint: readCheckpointUnverified(note) };
    },
  };
}

/** What no role of the product can do: as the owner of the tables, with their rules switched off. */
async function asOwner(statements: readonly string[], siteId: number): Promise<void> {
  const owner = await trees.asOwner();
  try {
    await owner.query("set session_replication_role = 'replica'");
    for (const statement of statements) await owner.query(statement, [siteId]);
  } finally {
    await owner.end();
  }
}
