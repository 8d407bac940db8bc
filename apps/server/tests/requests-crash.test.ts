import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeForm } from './support/applicants.ts';
import { ensureBuilt } from './support/built.ts';
import { createCitizen, NotAnswered, type Citizen, type ShownReceipt } from './support/citizen.ts';
import { overHttp } from './support/http-client.ts';
import { makeRealServer, type RealServer } from './support/real-server.ts';
import { seeded } from './support/seeded.ts';
import { createZone } from './support/zone.ts';

/**
 * Requests of the public under `kill -9`: the product as it ships, killed at random moments while people send their forms, and send them
 * again when no answer comes. A receipt that was shown stays good; nothing is registered twice; no number is missing.
 *
 * CRASH_SUBMISSIONS=1000 sends that many (120 by default); CRASH_SEED repeats a run.
 */
const target = Number(process.env['CRASH_SUBMISSIONS'] ?? 120);
const kills = Math.max(8, Math.round(target / 25));
const seed = Number(process.env['CRASH_SEED'] ?? Math.floor(Math.random() * 1e9));
const people = 6;

const chance = seeded(seed);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Shown extends ShownReceipt {
  readonly description: string;
}

let server: RealServer;
let transport: ReturnType<typeof overHttp>;
const shown: Shown[] = [];
const starts: number[] = [];
const sent = { submissions: 0, again: 0, twice: 0 };
let over = false;

beforeAll(async () => {
  await ensureBuilt();
  server = await makeRealServer(
    async (db) => {
      await createZone(db);
    },
    // Everybody comes from an address of their own, as through a proxy: one address may not send this much.
    { OPENZONE_TRUST_PROXY: 'true' },
  );
  starts.push(await server.start());
  transport = overHttp(server.port, 'localhost');
});
afterAll(async () => {
  transport.close();
  await server.stop();
});

const addressOf = (index: number): string => `10.1.${Math.floor(index / 200)}.${(index % 200) + 1}`;

/** What came instead of the answer, by its beginning, and how often. */
const instead = new Map<string, number>();

/** Does it until it is answered, as people do who press the button again. @throws what is no crash */
async function insist<T>(act: () => Promise<T>): Promise<T> {
  const until = performance.now() + 90_000;
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (!isCrash(error) || performance.now() > until) throw error;
      const what =
        error instanceof NotAnswered ? `${error.step} ${error.status}` : String(error).replace(/[\d.:]+$/, '');
      instead.set(what, (instead.get(what) ?? 0) + 1);
      sent.again += 1;
      await pause(100 + chance() * 200);
    }
  }
}

/** A connection that broke, or the page that says that something went wrong and nothing was lost. */
function isCrash(error: unknown): boolean {
  if (error instanceof NotAnswered) return [500, 503].includes(error.status);
  return error instanceof Error && ('code' in error || error.message.startsWith('no answer'));
}

async function submitOne(index: number): Promise<void> {
  const citizen: Citizen = createCitizen(transport, addressOf(index));
  const description = `崩溃检验第${String(index).padStart(5, '0')}号申请的批复文件`;
  const kind = index % 4 === 0 ? 'ORG_COMMERCIAL' : 'NATURAL_PERSON';
  const form = makeForm(index, kind, description);
  const prepared = await insist(() => citizen.prepare(form));
  const sending = (): Promise<ShownReceipt> => {
    sent.submissions += 1;
    return citizen.send(prepared);
  };
  // Some press twice at once, or come back to the page and press again.
  const [receipt, other] =
    chance() < 0.15
      ? await Promise.all([insist(sending), insist(() => citizen.send(prepared))])
      : [await insist(sending), undefined];
  shown.push({ ...receipt, description });
  const once = other ?? (chance() < 0.15 ? await insist(sending) : undefined);
  if (once !== undefined) {
    sent.twice += 1;
    expect(once, `sent twice, seed ${seed}`).toEqual(receipt);
  }
}

async function killAtRandom(): Promise<Record<string, number>> {
  const done = { server: 0, database: 0, both: 0 };
  for (let count = 1; count <= kills && !over; count += 1) {
    while (!over && shown.length < (count * target) / (kills + 1)) await pause(3);
    await pause(chance() * 120);
    const at = chance();
    const what = at < 0.6 ? 'server' : at < 0.8 ? 'database' : 'both';
    await server.kill(what);
    done[what] += 1;
    if (!server.isRunning()) starts.push(await server.start());
  }
  return done;
}

