import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../src/platform/db/embedded/index.ts';
import { migrate } from '../../src/platform/db/index.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A cluster with a migrated database `oz_template` in it; each test file clones its own. */
    clusterUrl: string;
  }
}

/** One PostgreSQL for the whole run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'openzone-test-'));
  const postgres = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  // Nothing here has to outlive a power cut; a crash of the server alone loses nothing all the same.
  for (const setting of ['fsync', 'full_page_writes']) await client.query(`alter system set ${setting} = off`);
  await client.query('select pg_reload_conf()');
  await client.query('create database oz_template');
  await client.end();
  const url = new URL(postgres.url);
  url.pathname = '/oz_template';
  await migrate(url.toString(), join(import.meta.dirname, '../../migrations'));
  project.provide('clusterUrl', postgres.url);
  return async () => {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
