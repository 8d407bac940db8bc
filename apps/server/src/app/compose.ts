import { join } from 'node:path';
import { findSiteByHost, type Site } from '../base/sites/index.ts';
import { openFileStore, type FileStore } from '../base/files/index.ts';
import { systemClock, type Clock } from '../platform/clock.ts';
import { loadSecrets, projectRoot, type Config, type Secrets } from '../platform/config.ts';
import { migrate, openDatabase, type Database } from '../platform/db/index.ts';
import {
  runningEmbeddedPostgres,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../platform/db/embedded/index.ts';

/** The parts that every way of running shares: web, worker, command line. */
export interface Runtime {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly clock: Clock;
  /** As the back office connects. */
  readonly db: Database;
  /** As the public site connects: it can read the public views and nothing else. */
  readonly publicDb: Database;
  readonly files: FileStore;
  readonly findSite: (host: string) => Promise<Site>;
  readonly log: (line: string) => void;
  /** The database this process started itself; undefined with DATABASE_URL or beside a running server. */
  readonly embedded: EmbeddedPostgres | undefined;
  close(): Promise<void>;
}

export interface RuntimeOptions {
  readonly config: Config;
  readonly log: (line: string) => void;
  /** True for commands that may work beside a running server; `start` itself must own the data folder. */
  readonly beside: boolean;
}

/** Opens the database (starting the embedded one when it must), migrates, and opens everything else on it. */
export async function openRuntime({ config, log, beside }: RuntimeOptions): Promise<Runtime> {
  const secrets = loadSecrets(config.dataDir);
  const { url, embedded } = await findDatabase(config, log, beside);
  const applied = await migrate(url, join(projectRoot(), 'apps/server/migrations')).catch(async (error: unknown) => {
    await embedded?.stop();
    throw error;
  });
  if (applied.length > 0) log(`数据库结构已更新 / migrated: ${applied.join(', ')}`);
  const db = openDatabase({ url, role: 'openzone_app', max: 10, log });
  const publicDb = openDatabase({ url, role: 'openzone_public', max: 10, log });
  return {
    config,
    secrets,
    clock: systemClock,
    db,
    publicDb,
    files: openFileStore(join(config.dataDir, 'files')),
    findSite: (host) => findSiteByHost(publicDb, host),
    log,
    embedded,
    async close() {
      await db.close();
      await publicDb.close();
      await embedded?.stop();
    },
  };
}

async function findDatabase(
  config: Config,
  log: (line: string) => void,
  beside: boolean,
): Promise<{ url: string; embedded: EmbeddedPostgres | undefined }> {
  if (config.databaseUrl !== undefined) return { url: config.databaseUrl, embedded: undefined };
  const running = beside ? await runningEmbeddedPostgres(config.dataDir) : undefined;
  if (running !== undefined) return { url: running.url, embedded: undefined };
  const embedded = await startEmbeddedPostgres({ dataDir: config.dataDir, log, webPort: config.port });
  return { url: embedded.url, embedded };
}
