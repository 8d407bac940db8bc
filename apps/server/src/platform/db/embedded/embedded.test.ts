import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { AppError } from '../../errors.ts';
import { canEnter, unprivilegedAccount } from './account.ts';
import { binariesAt, findBinaries, usableBinaries } from './binaries.ts';
import { runningEmbeddedPostgres, startEmbeddedPostgres } from './index.ts';
import type { EmbeddedOptions, EmbeddedPostgres } from './index.ts';
import { explain } from './problems.ts';
import { isAlive } from './process.ts';

const root = process.getuid?.() === 0;
const HOLDER = fileURLToPath(new URL('./holder.fixture.ts', import.meta.url));
const base = fs.mkdtempSync(join(tmpdir(), 'openzone-database-'));
// mkdtemp closes the folder; root's database runs under another account.
fs.chmodSync(base, 0o711);

const running: EmbeddedPostgres[] = [];
const children: ChildProcess[] = [];
const postmasters: number[] = [];
const times: string[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const database of running.splice(0)) await database.stop();
  for (const pid of postmasters.splice(0)) if (isAlive(pid)) process.kill(pid, 'SIGQUIT');
});
afterAll(() => {
  console.log(times.join('\n'));
  fs.rmSync(base, { recursive: true, force: true });
});

let folders = 0;
function emptyFolder(): string {
  folders += 1;
  return join(base, `var${folders}`);
}

/** A data folder with a database that was used and stopped: copied, because initdb takes a second. */
async function folder(): Promise<string> {
  const template = join(base, 'template');
  if (!fs.existsSync(template)) await (await startEmbeddedPostgres({ dataDir: template, log: () => undefined })).stop();
  const copy = emptyFolder();
  spawnSync('cp', ['-a', template, copy]);
  fs.rmSync(join(copy, 'postgres.json')); // the remembered port: each its own
  return copy;
}

async function start(dataDir: string, more: Partial<EmbeddedOptions> = {}): Promise<EmbeddedPostgres> {
  const since = performance.now();
  const database = await startEmbeddedPostgres({ dataDir, log: () => undefined, patienceMs: 0, ...more });
  times.push(`${expect.getState().currentTestName}: started in ${Math.round(performance.now() - since)} ms`);
  running.push(database);
  postmasters.push(database.pid);
  return database;
}

async function stop(database: EmbeddedPostgres): Promise<void> {
  const since = performance.now();
  await database.stop();
  times.push(`${expect.getState().currentTestName}: stopped in ${Math.round(performance.now() - since)} ms`);
}

async function ask(url: string, query: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<unknown[]>({ text: query, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function refusal(attempt: Promise<unknown>): Promise<AppError> {
  const error: unknown = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof AppError) return error;
  throw new Error(`expected an AppError, got ${String(error)}`);
}

interface Held {
  readonly process: ChildProcess;
  readonly pid: number;
  readonly port: number;
  readonly url: string;
  /** The highest number whose commit the holder had acknowledged. */
  acknowledged: number;
}

/** Starts the holder and resolves once it has its database, or with the error it prints. */
async function holder(dataDir: string, how: string, uid?: number): Promise<Held> {
  const args = ['--experimental-strip-types', '--no-warnings', HOLDER, dataDir, how];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(uid !== undefined && { uid, gid: uid }),
  });
  children.push(child);
  let held: Held | undefined;
  const lines = createInterface({ input: child.stdout });
  return new Promise((resolve, reject) => {
    lines.on('line', (line) => {
      const value = JSON.parse(line) as number | { pid: number; port: number; url: string; error?: string };
      if (typeof value === 'number') {
        if (held !== undefined) held.acknowledged = value;
        return;
      }
      if (value.error !== undefined) return reject(new Error(value.error));
      postmasters.push(value.pid);
      held = { process: child, pid: value.pid, port: value.port, url: value.url, acknowledged: 0 };
      resolve(held);
    });
    child.on('exit', (code) => reject(new Error(`holder ended with ${code}`)));
  });
}

