import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PersonalDataReview, UploadedFile } from '@openzone/contracts';
import { PDFDocument } from 'pdf-lib';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readState } from '../src/engines/publication/index.ts';
import type { ApiClient, Transport } from './support/http-client.ts';
import { chinesePdf, turned } from './support/pdf-files.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { bringToPublic } from './support/stages.ts';
import { createZone, makeDocument, type TestZone } from './support/zone.ts';

/** PDF hung on a document, through the server: uploaded, searched, refused while open, masked, published, and read by other programs. */
const number = '110101199003074514';
const secrets = ['李秀英', number, 'kvxauthorq'];
const neighbours = ['邻居段落一字不变', '末行也在'];
const texts = ['邻居段落一字不变。', `救助对象李秀英，身份证号：${number}。`, '末行也在。'];

let server: TestServer;
let zone: TestZone;
let http: Transport;
let handler: ApiClient;
let office: ApiClient;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'openzone-pdf-'));
  server = await startTestServer();
  zone = await createZone(server.database.app);
  http = server.http();
  [handler, office] = await Promise.all([server.office('handler'), server.office('office')]);
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** As printed, with a person among its properties. */
async function listed(): Promise<Buffer> {
  const document = await PDFDocument.load(await chinesePdf(texts));
  document.setAuthor('kvxauthorq');
  return Buffer.from(await document.save());
}

const hasPdftotext = spawnSync('pdftotext', ['-v']).error === undefined;
const withoutSpace = (text: string): string => text.replace(/\s+/gu, '');

async function pdfjs(bytes: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
  return withoutSpace(text);
}

function pdftotext(bytes: Uint8Array): string {
  const path = join(folder, 'read.pdf');
  writeFileSync(path, bytes);
  return withoutSpace(execFileSync('pdftotext', ['-enc', 'UTF-8', path, '-'], { encoding: 'utf8' }));
}

const revisionOf = async (id: string) =>
  (await server.database.app.read(zone.siteId, (reading) => readState(reading, id))).revision;

/** A document as far as `situation`, with the file uploaded and looked into. */
async function hang(bytes: Buffer, situation: 'determined' | 'approved'): Promise<{ id: string; sha256: string }> {
  const { body: file } = await handler.upload<UploadedFile>('/files', [{ name: '名单.pdf', bytes }]);
  const attachments = [{ name: file.name, sha256: file.sha256 }];
  const id = await makeDocument(server.database.app, zone, situation, { title: '救助名单公告', attachments });
  const searched = await handler.post(`/documents/${id}/personal-data/search`, { revision: await revisionOf(id) });
  expect(searched.status, searched.text).toBe(200);
  return { id, sha256: file.sha256 };
}

const review = async (id: string) => (await handler.get<PersonalDataReview>(`/documents/${id}/personal-data`)).body;

it('is refused by API and database while what was found in it is open', async () => {
  const { id } = await hang(await listed(), 'approved');
  const { findings } = await review(id);
  const found = findings.filter(({ part }) => part === 'attachmentText:1');
  expect(found.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['person-name', 'identity-number']));
  expect(new Set(found.map(({ place }) => place))).toEqual(new Set(['page 1']));
  const refused = await office.post(`/documents/${id}/publication`, { revision: await revisionOf(id) });
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('identity-number');
  const { workingVersionId } = await server.database.app.read(zone.siteId, (reading) => readState(reading, id));
  await expect(
    server.database.bypass(
      zone.siteId,
      `insert into public_act (site_id, id, document_id, version_id, action, acted_by, forced, reason)
       values ($1, gen_random_uuid(), $2, $3, 'PUBLISH', $4, false, '')`,
      [zone.siteId, id, workingVersionId, zone.people.office.id],
    ),
  ).rejects.toThrow('PUBLICATION_BLOCKED');
});

describe.each([
  ['upright', 0],
  ['on its side', 90],
] as const)('shown %s', (_name, angle) => {
  let published: Buffer;

  function expectClean(text: string): void {
    for (const word of neighbours) expect(text).toContain(word);
    for (const word of secrets) expect(text).not.toContain(word);
  }

  it('goes out as a copy without what was masked', async () => {
    const plain = await listed();
    const bytes = angle === 0 ? plain : await turned(plain, angle);
    for (const word of secrets.slice(0, 2)) expect(await pdfjs(bytes)).toContain(word);
    const { id, sha256 } = await hang(bytes, 'determined');
    const { findings, attachments } = await review(id);
    const hidden = attachments.flatMap((file) => file.findings);
    expect(hidden.map(({ kind }) => kind)).toContain('properties');
    const ids = [...findings, ...hidden.filter(({ action }) => action === 'removed')].map((one) => one.id);
    const revision = await revisionOf(id);
    const path = `/documents/${id}/personal-data`;
    const decided = await handler.post(`${path}/decisions`, { findings: ids, decision: 'mask', reason: '', revision });
    expect(decided.status, decided.text).toBe(200);
    const made = await handler.post<PersonalDataReview>(`${path}/copy`, { revision });
    expect(made.status, made.text).toBe(200);
    expect(made.body.attachments[0]?.sha256).not.toBe(sha256);

    await bringToPublic(server.database.app, zone, id);
    const { code } = await server.database.app.read(zone.siteId, (reading) => readState(reading, id));
    const shown = await http({ method: 'GET', path: `/d/${code}/files/1/list.pdf` });
    expect(shown.status).toBe(200);
    published = shown.bytes;
    expect((await http({ method: 'GET', path: `/d/${code}` })).bytes.includes(sha256)).toBe(false);
  });

  it('holds nothing of it for pdf.js, nor in its bytes', async () => {
    expectClean(await pdfjs(published));
    for (const word of secrets) expect(published.includes(word)).toBe(false);
  });

  it.skipIf(!hasPdftotext)(
    `holds nothing of it for pdftotext${hasPdftotext ? '' : ' (skipped: not installed)'}`,
    () => {
      expectClean(pdftotext(published));
    },
  );
});
