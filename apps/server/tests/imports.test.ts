import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BulkResult, DocumentDetail, ImportBatch, ImportBatchDetail, ImportRowDetail } from '@openzone/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword, insertAccount } from '../src/base/identity/index.ts';
import { putColumn } from '../src/engines/publication/index.ts';
import { newId } from '../src/platform/ids.ts';
import { readFiles, readNextFile } from '../src/systems/legacy-files/index.ts';
import { ensureBuilt, runCli, startCli } from './support/built.ts';
import type { Answer, ApiClient, FilePart, Transport } from './support/http-client.ts';
import { matching } from './support/expectations.ts';
import { chinesePdf } from './support/pdf-files.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { watchTables, type TableWatch } from './support/table-state.ts';
import { allPrinciples, createZone, testPassword, type TestZone } from './support/zone.ts';

/** S36: old documents in bulk. They wait, one person confirms, another reviews, and only then are they public. */
const seeds = join(import.meta.dirname, '../../../../shared/seeds');
const approval = { decision: 'approve', confirmed: allPrinciples };

let server: TestServer;
let zone: TestZone;
let watch: TableWatch;
let http: Transport;
let handler: ApiClient;
let reviewer: ApiClient;

beforeAll(async () => {
  server = await startTestServer();
  zone = await createZone(server.database.app);
  const column = (key: string, name: string, article: string) =>
    server.database.app.transaction(zone.siteId, (tx) =>
      putColumn(tx, zone.people.admin, null, {
        key,
        parentId: null,
        name,
        nameEn: key,
        description: name,
        keywords: '',
        columnType: '',
        position: 5,
        updateEveryDays: null,
        updateBasis: '',
        article,
        responsibleUnitId: null,
        active: true,
      }),
    );
  await column('annual-reports', '政府信息公开年报', '');
  await column('system', '政府信息公开制度', '');
  await column('other', '其他法定信息', '20(十五)');
  const passwordHash = await hashPassword(testPassword);
  await server.database.app.transaction(zone.siteId, (tx) =>
    insertAccount(tx, {
      id: newId(),
      signInName: 'both',
      displayName: 'both',
      passwordHash,
      unitId: zone.unitId,
      demonstration: false,
      roles: [
        { role: 'HANDLER', unitId: zone.unitId },
        { role: 'SECRECY_REVIEWER', unitId: null },
      ],
    }),
  );
  watch = await watchTables(server.database.url);
  http = server.http();
  [handler, reviewer] = [await server.office('handler'), await server.office('reviewer')];
});
afterAll(async () => {
  await watch.close();
  await server.stop();
});

const topics = ['防汛', '绿化', '停车', '消防', '供水', '供暖', '公交', '环卫', '路灯', '食堂', '档案', '值班'];

/** A short old document that differs from every other by its topic and number. */
function oldText(number: number, extra = ''): Buffer {
  const topic = topics[number % topics.length] ?? '';
  return Buffer.from(
    `关于做好${topic}工作的通知（第${number}号）\n测政办〔2018〕${number}号\n\n各局（室）、街道：\n　　为做好${topic}工作，保障园区正常运行，现将第${number}号任务有关事项通知如下。${extra}\n　　一、提高认识，落实责任，明确专人负责。\n　　二、加强检查，发现问题立即整改并及时报告。\n\n测试经济开发区管委会办公室\n2018年${(number % 12) + 1}月${(number % 27) + 1}日\n`,
  );
}

const filesOf = (numbers: readonly number[]): FilePart[] =>
  numbers.map((number) => ({ name: `旧文件-${String(number).padStart(3, '0')}.txt`, bytes: oldText(number) }));

async function begin(files: readonly FilePart[], name: string, client = handler): Promise<string> {
  const answer = await client.upload<ImportBatch>('/imports', files, { name });
  expect([answer.status, answer.body.name, answer.body.filesTotal]).toEqual([201, name, files.length]);
  return answer.body.id;
}

const detail = async (id: string): Promise<ImportBatchDetail> =>
  (await handler.get<ImportBatchDetail>(`/imports/${id}?pageSize=200`)).body;

