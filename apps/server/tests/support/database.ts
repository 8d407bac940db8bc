import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { openDatabase, type Database } from '../../src/platform/db/index.ts';

export interface TestDatabase {
  readonly url: string;
  /** As the back office connects. */
  readonly app: Database;
  /** As the public site connects. */
  readonly portal: Database;
  /** Plain SQL as the application role over one site, as somebody would who goes round the program. */
  bypass(siteId: number, text: string, values?: unknown[]): Promise<pg.QueryResult<Record<string, unknown>>>;
  /** A connection as the owner of everything, for tests that act out what no role of the product can do. End it when done. */
  asOwner(): Promise<pg.Client>;
  drop(): Promise<void>;
}

/** A database of its own, cloned from the migrated template. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const cluster = inject('clusterUrl');
  const name = `oz_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client({ connectionString: cluster });
  await admin.connect();
  await admin.query(`create database ${name} template oz_template strategy file_copy`);
  const address = new URL(cluster);
  address.pathname = `/${name}`;
  const url = address.toString();
  const log = (): void => undefined;
  const app = openDatabase({ url, role: 'openzone_app', max: 8, log });
  const portal = openDatabase({ url, role: 'openzone_public', max: 4, log });
  return {
    url,
    app,
    portal,
    ...plainSql(url),
    async drop() {
      await app.close();
      await portal.close();
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}

/** Connections that go round the program. */
export function plainSql(url: string): Pick<TestDatabase, 'bypass' | 'asOwner'> {
  return {
    async bypass(siteId, text, values = []) {
      const client = new pg.Client({ connectionString: url, options: '-c role=openzone_app -c search_path=openzone' });
      await client.connect();
      try {
        await client.query(`set openzone.site = '${siteId}'`);
        return await client.query<Record<string, unknown>>(text, values);
      } finally {
        await client.end();
      }
    },
    async asOwner() {
      const client = new pg.Client({ connectionString: url, options: '-c search_path=openzone' });
      await client.connect();
      return client;
    },
  };
}
