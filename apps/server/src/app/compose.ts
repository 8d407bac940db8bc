import { join } from 'node:path';
import { findSiteByHost, type Site } from '../base/sites/index.ts';
import { openFileStore, type FileStore } from '../base/files/index.ts';
import { openLedger, type Ledger } from '../base/ledger/index.ts';
import { openOutbound, type Outbound } from '../base/notices/index.ts';
import { openVault, type Vault } from '../base/vault/index.ts';
import { systemClock, type Clock } from '../platform/clock.ts';
import { loadSecrets, projectRoot, type Config, type Secrets } from '../platform/config.ts';
import { newToken } from '../platform/ids.ts';
import { readOrCreateSecret, secretsDir } from '../platform/secrets.ts';
import { migrate, openDatabase, refreshStatistics, type Database, type Logins } from '../platform/db/index.ts';
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
  readonly vault: Vault;
  readonly ledger: Ledger;
  /** The ways to tell somebody outside. */
  readonly outbound: Outbound;
  readonly findSite: (host: string) => Promise<Site>;
  readonly log: (line: string) => void;
  /** The database this process started itself; undefined with DATABASE_URL or beside a running server. */
  readonly embedded: EmbeddedPostgres | undefined;
  /** To be called after much was added at once. */
  refreshStatistics(): Promise<void>;
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
  const { url, poolUrl, embedded } = await findDatabase(config, log, beside);
  // The database that is ours gets a sign-in for each role; on an operator's own the roles are taken on after connecting.
  const logins = config.databaseUrl === undefined ? loadLogins(config.dataDir) : {};
  const applied = await migrate(url, join(projectRoot(), 'apps/server/migrations'), logins).catch(
    async (error: unknown) => {
      await embedded?.stop();
      throw error;
    },
  );
  if (applied.length > 0) log(`数据库结构已更新 / migrated: ${applied.join(', ')}`);
  const connect = (role: keyof Logins): Database =>
    openDatabase({ url: signedInAs(poolUrl, role, logins), role, max: 10, log });
  const db = connect('openzone_app');
  const publicDb = connect('openzone_public');
  const outbound = openOutbound(config);
  return {
    config,
    secrets,
    clock: systemClock,
    db,
    publicDb,
    files: openFileStore(join(config.dataDir, 'files')),
    vault: openVault(secrets.vault, join(config.dataDir, 'vault')),
    ledger: openLedger(config.dataDir),
    outbound: outbound.ways,
    findSite: (host) => findSiteByHost(publicDb, host),
    log,
    embedded,
    refreshStatistics: () => refreshStatistics(url),
    async close() {
      outbound.close();
      await db.close();
      await publicDb.close();
      await embedded?.stop();
    },
  };
}

interface Found {
  readonly url: string;
  /** The same for the pools: over the Unix socket of a database of ours, where there is one. */
  readonly poolUrl: string;
  readonly embedded: EmbeddedPostgres | undefined;
}

async function findDatabase(config: Config, log: (line: string) => void, beside: boolean): Promise<Found> {
  const over = (url: string): Found => ({ url, poolUrl: url, embedded: undefined });
  if (config.databaseUrl !== undefined) return over(config.databaseUrl);
  const running = beside ? await runningEmbeddedPostgres(config.dataDir) : undefined;
  if (running !== undefined) return over(running.url);
  const embedded = await startEmbeddedPostgres({ dataDir: config.dataDir, log, webPort: config.port });
  return { url: embedded.url, poolUrl: embedded.socketUrl ?? embedded.url, embedded };
}

function loadLogins(dataDir: string): Logins {
  const password = (role: string): string =>
    readOrCreateSecret(join(secretsDir(dataDir), `${role}.password`), () => Buffer.from(newToken()))
      .toString()
      .trim();
  return { openzone_app: password('openzone_app'), openzone_public: password('openzone_public') };
}

/** Puts another name and password into the address, which has no host when it is that of a Unix socket. */
function signedInAs(url: string, role: keyof Logins, logins: Logins): string {
  const password = logins[role];
  return password === undefined
    ? url
    : url.replace(/^(\w+:\/\/)[^@/]*@/, (_, scheme: string) => `${scheme}${role}:${encodeURIComponent(password)}@`);
}
