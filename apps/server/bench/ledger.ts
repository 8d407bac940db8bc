import { hash, randomInt } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CompactRange } from '@openzone/ledger-core';
import pg from 'pg';
import { verifySite } from '../src/app/cli/verify-site.ts';
import { openFileStore } from '../src/base/files/index.ts';
import { appendAllToLedger, integrateLedger, openLedger, openLogProofs, readHead } from '../src/base/ledger/index.ts';
import { findSiteByKey, type Site } from '../src/base/sites/index.ts';
import { listAddresses } from '../src/engines/publication/public/index.ts';
import { openVault } from '../src/base/vault/index.ts';
import { raw } from '../src/platform/db/index.ts';
import { launchBrowser } from '../tests/support/browser.ts';
import { alternate, type Bench, type Context } from './context.ts';
import { loadDocuments } from './load-documents.ts';
import { benchDraft, loadEntries } from './load-entries.ts';
import { figure, type Line } from './report.ts';
import { median, percentile, ratios } from './statistics.ts';

const batches = [1, 10, 100, 1_000] as const;

/** Appending, the tree, proofs and the audit of a long log. */
export const ledger: Bench = async (context) => {
  const { stage, options, say } = context;
  const site = await findSiteByKey(stage.db, 'dongyu');
  if (site === undefined) throw new Error('the bench has no zone');
  const entries = options.quick ? 50_000 : 1_000_000;
  const lines = await appends(context);
  const documents = options.quick ? 300 : 2_000;
  await loadDocuments(
    { db: stage.loading, owner: stage.owner, zone: stage.zone, onProgress: () => undefined },
    documents,
  );
  await stage.owner.transaction(site.id, (tx) => loadEntries(tx, site.key, entries, say));
  // As autovacuum does a minute later.
  await stage.owner.transaction(site.id, (tx) => tx.run(raw('analyze ledger_entry, ledger_opening, public_act')));
  return [
    ...lines,
    await integration(context, site),
    ...(await proofs(context, site, entries)),
    await audit(context, site, documents),
    await verifyPage(context, site),
  ];
};

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** The server of the stage keeps its data there as well, so that it serves this log and has its keys. */
function dataOf({ stage }: Context): string {
  const folder = join(stage.folder, 'data');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Entries through the ledger's rules, beside the same rows put into tables without any. */
async function appends({ stage, options, say }: Context): Promise<Line[]> {
  const { siteId } = stage.zone;
  const engine = new pg.Client({ connectionString: stage.url, options: '-c search_path=openzone' });
  await engine.connect();
  try {
    await engine.query('create schema bare');
    await engine.query(`create table bare.entry (like openzone.ledger_entry including defaults including indexes)`);
    await engine.query(`create table bare.opening (like openzone.ledger_opening including indexes)`);
    const lines: Line[] = [];
    let copied = 0;
    for (const batch of batches) {
      const transactions = Math.max(2, Math.round((options.quick ? 200 : 2_000) / batch));
      const drafts = Array.from({ length: batch }, (_, n) => benchDraft(n));
      const ours = (): Promise<number> =>
        timed(async () => {
          for (let n = 0; n < transactions; n += 1) {
            await stage.db.transaction(siteId, (tx) => appendAllToLedger(tx, drafts));
          }
        });
      // Once before it counts; what it has appended is what the other side inserts.
      await ours();
      const { rows } = await bareRows(engine, batch * transactions);
      const bare = (): Promise<number> => timed(async () => (copied = await insertBare(engine, rows, batch, copied)));
      const { own, reference } = await alternate(options.quick ? 2 : 6, ours, bare);
      const perSecond = (ms: number): number => (batch * transactions * 1_000) / ms;
      const ratio = ratios(own.map(perSecond), reference.map(perSecond));
      say(
        `  append in batches of ${batch}: ${figure(median(own.map(perSecond)))}/s, bare ${figure(median(reference.map(perSecond)))}/s`,
      );
      lines.push({
        work: `账本登记 ledger append, ${batch} in a transaction`,
        result: `${figure(median(own.map(perSecond)))} entries/s`,
        reference: `PostgreSQL inserting the same rows: ${figure(median(reference.map(perSecond)))}/s`,
        ratio,
        goal: '≥ 0.5 ×',
        met: ratio.median >= 0.5,
        figures: { perSecond: median(own.map(perSecond)), bare: median(reference.map(perSecond)), ratio: ratio.median },
      });
    }
    return lines;
  } finally {
    await engine.query('drop schema if exists bare cascade');
    await engine.end();
  }
}

/** The rows of the ledger once more, as they are, into bare tables: a statement for each, in transactions of the same size. */
async function insertBare(engine: pg.Client, rows: readonly BareRow[], batch: number, from: number): Promise<number> {
  let at = from;
  for (let start = 0; start < rows.length; start += batch) {
    await engine.query('begin');
    for (const row of rows.slice(start, start + batch)) {
      const values = [
        row.site_id,
        at,
        row.action,
        row.subject_id,
        row.act_id,
        row.appended_at,
        row.entry,
        row.leaf_hash,
      ];
      await engine.query({
        name: 'entry',
        text: `insert into bare.entry (site_id, sequence, action, subject_id, act_id, appended_at, entry, leaf_hash)
          values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        values,
      });
      await engine.query({
        name: 'opening',
        text: 'insert into bare.opening (site_id, sequence, opening) values ($1, $2, $3)',
        values: [row.site_id, at, row.opening],
      });
      at += 1;
    }
    await engine.query('commit');
  }
  return at;
}

interface BareRow {
  readonly site_id: number;
  readonly action: string;
  readonly subject_id: string | null;
  readonly act_id: string | null;
  readonly appended_at: Date;
  readonly entry: string;
  readonly leaf_hash: Buffer;
  readonly opening: string;
}

/** Read before the clock starts. */
function bareRows(engine: pg.Client, limit: number): Promise<pg.QueryResult<BareRow>> {
  return engine.query<BareRow>({
    name: 'rows',
    text: `select e.*, o.opening from ledger_entry e join ledger_opening o using (site_id, sequence) order by e.sequence limit $1`,
    values: [limit],
  });
}

async function integration(context: Context, site: Site): Promise<Line> {
  const { stage, say } = context;
  const ledgerOf = openLedger(dataOf(context));
  let size = 0;
  const ms = await timed(async () => {
    size = await integrateLedger(stage.db, site.id, {
      files: ledgerOf.files(site.key),
      keys: ledgerOf.keys(site),
    });
  });
  const bare = await bareTree(stage.url);
  say(`  ${figure(size)} entries integrated in ${figure(ms / 1_000)} s`);
  return {
    work: `账本成树 integration into tiles (${figure(size)} entries)`,
    result: `${figure((size * 1_000) / ms)} entries/s`,
    reference: `reading and hashing the same entries: ${figure((size * 1_000) / bare)}/s`,
    ratio: ratios([size / ms], [size / bare]),
    goal: '',
    figures: { perSecond: (size * 1_000) / ms, seconds: ms / 1_000, bare: (size * 1_000) / bare },
  };
}

const sha256 = (message: Uint8Array): Uint8Array => hash('sha256', message, 'buffer');

/** What no log can do without: every entry read once, every hash of the tree computed once. @returns milliseconds */
async function bareTree(url: string): Promise<number> {
  const engine = new pg.Client({ connectionString: url, options: '-c search_path=openzone' });
  await engine.connect();
  const began = performance.now();
  try {
    const range = new CompactRange(0, [], sha256);
    for (let last = -1; ;) {
      const { rows } = await engine.query<{ sequence: string; entry: string }>({
        name: 'page',
        text: 'select sequence, entry from ledger_entry where sequence > $1 order by sequence limit 16384',
        values: [last],
      });
      range.append(rows.map((row) => sha256(Buffer.concat([Buffer.of(0), Buffer.from(row.entry, 'utf8')]))));
      const final = rows.at(-1);
      if (final === undefined) break;
      last = Number(final.sequence);
    }
    range.root();
  } finally {
    await engine.end();
  }
  return performance.now() - began;
}

/** Inclusion proofs out of the static tiles, for entries anywhere and for one asked for again. */
async function proofs(context: Context, site: Site, entries: number): Promise<Line[]> {
  const { stage, options } = context;
  const view = await openLogProofs(openLedger(dataOf(context)), () => Promise.resolve([])).of(site);
  const head = await stage.publicDb.read(site.id, readHead);
  if (head === undefined) throw new Error('nothing was signed');
  const count = options.quick ? 300 : 3_000;
  // The first opens the tree.
  await view.prove(head, 0);
  const anywhere: number[] = [];
  for (let n = 0; n < count; n += 1) anywhere.push(await timed(() => view.prove(head, randomInt(head.size))));
  const again: number[] = [];
  for (let n = 0; n < count; n += 1) again.push(await timed(() => view.prove(head, head.size - 1 - (n % 500))));
  return [
    ['任意条目 anywhere', anywhere],
    ['最近五百条 among the newest 500', again],
  ].map(([what, times]) => {
    const all = times as number[];
    return {
      work: `存在证明 inclusion proof, ${what as string} (${figure(entries)} entries)`,
      result: `p50 ${figure(median(all))} ms, p99 ${figure(percentile(all, 99))} ms`,
      reference: '—',
      goal: 'p50 and p99 < 2 ms',
      met: percentile(all, 99) < 2,
      figures: { p50: median(all), p99: percentile(all, 99) },
    };
  });
}

/** The whole audit: entries, signatures, tiles, acts, documents, content. */
async function audit(context: Context, site: Site, documents: number): Promise<Line> {
  const { stage, say } = context;
  const folder = dataOf(context);
  const before = process.memoryUsage().rss;
  let problems = 0;
  let entries = 0;
  const ms = await timed(async () => {
    const result = await verifySite(
      {
        db: stage.db,
        files: openFileStore(join(folder, 'files')),
        ledger: openLedger(folder),
        vault: openVault(Buffer.alloc(32, 1), join(folder, 'vault')),
      },
      site,
    );
    problems = result.problemsFound;
    entries = result.entries;
    for (const problem of result.problems.slice(0, 3)) say(`  ${problem.en}`);
  });
  if (problems > 0) throw new Error(`the audit found ${problems} problems where there are none`);
  const bare = await bareTree(stage.url);
  const grown = (process.memoryUsage().rss - before) / 1024 ** 2;
  return {
    work: `全量核对 openzone verify (${figure(entries)} entries, ${figure(documents)} documents)`,
    result: `${figure((entries * 1_000) / ms)} entries/s, ${figure(ms / 1_000)} s, memory +${figure(Math.max(0, grown))} MB`,
    reference: `reading and hashing the same entries: ${figure((entries * 1_000) / bare)}/s`,
    ratio: ratios([entries / ms], [entries / bare]),
    goal: '',
    figures: { perSecond: (entries * 1_000) / ms, seconds: ms / 1_000, bare: (entries * 1_000) / bare, grownMb: grown },
  };
}

/** In a browser: from the address to the verdict, with every step checked there, beside the document's own page. */
async function verifyPage({ stage, options }: Context, site: Site): Promise<Line> {
  const rounds = options.quick ? 5 : 30;
  const addresses = await stage.publicDb.read(site.id, (reading) => listAddresses(reading, rounds, 0));
  const server = await stage.startServer({});
  const browser = await launchBrowser();
  try {
    const open = async (path: string, sign: string): Promise<number> => {
      // A context of its own: nothing is kept from the time before.
      const visitor = await browser.newContext({ viewport: { width: 390, height: 844 } });
      try {
        const page = await visitor.newPage();
        return await timed(async () => {
          await page.goto(server.origin + path, { waitUntil: 'commit' });
          await page.locator(sign).first().waitFor({ timeout: 60_000 });
        });
      } finally {
        await visitor.close();
      }
    };
    const own: number[] = [];
    const reference: number[] = [];
    for (const { code } of addresses) {
      reference.push(await open(`/d/${code}`, 'main h1'));
      own.push(await open(`/d/${code}/verify`, '[data-verdict][data-state="ok"]'));
    }
    return {
      work: '浏览器中核验一份文件 verify page in a browser, to the verdict',
      result: `p50 ${figure(median(own))} ms, p99 ${figure(percentile(own, 99))} ms`,
      reference: `the document's page: p50 ${figure(median(reference))} ms`,
      ratio: ratios(own, reference),
      goal: '',
      figures: { p50: median(own), p99: percentile(own, 99), page: median(reference) },
    };
  } finally {
    await browser.close();
    await server.stop();
  }
}