async function until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 30_000; waited += 20) {
    if (await condition()) return;
    await sleep(20);
  }
  throw new Error(`waited in vain for: ${what}`);
}

async function killed(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

describe('a first start', () => {
  const dataDir = emptyFolder();

  it('makes a durable, closed, Chinese-capable database', async () => {
    const database = await start(dataDir);
    expect(database.adopted).toBe(false);
    expect(isAlive(database.pid)).toBe(true);
    const settings = `SELECT current_setting(s) FROM unnest(ARRAY['fsync','full_page_writes','synchronous_commit',
      'listen_addresses','password_encryption','jit','max_connections','server_encoding','data_checksums']) s`;
    expect(await ask(database.url, settings)).toEqual([
      'on',
      'on',
      'on',
      '127.0.0.1',
      'scram-sha-256',
      'off',
      '60',
      'UTF8',
      'on',
    ]);
    const locale = 'SELECT datlocprovider, datlocale, datcollate FROM pg_database WHERE datname = current_database()';
    expect(await ask(database.url, locale)).toEqual(['b', 'C.UTF-8', 'C.UTF-8']);
    await ask(database.url, 'CREATE EXTENSION pg_trgm');
    const [trigrams] = await ask(database.url, `SELECT cardinality(show_trgm('政府信息公开'))`);
    expect(trigrams).toBeGreaterThan(3);
    const pinyin = `SELECT string_agg(w, '' ORDER BY w COLLATE "zh-x-icu") FROM unnest(ARRAY['张','安','李']) w`;
    expect(await ask(database.url, pinyin)).toEqual(['安李张']);
    await stop(database);
    expect(isAlive(database.pid)).toBe(false);
  });

  it('keeps its data, its port and its password', async () => {
    const first = await start(dataDir);
    await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS n');
    await stop(first);
    const second = await start(dataDir);
    expect(second.url).toBe(first.url);
    expect(await ask(second.url, 'SELECT n FROM kept')).toEqual([42]);
    if (second.socketUrl !== undefined) expect(await ask(second.socketUrl, 'SELECT n FROM kept')).toEqual([42]);
  });

  it('gives nothing to those without the password', async () => {
    const database = await start(dataDir);
    await expect(ask(database.url.replace(/:[0-9a-f]{48}@/, ':wrong@'), 'SELECT 1')).rejects.toThrow(/password/);
    const password = join(dataDir, 'secrets', 'postgres.password');
    expect(fs.statSync(password).mode & 0o777).toBe(0o600);
    expect(fs.statSync(join(dataDir, 'postgres')).mode & 0o777).toBe(0o700);
  });

  it('moves to another port when the remembered one is taken', async () => {
    const { createServer } = await import('node:net');
    const before = await start(dataDir);
    await stop(before);
    const squatter = createServer().listen(before.port, '127.0.0.1');
    await new Promise((resolve) => squatter.once('listening', resolve));
    const after = await start(dataDir);
    expect(after.port).not.toBe(before.port);
    const demand = await refusal(
      startEmbeddedPostgres({ dataDir: await folder(), log: () => undefined, port: before.port }),
    );
    expect(demand.id).toBe('DATABASE_PORT');
    squatter.close();
  });

  it('clears away an initialisation that was killed', async () => {
    const fresh = emptyFolder();
    fs.mkdirSync(join(fresh, 'postgres.new-dead', 'base'), { recursive: true });
    if (root) fs.chmodSync(fresh, 0o711);
    await start(fresh);
    expect(fs.readdirSync(fresh).filter((name) => name.includes('.new-'))).toEqual([]);
  });
});

describe('a data folder in use', () => {
  it('refuses a second server and tells which one is there', async () => {
    const dataDir = await folder();
    const held = await holder(dataDir, 'idle');
    const error = await refusal(startEmbeddedPostgres({ dataDir, log: () => undefined, patienceMs: 300 }));
    expect(error.id).toBe('SERVER_ALREADY_RUNNING');
    for (const text of [error.text.zh, error.text.en]) {
      for (const fact of [held.process.pid, held.port, 3999]) expect(text).toContain(`${fact}`);
    }
    expect(await ask(held.url, 'SELECT 1')).toEqual([1]);
    expect(await runningEmbeddedPostgres(dataDir)).toEqual({ url: held.url, port: held.port });
  });

  it('refuses a second start within one process', async () => {
    const dataDir = await folder();
    const database = await start(dataDir);
    const error = await refusal(startEmbeddedPostgres({ dataDir, log: () => undefined, patienceMs: 0 }));
    expect(error.id).toBe('SERVER_ALREADY_RUNNING');
    await stop(database);
    expect(await runningEmbeddedPostgres(dataDir)).toBeUndefined();
  });

  it('lets exactly one of several simultaneous starts win', async () => {
    const dataDir = emptyFolder();
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => holder(dataDir, 'idle')));
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(String(outcome.reason)).toContain('SERVER_ALREADY_RUNNING');
    }
  });
});

