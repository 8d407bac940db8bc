import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  consistencyProof,
  inclusionProof,
  leafHash,
  readCheckpointUnverified,
  sha256,
  verifyConsistency,
  verifyInclusion,
} from '@openzone/ledger-core';
import type { DocumentDetail, Erasure, ErasurePreview, UploadedFile } from '@openzone/contracts';
import { erasedWords } from '@openzone/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeZip } from '../src/base/files/extract/test-files.ts';
import { forgetFile, removeForgottenFiles } from '../src/base/files/index.ts';
import { hashPassword, insertAccount } from '../src/base/identity/index.ts';
import { appendToLedger, integrateLedger } from '../src/base/ledger/index.ts';
import { checkProof, holds, parseProofFile } from '../src/base/ledger/proof/index.ts';
import { makePreviewToken, readState, verifyVersions, withdraw } from '../src/engines/publication/index.ts';
import { sql, type Tx } from '../src/platform/db/index.ts';
import { newId } from '../src/platform/ids.ts';
import { matching } from './support/expectations.ts';
import { pngOf, uploadPicture } from './support/pictures.ts';
import { importText, markedDraft, plantImport, uploadMarked } from './support/hidden.ts';
import type { Answer, ApiClient } from './support/http-client.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { bringToPublic, makeAt } from './support/stages.ts';
import { allPrinciples, createZone, draft, testPassword, testProfile, type TestZone } from './support/zone.ts';

/** What a version says can be truly removed, by two people and for a reason in law, and every proof on the ledger stays valid. */
let server: TestServer;
let zone: TestZone;
const clients = new Map<string, ApiClient>();

beforeAll(async () => {
  server = await startTestServer();
  zone = await createZone(server.database.app);
  const passwordHash = await hashPassword(testPassword);
  await server.database.app.transaction(zone.siteId, (tx) =>
    insertAccount(tx, {
      id: newId(),
      signInName: 'office2',
      displayName: '公开办乙',
      passwordHash,
      unitId: zone.otherUnitId,
      roles: [{ role: 'DISCLOSURE_OFFICE', unitId: null }],
      demonstration: false,
    }),
  );
  for (const who of ['handler', 'head', 'reviewer', 'office', 'office2', 'admin', 'stranger'])
    clients.set(who, await server.office(who));
});
afterAll(async () => {
  await server.stop();
});

const as = (who: string): ApiClient => {
  const client = clients.get(who);
  if (client === undefined) throw new Error(`nobody is ${who}`);
  return client;
};

interface Asked {
  readonly basis: string;
  readonly reason: string;
  readonly remarks: boolean;
  readonly sharedSources: boolean;
}

const lawful: Asked = {
  basis: 'PERSONAL_INFORMATION',
  reason: '当事人撤回同意，要求删除其个人信息',
  remarks: true,
  sharedSources: false,
};

const ask = (
  id: string,
  number: number,
  change: Partial<Asked> = {},
  who = 'office',
): Promise<Answer<DocumentDetail>> =>
  as(who).post<DocumentDetail>(`/documents/${id}/versions/${number}/erasure`, { ...lawful, ...change });

const detail = async (id: string): Promise<DocumentDetail> =>
  (await as('office').get<DocumentDetail>(`/documents/${id}`)).body;

async function erasureOf(id: string, number: number, who = 'office'): Promise<Erasure> {
  const { body } = await as(who).get<DocumentDetail>(`/documents/${id}`);
  const found = body.versions.find((version) => version.number === number)?.erasure;
  if (found === undefined || found === null) throw new Error('no erasure');
  return found;
}

async function decide(
  id: string,
  number: number,
  what: 'confirmation' | 'drop',
  who: string,
): Promise<Answer<DocumentDetail>> {
  const { id: erasureId } = await erasureOf(id, number);
  return as(who).post<DocumentDetail>(`/documents/${id}/versions/${number}/erasure/${what}`, { erasureId });
}

/** Asked for by one, confirmed by another, and the bytes removed as the worker does. */
async function erase(id: string, number: number, change: Partial<Asked> = {}): Promise<DocumentDetail> {
  const asked = await ask(id, number, change);
  expect(asked.status, asked.text).toBe(200);
  const done = await decide(id, number, 'confirmation', 'admin');
  expect(done.status, done.text).toBe(200);
  await removeBytes();
  return done.body;
}

const removeBytes = (): Promise<number> => removeForgottenFiles(server.database.app, zone.siteId, server.runtime.files);

/** A public document that says its marker in every field and in its file. */
async function publishedWith(marker: string): Promise<string> {
  const attachment = await uploadMarked(as('handler'), marker);
  return makeAt(server.database.app, zone, 'published', { content: markedDraft(zone, marker, attachment) });
}

/** The same, withdrawn with a reason that says the marker too. */
async function withdrawnWith(marker: string): Promise<string> {
  const id = await publishedWith(marker);
  await withdrawWith(id, marker);
  return id;
}

async function withdrawWith(id: string, marker: string): Promise<void> {
  await server.database.app.transaction(zone.siteId, async (tx) => {
    const { revision } = await readState(tx, id);
    await withdraw(tx, zone.people.office, id, { revision, reason: `${marker}withdrawal` });
  });
}

