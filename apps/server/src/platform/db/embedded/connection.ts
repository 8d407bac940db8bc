/** The supervisor's own short conversations with PostgreSQL. */
import { randomBytes } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { readOrCreateSecret, secretsDir } from '../../secrets.ts';
import { SUPERUSER } from './cluster.ts';
import { databaseError } from './problems.ts';

export interface Credentials {
  readonly password: string;
  url(port: number, database?: string): string;
  socketUrl(folder: string, port: number): string;
}

/** The superuser's password is made once per data folder and kept in `secrets/postgres.password`. */
export function credentials(dataDir: string): Credentials {
  const path = join(secretsDir(dataDir), 'postgres.password');
  const password = readOrCreateSecret(path, () => Buffer.from(randomBytes(24).toString('hex')))
    .toString()
    .trim();
  const user = SUPERUSER;
  return {
    password,
    url: (port, database = 'openzone') => `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`,
    socketUrl: (folder, port) =>
      `postgresql://${user}:${password}@/openzone?host=${encodeURIComponent(folder)}&port=${port}`,
  };
}

async function talk<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: 'openzone start',
  });
  client.on('error', () => undefined); // the failing query reports it
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Is the PostgreSQL on this port ours — our password, our data directory — and as we would have started it? */
export async function recognise(login: Credentials, port: number, cluster: string, mark: string): Promise<boolean> {
  try {
    return await talk(login.url(port, 'postgres'), async (client) => {
      const { rows } = await client.query<{ folder: string; mark: string | null }>(
        `SELECT current_setting('data_directory') AS folder, current_setting('openzone.fingerprint', true) AS mark`,
      );
      const row = rows[0];
      return row !== undefined && row.mark === mark && realpathSync(row.folder) === realpathSync(cluster);
    });
  } catch {
    return false;
  }
}

/** Makes the database `openzone` at the first start. Throws AppError DATABASE_PASSWORD when the stored password is wrong. */
export async function openDatabase(login: Credentials, port: number): Promise<void> {
  try {
    await talk(login.url(port, 'postgres'), async (client) => {
      const found = await client.query('SELECT FROM pg_database WHERE datname = $1', ['openzone']);
      if (found.rowCount === 0) await client.query(`CREATE DATABASE openzone OWNER ${SUPERUSER}`);
    });
  } catch (error) {
    // 28P01: the server takes connections and refuses this password.
    if (!(error instanceof Error && 'code' in error && error.code === '28P01')) throw error;
    throw databaseError(
      'DATABASE_PASSWORD',
      '数据库拒绝了 secrets/postgres.password 中的密码：该文件与数据库不是同一份。请从同一份备份恢复两者。',
      'The database refuses the password in secrets/postgres.password: the file and the database do not belong together. Restore both from the same backup.',
      error,
    );
  }
}