/** Answers what the reader could not: a column, the attribute and its article. */
async function settle(id: string): Promise<void> {
  for (const row of (await detail(id)).rows.filter(
    (one) => one.state === 'waiting' && (one.missing.length > 0 || one.attribute !== 'PROACTIVE'),
  )) {
    const answer = await handler.put(`/imports/${id}/rows/${row.id}`, {
      attribute: 'PROACTIVE',
      article: '19',
      columnKey: 'notices',
    });
    expect(answer.status, answer.text).toBe(200);
  }
}

const act = (
  client: ApiClient,
  id: string,
  what: 'confirm' | 'reject' | 'review',
  body: object = {},
): Promise<Answer<BulkResult>> => client.post<BulkResult>(`/imports/${id}/${what}`, body);
const text = async (path: string): Promise<string> => (await http({ method: 'GET', path })).bytes.toString();

describe('a batch', () => {
  it('waits, is confirmed by a handler, reviewed by another person, and only then public', async () => {
    const id = await begin(filesOf([1, 2, 3]), '第一批');
    expect((await detail(id)).batch).toMatchObject({ state: 'reading', filesDone: 0 });
    await server.readImports(zone.siteId);
    await settle(id);
    const waiting = await detail(id);
    expect(waiting.batch).toMatchObject({
      state: 'waiting',
      filesDone: 3,
      filesFailed: 0,
      rows: { waiting: 3, confirmed: 0 },
    });
    expect(waiting.rows.map((row) => [row.title, row.documentNumber, row.missing])).toEqual(
      [1, 2, 3].map((number) => [
        `关于做好${topics[number] ?? ''}工作的通知（第${number}号）`,
        `测政办〔2018〕${number}号`,
        [],
      ]),
    );
    const hidden = async (): Promise<void> => {
      expect(await text('/catalogue')).not.toContain('（第1号）');
      expect(await text(`/search?q=${encodeURIComponent('第1号任务')}`)).not.toContain('/d/');
    };
    await hidden();
    expect((await act(reviewer, id, 'review', approval)).body).toEqual({ done: 0, failed: [] });
    expect((await act(handler, id, 'confirm', { comment: '已核对' })).body).toEqual({ done: 3, failed: [] });
    expect((await detail(id)).batch).toMatchObject({
      rows: { waiting: 0, confirmed: 3 },
      documents: { inReview: 3, published: 0 },
    });
    await hidden();
    expect((await act(reviewer, id, 'review', approval)).body).toEqual({ done: 3, failed: [] });
    await server.index();
    expect((await detail(id)).batch.documents).toEqual({ inReview: 0, published: 3, other: 0 });
    expect(await text('/catalogue')).toContain('（第1号）');
    expect(await text(`/search?q=${encodeURIComponent('绿化工作')}`)).toMatch(/\/d\/[0-9a-z]{10}/);
    const [row] = (await detail(id)).rows;
    const { body } = await handler.get<DocumentDetail>(`/documents/${row?.documentId ?? ''}`);
    expect(body).toMatchObject({ origin: 'import', stage: 'published', forced: false });
    expect(body.reviews[0]?.decisions.map((decision) => [decision.role, decision.decidedBy])).toEqual([
      ['SECRECY_REVIEWER', 'reviewer'],
    ]);
  });

  it('is never reviewed by who confirmed it, nor by who has no right to', async () => {
    const both = await server.office('both');
    const id = await begin(filesOf([4]), '同一人', both);
    await server.readImports(zone.siteId);
    await settle(id);
    expect((await act(both, id, 'confirm')).body.done).toBe(1);
    const before = await watch.read();
    for (const client of [both, handler, await server.office('stranger'), await server.office('head')]) {
      const answer = await act(client, id, 'review', approval);
      if (answer.status === 200) {
        expect(answer.body.done).toBe(0);
        expect(answer.body.failed.map((one) => one.error.error)).toEqual(['FORBIDDEN']);
      } else expect(answer.status).toBe(403);
    }
    const confession = await act(reviewer, id, 'review', { decision: 'approve', confirmed: ['REVIEW_FIRST'] });
    expect(confession.body.failed.map((one) => one.error.error)).toEqual(['PRINCIPLE_NOT_CONFIRMED']);
    expect(await watch.read()).toEqual(before);
    expect((await act(reviewer, id, 'review', approval)).body.done).toBe(1);
  });

  it('is decided row by row: what fails says why and holds up nothing else', async () => {
    const id = await begin(
      [
        ...filesOf([5, 6, 7]),
        { name: '坏.docx', bytes: Buffer.from('PK\u0003\u0004不是压缩包') },
        { name: '空白.txt', bytes: Buffer.from(' \n \n') },
      ],
      '有好有坏',
    );
    await server.readImports(zone.siteId);
    const read = await detail(id);
    expect(read.batch).toMatchObject({ state: 'waiting', filesDone: 5, filesFailed: 1 });
    expect(read.files.find((file) => file.name === '坏.docx')).toMatchObject({
      state: 'failed',
      failure: { zh: matching(/\p{sc=Han}/u), en: matching(/[a-z]/) },
    });
    await settle(id);
    const [first, second, third, blank] = (await detail(id)).rows;
    expect(blank?.missing.map((one) => one.zh).join()).toContain('没有正文');
    const edited = await handler.put<ImportRowDetail>(`/imports/${id}/rows/${first?.id ?? ''}`, {
      title: '改过的标题',
      documentNumber: '测政办[2018]1号',
      bodyHtml: '<p onclick="x()">改过的正文</p>',
    });
    expect(edited.body).toMatchObject({
      row: { title: '改过的标题' },
      proposal: { documentNumber: '测政办〔2018〕1号', bodyHtml: '<p>改过的正文</p>' },
    });
    for (const [change, field] of [
      [{ writtenDate: '2018-02-30' }, 'writtenDate'],
      [{ title: '' }, 'title'],
      [{ attribute: 'SOMETIMES' }, 'attribute'],
    ] as const) {
      const wrong = await handler.put(`/imports/${id}/rows/${first?.id ?? ''}`, change);
      expect([wrong.status, wrong.error.field]).toEqual([400, field]);
    }
    await handler.put(`/imports/${id}/rows/${second?.id ?? ''}`, { attribute: null });
    expect((await act(handler, id, 'reject', { rowIds: [third?.id], comment: '不是本区文件' })).body).toEqual({
      done: 1,
      failed: [],
    });
    const confirmed = await act(handler, id, 'confirm');
    // One has the number of a document of the first batch, one has no attribute, one is empty.
    expect(confirmed.body.done).toBe(0);
    expect(confirmed.body.failed.map((one) => [one.rowId, one.error.error])).toEqual([
      [first?.id, 'DUPLICATE_DOCUMENT_NUMBER'],
      [second?.id, 'IMPORT_ROW_INCOMPLETE'],
      [blank?.id, 'IMPORT_ROW_INCOMPLETE'],
    ]);
    await act(handler, id, 'reject', { rowIds: [blank?.id] });
    await handler.put(`/imports/${id}/rows/${first?.id ?? ''}`, { documentNumber: '测政办〔2018〕105号' });
    await handler.put(`/imports/${id}/rows/${second?.id ?? ''}`, {
      attribute: 'WITHHELD',
      ground: 'DELIBERATIVE',
      reason: '讨论中的过程稿',
      evidence: { situation: '讨论记录' },
    });
    expect((await act(handler, id, 'confirm')).body).toEqual({ done: 2, failed: [] });
    expect((await handler.put(`/imports/${id}/rows/${first?.id ?? ''}`, { title: '迟了' })).error.error).toBe(
      'IMPORT_ROW_DECIDED',
    );
    expect((await act(reviewer, id, 'review', approval)).body).toEqual({ done: 2, failed: [] });
    expect((await detail(id)).batch).toMatchObject({
      rows: { confirmed: 2, rejected: 2, waiting: 0 },
      documents: { published: 1, other: 1 },
    });
    expect(await text('/catalogue')).not.toContain('（第6号）');
  });

  it('may be sent back by the reviewer, and nothing of it is public', async () => {
    const id = await begin(filesOf([8]), '退回');
    await server.readImports(zone.siteId);
    await settle(id);
    await act(handler, id, 'confirm');
    const silent = await act(reviewer, id, 'review', { decision: 'return', confirmed: [] });
    expect(silent.body.failed.map((one) => one.error.error)).toEqual(['COMMENT_MISSING']);
    expect(
      (await act(reviewer, id, 'review', { decision: 'return', confirmed: [], comment: '请核对日期' })).body.done,
    ).toBe(1);
    const [row] = (await detail(id)).rows;
    expect(row).toMatchObject({ state: 'confirmed', documentStage: 'draft' });
    expect(await text('/catalogue')).not.toContain('（第8号）');
  });
});

