/**
 * `<dataDir>/server.lock`: one OpenZone per data folder.
 *
 * Node has no flock(2), so the file says who holds it and a newcomer checks whether that process still lives — by its
 * start time, because process ids are reused. A holder on another host or in another container cannot be looked up;
 * it touches the file every second, and a newcomer watches whether that goes on.
 */
import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { databaseError } from './problems.ts';
import { incarnation, pidScope } from './process.ts';

const HEARTBEAT_MS = 1_000;
const WATCH_MS = 4_000;

export interface Owner {
  readonly pid: number;
  readonly incarnation: string;
  readonly scope: string;
  /** Tells this lock from every other, also of the same process. */
  readonly token: string;
  readonly webPort?: number;
  readonly databasePort?: number;
}

export interface ServerLock {
  /** Adds the ports, so that whoever is refused learns where the running server is. */
  update(ports: { webPort?: number; databasePort?: number }): void;
  release(): void;
}

/** Waits `patienceMs` for a holder that is just stopping, then throws AppError SERVER_ALREADY_RUNNING. */
export async function acquireServerLock(dataDir: string, patienceMs = 3_000): Promise<ServerLock> {
  const path = join(dataDir, 'server.lock');
  const until = Date.now() + patienceMs;
  for (;;) {
    const held = await tryAcquire(path);
    if (held.lock !== undefined) return held.lock;
    if (Date.now() >= until) throw refusal(dataDir, held.owner);
    await sleep(100);
  }
}

/** The live holder of the data folder, if there is one. */
export async function serverLockOwner(dataDir: string): Promise<Owner | undefined> {
  const path = join(dataDir, 'server.lock');
  const owner = readOwner(path);
  return owner !== undefined && (await lives(owner, path)) ? owner : undefined;
}

type Attempt = { lock: ServerLock; owner?: undefined } | { lock?: undefined; owner: Owner };

async function tryAcquire(path: string): Promise<Attempt> {
  const mine = self();
  const draft = `${path}.${mine.token}`;
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o644 });
  try {
    for (;;) {
      if (create(draft, path)) return { lock: hold(path, mine) };
      const owner = readOwner(path);
      if (owner !== undefined && (await lives(owner, path))) return { owner };
      if (await replaceStale(path, draft, owner)) return { lock: hold(path, mine) };
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Creates the lock with its whole content in one step, or not at all. */
function create(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') return false;
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error;
  }
  // No hard links on this file system: a small window in which a reader sees an empty file remains.
  try {
    writeFileSync(path, readFileSync(draft), { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

/**
 * Takes over a dead process's lock. Of several that found it dead only one may, and it must look again before it does:
 * so this step has a lock of its own, which is taken over in the same way should its holder die in this instant.
 */
async function replaceStale(path: string, draft: string, stale: Owner | undefined): Promise<boolean> {
  const turn = await tryAcquire(`${path}.turn`);
  if (turn.lock === undefined) {
    await sleep(20);
    return false;
  }
  try {
    if (readOwner(path)?.token !== stale?.token) return false;
    renameSync(draft, path);
    return true;
  } finally {
    turn.lock.release();
  }
}

function self(): Owner {
  return {
    pid: process.pid,
    incarnation: incarnation(process.pid) ?? '',
    scope: pidScope(),
    token: randomBytes(8).toString('hex'),
  };
}

function readOwner(path: string): Owner | undefined {
  try {
    const value = JSON.parse(readFileSync(path, 'utf8')) as Partial<Owner> | null;
    if (typeof value?.pid !== 'number' || typeof value.token !== 'string') return undefined;
    return {
      ...value,
      pid: value.pid,
      token: value.token,
      scope: value.scope ?? '',
      incarnation: value.incarnation ?? '',
    };
  } catch {
    return undefined;
  }
}

async function lives(owner: Owner, path: string): Promise<boolean> {
  if (owner.scope === pidScope()) return incarnation(owner.pid) === owner.incarnation;
  const touched = modified(path);
  const until = Date.now() + WATCH_MS;
  while (Date.now() < until) {
    await sleep(200);
    if (modified(path) !== touched) return true;
  }
  return false;
}

function modified(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function hold(path: string, mine: Owner): ServerLock {
  let content = mine;
  const heartbeat = setInterval(() => {
    const now = new Date();
    try {
      utimesSync(path, now, now);
    } catch {
      // The data folder was removed under the running server; its loss shows elsewhere.
    }
  }, HEARTBEAT_MS);
  heartbeat.unref();
  return {
    update(ports) {
      content = { ...content, ...ports };
      writeFileSync(`${path}.${mine.token}`, JSON.stringify(content));
      renameSync(`${path}.${mine.token}`, path);
    },
    release() {
      clearInterval(heartbeat);
      if (readOwner(path)?.token === mine.token) rmSync(path, { force: true });
    },
  };
}

function refusal(dataDir: string, owner: Owner): Error {
  const zhPort = owner.webPort === undefined ? '' : `，网站端口 ${owner.webPort}`;
  const enPort = owner.webPort === undefined ? '' : `, web port ${owner.webPort}`;
  const zhDatabase = owner.databasePort === undefined ? '' : `，数据库端口 ${owner.databasePort}`;
  const enDatabase = owner.databasePort === undefined ? '' : `, database port ${owner.databasePort}`;
  return databaseError(
    'SERVER_ALREADY_RUNNING',
    `另一个 OpenZone 正在使用数据目录 ${dataDir}（进程号 ${owner.pid}${zhPort}${zhDatabase}）。请先停止它，或用 OPENZONE_DATA 指定另一个目录。`,
    `Another OpenZone is using the data folder ${dataDir} (process ${owner.pid}${enPort}${enDatabase}). Stop it first, or point OPENZONE_DATA to another folder.`,
  );
}
