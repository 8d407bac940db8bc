import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  cosignatureKey,
  createCosigner,
  createWitnessVerifier,
  encodeKeyPair,
  openCheckpoint,
  type Cosigner,
} from '@openzone/ledger-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  appendToLedger,
  askWitnesses,
  createWitnessServer,
  firstLook,
  integrateLedger,
  lookAtLog,
  openLedger,
  post,
  readOutsideFailures,
  stampHead,
  type Witness,
} from '../src/base/ledger/index.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { createZone, testProfile } from './support/zone.ts';

let database: TestDatabase;
let folder: string;
const servers: Server[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'openzone-witness-'));
});
afterAll(async () => {
  for (const server of servers) server.close().closeAllConnections();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

async function listen(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function startLog(key: string) {
  const { siteId } = await createZone(database.app, key, [`${key}.example`], false);
  const ledger = openLedger(folder);
  const site = { key, profile: testProfile(key) };
  const files = ledger.files(key);
  const keys = ledger.keys(site);
  const { verifierKeys } = keys;
  return {
    siteId,
    files,
    logKey: verifierKeys[0] ?? '',
    source: { fetchTile: async (path: string) => (await files.read(path)) ?? null },
    async grow(count: number) {
      await database.app.transaction(siteId, async (tx) => {
        for (let n = 0; n < count; n += 1)
          await appendToLedger(tx, { action: 'REGISTER', at: new Date().toISOString(), facts: { n } });
      });
      await integrateLedger(database.app, siteId, { files, keys });
    },
    ask: (witnesses: readonly Witness[]) => askWitnesses(database.app, siteId, { files, witnesses, post }),
    shown: async () => (await files.read('checkpoint'))?.toString('utf8') ?? '',
    failures: () => database.app.read(siteId, readOutsideFailures),
    /** As if the time to try again had come. */
    patience: () => database.bypass(siteId, `update ledger_outside set next_attempt_at = now() - interval '1 second'`),
  };
}

function newCosigner(name: string): Cosigner {
  return createCosigner(encodeKeyPair(name, randomBytes(32), cosignatureKey).signerKey);
}

async function startWitness(name: string, logKeys: readonly string[], cosigner = newCosigner(name)) {
  const server = await createWitnessServer({
    folder: join(folder, name),
    cosigner,
    logKeys,
    now: () => Math.floor(Date.now() / 1000),
  });
  const url = await listen(server);
  return { server, url, cosigner, witness: { name: cosigner.name, url, verifierKey: cosigner.verifierKey } };
}

describe('a witness', () => {
  it('cosigns what grows, from its first look and from any later one, and the checkpoint shows it', async () => {
    const log = await startLog('grows');
    const { witness } = await startWitness('archive.example', [log.logKey]);
    for (const count of [3, 1, 300]) {
      await log.grow(count);
      expect(await log.ask([witness])).toBe(1);
      const opened = openCheckpoint(await log.shown(), [createWitnessVerifier(witness.verifierKey)]);
      expect(opened.verified).toHaveLength(1);
    }
    expect(await log.ask([witness])).toBe(0);
    expect(await log.failures()).toEqual([]);
  });

  it('is asked with a proof from where it says it is, when the log has forgotten', async () => {
    const log = await startLog('forgot');
    const { witness } = await startWitness('paper.example', [log.logKey]);
    await log.grow(5);
    await log.ask([witness]);
    const owner = await database.asOwner();
    await owner.query("set session_replication_role = 'replica'");
    await owner.query('delete from ledger_cosignature where site_id = $1', [log.siteId]);
    await owner.end();
    await log.grow(4);
    expect(await log.ask([witness])).toBe(1);
  });

  it('refuses a log that was set back, and the operator is told', async () => {
    const log = await startLog('honest');
    const { witness } = await startWitness('audit.example', [log.logKey]);
    await log.grow(6);
    await log.ask([witness]);
    const owner = await database.asOwner();
    await owner.query("set session_replication_role = 'replica'");
    for (const table of ['cosignature', 'checkpoint', 'opening', 'entry'])
      await owner.query(`delete from ledger_${table} where site_id = $1`, [log.siteId]);
    await owner.query('update ledger_log set size = 0 where site_id = $1', [log.siteId]);
    await owner.end();
    rmSync(join(folder, 'ledger/honest'), { recursive: true });
    await log.grow(4);
    expect(await log.ask([witness])).toBe(0);
    expect((await log.failures())[0]?.failure).toContain('见证人已见证过 6 条');
    await log.grow(5);
    await log.patience();
    expect(await log.ask([witness])).toBe(0);
    expect((await log.failures())[0]?.failure).toContain('422');
  });

  it('knows only the logs it was given, under their own keys', async () => {
    const log = await startLog('unknown');
    const other = await startLog('known');
    await log.grow(1);
    const { witness } = await startWitness('picky.example', [other.logKey]);
    expect(await log.ask([witness])).toBe(0);
    expect((await log.failures())[0]?.failure).toContain('403');
  });

  it('that is down delays nobody and is tried again', async () => {
    const log = await startLog('down');
    await log.grow(1);
    const { witness, server, cosigner } = await startWitness('down.example', [log.logKey]);
    await new Promise((resolve) => server.close(resolve));
    expect(await log.ask([witness])).toBe(0);
    expect(await log.failures()).toMatchObject([{ kind: 'WITNESS', name: 'down.example', failures: 1 }]);
    // Not before its time.
    const again = await startWitness('down.example', [log.logKey], cosigner);
    expect(await log.ask([again.witness])).toBe(0);
    await log.patience();
    expect(await log.ask([again.witness])).toBe(1);
    expect(await log.failures()).toEqual([]);
  });

  it('remembers over a restart what it has signed, before anybody had the signature', async () => {
    const log = await startLog('restart');
    const { witness, server, cosigner } = await startWitness('memory.example', [log.logKey]);
    await log.grow(2);
    await log.ask([witness]);
    const first = await log.shown();
    await new Promise((resolve) => server.close(resolve));
    const again = await startWitness('memory.example', [log.logKey], cosigner);
    const stale = await post(`${again.url}/add-checkpoint`, 'text/plain', Buffer.from(`old 0\n\n${first}`));
    expect({ ...stale, body: Buffer.from(stale.body).toString() }).toMatchObject({
      status: 409,
      contentType: 'text/x.tlog.size',
      body: '2\n',
    });
  });

  it('survives nonsense', async () => {
    const { url } = await startWitness('calm.example', [(await startLog('calm')).logKey]);
    expect((await post(`${url}/add-checkpoint`, 'text/plain', Buffer.from('nonsense'))).status).toBe(400);
    expect((await post(`${url}/elsewhere`, 'text/plain', Buffer.from(''))).status).toBe(404);
    expect((await post(`${url}/add-checkpoint`, 'text/plain', Buffer.alloc(1_200_000, 'a'))).status).toBe(413);
    expect((await fetch(`${url}/`)).status).toBe(200);
  });
});

describe('a monitor', () => {
  it('tells what is new, and nothing the second time', async () => {
    const log = await startLog('watched');
    await log.grow(3);
    const first = await lookAtLog(firstLook('x', [log.logKey], []), log.source);
    expect(first.entries.map((entry) => entry.sequence)).toEqual([0, 1, 2]);
    await log.grow(300);
    const second = await lookAtLog(first.state, log.source);
    expect(second.entries).toHaveLength(300);
    expect([...first.alarms, ...second.alarms]).toEqual([]);
    expect((await lookAtLog(second.state, log.source)).entries).toEqual([]);
  });

  it('warns of a log that was rewritten, shortened or that is signed by somebody else', async () => {
    const log = await startLog('victim');
    const forger = await startLog('forger');
    await log.grow(5);
    const { state } = await lookAtLog(firstLook('x', [log.logKey], []), log.source);
    const signedByUs = { ...state, keys: [forger.logKey] };
    await forger.grow(9);
    const forked = await lookAtLog(signedByUs, forger.source);
    expect(forked.alarms.map(({ en }) => en)).toEqual([expect.stringContaining('has forked')]);
    const longer = { ...signedByUs, size: 50 };
    expect((await lookAtLog(longer, forger.source)).alarms[0]?.en).toContain('shorter');
    await expect(lookAtLog(state, forger.source)).rejects.toMatchObject({ code: 'NOT_SIGNED' });
  });

  it('warns of entries that claim to be older than a witness allows, or than those before them', async () => {
    const log = await startLog('dated');
    await log.grow(2);
    const before = (await lookAtLog(firstLook('x', [log.logKey], []), log.source)).state;
    await log.grow(1);
    const later = new Date(Date.now() + 3_600_000).toISOString();
    const witnessed = await lookAtLog({ ...before, witnessed: { size: 2, at: later } }, log.source);
    expect(witnessed.alarms.map(({ en }) => en)).toEqual([expect.stringContaining('Back-dated: entry 2')]);
    const ordered = await lookAtLog({ ...before, lastAppended: later }, log.source);
    expect(ordered.alarms.map(({ en }) => en)).toEqual([expect.stringContaining('before the one in front of it')]);
  });
});

const openssl = spawnSync('openssl', ['version']).status === 0;
if (!openssl) console.warn('openssl is missing: time stamps are not checked against it');
const withOpenssl = openssl || process.env['CI'] !== undefined ? it : it.skip;

/** A time stamping authority out of `openssl ts`. */
async function startAuthority(): Promise<{ readonly url: string; readonly certificate: string }> {
  const home = mkdtempSync(join(folder, 'tsa-'));
  const run = (...args: string[]): void => {
    const { status, stderr } = spawnSync('openssl', args, { cwd: home, encoding: 'utf8' });
    if (status !== 0) throw new Error(`openssl ${args.join(' ')}: ${stderr}`);
  };
  writeFileSync(
    join(home, 'tsa.cnf'),
    `[req]\ndistinguished_name = dn\nx509_extensions = ext\nprompt = no\n[dn]\nCN = Test TSA\n[ext]\nbasicConstraints = CA:TRUE\nkeyUsage = critical, digitalSignature\nextendedKeyUsage = critical, timeStamping\n[tsa]\ndefault_tsa = tsa1\n[tsa1]\nserial = ${home}/serial\nsigner_cert = ${home}/tsa.pem\nsigner_key = ${home}/tsa.key\nsigner_digest = sha256\ndefault_policy = 1.2.3.4.1\ndigests = sha256\n`,
  );
  writeFileSync(join(home, 'serial'), '01\n');
  run(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    'tsa.key',
    '-out',
    'tsa.pem',
    '-config',
    'tsa.cnf',
    '-days',
    '2',
  );
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const name = join(home, randomBytes(4).toString('hex'));
      writeFileSync(`${name}.tsq`, Buffer.concat(chunks));
      run('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', `${name}.tsq`, '-out', `${name}.tsr`);
      response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(readFileSync(`${name}.tsr`));
    });
  });
  return { url: await listen(server), certificate: join(home, 'tsa.pem') };
}