describe('what was imported before', () => {
  const counts = async (): Promise<unknown> =>
    (
      await watch.query(
        `select (select count(*)::int from document) as documents, (select count(*)::int from import_row where state in ('waiting', 'confirmed')) as rows`,
      )
    )[0];

  it('is recognised: the same file, the same text in another file, twice in one batch', async () => {
    const first = await begin(filesOf([20, 21]), '首次');
    await server.readImports(zone.siteId);
    await settle(first);
    await act(handler, first, 'confirm');
    const before = await counts();

    const again = await begin(filesOf([20, 21]), '再次');
    await server.readImports(zone.siteId);
    expect((await detail(again)).batch.rows).toEqual({ waiting: 0, confirmed: 0, rejected: 0, duplicate: 0 });
    expect((await detail(again)).files.map((file) => file.state)).toEqual(['duplicate', 'duplicate']);

    const renamed: FilePart[] = [
      { name: '改名.txt', bytes: Buffer.from(oldText(20).toString().replaceAll('\n', '\r\n')) },
      {
        name: '网页.html',
        bytes: Buffer.from(
          `<html><body>${oldText(21)
            .toString()
            .split('\n')
            .map((line) => `<p>${line}</p>`)
            .join('')}</body></html>`,
        ),
      },
      { name: '新.txt', bytes: oldText(22) },
      { name: '新-副本.txt', bytes: oldText(22) },
      { name: '新-又一份.txt', bytes: Buffer.concat([oldText(22), Buffer.from('\n\n')]) },
    ];
    const third = await begin(renamed, '改名');
    await server.readImports(zone.siteId);
    const { rows } = await detail(third);
    expect(rows.filter((row) => row.state === 'waiting').map((row) => row.fileName)).toEqual(['新.txt']);
    expect(rows.filter((row) => row.state === 'duplicate').map((row) => row.fileName)).toEqual([
      '改名.txt',
      '网页.html',
      '新-又一份.txt',
    ]);
    await settle(third);
    expect((await act(handler, third, 'confirm')).body).toEqual({ done: 1, failed: [] });
    expect(await counts()).toEqual({
      documents: (before as { documents: number }).documents + 1,
      rows: (before as { rows: number }).rows + 1,
    });
  });

  it('may come again once it was rejected', async () => {
    const first = await begin(filesOf([30]), '先拒绝');
    await server.readImports(zone.siteId);
    await act(handler, first, 'reject', {});
    const again = await begin(filesOf([30]), '再提交');
    await server.readImports(zone.siteId);
    expect((await detail(again)).batch.rows.waiting).toBe(1);
  });

  it('is confirmed once, however many confirm it at the same moment', async () => {
    const id = await begin(filesOf([31, 32, 33]), '并发确认');
    await server.readImports(zone.siteId);
    await settle(id);
    const before = (await counts()) as { documents: number };
    const colleagues = [handler, await server.office('both'), handler, await server.office('office')];
    const results = await Promise.all(colleagues.map((client) => act(client, id, 'confirm')));
    expect(results.reduce((sum, result) => sum + result.body.done, 0)).toBe(3);
    expect(await counts()).toMatchObject({ documents: before.documents + 3 });
    const reviews = await Promise.all([act(reviewer, id, 'review', approval), act(reviewer, id, 'review', approval)]);
    expect(reviews.reduce((sum, result) => sum + result.body.done, 0)).toBe(3);
    expect((await detail(id)).batch.documents.published).toBe(3);
  });
});

