import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createExtractService } from './isolated.ts';
import type { ExtractService, ExtractServiceOptions } from './isolated.ts';
import { makePdf } from './test-files.ts';

const workerPath = join(import.meta.dirname, '../../../app/extract-worker.ts');
const folder = mkdtempSync(join(tmpdir(), 'openzone-worker-'));
const services: ExtractService[] = [];

function service(options: ExtractServiceOptions): ExtractService {
  const made = createExtractService(options);
  services.push(made);
  return made;
}

/** A worker that misbehaves as the script says when the file is called `bad`, and answers otherwise. */
function badWorker(script: string): string {
  const path = join(folder, `${Math.random().toString(36).slice(2)}.mjs`);
  writeFileSync(
    path,
    `process.on('message', (m) => { if (m.input.name === 'bad') { ${script} } else process.send({ job: m.job, file: { text: 'fine' } }); });`,
  );
  return path;
}

const bytes = Buffer.from('关于做好政务公开工作的通知');
const good = { name: 'good', bytes };
const bad = { name: 'bad', bytes };

afterEach(() => {
  for (const one of services.splice(0)) one.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

// Worker entries are TypeScript here, which Node runs by itself from 22.18 on; the server has them bundled.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const runsTypeScript = major > 22 || (major === 22 && minor >= 18);

describe.runIf(runsTypeScript)('reading in a process of its own', () => {
  it('reads as in this process, one process for many files', async () => {
    const extract = service({ workerPath });
    const text = await extract.extract({ name: 'a.txt', bytes });
    expect(text).toMatchObject({ kind: 'text', text: '关于做好政务公开工作的通知' });
    const pids = extract.pids();
    const pdf = await extract.extract({ name: 'a.pdf', bytes: makePdf([[{ text: '正文', x: 90, y: 700 }]]) });
    expect(pdf.text).toBe('正文');
    expect(extract.pids()).toEqual(pids);
    expect(pids).not.toContain(process.pid);
  });

  it('hands errors over with id, texts and field', async () => {
    const extract = service({ workerPath });
    await expect(extract.extract({ name: 'a', bytes: Buffer.alloc(0) })).rejects.toMatchObject({
      name: 'AppError',
      id: 'FILE_EMPTY',
      field: 'file',
      text: { zh: expect.stringContaining('空') as string },
    });
  });

  it('reads a file by path, and may not write or start anything', async () => {
    const path = join(folder, '通知.txt');
    writeFileSync(path, '正文');
    const extract = service({ workerPath });
    expect((await extract.extract({ name: '通知.txt', path })).text).toBe('正文');
    const evil = badWorker(
      `import('node:fs').then((fs) => { try { fs.writeFileSync('${join(folder, 'evil')}', 'x'); } catch (e) { process.send({ job: m.job, file: { text: e.code } }); } });`,
    );
    expect((await service({ workerPath: evil }).extract(bad)).text).toBe('ERR_ACCESS_DENIED');
  });

  it('a file that needs too much memory fails alone; the next one is read by a new process', async () => {
    const extract = service({ workerPath, memoryMb: 160 });
    await extract.extract(good);
    const before = extract.pids();
    const hungry = Buffer.from(`<html><body>${'<p><b>政务</b><i>公开</i></p>'.repeat(400_000)}</body></html>`);
    await expect(extract.extract({ name: 'a.html', bytes: hungry })).rejects.toMatchObject({
      id: 'EXTRACT_OUT_OF_MEMORY',
      text: { zh: expect.stringContaining('160 MB') as string },
    });
    expect((await extract.extract(good)).text).toBe('关于做好政务公开工作的通知');
    expect(extract.pids()).not.toEqual(before);
  }, 60_000);
});

describe('when the reading process misbehaves', () => {
  it.each([
    ['exits', 'process.exit(7);', 'EXTRACT_CRASHED'],
    ['throws outside its promises', 'setTimeout(() => { throw new Error("x"); });', 'EXTRACT_CRASHED'],
    ['is killed', 'process.kill(process.pid, "SIGKILL");', 'EXTRACT_CRASHED'],
    ['runs for ever', 'for (;;) {}', 'EXTRACT_TIMEOUT'],
    ['never answers', '', 'EXTRACT_TIMEOUT'],
    ['fills its heap', 'const a = []; for (;;) a.push(new Array(1000).fill({}));', 'EXTRACT_OUT_OF_MEMORY'],
    [
      'fills memory outside the heap',
      'globalThis.a = []; setInterval(() => a.push(Buffer.alloc(40e6, 1)), 5);',
      'EXTRACT_OUT_OF_MEMORY',
    ],
  ])('%s: the file fails with its own error and the next is read', async (_, script, id) => {
    const extract = service({ workerPath: badWorker(script), memoryMb: 300, graceMs: 1_000 });
    const limits = id === 'EXTRACT_TIMEOUT' ? { deadlineMs: 200 } : { deadlineMs: 20_000 };
    await expect(extract.extract(bad, limits)).rejects.toMatchObject({ id, field: 'file' });
    expect((await extract.extract(good)).text).toBe('fine');
  });

  it('a missing worker is an error of the one file', async () => {
    await expect(service({ workerPath: join(folder, 'none.mjs') }).extract(good)).rejects.toMatchObject({
      id: 'EXTRACT_CRASHED',
    });
  });
});

describe('the pool', () => {
  it('keeps to its size, serves in order, refuses beyond its queue', async () => {
    const slow = badWorker('setTimeout(() => process.send({ job: m.job, file: { text: "slow" } }), 300);');
    const extract = service({ workerPath: slow, size: 2, maxWaiting: 1 });
    const first = extract.extract(bad);
    const second = extract.extract(bad);
    const third = extract.extract(good);
    await expect(extract.extract(good)).rejects.toMatchObject({ id: 'EXTRACT_BUSY', status: 503 });
    expect(extract.pids()).toHaveLength(2);
    expect((await Promise.all([first, second, third])).map((f) => f.text)).toEqual(['slow', 'slow', 'fine']);
  });

  it('ends idle processes, replaces old ones, and on closing refuses what waits', async () => {
    const worker = badWorker('setTimeout(() => process.send({ job: m.job, file: { text: "slow" } }), 500);');
    const idle = service({ workerPath: worker, idleMs: 50 });
    await idle.extract(good);
    expect(idle.pids()).toHaveLength(1);
    await expect.poll(() => idle.pids(), { timeout: 3_000 }).toEqual([]);
    const renewed = service({ workerPath: worker, maxJobs: 1 });
    await renewed.extract(good);
    expect(renewed.pids()).toEqual([]);
    const closing = service({ workerPath: worker });
    const running = closing.extract(bad).catch((e: unknown) => e);
    const waiting = closing.extract(good).catch((e: unknown) => e);
    await expect.poll(() => closing.pids()).toHaveLength(1);
    closing.close();
    await expect(closing.extract(good)).rejects.toMatchObject({ id: 'EXTRACT_STOPPED' });
    expect(await waiting).toMatchObject({ id: 'EXTRACT_STOPPED' });
    expect(await running).toMatchObject({ id: 'EXTRACT_STOPPED' });
  });

  it('refuses a file over the limit without sending it anywhere', async () => {
    const extract = service({ workerPath: join(folder, 'none.mjs') });
    await expect(extract.extract({ name: 'a', bytes: Buffer.alloc(100) }, { maxBytes: 10 })).rejects.toMatchObject({
      id: 'FILE_TOO_LARGE',
    });
    expect(extract.pids()).toEqual([]);
  });

  it('works in this process when no worker is given', async () => {
    const extract = service({});
    expect((await extract.extract({ name: 'a.txt', bytes })).text).toBe('关于做好政务公开工作的通知');
  });
});
