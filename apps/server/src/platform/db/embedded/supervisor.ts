/** Keeps one PostgreSQL running for as long as the server lives. */
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import type { Place } from './place.ts';
import { endOrphans, findRunning, launch, stopPostmaster } from './postmaster.ts';
import type { Exit, Postmaster } from './postmaster.ts';
import { databaseError, explain } from './problems.ts';
import { worksIn } from './process.ts';

export interface ExitEvent extends Exit {
  readonly pid: number;
  /** True when `stop` was called; otherwise a new PostgreSQL is being started. */
  readonly expected: boolean;
}

export interface SuperviseOptions {
  readonly place: Place;
  readonly binaries: Binaries;
  readonly fingerprint: string;
  readonly log: (line: string) => void;
  readonly logFile: string;
  /** A PostgreSQL found running in the cluster, and whether to go on with it or to replace it. */
  readonly survivor: Postmaster | undefined;
  readonly adopt: boolean;
  /** Demanded port. */
  readonly port: number | undefined;
  /** Port of the last start, taken again if it is free. */
  readonly lastPort: number | undefined;
}

export interface Supervisor {
  readonly port: number;
  readonly pid: number;
  onExit(listener: (event: ExitEvent) => void): () => void;
  stop(): Promise<void>;
  /** For the instant in which the process ends: asks PostgreSQL to shut down and does not wait. */
  abandon(): void;
}

const BACK_OFF_MS = [0, 250, 500, 1_000, 2_000, 5_000, 10_000, 30_000];
/** A run this long counts as sound: the next crash starts with the shortest pause again. */
const SOUND_MS = 60_000;

export async function supervise(options: SuperviseOptions): Promise<Supervisor> {
  const { survivor, place, binaries, log } = options;
  if (survivor !== undefined && !options.adopt) {
    log(`停止遗留的数据库进程 ${survivor.pid} / stopping PostgreSQL ${survivor.pid} of an earlier run, which differs`);
    await stopPostmaster(survivor, place, binaries);
  }
  let current = survivor !== undefined && options.adopt ? survivor : await startFirst(options);
  const listeners = new Set<(event: ExitEvent) => void>();
  let stopping = false;
  const pause = new AbortController();
  let restarting: Promise<void> = Promise.resolve();

  function guard(since: number, failures: number): void {
    void current.exited.then((exit) => {
      for (const listener of listeners) listener({ ...exit, pid: current.pid, expected: stopping });
      if (stopping) return;
      const quick = Date.now() - since < SOUND_MS ? failures : 0;
      log(
        `数据库意外停止（${exit.signal ?? exit.code ?? '?'}），正在重新启动 / PostgreSQL ended unexpectedly, restarting`,
      );
      restarting = restart(quick);
    });
  }

  async function restart(failures: number): Promise<void> {
    for (let count = failures; !stopping; count += 1) {
      const wait = BACK_OFF_MS[Math.min(count, BACK_OFF_MS.length - 1)];
      await sleep(wait, undefined, { ref: false, signal: pause.signal }).catch(() => undefined);
      if (stopping) return;
      try {
        // Pools know the port: it has to be the same.
        const since = Date.now();
        current = await startOn(options, current.port);
        log(`数据库已恢复 / PostgreSQL is back: ${current.pid}, ${Date.now() - since} ms`);
        guard(Date.now(), count + 1);
        return;
      } catch (error) {
        log(`数据库重新启动失败，将再次尝试 / restarting PostgreSQL failed, will try again: ${String(error)}`);
      }
    }
  }

  guard(Date.now(), 0);
  return {
    port: current.port,
    get pid() {
      return current.pid;
    },
    onExit(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {
      stopping = true;
      pause.abort();
      await restarting;
      await stopPostmaster(current, place, binaries);
    },
    abandon() {
      if (!stopping && process.platform !== 'win32' && worksIn(current.pid, place.cluster))
        process.kill(current.pid, 'SIGINT');
    },
  };
}

async function startFirst(options: SuperviseOptions): Promise<Postmaster> {
  if (options.port !== undefined) return startOn(options, options.port);
  const first =
    options.lastPort !== undefined && (await isFree(options.lastPort)) ? options.lastPort : await freePort();
  for (let attempt = 0, port = first; ; attempt += 1, port = await freePort()) {
    try {
      return await startOn(options, port);
    } catch (error) {
      // Between looking and binding somebody else may have taken it.
      if (attempt >= 5 || !(error instanceof PortTaken)) throw error;
    }
  }
}

class PortTaken extends Error {
  readonly port: number;

  constructor(port: number) {
    super(`port ${port} is taken`);
    this.port = port;
  }
}

/** Waits out what a killed predecessor left in shared memory, helping after half a second; gives up after thirty. */
async function startOn(options: SuperviseOptions, port: number): Promise<Postmaster> {
  const { place, log } = options;
  const began = Date.now();
  for (;;) {
    const started = await launch({ ...options, port });
    if (started.postmaster !== undefined) return started.postmaster;
    const waited = Date.now() - began;
    const leftover = /pre-existing shared memory block|lock file ".*" already exists/.test(started.said);
    if (leftover && waited < 30_000) {
      const orphans = waited > 500 ? endOrphans(place.cluster) : 0;
      if (orphans > 0) log(`结束了 ${orphans} 个遗留的数据库会话 / ended ${orphans} orphaned database sessions`);
      await sleep(100);
      await findRunning(place.cluster);
      continue;
    }
    if (/could not (bind|create any TCP\/IP sockets)/.test(started.said)) throw portError(options, port);
    throw explain(started.said, place.cluster);
  }
}

function portError(options: SuperviseOptions, port: number): Error {
  if (options.port === undefined) return new PortTaken(port);
  return databaseError(
    'DATABASE_PORT',
    `数据库端口 ${port} 已被占用。请释放该端口，或不指定端口由系统选择。`,
    `The database port ${port} is taken. Free it, or leave the choice to the system.`,
  );
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** Below the range from which systems take the ports of outgoing connections, which would get in the way next time. */
async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if (await isFree(port)) return port;
  }
  throw explain('no free port between 20000 and 32000', '127.0.0.1');
}