describe('sudden death', () => {
  it('of PostgreSQL: is followed by a restart on the same port', async () => {
    const dataDir = await folder();
    const database = await start(dataDir);
    const exits: boolean[] = [];
    database.onExit((event) => exits.push(event.expected));
    await ask(database.url, 'CREATE TABLE kept AS SELECT 7 AS n');
    for (let round = 1; round <= 2; round += 1) {
      const before = database.pid;
      const since = performance.now();
      process.kill(before, 'SIGKILL');
      await until('the restart', () => database.pid !== before);
      times.push(`restart after kill -9 of PostgreSQL: ${Math.round(performance.now() - since)} ms`);
      postmasters.push(database.pid);
      expect(await ask(database.url, 'SELECT n FROM kept')).toEqual([7]);
    }
    await stop(database);
    expect(exits).toEqual([false, false, true]);
  });

  it('of PostgreSQL with a session deep in a query: is followed by a restart all the same', async () => {
    const dataDir = await folder();
    const database = await start(dataDir);
    const client = new Client({ connectionString: database.url });
    client.on('error', () => undefined);
    await client.connect();
    const query = client.query('SELECT count(*) FROM generate_series(1, 5e9)').catch(() => 'cut');
    await sleep(100);
    const before = database.pid;
    process.kill(before, 'SIGKILL');
    await until('the restart', () => database.pid !== before);
    postmasters.push(database.pid);
    expect(await ask(database.url, 'SELECT 1')).toEqual([1]);
    expect(await query).toBe('cut');
  });

  it('of the server: the surviving database is adopted, no acknowledged commit is missing', async () => {
    const dataDir = await folder();
    const held = await holder(dataDir, 'insert');
    await until('some rows', () => held.acknowledged > 50);
    await killed(held.process);
    expect(isAlive(held.pid)).toBe(true);
    const database = await start(dataDir);
    expect(database.adopted).toBe(true);
    expect(database.pid).toBe(held.pid);
    const [count, highest] = await ask(database.url, 'SELECT count(*)::int, max(n)::int FROM act');
    expect(count).toBe(highest);
    expect(highest).toBeGreaterThanOrEqual(held.acknowledged);
    const exits: boolean[] = [];
    database.onExit((event) => exits.push(event.expected));
    process.kill(database.pid, 'SIGKILL');
    await until('the restart of the adopted one', () => database.pid !== held.pid);
    postmasters.push(database.pid);
    expect(await ask(database.url, 'SELECT count(*)::int FROM act')).toEqual([count]);
    await stop(database);
    expect(exits[0]).toBe(false);
  });

  it('of everything, again and again: no acknowledged commit is missing', async () => {
    const dataDir = await folder();
    for (let round = 0; round < 4; round += 1) {
      const held = await holder(dataDir, round % 2 === 0 ? 'insert' : 'busy');
      await until('some rows', () => held.acknowledged > 20);
      process.kill(held.pid, 'SIGKILL');
      await killed(held.process);
      const database = await start(dataDir);
      expect(database.adopted).toBe(false);
      const [count, highest] = await ask(database.url, 'SELECT count(*)::int, max(n)::int FROM act');
      expect(count).toBe(highest);
      expect(highest).toBeGreaterThanOrEqual(held.acknowledged);
      await stop(database);
    }
  });

  it('of a server that forgot to stop: leaves no database behind', async () => {
    const dataDir = await folder();
    await expect(holder(dataDir, 'exit')).rejects.toThrow('holder ended with 0');
    await until('the shutdown', () => !fs.existsSync(join(dataDir, 'postgres', 'postmaster.pid')));
    expect(fs.existsSync(join(dataDir, 'server.lock'))).toBe(false);
  });

  it('is not confused by a process id that now belongs to another', async () => {
    const dataDir = await folder();
    await stop(await start(dataDir));
    const account = root ? unprivilegedAccount() : undefined;
    const other = spawn('sleep', ['60'], { stdio: 'ignore', ...(account && { uid: account.uid, gid: account.gid }) });
    children.push(other);
    const pidFile = join(dataDir, 'postgres', 'postmaster.pid');
    fs.writeFileSync(pidFile, `${other.pid}\n${join(dataDir, 'postgres')}\n1\n1\n\n127.0.0.1\n\nready\n`);
    if (account !== undefined) fs.chownSync(pidFile, account.uid, account.gid);
    const lock = { pid: other.pid, incarnation: 'an earlier one', scope: '', token: 'x' };
    fs.writeFileSync(
      join(dataDir, 'server.lock'),
      JSON.stringify({ ...lock, scope: (await import('./process.ts')).pidScope() }),
    );
    const database = await start(dataDir);
    expect(database.adopted).toBe(false);
    expect(isAlive(other.pid ?? 0)).toBe(true);
  });
});

