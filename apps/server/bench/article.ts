import { listAddresses } from '../src/engines/publication/public/index.ts';
import { alternate, type Bench, type Context } from './context.ts';
import type { LoadRequest, LoadResult } from './helper-load.ts';
import { cpuSeconds, pinning, startHelper, type Helper } from './processes.ts';
import { startReference, type ReferenceServer, type Served } from './reference-server.ts';
import { figure, type Line } from './report.ts';
import type { Server } from './stage.ts';
import { median, percentile, ratios } from './statistics.ts';

const accepted = { 'accept-encoding': 'br, gzip' };
const warmConnections = 16;
const coldConnections = 8;

interface Run extends LoadResult {
  /** Requests for each second of processor time the server used; undefined where that cannot be known. */
  readonly perCpuSecond: number | undefined;
}

interface Target {
  readonly pid: number;
  readonly port: number;
}

/** The page of one document: kept and made anew, against the same bytes as a file. */
export const article: Bench = async (context) => {
  const { stage, options, say } = context;
  const server = await stage.startServer({ core: 0 });
  const generator = await startHelper('load', { core: 1 });
  try {
    const codes = await addresses(context);
    const served = await typicalPage(server, codes.slice(0, 60));
    say(
      `article: ${served.path}, ${served.body.length} bytes as ${served.headers['content-encoding'] ?? 'identity'}${pinning ? '' : '; processes cannot be pinned here'}`,
    );
    const reference = await startReference(stage.folder, served, 0);
    try {
      const own = { pid: server.pid, port: Number(new URL(server.origin).port) };
      const warm = await measureWarm(generator, own, reference, served, options.quick);
      return [warm, ...(await measureCold(generator, server, own, served, codes.slice(60), options.quick))];
    } finally {
      await reference.stop();
    }
  } finally {
    await generator.stop();
    await server.stop();
  }
};

async function addresses({ stage, options }: Context): Promise<string[]> {
  const wanted = options.quick ? 3_000 : 12_000;
  const found = await stage.publicDb.read(stage.zone.siteId, (reading) => listAddresses(reading, wanted, 0));
  return found.map(({ code }) => `/d/${code}`);
}

/** The page of middle length among these, with the headers both sides shall send. */
async function typicalPage(server: Server, paths: readonly string[]): Promise<Served> {
  const pages: Served[] = [];
  for (const path of paths) {
    const { status, headers, body } = await fetchRaw(server.origin + path);
    if (status !== 200) throw new Error(`${path} answers ${status}`);
    pages.push({ path, headers, body });
  }
  const order = pages.toSorted((a, b) => a.body.length - b.body.length);
  const middle = order[order.length >> 1];
  if (middle === undefined) throw new Error('the site has no documents');
  return middle;
}

/** As the server sends it: `fetch` would undo the compression and hide how many bytes there were. */
async function fetchRaw(address: string): Promise<{ status: number; headers: Record<string, string>; body: Buffer }> {
  const { get } = await import('node:http');
  return new Promise((resolve, reject) => {
    get(address, { headers: accepted }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => void chunks.push(chunk));
      response.on('end', () => {
        const own = ['content-length', 'date', 'connection', 'keep-alive'];
        const headers = Object.entries(response.headers).filter(
          ([name, value]) => typeof value === 'string' && !own.includes(name),
        );
        resolve({
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(headers) as Record<string, string>,
          body: Buffer.concat(chunks),
        });
      });
    }).on('error', reject);
  });
}

async function run(generator: Helper, target: Target, request: Omit<LoadRequest, 'port' | 'headers'>): Promise<Run> {
  const before = cpuSeconds(target.pid);
  const result = await generator.ask<LoadResult>({ ...request, port: target.port, headers: accepted });
  const used = (cpuSeconds(target.pid) ?? 0) - (before ?? 0);
  if (result.failures > 0) throw new Error(`${result.failures} of ${result.requests} answers were not 200`);
  return { ...result, perCpuSecond: before === undefined || used <= 0 ? undefined : result.requests / used };
}

