import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { projectRoot } from '../src/platform/config.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../src/platform/db/embedded/index.ts';
import { migrate, openDatabase, type Database, type DatabaseOptions } from '../src/platform/db/index.ts';
import { startHelper, type Helper, type HelperOptions } from './processes.ts';
import { createZone, type BenchZone } from './zone.ts';

/** What every bench plays on: a folder that vanishes, a database in it, a zone without documents. */
export interface Stage {
  readonly folder: string;
  /** Of the superuser, over a Unix socket where there is one: what the server is given and what the engine called bare uses. */
  readonly url: string;
  readonly db: Database;
  /** A pool of its own for filling the site. */
  readonly loading: Database;
  /** As the owner of the tables. */
  readonly owner: Database;
  readonly publicDb: Database;
  readonly zone: BenchZone;
  /** Starts the server in a process of its own, wired as `openzone start` wires it. */
  startServer(options: HelperOptions): Promise<Server>;
}

export interface Server extends Helper {
  readonly origin: string;
}

/** A folder for one run; `discard` removes it with what the database keeps elsewhere. */
export function makeFolder(): { folder: string; discard: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'openzone-bench-'));
  // PostgreSQL never runs as root: its own account must reach its files.
  chmodSync(folder, 0o711);
  return { folder, discard: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }) };
}

/** Removes a data folder whose database has stopped; root's database may lie outside of it. */
export function discardData(dataDir: string): void {
  let cluster: string | undefined;
  try {
    ({ cluster } = JSON.parse(readFileSync(join(dataDir, 'postgres.json'), 'utf8')) as { cluster?: string });
  } catch {
    cluster = undefined;
  }
  const outside = cluster === undefined ? undefined : dirname(cluster);
  if (outside !== undefined && basename(outside).startsWith('openzone-'))
    rmSync(outside, { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
}

/** Sets the stage in `folder`; `closing` collects how to strike it, to be called newest first. */
export async function setStage(folder: string, closing: (() => Promise<void> | void)[]): Promise<Stage> {
  // A connection that breaks shows as an error of whoever uses it.
  const log = (): void => undefined;
  const dataDir = join(folder, 'data');
  closing.push(() => discardData(dataDir));
  const cluster = await startEmbeddedPostgres({ dataDir, log });
  closing.push(() => cluster.stop());
  await migrate(cluster.url, join(projectRoot(), 'apps/server/migrations'));
  const url = cluster.socketUrl ?? cluster.url;
  const open = (role: DatabaseOptions['role'], max: number): Database => {
    const database = openDatabase({ url, role, max, log });
    closing.push(() => database.close());
    return database;
  };
  const db = open('openzone_app', 6);
  const loading = open('openzone_app', 4);
  const stage = {
    folder,
    url,
    db,
    loading,
    owner: open('openzone_owner', 1),
    publicDb: open('openzone_public', 2),
  };
  const zone = await createZone(db);
  return { ...stage, zone, startServer: (options) => startServer(cluster, dataDir, options, closing) };
}

async function startServer(
  cluster: EmbeddedPostgres,
  dataDir: string,
  options: HelperOptions,
  closing: (() => Promise<void> | void)[],
): Promise<Server> {
  const env = {
    // The way `openzone start` connects to the database that is its own.
    DATABASE_URL: overSocket(cluster),
    OPENZONE_DATA: dataDir,
    OPENZONE_DEMO: 'false',
    OPENZONE_LOG: 'warn',
    PORT: '0',
    HOST: '127.0.0.1',
  };
  const helper = await startHelper('server', { ...options, env: { ...options.env, ...env } });
  closing.push(() => helper.stop());
  const { port } = await helper.ask<{ port: number }>({ do: 'start' });
  return { ...helper, origin: `http://127.0.0.1:${port}` };
}

/** As an operator may write it: an address with a host, which the folder of the socket overrules. */
function overSocket({ url, socketUrl }: EmbeddedPostgres): string {
  const folder = new URLSearchParams(socketUrl?.replace(/^[^?]*/, '')).get('host');
  return folder === null ? url : `${url}?host=${encodeURIComponent(folder)}`;
}