describe('what an operator may get wrong', () => {
  it('a cluster of another major version is left alone', async () => {
    const dataDir = await folder();
    await stop(await start(dataDir));
    fs.writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '15\n');
    const error = await refusal(start(dataDir));
    expect(error.id).toBe('DATABASE_VERSION');
    expect(error.text.zh).toContain('15');
    expect(error.text.en).toContain('18');
  });

  it('a password file from elsewhere is named', async () => {
    const dataDir = await folder();
    const first = await start(dataDir);
    await stop(first);
    fs.writeFileSync(join(dataDir, 'secrets', 'postgres.password'), 'other');
    expect((await refusal(start(dataDir))).id).toBe('DATABASE_PASSWORD');
    expect(isAlive(first.pid)).toBe(false);
    expect(fs.existsSync(join(dataDir, 'server.lock'))).toBe(false);
  });

  it('messages of PostgreSQL and of the system become advice', () => {
    const log = 'FATAL:  could not write lock file "postmaster.pid": No space left on device';
    expect(explain(log, '/srv').id).toBe('DATABASE_DISK_FULL');
    expect(explain('initdb: error: could not access directory "/x": Permission denied', '/x').id).toBe(
      'DATABASE_PERMISSION',
    );
    expect(explain('FATAL:  could not map anonymous shared memory: Cannot allocate memory', '/x').id).toBe(
      'DATABASE_MEMORY',
    );
    const nameless = 'initdb: could not look up effective user ID 1234: user does not exist';
    expect(explain(nameless, '/x').text.en).toContain('openzone:x:1234:1234:');
    expect(explain('FATAL:  strange', '/x').text.en).toContain('strange');
  });
});