describe('reading that is cut off', () => {
  it('goes on where it stood: a failing disk, a lost connection, several readers', async () => {
    const id = await begin(filesOf([40, 41, 42, 43, 44, 45]), '中断');
    const breakConnections = (): Promise<unknown> =>
      watch.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
      );
    let calls = 0;
    const stumbling: typeof server.readFile = async (siteId, file) => {
      calls += 1;
      if (calls === 3) throw new Error('the disk stopped answering');
      const reading = await server.readFile(siteId, file);
      if (calls === 4) await breakConnections();
      return reading;
    };
    let failures = 0;
    while ((await detail(id).catch(() => undefined))?.batch.state !== 'waiting') {
      // A claim that could not be given up, because the connection was gone, lapses.
      await readFiles(server.database.app, zone.siteId, stumbling, id, { atMost: 1, leaseMs: 600 }).catch(() => {
        failures += 1;
      });
    }
    expect(failures).toBeGreaterThanOrEqual(1);
    // The file that failed is read again, and one whose claim or writing was cut off.
    expect(calls).toBeGreaterThan(6);
    expect(calls).toBeLessThanOrEqual(6 + failures);
    const { batch, rows } = await detail(id);
    expect(batch).toMatchObject({ state: 'waiting', filesDone: 6, filesFailed: 0, rows: { waiting: 6, duplicate: 0 } });
    expect(new Set(rows.map((row) => row.title)).size).toBe(6);

    const shared = await begin(filesOf(Array.from({ length: 12 }, (_, index) => 50 + index)), '几个进程');
    await Promise.all(
      [1, 2, 3].map(async () => {
        while (await readNextFile(server.database.app, zone.siteId, server.readFile, shared));
      }),
    );
    expect((await detail(shared)).batch).toMatchObject({
      state: 'waiting',
      filesDone: 12,
      rows: { waiting: 12, duplicate: 0 },
    });
  });
});

