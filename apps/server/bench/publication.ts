import pg from 'pg';
import { benchDocuments } from './material.ts';
import type { DemoDocument } from '../src/demo/material/types.ts';
import { publish, readState } from '../src/engines/publication/index.ts';
import { listAddresses } from '../src/engines/publication/public/index.ts';
import type { Bench } from './context.ts';
import { enter, toEntry } from './load-documents.ts';
import { pause } from './processes.ts';
import { figure, type Line } from './report.ts';
import type { Server, Stage } from './stage.ts';
import { median, percentile, ratios, spread } from './statistics.ts';

/** Publications for which the whole cache is compared. */
const looksAtMost = 4;

const surfaces = ['page', 'column', 'feed', 'search'] as const;
type Surface = (typeof surfaces)[number];

const labels: Readonly<Record<Surface, string>> = {
  page: '文件页 document page',
  column: '栏目页 column page',
  feed: '订阅源 feed',
  search: '检索 search',
};

/** How soon what is published can be seen, while all other documents are on the site. */
export const publication: Bench = async ({ stage, options, say }) => {
  const server = await stage.startServer({});
  try {
    const drafts = await prepare(stage, options.quick ? 20 : 100);
    const bare = await bareNotification(stage.url);
    try {
      const measured = await measure(stage, server, drafts, bare.once, say);
      return [...surfaces.map((surface) => line(surface, measured, options.documents)), dropped(measured)];
    } finally {
      await bare.close();
    }
  } finally {
    await server.stop();
  }
};

interface Draft {
  readonly id: string;
  readonly code: string;
  /** A word that stands in this document's title and nowhere else. */
  readonly word: string;
  readonly document: DemoDocument;
}

/** Documents reviewed and ready, all of them newest in their column once they are out. */
async function prepare({ db, zone }: Stage, count: number): Promise<Draft[]> {
  const drafts: Draft[] = [];
  for (const [index, document] of benchDocuments(990_001, count).entries()) {
    const word = `bench${String(index).padStart(4, '0')}mark`;
    const { draft } = toEntry(zone, document, `9${String(index).padStart(6, '0')}`);
    const entry = { draft: { ...draft, title: `${draft.title}（${word}）` }, publishedOn: null };
    drafts.push(
      await db.transaction(zone.siteId, async (tx) => {
        const id = await enter(tx, zone, entry, 'approved');
        const { code } = await readState(tx, id);
        return { id, code, word, document };
      }),
    );
  }
  return drafts;
}

interface Measured {
  /** Milliseconds from the call that publishes to the first answer that shows it. */
  readonly visible: Readonly<Record<Surface, number[]>>;
  readonly publish: number[];
  readonly reference: number[];
  readonly kept: number[];
  readonly dropped: number[];
  /** Dropped although nothing on them had changed. */
  readonly needless: string[];
  /** Kept although they show something that has changed. */
  readonly stale: string[];
}

async function measure(
  stage: Stage,
  server: Server,
  drafts: readonly Draft[],
  bareOnce: () => Promise<number>,
  say: (line: string) => void,
): Promise<Measured> {
  const visible: Record<Surface, number[]> = { page: [], column: [], feed: [], search: [] };
  const result: Measured = { visible, publish: [], reference: [], kept: [], dropped: [], needless: [], stale: [] };
  const watched = await watchedAddresses(stage);
  for (const [index, draft] of drafts.entries()) {
    // Looking is done at the beginning only: pages age out of the cache after ten minutes, whatever is published.
    const looks = index < looksAtMost;
    if (looks) await visitAll(server, watched);
    const before = looks ? await kept(stage, server, watched) : [];
    await publishAndWatch(stage, server, draft, result);
    if (looks) await compare(stage, server, draft, before, result);
    result.reference.push(await bareOnce());
    if ((index + 1) % 20 === 0) say(`  ${index + 1} of ${drafts.length} published`);
  }
  return result;
}

async function publishAndWatch({ db, zone }: Stage, server: Server, draft: Draft, result: Measured): Promise<void> {
  const { column } = draft.document;
  const paths: Readonly<Record<Surface, string>> = {
    page: `/d/${draft.code}`,
    column: `/c/${column}`,
    feed: `/feeds/${column}.xml`,
    search: `/search?q=${draft.word}`,
  };
  const { revision } = await db.read(zone.siteId, (reading) => readState(reading, draft.id));
  const began = performance.now();
  await db.transaction(zone.siteId, (tx) => publish(tx, zone.office, draft.id, { revision }));
  result.publish.push(performance.now() - began);
  // Before the commit nobody can see it; asking earlier would only slow the commit down.
  await Promise.all(
    surfaces.map(async (surface) => {
      result.visible[surface].push(await untilShown(server.origin + paths[surface], draft.code, began));
    }),
  );
}

/** Asks again and again, ten milliseconds apart, until the answer names the document. */
async function untilShown(address: string, code: string, began: number): Promise<number> {
  while (performance.now() - began < 30_000) {
    const response = await fetch(address);
    const text = await response.text();
    if (response.status === 200 && text.includes(`/d/${code}`)) return performance.now() - began;
    await pause(10);
  }
  throw new Error(`${address} does not show ${code} after 30 s`);
}

