import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocumentDetail, UploadedFile } from '@openzone/contracts';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureBuilt } from './support/built.ts';
import { apiClient, overHttp, signedIn, type Answer, type ApiClient } from './support/http-client.ts';
import { makeRealServer, type RealServer } from './support/real-server.ts';
import { allPrinciples, createZone, draft, proactive, testPassword, type TestZone } from './support/zone.ts';

/**
 * Publication under `kill -9`: the product as it ships, killed at random moments while documents are being published, the web
 * process, the database, or both. What was acknowledged stays; what was not is whole or not there.
 *
 * CRASH_PUBLICATIONS=200 publishes that many (40 by default); CRASH_SEED repeats a run.
 */
const target = Number(process.env['CRASH_PUBLICATIONS'] ?? 40);
const kills = Math.max(8, Math.round(target / 5));
const seed = Number(process.env['CRASH_SEED'] ?? Math.floor(Math.random() * 1e9));

/** mulberry32 */
function random(state: number): () => number {
  let a = state;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const chance = random(seed);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

let server: RealServer;
let zone: TestZone;
let transport: ReturnType<typeof overHttp>;

interface Published {
  readonly code: string;
  readonly title: string;
  readonly attachment: Buffer;
}
const acknowledged: Published[] = [];
const starts: number[] = [];
let over = false;

beforeAll(async () => {
  await ensureBuilt();
  server = await makeRealServer(async (db) => {
    zone = await createZone(db);
  });
  starts.push(await server.start());
  transport = overHttp(server.port, 'localhost');
});
afterAll(async () => {
  transport.close();
  await server.stop();
});

/** Asks until the server answers at all; undefined when it broke off and nobody knows whether the act was done. */
async function insist<T>(ask: () => Promise<Answer<T>>): Promise<Answer<T> | undefined> {
  const answer = await ask().catch(() => undefined);
  if (answer !== undefined && answer.status !== 503) return answer;
  await pause(20 + chance() * 60);
  return undefined;
}

/** One person after the other takes the document a step on, as the page would after a reload. */
async function publishOne(
  people: Readonly<Record<'handler' | 'head' | 'reviewer' | 'office', ApiClient>>,
  title: string,
): Promise<void> {
  const bytes = Buffer.from(
    `《${title}》的附件正文，第${createHash('sha256').update(title).digest('hex').slice(0, 8)}号。\n`.repeat(20),
  );
  let file: UploadedFile | undefined;
  while (file === undefined)
    file = (await insist(() => people.handler.upload<UploadedFile>('/files', [{ name: '附件.txt', bytes }])))?.body;
  let made: DocumentDetail | undefined;
  const content = draft(zone, {
    title,
    bodyHtml: `<p>${title}的正文，用于崩溃恢复检验。</p>`,
    attachments: [{ name: file.name, sha256: file.sha256 }],
  });
  while (made === undefined) {
    const answer = await insist(() => people.handler.post<DocumentDetail>('/documents', content));
    if (answer !== undefined && answer.status !== 201) throw new Error(`create: ${answer.status} ${answer.text}`);
    made = answer?.body;
  }
  const approval = { decision: 'approve', comment: '', confirmed: allPrinciples };
  const path = `/documents/${made.id}`;
  for (;;) {
    const seen = await insist(() => people.handler.get<DocumentDetail>(path));
    if (seen === undefined) continue;
    if (seen.status !== 200) throw new Error(`read: ${seen.status} ${seen.text}`);
    const { stage, revision, waitingFor, code } = seen.body;
    const reviewers: Readonly<Record<string, ApiClient>> = {
      UNIT_HEAD: people.head,
      SECRECY_REVIEWER: people.reviewer,
      DISCLOSURE_OFFICE: people.office,
    };
    const step =
      stage === 'draft'
        ? () => people.handler.post(`${path}/determination`, { ...proactive, revision })
        : stage === 'determined'
          ? () => people.handler.post(`${path}/submission`, { revision })
          : stage === 'in_review'
            ? () => (reviewers[waitingFor ?? ''] ?? people.office).post(`${path}/review`, { ...approval, revision })
            : stage === 'approved'
              ? () => people.office.post(`${path}/publication`, { revision })
              : undefined;
    // Published although the answer never came: that is allowed, and has to be whole like the others.
    if (step === undefined) return;
    const answer = await insist(step);
    if (answer !== undefined && answer.status !== 200) throw new Error(`${stage}: ${answer.status} ${answer.text}`);
    if (stage === 'approved' && answer !== undefined) {
      acknowledged.push({ code, title, attachment: bytes });
      return;
    }
  }
}

async function killAtRandom(): Promise<Record<string, number>> {
  const done = { server: 0, database: 0, both: 0 };
  for (let count = 1; count <= kills && !over; count += 1) {
    while (!over && acknowledged.length < (count * target) / (kills + 1)) await pause(3);
    await pause(chance() * 120);
    const what = (['server', 'database', 'both'] as const)[Math.floor(chance() * 3)] ?? 'both';
    await server.kill(what);
    done[what] += 1;
    if (!server.isRunning()) starts.push(await server.start());
  }
  return done;
}

const ask = async (path: string): Promise<{ status: number; text: string; bytes: Buffer }> => {
  const { status, bytes } = await transport({ method: 'GET', path });
  return { status, bytes, text: bytes.toString() };
};

it(
  `publishes ${target} documents through ${kills} kills and loses none`,
  { timeout: 60_000 + target * 2_000 },
  async () => {
    const nobody = apiClient(transport);
    expect((await nobody.get('/session')).status).toBe(401);
    const [handler, head, reviewer, office] = await Promise.all(
      ['handler', 'head', 'reviewer', 'office'].map((name) => signedIn(transport, name, testPassword)),
    );
    if (handler === undefined || head === undefined || reviewer === undefined || office === undefined)
      throw new Error('somebody is missing');
    const killing = killAtRandom();
    let next = 0;
    const publishing = Array.from({ length: 3 }, async () => {
      while (acknowledged.length < target) {
        next += 1;
        await publishOne({ handler, head, reviewer, office }, `崩溃检验第${String(next).padStart(4, '0')}号`);
      }
    });
    try {
      await Promise.all(publishing);
    } catch (error) {
      over = true;
      await killing.catch(() => undefined);
      throw new Error(`seed ${seed}, ${server.said().slice(-4_000)}`, { cause: error });
    }
    over = true;
    const killed = await killing;
    console.log(
      `seed ${seed}: ${acknowledged.length} acknowledged, killed ${JSON.stringify(killed)}, starts ${starts.map((ms) => Math.round(ms)).join(' ')} ms`,
    );
    expect(killed['server'] ?? 0).toBeLessThanOrEqual(kills);
    expect(Object.values(killed).reduce((sum, one) => sum + one, 0)).toBe(kills);

    // Once more, in the middle of nothing, and everything has to be there.
    await server.kill('both');
    starts.push(await server.start());
    expect(acknowledged.length).toBeGreaterThanOrEqual(target);
    expect(new Set(acknowledged.map((one) => one.code)).size).toBe(acknowledged.length);
    const csv = (await ask('/catalogue.csv')).text;
    for (const { code, title, attachment } of acknowledged) {
      const page = await ask(`/d/${code}`);
      expect({ code, seed, status: page.status, title: page.text.includes(title), listed: csv.includes(code) }).toEqual(
        { code, seed, status: 200, title: true, listed: true },
      );
      expect(
        (await ask(`/d/${code}/files/1/x.txt`)).bytes.equals(attachment),
        `attachment of ${code}, seed ${seed}`,
      ).toBe(true);
    }
    await expect
      .poll(
        async () => {
          const missing = [];
          for (const { code, title } of acknowledged)
            if (!(await ask(`/search?q=${encodeURIComponent(title)}`)).text.includes(`/d/${code}`)) missing.push(code);
          return missing;
        },
        { timeout: 10_000, interval: 200 },
      )
      .toEqual([]);
  },
);

it('leaves nothing half-done: stage, version, act, event, listing, number and index agree', async () => {
  const client = new pg.Client({ connectionString: await server.databaseUrl(), options: '-c search_path=openzone' });
  await client.connect();
  const rows = async (text: string): Promise<Record<string, unknown>[]> =>
    (await client.query<Record<string, unknown>>(text)).rows;
  try {
    const [count] = await rows(`select count(*)::int as n from document where stage = 'published'`);
    expect(count?.['n']).toBeGreaterThanOrEqual(acknowledged.length);
    const broken: Readonly<Record<string, string>> = {
      'published without a public working version': `select code from document where stage = 'published' and (public_version_id is distinct from working_version_id or withdrawn_at is not null or published_at is null)`,
      'public without its act': `select code from document d where public_version_id is not null and not exists (select from public_act a where a.document_id = d.id and a.version_id = d.public_version_id and a.action = 'PUBLISH')`,
      'acts without a public version': `select a.id from public_act a join document d on d.id = a.document_id where d.public_version_id is distinct from a.version_id`,
      'acts twice': `select document_id from public_act group by 1 having count(*) <> 1`,
      'public without its event': `select code from document d where stage = 'published' and (select count(*) from document_event e where e.document_id = d.id and e.kind = 'publish' and e.to_stage = 'published') <> 1`,
      'events without the stage': `select d.code, d.stage, e.to_stage from document d join lateral (select to_stage from document_event e where e.document_id = d.id order by e.id desc limit 1) e on true where e.to_stage <> d.stage`,
      'public and not listed': `select code from document d where public_version_id is not null and not exists (select from document_listing l where l.document_id = d.id and l.listed_at is not null)`,
      'listed and not public': `select d.code from document_listing l join document d on d.id = l.document_id where l.listed_at is not null and d.public_version_id is null`,
      'without channel': `select code from document d where stage = 'published' and not exists (select from document_channel c where c.document_id = d.id and c.channel = 'WEB' and c.state = 'published')`,
      'numbers without publication, or the other way round': `select code from document where (index_number is null) <> (public_version_id is null)`,
      'a number twice': `select index_number from document where index_number is not null group by 1 having count(*) > 1`,
      'acts nobody was told of': `select a.id from public_act a where not exists (select from outbox o where o.subject_id = a.document_id and o.topic = 'public_act')`,
      'in review without an open review': `select code from document d where (stage = 'in_review') <> exists (select from review r where r.document_id = d.id and r.state = 'open')`,
      'reviews and their decisions': `select r.id from review r where (r.state = 'approved') <> ((select count(*) from review_decision x where x.review_id = r.id and x.decision = 'approve') = cardinality(r.steps))`,
      'determined without determination': `select code from document d where stage <> 'draft' and not exists (select from determination t where t.version_id = d.working_version_id)`,
      'documents without a version': `select code from document d where not exists (select from document_version v where v.id = d.working_version_id and v.document_id = d.id)`,
      'public and not in the search index': `select code from document d where public_version_id is not null and not exists (select from search_entry s where s.document_id = d.id)`,
      'in the search index and not public': `select s.document_id from search_entry s join document d on d.id = s.document_id where d.public_version_id is null`,
    };
    for (const [what, query] of Object.entries(broken))
      expect({ seed, what, found: await rows(query) }).toEqual({ seed, what, found: [] });
    const [numbers] = await rows(
      `select array_agg(right(index_number, 5)::int order by index_number) as given, (select last from index_sequence) as last from document where index_number is not null`,
    );
    expect(numbers?.['given']).toEqual(Array.from({ length: Number(numbers?.['last']) }, (_, index) => index + 1));
  } finally {
    await client.end();
  }
});

it('connects by sign-ins that can take on no other role', async () => {
  const owner = new pg.Client({ connectionString: await server.databaseUrl() });
  await owner.connect();
  const { rows } = await owner.query<{ name: string; sessions: number }>(
    `select usename as name, count(*)::int as sessions from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() group by 1 order by 1`,
  );
  await owner.end();
  expect(rows.map((row) => row.name)).toEqual(['openzone_app', 'openzone_public']);
  const address = new URL(await server.databaseUrl());
  for (const role of ['openzone_app', 'openzone_public']) {
    address.username = role;
    address.password = (await readFile(join(server.dataDir, `secrets/${role}.password`), 'utf8')).trim();
    const client = new pg.Client({ connectionString: address.toString(), options: '-c search_path=openzone' });
    await client.connect();
    try {
      await client.query(`select set_config('role', 'none', false)`);
      await client.query('reset session authorization');
      const { rows: who } = await client.query<{ me: string; super: boolean }>(
        `select current_user as me, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as super from pg_roles where rolname = current_user`,
      );
      expect(who).toEqual([{ me: role, super: false }]);
      for (const other of [
        'openzone_owner',
        role === 'openzone_app' ? 'openzone_public' : 'openzone_app',
        'openzone',
      ]) {
        await expect(client.query(`set role ${other}`), other).rejects.toThrow(/permission denied|does not exist/);
        await expect(client.query(`set session authorization ${other}`), other).rejects.toThrow(
          /permission denied|does not exist/,
        );
      }
      await expect(client.query(`copy (select 1) to program 'id'`)).rejects.toThrow('permission denied');
      await expect(client.query(`select pg_read_file('/etc/passwd')`)).rejects.toThrow('permission denied');
      await expect(client.query('alter table document disable row level security')).rejects.toThrow('must be owner');
    } finally {
      await client.end();
    }
  }
});

it('verifies: every version against its hash, every attachment against its bytes', async () => {
  const verified = await server.cli('verify', '--json');
  expect([verified.code, verified.stderr]).toEqual([0, verified.stderr]);
  const result = JSON.parse(verified.stdout) as {
    site: string;
    versions: number;
    attachments: number;
    problems: unknown[];
  }[];
  expect(result.map(({ site, problems }) => ({ site, problems }))).toEqual([{ site: 'test', problems: [] }]);
  expect(result[0]?.versions).toBeGreaterThanOrEqual(target);
  expect(result[0]?.attachments).toBeGreaterThanOrEqual(target);
});