describe('a time stamp', () => {
  withOpenssl('is over the signed checkpoint, and openssl agrees', async () => {
    const authority = await startAuthority();
    const log = await startLog('stamped');
    await log.grow(2);
    const stamp = (now = new Date()): Promise<boolean> =>
      stampHead(database.app, log.siteId, { url: authority.url, post, now });
    expect(await stamp()).toBe(true);
    expect(await stamp()).toBe(false);
    await log.grow(1);
    expect(await stamp(), 'not twice within the hour').toBe(false);
    expect(await stamp(new Date(Date.now() + 7_200_000))).toBe(true);
    const { rows } = await database.bypass(
      log.siteId,
      `select t.token, c.note from ledger_timestamp t join ledger_checkpoint c using (site_id, size) order by size`,
    );
    expect(rows).toHaveLength(2);
    for (const row of rows as { token: Buffer; note: string }[]) {
      const token = join(folder, 'token');
      writeFileSync(token, row.token);
      const digest = createHash('sha256').update(row.note).digest('hex');
      const { stdout, stderr } = spawnSync(
        'openssl',
        ['ts', '-verify', '-digest', digest, '-token_in', '-in', token, '-CAfile', authority.certificate],
        { encoding: 'utf8' },
      );
      expect(`${stdout}${stderr}`).toContain('Verification: OK');
    }
  });

  withOpenssl('that answers another question, or none, is not kept', async () => {
    const authority = await startAuthority();
    const log = await startLog('replayed');
    await log.grow(1);
    let kept: Awaited<ReturnType<typeof post>> | undefined;
    const replay: typeof post = async (...asked) => (kept ??= await post(...asked));
    const stampWith = (by: typeof post): Promise<boolean> =>
      stampHead(database.app, log.siteId, { url: authority.url, post: by, now: new Date(Date.now() + 7_200_000) });
    expect(await stampWith(replay)).toBe(true);
    await log.grow(1);
    expect(await stampWith(replay)).toBe(false);
    expect((await log.failures())[0]?.failure).toContain('something else');
    await log.patience();
    const garbage: typeof post = () =>
      Promise.resolve({ status: 200, contentType: '', body: Buffer.from('3003020101', 'hex') });
    expect(await stampWith(garbage)).toBe(false);
  });
});
