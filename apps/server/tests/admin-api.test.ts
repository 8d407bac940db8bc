import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ApiError, DocumentDetail, UploadedFile } from '@openzone/contracts';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { makeEncryptedPdf, makeZip, patch } from '../src/base/files/extract/test-files.ts';
import { openFileStore } from '../src/base/files/index.ts';
import { diskFull } from '../src/platform/db/index.ts';
import { readState, verifyVersions } from '../src/engines/publication/index.ts';
import { newId } from '../src/platform/ids.ts';
import { multipart, toAnswer, type Answer, type ApiClient } from './support/http-client.ts';
import { startOwnCluster } from './support/own-cluster.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { makeAt } from './support/stages.ts';
import { watchTables, type TableWatch } from './support/table-state.ts';
import {
  allPrinciples,
  createZone,
  draft,
  makeDocument,
  proactive,
  testPassword,
  type TestZone,
} from './support/zone.ts';

let server: TestServer;
let zone: TestZone;
let watch: TableWatch;
let handler: ApiClient;
let head: ApiClient;
let reviewer: ApiClient;
let office: ApiClient;
let nobody: ApiClient;

beforeAll(async () => {
  server = await startTestServer({ worker: true, maxUploadBytes: 300_000 });
  zone = await createZone(server.database.app);
  watch = await watchTables(server.database.url);
  [handler, head, reviewer, office, nobody] = await Promise.all([
    server.office('handler'),
    server.office('head'),
    server.office('reviewer'),
    server.office('office'),
    server.office(),
  ]);
});
afterAll(async () => {
  await watch.close();
  await server.stop();
});

