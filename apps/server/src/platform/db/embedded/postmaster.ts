/** One running PostgreSQL: starting it, recognising one that is there already, and stopping it. */
import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { childEnvironment } from '../../config.ts';
import { runAs } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { Place } from './place.ts';
import { databaseError } from './problems.ts';
import { isAlive, worksIn } from './process.ts';

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** Resolves when the process is gone; of an adopted one neither code nor signal is known. */
  readonly exited: Promise<Exit>;
}

export interface PidFile {
  readonly pid: number;
  readonly port: number;
  /** `starting`, `ready`, `standby`, `stopping`. */
  readonly status: string;
}

export interface LaunchOptions {
  readonly place: Place;
  readonly binaries: Binaries;
  readonly port: number;
  readonly logFile: string;
  readonly fingerprint: string;
}

/** PostgreSQL's own note of its running process (utils/pidfile.h): lines 1 pid, 4 port, 8 status. */
export function readPidFile(cluster: string): PidFile | undefined {
  let lines: string[];
  try {
    lines = fs.readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3] ?? 0), status: (lines[7] ?? '').trim() };
}

/** PostgreSQL's own rule for a path that a socket address can hold, and none of the characters its list would need quoted. */
export function socketFolder(cluster: string, port: number): string | undefined {
  if (process.platform === 'win32' || !/^[\w/.@+-]+$/.test(cluster)) return undefined;
  return Buffer.byteLength(`${cluster}/.s.PGSQL.${port}`) <= 100 ? cluster : undefined;
}

export type Launch = { postmaster: Postmaster; said?: undefined } | { postmaster?: undefined; said: string };

/** Starts PostgreSQL and waits until it takes connections; when it ends instead, returns what it `said`. */
export async function launch(options: LaunchOptions): Promise<Launch> {
  const { place, port } = options;
  const args = ['-D', place.cluster, '-p', `${port}`, '-c', 'listen_addresses=127.0.0.1'];
  args.push(
    '-c',
    `unix_socket_directories=${socketFolder(place.cluster, port) ?? ''}`,
    '-c',
    'unix_socket_permissions=0700',
  );
  args.push('-c', `openzone.fingerprint=${options.fingerprint}`);
  const log = fs.openSync(options.logFile, 'a', 0o600);
  const from = fs.fstatSync(log).size;
  let child: ChildProcess;
  try {
    // Its own session: Ctrl-C reaches the server only, which drains and then stops the database.
    const stdio: ['ignore', number, number] = ['ignore', log, log];
    const spawning = { ...runAs(place.account), env: childEnvironment(), stdio, detached: true, windowsHide: true };
    child = spawn(options.binaries.postgres, args, spawning);
  } finally {
    fs.closeSync(log);
  }
  child.unref();
  const exited = new Promise<Exit>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  const pid = child.pid;
  if (pid === undefined) return { said: String(await exited.catch((error: unknown) => error)) };
  if (!(await becomesReady(place.cluster, pid, exited))) return { said: readFrom(options.logFile, from) };
  return { postmaster: { pid, port, exited } };
}

/** Crash recovery may take minutes after a hard stop: waits as long as the process lives. */
async function becomesReady(cluster: string, pid: number, exited: Promise<Exit>): Promise<boolean> {
  let over = false;
  const ending = exited.then(() => (over = true));
  for (let waited = 0; !over; waited += 1) {
    const note = readPidFile(cluster);
    if (note?.pid === pid && note.status === 'ready') return true;
    await Promise.race([ending, sleep(waited < 400 ? 5 : 100)]);
  }
  return false;
}

function readFrom(path: string, offset: number): string {
  const file = fs.openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(Math.max(0, fs.fstatSync(file).size - offset));
    fs.readSync(file, buffer, 0, buffer.length, offset);
    return buffer.toString('utf8');
  } finally {
    fs.closeSync(file);
  }
}

/** A PostgreSQL that some earlier process left running in this cluster; clears away the note of one that is dead. */
export async function findRunning(cluster: string): Promise<Postmaster | undefined> {
  for (;;) {
    const note = readPidFile(cluster);
    if (note === undefined || !worksIn(note.pid, cluster)) {
      clearNotes(cluster);
      return undefined;
    }
    if (note.status === 'ready') return { pid: note.pid, port: note.port, exited: watch(note.pid, cluster) };
    await sleep(50);
  }
}

/** PostgreSQL itself would refuse to start if the id in such a note now belongs to any process of the same account. */
function clearNotes(cluster: string): void {
  for (const name of fs.readdirSync(cluster)) {
    if (name === 'postmaster.pid' || name.startsWith('.s.PGSQL.')) fs.rmSync(join(cluster, name), { force: true });
  }
}

async function watch(pid: number, cluster: string): Promise<Exit> {
  while (worksIn(pid, cluster)) await sleep(100, undefined, { ref: false });
  return { code: null, signal: null };
}

/** Fast shutdown (open transactions are rolled back, everything is written), then immediate, then by force. */
export async function stopPostmaster(postmaster: Postmaster, place: Place, binaries: Binaries): Promise<void> {
  const steps: [NodeJS.Signals, string, number][] = [
    ['SIGINT', 'fast', 60_000],
    ['SIGQUIT', 'immediate', 10_000],
    ['SIGKILL', 'immediate', 5_000],
  ];
  for (const [signal, mode, patience] of steps) {
    if (!isAlive(postmaster.pid)) return;
    if (process.platform === 'win32') {
      const args = ['stop', '-D', place.cluster, '-m', mode, '-W'];
      await promisify(execFile)(binaries.pgCtl, args, { windowsHide: true }).catch(() => undefined);
    } else if (worksIn(postmaster.pid, place.cluster)) process.kill(postmaster.pid, signal);
    if (await gone(postmaster, patience)) return;
  }
  throw databaseError(
    'DATABASE_WILL_NOT_STOP',
    `数据库进程 ${postmaster.pid} 无法停止。请由管理员检查该进程后重试。`,
    `The database process ${postmaster.pid} does not stop. Have an administrator look at it, then try again.`,
  );
}

async function gone(postmaster: Postmaster, patience: number): Promise<boolean> {
  let left = false;
  void postmaster.exited.then(() => (left = true));
  const until = Date.now() + patience;
  // Polled, because neither an adopted process nor an unreferenced child keeps Node waiting.
  while (!left) {
    if (Date.now() > until) return false;
    await sleep(5);
  }
  return true;
}

/**
 * Sessions of a dead postmaster that are deep in a query hold its shared memory and keep the next one from starting.
 * Whatever they were doing can no longer be committed; SIGQUIT ends them at once. Returns how many there were.
 */
export function endOrphans(cluster: string): number {
  if (process.platform !== 'linux') return 0;
  let count = 0;
  for (const name of fs.readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid) || pid === process.pid || !worksIn(pid, cluster) || !isPostgres(pid)) continue;
    try {
      process.kill(pid, 'SIGQUIT');
      count += 1;
    } catch {
      // It ended by itself between the look and the signal.
    }
  }
  return count;
}

/** A person's shell may stand in the folder too. */
function isPostgres(pid: number): boolean {
  try {
    return fs.readFileSync(`/proc/${pid}/comm`, 'latin1').startsWith('postgres');
  } catch {
    return false;
  }
}