describe('the claim on a file', () => {
  const sessions = async (state: string): Promise<number> =>
    (
      await watch.query<{ n: number }>(
        `select count(*)::int as n from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state like $1`,
        [state],
      )
    )[0]?.n ?? 0;

  it('is no transaction: nothing is held open while files are read, and each is read once', async () => {
    const id = await begin(filesOf(Array.from({ length: 40 }, (_, index) => 300 + index)), '不占事务');
    const reads = new Map<string, number>();
    const watched: typeof server.readFile = async (siteId, file) => {
      reads.set(file.name, (reads.get(file.name) ?? 0) + 1);
      // One look may meet the short transaction of another reader; one held for as long as this file is read never goes away.
      await expect.poll(() => sessions('idle in transaction%'), { timeout: 15_000, interval: 5 }).toBe(0);
      return server.readFile(siteId, file);
    };
    const settled: number[] = [];
    const taken = await Promise.all(
      [1, 2, 3].map(() =>
        readFiles(server.database.app, zone.siteId, watched, id, { onSettled: (count) => settled.push(count) }),
      ),
    );
    expect(taken.reduce((sum, count) => sum + count, 0)).toBe(40);
    expect(settled.reduce((sum, count) => sum + count, 0)).toBe(40);
    expect([...reads.values()]).toEqual(Array.from({ length: 40 }, () => 1));
    expect((await detail(id)).batch).toMatchObject({ state: 'waiting', rows: { waiting: 40, duplicate: 0 } });
  });

  it('lapses with its reader, who then writes nothing over what another has read', async () => {
    const id = await begin(filesOf([350, 351]), '过期');
    let letGo = (): void => undefined;
    const asleep = new Promise<void>((resolve) => (letGo = resolve));
    let began = 0;
    const slow = readFiles(
      server.database.app,
      zone.siteId,
      async (siteId, file) => {
        began += 1;
        const reading = await server.readFile(siteId, file);
        await asleep;
        return reading;
      },
      id,
    );
    await expect.poll(() => began).toBe(2);
    // Claimed by somebody who is alive: left alone.
    expect(await readFiles(server.database.app, zone.siteId, server.readFile, id)).toBe(0);
    // As when its machine was asleep for longer than the claim holds.
    await watch.query(`update import_file set claimed_until = now() - interval '1 second' where batch_id = $1`, [id]);
    expect(await readFiles(server.database.app, zone.siteId, server.readFile, id)).toBe(2);
    const written = await watch.query(`select id, file_id from import_row where batch_id = $1 order by id`, [id]);
    letGo();
    await slow;
    expect(await watch.query(`select id, file_id from import_row where batch_id = $1 order by id`, [id])).toEqual(
      written,
    );
    expect((await detail(id)).batch).toMatchObject({
      state: 'waiting',
      filesDone: 2,
      rows: { waiting: 2, duplicate: 0 },
    });
  });

  it('is renewed while a file takes long, and given up at once where reading stops', async () => {
    const id = await begin(filesOf([360, 361, 362]), '续期与放弃');
    const claims = (): Promise<{ claimed: number }[]> =>
      watch.query<{ claimed: number }>(
        `select count(*)::int as claimed from import_file where batch_id = $1 and claimed_until > clock_timestamp()`,
        [id],
      );
    let isOver = false;
    const lengthy = readFiles(
      server.database.app,
      zone.siteId,
      async (siteId, file) => {
        isOver = true;
        await new Promise((resolve) => setTimeout(resolve, 1_200));
        expect(await claims()).toEqual([{ claimed: 3 }]);
        return server.readFile(siteId, file);
      },
      id,
      { leaseMs: 400, atOnce: 1, isOver: () => isOver },
    );
    await lengthy;
    expect((await detail(id)).batch).toMatchObject({ state: 'reading', filesDone: 1 });
    expect(await claims()).toEqual([{ claimed: 0 }]);
    expect(await readFiles(server.database.app, zone.siteId, server.readFile, id)).toBe(2);
  });

  it('of two alike keeps the one that came in first, however long it took', async () => {
    const [first, second] = filesOf([370, 371]);
    if (first === undefined || second === undefined) throw new Error('two files');
    const id = await begin(
      [
        first,
        { ...first, name: '同一文件.txt' },
        { name: '同文.txt', bytes: Buffer.concat([first.bytes, Buffer.from('\n')]) },
        second,
      ],
      '先来后到',
    );
    await readFiles(
      server.database.app,
      zone.siteId,
      async (siteId, file) => {
        if (file.name === first.name) await new Promise((resolve) => setTimeout(resolve, 200));
        return server.readFile(siteId, file);
      },
      id,
    );
    const { rows, files } = await detail(id);
    expect(rows.map((row) => [row.fileName, row.state])).toEqual([
      [first.name, 'waiting'],
      ['同文.txt', 'duplicate'],
      [second.name, 'waiting'],
    ]);
    expect(files.map((file) => [file.name, file.state])).toEqual([['同一文件.txt', 'duplicate']]);
  });
});