/** Every error names itself, speaks both languages, and says which field where one is at fault. */
function expectError(answer: Answer<unknown>, status: number, id: string, field?: string): void {
  const seen: Partial<ApiError> = answer.error ?? {};
  expect({
    status: answer.status,
    error: seen.error,
    field: seen.field,
    text: answer.status === status ? '' : answer.text,
  }).toEqual({ status, error: id, field, text: '' });
  expect(seen.text?.zh ?? '').toMatch(/\p{sc=Han}{2}.*[。？]/u);
  expect(seen.text?.en ?? '').toMatch(/[a-z]{3}/);
  expect(answer.text).not.toMatch(/node_modules|\.ts:|\bat \w+ \(|select |insert |violates|syntax error/i);
}

/** Everything but what the worker writes in the background. */
async function written(): Promise<Readonly<Record<string, string>>> {
  const { follower_cursor: _cursor, search_entry: _entries, ledger_checkpoint: _signed, ...rest } = await watch.read();
  return rest;
}

const revisionOf = (id: string): Promise<number> =>
  server.database.app.read(zone.siteId, async (reading) => (await readState(reading, id)).revision);
const page = (path: string) => server.http()({ method: 'GET', path });

describe('the way of a document over HTTP', () => {
  it('is written, determined, reviewed by others, scheduled, published by itself, revised and withdrawn', async () => {
    const made = await handler.post<DocumentDetail>(
      '/documents',
      draft(zone, { title: '全流程文件', documentNumber: '测财发(2026)100号' }),
    );
    expect([made.status, made.body.stage, made.body.documentNumber]).toEqual([201, 'draft', '测财发〔2026〕100号']);
    const { id, code } = made.body;
    const act = async (client: ApiClient, path: string, body: object, stage: string): Promise<DocumentDetail> => {
      const answer = await client.post<DocumentDetail>(`/documents/${id}/${path}`, {
        ...body,
        revision: await revisionOf(id),
      });
      expect({ path, status: answer.status, stage: answer.body.stage }).toEqual({ path, status: 200, stage });
      return answer.body;
    };
    const approve = { decision: 'approve', comment: '同意', confirmed: allPrinciples };
    await act(handler, 'determination', proactive, 'determined');
    await act(handler, 'submission', {}, 'in_review');
    await act(head, 'review', { decision: 'return', comment: '请补充依据', confirmed: [] }, 'draft');
    await act(handler, 'determination', proactive, 'determined');
    await act(handler, 'submission', {}, 'in_review');
    for (const [client, stage] of [
      [head, 'in_review'],
      [reviewer, 'in_review'],
      [office, 'approved'],
    ] as const)
      await act(client, 'review', approve, stage);
    expect((await page(`/d/${code}`)).status).toBe(404);

    const at = new Date(Date.now() + 1_500);
    await act(office, 'schedule', { at: at.toISOString() }, 'scheduled');
    expect((await page(`/d/${code}`)).status).toBe(404);
    await expect.poll(async () => (await page(`/d/${code}`)).status, { timeout: 10_000, interval: 100 }).toBe(200);
    expect(Date.now()).toBeGreaterThanOrEqual(at.getTime());
    const published = (await handler.get<DocumentDetail>(`/documents/${id}`)).body;
    expect(published).toMatchObject({
      stage: 'published',
      isPublic: true,
      indexNumber: '014416330/2026-00001',
      forced: false,
    });
    await expect
      .poll(async () => (await page('/search?q=%E5%85%A8%E6%B5%81%E7%A8%8B')).bytes.toString().includes(code), {
        timeout: 5_000,
        interval: 100,
      })
      .toBe(true);

    const revised = await handler.put<DocumentDetail>(`/documents/${id}/draft`, {
      ...draft(zone, { title: '全流程文件（修订）', changedDate: '2026-03-09' }),
      revision: published.revision,
    });
    expect(revised.body).toMatchObject({ stage: 'draft', isPublic: true, versionNumber: 2 });
    expect((await page(`/d/${code}`)).bytes.toString()).not.toContain('（修订）');
    await act(handler, 'determination', proactive, 'determined');
    await act(handler, 'submission', {}, 'in_review');
    for (const client of [head, reviewer, office])
      await act(client, 'review', approve, client === office ? 'approved' : 'in_review');
    await act(office, 'publication', {}, 'published');
    await expect
      .poll(async () => (await page(`/d/${code}`)).bytes.toString(), { timeout: 2_000 })
      .toContain('（修订）');

    const withdrawn = await act(office, 'withdrawal', { reason: '引用的数据有误' }, 'withdrawn');
    expect(withdrawn).toMatchObject({ isPublic: false, withdrawalReason: '引用的数据有误' });
    const gone = await page(`/d/${code}`);
    expect([gone.status, gone.bytes.toString().includes('引用的数据有误')]).toEqual([410, true]);
    expect(withdrawn.events.map((event) => event.kind).toReversed()).toEqual([
      'create',
      'determine',
      'submit',
      'return',
      'determine',
      'submit',
      'approve',
      'approve',
      'approve',
      'schedule',
      'publish',
      'edit',
      'determine',
      'submit',
      'approve',
      'approve',
      'approve',
      'revise',
      'withdraw',
    ]);
  });
});

describe('what a draft may not say', () => {
  const create = (change: Record<string, unknown>): Promise<Answer<DocumentDetail>> =>
    handler.post('/documents', { ...draft(zone), ...change });

  it('names the field that is missing, too long, of the wrong kind or impossible', async () => {
    const before = await written();
    const whole = draft(zone) as unknown as Record<string, unknown>;
    for (const field of Object.keys(whole)) {
      const { [field]: _left, ...rest } = whole;
      expectError(await handler.post('/documents', rest), 400, 'INVALID_INPUT', field);
      expectError(await create({ [field]: { strange: true } }), 400, 'INVALID_INPUT', field);
    }
    const wrong: readonly (readonly [Record<string, unknown>, string, string])[] = [
      [{ writtenDate: '2026-02-31' }, 'INVALID_DATE', 'writtenDate'],
      [{ writtenDate: '2026-13-01' }, 'INVALID_DATE', 'writtenDate'],
      [{ writtenDate: '2026-00-10' }, 'INVALID_DATE', 'writtenDate'],
      [{ writtenDate: '20260310' }, 'INVALID_INPUT', 'writtenDate'],
      [{ changedDate: '2026-02-30' }, 'INVALID_DATE', 'changedDate'],
      [{ effectiveDate: '2023-02-29' }, 'INVALID_DATE', 'effectiveDate'],
      [{ expiredDate: '2026-04-31' }, 'INVALID_DATE', 'expiredDate'],
      [{ changedDate: '2026-03-01' }, 'DATE_ORDER', 'changedDate'],
      [{ effectiveDate: '2026-05-01', expiredDate: '2026-04-01' }, 'DATE_ORDER', 'expiredDate'],
      [{ title: '长'.repeat(10_000) }, 'INVALID_INPUT', 'title'],
      [{ title: '   \t ' }, 'TITLE_MISSING', 'title'],
      [{ title: '' }, 'INVALID_INPUT', 'title'],
      [{ bodyHtml: '<p> </p>', attachments: [] }, 'BODY_MISSING', 'bodyHtml'],
      [{ bodyHtml: '<script>alert(1)</script>' }, 'BODY_MISSING', 'bodyHtml'],
      [{ unitId: 'not-a-uuid' }, 'INVALID_INPUT', 'unitId'],
      [{ columnId: '0' }, 'INVALID_INPUT', 'columnId'],
      [{ columnId: newId() }, 'COLUMN_UNKNOWN', 'columnId'],
      [{ extraColumnIds: ['x'] }, 'INVALID_INPUT', 'extraColumnIds.0'],
      [{ attachments: [{ name: 'a', sha256: 'short' }] }, 'INVALID_INPUT', 'attachments.0.sha256'],
      [{ attachments: [{ name: 'a.txt', sha256: 'e'.repeat(64) }] }, 'ATTACHMENT_UNKNOWN', 'attachments'],
      [
        { attachments: Array.from({ length: 51 }, () => ({ name: 'a', sha256: 'e'.repeat(64) })) },
        'INVALID_INPUT',
        'attachments',
      ],
      [{ declaredValidity: 'MAYBE' }, 'INVALID_INPUT', 'declaredValidity'],
      [{ subjectWords: ['长'.repeat(41)] }, 'INVALID_INPUT', 'subjectWords.0'],
      [{ changeNote: '长'.repeat(501) }, 'INVALID_INPUT', 'changeNote'],
    ];
    for (const [change, id, field] of wrong) expectError(await create(change), 400, id, field);
    expectError(await handler.post('/documents', { ...draft(zone), unitId: newId() }), 403, 'FORBIDDEN');
    expectError(await office.post('/documents', { ...draft(zone), unitId: newId() }), 400, 'UNIT_UNKNOWN', 'unitId');
    expect(await written()).toEqual(before);
  });

  it('refuses NUL characters by field, and takes every other character as it is', async () => {
    for (const field of [
      'title',
      'abstract',
      'bodyHtml',
      'documentNumber',
      'genre',
      'issuingAgency',
      'source',
      'changeNote',
    ] as const) {
      expectError(await create({ [field]: '含空\u0000字符' }), 400, 'INVALID_INPUT', field);
    }
    expectError(await create({ subjectWords: ['词\u0000'] }), 400, 'INVALID_INPUT', 'subjectWords.0');
    const strange = '龘䶮㙓𠅤𫖯 café e\u0301 \u200b\u202e \ud83d\ude00 ½ \u0001 <b>&amp;"\'</b>';
    const made = await create({
      title: `怪字${strange}`,
      abstract: strange,
      source: strange,
      subjectWords: [Array.from(strange).slice(0, 20).join('')],
      issuingAgency: strange,
    });
    expect(made.status, made.text).toBe(201);
    expect(made.body.version.title).toBe(`怪字${strange}`.replace(/\s+/g, ' ').trim());
    // Half of a surrogate pair cannot be stored as it is; what is stored must be what was hashed.
    for (const change of [
      { title: '半个\ud800字符' },
      { abstract: '\udfff' },
      { bodyHtml: '<p>\ud801</p>' },
      { subjectWords: ['\ud801'] },
    ])
      expect([201, 400], JSON.stringify(change)).toContain((await create(change)).status);
    const found = await server.database.app.read(zone.siteId, (reading) =>
      verifyVersions(reading, (sha256) => server.runtime.files.read(sha256)),
    );
    expect(found.problems).toEqual([]);
  });

  it('takes scripts out, says so, and never lets a title become markup', async () => {
    const dangerous =
      '<p onclick="x()">正文</p><script>alert(1)</script><img src=x onerror=alert(2)><a href="javascript:alert(3)">链接</a><iframe src="//evil.example"></iframe><style>p{}</style><svg onload=alert(4)></svg><form action="//evil.example"><input></form>';
    const made = await create({
      title: '标题<script>alert("t")</script><img src=x onerror=alert(5)>',
      bodyHtml: dangerous,
      abstract: '"><script>alert(6)</script>',
      subjectWords: ['</script><script>alert(7)</script>'],
    });
    expect(made.status).toBe(201);
    expect(made.body.version.bodyHtml).toBe('<p>正文</p><a>链接</a>');
    expect(made.body.warnings.map((warning) => warning.zh).join()).toMatch(
      /脚本.*事件代码.*javascript.*嵌入.*图片.*表单/,
    );
    const { id, code } = made.body;
    await handler.post(`/documents/${id}/determination`, { ...proactive, revision: 1 });
    expect(
      (await office.post(`/documents/${id}/forced-publication`, { reason: '测试转义的文件', revision: 2 })).status,
    ).toBe(200);
    for (const path of [
      `/d/${code}`,
      `/en/d/${code}`,
      '/catalogue',
      '/c/budget',
      '/',
      '/feeds/all.xml',
      `/search?q=${encodeURIComponent('标题')}`,
    ]) {
      const text = (await page(path)).bytes.toString();
      expect({ path, found: /<script>alert|<img src=x|<svg onload|evil\.example/.exec(text)?.[0] }).toEqual({
        path,
        found: undefined,
      });
    }
  });

  it('keeps a 文号 for one document, also of two that are written at the same moment', async () => {
    expect((await create({ title: '有文号', documentNumber: '测财发〔2026〕8号' })).status).toBe(201);
    for (const same of ['测财发〔2026〕8号', '测财发[2026]8号', '测财发（2026）8号', ' 测财发 【2026】 8 号 '])
      expectError(
        await create({ title: '同号', documentNumber: same }),
        409,
        'DUPLICATE_DOCUMENT_NUMBER',
        'documentNumber',
      );
    const both = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        create({ title: `同时第${index}份`, documentNumber: '测财发〔2026〕9号' }),
      ),
    );
    expect(both.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([201, 409, 409, 409, 409, 409]);
  });
});

