import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publish, readState, withdraw } from '../src/engines/publication/index.ts';
import { followSearch, searchDocuments } from '../src/search/index.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { createZone, makeDocument, type TestZone } from './support/zone.ts';

/** Nothing that is not public stands in the index at any commit, whoever writes at the same time. */

let database: TestDatabase;
let zone: TestZone;
/** As the program connects, in a transaction of its own making. */
let follower: pg.Client;
/** As nobody may: sees every row. */
let watcher: pg.Client;

async function connect(options: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.url, options: `-c search_path=openzone ${options}` });
  await client.connect();
  return client;
}

beforeAll(async () => {
  database = await createTestDatabase();
  zone = await createZone(database.app);
  follower = await connect(`-c role=openzone_app -c openzone.site=${zone.siteId}`);
  watcher = await connect('');
});
afterAll(async () => {
  await Promise.all([follower.end(), watcher.end()]);
  await database.drop();
});

const entries = async (id: string): Promise<number> =>
  (await watcher.query('select from search_entry where document_id = $1', [id])).rowCount ?? 0;

const put = async (id: string, rest = ''): Promise<unknown> => {
  const { rows } = await follower.query<{ done: boolean }>(
    `select put_search_entry($1, '''词'':1'::tsvector, $2, '{}', null, now() ${rest}) as done`,
    [id, zone.unitId],
  );
  return rows[0]?.done;
};

const withdrawIt = async (id: string): Promise<void> => {
  const { revision } = await database.app.read(zone.siteId, (reading) => readState(reading, id));
  await database.app.transaction(zone.siteId, (tx) =>
    withdraw(tx, zone.people.office, id, { revision, reason: '数据有误' }),
  );
};

/** Until somebody waits for an advisory lock, or the promise is settled: then nobody will. */
async function untilWaiting(work: Promise<unknown>): Promise<boolean> {
  let settled = false;
  const end = (): void => void (settled = true);
  void work.then(end, end);
  for (;;) {
    const { rowCount } = await watcher.query(
      `select from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`,
    );
    if ((rowCount ?? 0) > 0) return true;
    if (settled) return false;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

it.each(['draft', 'determined', 'in_review', 'approved'] as const)('takes nothing that is %s', async (until) => {
  const id = await makeDocument(database.app, zone, until);
  expect(await put(id)).toBe(true);
  expect(await entries(id)).toBe(0);
});

it('takes nothing that has been withdrawn, and nothing of another version', async () => {
  const id = await makeDocument(database.app, zone, 'published');
  expect(await put(id, ', gen_random_uuid()')).toBe(true);
  expect(await entries(id)).toBe(0);
  expect(await put(id)).toBe(true);
  expect(await entries(id)).toBe(1);
  await withdrawIt(id);
  expect(await entries(id)).toBe(0);
  expect(await put(id)).toBe(true);
  expect(await entries(id)).toBe(0);
});

it('a withdrawal waits for a follower that has put the document in, and takes it out', async () => {
  const id = await makeDocument(database.app, zone, 'published');
  await follower.query('begin');
  expect(await put(id)).toBe(true);
  const withdrawing = withdrawIt(id);
  expect(await untilWaiting(withdrawing)).toBe(true);
  await follower.query('commit');
  await withdrawing;
  expect(await entries(id)).toBe(0);
});

it('a follower that comes while a document is being withdrawn waits, or goes on without it, and puts nothing in', async () => {
  const id = await makeDocument(database.app, zone, 'published');
  let putting: Promise<unknown> | undefined;
  await database.app.transaction(zone.siteId, async (tx) => {
    const { revision } = await readState(tx, id);
    await withdraw(tx, zone.people.office, id, { revision, reason: '数据有误' });
    expect(await put(id, ', null, false')).toBe(false);
    putting = put(id);
    expect(await untilWaiting(putting)).toBe(true);
  });
  expect(await putting).toBe(true);
  expect(await entries(id)).toBe(0);
});

it('a withdrawal in an older snapshot, which could not see what it has to take out, is refused', async () => {
  const id = await makeDocument(database.app, zone, 'published');
  await follower.query('begin isolation level repeatable read');
  await expect(put(id)).rejects.toThrow('read committed');
  await follower.query('rollback');
  await expect(
    follower.query(`begin isolation level repeatable read;
      insert into public_act (site_id, id, document_id, version_id, action, reason, acted_by)
        select site_id, gen_random_uuid(), id, public_version_id, 'WITHDRAW', '数据有误', '${zone.people.office.id}' from document where id = '${id}';
      update document set withdrawn_at = now(), withdrawal_reason = '数据有误', stage = 'withdrawn' where id = '${id}'; commit`),
  ).rejects.toThrow('read committed');
  await follower.query('rollback');
});

it('documents being withdrawn do not keep the others of a batch out', async () => {
  const [going, staying] = [
    await makeDocument(database.app, zone, 'published', { title: '正在撤回的公示' }),
    await makeDocument(database.app, zone, 'published', { title: '照常公开的公示' }),
  ];
  let following: Promise<number> | undefined;
  await database.app.transaction(zone.siteId, async (tx) => {
    const { revision } = await readState(tx, going);
    await withdraw(tx, zone.people.office, going, { revision, reason: '数据有误' });
    following = followSearch(database.app);
    expect(await untilWaiting(following)).toBe(true);
    expect(await entries(staying)).toBe(1);
  });
  expect(await following).toBeGreaterThan(0);
  while ((await followSearch(database.app)) > 0);
  expect(await entries(going)).toBe(0);
});

it('publications and withdrawals at the same time as the follower leave exactly what is public', async () => {
  const ids: string[] = [];
  for (let index = 0; index < 12; index += 1)
    ids.push(await makeDocument(database.app, zone, 'approved', { title: `竞争条件${index}` }));
  let done = false;
  const following = (async () => {
    while (!done) await followSearch(database.app);
    while ((await followSearch(database.app)) > 0);
  })();
  const leaked: { code: string }[] = [];
  const watching = (async () => {
    while (!done) {
      const { rows } = await watcher.query<{ code: string }>(
        `select d.code from search_entry s join document d on d.id = s.document_id where d.public_version_id is null or d.withdrawn_at is not null`,
      );
      leaked.push(...rows);
    }
  })();
  await Promise.all(
    [0, 1, 2].map(async (lane) => {
      for (const id of ids.filter((_, index) => index % 3 === lane)) {
        await database.app.transaction(zone.siteId, async (tx) =>
          publish(tx, zone.people.office, id, { revision: (await readState(tx, id)).revision }),
        );
        if (lane !== 0) await withdrawIt(id);
      }
    }),
  );
  done = true;
  await Promise.all([following, watching]);
  expect(leaked).toEqual([]);
  const { hits } = await database.portal.read(zone.siteId, (reading) =>
    searchDocuments(reading, { q: '竞争条件', sort: 'date', page: 1, pageSize: 20 }),
  );
  expect(hits.map((hit) => hit.id).toSorted()).toEqual(ids.filter((_, index) => index % 3 === 0).toSorted());
});
