import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runningEmbeddedPostgres, startEmbeddedPostgres } from '../../src/platform/db/embedded/index.ts';
import { migrate, openDatabase, type Database } from '../../src/platform/db/index.ts';
import { productEnvironment } from './built.ts';
import { killHard, postgresProcesses } from './real-server.ts';

/** What a killed process had acknowledged before, over all its lives. */
export interface Acknowledged {
  /** Ids of documents. */
  readonly published: string[];
  /** The greatest place of a batch. */
  place: number;
  /** Every checkpoint it showed, in that order, none twice in a row. */
  readonly checkpoints: { readonly size: number; readonly root: string }[];
  /** What must not have happened. */
  readonly wrong: string[];
  /** Lines of any kind, to see that it is alive. */
  lines: number;
}

/** `ledger-appender.ts` with its database, to be killed and started again. */
export interface LedgerProcess {
  readonly dataDir: string;
  readonly acknowledged: Acknowledged;
  isRunning(): boolean;
  /** Starts it and waits until it works. */
  start(): Promise<void>;
  /** Waits until something more is acknowledged. */
  progress(what?: 'anything' | 'publication'): Promise<void>;
  kill(what: 'process' | 'database' | 'both'): Promise<void>;
  /** Of the running database. */
  databaseUrl(): Promise<string>;
  stop(): Promise<void>;
}

/** `prepare` fills the empty, migrated database and says what the process is told of it. */
export async function makeLedgerProcess(prepare: (db: Database) => Promise<unknown>): Promise<LedgerProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'openzone-ledger-process-'));
  // Under root the database runs under another account, which must be able to pass.
  await chmod(folder, 0o711);
  const dataDir = join(folder, 'data');
  const postgres = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  await migrate(postgres.url, join(import.meta.dirname, '../../migrations'));
  const db = openDatabase({ url: postgres.url, role: 'openzone_app', max: 2, log: () => undefined });
  const told = JSON.stringify(await prepare(db));
  await db.close();
  await postgres.stop();

  const acknowledged: Acknowledged = { published: [], place: -1, checkpoints: [], wrong: [], lines: 0 };
  let child: ChildProcess | undefined;
  let ended: Promise<unknown> = Promise.resolve();

  function hear(line: string): void {
    acknowledged.lines += 1;
    const [kind, first = '', second = ''] = line.split(' ');
    if (kind === 'P') acknowledged.published.push(first);
    if (kind === 'A') acknowledged.place = Math.max(acknowledged.place, Number(first));
    if (kind === 'X') acknowledged.wrong.push(line.slice(2));
    if (kind === 'C' && acknowledged.checkpoints.at(-1)?.root !== second)
      acknowledged.checkpoints.push({ size: Number(first), root: second });
  }

  async function more(what: 'anything' | 'publication' = 'anything'): Promise<void> {
    const count = (): number => (what === 'anything' ? acknowledged.lines : acknowledged.published.length);
    const before = count();
    const since = performance.now();
    while (count() === before) {
      if (performance.now() - since > 120_000) throw new Error('it does nothing any more');
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  return {
    dataDir,
    acknowledged,
    isRunning: () => child !== undefined,
    async start() {
      const started = spawn(process.execPath, [join(import.meta.dirname, 'ledger-appender.ts'), dataDir, told], {
        env: productEnvironment({ NODE_COMPILE_CACHE: join(folder, 'compiled') }),
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      child = started;
      let rest = '';
      started.stdout.on('data', (chunk: Buffer) => {
        const lines = (rest + chunk.toString()).split('\n');
        // Killed in the middle of a line: what is not whole was not said.
        rest = lines.pop() ?? '';
        for (const line of lines) hear(line);
      });
      ended = new Promise((resolve) => started.on('close', resolve));
      await more();
    },
    progress: more,
    async kill(what) {
      if (what !== 'process') for (const pid of postgresProcesses(dataDir)) killHard(pid);
      if (what === 'database') return;
      killHard(child?.pid);
      child = undefined;
      await ended;
    },
    async databaseUrl() {
      const found = await runningEmbeddedPostgres(dataDir);
      if (found === undefined) throw new Error('the database is not running');
      return found.url;
    },
    async stop() {
      killHard(child?.pid);
      await ended;
      for (const pid of postgresProcesses(dataDir)) killHard(pid);
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
