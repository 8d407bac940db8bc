import type { FileBeside, PersonalDataReview } from '@openzone/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makePreviewToken, readState, withdraw } from '../src/engines/publication/index.ts';
import { findWords, snapshot, type Places } from './support/channels.ts';
import type { ApiClient, Transport } from './support/http-client.ts';
import { hiddenRemark, letterFile, secretNumber } from './support/office-files.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { bringToPublic } from './support/stages.ts';
import { createZone, makeDocument, type TestZone } from './support/zone.ts';

/** The original of a cleaned attachment, its words and its hash, against every public channel, in every state of its document. */
let server: TestServer;
let zone: TestZone;
let http: Transport;
let handler: ApiClient;

beforeAll(async () => {
  server = await startTestServer();
  zone = await createZone(server.database.app);
  http = server.http();
  handler = await server.office('handler');
});
afterAll(async () => {
  await server.stop();
});

interface Planted {
  readonly id: string;
  readonly code: string;
  readonly original: string;
  readonly copy: string;
}

/** A document whose attachment was cleaned through the API. */
async function plant(last: string): Promise<Planted> {
  const { body: file } = await handler.upload<{ name: string; sha256: string }>('/files', [
    { name: '名单.docx', bytes: await letterFile(last) },
  ]);
  const attachments = [{ name: file.name, sha256: file.sha256 }];
  const id = await makeDocument(server.database.app, zone, 'determined', { title: `公告${last}`, attachments });
  const { revision, code } = await server.database.app.read(zone.siteId, (reading) => readState(reading, id));
  const path = `/documents/${id}/personal-data`;
  const { body: review } = await handler.post<PersonalDataReview>(`${path}/search`, { revision });
  const hidden = review.attachments.flatMap(({ findings }) => findings);
  expect(hidden.some(({ kind }) => kind === 'hidden-text')).toBe(true);
  const findings = [...review.findings, ...hidden].map((one) => one.id);
  await handler.post(`${path}/decisions`, { findings, decision: 'mask', reason: '', revision });
  const { body: made } = await handler.post<PersonalDataReview>(`${path}/copy`, { revision });
  const copy = made.attachments[0]?.sha256 ?? '';
  expect(copy).toMatch(/^[0-9a-f]{64}$/u);
  expect(copy).not.toBe(file.sha256);
  return { id, code, original: file.sha256, copy };
}

async function look({ code, original }: Planted): Promise<string[]> {
  await server.index();
  server.web.cache.flush();
  const places: Places = {
    columns: ['budget', 'notices'],
    units: ['czj'],
    codes: [code],
    words: ['公告', secretNumber, hiddenRemark, 'kvxremark'],
    files: [{ name: '名单.docx', sha256: original }],
  };
  const seen = await snapshot(http, places);
  // What was asked for stands in the page of results: those pages are asked for other words.
  const needles = [original, original.slice(0, 32), '李秀英'];
  return findWords(new Map([...seen].filter(([where]) => !where.includes(original))), needles);
}

it('is never public: as a draft, published, withdrawn, through a preview or the file’s own address', async () => {
  const planted = await plant('一');
  const { id, code, original, copy } = planted;
  expect(await look(planted)).toEqual([]);
  const token = makePreviewToken(server.runtime.secrets.previewLinks, {
    siteId: zone.siteId,
    documentId: id,
    versionNumber: 1,
    expires: Date.now() + 60_000,
  });
  for (const path of [`/preview/${token}`, `/preview/${token}/files/1/x.docx`])
    expect((await http({ method: 'GET', path })).status).toBe(404);
  for (const who of ['handler', 'office', 'reviewer', 'admin'])
    expect((await (await server.office(who)).get(`/files/${original}/x.docx`)).status, who).toBe(404);

  await bringToPublic(server.database.app, zone, id);
  expect(await look(planted)).toEqual([]);
  const shown = await http({ method: 'GET', path: `/d/${code}/files/1/x.docx` });
  expect(shown.status).toBe(200);
  expect(shown.headers.etag).toBe(`"${copy.slice(0, 32)}"`);

  const { revision } = await server.database.app.read(zone.siteId, (reading) => readState(reading, id));
  await server.database.app.transaction(zone.siteId, (tx) =>
    withdraw(tx, zone.people.office, id, { revision, reason: '数据有误' }),
  );
  expect(await look(planted)).toEqual([]);
  expect((await http({ method: 'GET', path: `/d/${code}/files/1/x.docx` })).status).toBe(404);
});

it('opens for those who may, with a purpose, on record', async () => {
  const { id } = await plant('二');
  const path = `/documents/${id}/versions/1/attachments/1/original`;
  expect((await handler.post(path, { purpose: ' ' })).status).toBe(400);
  expect((await handler.post(path, { purpose: '核对更正' })).status).toBe(200);
  expect((await (await server.office('stranger')).post(path, { purpose: '想看看' })).status).toBe(404);
  const { body } = await handler.get<PersonalDataReview>(`/documents/${id}/personal-data`);
  expect(body.originals[0]?.files).toMatchObject([{ position: 1, readings: 1 }]);
});

it('is read beside its copy, with what was found and what it hid, on record too', async () => {
  const { id } = await plant('三');
  const path = `/documents/${id}/versions/1/attachments/1/beside`;
  expect((await handler.post(path, { purpose: ' ' })).status).toBe(400);
  expect((await (await server.office('stranger')).post(path, { purpose: '想看看' })).status).toBe(404);
  expect((await handler.post(path.replace('attachments/1', 'attachments/2'), { purpose: '核对' })).status).toBe(404);
  expect((await handler.post(path.replace('versions/1', 'versions/2'), { purpose: '核对' })).status).toBe(404);
  const { status, body, text } = await handler.post<FileBeside>(path, { purpose: '核对遮盖是否完整' });
  expect(status, text).toBe(200);
  const { original, copy } = body;
  const marked = original.findings.map(({ start, end }) => original.text.slice(start, end));
  expect(marked).toContain(secretNumber);
  expect(original.check.findings.some(({ kind }) => kind === 'hidden-text')).toBe(true);
  expect(copy.text).not.toBe('');
  for (const word of [secretNumber, hiddenRemark]) expect(JSON.stringify(copy)).not.toContain(word);
  expect(copy.check.findings.filter(({ blocking }) => blocking)).toEqual([]);
  const after = await handler.get<PersonalDataReview>(`/documents/${id}/personal-data`);
  expect(after.body.originals[0]?.files).toMatchObject([{ position: 1, readings: 1 }]);
});