it(
  `takes ${target} requests through ${kills} kills and loses none that was acknowledged`,
  { timeout: 120_000 + target * 2_500 },
  async () => {
    const killing = killAtRandom();
    let next = 0;
    const sending = Array.from({ length: people }, async () => {
      while (!over && next < target) {
        next += 1;
        await submitOne(next);
      }
    });
    try {
      await Promise.all(sending);
    } catch (error) {
      over = true;
      await killing.catch(() => undefined);
      throw new Error(`seed ${seed}, ${JSON.stringify([...instead])}, ${server.said().slice(-4_000)}`, {
        cause: error,
      });
    }
    over = true;
    const killed = await killing;
    console.log(
      `seed ${seed}: ${shown.length} receipts shown, instead of answers ${JSON.stringify([...instead])}, ${JSON.stringify(sent)}, killed ${JSON.stringify(killed)}, starts ${starts.map((ms) => Math.round(ms)).join(' ')} ms`,
    );
    expect(Object.values(killed).reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(Math.floor(kills / 2));

    // Once more, in the middle of nothing, and everything has to be there.
    await server.kill('both');
    starts.push(await server.start());
    expect(shown).toHaveLength(target);
    expect(new Set(shown.map((one) => one.number)).size).toBe(target);
    const queue = [...shown];
    const lost: unknown[] = [];
    const looking = Array.from({ length: people }, async () => {
      for (let one = queue.pop(); one !== undefined; one = queue.pop()) {
        const page = await createCitizen(transport, addressOf(queue.length)).look(one).catch(String);
        if (!page.includes(one.number) || !page.includes(one.description))
          lost.push({ ...one, page: page.slice(0, 200) });
      }
    });
    await Promise.all(looking);
    expect({ seed, lost }).toEqual({ seed, lost: [] });
    const first = shown[0];
    if (first === undefined) throw new Error('nothing was shown');
    const wrong = { ...first, queryCode: String((Number(first.queryCode) + 1) % 100_000_000).padStart(8, '0') };
    await expect(createCitizen(transport, '10.2.0.1').look(wrong)).rejects.toMatchObject({ status: 400 });
  },
);

it('registered each of them once, whole, with numbers that miss none', async () => {
  const client = new pg.Client({ connectionString: await server.databaseUrl(), options: '-c search_path=openzone' });
  await client.connect();
  const rows = async (text: string): Promise<Record<string, unknown>[]> =>
    (await client.query<Record<string, unknown>>(text)).rows;
  try {
    const registered = await rows(
      `select number, fields->>'description' as description from case_file order by number`,
    );
    const bySeq = (one: { number: string }): number => Number(one.number.slice(-5));
    expect(registered).toEqual(
      shown.toSorted((a, b) => bySeq(a) - bySeq(b)).map(({ number, description }) => ({ number, description })),
    );
    const [numbers] = await rows(
      `select array_agg(right(number, 5)::int order by number) as given, (select sum(last)::int from case_number) as last from case_file`,
    );
    expect(numbers?.['last']).toBe(target);
    expect(numbers?.['given']).toEqual(Array.from({ length: target }, (_, index) => index + 1));
    const broken: Readonly<Record<string, string>> = {
      'without who asks': `select number from case_file c where not exists (select from case_party p where p.case_id = c.id)`,
      'not one first event': `select number from case_file c where (select array_agg(kind || ' ' || actor order by seq) from case_event e where e.case_id = c.id) is distinct from array['SUBMITTED APPLICANT']`,
      'events the row does not know of': `select number from case_file c where revision <> (select max(seq) from case_event e where e.case_id = c.id) or state <> 'SUBMITTED' or not open`,
      'not one proof of identity': `select number from case_file c where (select count(*) from case_attachment a where a.case_id = c.id and a.identity) <> 1`,
    };
    for (const [what, query] of Object.entries(broken))
      expect({ seed, what, found: await rows(query) }).toEqual({ seed, what, found: [] });
    const files = (await rows(`select site_id, vault_id from case_attachment`)).map((row) =>
      join(
        server.dataDir,
        'vault',
        String(row['site_id']),
        String(row['vault_id']).slice(0, 2),
        String(row['vault_id']),
      ),
    );
    expect(files.filter((path) => !existsSync(path))).toEqual([]);
  } finally {
    await client.end();
  }
});
