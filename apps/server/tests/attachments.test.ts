import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createExtractService, type ExtractService } from '../src/base/files/extract/index.ts';
import { openFileStore, recordFile, type FileStore } from '../src/base/files/index.ts';
import { createRedactService } from '../src/base/files/redact/index.ts';
import {
  decideOnFindings,
  determine,
  inspectDocument,
  inspectWaiting,
  makeMaskedCopy,
  mayReadFile,
  openOriginalFile,
  prepareMaskedCopy,
  publish,
  readPersonalData,
  readState,
  review,
  saveDraft,
  submit,
} from '../src/engines/publication/index.ts';
import type { Tx } from '../src/platform/db/index.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { hiddenRemark, letterFile, secretNumber, tableFile } from './support/office-files.ts';
import { chinesePdf } from './support/pdf-files.ts';
import { allPrinciples, createZone, draft, makeDocument, proactive, type TestZone } from './support/zone.ts';

/** What an attachment shows and hides keeps a version from being public, and its original stays apart (S11, S12). */
const pdfTexts = [`救助对象李秀英，身份证号：${secretNumber}。`, '邻居段落不变。'];
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

let database: TestDatabase;
let zone: TestZone;
let folder: string;
let files: FileStore;
let extract: ExtractService;
const redact = createRedactService();