async function measureWarm(
  generator: Helper,
  own: Target,
  reference: ReferenceServer,
  served: Served,
  quick: boolean,
): Promise<Line> {
  const shape = { paths: [served.path], connections: warmConnections, once: false };
  const seconds = quick ? 1 : 3;
  for (const target of [own, reference]) await run(generator, target, { ...shape, seconds: 1 });
  const runs = await alternate(
    quick ? 3 : 9,
    () => run(generator, own, { ...shape, seconds }),
    () => run(generator, reference, { ...shape, seconds }),
  );
  const rate = ({ requests, seconds: took }: Run): number => requests / took;
  const byClock = ratios(runs.own.map(rate), runs.reference.map(rate));
  const capacity = (list: readonly Run[]): number[] => list.map((one) => one.perCpuSecond ?? Number.NaN);
  const byProcessor = ratios(capacity(runs.own), capacity(runs.reference));
  // A generator that cannot keep the reference busy would flatter us: then what each request costs the server decides.
  const generatorLimits = median(runs.reference.map(({ busy }) => busy)) > 0.9 && Number.isFinite(byProcessor.median);
  const ratio = generatorLimits && byProcessor.median < byClock.median ? byProcessor : byClock;
  const speed = (list: readonly Run[]): string =>
    `${figure(median(list.map(rate)))} req/s, p50 ${figure(median(list.map(({ p50 }) => p50)))}, p99 ${figure(median(list.map(({ p99 }) => p99)))} ms`;
  return {
    work: `文件页，缓存 document page, warm (${warmConnections} conn.)`,
    result: speed(runs.own),
    reference: `${reference.name}, same bytes: ${speed(runs.reference)}${ratio === byProcessor ? '; generator-bound, ratio per CPU second' : ''}`,
    ratio,
    goal: '≥ 0.5 × req/s',
    met: ratio.median >= 0.5,
    figures: {
      bytes: served.body.length,
      requestsPerSecond: median(runs.own.map(rate)),
      referenceRequestsPerSecond: median(runs.reference.map(rate)),
      ratioByClock: byClock.median,
      ratioPerCpuSecond: byProcessor.median,
      p50: median(runs.own.map(({ p50 }) => p50)),
      p99: median(runs.own.map(({ p99 }) => p99)),
      generatorBusy: median(runs.reference.map(({ busy }) => busy)),
    },
  };
}

/** Every cold request is for a document nobody has asked for yet. */
async function measureCold(
  generator: Helper,
  server: Server,
  own: Target,
  served: Served,
  paths: readonly string[],
  quick: boolean,
): Promise<Line[]> {
  const rounds = quick ? 3 : 7;
  const perRound = Math.floor(paths.length / (2 * rounds + 1));
  const part = (index: number): string[] => paths.slice(index * perRound, (index + 1) * perRound);
  await server.ask({ do: 'flush' });
  // First plans, first code: a server that has run for a minute.
  await run(generator, own, { paths: part(0), connections: coldConnections, once: true, seconds: 20 });
  const seconds = quick ? 3 : 8;
  const single = await alternate(
    rounds,
    (round) => run(generator, own, { paths: part(1 + round), connections: 1, once: true, seconds }),
    () => run(generator, own, { paths: [served.path], connections: 1, once: false, seconds: 1 }),
  );
  const crowd: Run[] = [];
  for (let round = 0; round < rounds; round += 1) {
    crowd.push(
      await run(generator, own, { paths: part(1 + rounds + round), connections: coldConnections, once: true, seconds }),
    );
  }
  const p50 = (list: readonly Run[]): number[] => list.map((one) => one.p50);
  const ratio = ratios(p50(single.own), p50(single.reference));
  const p99 = median(crowd.map((one) => one.p99));
  const crowdRate = median(crowd.map((one) => one.requests / one.seconds));
  return [
    {
      work: '文件页，现做（含数据库）document page, cold (1 conn.)',
      result: `p50 ${figure(median(p50(single.own)))} ms, p99 ${figure(median(single.own.map((one) => one.p99)))} ms`,
      reference: `the same page warm: p50 ${figure(median(p50(single.reference)))} ms`,
      ratio,
      goal: '≤ 8 × warm at p50',
      met: ratio.median <= 8,
      figures: {
        p50: median(p50(single.own)),
        warmP50: median(p50(single.reference)),
        requests: single.own.reduce((sum, one) => sum + one.requests, 0),
      },
    },
    {
      work: `文件页，现做，满负荷 cold, saturated (${coldConnections} conn.)`,
      result: `${figure(crowdRate)} req/s, p50 ${figure(median(p50(crowd)))} ms, p99 ${figure(p99)} ms`,
      reference: `${warmConnections} conn. warm: see above`,
      goal: 'p99 < 50 ms',
      met: p99 < 50,
      figures: {
        requestsPerSecond: crowdRate,
        p50: median(p50(crowd)),
        p99,
        worst: percentile(
          crowd.map((one) => one.p99),
          100,
        ),
      },
    },
  ];
}