describe('two at once', () => {
  it('one save wins, the others are told, nothing is lost', async () => {
    const id = await makeDocument(server.database.app, zone, 'draft', { title: '并发编辑' });
    const save = (title: string, revision: number): Promise<Answer<DocumentDetail>> =>
      handler.put(`/documents/${id}/draft`, { ...draft(zone, { title }), revision });
    const answers = await Promise.all(['甲', '乙', '丙', '丁'].map((name) => save(`${name}的修改`, 1)));
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409]);
    const winner = answers.find((answer) => answer.status === 200)?.body;
    for (const loser of answers.filter((answer) => answer.status === 409)) {
      expectError(loser, 409, 'DOCUMENT_CHANGED');
      expect(loser.error.detail).toEqual({ current: 2 });
    }
    const after = (await handler.get<DocumentDetail>(`/documents/${id}`)).body;
    expect([after.version.title, after.revision, after.versions.length]).toEqual([winner?.version.title, 2, 2]);
    expect((await save('后来的修改', 2)).status).toBe(200);
    const kept = (await handler.get<DocumentDetail>(`/documents/${id}`)).body;
    expect(kept.versions.map((version) => version.title)).toEqual(['后来的修改', winner?.version.title, '并发编辑']);
    expect((await handler.get<{ title: string }>(`/documents/${id}/versions/2`)).body.title).toBe(
      winner?.version.title,
    );
  });

  it('an act happens once, however many ask for it', async () => {
    const id = await makeAt(server.database.app, zone, 'approved', { content: { title: '并发发布' } });
    const revision = await revisionOf(id);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => office.post(`/documents/${id}/publication`, { revision })),
    );
    expect(answers.filter((answer) => answer.status === 200).length).toBe(1);
    for (const answer of answers.filter((one) => one.status !== 200)) expect([403, 409]).toContain(answer.status);
    const { rows } = await server.database.bypass(zone.siteId, 'select action from public_act where document_id = $1', [
      id,
    ]);
    expect(rows).toEqual([{ action: 'PUBLISH' }]);
    const submitted = await makeAt(server.database.app, zone, 'in_review_1');
    const at = await revisionOf(submitted);
    const reviews = await Promise.all(
      Array.from({ length: 4 }, () =>
        head.post(`/documents/${submitted}/review`, {
          decision: 'approve',
          comment: '',
          confirmed: allPrinciples,
          revision: at,
        }),
      ),
    );
    expect(reviews.filter((answer) => answer.status === 200).length).toBe(1);
  });

  it('index numbers are given once each, without a gap', async () => {
    const ids = [];
    for (let index = 0; index < 8; index += 1)
      ids.push(
        await makeAt(server.database.app, zone, 'approved', {
          content: { title: `编号${index}`, writtenDate: '2019-05-06' },
        }),
      );
    await Promise.all(
      ids.map(async (id) => office.post(`/documents/${id}/publication`, { revision: await revisionOf(id) })),
    );
    const { rows } = await server.database.bypass(
      zone.siteId,
      `select index_number from document where index_number like '%/2019-%' order by 1`,
    );
    expect(rows.map((row) => row['index_number'])).toEqual(ids.map((_, index) => `014416330/2019-0000${index + 1}`));
  });
});

