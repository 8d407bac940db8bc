import pg from 'pg';
import { AppError } from '../errors.ts';
import { statementName, type Sql } from './sql.ts';

/** A row as PostgreSQL sends it; the reader that names the columns names their types. */
export interface Queryable {
  rows<Row extends object>(query: Sql): Promise<Row[]>;
  /** The first row, or undefined. */
  row<Row extends object>(query: Sql): Promise<Row | undefined>;
}

/** What a reader takes: one snapshot of one site's rows. */
export interface Reading extends Queryable {
  readonly siteId: number;
}

/** What a writer takes. It cannot be made but by `Database.transaction`, so no writer runs outside one. */
export interface Tx extends Reading {
  /** Runs the statement and returns the number of rows it touched. */
  run(query: Sql): Promise<number>;
  /** Runs after the commit, in order; a failure there is logged and does not undo the act. */
  afterCommit(reaction: () => void | Promise<void>): void;
  readonly brand: 'transaction';
}

export interface Database {
  /** A read-only transaction over one site. */
  read<T>(siteId: number, work: (reading: Reading) => Promise<T>): Promise<T>;
  /** A read-write transaction over one site; anything thrown rolls it back. */
  transaction<T>(siteId: number, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Rows that belong to no site (`site`, `outbox`, `follower_cursor`). */
  system<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** True when the database answers. */
  ping(): Promise<boolean>;
  /**
   * Calls back for every notification on the channel; `onConnection(false)` when the connection broke and some may be missed,
   * `onConnection(true)` when it is back.
   */
  listen(
    channel: string,
    onMessage: (payload: string) => void,
    onConnection: (isUp: boolean) => void,
  ): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly url: string;
  /** The role the connection takes on: the back office's, or the public site's which reads nothing but public views. */
  readonly role: 'openzone_app' | 'openzone_public' | 'openzone_owner';
  readonly max: number;
  readonly log: (message: string) => void;
}

// Dates stay 'YYYY-MM-DD'; bigint counts fit a double here.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

function unavailable(cause: unknown): AppError {
  return new AppError({
    id: 'DATABASE_UNAVAILABLE',
    status: 503,
    text: {
      zh: '数据库暂时无法连接，您的操作没有丢失，请稍候一分钟再试；如仍不行请联系管理员。',
      en: 'The database cannot be reached at the moment. Nothing was half-done; try again in a minute, or tell the operator.',
    },
    cause,
  });
}

const lostConnection = new Set([
  '08001',
  '08004',
  '08P01',
  '53300',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08003',
  '08006',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
]);

function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

function isConnectionTrouble(error: unknown): boolean {
  return (
    lostConnection.has(errorCode(error)) ||
    // A Unix socket that is not there while PostgreSQL starts anew; the same code of a file means something else.
    (errorCode(error) === 'ENOENT' && error instanceof Error && 'syscall' in error && error.syscall === 'connect') ||
    (error instanceof Error &&
      /Connection terminated|timeout exceeded|not queryable|Client was closed/.test(error.message))
  );
}

/** Disk full (53100) and other exhausted resources deserve their own words. */
function translate(error: unknown): unknown {
  if (isConnectionTrouble(error)) return unavailable(error);
  if (['53100', '58030', 'ENOSPC'].includes(errorCode(error))) return diskFull(error);
  return error;
}

export function diskFull(cause: unknown): AppError {
  return new AppError({
    id: 'DISK_FULL',
    status: 507,
    text: {
      zh: '服务器存储空间已满，本次操作没有保存。请管理员清理磁盘后重试，您填写的内容仍在页面上。',
      en: 'The disk of the server is full and this was not saved. Ask the operator to free space, then try again; what you typed is still on the page.',
    },
    cause,
  });
}

/** Opens a pool whose connections all take on `role`. Nothing is connected until first use. */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    options: `-c role=${options.role} -c search_path=openzone -c statement_timeout=60000 -c timezone=Asia/Shanghai`,
  });
  // The pool calls itself ended before the server has read every farewell; what a stopping server then says is no news.
  let closing = false;
  const lost = (what: string, error: Error): void => {
    if (!closing) options.log(`${what}: ${error.message}`);
  };
  pool.on('error', (error) => lost('idle database connection lost', error));
  pool.on('connect', (client) => client.on('error', (error) => lost('database connection lost', error)));

  async function inTransaction<T>(
    siteId: number | undefined,
    mode: 'isolation level repeatable read read only' | 'read write',
    work: (tx: Tx) => Promise<T>,
  ): Promise<T> {
    if (siteId !== undefined && !Number.isSafeInteger(siteId)) throw new TypeError('a site id is an integer');
    const client = await pool.connect().catch((error: unknown) => {
      throw translate(error);
    });
    const reactions: (() => void | Promise<void>)[] = [];
    let broken = false;
    try {
      await client.query(`begin ${mode}; set local openzone.site = '${siteId ?? ''}'`);
      const result = await work(transactionOn(client, siteId ?? 0, reactions));
      // PostgreSQL answers ROLLBACK, and no error, when something failed inside and was swallowed: never take that for done.
      const { command } = await client.query('commit');
      if (command !== 'COMMIT') throw new Error('the transaction had failed and was rolled back');
      for (const reaction of reactions) {
        try {
          await reaction();
        } catch (error) {
          options.log(
            `reaction after commit failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
          );
        }
      }
      return result;
    } catch (error) {
      broken = isConnectionTrouble(error);
      if (!broken) await client.query('rollback').catch(() => (broken = true));
      throw translate(error);
    } finally {
      client.release(broken);
    }
  }

  return {
    read: (siteId, work) => inTransaction(siteId, 'isolation level repeatable read read only', work),
    transaction: (siteId, work) => inTransaction(siteId, 'read write', work),
    system: (work) => inTransaction(undefined, 'read write', work),
    ping: () =>
      pool.query('select 1').then(
        () => true,
        () => false,
      ),
    listen: (channel, onMessage, onConnection) => listenForever(options, channel, onMessage, onConnection),
    close() {
      closing = true;
      return pool.end();
    },
  };
}

function transactionOn(client: pg.PoolClient, siteId: number, reactions: (() => void | Promise<void>)[]): Tx {
  async function query<Row extends object>(statement: Sql): Promise<pg.QueryResult<Row>> {
    return client.query<Row>({ name: statementName(statement), text: statement.text, values: statement.values });
  }
  return {
    brand: 'transaction',
    siteId,
    rows: async <Row extends object>(statement: Sql) => (await query<Row>(statement)).rows,
    row: async <Row extends object>(statement: Sql) => (await query<Row>(statement)).rows[0],
    run: async (statement) => (await query(statement)).rowCount ?? 0,
    afterCommit: (reaction) => void reactions.push(reaction),
  };
}

/** A connection of its own that listens, and comes back by itself. */
async function listenForever(
  options: DatabaseOptions,
  channel: string,
  onMessage: (payload: string) => void,
  onConnection: (isUp: boolean) => void,
): Promise<() => Promise<void>> {
  let client: pg.Client | undefined;
  let stopped = false;
  let retry: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: options.url, keepAlive: true });
    next.on('error', () => lost(next));
    next.on('end', () => lost(next));
    next.on('notification', (message) => onMessage(message.payload ?? ''));
    await next.connect();
    await next.query(`listen ${channel}`);
    client = next;
  }

  function lost(which: pg.Client): void {
    if (stopped || client !== which) return;
    client = undefined;
    onConnection(false);
    const again = (): void => {
      connect().then(
        () => onConnection(true),
        () => {
          if (!stopped) retry = setTimeout(again, 500);
        },
      );
    };
    retry = setTimeout(again, 100);
  }

  await connect();
  return async () => {
    stopped = true;
    clearTimeout(retry);
    await client?.end().catch(() => undefined);
  };
}
