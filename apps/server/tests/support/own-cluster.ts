import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/platform/db/embedded/index.ts';
import { migrate, openDatabase } from '../../src/platform/db/index.ts';
import { plainSql, type TestDatabase } from './database.ts';

/** A PostgreSQL of a test's own, to be taken away under a running server and given back. */
export interface OwnCluster {
  readonly database: TestDatabase;
  takeAway(): Promise<void>;
  giveBack(): Promise<void>;
  remove(): Promise<void>;
}

export async function startOwnCluster(): Promise<OwnCluster> {
  const folder = await mkdtemp(join(tmpdir(), 'openzone-cluster-'));
  // Under root the database runs under another account, which must be able to pass.
  await chmod(folder, 0o711);
  const options = { dataDir: join(folder, 'data'), log: () => undefined };
  let postgres: EmbeddedPostgres = await startEmbeddedPostgres(options);
  const { url, port } = postgres;
  await migrate(url, join(import.meta.dirname, '../../migrations'));
  const app = openDatabase({ url, role: 'openzone_app', max: 8, log: () => undefined });
  const portal = openDatabase({ url, role: 'openzone_public', max: 4, log: () => undefined });
  const database: TestDatabase = {
    url,
    app,
    portal,
    ...plainSql(url),
    async drop() {
      await app.close();
      await portal.close();
    },
  };
  return {
    database,
    takeAway: () => postgres.stop(),
    async giveBack() {
      postgres = await startEmbeddedPostgres({ ...options, port });
    },
    async remove() {
      await database.drop();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