describe('acts with something wrong', () => {
  it('say what and where', async () => {
    const at = (situation: Parameters<typeof makeAt>[2]) => makeAt(server.database.app, zone, situation);
    const [drafted, submitted, approved, determined, published] = [
      await at('draft'),
      await at('in_review_1'),
      await at('approved'),
      await at('determined'),
      await at('published'),
    ];
    const ask = async (client: ApiClient, id: string, path: string, body: object): Promise<Answer<unknown>> =>
      client.post(`/documents/${id}/${path}`, { revision: await revisionOf(id), ...body });
    const before = await written();
    const determine = (change: object) =>
      ask(handler, drafted, 'determination', {
        attribute: 'PROACTIVE',
        article: '19',
        ground: null,
        reason: '',
        evidence: {},
        ...change,
      });
    expectError(await determine({ article: '99' }), 400, 'ARTICLE_UNKNOWN', 'article');
    expectError(await determine({ attribute: 'SOMETIMES' }), 400, 'INVALID_INPUT', 'attribute');
    expectError(await determine({ attribute: 'ON_REQUEST', reason: '短' }), 400, 'REASON_MISSING', 'reason');
    expectError(await determine({ attribute: 'WITHHELD', reason: '理由写得够长' }), 400, 'GROUND_MISSING', 'ground');
    expectError(
      await determine({
        attribute: 'WITHHELD',
        ground: 'STATE_SECRET',
        reason: '理由写得够长',
        evidence: { classificationLevel: '秘密' },
      }),
      400,
      'EVIDENCE_MISSING',
      'evidence.secrecyPeriod',
    );
    expectError(
      await ask(head, submitted, 'review', { decision: 'approve', comment: '', confirmed: ['REVIEW_FIRST'] }),
      400,
      'PRINCIPLE_NOT_CONFIRMED',
      'confirmed',
    );
    expectError(
      await ask(head, submitted, 'review', { decision: 'return', comment: ' ', confirmed: [] }),
      400,
      'COMMENT_MISSING',
      'comment',
    );
    expectError(
      await ask(head, submitted, 'review', { decision: 'maybe', comment: '', confirmed: [] }),
      400,
      'INVALID_INPUT',
      'decision',
    );
    expectError(await ask(handler, submitted, 'recall', { comment: '' }), 400, 'COMMENT_MISSING', 'comment');
    for (const time of ['2020-01-01T00:00:00Z', 'tomorrow', '', '9999999-99-99'])
      expectError(await ask(office, approved, 'schedule', { at: time }), 400, 'SCHEDULE_IN_PAST', 'at');
    expectError(await ask(office, determined, 'forced-publication', { reason: '急' }), 400, 'REASON_MISSING', 'reason');
    expectError(await ask(office, published, 'withdrawal', { reason: ' ' }), 400, 'REASON_MISSING', 'reason');
    expectError(
      await handler.post(`/documents/${drafted}/links`, { kind: 'INTERPRETS', toDocumentId: drafted }),
      400,
      'LINK_TO_ITSELF',
      'toDocumentId',
    );
    expectError(
      await handler.post(`/documents/${drafted}/links`, { kind: 'LIKES', toDocumentId: published }),
      400,
      'INVALID_INPUT',
      'kind',
    );
    expectError(
      await handler.put(`/documents/${published}/channels/WEB`, {
        state: 'published',
        publishedOn: '2026-03-05',
        reference: '',
      }),
      403,
      'FORBIDDEN',
    );
    expectError(
      await handler.put(`/documents/${published}/channels/GAZETTE`, {
        state: 'published',
        publishedOn: null,
        reference: '',
      }),
      400,
      'CHANNEL_DATE_MISSING',
      'publishedOn',
    );
    expectError(
      await handler.put(`/documents/${published}/channels/GAZETTE`, {
        state: 'published',
        publishedOn: '2026-02-31',
        reference: '',
      }),
      400,
      'INVALID_DATE',
      'publishedOn',
    );
    expectError(
      await handler.put(`/documents/${published}/channels/PIGEON`, {
        state: 'planned',
        publishedOn: null,
        reference: '',
      }),
      400,
      'INVALID_INPUT',
      'channel',
    );
    for (const path of [
      'determination',
      'submission',
      'recall',
      'review',
      'schedule',
      'unschedule',
      'publication',
      'forced-publication',
      'withdrawal',
      'discard',
    ]) {
      expect((await handler.post(`/documents/${drafted}/${path}`, {})).status, path).toBe(400);
      expectError(await handler.post(`/documents/nonsense/${path}`, { revision: 1 }), 400, 'INVALID_INPUT', 'id');
    }
    for (const revision of [0, -1, 1.5, 'x', null])
      expectError(
        await handler.post(`/documents/${determined}/submission`, { revision }),
        400,
        'INVALID_INPUT',
        'revision',
      );
    expectError(await handler.post(`/documents/${determined}/submission`, { revision: 99 }), 409, 'DOCUMENT_CHANGED');
    expect(await written()).toEqual(before);
  });

  it('columns too', async () => {
    const column = {
      key: 'fine',
      parentId: null,
      name: '栏目',
      nameEn: 'Column',
      description: '',
      keywords: '',
      columnType: '',
      position: 1,
      updateEveryDays: null,
      updateBasis: '',
      article: '',
      responsibleUnitId: null,
      active: true,
    };
    const before = await written();
    for (const [change, id, field] of [
      [{ key: 'Not Fine' }, 'INVALID_INPUT', 'key'],
      [{ name: '' }, 'INVALID_INPUT', 'name'],
      [{ position: -1 }, 'INVALID_INPUT', 'position'],
      [{ updateEveryDays: 0 }, 'INVALID_INPUT', 'updateEveryDays'],
      [{ parentId: newId() }, 'COLUMN_UNKNOWN', 'parentId'],
      [{ responsibleUnitId: newId() }, 'UNIT_UNKNOWN', 'responsibleUnitId'],
    ] as const)
      expectError(await office.post('/columns', { ...column, ...change }), 400, id, field);
    expectError(
      await office.put(`/columns/${zone.columnId}`, { ...column, key: 'budget', parentId: zone.columnId, revision: 1 }),
      400,
      'COLUMN_CIRCLE',
      'parentId',
    );
    expectError(await office.put(`/columns/${newId()}`, { ...column, revision: 1 }), 404, 'NOT_FOUND');
    expect((await office.post('/columns', { ...column, key: 'budget' })).error.error).toBe('COLUMN_KEY_TAKEN');
    expect(await written()).toEqual(before);
  });
});

