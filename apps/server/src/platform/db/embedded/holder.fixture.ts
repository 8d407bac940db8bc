/**
 * A server in miniature for the tests to kill: `node holder.fixture.ts <dataDir> [how]`. It starts the database and prints
 * one JSON line, then inserts rows and prints each number once its commit is acknowledged.
 * `idle` inserts nothing, `exit` leaves without stopping, `busy` keeps a session deep in a long query.
 */
import { Client } from 'pg';
import { AppError } from '../../errors.ts';
import { startEmbeddedPostgres } from './index.ts';

const [dataDir = '', how = 'insert'] = process.argv.slice(2);

function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function hold(): Promise<void> {
  const database = await startEmbeddedPostgres({ dataDir, log: () => undefined, webPort: 3999 });
  const client = await connect(database.url);
  if (how === 'exit') process.exit(0);
  await client.query('CREATE TABLE IF NOT EXISTS act (n bigint PRIMARY KEY)');
  if (how === 'busy')
    void (await connect(database.url)).query('SELECT count(*) FROM generate_series(1, 5e9)').catch(() => 0);
  print({ url: database.url, pid: database.pid, port: database.port });
  const { rows } = await client.query<{ next: string }>('SELECT coalesce(max(n), 0) + 1 AS next FROM act');
  for (let n = Number(rows[0]?.next); how !== 'idle'; n += 1) {
    await client.query('INSERT INTO act VALUES ($1)', [n]);
    print(n);
  }
  await new Promise((resolve) => setTimeout(resolve, 600_000));
}

hold().catch((error: unknown) => {
  print({ error: error instanceof AppError ? error.id : String(error) });
  process.exit(1);
});