beforeAll(async () => {
  database = await createTestDatabase();
  zone = await createZone(database.app);
  folder = await mkdtemp(join(tmpdir(), 'openzone-attachments-'));
  files = openFileStore(folder);
  extract = createExtractService();
});
afterAll(async () => {
  extract.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const act = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.app.transaction(zone.siteId, work);
const state = (id: string) => database.app.read(zone.siteId, (reading) => readState(reading, id));
const seen = (id: string) =>
  database.app.read(zone.siteId, (reading) => readPersonalData(reading, zone.people.handler, id));
const deps = () => ({ db: database.app, files, redact, extract });
const readText = async (name: string, bytes: Buffer): Promise<string> => (await extract.extract({ name, bytes })).text;

async function put(name: string, bytes: Buffer, mediaType: string): Promise<{ name: string; sha256: string }> {
  const sha256 = await files.put(bytes);
  const text = await readText(name, bytes).catch(() => null);
  await act((tx) =>
    recordFile(tx, { sha256, size: bytes.byteLength, mediaType, text, createdBy: zone.people.handler.id }),
  );
  return { name, sha256 };
}

async function approve(id: string): Promise<void> {
  const { handler, head, reviewer, office } = zone.people;
  const at = async (tx: Tx) => ({ revision: (await readState(tx, id)).revision });
  await act(async (tx) => determine(tx, handler, id, { ...proactive, ...(await at(tx)) }));
  await act(async (tx) => submit(tx, handler, id, await at(tx)));
  for (const person of [head, reviewer, office]) {
    const decision = { decision: 'approve' as const, comment: '', confirmed: [...allPrinciples] };
    await act(async (tx) => review(tx, person, id, { ...decision, ...(await at(tx)) }));
  }
}

const insertAct = (id: string, versionId: string, forced = false) =>
  database.bypass(
    zone.siteId,
    `insert into public_act (site_id, id, document_id, version_id, action, acted_by, forced, reason)
     values ($1, gen_random_uuid(), $2, $3, 'PUBLISH', $4, $5, '紧急情况须立即发布')`,
    [zone.siteId, id, versionId, zone.people.office.id, forced],
  );

const blocksOf = async (id: string) => {
  const { revision } = await state(id);
  const error: unknown = await act((tx) => publish(tx, zone.people.office, id, { revision })).catch(
    (caught: unknown) => caught,
  );
  if (typeof error !== 'object' || error === null || !('detail' in error)) throw new Error(String(error));
  return JSON.stringify(error.detail);
};

describe('a letter with a person in it and a hidden remark', () => {
  it('waits to be looked into, is refused by command and database, and is published cleaned, its original apart', async () => {
    const { handler, office } = zone.people;
    const bytes = await letterFile();
    const letter = await put('救助名单.docx', bytes, DOCX);
    const id = await makeDocument(database.app, zone, 'approved', { attachments: [letter] });
    const other = await makeDocument(database.app, zone, 'determined', { attachments: [letter] });
    const elsewhere = await makeDocument(database.app, zone, 'approved', { attachments: [letter] });
    const { workingVersionId } = await state(id);
    expect(await blocksOf(id)).toContain('attachment-waiting');
    const unblock = () =>
      database.bypass(
        zone.siteId,
        `update publication_block set resolved_at = now(), resolution = '绕过' where version_id = $1 and resolved_at is null`,
        [workingVersionId],
      );
    while ((await inspectWaiting(deps(), zone.siteId, 1)) > 0);
    const blocks = await blocksOf(id);
    expect(blocks).toContain('attachment-1-hidden-text');
    expect(blocks).toContain('identity-number');
    const { attachments, findings } = await seen(id);
    expect(attachments).toMatchObject([{ position: 1, state: 'read', maskable: true }]);
    const hidden = attachments[0]?.findings.find(({ kind }) => kind === 'hidden-text');
    expect(hidden).toMatchObject({ blocking: true, action: 'removed', state: 'open' });
    expect(hidden?.places[0]?.text).toContain(hiddenRemark);
    const inFile = findings.filter(({ part }) => part === 'attachmentText:1');
    expect(inFile.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['person-name', 'identity-number']));
    expect(inFile[0]?.place).toMatch(/document/u);

    const { revision } = await state(id);
    const decide = (ids: string[]) =>
      act((tx) => decideOnFindings(tx, handler, id, { findings: ids, decision: 'mask', reason: '', revision }));
    await decide(inFile.map((one) => one.id));
    await unblock();
    await expect(insertAct(id, workingVersionId)).rejects.toThrow('PERSONAL_DATA_UNRESOLVED');
    await database.bypass(
      zone.siteId,
      `update personal_finding set state = 'keep', reason = '绕过', decided_by = $2 where version_id = $1`,
      [workingVersionId, handler.id],
    );
    await expect(insertAct(id, workingVersionId)).rejects.toThrow('ATTACHMENT_UNRESOLVED');
    await decide([...inFile.map((one) => one.id), hidden?.id ?? '']);

    const prepared = await prepareMaskedCopy(deps(), zone.siteId, handler, id, { revision });
    await act((tx) => makeMaskedCopy(tx, handler, id, { revision }, { ...prepared, files }));
    const copy = (await seen(id)).attachments[0];
    expect(copy?.sha256).not.toBe(letter.sha256);
    expect(copy?.findings.some(({ blocking }) => blocking)).toBe(false);
    const copied = await files.read(copy?.sha256 ?? '');
    const text = await readText('copy.docx', copied ?? Buffer.alloc(0));
    expect(text).toContain('李某某，身份证号：1101********4514');
    expect(text).toContain('邻居段落不变。');
    expect(copied?.includes(hiddenRemark)).toBe(false);

    await approve(id);
    await act(async (tx) => publish(tx, office, id, { revision: (await readState(tx, id)).revision }));
    const shown = await database.bypass(zone.siteId, `select sha256 from public_attachment where document_id = $1`, [
      id,
    ]);
    expect(shown.rows).toEqual([{ sha256: copy?.sha256 }]);

    // The original: for nobody as an ordinary file, with a purpose for few, and never public again, not even by force.
    for (const person of [handler, office])
      expect(await database.app.read(zone.siteId, (reading) => mayReadFile(reading, person, letter.sha256))).toBe(
        false,
      );
    await expect(act((tx) => openOriginalFile(tx, handler, id, 1, 1, ' '))).rejects.toMatchObject({
      id: 'PURPOSE_MISSING',
    });
    await expect(act((tx) => openOriginalFile(tx, zone.people.stranger, id, 1, 1, '想看'))).rejects.toMatchObject({
      status: 404,
    });
    expect(await act((tx) => openOriginalFile(tx, handler, id, 1, 1, '核对更正'))).toMatchObject(letter);
    expect((await seen(id)).originals).toMatchObject([
      { versionNumber: 1, copyNumber: 2, files: [{ position: 1, copySha256: copy?.sha256, readings: 1 }] },
    ]);
    const { workingVersionId: otherVersion } = await state(other);
    await expect(insertAct(other, otherVersion, true)).rejects.toThrow('ATTACHMENT_SEALED');
    expect(await blocksOf(elsewhere)).toContain('attachment-1-sealed');
    const current = await state(id);
    await expect(
      act((tx) =>
        saveDraft(tx, handler, id, { ...draft(zone, { attachments: [letter] }), revision: current.revision }),
      ),
    ).rejects.toMatchObject({ id: 'ATTACHMENT_SEALED' });
    await expect(
      database.bypass(zone.siteId, `delete from personal_original_file where site_id = $1`, [zone.siteId]),
    ).rejects.toThrow(/kept for ever|permission denied/u);
  });
});

it('a PDF in Chinese is masked, its copy read by another reader, and published', async () => {
  const { handler, office } = zone.people;
  const list = await put('名单.pdf', await chinesePdf(pdfTexts), 'application/pdf');
  const id = await makeDocument(database.app, zone, 'determined', { attachments: [list] });
  await inspectDocument(deps(), zone.siteId, id);
  const { attachments, findings } = await seen(id);
  expect(attachments).toMatchObject([{ state: 'read', maskable: true }]);
  const inFile = findings.filter(({ part }) => part === 'attachmentText:1');
  expect(inFile.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['person-name', 'identity-number']));
  expect(inFile[0]?.place).toBe('page 1');
  const { revision } = await state(id);
  const hidden = (attachments[0]?.findings ?? []).filter(({ action }) => action === 'removed');
  const ids = [...inFile, ...hidden].map((one) => one.id);
  await act((tx) => decideOnFindings(tx, handler, id, { findings: ids, decision: 'mask', reason: '', revision }));
  const prepared = await prepareMaskedCopy(deps(), zone.siteId, handler, id, { revision });
  await act((tx) => makeMaskedCopy(tx, handler, id, { revision }, { ...prepared, files }));
  const copy = (await seen(id)).attachments[0];
  expect(copy?.sha256).not.toBe(list.sha256);
  const text = (await readText('copy.pdf', (await files.read(copy?.sha256 ?? '')) ?? Buffer.alloc(0))).replace(
    /\s/gu,
    '',
  );
  expect(text).toContain('邻居段落不变');
  for (const word of ['李秀英', secretNumber]) expect(text).not.toContain(word);
  await approve(id);
  await act(async (tx) => publish(tx, office, id, { revision: (await readState(tx, id)).revision }));
  expect((await state(id)).stage).toBe('published');
});