describe('requests that are not in order', () => {
  const json = { 'content-type': 'application/json', 'x-openzone-request': '1' };
  const send = async (change: {
    method?: string;
    path?: string;
    headers?: Record<string, string>;
    body?: string | Buffer;
  }): Promise<Answer<unknown>> =>
    toAnswer(await handler.raw({ method: 'POST', path: '/api/admin/documents', headers: json, ...change }));

  it('are answered shortly, in the shape of every other error', async () => {
    const before = await written();
    for (const body of ['{"title":', 'nonsense', '[]', '"text"', '{"__proto__":{"admin":true}}']) {
      const answer = await send({ body });
      expect({ body, status: answer.status }).toEqual({ body, status: 400 });
      expect(answer.error.text.zh).toMatch(/\p{sc=Han}/u);
    }
    expectError(await send({ body: '{"title":' }), 400, 'BAD_REQUEST');
    expectError(
      await send({ body: 'title=x', headers: { ...json, 'content-type': 'application/x-www-form-urlencoded' } }),
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    );
    expectError(
      await send({ body: 'x', headers: { ...json, 'content-type': 'text/plain' } }),
      400,
      'INVALID_INPUT',
      '',
    );
    expectError(
      await send({ body: JSON.stringify({ ...draft(zone), bodyHtml: 'x'.repeat(9 * 1024 * 1024) }) }),
      413,
      'TOO_LARGE',
    );
    expectError(await send({ method: 'GET', path: '/api/admin/no/such/thing' }), 404, 'NOT_FOUND');
    expect([404, 405]).toContain((await send({ method: 'PUT', path: '/api/admin/work', body: '{}' })).status);
    for (const [query, field] of [
      ['page=0', 'page'],
      ['page=x', 'page'],
      ['pageSize=1000', 'pageSize'],
      ['stage=lost', 'stage'],
      ['unitId=1', 'unitId'],
      [`q=${'x'.repeat(101)}`, 'q'],
    ] as const) {
      expectError(await handler.get(`/documents?${query}`), 400, 'INVALID_INPUT', field);
    }
    expectError(await handler.get('/documents/1'), 400, 'INVALID_INPUT', 'id');
    expectError(await handler.get(`/documents/${newId()}/versions/0`), 400, 'INVALID_INPUT', 'number');
    expectError(await handler.get('/imports/x'), 400, 'INVALID_INPUT', 'id');
    expectError(await handler.get('/files/x/y'), 400, 'INVALID_INPUT', 'sha256');
    expectError(await handler.get('/documents?q=%00'), 400, 'BAD_REQUEST');
    expect(await written()).toEqual(before);
  });

  it('are refused when they come from elsewhere', async () => {
    const body = JSON.stringify(draft(zone, { title: '来自别处' }));
    const before = await written();
    expectError(await send({ body, headers: { 'content-type': 'application/json' } }), 403, 'FORBIDDEN');
    expectError(await send({ body, headers: { ...json, 'x-openzone-request': '0' } }), 403, 'FORBIDDEN');
    for (const origin of [
      'https://evil.example',
      'http://localhost.evil.example',
      'null',
      'http://localhost:81',
      'nonsense',
    ])
      expectError(await send({ body, headers: { ...json, origin } }), 403, 'FORBIDDEN');
    expectError(
      toAnswer(
        await nobody.raw({
          method: 'POST',
          path: '/api/admin/session',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ signInName: 'handler', password: testPassword }),
        }),
      ),
      403,
      'FORBIDDEN',
    );
    expect(await written()).toEqual(before);
    expect((await send({ body, headers: { ...json, origin: 'http://localhost' } })).status).toBe(201);
  });

  it('carry headers that keep browsers from keeping, guessing and framing', async () => {
    for (const path of ['/session', '/documents', '/no-such-thing']) {
      const { headers } = await handler.get(path);
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      });
    }
    const signedIn = await nobody.post('/session', { signInName: 'head', password: testPassword });
    const [session, device] = [signedIn.headers['set-cookie'] ?? ''].flat();
    expect(session).toMatch(/^openzone_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(device).toMatch(
      /^openzone_device=[\w-]{43}; Max-Age=34560000; Path=\/api\/admin; HttpOnly; SameSite=Strict$/,
    );
  });
});

