import { readFileSync, readdirSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runningEmbeddedPostgres, startEmbeddedPostgres } from '../../src/platform/db/embedded/index.ts';
import { migrate, openDatabase, type Database } from '../../src/platform/db/index.ts';
import { runCli, startCli, type Finished, type RunningCli } from './built.ts';

/** `openzone start` as a process of its own with the embedded database, to be killed and started again. */
export interface RealServer {
  readonly port: number;
  readonly dataDir: string;
  /** Starts and waits until it serves. @returns milliseconds */
  start(): Promise<number>;
  /** `kill -9` of the web process, of every process of PostgreSQL, or of both in the same instant. */
  kill(what: 'server' | 'database' | 'both'): Promise<void>;
  isRunning(): boolean;
  /** What it wrote, over all its lives. */
  said(): string;
  /** Another `openzone` command beside it. */
  cli(...args: string[]): Promise<Finished>;
  /** Of the running database, as its superuser. */
  databaseUrl(): Promise<string>;
  stop(): Promise<void>;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** The postmaster of a cluster and all its children. */
export function postgresProcesses(dataDir: string): number[] {
  let postmaster: number;
  try {
    postmaster = Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return [];
  }
  const children = readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      return Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1]) === postmaster;
    } catch {
      return false;
    }
  });
  return [postmaster, ...children.map(Number)];
}

export function killHard(pid: number | undefined): void {
  if (pid === undefined || pid <= 1) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** `prepare` fills the empty, migrated database before the first start; `more` are settings besides the usual ones. */
export async function makeRealServer(
  prepare: (db: Database) => Promise<void>,
  more: Readonly<Record<string, string>> = {},
): Promise<RealServer> {
  const folder = await mkdtemp(join(tmpdir(), 'openzone-real-'));
  // Under root the database runs under another account, which must be able to pass.
  await chmod(folder, 0o711);
  const dataDir = join(folder, 'data');
  const postgres = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  await migrate(postgres.url, join(import.meta.dirname, '../../migrations'));
  const db = openDatabase({ url: postgres.url, role: 'openzone_app', max: 2, log: () => undefined });
  await prepare(db);
  await db.close();
  await postgres.stop();

  const port = await freePort();
  const settings = {
    PORT: String(port),
    HOST: '127.0.0.1',
    OPENZONE_DATA: dataDir,
    OPENZONE_DEMO: 'false',
    OPENZONE_LOG: 'error',
    ...more,
  };
  let running: RunningCli | undefined;
  const earlier: string[] = [];

  async function end(): Promise<void> {
    const last = running;
    running = undefined;
    if (last === undefined) return;
    await last.finished;
    earlier.push(last.said());
  }

  return {
    port,
    dataDir,
    async start() {
      const since = performance.now();
      const started = startCli(['start', '--json'], settings);
      running = started;
      await new Promise<void>((resolve, reject) => {
        started.child.stdout?.on('data', (chunk: Buffer) => {
          if (chunk.includes('"url"')) resolve();
        });
        started.finished.then(
          ({ code, signal, stderr }) => reject(new Error(`the server ended with ${code ?? signal}: ${stderr}`)),
          reject,
        );
      });
      return performance.now() - since;
    },
    async kill(what) {
      if (what !== 'server') for (const pid of postgresProcesses(dataDir)) killHard(pid);
      if (what !== 'database') {
        killHard(running?.child.pid);
        await end();
      }
    },
    isRunning: () => running !== undefined,
    said: () => [...earlier, running?.said() ?? ''].join('\n--- next life ---\n'),
    cli: (...args) => runCli(args, settings),
    async databaseUrl() {
      const found = await runningEmbeddedPostgres(dataDir);
      if (found === undefined) throw new Error('the database is not running');
      return found.url;
    },
    async stop() {
      running?.child.kill('SIGTERM');
      await end();
      for (const pid of postgresProcesses(dataDir)) killHard(pid);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
