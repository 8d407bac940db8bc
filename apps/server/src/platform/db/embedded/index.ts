import * as fs from 'node:fs';
import { join } from 'node:path';
import { ensureDataDir } from '../../config.ts';
import { usableBinaries } from './binaries.ts';
import { checkVersion, clusterExists, fingerprint, initialise, writeSettings } from './cluster.ts';
import { credentials, openDatabase, recognise } from './connection.ts';
import type { Credentials } from './connection.ts';
import { locate, recall, remember, settleOwnership, SYSTEM_DIR } from './place.ts';
import { findRunning, socketFolder } from './postmaster.ts';
import { asDatabaseError } from './problems.ts';
import { acquireServerLock, serverLockOwner } from './server-lock.ts';
import type { ServerLock } from './server-lock.ts';
import { supervise } from './supervisor.ts';
import type { ExitEvent, Supervisor } from './supervisor.ts';

export { findBinaries } from './binaries.ts';
export type { Binaries } from './binaries.ts';
export type { ExitEvent } from './supervisor.ts';

export interface EmbeddedOptions {
  /** Absolute path; made when missing. The cluster is in `<dataDir>/postgres`, the log in `<dataDir>/postgres.log`. */
  readonly dataDir: string;
  /** Receives one bilingual line per event worth an operator's attention. */
  readonly log: (line: string) => void;
  /** Demands this port; by default the last one, or a free one. */
  readonly port?: number;
  /** Port of the web server, told to whoever is refused (`announceWebPort` for one not yet known). */
  readonly webPort?: number;
  /** How long to wait for a previous OpenZone that is just stopping; default 3000 ms. */
  readonly patienceMs?: number;
  /** Where root keeps what the database's account could not reach elsewhere; default `/var/lib`. */
  readonly systemDir?: string;
}

export interface EmbeddedPostgres {
  /** Connection string of the superuser to the database `openzone`, over TCP on 127.0.0.1. It holds the password. */
  readonly url: string;
  /** The same over a Unix socket, faster for small queries; `undefined` where there is none. */
  readonly socketUrl: string | undefined;
  readonly port: number;
  /** True when the PostgreSQL that an earlier, killed process left running was taken over. */
  readonly adopted: boolean;
  /** Of the postmaster now running; changes when a crashed one is replaced. */
  readonly pid: number;
  /** Calls back at every end of PostgreSQL, wanted or not; returns the function that ends the subscription. */
  onExit(listener: (event: ExitEvent) => void): () => void;
  announceWebPort(port: number): void;
  /** Fast shutdown; close your pools first or their sessions are cut. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Starts the embedded PostgreSQL of a data folder, making it at the first start, and keeps it running: a crash is followed
 * by a restart on the same port. The README beside this file tells the whole story.
 *
 * Throws AppError with status 503: SERVER_ALREADY_RUNNING, DATABASE_NOT_INSTALLED, DATABASE_CANNOT_RUN, DATABASE_ACCOUNT,
 * DATABASE_OWNER, DATABASE_UNREACHABLE, DATABASE_SHARED, DATABASE_VERSION, DATABASE_PORT, DATABASE_PASSWORD,
 * DATABASE_DISK_FULL, DATABASE_PERMISSION, DATABASE_MEMORY, DATABASE_START_FAILED.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  let lock: ServerLock | undefined;
  try {
    ensureDataDir(options.dataDir);
    const dataDir = fs.realpathSync(options.dataDir);
    lock = await acquireServerLock(dataDir, options.patienceMs);
    const running = await start({ ...options, dataDir });
    const { webPort } = options;
    lock.update({ databasePort: running.supervisor.port, ...(webPort === undefined ? {} : { webPort }) });
    return present(running, lock);
  } catch (error) {
    lock?.release();
    throw asDatabaseError(error, options.dataDir);
  }
}

/**
 * The database of an OpenZone that is running on this data folder, for a command that works beside the server;
 * `undefined` when none is running. Starts nothing and takes no lock.
 */
export async function runningEmbeddedPostgres(dataDir: string): Promise<{ url: string; port: number } | undefined> {
  if (!fs.existsSync(dataDir)) return undefined;
  const folder = fs.realpathSync(dataDir);
  const port = (await serverLockOwner(folder))?.databasePort;
  return port === undefined ? undefined : { url: credentials(folder).url(port), port };
}

interface Running {
  readonly supervisor: Supervisor;
  readonly adopted: boolean;
  readonly login: Credentials;
  readonly cluster: string;
}

async function start(options: EmbeddedOptions): Promise<Running> {
  const { dataDir, log } = options;
  const systemDir = options.systemDir ?? SYSTEM_DIR;
  const place = locate(dataDir, systemDir);
  const copyTo = place.account === undefined ? dataDir : join(systemDir, 'openzone');
  const { binaries, release } = usableBinaries(place.account, copyTo);
  const login = credentials(dataDir);
  if (!clusterExists(place)) {
    const since = performance.now();
    await initialise(place, binaries, login.password);
    log(`数据库已创建（PostgreSQL ${release}，${elapsed(since)}）/ database made in ${place.cluster}`);
  }
  checkVersion(place, release);
  settleOwnership(place);
  writeSettings(place);

  const since = performance.now();
  const mark = fingerprint(binaries);
  const survivor = await findRunning(place.cluster);
  const wanted = options.port === undefined || options.port === survivor?.port;
  const adopted = survivor !== undefined && wanted && (await recognise(login, survivor.port, place.cluster, mark));
  const supervisor = await supervise({
    place,
    binaries,
    fingerprint: mark,
    log,
    logFile: logFile(dataDir, survivor !== undefined),
    survivor,
    adopt: adopted,
    port: options.port,
    lastPort: recall(dataDir).port,
  });
  try {
    await openDatabase(login, supervisor.port);
    if (recall(dataDir).port !== supervisor.port) remember(dataDir, { port: supervisor.port });
  } catch (error) {
    await supervisor.stop();
    throw error;
  }
  const how = adopted ? '已接管 / adopted' : '已启动 / started';
  log(`数据库${how}: 127.0.0.1:${supervisor.port}, PostgreSQL ${release}, ${elapsed(since)}`);
  return { supervisor, adopted, login, cluster: place.cluster };
}

function present({ supervisor, adopted, login, cluster }: Running, lock: ServerLock): EmbeddedPostgres {
  const port = supervisor.port;
  const folder = socketFolder(cluster, port);
  // A process that ends in any ordinary way leaves no database behind; one that is killed does, and it is adopted next time.
  const onProcessExit = (): void => {
    supervisor.abandon();
    lock.release();
  };
  process.once('exit', onProcessExit);
  return {
    url: login.url(port),
    socketUrl: folder === undefined ? undefined : login.socketUrl(folder, port),
    port,
    adopted,
    get pid() {
      return supervisor.pid;
    },
    onExit: (listener) => supervisor.onExit(listener),
    announceWebPort: (webPort) => lock.update({ webPort }),
    async stop() {
      await supervisor.stop();
      process.removeListener('exit', onProcessExit);
      lock.release();
    },
  };
}

/** Set aside when it has grown; not while a surviving PostgreSQL still writes to it. */
function logFile(dataDir: string, inUse: boolean): string {
  const path = join(dataDir, 'postgres.log');
  const size = fs.statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (!inUse && size > 10 * 1024 ** 2) fs.renameSync(path, `${path}.1`);
  return path;
}

function elapsed(since: number): string {
  return `${Math.round(performance.now() - since)} ms`;
}
