import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { newId } from '../src/platform/ids.ts';
import { followOutbox, resetFollower } from '../src/platform/outbox/index.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';

let database: TestDatabase;
/** Connections that write events, each in a transaction of its own or left open. */
let writers: pg.Client[];
let topic: string;

beforeAll(async () => {
  database = await createTestDatabase();
  writers = await Promise.all(
    [1, 2, 3].map(async () => {
      const client = new pg.Client({ connectionString: database.url, options: '-c search_path=openzone' });
      await client.connect();
      return client;
    }),
  );
});
beforeEach(() => {
  topic = newId();
});
afterAll(async () => {
  await Promise.all(writers.map((client) => client.end()));
  await database.drop();
});

const writer = (index: number): pg.Client => {
  const client = writers[index];
  if (client === undefined) throw new Error('there are three writers');
  return client;
};

async function write(client: pg.Client, siteId = 1): Promise<string> {
  const id = newId();
  await client.query('insert into outbox (site_id, topic, subject_id) values ($1, $2, $3)', [siteId, topic, id]);
  return id;
}

/** Takes one batch; the follower is named after its topic. */
async function follow(taken: string[], batch?: number): Promise<number> {
  return followOutbox(
    database.app,
    topic,
    topic,
    async (_siteId, subjectIds) => {
      taken.push(...subjectIds);
      return Promise.resolve();
    },
    batch,
  );
}

async function followAll(batch?: number): Promise<string[]> {
  const taken: string[] = [];
  while ((await follow(taken, batch)) > 0);
  return taken;
}

/** Uses up transaction numbers until the next one but `left` has a digit more. */
async function goBeforeDigit(left: number): Promise<void> {
  const { rows } = await writer(0).query<{ xid: string }>('select pg_current_xact_id()::text as xid');
  const xid = rows[0]?.xid ?? '';
  const missing = 10 ** xid.length - Number(xid) - left;
  await writer(0).query('set synchronous_commit = off');
  await writer(0).query(
    `do $$ begin for i in 1..${Math.max(0, missing)} loop perform pg_current_xact_id(); commit; end loop; end $$`,
  );
  await writer(0).query('set synchronous_commit = on');
}

it('loses nothing of a backlog that reaches over a digit of the transaction numbers', async () => {
  await goBeforeDigit(150);
  const written: string[] = [];
  for (let index = 0; index < 450; index += 1) written.push(await write(writer(0)));
  const { rows } = await writer(0).query<{ lengths: number }>(
    'select count(distinct length(xid::text))::int as lengths from outbox where topic = $1',
    [topic],
  );
  expect(rows[0]?.lengths).toBe(2);
  const taken: string[] = [];
  expect([await follow(taken), await follow(taken), await follow(taken), await follow(taken)]).toEqual([
    200, 200, 50, 0,
  ]);
  expect(taken).toEqual(written);
});

it('is not held up by a long transaction, and takes its event once it commits', async () => {
  await writer(1).query('begin');
  const late = await write(writer(1));
  const never = await (async () => {
    await writer(2).query('begin');
    return write(writer(2));
  })();
  const early = [await write(writer(0)), await write(writer(0))];
  expect(await followAll()).toEqual(early);
  const later = await write(writer(0));
  expect(await followAll()).toEqual([later]);
  await writer(1).query('commit');
  await writer(2).query('rollback');
  expect(await followAll()).toEqual([late]);
  expect(await followAll()).toEqual([]);
  expect(never).not.toBe(late);
});

it('meets what is committed while it works through a backlog', async () => {
  await writer(1).query('begin');
  const open = await write(writer(1));
  const backlog = [await write(writer(0)), await write(writer(0)), await write(writer(0)), await write(writer(0))];
  const taken: string[] = [];
  expect(await follow(taken, 2)).toBe(2);
  await writer(1).query('commit');
  const meanwhile = await write(writer(0));
  while ((await follow(taken, 2)) > 0);
  expect(taken).toEqual([...backlog, open, meanwhile]);
});