it('a hidden column is cleaned away, or kept with a reason that counts in the next version too', async () => {
  const { handler } = zone.people;
  const table = await put('项目表.xlsx', await tableFile(), XLSX);
  const id = await makeDocument(database.app, zone, 'determined', { attachments: [table] });
  await inspectDocument(deps(), zone.siteId, id);
  const { revision } = await state(id);
  const column = (await seen(id)).attachments[0]?.findings.find(({ kind }) => kind === 'hidden-column');
  expect(column).toMatchObject({ blocking: true, state: 'open' });
  expect(JSON.stringify(column?.places)).toContain('13800138000');
  const input = { findings: [column?.id ?? ''], revision };
  await expect(
    act((tx) => decideOnFindings(tx, handler, id, { ...input, decision: 'keep', reason: ' ' })),
  ).rejects.toMatchObject({ id: 'REASON_MISSING' });
  await act((tx) => decideOnFindings(tx, handler, id, { ...input, decision: 'keep', reason: '隐藏列为公开电话' }));
  await act((tx) =>
    saveDraft(tx, handler, id, { ...draft(zone, { attachments: [table], title: '关于项目表的通知' }), revision }),
  );
  await act(async (tx) => determine(tx, handler, id, { ...proactive, revision: (await readState(tx, id)).revision }));
  const again = (await seen(id)).attachments[0]?.findings.find(({ kind }) => kind === 'hidden-column');
  expect(again).toMatchObject({ state: 'keep', reason: '隐藏列为公开电话' });
  await act(async (tx) =>
    decideOnFindings(tx, handler, id, {
      findings: [again?.id ?? ''],
      decision: 'mask',
      reason: '',
      revision: (await readState(tx, id)).revision,
    }),
  );
  const now = { revision: (await state(id)).revision };
  const prepared = await prepareMaskedCopy(deps(), zone.siteId, handler, id, now);
  await act((tx) => makeMaskedCopy(tx, handler, id, now, { ...prepared, files }));
  const copy = await files.read((await seen(id)).attachments[0]?.sha256 ?? '');
  const text = await readText('copy.xlsx', copy ?? Buffer.alloc(0));
  expect(text).toContain('道路养护');
  expect(text).not.toContain('13800138000');
});