describe('files', () => {
  const upload = (name: string, bytes: Buffer, client: ApiClient = handler): Promise<Answer<UploadedFile>> =>
    client.upload('/files', [{ name, bytes }]);

  it('are refused when too large, empty, of a wrong kind, locked, or made to do harm', async () => {
    const before = await written();
    const large = await upload('大.txt', Buffer.alloc(300_001, 0x61));
    expectError(large, 413, large.error.error, 'file');
    expectError(await upload('空.txt', Buffer.alloc(0)), 400, 'FILE_EMPTY', 'file');
    expectError(await handler.upload('/files', []), 400, 'FILE_MISSING', 'file');
    expectError(
      await upload('程序.pdf', Buffer.from('4d5a90000300000004000000ffff0000b800000000000000', 'hex')),
      415,
      'FILE_TYPE_REFUSED',
      'file',
    );
    expectError(
      await upload('网页.html', Buffer.from('<!doctype html><html><body><p>网页正文</p></body></html>')),
      415,
      'FILE_TYPE_REFUSED',
      'file',
    );
    expectError(await upload('压缩.zip', await makeZip({ 'a.txt': '内容' })), 415, 'FILE_TYPE_REFUSED', 'file');
    expectError(await upload('加密.pdf', makeEncryptedPdf()), 422, 'FILE_ENCRYPTED', 'file');
    const bomb = await makeZip({
      '[Content_Types].xml': '<Types/>',
      'word/document.xml': Buffer.alloc(80 * 1024 * 1024, 0x20),
    });
    expect(bomb.length).toBeLessThan(300_000);
    expectError(await upload('炸弹.docx', bomb), 422, 'ARCHIVE_BOMB', 'file');
    const escaping = patch(
      await makeZip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': 'x', 'aa/evil.txt': 'x' }),
      'aa/evil.txt',
      '../evil.txt',
    );
    expectError(await upload('越界.docx', escaping), 422, 'ARCHIVE_UNSAFE_NAME', 'file');
    expectError(
      await upload(
        '坏.docx',
        (await makeZip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w>' })).subarray(0, 150),
      ),
      422,
      'FILE_DAMAGED',
      'file',
    );
    const { type, body } = multipart([{ name: 'x.txt', bytes: Buffer.from('内容内容') }]);
    expectError(
      toAnswer(
        await handler.raw({
          method: 'POST',
          path: '/api/admin/files',
          headers: { 'content-type': type, 'x-openzone-request': '1' },
          body: body.subarray(0, 120),
        }),
      ),
      400,
      'BAD_REQUEST',
    );
    expect([406, 415]).toContain((await handler.post('/files', { file: 'x' })).status);
    expect(await written()).toEqual(before);
  });

  it('are taken under a name that harms nobody, and read by those they are for', async () => {
    const bytes = Buffer.from('附件内容，供测试使用。\n');
    const taken = await upload('../../etc/pass\u0001wd\\表.txt', bytes);
    expect(taken.status).toBe(201);
    expect(taken.body.name).not.toMatch(/[/\\\u0000-\u001f]/);
    const read = await handler.get(`/files/${taken.body.sha256}/${encodeURIComponent('表.txt')}`);
    expect([
      read.status,
      read.text,
      read.headers['cache-control'],
      read.headers['content-disposition']?.split(';')[0],
    ]).toEqual([200, bytes.toString(), 'private, no-store', 'attachment']);
    // Whoever hands in the same bytes may use them too.
    const stranger = await server.office('stranger');
    const sha256 = taken.body.sha256;
    const attach = () =>
      stranger.post(
        '/documents',
        draft(zone, { unitId: zone.otherUnitId, title: '同一附件', attachments: [{ name: '表.txt', sha256 }] }),
      );
    expectError(await attach(), 400, 'ATTACHMENT_UNKNOWN', 'attachments');
    expect((await upload('另名.txt', bytes, stranger)).body.sha256).toBe(sha256);
    expect((await attach()).status).toBe(201);
  });
});

describe('signing in', () => {
  it('tells nobody who exists', async () => {
    const tryOnce = (signInName: string, password: string) => nobody.post('/session', { signInName, password });
    const unknown = await tryOnce('nobody-at-all', 'wrong');
    expectError(unknown, 401, 'SIGN_IN_FAILED', 'password');
    const wrong = await tryOnce('stranger', 'wrong');
    expect([wrong.status, wrong.text]).toEqual([401, unknown.text]);
    for (const body of [
      {},
      { signInName: 'handler' },
      { signInName: '', password: 'x' },
      { signInName: 'handler', password: 'x'.repeat(201) },
      { signInName: ['handler'], password: 'x' },
    ]) {
      expect((await nobody.post('/session', body)).error.error).toBe('INVALID_INPUT');
    }
    expect((await tryOnce("' or 1=1 --", "' or 1=1 --")).status).toBe(401);
    expect((await tryOnce('a\u0000b', 'x')).status).toBe(400);
  });

  it('counts attempts that come at the same moment', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => nobody.post('/session', { signInName: 'admin', password: 'wrong' })),
    );
    for (const answer of answers) expect([401, 429]).toContain(answer.status);
    expect((await nobody.post('/session', { signInName: 'admin', password: testPassword })).status).toBe(429);
    await watch.query('delete from attempt');
  });

  it('ends by expiry, by signing out, and with the account', async () => {
    const fresh = () => server.office('admin');
    const expired = await fresh();
    await watch.query(
      `update session s set expires_at = now() - interval '1 second' from account a where a.id = s.account_id and a.sign_in_name = 'admin'`,
    );
    expectError(await expired.get('/documents'), 401, 'SIGN_IN_NEEDED');
    const out = await fresh();
    expect((await out.delete('/session')).status).toBe(204);
    expectError(await out.get('/documents'), 401, 'SIGN_IN_NEEDED');
    const dismissed = await fresh();
    await watch.query(`update account set active = false where sign_in_name = 'admin'`);
    expectError(await dismissed.get('/documents'), 401, 'SIGN_IN_NEEDED');
    expectError(
      await nobody.post('/session', { signInName: 'admin', password: testPassword }),
      401,
      'SIGN_IN_FAILED',
      'password',
    );
    await watch.query(`update account set active = true where sign_in_name = 'admin'`);
    const demoted = await fresh();
    await server.database.bypass(
      zone.siteId,
      `delete from account_role r using account a where a.id = r.account_id and a.sign_in_name = 'admin'`,
    );
    expectError(await demoted.get('/documents'), 401, 'SIGN_IN_NEEDED');
    expectError(
      await (
        await fresh()
      ).post('/columns', {
        key: 'x1',
        parentId: null,
        name: 'x',
        nameEn: 'x',
        description: '',
        keywords: '',
        columnType: '',
        position: 0,
        updateEveryDays: null,
        updateBasis: '',
        article: '',
        responsibleUnitId: null,
        active: true,
      }),
      403,
      'FORBIDDEN',
    );
    for (const cookie of [
      'openzone_session=',
      'openzone_session=x',
      `openzone_session=${'a'.repeat(43)}`,
      'openzone_session=%00',
    ]) {
      expect(
        toAnswer(await nobody.raw({ method: 'GET', path: '/api/admin/session', headers: { cookie } })).status,
      ).toBe(401);
    }
  });
});

