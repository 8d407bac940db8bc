import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendToLedger } from '../src/base/ledger/index.ts';
import {
  countDeterminations,
  publish,
  readState,
  recordEarlierActs,
  withdraw,
} from '../src/engines/publication/index.ts';
import { sql } from '../src/platform/db/index.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { createZone, makeDocument, type TestZone } from './support/zone.ts';

let database: TestDatabase;
let zone: TestZone;

beforeAll(async () => {
  database = await createTestDatabase();
  zone = await createZone(database.app);
});
afterAll(async () => {
  await database.drop();
});

interface Row {
  readonly sequence: number;
  readonly action: string;
  readonly entry: string;
  readonly opening: string | null;
  readonly leafHash: Buffer;
}

async function entries(siteId = zone.siteId): Promise<Row[]> {
  const { rows } = await database.bypass(
    siteId,
    `select e.sequence, e.action, e.entry, o.opening, e.leaf_hash as "leafHash"
     from ledger_entry e left join ledger_opening o using (site_id, sequence) order by e.sequence`,
  );
  return rows as unknown[] as Row[];
}

const told = (row: Row | undefined): Record<string, unknown> =>
  JSON.parse(row?.entry ?? '{}') as Record<string, unknown>;

describe('an act and its entry', () => {
  it('are committed together, and the entry commits to title, reason and content under a salt', async () => {
    const id = await makeDocument(database.app, zone, 'published');
    const state = await database.app.read(zone.siteId, (reading) => readState(reading, id));
    const row = (await entries()).at(-1);
    expect(told(row)).toMatchObject({
      action: 'PUBLISH',
      subject: { type: 'document', code: state.code, version: 1 },
      unit: 'czj',
      attribute: 'PROACTIVE',
      forced: false,
      site: 'test',
      sequence: row?.sequence,
    });
    expect(row?.entry).not.toContain('预算');
    const opening = row?.opening ?? '';
    expect(JSON.parse(opening)).toMatchObject({
      title: '关于批复2026年部门预算的通知',
      indexNumber: state.indexNumber,
    });
    expect(told(row)['commitment']).toEqual({
      sha256: createHash('sha256').update(opening, 'utf8').digest('hex'),
      sm3: createHash('sm3').update(opening, 'utf8').digest('hex'),
    });
    expect(row?.leafHash.toString('hex')).toBe(
      createHash('sha256')
        .update(`\0${row?.entry ?? ''}`, 'utf8')
        .digest('hex'),
    );
  });

  it('gives two equal documents different commitments', async () => {
    await makeDocument(database.app, zone, 'published');
    await makeDocument(database.app, zone, 'published');
    const [first, second] = (await entries()).slice(-2);
    expect(told(first)['commitment']).not.toEqual(told(second)['commitment']);
  });

  it('leave no trace of what is not public', async () => {
    const before = (await entries()).length;
    await makeDocument(database.app, zone, 'approved');
    expect((await entries()).length).toBe(before);
  });

  it('a withdrawal is an entry of its own', async () => {
    const id = await makeDocument(database.app, zone, 'published');
    await database.app.transaction(zone.siteId, async (tx) => {
      const { revision } = await readState(tx, id);
      await withdraw(tx, zone.people.office, id, { revision, reason: '内容有误' });
    });
    const row = (await entries()).at(-1);
    expect(told(row)['action']).toBe('WITHDRAW');
    expect(JSON.parse(row?.opening ?? '')).toMatchObject({ reason: '内容有误' });
  });

  it('a publication that fails leaves no entry, and its place is given to the next', async () => {
    const size = (await entries()).length;
    await expect(
      database.app.transaction(zone.siteId, async (tx) => {
        await appendToLedger(tx, { action: 'REGISTER', at: '2026-01-01T00:00:00.000000Z', facts: {} });
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    await makeDocument(database.app, zone, 'published');
    expect((await entries()).at(-1)?.sequence).toBe(size);
  });
});

describe('the order', () => {
  it('has no gaps and no two at one place, however many publish at once', async () => {
    const ids = await Promise.all(Array.from({ length: 24 }, () => makeDocument(database.app, zone, 'approved')));
    await Promise.all(
      ids.map((id) =>
        database.app.transaction(zone.siteId, async (tx) => {
          const { revision } = await readState(tx, id);
          await publish(tx, zone.people.office, id, { revision });
        }),
      ),
    );
    const rows = await entries();
    expect(rows.map((row) => row.sequence)).toEqual(rows.map((_, index) => index));
    const times = rows.map((row) => String(told(row)['appended']));
    expect(times).toEqual(times.toSorted());
  });

  it('is that of each site alone', async () => {
    const other = await createZone(database.app, 'other', ['other.example'], false);
    await makeDocument(database.app, other, 'published');
    expect((await entries(other.siteId)).map((row) => row.sequence)).toEqual([0]);
    const seen = await database.portal.read(other.siteId, (reading) =>
      reading.rows<{ entry: string }>(sql`select entry from public_ledger_entry`),
    );
    expect(seen.map((row) => JSON.parse(row.entry) as object)).toEqual([expect.objectContaining({ site: 'other' })]);
  });
});

describe('the database itself refuses', () => {
  const attempt = (text: string, values: unknown[] = []): Promise<unknown> =>
    database.bypass(zone.siteId, text, values);

  it('a public act without its entry', async () => {
    const id = await makeDocument(database.app, zone, 'approved');
    const state = await database.app.read(zone.siteId, (reading) => readState(reading, id));
    await expect(
      attempt(
        `insert into public_act (site_id, id, document_id, version_id, action, acted_by)
         values ($1, gen_random_uuid(), $2, $3, 'PUBLISH', $4)`,
        [zone.siteId, id, state.workingVersionId, zone.people.office.id],
      ),
    ).rejects.toThrow(/PUBLIC_ACT_WITHOUT_LEDGER/);
  });

  it('a place that is taken and not filled', async () => {
    await expect(attempt('select ledger_next()')).rejects.toThrow(/LEDGER_GAP/);
  });

  it.each([
    ['a change of an entry', `update ledger_entry set entry = '{}' where sequence = 0`],
    ['the removal of an entry', 'delete from ledger_entry where sequence = 0'],
    [
      'an entry behind others',
      `insert into ledger_entry (site_id, sequence, action, appended_at, entry, leaf_hash)
        values (1, 0, 'PUBLISH', now(), '{}', sha256('x'))`,
    ],
    ['a size that is set', 'update ledger_log set size = 0'],
    ['a checkpoint that is replaced', `update ledger_checkpoint set root = sha256('x')`],
    ['an opening that is replaced', `update ledger_opening set opening = '{}' where sequence = 0`],
    ['an opening removed without an erasure', 'delete from ledger_opening where sequence = 0'],
  ])('%s', async (_what, text) => {
    await database.bypass(
      zone.siteId,
      `insert into ledger_checkpoint (site_id, size, root, note) values ($1, 1, sha256('a'), 'note') on conflict do nothing`,
      [zone.siteId],
    );
    await expect(attempt(text)).rejects.toThrow(/kept for ever|permission denied|LEDGER_/);
  });
});

describe('acts from before there was a ledger', () => {
  it('are put on it once, marked as recorded later', async () => {
    const owner = await database.asOwner();
    try {
      await owner.query('alter table public_act disable trigger on_ledger');
      const id = await makeDocument(database.app, zone, 'approved');
      const state = await database.app.read(zone.siteId, (reading) => readState(reading, id));
      await database.bypass(
        zone.siteId,
        `insert into public_act (site_id, id, document_id, version_id, action, acted_by)
         values ($1, gen_random_uuid(), $2, $3, 'PUBLISH', $4)`,
        [zone.siteId, id, state.workingVersionId, zone.people.office.id],
      );
    } finally {
      await owner.query('alter table public_act enable trigger on_ledger');
      await owner.end();
    }
    const run = (): Promise<number> => database.app.transaction(zone.siteId, (tx) => recordEarlierActs(tx, 10));
    expect(await run()).toBe(1);
    expect(await run()).toBe(0);
    expect(told((await entries()).at(-1))).toMatchObject({ action: 'PUBLISH', recordedLater: true });
  });
});

describe('determinations', () => {
  it('are counted by unit and attribute once their day is over', async () => {
    const count = (today: string): Promise<boolean> =>
      database.app.transaction(zone.siteId, (tx) => countDeterminations(tx, today));
    const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
    expect(await count(today)).toBe(false);
    expect(await count('2999-01-01')).toBe(true);
    expect(await count('2999-01-01')).toBe(false);
    const { rows } = await database.bypass(zone.siteId, 'select count(*) as n from determination');
    expect(told((await entries()).at(-1))).toMatchObject({
      action: 'DETERMINATIONS',
      day: today,
      counts: [{ unit: 'czj', attribute: 'PROACTIVE', count: Number(rows[0]?.['n']) }],
    });
  });
});
