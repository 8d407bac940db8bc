import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { alternate, type Bench } from './context.ts';
import { end, memoryMegabytes, startHelper } from './processes.ts';
import { figure, type Line } from './report.ts';
import { discardData } from './stage.ts';
import { median, ratios, spread } from './statistics.ts';

/** From the command to the first page, and what the process takes while nobody asks anything of it. */
export const start: Bench = async ({ stage, options, say }) => {
  const dataDir = join(stage.folder, 'start');
  try {
    const first = await startOnce(dataDir);
    await end(first.child);
    say(`  first start with the demonstration zone: ${figure(first.seconds)} s`);
    const runs = await alternate(
      options.quick ? 3 : 7,
      async () => {
        const { child, seconds } = await startOnce(dataDir);
        await end(child);
        return seconds;
      },
      startBare,
    );
    return [
      firstLine(first.seconds),
      laterLine(runs.own, runs.reference),
      ...(await restLine(dataDir, options.quick ? 3 : 10)),
    ];
  } finally {
    discardData(dataDir);
  }
};

interface Started {
  readonly child: ChildProcess;
  readonly origin: string;
  readonly seconds: number;
}

/** `openzone start` on the demonstration zone, until its home page has come. */
async function startOnce(dataDir: string): Promise<Started> {
  const began = performance.now();
  const { DATABASE_URL: _other, ...env } = process.env;
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', join(import.meta.dirname, 'cli.js'), 'start', '--json'],
    {
      env: {
        ...env,
        OPENZONE_DATA: dataDir,
        OPENZONE_DEMO: 'true',
        OPENZONE_LOG: 'warn',
        PORT: '0',
        HOST: '127.0.0.1',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  try {
    const origin = await announcedOrigin(child);
    const response = await fetch(`${origin}/`);
    if (response.status !== 200) throw new Error(`the home page answers ${response.status}`);
    await response.text();
    return { child, origin, seconds: (performance.now() - began) / 1000 };
  } catch (error) {
    await end(child);
    throw error;
  }
}

function announcedOrigin(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    let complaint = '';
    child.stderr?.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-2_000)));
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const port = /"url":"http:\/\/[^:"]+:(\d+)/.exec(said)?.[1];
      if (port !== undefined) resolve(`http://127.0.0.1:${port}`);
    });
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`openzone start ended with ${String(code)}:\n${complaint}`)));
    void delay(300_000, undefined, { ref: false }).then(() =>
      reject(new Error('openzone start says nothing for five minutes')),
    );
  });
}

/** The same Node with nothing but one page from memory. */
async function startBare(): Promise<number> {
  const began = performance.now();
  const helper = await startHelper('bare');
  const { port } = await helper.ask<{ port: number }>({
    do: 'serve',
    body: Buffer.from('<!doctype html>'),
    headers: {},
  });
  await fetch(`http://127.0.0.1:${port}/`).then((response) => response.text());
  const seconds = (performance.now() - began) / 1000;
  await helper.stop();
  return seconds;
}

function firstLine(seconds: number): Line {
  return {
    work: '首次启动到首页，含演示数据 first start to first page',
    result: `${figure(seconds)} s`,
    reference: 'once only',
    goal: '< 60 s',
    met: seconds < 60,
    figures: { seconds },
  };
}

function laterLine(own: readonly number[], reference: readonly number[]): Line {
  const { median: typical, max } = spread(own);
  return {
    work: '再次启动到首页 later start to first page',
    result: `${figure(typical)} s, at most ${figure(max)} s`,
    reference: `bare Node, one page: ${figure(median(reference))} s`,
    ratio: ratios(own, reference),
    goal: '< 5 s',
    met: max < 5,
    figures: { seconds: typical, slowest: max, reference: median(reference) },
  };
}

/** Memory after visitors have been there and gone. */
async function restLine(dataDir: string, restSeconds: number): Promise<Line[]> {
  const { child, origin } = await startOnce(dataDir);
  const bare = await startHelper('bare');
  try {
    await visit(origin);
    await delay(restSeconds * 1000);
    const own = memoryMegabytes(child.pid ?? 0);
    const reference = memoryMegabytes(bare.pid);
    if (own === undefined || reference === undefined) return [];
    return [
      {
        work: '静息内存（不含 PostgreSQL） memory at rest without PostgreSQL',
        result: `${figure(own)} MB`,
        reference: `bare Node: ${figure(reference)} MB`,
        ratio: ratios([own], [reference]),
        goal: '< 400 MB',
        met: own < 400,
        figures: { megabytes: own, reference },
      },
    ];
  } finally {
    await bare.stop();
    await end(child);
  }
}

/** Every page the home page leads to, and one search. */
async function visit(origin: string): Promise<void> {
  const home = await fetch(`${origin}/`).then((response) => response.text());
  const links = [...home.matchAll(/href="(\/[^"#]*)"/g)].map(([, path = '/']) => path.replaceAll('&amp;', '&'));
  for (const path of [...new Set(links)]
    .filter((link) => !link.startsWith('/office'))
    .concat('/search?q=%E9%A2%84%E7%AE%97')) {
    await fetch(origin + path).then((response) => response.arrayBuffer());
  }
}
