import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendAllToLedger, appendToLedger, type EntryDraft } from '../src/base/ledger/index.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { createZone, type TestZone } from './support/zone.ts';

/** Many entries in one statement keep what holds for one: no gap, no two at one place, none out of turn. */
let database: TestDatabase;
let zone: TestZone;

beforeAll(async () => {
  database = await createTestDatabase();
  zone = await createZone(database.app);
});
afterAll(() => database.drop());

const draft = (n: number): EntryDraft => ({
  action: 'REGISTER',
  at: new Date().toISOString(),
  facts: { n },
  ...(n % 3 === 0 ? {} : { opening: { value: `值${n}` } }),
});
const drafts = (count: number): EntryDraft[] => Array.from({ length: count }, (_, n) => draft(n));

async function told(): Promise<{ sequence: number; n: number; opening: string | null }[]> {
  const { rows } = await database.bypass(
    zone.siteId,
    `select e.sequence::int, (e.entry::jsonb ->> 'n')::int as n, o.opening
     from ledger_entry e left join ledger_opening o using (site_id, sequence) order by e.sequence`,
  );
  return rows as unknown[] as { sequence: number; n: number; opening: string | null }[];
}

describe('a batch', () => {
  it('stands in the log in the order given, each entry with its own opening', async () => {
    const place = await database.app.transaction(zone.siteId, (tx) => appendAllToLedger(tx, drafts(1_203)));
    expect(place).toBe(0);
    const rows = await told();
    expect(rows.map((row) => [row.sequence, row.n])).toEqual(rows.map((_, n) => [n, n]));
    for (const { n, opening } of rows) {
      if (n % 3 === 0) expect(opening).toBeNull();
      else expect(JSON.parse(opening ?? '{}')).toMatchObject({ value: `值${n}` });
    }
  });

  it('goes between others without a gap, however many append at once', async () => {
    const before = (await told()).length;
    const sizes = [1, 40, 1, 7, 200, 1, 3, 90];
    const places = await Promise.all(
      sizes.map((size) =>
        database.app.transaction(zone.siteId, async (tx) => {
          const first = await appendAllToLedger(tx, drafts(size));
          // A second one in the same transaction follows at once.
          expect(await appendToLedger(tx, draft(0))).toBe(first + size);
          return first;
        }),
      ),
    );
    const rows = await told();
    expect(rows.length).toBe(before + sizes.reduce((sum, size) => sum + size + 1, 0));
    expect(rows.map((row) => row.sequence)).toEqual(rows.map((_, n) => n));
    expect(new Set(places).size).toBe(sizes.length);
  });
});

describe('the database itself refuses', () => {
  const entry = (place: string): string => `
    insert into ledger_entry (site_id, sequence, action, appended_at, entry, leaf_hash)
    select $1, s, 'KEY', t, e, sha256('\\x00'::bytea || convert_to(e, 'UTF8'))
    from (select (${place}) as s, l.last_at as t from ledger_log l) x,
      lateral (select json_build_object('sequence', s, 'action', 'KEY', 'appended', t)::text as e) y`;
  const attempt = (text: string): Promise<unknown> =>
    database.bypass(zone.siteId, text.replaceAll('$1', String(zone.siteId)));

  it.each([
    [
      'places that are taken and not all filled',
      `begin; select ledger_next(2); ${entry('select size - 2 from ledger_log')}; commit`,
      /LEDGER_GAP/,
    ],
    [
      'a place before its turn',
      `begin; select ledger_next(2); ${entry('select size - 1 from ledger_log')}; commit`,
      /LEDGER_PLACE/,
    ],
    ['a place that was not taken', entry('select size from ledger_log'), /LEDGER_PLACE/],
    ['a place that is filled', entry('select 0'), /LEDGER_PLACE/],
    ['no places at all', 'select ledger_next(0)', /LEDGER_COUNT/],
  ])('%s', async (_what, text, refusal) => {
    await expect(attempt(text)).rejects.toThrow(refusal);
  });

  it('nothing of the sort when the places are filled in their order', async () => {
    await attempt(
      `begin; select ledger_next(2); ${entry('select size - 2 from ledger_log')}; ${entry('select size - 1 from ledger_log')}; commit`,
    );
    const rows = await told();
    expect(rows.at(-1)?.sequence).toBe(rows.length - 1);
  });
});