describe('the command line', () => {
  let folder: string;
  let settings: Record<string, string>;
  const outcome = (stdout: string) =>
    JSON.parse(stdout) as { batch: ImportBatch; confirmed?: BulkResult; reviewed?: BulkResult };

  beforeAll(async () => {
    await ensureBuilt();
    folder = await mkdtemp(join(tmpdir(), 'openzone-import-'));
    settings = { DATABASE_URL: server.database.url, OPENZONE_DATA: server.dataDir };
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('asks for two people', async () => {
    await writeFile(join(folder, 'one.txt'), oldText(100));
    for (const people of [
      ['--as', 'both', '--review-as', 'both'],
      ['--review-as', 'reviewer'],
    ]) {
      const refused = await runCli(['import', folder, ...people, '--json'], settings);
      expect(refused.code).toBe(1);
      expect(JSON.parse(refused.stderr.trim().split('\n').at(-1) ?? '')).toMatchObject({
        error: 'IMPORT_NEEDS_TWO_PEOPLE',
        text: { zh: matching(/两个不同的账号/) },
      });
    }
    const unknown = await runCli(['import', folder, '--as', 'nobody-here', '--json'], settings);
    expect([unknown.code, JSON.parse(unknown.stderr.trim().split('\n').at(-1) ?? '')]).toMatchObject([
      1,
      { error: 'NOT_FOUND' },
    ]);
    const nothing = await runCli(['import', join(folder, 'no-such-folder'), '--json'], settings);
    expect(nothing.code).toBe(1);
    const waits = await runCli(['import', folder, '--json', '--name', '只读入'], settings);
    expect(waits.code, waits.stderr).toBe(0);
    expect(outcome(waits.stdout).batch).toMatchObject({
      name: '只读入',
      state: 'waiting',
      rows: { waiting: 1 },
      documents: { inReview: 0, published: 0 },
    });
    expect(await text('/catalogue')).not.toContain('（第100号）');
  });

  it('searches the files of a batch, PDF among them, for personal data before anybody confirms it', async () => {
    const named = join(folder, 'named');
    await mkdir(named);
    await writeFile(join(named, 'list.txt'), oldText(150, '\n联系人李秀英，手机13800138000。\n'));
    await writeFile(join(named, 'list.pdf'), await chinesePdf(['救助对象王建国，身份证号：110101199003074514。']));
    const waits = await runCli(['import', named, '--json'], settings);
    expect(waits.code, waits.stderr).toBe(0);
    const { batch } = outcome(waits.stdout);
    const scanned = await runCli(['scan', '--import', batch.id, '--json'], settings);
    expect(scanned.code, scanned.stderr).toBe(1);
    const found = scanned.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { file: string; kind: string; text: string });
    const told = found.map((one) => `${one.file} ${one.kind} ${one.text}`);
    expect(told).toContain('list.txt mobile-phone 13800138000');
    expect(told).toContain('list.pdf identity-number 110101199003074514');
    const unknown = await runCli(['scan', '--import', newId(), '--json'], settings);
    expect(unknown.code).toBe(2);
  });

  it('killed while reading and killed while deciding, it goes on with --resume and doubles nothing', async () => {
    const many = join(folder, 'many');
    await mkdir(many);
    const numbers = Array.from({ length: 60 }, (_, index) => 200 + index);
    for (const file of filesOf(numbers)) await writeFile(join(many, file.name), file.bytes);
    const as = ['--as', 'handler', '--review-as', 'reviewer', '--json'];
    const killedWhen = async (args: readonly string[], isTime: () => Promise<boolean>): Promise<void> => {
      const running = startCli(['import', ...args], settings);
      let over = false;
      void running.finished.then(() => (over = true));
      while (!over && !(await isTime())) await new Promise((resolve) => setTimeout(resolve, 2));
      running.child.kill('SIGKILL');
      expect((await running.finished).signal, 'it was done before it could be killed').toBe('SIGKILL');
    };
    const count = async (query: string): Promise<number> =>
      (await watch.query<{ n: number }>(`select count(*)::int as n from (${query}) q`))[0]?.n ?? 0;
    const batch = `(select id from import_batch where source = '${many}')`;
    await killedWhen(
      [many],
      async () => (await count(`select from import_file where batch_id = ${batch} and state = 'read'`)) >= 7,
    );
    const [row] = await watch.query<{ id: string }>(`select id from import_batch where source = $1`, [many]);
    const id = row?.id ?? '';
    const read = await count(`select from import_file where batch_id = '${id}' and state = 'read'`);
    expect(read).toBeGreaterThanOrEqual(7);
    expect(read).toBeLessThan(60);
    const finishedReading = await runCli(['import', '--resume', id, '--json'], settings);
    expect(outcome(finishedReading.stdout).batch, finishedReading.stderr).toMatchObject({
      state: 'waiting',
      filesDone: 60,
      rows: { waiting: 60, duplicate: 0 },
    });
    await settle(id);
    await killedWhen(
      ['--resume', id, ...as],
      async () => (await count(`select from import_row where batch_id = '${id}' and state = 'confirmed'`)) >= 11,
    );
    await killedWhen(
      ['--resume', id, ...as],
      async () =>
        (await count(
          `select from document d join import_row r on r.document_id = d.id where r.batch_id = '${id}' and d.stage = 'published'`,
        )) >= 13,
    );
    const done = await runCli(['import', '--resume', id, ...as], settings);
    expect(done.code, done.stderr).toBe(0);
    expect(outcome(done.stdout).batch).toMatchObject({
      filesTotal: 60,
      filesDone: 60,
      filesFailed: 0,
      rows: { waiting: 0, confirmed: 60, duplicate: 0 },
      documents: { inReview: 0, published: 60, other: 0 },
    });
    expect(
      await count(`select document_id from import_row where batch_id = '${id}' group by 1 having count(*) > 1`),
    ).toBe(0);
    expect(
      await count(
        `select from document d where d.origin = 'import' and not exists (select from import_row r where r.document_id = d.id)`,
      ),
    ).toBe(0);
    expect(
      await count(
        `select title from document d join document_version v on v.id = d.working_version_id where d.origin = 'import' and v.title like '%（第2__号）' group by 1 having count(*) > 1`,
      ),
    ).toBe(0);
    expect(
      await count(`select index_number from document where index_number is not null group by 1 having count(*) > 1`),
    ).toBe(0);
    const again = await runCli(['import', many, ...as], settings);
    expect(outcome(again.stdout).batch.rows).toEqual({ waiting: 0, confirmed: 0, rejected: 0, duplicate: 0 });
  });
});

describe.skipIf(!existsSync(seeds) && process.env['CI'] === undefined)('the five old files of ../shared/seeds', () => {
  it('are there', () => {
    expect(existsSync(seeds), 'the reference data ../shared is missing beside this checkout').toBe(true);
  });

  it('become public without bracketed readings, split where one file holds several, and are found', async () => {
    const names = (await readdir(seeds)).filter((name) => name.endsWith('.txt')).toSorted();
    expect(names.length).toBe(5);
    const id = await begin(
      await Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(seeds, name)) }))),
      '历年文件',
    );
    await server.readImports(zone.siteId);
    const { rows } = await detail(id);
    expect(names.map((name) => rows.filter((row) => row.fileName === name).length)).toEqual([1, 1, 5, 1, 1]);
    const repaired = rows.filter((row) => row.repaired).map((row) => row.fileName);
    expect(repaired).toEqual([names[1], names[3]]);
    // Whatever was changed can be compared with what the file said.
    const damaged = await handler.get<ImportRowDetail>(
      `/imports/${id}/rows/${rows.find((row) => row.repaired)?.id ?? ''}`,
    );
    expect(damaged.body.proposal.repair?.removedReadings).toBeGreaterThan(100);
    expect(damaged.body.proposal.repair?.originalText).toContain('(');
    await settle(id);
    expect((await act(handler, id, 'confirm')).body).toEqual({ done: 9, failed: [] });
    expect((await act(reviewer, id, 'review', approval)).body).toEqual({ done: 9, failed: [] });
    await server.index();
    const codes = await watch.query<{ code: string; name: string }>(
      `select d.code, f.name from import_row r join import_file f on f.id = r.file_id join document d on d.id = r.document_id where r.batch_id = $1 order by f.position, r.ordinal`,
      [id],
    );
    expect(new Set(codes.map((one) => one.name)).size).toBe(5);
    for (const { code, name } of codes) {
      const { status, bytes } = await http({ method: 'GET', path: `/d/${code}` });
      const page = bytes.toString();
      expect({ name, status }).toEqual({ name, status: 200 });
      // 發(fā): a reading in brackets after the character, and traditional characters in a simplified page.
      const body =
        /<div class="doc-body"[^>]*>([\s\S]*?)<section|<div class="doc-body"[^>]*>([\s\S]*)/.exec(page)?.[0] ?? page;
      expect({ name, left: body.match(/\p{sc=Han}[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹ]+[)）]/gu) }).toEqual({
        name,
        left: null,
      });
      expect({ name, left: body.match(/[發關會區務實對開導請組織辦調動員們領導專業]/gu) }).toEqual({
        name,
        left: null,
      });
    }
    for (const word of ['依申请公开', '双随机', '攻坚']) {
      const found = await text(`/search?q=${encodeURIComponent(word)}`);
      expect({ word, found: codes.some(({ code }) => found.includes(`/d/${code}`)) }).toEqual({ word, found: true });
    }
  });
});