it('what cannot be read a person looks at, with a reason, and nothing in it is masked', async () => {
  const { handler, office } = zone.people;
  const old = await put('旧表.doc', Buffer.from('d0cf11e0a1b11ae1'.repeat(40), 'hex'), 'application/msword');
  const id = await makeDocument(database.app, zone, 'approved', { attachments: [old] });
  const { workingVersionId } = await state(id);
  await database.bypass(
    zone.siteId,
    `update publication_block set resolved_at = now(), resolution = '绕过' where version_id = $1`,
    [workingVersionId],
  );
  await expect(insertAct(id, workingVersionId)).rejects.toThrow('ATTACHMENT_NOT_INSPECTED');
  await inspectDocument(deps(), zone.siteId, id);
  expect(await blocksOf(id)).toContain('attachment-1-unreadable');
  const [file] = (await seen(id)).attachments;
  expect(file).toMatchObject({ state: 'refused', maskable: false, findings: [{ kind: 'unreadable', action: 'look' }] });
  const { revision } = await state(id);
  const input = { findings: [file?.findings[0]?.id ?? ''], revision };
  await expect(
    act((tx) => decideOnFindings(tx, handler, id, { ...input, decision: 'mask', reason: '' })),
  ).rejects.toMatchObject({ id: 'LOOK_IN_ATTACHMENT' });
  await act((tx) =>
    decideOnFindings(tx, handler, id, { ...input, decision: 'keep', reason: '已逐页查看，无个人信息' }),
  );
  await act((tx) => publish(tx, office, id, { revision }));
  expect((await state(id)).stage).toBe('published');
});

it('plain text is masked as well, and nothing is made when somebody decides while the copy is made', async () => {
  const { handler } = zone.people;
  const text = `名单：李秀英，身份证号${secretNumber}。\n其他内容不变。\n`;
  const list = await put('名单.txt', Buffer.from(text), 'text/plain');
  const id = await makeDocument(database.app, zone, 'determined', { attachments: [list] });
  const { revision } = await state(id);
  const found = (await seen(id)).findings.filter(({ part }) => part === 'attachmentText:1');
  const number = found.find(({ kind }) => kind === 'identity-number');
  const decide = (ids: string[], decision: 'mask' | 'open') =>
    act((tx) => decideOnFindings(tx, handler, id, { findings: ids, decision, reason: '', revision }));
  await decide([number?.id ?? ''], 'mask');
  const prepared = await prepareMaskedCopy(deps(), zone.siteId, handler, id, { revision });
  await decide([number?.id ?? ''], 'open');
  await expect(
    act((tx) => makeMaskedCopy(tx, handler, id, { revision }, { ...prepared, files })),
  ).rejects.toMatchObject({ id: 'FINDINGS_CHANGED' });
  await decide([number?.id ?? ''], 'mask');
  await act((tx) => makeMaskedCopy(tx, handler, id, { revision }, { ...prepared, files }));
  const copy = await files.read((await seen(id)).attachments[0]?.sha256 ?? '');
  expect(copy?.toString()).toBe(text.replace(secretNumber, '1101********4514'));
});

it('the right to make a copy is asked for before the revision', async () => {
  const { reviewer } = zone.people;
  const id = await makeDocument(database.app, zone, 'determined');
  await expect(prepareMaskedCopy(deps(), zone.siteId, reviewer, id, { revision: 9999 })).rejects.toMatchObject({
    status: 403,
  });
  await expect(act((tx) => makeMaskedCopy(tx, reviewer, id, { revision: 9999 }))).rejects.toMatchObject({
    status: 403,
  });
});
