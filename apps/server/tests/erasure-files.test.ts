import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DocumentDetail, UploadedFile } from '@openzone/contracts';
import { readState } from '../src/engines/publication/index.ts';
import type { ApiClient } from './support/http-client.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { allPrinciples, createZone, draft, makeDocument, type TestZone } from './support/zone.ts';

/** Files that reviewers keep with their decisions may hold what has to be erased: they go with the version. */
let server: TestServer;
let zone: TestZone;
let handler: ApiClient;
let head: ApiClient;
let office: ApiClient;
let admin: ApiClient;

beforeAll(async () => {
  server = await startTestServer();
  zone = await createZone(server.database.app);
  [handler, head, office, admin] = await Promise.all([
    server.office('handler'),
    server.office('head'),
    server.office('office'),
    server.office('admin'),
  ]);
});
afterAll(() => server.stop());

const revisionOf = async (id: string): Promise<number> =>
  (await server.database.app.read(zone.siteId, (reading) => readState(reading, id))).revision;

async function withReviewFile(name: string): Promise<{ id: string; sha256: string }> {
  const file = { name: `${name}.txt`, bytes: Buffer.from(`${name}：审查意见\n`) };
  const { sha256 } = (await head.upload<UploadedFile>('/files', [file])).body;
  const id = await makeDocument(server.database.app, zone, 'in_review', { title: name });
  const decided = await head.post(`/documents/${id}/review`, {
    decision: 'return',
    comment: '请补充依据',
    confirmed: [...allPrinciples],
    evidence: { name: file.name, sha256 },
    revision: await revisionOf(id),
  });
  expect(decided.status, decided.text).toBe(200);
  // A newer version, so that the one that was reviewed can be erased.
  const edited = { ...draft(zone, { title: `${name}（修改）` }), revision: await revisionOf(id) };
  expect((await handler.put(`/documents/${id}/draft`, edited)).status).toBe(200);
  return { id, sha256 };
}

it.each([true, false])('go with the version, with its remarks or without (%s)', async (remarks) => {
  const { id, sha256 } = await withReviewFile(`含个人信息的文件${remarks ? '一' : '二'}`);
  const asked = { basis: 'PERSONAL_INFORMATION', reason: '当事人要求删除其个人信息', remarks, sharedSources: false };
  const path = `/documents/${id}/versions/1/erasure`;
  const requested = await office.post<DocumentDetail>(path, asked);
  expect(requested.status, requested.text).toBe(200);
  const erasureId = requested.body.versions.find(({ number }) => number === 1)?.erasure?.id;
  expect((await head.get(`/files/${sha256}/x.txt`)).status).toBe(200);
  const confirmed = await admin.post(`${path}/confirmation`, { erasureId });
  expect(confirmed.status, confirmed.text).toBe(200);
  const { rows } = await server.database.bypass(
    zone.siteId,
    `select x.comment, x.evidence_sha256, x.evidence_name from review_decision x join review r on r.id = x.review_id where r.document_id = $1`,
    [id],
  );
  expect(rows).toEqual([
    {
      comment: remarks ? (expect.not.stringContaining('依据') as string) : '请补充依据',
      evidence_sha256: null,
      evidence_name: null,
    },
  ]);
  const files = await server.database.bypass(zone.siteId, `select sha256 from file where sha256 = $1`, [sha256]);
  expect(files.rows).toEqual([]);
  expect((await head.get(`/files/${sha256}/x.txt`)).status).toBe(404);
});

it('stay otherwise, whoever writes to the database', async () => {
  const { id, sha256 } = await withReviewFile('不该删除的审查附件');
  await expect(
    server.database.bypass(
      zone.siteId,
      `update review_decision set evidence_sha256 = null, evidence_name = null where evidence_sha256 = $1`,
      [sha256],
    ),
  ).rejects.toThrow(/permission denied|kept for ever/u);
  await expect(server.database.bypass(zone.siteId, `select erase_review_files($1)`, [id])).rejects.toThrow(
    'ERASURE_NOT_CONFIRMED',
  );
});