it('repeats after a crash between batches, and loses nothing', async () => {
  const written: string[] = [];
  for (let index = 0; index < 7; index += 1) written.push(await write(writer(0)));
  const taken: string[] = [];
  expect(await follow(taken, 3)).toBe(3);
  const crashing = followOutbox(database.app, topic, topic, () => Promise.reject(new Error('crash')), 3);
  await expect(crashing).rejects.toThrow('crash');
  while ((await follow(taken, 3)) > 0);
  expect(taken).toEqual(written);
});

it('leaves the work to one process at a time', async () => {
  await write(writer(0));
  const inner: number[] = [];
  const outer = await followOutbox(database.app, topic, topic, async () => {
    inner.push(await follow([]));
  });
  expect({ outer, inner }).toEqual({ outer: 1, inner: [0] });
});

it('calls once for each site, with each subject once', async () => {
  const [one, other] = [await write(writer(0), 1), await write(writer(0), 2)];
  await writer(0).query('insert into outbox (site_id, topic, subject_id) values (1, $1, $2)', [topic, one]);
  const calls: [number, readonly string[]][] = [];
  await followOutbox(database.app, topic, topic, (siteId, subjectIds) => {
    calls.push([siteId, subjectIds]);
    return Promise.resolve();
  });
  expect(calls).toEqual([
    [1, [one]],
    [2, [other]],
  ]);
});

it('begins anew after a reset, in the middle of a backlog too', async () => {
  const written = [await write(writer(0)), await write(writer(0)), await write(writer(0))];
  expect(await followAll()).toEqual(written);
  await resetFollower(database.app, topic);
  expect(await follow([], 2)).toBe(2);
  await resetFollower(database.app, topic);
  expect(await followAll(2)).toEqual(written);
});

it('begins anew when its cursor comes from another PostgreSQL that was further on', async () => {
  const written = [await write(writer(0))];
  expect(await followAll()).toEqual(written);
  await writer(0).query(
    `update follower_cursor set base = format('%1$s:%1$s:', pg_snapshot_xmax(base)::text::bigint + 1000000000)::pg_snapshot where follower = $1`,
    [topic],
  );
  written.push(await write(writer(0)));
  expect(await followAll()).toEqual(written);
  expect(await followAll()).toEqual([]);
});

type Step =
  | { readonly do: 'write' | 'commit' | 'rollback'; readonly by: number }
  | { readonly do: 'follow' }
  | { readonly do: 'crash' };

/** Transactions of three writers begin, write and end in any order while the follower takes what it can. */
it('takes exactly what is committed, whatever the order', async () => {
  const by = fc.integer({ min: 0, max: 2 });
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constant('write' as const), by }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('commit' as const, 'rollback' as const), by }) },
    { weight: 3, arbitrary: fc.constant({ do: 'follow' as const }) },
    { weight: 1, arbitrary: fc.constant({ do: 'crash' as const }) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      topic = newId();
      const open = new Map<number, string[]>();
      const committed: string[] = [];
      const taken: string[] = [];
      for (const one of steps) {
        if (one.do === 'follow') await follow(taken, 2);
        else if (one.do === 'crash')
          await followOutbox(database.app, topic, topic, () => Promise.reject(new Error('crash')), 2).catch(() => 0);
        else if (one.do === 'write') {
          if (!open.has(one.by)) await writer(one.by).query('begin');
          open.set(one.by, [...(open.get(one.by) ?? []), await write(writer(one.by))]);
        } else {
          if (one.do === 'commit') committed.push(...(open.get(one.by) ?? []));
          if (open.delete(one.by)) await writer(one.by).query(one.do);
        }
      }
      for (const [index, ids] of open) {
        await writer(index).query('commit');
        committed.push(...ids);
      }
      taken.push(...(await followAll(2)));
      expect(taken.toSorted()).toEqual(committed.toSorted());
    }),
    { numRuns: 60 },
  );
});