/** Whatever is published shows on these. */
const wholeSite = ['/', '/open-government', '/catalogue', '/policies', '/feeds/all.xml', '/sitemap.xml'];

/** Pages to have in the cache: every list there is, and a hundred and fifty documents. */
async function watchedAddresses({ publicDb, zone }: Stage): Promise<string[]> {
  const documents = await publicDb.read(zone.siteId, (reading) => listAddresses(reading, 150, 200));
  const columns = [...zone.columns.keys()].filter((key) => key !== 'disclosure');
  return [
    ...wholeSite,
    '/units',
    '/sitemap',
    ...columns.flatMap((key) => [`/c/${key}`, `/feeds/${key}.xml`]),
    ...[...zone.units.keys()].map((code) => `/u/${code}`),
    ...documents.map(({ code }) => `/d/${code}`),
  ];
}

async function visitAll(server: Server, addresses: readonly string[]): Promise<void> {
  for (const address of addresses) await fetch(server.origin + address).then((response) => response.arrayBuffer());
}

function kept({ zone }: Stage, server: Server, addresses: readonly string[]): Promise<string[]> {
  return server.ask<string[]>({ do: 'kept', siteId: zone.siteId, origin: server.origin, addresses });
}

/** What fell out of the cache, against what shows the new document: lists of the whole site, its unit, its columns and those above. */
async function compare(
  stage: Stage,
  server: Server,
  draft: Draft,
  before: readonly string[],
  result: Measured,
): Promise<void> {
  const dependent = dependents(stage, draft.document);
  const measuring = [`/c/${draft.document.column}`, `/feeds/${draft.document.column}.xml`];
  const now = new Set(await kept(stage, server, before));
  // The pages that were asked for while waiting have been made anew already.
  const gone = before.filter((address) => !now.has(address) || measuring.includes(address));
  result.kept.push(before.length);
  result.dropped.push(gone.length);
  result.needless.push(...gone.filter((address) => !dependent.has(address)));
  result.stale.push(...before.filter((address) => dependent.has(address) && !gone.includes(address)));
}

function dependents({ zone }: Stage, document: DemoDocument): Set<string> {
  const byId = new Map([...zone.columns].map(([key, column]) => [column.id, { key, parentId: column.parentId }]));
  const found = new Set([...wholeSite, `/u/${document.unit}`]);
  for (const key of [document.column, ...document.extraColumns]) {
    let id: string | null | undefined = zone.columns.get(key)?.id;
    while (id !== null && id !== undefined) {
      const column = byId.get(id);
      found.add(`/c/${column?.key ?? ''}`).add(`/feeds/${column?.key ?? ''}.xml`);
      id = column?.parentId;
    }
  }
  return found;
}

/** The least there is: PostgreSQL commits one row and tells another connection of it. */
async function bareNotification(url: string): Promise<{ once: () => Promise<number>; close: () => Promise<void> }> {
  const [writer, listener] = [new pg.Client({ connectionString: url }), new pg.Client({ connectionString: url })];
  await Promise.all([writer.connect(), listener.connect()]);
  await writer.query(
    'create table if not exists public.bench_reference (id bigint generated always as identity, at timestamptz default now())',
  );
  await listener.query('listen bench_reference');
  return {
    async once() {
      const heard = new Promise<void>((resolve) => void listener.once('notification', () => resolve()));
      const began = performance.now();
      await writer.query(`begin; insert into public.bench_reference default values; notify bench_reference; commit`);
      await heard;
      return performance.now() - began;
    },
    async close() {
      await Promise.all([writer.end(), listener.end()]);
    },
  };
}

function line(surface: Surface, measured: Measured, documents: number): Line {
  const times = measured.visible[surface];
  const p99 = percentile(times, 99);
  return {
    work: `发布后可见 publish → ${labels[surface]}`,
    result: `p50 ${figure(median(times))} ms, p99 ${figure(p99)} ms (${times.length} times)`,
    reference: `PostgreSQL commit + NOTIFY: p50 ${figure(median(measured.reference))} ms`,
    ratio: ratios(times, measured.reference),
    goal: 'p99 < 1 s',
    met: p99 < 1_000,
    figures: {
      p50: median(times),
      p99,
      reference: median(measured.reference),
      publishCommand: median(measured.publish),
      documents,
    },
  };
}

function dropped(measured: Measured): Line {
  const { median: typical, max } = spread(measured.dropped);
  const wrong = measured.needless.length + measured.stale.length;
  const examples = [...new Set([...measured.needless, ...measured.stale])].slice(0, 5).join(' ');
  return {
    work: '发布后重做的页面 pages dropped by a publication',
    result:
      `${figure(typical)} (at most ${figure(max)}); needless ${measured.needless.length}, stale ${measured.stale.length} ${examples}`.trim(),
    reference: `${figure(median(measured.kept))} pages kept before`,
    ratio: ratios(measured.dropped, measured.kept),
    goal: 'dependent pages only',
    met: wrong === 0,
    figures: {
      dropped: typical,
      most: max,
      kept: median(measured.kept),
      needless: measured.needless.length,
      stale: measured.stale.length,
    },
  };
}