describe.runIf(root)('as root', () => {
  it('runs PostgreSQL under an account that is not', async () => {
    const database = await start(await folder());
    const status = fs.readFileSync(`/proc/${database.pid}/status`, 'utf8');
    expect(/^Uid:\t(\d+)\t(\d+)/m.exec(status)?.slice(1)).toEqual(Array(2).fill(`${unprivilegedAccount().uid}`));
  });

  it('finds a place for a data folder that only root can enter', async () => {
    const home = join(base, 'root-home');
    const systemDir = join(base, 'system');
    const dataDir = join(home, 'var');
    fs.mkdirSync(home, { mode: 0o700 });
    const first = await start(dataDir, { systemDir });
    await ask(first.url, 'CREATE TABLE kept AS SELECT 1 AS n');
    expect(fs.existsSync(join(dataDir, 'postgres'))).toBe(false);
    await stop(first);
    const second = await start(dataDir, { systemDir: '/nonexistent' });
    expect(await ask(second.url, 'SELECT n FROM kept')).toEqual([1]);
    await stop(second);

    const copied = join(home, 'copy');
    fs.cpSync(dataDir, copied, { recursive: true });
    expect((await refusal(start(copied, { systemDir }))).id).toBe('DATABASE_SHARED');
    fs.rmSync(copied, { recursive: true });
    fs.renameSync(dataDir, copied);
    expect(await ask((await start(copied, { systemDir })).url, 'SELECT n FROM kept')).toEqual([1]);
  });

  it('passes through a closed data folder in a place that others reach', async () => {
    const dataDir = fs.mkdtempSync(join(base, 'closed-'));
    await start(dataDir, { systemDir: '/nonexistent' });
    expect(fs.statSync(dataDir).mode & 0o777).toBe(0o711);
    expect(fs.existsSync(join(dataDir, 'postgres', 'PG_VERSION'))).toBe(true);
  });

  it('copies programs that the account cannot reach, and again when the copy is damaged', async () => {
    const account = unprivilegedAccount();
    const original = findBinaries();
    const hidden = binariesAt(join(base, 'root-checkout', 'native'), original.version);
    fs.mkdirSync(join(base, 'root-checkout'), { mode: 0o700 });
    spawnSync('cp', ['-a', original.root, hidden.root]);
    spawnSync('find', [hidden.root, '-type', 'l', '-delete']); // as npm unpacks it
    const copyTo = join(base, 'programs');
    const { binaries, release } = usableBinaries(account, copyTo, hidden);
    expect(binaries.root.startsWith(copyTo)).toBe(true);
    expect(release).toMatch(/^18/);
    expect(usableBinaries(undefined, copyTo, hidden).binaries.root).toBe(hidden.root);
    for (const name of fs.readdirSync(join(binaries.root, 'lib'))) {
      if (name.startsWith('libicu')) fs.rmSync(join(binaries.root, 'lib', name));
    }
    expect(usableBinaries(account, copyTo, hidden).release).toBe(release);
  });

  it('takes back a cluster that a restored backup gave to root', async () => {
    const dataDir = await folder();
    await stop(await start(dataDir));
    spawnSync('chown', ['-R', '0:0', join(dataDir, 'postgres')]);
    spawnSync('chmod', ['755', join(dataDir, 'postgres')]);
    const database = await start(dataDir);
    expect(await ask(database.url, 'SELECT 1')).toEqual([1]);
  });

  it('lets an ordinary user run everything as that user', async ({ skip }) => {
    const account = unprivilegedAccount();
    if (!canEnter(fileURLToPath(new URL('.', import.meta.url)), account))
      skip(`${account.name} cannot read this checkout`);
    const home = join(base, 'clerk');
    fs.mkdirSync(home);
    fs.chownSync(home, account.uid, account.uid);
    const held = await holder(join(home, 'var'), 'insert', account.uid);
    await until('some rows', () => held.acknowledged > 5);
    expect(fs.statSync(join(home, 'var', 'postgres')).uid).toBe(account.uid);
    await killed(held.process);
    const again = await holder(join(home, 'var'), 'idle', account.uid);
    expect(again.pid).toBe(held.pid);
  });
});