/** Where a word stands in any row of any table, as text or as bytes. */
async function inDatabase(word: string): Promise<string[]> {
  const owner = await server.database.asOwner();
  try {
    const { rows } = await owner.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'openzone' and table_type = 'BASE TABLE' order by 1`,
    );
    const found: string[] = [];
    const bytes = Buffer.from(word, 'utf8').toString('hex');
    const base64 = Buffer.from(word, 'utf8').toString('base64').slice(0, -3);
    for (const { name } of rows) {
      const hits = await owner.query<{ row: string }>(
        `select left(t::text, 300) as row from openzone.${name} t where t::text ilike any($1)`,
        [[word, bytes, base64].map((needle) => `%${needle}%`)],
      );
      for (const { row } of hits.rows) found.push(`${name}: ${row}`);
    }
    return found;
  } finally {
    await owner.end();
  }
}

/** Names of the tables that hold the word, in order. */
async function tablesWith(word: string): Promise<string[]> {
  const names = (await inDatabase(word)).map((line) => line.split(':')[0] ?? '');
  return [...new Set(names)].toSorted((a, b) => a.localeCompare(b));
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function onDisk(word: string): Promise<string[]> {
  const found: string[] = [];
  for (const path of await filesUnder(server.dataDir)) if ((await readFile(path)).includes(word)) found.push(path);
  return found;
}

/** Nothing says the word any more. That both searches find what is there is tried where everything is. */
async function expectGone(word: string): Promise<void> {
  expect({ database: await inDatabase(word), disk: await onDisk(word) }).toEqual({ database: [], disk: [] });
}

interface LedgerRow {
  readonly sequence: number;
  readonly action: string;
  readonly entry: string;
  readonly opening: string | null;
  readonly leaf: Buffer;
}

async function ledgerOf(documentId?: string): Promise<LedgerRow[]> {
  const { rows } = await server.database.bypass(
    zone.siteId,
    `select e.sequence, e.action, e.entry, o.opening, e.leaf_hash as leaf from ledger_entry e left join ledger_opening o using (site_id, sequence)
     where $1::uuid is null or e.subject_id = $1 order by e.sequence`,
    [documentId ?? null],
  );
  return rows as unknown[] as LedgerRow[];
}

/** The tree as it is signed now. */
async function signedHead(): Promise<{ size: number; root: Uint8Array; note: string }> {
  const { db, ledger } = server.runtime;
  const keys = ledger.keys({ key: 'test', profile: testProfile('测试') });
  await integrateLedger(db, zone.siteId, { files: ledger.files('test'), keys });
  const note = ((await ledger.files('test').read('checkpoint')) ?? Buffer.alloc(0)).toString('utf8');
  const { size, root } = readCheckpointUnverified(note);
  return { size, root, note };
}

describe('who and when', () => {
  it('the disclosure office asks, a second person of it or an administrator confirms, and nobody else does either', async () => {
    const id = await withdrawnWith('kvxwhoq');
    for (const who of ['handler', 'head', 'reviewer', 'admin', 'stranger'])
      expect({ who, status: (await ask(id, 1, {}, who)).status }).toEqual({ who, status: 403 });
    expect((await (await server.office()).post(`/documents/${id}/versions/1/erasure`, lawful)).status).toBe(401);
    expect((await detail(id)).versions[0]).toMatchObject({ mayErase: true, erasure: null });
    expect((await ask(id, 1)).status).toBe(200);
    expect(await ask(id, 1)).toMatchObject({ status: 409, error: { error: 'ERASURE_WAITING' } });
    for (const who of ['handler', 'head', 'reviewer', 'stranger', 'office'])
      expect({ who, status: (await decide(id, 1, 'confirmation', who)).status }).toEqual({ who, status: 403 });
    expect(await erasureOf(id, 1)).toMatchObject({ state: 'requested', mayConfirm: false, mayDrop: true, entry: null });
    expect(await erasureOf(id, 1, 'admin')).toMatchObject({ mayConfirm: true, mayDrop: true });
    expect(await erasureOf(id, 1, 'reviewer')).toMatchObject({ mayConfirm: false, mayDrop: false });
    expect((await detail(id)).version.title).toContain('kvxwhoq');

    for (const [who, count] of [
      ['office2', 1],
      ['admin', 1],
      ['office', 0],
    ] as const) {
      const { body } = await as(who).get<{ items: { about: string }[] }>('/notices');
      expect({ who, count: body.items.filter((notice) => notice.about === `document:${id}`).length }).toEqual({
        who,
        count,
      });
    }

    const { id: erasureId } = await erasureOf(id, 1);
    expect((await decide(id, 1, 'drop', 'office2')).status).toBe(200);
    const late = await as('admin').post(`/documents/${id}/versions/1/erasure/confirmation`, { erasureId });
    expect(late).toMatchObject({ status: 409, error: { error: 'ERASURE_NOT_REQUESTED' } });
    expect((await ask(id, 1)).status).toBe(200);
    const done = await decide(id, 1, 'confirmation', 'office2');
    expect(done.status, done.text).toBe(200);
    expect(done.body.versions[0]).toMatchObject({
      title: erasedWords,
      mayErase: false,
      contentSha256: '0'.repeat(64),
      erasure: { state: 'done', requestedBy: 'office', confirmedBy: '公开办乙', reason: lawful.reason },
    });
    expect(done.body.versions[0]?.erasure?.entry).toBe((await ledgerOf(id)).at(-1)?.sequence);
    const kinds = done.body.events.map((event) => event.kind);
    expect(kinds.slice(0, 4)).toEqual(['erase', 'erase-request', 'erase-drop', 'erase-request']);
    expect(done.body.events[0]?.comment).toBe(`PERSONAL_INFORMATION 1 ${lawful.reason}`);
  });

  it('only what is not public, and not on its way there', async () => {
    const db = server.database.app;
    const published = await makeAt(db, zone, 'published');
    expect(await ask(published, 1)).toMatchObject({
      status: 409,
      error: { error: 'ERASURE_NOT_POSSIBLE', text: { zh: matching(/撤回/) } },
    });
    for (const situation of ['in_review_1', 'scheduled'] as const) {
      const id = await makeAt(db, zone, situation);
      expect((await ask(id, 1)).error.error, situation).toBe('ERASURE_NOT_POSSIBLE');
    }
    // A version that was withdrawn when it was asked about and returns before it is confirmed.
    const id = await makeAt(db, zone, 'withdrawn');
    await bringToPublic(db, zone, id);
    expect((await ask(id, 2)).status).toBe(409);
    expect((await ask(id, 1)).status).toBe(200);
    expect((await decide(id, 1, 'confirmation', 'admin')).status).toBe(200);
    expect(await ask(id, 1)).toMatchObject({ status: 409, error: { text: { zh: matching(/已经删除/) } } });
  });

  it('with a reason that does not repeat what is to go', async () => {
    const id = await withdrawnWith('kvxreasonq');
    expect((await ask(id, 1, { reason: '删除' })).error).toMatchObject({ error: 'REASON_MISSING', field: 'reason' });
    expect((await ask(id, 1, { reason: '删去《关于kvxreasonqtitle的通知》的内容' })).error).toMatchObject({
      error: 'ERASURE_REASON_QUOTES',
      field: 'reason',
    });
    expect((await ask(id, 1, { basis: 'WHIM' })).status).toBe(400);
  });
});

describe('where the document stands afterwards', () => {
  it.each([
    ['draft', 'discarded'],
    ['determined', 'discarded'],
    ['approved', 'discarded'],
    ['held_withheld', 'discarded'],
    ['discarded', 'discarded'],
    ['withdrawn', 'withdrawn'],
  ] as const)('%s → %s', async (situation, stage) => {
    const id = await makeAt(server.database.app, zone, situation);
    const after = await erase(id, 1);
    expect(after).toMatchObject({ stage, title: erasedWords, isPublic: false });
    expect(after.actions).not.toContain('publish');
  });

  it('a newer draft of a public document → the public version is the working one again', async () => {
    const id = await makeAt(server.database.app, zone, 'redraft', { newer: { title: 'kvxnewerq修订' } });
    const after = await erase(id, 2);
    expect(after).toMatchObject({ stage: 'published', isPublic: true, versionNumber: 1 });
    await expectGone('kvxnewerq');
    const again = await as('handler').put<DocumentDetail>(`/documents/${id}/draft`, {
      ...draft(zone, { title: '再次修订' }),
      revision: after.revision,
    });
    expect(again.body).toMatchObject({ versionNumber: 3, stage: 'draft' });
  });

  it('a preview link of it shows nothing', async () => {
    const id = await makeAt(server.database.app, zone, 'draft');
    const token = makePreviewToken(server.runtime.secrets.previewLinks, {
      siteId: zone.siteId,
      documentId: id,
      versionNumber: 1,
      expires: Date.now() + 60_000,
    });
    const http = server.http();
    expect((await http({ method: 'GET', path: `/preview/${token}` })).status).toBe(200);
    await erase(id, 1);
    expect((await http({ method: 'GET', path: `/preview/${token}` })).status).toBe(404);
  });
});

describe('the words', () => {
  it('are nowhere any more: fields, record, file, openings', async () => {
    const marker = 'kvxeverywhereq';
    const attachment = await uploadMarked(as('handler'), marker);
    const { sha256: picture } = await uploadPicture(as('handler'), pngOf(marker));
    const content = markedDraft(zone, marker, attachment, picture);
    const db = server.database.app;
    const id = await makeAt(db, zone, 'in_review_2', { content, reviewComment: `${marker}comment` });
    for (const who of ['reviewer', 'office']) {
      const { revision } = await detail(id);
      const body = { decision: 'approve', comment: `${marker}${who}`, confirmed: allPrinciples, revision };
      expect((await as(who).post(`/documents/${id}/review`, body)).status).toBe(200);
    }
    await bringToPublic(db, zone, id);
    await server.index();
    const revised = { ...content, title: `再说${marker}`, changeNote: `${marker}again`, changedDate: '2026-03-04' };
    const { revision } = await detail(id);
    await as('handler').put(`/documents/${id}/draft`, { ...draft(zone, revised), revision });
    await bringToPublic(db, zone, id);
    await server.index();
    const clean = draft(zone, { title: '已更正的通知', changeNote: '更正内容', changedDate: '2026-03-05' });
    await as('handler').put(`/documents/${id}/draft`, { ...clean, revision: (await detail(id)).revision });
    await bringToPublic(db, zone, id);
    // The search index is not brought up to date: it still knows the second version.
    await signedHead();
    expect(await tablesWith(marker)).toEqual([
      'document_event',
      'document_version',
      'document_words',
      'file',
      'file_inspection',
      'ledger_opening',
      'public_act',
      'review_decision',
      'search_entry',
      'version_attachment',
    ]);
    expect((await onDisk(marker)).length).toBe(1);

    await erase(id, 2);
    expect((await onDisk(marker)).length, 'the first version needs the file').toBe(1);
    expect(await server.runtime.files.has(picture)).toBe(true);
    const after = await erase(id, 1);
    expect(await server.runtime.files.has(picture), 'the picture of the erased body').toBe(false);
    await expectGone(marker);
    expect(after).toMatchObject({ isPublic: true, title: '已更正的通知', stage: 'published' });
    await server.index();
    const http = server.http();
    const page = (await http({ method: 'GET', path: `/d/${after.code}` })).bytes.toString();
    expect(page).toContain('已更正的通知');
    expect(page).not.toContain(marker);
    const found = (await http({ method: 'GET', path: `/search?q=${encodeURIComponent('已更正')}` })).bytes.toString();
    expect(found).toContain(`/d/${after.code}`);
    await signedHead();
    await expectGone(marker);
  });

  it('of the record stay when the request says so, and the tombstone with them', async () => {
    const marker = 'kvxrecordq';
    const id = await withdrawnWith(marker);
    await erase(id, 1, { remarks: false });
    expect(await tablesWith(marker)).toEqual(['document', 'document_event', 'ledger_opening', 'public_act']);
    const openings = (await ledgerOf(id)).filter((row) => row.opening !== null).map((row) => row.action);
    expect(openings).toEqual(['WITHDRAW']);
    const { code } = await detail(id);
    const tombstone = await server.http()({ method: 'GET', path: `/d/${code}` });
    expect(tombstone.status).toBe(410);
    expect(tombstone.bytes.toString()).toContain(`${marker}withdrawal`);
  });

  it('go from what was written for channels since, approved or not', async () => {
    const marker = 'kvxchannelq';
    const id = await publishedWith(marker);
    for (const channel of ['WECHAT', 'WEIBO', 'PRESS']) {
      const words = {
        title: channel === 'WEIBO' ? '' : `${marker}题`,
        body: `${marker}文字`,
        picture: null,
        sendAt: null,
      };
      const written = await as('handler').put(`/documents/${id}/channel-texts/${channel}`, { ...words, revision: 0 });
      expect(written.status, written.text).toBe(200);
    }
    const approved = await as('head').post(`/documents/${id}/channel-texts/WECHAT/approval`, { revision: 1 });
    expect(approved.status, approved.text).toBe(200);
    expect(await tablesWith(marker)).toContain('channel_text');
    await withdrawWith(id, marker);
    await erase(id, 1);
    await expectGone(marker);
  });

  it('go from what was withheld: its determination is emptied too', async () => {
    const marker = 'kvxwithheldq';
    const id = await makeAt(server.database.app, zone, 'draft', { content: { title: marker } });
    const determination = {
      attribute: 'WITHHELD',
      article: '14',
      ground: 'STATE_SECRET',
      reason: `${marker}涉密`,
      evidence: { classificationLevel: '秘密', secrecyPeriod: `${marker}十年`, classifiedBy: `${marker}定密` },
    };
    const { revision } = await detail(id);
    const determined = await as('handler').post(`/documents/${id}/determination`, { ...determination, revision });
    expect(determined.status, determined.text).toBe(200);
    const after = await erase(id, 1, { basis: 'STATE_SECRET' });
    await expectGone(marker);
    expect(after.determination).toMatchObject({ attribute: 'WITHHELD', ground: 'STATE_SECRET', reason: erasedWords });
  });

  it('go from what an import kept: rows, duplicates, the source, its name', async () => {
    const marker = 'kvximportq';
    const { rows, batchId } = await plantImport(server, zone, as('handler'), [marker], `${marker}file`);
    // The same text in other bytes, and the same bytes once more.
    const twin = Buffer.concat([importText(marker), Buffer.from('\n\n')]);
    await as('handler').upload('/imports', [{ name: `${marker}twin.txt`, bytes: twin }], { name: '另一批' });
    await as('handler').upload('/imports', [{ name: `${marker}again.txt`, bytes: importText(marker) }], {
      name: '又一批',
    });
    await server.readImports(zone.siteId);
    await as('handler').upload('/imports', [{ name: `${marker}unread.txt`, bytes: importText(marker) }], {
      name: '未读',
    });
    await as('handler').post(`/imports/${batchId}/confirm`, { comment: `${marker}ok` });
    await as('reviewer').post(`/imports/${batchId}/review`, { decision: 'approve', confirmed: allPrinciples });
    const { body } = await as('handler').get<{ rows: { documentId: string }[] }>(`/imports/${batchId}`);
    const id = body.rows[0]?.documentId ?? '';
    const { revision } = await detail(id);
    await as('office').post(`/documents/${id}/withdrawal`, { reason: '不应公开', revision });

    const { body: preview } = await as('office').get<ErasurePreview>(`/documents/${id}/versions/1/erasure`);
    expect(preview.imported.rows).toBe(2);
    expect(preview.imported.sources.map(({ others }) => others)).toEqual([0, 0]);
    await erase(id, 1);
    await expectGone(marker);
    const batch = await as('handler').get<{ batch: { name: string }; rows: { title: string; state: string }[] }>(
      `/imports/${batchId}`,
    );
    expect(batch.body.batch.name).toBe(erasedWords);
    expect(batch.body.rows).toEqual([expect.objectContaining({ title: erasedWords, state: 'confirmed' })]);
    expect((await as('handler').get(`/imports/${batchId}/rows/${rows[0]?.id ?? ''}`)).status).toBe(200);
    await server.readImports(zone.siteId);
    await expectGone(marker);
  });

  it('of a file that held other documents too go only when that is asked for', async () => {
    const bytes = await makeZip({
      '一.txt': importText('kvxsharedoneq'),
      '二.txt': importText('kvxsharedtwoq'),
    });
    const answer = await as('handler').upload<{ id: string }>('/imports', [{ name: '旧网站.zip', bytes }], {
      name: '旧网站',
    });
    await server.readImports(zone.siteId);
    const batchId = answer.body.id;
    const zipHash = Buffer.from(sha256(new Uint8Array(bytes))).toString('hex');
    const listed = await as('handler').get<{ rows: { id: string; title: string; documentId: string | null }[] }>(
      `/imports/${batchId}`,
    );
    expect(listed.body.rows.length).toBe(2);
    for (const row of listed.body.rows)
      await as('handler').put(`/imports/${batchId}/rows/${row.id}`, {
        attribute: 'PROACTIVE',
        article: '19',
        columnKey: 'budget',
      });
    await as('handler').post(`/imports/${batchId}/confirm`);
    const confirmed = await as('handler').get<typeof listed.body>(`/imports/${batchId}`);
    const idOf = (marker: string): string =>
      confirmed.body.rows.find((row) => row.title.includes(marker))?.documentId ?? '';
    for (const [marker, sharedSources] of [
      ['kvxsharedoneq', false],
      ['kvxsharedtwoq', true],
    ] as const) {
      const id = idOf(marker);
      await as('handler').post(`/documents/${id}/recall`, { comment: '收回', revision: (await detail(id)).revision });
      const { body: preview } = await as('office').get<ErasurePreview>(`/documents/${id}/versions/1/erasure`);
      expect(preview.imported).toEqual({ rows: 1, sources: [{ name: '旧网站.zip', others: sharedSources ? 0 : 1 }] });
      await erase(id, 1, { sharedSources });
      expect(await inDatabase(marker)).toEqual([]);
      const zips = (await filesUnder(join(server.dataDir, 'files'))).filter((path) => path.endsWith(zipHash));
      expect(zips.length).toBe(sharedSources ? 0 : 1);
    }
  });
});

it('the statement in the documentation takes them out of the data files of the database as well', async () => {
  const marker = 'kvxphysicalq';
  const id = await withdrawnWith(marker);
  const owner = await server.database.asOwner();
  try {
    const { rows } = await owner.query<{ folder: string }>(
      `select current_setting('data_directory') || '/base/' || oid as folder from pg_database where datname = current_database()`,
    );
    const inDataFiles = async (): Promise<number> => {
      await owner.query('checkpoint');
      const files = await filesUnder(rows[0]?.folder ?? '');
      const found = await Promise.all(files.map(async (path) => (await readFile(path)).includes(marker)));
      return found.filter(Boolean).length;
    };
    expect(await inDataFiles()).toBeGreaterThan(3);
    await erase(id, 1);
    const page = await readFile(join(import.meta.dirname, '../../../docs/operations/erasure.md'), 'utf8');
    const statements = /```sql\n([^`]*)```/.exec(page)?.[1]?.split(';') ?? [];
    expect(statements.length).toBeGreaterThan(3);
    for (const statement of statements.filter((one) => /^\s*(?:set|vacuum)/.test(one))) await owner.query(statement);
    await owner.query('reset role');
    expect(await inDataFiles()).toBe(0);
  } finally {
    await owner.end();
  }
});

describe('files', () => {
  it('stay while anything else needs them, and go with the last', async () => {
    const file = await uploadMarked(as('handler'), 'kvxfileq');
    const withFile = { attachments: [file] };
    const one = await makeAt(server.database.app, zone, 'withdrawn', { content: withFile });
    const other = await makeAt(server.database.app, zone, 'published', { content: withFile });
    const { body } = await as('office').get<ErasurePreview>(`/documents/${one}/versions/1/erasure`);
    expect(body).toEqual({
      attachments: [{ name: file.name, neededBy: 'VERSION' }],
      imported: { rows: 0, sources: [] },
      otherVersions: [],
    });
    await erase(one, 1);
    const { code } = await detail(other);
    const path = `/d/${code}/files/1/x.txt`;
    expect((await server.http()({ method: 'GET', path })).status).toBe(200);
    await as('office').post(`/documents/${other}/withdrawal`, {
      reason: '不应公开',
      revision: (await detail(other)).revision,
    });
    await erase(other, 1);
    await expectGone('kvxfileq');
  });

  it('are removed by the next round when the first was killed, and not when they were handed in again', async () => {
    const put = async (marker: string): Promise<string> => (await uploadMarked(as('handler'), marker)).sha256;
    const { files } = server.runtime;
    const db = server.database.app;
    const forget = (content: string): Promise<boolean> => db.transaction(zone.siteId, (tx) => forgetFile(tx, content));
    const [left, again] = [await put('kvxleftq'), await put('kvxagainq')];
    expect([await forget(left), await forget(again), await forget(left)]).toEqual([true, true, false]);
    // Killed between the removal and the commit that would have said so.
    await files.remove(left);
    await put('kvxagainq');
    expect(await removeBytes()).toBe(2);
    expect([await files.has(left), await files.has(again)]).toEqual([false, true]);
    expect(await removeBytes()).toBe(0);
  });

  it('that were forgotten while somebody hands in the same are there in the end', async () => {
    const bytes = Buffer.from('同一份内容 kvxraceq');
    const upload = async (): Promise<UploadedFile> =>
      (await as('handler').upload<UploadedFile>('/files', [{ name: '同.txt', bytes }])).body;
    const { sha256: content } = await upload();
    const db = server.database.app;
    for (let round = 0; round < 20; round += 1) {
      await db.transaction(zone.siteId, (tx) => forgetFile(tx, content));
      await Promise.all([removeBytes(), upload(), removeBytes()]);
      await removeBytes();
      expect(await server.runtime.files.has(content), `round ${round}`).toBe(true);
    }
  });

  it('that another site has keep their bytes', async () => {
    const other = await createZone(server.database.app, 'other', ['other.example'], false);
    const client = await server.office('handler', 'other.example');
    const { sha256: content } = await uploadMarked(client, 'kvxtwinq');
    await uploadMarked(as('handler'), 'kvxtwinq');
    const db = server.database.app;
    await db.transaction(zone.siteId, (tx) => forgetFile(tx, content));
    await removeBytes();
    expect(await server.runtime.files.has(content)).toBe(true);
    await db.transaction(other.siteId, (tx) => forgetFile(tx, content));
    await removeForgottenFiles(db, other.siteId, server.runtime.files);
    expect(await server.runtime.files.has(content)).toBe(false);
  });
});

describe('the ledger', () => {
  it('tells of it, proves everything as before, and opens nothing of it any more', async () => {
    const marker = 'kvxproofq';
    const id = await withdrawnWith(marker);
    await makeAt(server.database.app, zone, 'published', { content: { title: '别的文件' } });
    const before = await ledgerOf();
    const headBefore = await signedHead();
    const leaves = (rows: readonly LedgerRow[]): Uint8Array[] => rows.map((row) => new Uint8Array(row.leaf));
    // What somebody kept from the time when it was public: entry, opening, proof, checkpoint.
    const kept = (await ledgerOf(id)).find((row) => row.action === 'PUBLISH');
    if (kept?.opening === undefined || kept.opening === null) throw new Error('nothing was opened');
    const proofFile = {
      ...kept,
      opening: kept.opening,
      proof: inclusionProof(leaves(before), kept.sequence, sha256),
      head: headBefore,
    };

    await erase(id, 1);
    const headAfter = await signedHead();
    const after = await ledgerOf();
    expect(after.slice(0, before.length).map(({ entry }) => entry)).toEqual(before.map(({ entry }) => entry));
    for (const row of after) {
      verifyInclusion(
        {
          index: row.sequence,
          size: headAfter.size,
          leaf: leafHash(new Uint8Array(Buffer.from(row.entry)), sha256),
          proof: inclusionProof(leaves(after), row.sequence, sha256),
          root: headAfter.root,
        },
        sha256,
      );
    }
    verifyConsistency(
      {
        size1: headBefore.size,
        size2: headAfter.size,
        root1: headBefore.root,
        root2: headAfter.root,
        proof: consistencyProof(leaves(after), headBefore.size, sha256),
      },
      sha256,
    );
    verifyInclusion(
      {
        index: proofFile.sequence,
        size: proofFile.head.size,
        leaf: leafHash(new Uint8Array(Buffer.from(proofFile.entry)), sha256),
        proof: proofFile.proof,
        root: proofFile.head.root,
      },
      sha256,
    );
    const told = JSON.parse(proofFile.entry) as { commitment: { sha256: string } };
    expect(Buffer.from(sha256(new Uint8Array(Buffer.from(proofFile.opening)))).toString('hex')).toBe(
      told.commitment.sha256,
    );

    expect((await ledgerOf(id)).map(({ action, opening }) => [action, opening])).toEqual([
      ['PUBLISH', null],
      ['WITHDRAW', null],
      ['ERASE', null],
    ]);
    const { code } = await detail(id);
    const last = JSON.parse(after.at(-1)?.entry ?? '{}') as { at: string; appended: string };
    expect(last).toMatchObject({
      action: 'ERASE',
      subject: { type: 'document', code, version: 1 },
      unit: 'czj',
      basis: 'PERSONAL_INFORMATION',
    });
    expect(Date.parse(last.at)).toBeLessThanOrEqual(Date.parse(last.appended));
    const shown = await server.database.portal.read(zone.siteId, (reading) =>
      reading.rows(sql`select code, basis, version_number as version from public_erasure where code = ${code}`),
    );
    expect(shown).toEqual([{ code, basis: 'PERSONAL_INFORMATION', version: 1 }]);
    expect(await onDisk(marker)).toEqual([]);
  });

  it('leaves a proof file from before as good as it was, and opens nothing in a new one', async () => {
    const marker = 'kvxkeptq';
    const id = await publishedWith(marker);
    await signedHead();
    const { code } = await detail(id);
    const http = server.http();
    const get = async (path: string): Promise<{ status: number; text: string }> => {
      const { status, bytes } = await http({ method: 'GET', path: `/d/${code}/${path}` });
      return { status, text: bytes.toString('utf8') };
    };
    const kept = await get('proof.json');
    expect(kept.status).toBe(200);
    expect(kept.text).toContain(marker);
    expect(holds(checkProof(parseProofFile(kept.text)))).toBe(true);
    expect((await get('content.json')).text).toContain(marker);

    await withdrawWith(id, marker);
    await erase(id, 1);
    await signedHead();
    const steps = checkProof(parseProofFile(kept.text));
    expect(steps.filter(({ state }) => state === 'failed')).toEqual([]);
    expect(holds(steps)).toBe(true);
    expect((await get('content.json')).status).toBe(404);
    const now = await get('proof.json');
    expect(now.text).not.toContain(marker);
    // What was proven of the document's history still is, with nothing opened.
    expect(now.status).toBe(200);
    expect(holds(checkProof(parseProofFile(now.text)))).toBe(true);
  });

  it('does not give away what the public never knew', async () => {
    const id = await makeAt(server.database.app, zone, 'draft', { content: { title: 'kvxneverq' } });
    const { code } = await erase(id, 1);
    const [row, ...more] = await ledgerOf(id);
    expect(more).toEqual([]);
    expect(row?.entry).not.toContain(code);
    expect(row?.entry).not.toContain('czj');
    expect(JSON.parse(row?.opening ?? '')).toMatchObject({
      subject: { code, version: 1 },
      unit: 'czj',
      basis: 'PERSONAL_INFORMATION',
    });
    const { rows } = await server.database.bypass(zone.siteId, 'select * from public_erasure where code = $1', [code]);
    expect(rows).toEqual([]);
  });

  it('verify knows what was erased from what was emptied by hand', async () => {
    const check = (): Promise<string[]> =>
      server.database.app.read(zone.siteId, async (reading) =>
        (await verifyVersions(reading, (content) => server.runtime.files.read(content))).problems.map(({ zh }) => zh),
      );
    expect(await check()).toEqual([]);
    const erased = await makeAt(server.database.app, zone, 'withdrawn');
    await erase(erased, 1);
    const plain = await makeAt(server.database.app, zone, 'withdrawn', { content: { title: '手工清空' } });
    const owner = await server.database.asOwner();
    try {
      await owner.query('alter table document_version disable trigger user');
      await owner.query(`update document_version set body_html = '<p>又有了</p>' where document_id = $1`, [erased]);
      await owner.query('update document_version set content_sha256 = erased_hash() where document_id = $1', [plain]);
      const problems = await check();
      expect(problems).toEqual(
        expect.arrayContaining([
          expect.stringContaining(`${(await detail(erased)).code} 第 1 版已依法删除，但仍有内容`),
          expect.stringContaining('《手工清空》'),
        ]),
      );
      expect(problems).toHaveLength(2);
      await owner.query(`update document_version set body_html = '' where document_id = $1`, [erased]);
    } finally {
      await owner.query('alter table document_version enable trigger user');
      await owner.end();
    }
  });
});

describe('the database itself refuses', () => {
  const attempt = (text: string, values: unknown[] = []): Promise<unknown> =>
    server.database.bypass(zone.siteId, text, values);

  interface Attempt {
    readonly id: string;
    readonly versionId: string;
    readonly erasureId: string;
  }

  /** A withdrawn document whose erasure was asked for. */
  async function asked(change: Partial<Asked> = {}): Promise<Attempt> {
    const id = await makeAt(server.database.app, zone, 'withdrawn', { content: { changeNote: '原说明' } });
    expect((await ask(id, 1, change)).status).toBe(200);
    const { workingVersionId } = await server.database.app.read(zone.siteId, (reading) => readState(reading, id));
    return { id, versionId: workingVersionId, erasureId: (await erasureOf(id, 1)).id };
  }

  /** One transaction of the program's role: confirmed, told, and then what the test tries. */
  async function confirmedAnd(one: Attempt, work: (tx: Tx) => Promise<unknown>): Promise<void> {
    await server.database.app.transaction(zone.siteId, async (tx) => {
      await tx.run(sql`
        update version_erasure set state = 'done', decided_by = ${zone.people.admin.id}::uuid where id = ${one.erasureId}::uuid`);
      await appendToLedger(tx, {
        action: 'ERASE',
        actId: one.erasureId,
        subjectId: one.id,
        at: '2026-01-01T00:00:00.000000Z',
        facts: {},
      });
      await work(tx);
    });
  }

  const emptied = (tx: Tx, { erasureId }: Attempt): Promise<number> =>
    tx.run(sql`select erase_version(${erasureId}::uuid, null, null, null)`);
  const unopened = (tx: Tx, { id }: Attempt): Promise<number> =>
    tx.run(
      sql`delete from ledger_opening o using ledger_entry e where e.sequence = o.sequence and e.site_id = o.site_id and e.subject_id = ${id}::uuid`,
    );

  it('an erasure that one person alone decides, or somebody without the role', async () => {
    const one = await asked();
    const confirm = (by: string): Promise<unknown> =>
      attempt(`update version_erasure set state = 'done', decided_by = $2 where id = $1`, [one.erasureId, by]);
    await expect(confirm(zone.people.office.id)).rejects.toThrow('TWO_PERSON_RULE');
    await expect(confirm(zone.people.handler.id)).rejects.toThrow('ERASURE_WITHOUT_ROLE');
    await expect(confirm(zone.people.admin.id)).rejects.toThrow('ERASURE_WITHOUT_LEDGER');
    await expect(
      attempt('update version_erasure set reason = $2 where id = $1', [one.erasureId, '别的理由']),
    ).rejects.toThrow(/permission denied/);
    await expect(
      attempt(
        `insert into version_erasure (site_id, id, document_id, version_id, basis, reason, remarks, requested_by)
         select site_id, gen_random_uuid(), document_id, id, 'STATE_SECRET', '理由理由理由', false, $2 from document_version where document_id = $1`,
        [await makeAt(server.database.app, zone, 'draft'), zone.people.handler.id],
      ),
    ).rejects.toThrow('ERASURE_WITHOUT_ROLE');
    await expect(
      attempt(
        `insert into version_erasure (site_id, id, document_id, version_id, state, basis, reason, remarks, requested_by, decided_by, decided_at)
         select site_id, gen_random_uuid(), document_id, id, 'done', 'STATE_SECRET', '理由理由理由', false, $2, $3, now() from document_version where document_id = $1`,
        [await makeAt(server.database.app, zone, 'draft'), zone.people.office.id, zone.people.admin.id],
      ),
    ).rejects.toThrow('ERASURE_BEGINS_REQUESTED');
  });

  it('an erasure of what is public, also when it became public after it was asked for', async () => {
    const id = await makeAt(server.database.app, zone, 'published');
    await expect(
      attempt(
        `insert into version_erasure (site_id, id, document_id, version_id, basis, reason, remarks, requested_by)
         select site_id, gen_random_uuid(), document_id, id, 'STATE_SECRET', '理由理由理由', false, $2 from document_version where document_id = $1`,
        [id, zone.people.office.id],
      ),
    ).rejects.toThrow('ERASURE_OF_PUBLIC_VERSION');
    const approved = await makeAt(server.database.app, zone, 'approved');
    expect((await ask(approved, 1)).status).toBe(200);
    await bringToPublic(server.database.app, zone, approved);
    expect((await decide(approved, 1, 'confirmation', 'admin')).error.error).toBe('ERASURE_NOT_POSSIBLE');
    const { id: erasureId } = await erasureOf(approved, 1);
    await expect(confirmedAnd({ id: approved, versionId: '', erasureId }, () => Promise.resolve())).rejects.toThrow(
      'ERASURE_OF_PUBLIC_VERSION',
    );
    expect((await decide(approved, 1, 'drop', 'office')).status).toBe(200);
  });

  it('to empty a version without a confirmed erasure, or one that is not told', async () => {
    const one = await asked();
    await expect(attempt('select erase_version($1, null, null, null)', [one.erasureId])).rejects.toThrow(
      'ERASURE_NOT_CONFIRMED',
    );
    await expect(
      server.database.app.transaction(zone.siteId, async (tx) => {
        await tx.run(
          sql`update version_erasure set state = 'done', decided_by = ${zone.people.admin.id}::uuid where id = ${one.erasureId}::uuid`,
        );
        await emptied(tx, one);
      }),
    ).rejects.toThrow('kept for ever');
  });

  it('an erasure that is told and not carried out, or half', async () => {
    const one = await asked();
    await expect(confirmedAnd(one, () => Promise.resolve())).rejects.toThrow('ERASURE_UNFINISHED');
    await expect(confirmedAnd(one, (tx) => emptied(tx, one))).rejects.toThrow('ERASURE_UNFINISHED');
    await expect(confirmedAnd(one, (tx) => unopened(tx, one))).rejects.toThrow('ERASURE_UNFINISHED');
  });

  it('an entry that tells of an erasure nobody decided on, and openings that go with it', async () => {
    const id = await makeAt(server.database.app, zone, 'published');
    const told = {
      action: 'ERASE',
      actId: newId(),
      subjectId: id,
      at: '2026-01-01T00:00:00.000000Z',
      facts: {},
    } as const;
    await expect(server.database.app.transaction(zone.siteId, (tx) => appendToLedger(tx, told))).rejects.toThrow(
      'LEDGER_ERASE_WITHOUT_ERASURE',
    );
    // The first version of a public document may be erased, and the opening of the second does not go with it.
    await as('handler').put(`/documents/${id}/draft`, {
      ...draft(zone, { title: '第二版' }),
      revision: (await detail(id)).revision,
    });
    await bringToPublic(server.database.app, zone, id);
    expect((await ask(id, 1)).status).toBe(200);
    const one = { id, versionId: '', erasureId: (await erasureOf(id, 1)).id };
    await expect(
      confirmedAnd(one, async (tx) => {
        await emptied(tx, one);
        await unopened(tx, one);
      }),
    ).rejects.toThrow('LEDGER_OPENING_OF_OTHER_VERSION');
  });

  it('to keep the record less than the request says', async () => {
    const one = await asked({ remarks: false });
    await expect(
      confirmedAnd(one, async (tx) => {
        await emptied(tx, one);
        await unopened(tx, one);
      }),
    ).rejects.toThrow('LEDGER_OPENING_OF_OTHER_VERSION');
  });

  it.each([
    ['another change of the version', `update document_version set body_html = '<p>别的</p>' where id = $1`],
    ['another title', `update document_version set title = erased_words(), written_date = '2020-01-01' where id = $1`],
    ['the removal of the version', 'delete from document_version where id = $1'],
    ['other words in the record', `update document_event set comment = '从未说过' where version_id = $1`],
    [
      'an event without its words',
      `update document_event set comment = erased_words(), kind = 'create' where version_id = $1`,
    ],
    ['another time of an act', `update public_act set reason = erased_words(), at = now() where version_id = $1`],
    ['other evidence', `update determination set evidence = '{"a": "b"}' where version_id = $1`],
  ])('even the owner, in the transaction of an erasure: %s', async (_what, text) => {
    const one = await asked();
    const owner = await server.database.asOwner();
    try {
      await owner.query(`begin; set local role openzone_owner; set local openzone.site = '${zone.siteId}'`);
      await owner.query(`update version_erasure set state = 'done', decided_by = $2 where id = $1`, [
        one.erasureId,
        zone.people.admin.id,
      ]);
      const { rows } = await owner.query<{ place: number; appended: Date }>(
        'select place, appended from ledger_next()',
      );
      const [next] = rows;
      const entry = JSON.stringify({ sequence: next?.place, action: 'ERASE', appended: next?.appended });
      await owner.query(
        `insert into ledger_entry (site_id, sequence, action, subject_id, act_id, appended_at, entry, leaf_hash)
         values ($1, $2, 'ERASE', $3, $4, $5, $6, sha256('\\x00'::bytea || convert_to($6, 'UTF8')))`,
        [zone.siteId, next?.place, one.id, one.erasureId, next?.appended, entry],
      );
      await expect(owner.query(text, [one.versionId])).rejects.toThrow('kept for ever');
    } finally {
      await owner.query('rollback');
      await owner.end();
    }
  });

  it('to take an erased version any further', async () => {
    const id = await makeAt(server.database.app, zone, 'withdrawn');
    const { workingVersionId } = await server.database.app.read(zone.siteId, (reading) => readState(reading, id));
    await erase(id, 1);
    await expect(
      attempt(
        `insert into public_act (site_id, id, document_id, version_id, action, acted_by) values ($1, gen_random_uuid(), $2, $3, 'PUBLISH', $4)`,
        [zone.siteId, id, workingVersionId, zone.people.office.id],
      ),
    ).rejects.toThrow('VERSION_ERASED');
    await expect(
      attempt(
        `insert into determination (site_id, id, document_id, version_id, attribute, article, reason, determined_by)
         values ($1, gen_random_uuid(), $2, $3, 'PROACTIVE', '19', '', $4)`,
        [zone.siteId, id, workingVersionId, zone.people.office.id],
      ),
    ).rejects.toThrow('VERSION_ERASED');
    // After a new version it goes the ordinary way again.
    await bringToPublic(server.database.app, zone, id, { title: '重新起草的通知' });
    expect(await detail(id)).toMatchObject({ isPublic: true, title: '重新起草的通知', versionNumber: 2 });
  });
});

it('the folder of files holds only what something refers to', async () => {
  const { rows } = await server.database.bypass(zone.siteId, 'select sha256 from file');
  const known = new Set(rows.map((row) => row['sha256']));
  const names = (await filesUnder(join(server.dataDir, 'files'))).map((path) => path.slice(-64));
  expect(names.filter((name) => !known.has(name))).toEqual([]);
});