describe('when the machine fails', () => {
  it('a database that is gone is told as such, and the server goes on when it is back', async () => {
    const cluster = await startOwnCluster();
    onTestFinished(cluster.remove);
    const lone = await startTestServer({ database: cluster.database, worker: true });
    onTestFinished(lone.stop);
    const ownZone = await createZone(cluster.database.app);
    const client = await lone.office('handler');
    const id = await makeDocument(cluster.database.app, ownZone, 'published', { title: '数据库停机前' });
    const { code } = await cluster.database.app.read(ownZone.siteId, (reading) => readState(reading, id));
    const visit = (path: string) => lone.http()({ method: 'GET', path });
    expect((await visit(`/d/${code}`)).status).toBe(200);

    await cluster.takeAway();
    for (const ask of [
      () => client.get('/documents'),
      () => client.post('/documents', draft(ownZone)),
      () => client.get('/session'),
      () => client.post('/session', { signInName: 'handler', password: testPassword }),
      () => client.upload('/files', [{ name: 'a.txt', bytes: Buffer.from('内容内容内容') }]),
    ]) {
      expectError(await ask(), 503, 'DATABASE_UNAVAILABLE');
    }
    for (const path of ['/', `/d/${code}`, '/search?q=x', '/en/catalogue', '/open/v1/documents', '/feeds/all.xml']) {
      const answer = await visit(path);
      // What is kept may not be served either: a withdrawal elsewhere would not be heard of.
      expect({ path, status: answer.status }).toEqual({ path, status: 503 });
      expect(answer.bytes.toString()).toMatch(path.startsWith('/en') ? /database/i : /数据库/);
      expect(answer.bytes.toString()).not.toContain('数据库停机前');
    }
    expect((await visit('/healthz')).status).toBe(503);

    await cluster.giveBack();
    await expect.poll(async () => (await visit('/healthz')).status, { timeout: 10_000 }).toBe(200);
    await expect.poll(async () => (await client.get('/documents')).status, { timeout: 10_000 }).toBe(200);
    await expect.poll(async () => (await visit(`/d/${code}`)).status, { timeout: 10_000 }).toBe(200);
    const next = await makeDocument(cluster.database.app, ownZone, 'published', { title: '数据库恢复之后' });
    const { code: nextCode } = await cluster.database.app.read(ownZone.siteId, (reading) => readState(reading, next));
    await expect.poll(async () => (await visit('/catalogue')).bytes.toString(), { timeout: 5_000 }).toContain(nextCode);
    await expect
      .poll(async () => (await visit(`/search?q=${encodeURIComponent('恢复之后')}`)).bytes.toString(), {
        timeout: 10_000,
      })
      .toContain(nextCode);
  });

  it('a full disk is told as such, leaves nothing half-written, and is over when there is room', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'openzone-full-'));
    onTestFinished(async () => {
      await promisify(execFile)('umount', [folder]).catch(() => undefined);
      await rm(folder, { recursive: true, force: true });
    });
    const isSmall = await promisify(execFile)('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder]).then(
      () => true,
      () => false,
    );
    const store = openFileStore(join(folder, 'files'));
    let isFull = !isSmall;
    const files = {
      ...store,
      put: (bytes: Uint8Array) =>
        isFull
          ? store.put(Object.assign(Buffer.from(bytes), {})).then(() => Promise.reject(diskFull(new Error('ENOSPC'))))
          : store.put(bytes),
    };
    const lone = await startTestServer({ database: server.database, files });
    onTestFinished(lone.stop);
    const client = await lone.office('handler');
    if (isSmall)
      await mkdir(join(folder, 'filler')).then(() => writeFile(join(folder, 'filler/f'), Buffer.alloc(200 * 1024)));
    const bytes = Buffer.alloc(120 * 1024, '满盘测试内容。\n');
    const before = await written();
    expectError(await client.upload('/files', [{ name: '满.txt', bytes }]), 507, 'DISK_FULL');
    expectError(await client.upload('/imports', [{ name: '满.txt', bytes }], { name: '满盘' }), 507, 'DISK_FULL');
    const { import_batch: _batch, ...rest } = await written();
    expect(rest).toEqual(Object.fromEntries(Object.entries(before).filter(([name]) => name !== 'import_batch')));
    if (isSmall) {
      const left = await readdir(join(folder, 'files'), { recursive: true, withFileTypes: true });
      expect(left.filter((entry) => entry.isFile())).toEqual([]);
      await rm(join(folder, 'filler'), { recursive: true });
    }
    isFull = false;
    expect((await client.upload('/files', [{ name: '满.txt', bytes }])).status).toBe(201);
  });

  it('a database that has no room, too', async () => {
    await watch.query(
      `create function full_disk() returns trigger language plpgsql as $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`,
    );
    await watch.query(
      'create trigger full_disk before insert on document_version for each row execute function full_disk()',
    );
    const before = await written();
    expectError(await handler.post('/documents', draft(zone, { title: '库满' })), 507, 'DISK_FULL');
    expect(await written()).toEqual(before);
    await watch.query('drop trigger full_disk on document_version; drop function full_disk()');
    expect((await handler.post('/documents', draft(zone, { title: '库满之后' }))).status).toBe(201);
  });
});
