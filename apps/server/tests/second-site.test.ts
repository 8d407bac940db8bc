import { createHash } from 'node:crypto';
import {
  usualLook,
  type BulkResult,
  type DocumentDetail,
  type ImportBatchDetail,
  type MarginThread,
} from '@openzone/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  configureReview,
  delegateReview,
  keepBlocks,
  makePreviewToken,
  planPublication,
  putColumn,
  putTerm,
  readState,
  requestErasure,
} from '../src/engines/publication/index.ts';
import { keepAccount, keepScreenFeed, writeChannelText } from '../src/channels/index.ts';
import { forgetFile, recordFile } from '../src/base/files/index.ts';
import { integrateLedger } from '../src/base/ledger/index.ts';
import { queueNotice } from '../src/base/notices/index.ts';
import { addPicture, publishLook, readProfile, saveLookDraft, textsOf, writeSetting } from '../src/base/sites/index.ts';
import { raw } from '../src/platform/db/index.ts';
import { newId } from '../src/platform/ids.ts';
import { rebuildSearch } from '../src/search/index.ts';
import { difference, findWords, snapshot, type Places } from './support/channels.ts';
import { hiddenWord, markedDraft, plantImport, uploadMarked } from './support/hidden.ts';
import { pngOf, uploadPicture } from './support/pictures.ts';
import type { ApiClient } from './support/http-client.ts';
import { matching } from './support/expectations.ts';
import { plantMaskedCopy } from './support/personal-data.ts';
import { plantReport } from './support/reports.ts';
import { plantRequest } from './support/requests.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { bringToPublic, makeAt, situations, type Situation } from './support/stages.ts';
import { watchTables, type TableWatch } from './support/table-state.ts';
import { allPrinciples, createZone, draft, testPassword, testProfile, type TestZone } from './support/zone.ts';

/** Two sites with twins of everything in one database: neither reads, counts, changes or refers to a row of the other. */
interface Side {
  readonly zone: TestZone;
  readonly host: string;
  readonly marker: string;
  readonly documents: ReadonlyMap<Situation, string>;
  readonly request: { readonly id: string; readonly number: string };
  readonly publicDocument: { readonly id: string; readonly code: string };
  readonly attachment: { readonly name: string; readonly sha256: string };
  readonly batchId: string;
  readonly rowIds: readonly string[];
}

let server: TestServer;
let watch: TableWatch;
let first: Side;
let second: Side;

async function plant(key: string, host: string, marker: string, isDefault: boolean): Promise<Side> {
  const db = server.database.app;
  const zone = await createZone(db, key, [host], isDefault);
  const handler = await server.office('handler', host);
  const attachment = await uploadMarked(handler, marker);
  const { sha256: picture } = await uploadPicture(handler, pngOf('the same on both sites'));
  const documents = new Map<Situation, string>();
  for (const [index, situation] of situations.entries()) {
    const content = { ...markedDraft(zone, marker, attachment, picture), documentNumber: `测财发〔2026〕${index}号` };
    documents.set(situation, await makeAt(db, zone, situation, { content }));
  }
  const id = documents.get('published') ?? '';
  const { code } = await db.read(zone.siteId, (reading) => readState(reading, id));
  const imported = await plantImport(server, zone, handler, [`${marker}a`, `${marker}b`], `${marker}batch`);
  await handler.put(`/documents/${id}/channels/WECHAT`, {
    state: 'published',
    publishedOn: '2026-03-05',
    reference: `${marker}reference`,
  });
  await handler.post(`/documents/${documents.get('draft') ?? ''}/links`, { kind: 'INTERPRETS', toDocumentId: id });
  await db.transaction(zone.siteId, (tx) =>
    writeSetting(tx, 'reviewSequences', {
      editor: ['UNIT_HEAD', 'SECRECY_REVIEWER', 'DISCLOSURE_OFFICE'],
      import: ['SECRECY_REVIEWER'],
    }),
  );
  await db.transaction(zone.siteId, (tx) =>
    queueNotice(tx, {
      channel: 'IN_SITE',
      accountId: zone.people.office.id,
      subject: { zh: `${marker}notice`, en: '' },
      body: { zh: `${marker}notice`, en: '' },
      dedupeKey: 'twin',
    }),
  );
  await db.transaction(zone.siteId, async (tx) => {
    const draftId = documents.get('draft') ?? '';
    const subject = { documentId: draftId, versionId: (await readState(tx, draftId)).workingVersionId };
    const text = { zh: `${marker}block`, en: `${marker}block` };
    await keepBlocks(tx, subject, 'PERSONAL_DATA', [{ reference: 'a', text }], null);
    await configureReview(tx, zone.people.admin, { version: 0, sequences: [] });
    const inReview = documents.get('in_review_1') ?? '';
    const { revision } = await readState(tx, inReview);
    const to = zone.people.office.id;
    await delegateReview(tx, zone.people.head, inReview, { part: 1, to, reason: `${marker}reason`, revision });
  });
  await plantErasure(zone, documents.get('withdrawn') ?? '', marker);
  await plantWriting(zone, host, documents.get('draft') ?? '', marker);
  const filtering = await server.office('handler', host);
  const filter = { screen: 'documents', name: `${marker}filter`, search: { q: marker }, shared: true };
  expect((await filtering.post('/saved-filters', filter)).status).toBe(200);
  const request = await plantRequest(server, zone, host, marker);
  await plantReport(server, zone, key, marker);
  await plantMaskedCopy(db, zone, server.runtime.files);
  await plantPublishing(zone, documents.get('draft') ?? '', marker);
  await plantScreen(zone, key, id);
  await plantDateMove(zone.siteId, id, marker);
  await plantLedger(zone.siteId, key);
  await plantFactor(zone);
  await plantAddress(zone, key);
  const losses = [{ id: 'COMMENTS', zh: `${marker}loss`, en: `${marker}loss` }];
  const lost = await handler.post(`/documents/${documents.get('draft') ?? ''}/losses`, {
    source: `${marker}.docx`,
    losses,
  });
  expect(lost.status).toBe(200);
  const bodyHtml = `<p><a href="document:${code}">${marker}reference</a></p>`;
  expect((await handler.post('/documents', draft(zone, { title: `${marker}refers`, bodyHtml }))).status).toBe(201);
  await plantLook(zone, marker);
  return {
    zone,
    host,
    marker,
    request: { id: request.id, number: request.number },
    documents,
    publicDocument: { id, code },
    attachment,
    batchId: imported.batchId,
    rowIds: imported.rows.map((row) => row.id),
  };
}

/** When it is to go out. */
async function plantPublishing({ siteId, people }: TestZone, documentId: string, marker: string): Promise<void> {
  await server.database.app.transaction(siteId, async (tx) => {
    const { revision } = await readState(tx, documentId);
    const plan = { wishedOn: '2030-03-05', notBefore: '2030-03-04T01:00:00.000Z', reason: `${marker}embargo` };
    await planPublication(tx, people.handler, documentId, { ...plan, revision });
    const words = { title: `${marker}title`, body: `${marker}body`, picture: null, sendAt: null, revision: 0 };
    await writeChannelText(tx, people.handler, documentId, 'WECHAT', words);
    const settings = { vault: server.runtime.vault, origins: [], secretsDir: undefined };
    const account = { enabled: true, automatic: true, account: `${marker}account`, appId: `${marker}app` };
    const rest = { baseUrl: '', author: marker.slice(0, 16), cover: null, secret: `${marker}secret`, revision: 0 };
    await keepAccount(tx, people.office, settings, 'WECHAT', { ...account, ...rest });
    await keepAccount(tx, people.office, settings, 'SCREEN', { ...account, ...rest, secret: '' });
  });
  await server.database.bypass(
    siteId,
    `with task as (insert into channel_task (site_id, id, document_id, channel, kind, act_id)
       select a.site_id, gen_random_uuid(), a.document_id, 'BOARD', 'WITHDRAW', a.id from public_act a where a.site_id = $1 limit 1)
     insert into channel_delivery (site_id, id, document_id, channel, step, problem_zh) values ($1, gen_random_uuid(), $2, 'WEIBO', 'person', $3)`,
    [siteId, documentId, `${marker}problem`],
  );
}

/** On the displays in the hall. */
async function plantScreen({ siteId, people }: TestZone, key: string, documentId: string): Promise<void> {
  await server.database.bypass(
    siteId,
    `insert into document_channel (site_id, document_id, channel, state, updated_by) values ($1, $2, 'SCREEN', 'planned', $3)`,
    [siteId, documentId, people.office.id],
  );
  const site = { id: siteId, key, profile: testProfile(key) };
  const screens = { db: server.database.app, now: () => new Date(), baseUrl: undefined };
  expect(await keepScreenFeed(screens, site)).toBe(1);
  await server.database.bypass(
    siteId,
    `insert into channel_picture (site_id, channel, app_id, sha256, url)
     select p.site_id, 'WECHAT', 'app', p.sha256, 'https://mmbiz.qpic.cn/' || $3 from version_picture p
     join document d on d.site_id = p.site_id and d.public_version_id = p.version_id where d.site_id = $1 and d.id = $2 limit 1`,
    [siteId, documentId, key],
  );
}

/** A day of publication that moved with the calendar. */
async function plantDateMove(siteId: number, documentId: string, marker: string): Promise<void> {
  await server.database.bypass(
    siteId,
    `with counted as (insert into publication_calendar (site_id, calendar)
       values ($1, '{"id": "x", "from": "2026-01-01", "to": "2026-12-31", "holidays": [], "makeupWorkdays": []}'))
     insert into publication_date_move (site_id, document_id, due_before, due_after, calendar, basis)
       values ($1, $2, '2026-03-30', '2026-03-31', 'x', $3)`,
    [siteId, documentId, `${marker}basis`],
  );
}

/** What guards an account, and somebody who guessed. */
async function plantFactor({ siteId, people }: TestZone): Promise<void> {
  await server.database.bypass(
    siteId,
    `with factor as (insert into account_factor (site_id, account_id, sealed) values ($1, $2, 'sealed')),
       leave as (insert into absence (site_id, id, account_id, valid_from, valid_until) values ($1, gen_random_uuid(), $2, '2026-01-01', '2026-01-02')),
       delegated as (insert into delegation (site_id, id, from_account, to_account, roles, valid_from, valid_until, reason)
         values ($1, gen_random_uuid(), $2, $3, '{DISCLOSURE_OFFICE}', current_date, current_date, '出差')),
       linked as (insert into account_identity (site_id, issuer, subject, account_id) values ($1, 'https://idp.example', 'office', $2)),
       written as (insert into account_mail (site_id, account_id, sealed) values ($1, $2, 'sealed')),
       code as (insert into recovery_code (site_id, account_id, mark) values ($1, $2, 'mark'))
     insert into attempt (site_id, scope, key, count, last_at) values ($1, 'sign-in', 'key', 1, now())`,
    [siteId, people.office.id, people.stranger.id],
  );
}

/** A column that was renamed, with its old address and the record of the change; a topic of the site's own. */
async function plantAddress(zone: TestZone, key: string): Promise<void> {
  const column = {
    key: 'formerly',
    parentId: null,
    name: `${key}旧栏目`,
    nameEn: 'Formerly',
    description: '',
    keywords: '',
    columnType: '',
    position: 8,
    updateEveryDays: null,
    updateBasis: '',
    article: '',
    responsibleUnitId: null,
    active: true,
  };
  await server.database.app.transaction(zone.siteId, async (tx) => {
    const id = await putColumn(tx, zone.people.office, null, column);
    await putColumn(tx, zone.people.office, id, { ...column, key: 'nowadays' });
    await putTerm(tx, zone.people.office, 'topic', {
      name: `${key}主题`,
      nameEn: '',
      parent: '综合政务',
      active: true,
      position: 90,
      revision: 0,
    });
  });
}

/** A logo that is live, and a draft of what comes next. */
async function plantLook({ siteId, people }: TestZone, marker: string): Promise<void> {
  await server.database.app.transaction(siteId, async (tx) => {
    const picture = await addPicture(
      tx,
      { mediaType: 'image/png', width: 1, height: 1, bytes: Buffer.from(marker) },
      null,
    );
    const texts = textsOf(await readProfile(tx));
    const appearance = { texts, ...usualLook, logo: { picture, alt: marker, altEn: '' } };
    await saveLookDraft(tx, appearance, people.office);
    await publishLook(tx, people.office, '');
    await saveLookDraft(tx, appearance, people.office);
  });
}

/** An erasure that waits for its second person, and bytes that wait to be removed. */
async function plantErasure(zone: TestZone, id: string, marker: string): Promise<void> {
  const content = createHash('sha256').update(marker).digest('hex');
  await server.database.app.transaction(zone.siteId, async (tx) => {
    await requestErasure(tx, zone.people.office, id, 1, {
      basis: 'STATE_SECRET',
      reason: `${marker}reason`,
      remarks: false,
      sharedSources: false,
    });
    await recordFile(tx, { sha256: content, size: 1, mediaType: 'text/plain', text: null, createdBy: null });
    await forgetFile(tx, content);
  });
}

/** Unsaved words, a settled comment, a template, a word. */
async function plantWriting(zone: TestZone, host: string, id: string, marker: string): Promise<void> {
  const handler = await server.office('handler', host);
  const office = await server.office('office', host);
  const words = { person: zone.people.handler.id, sequence: 1, revision: 1, values: { title: marker } };
  await handler.put(`/kept-drafts/${id}/${newId()}`, words);
  const passage = { versionNumber: 1, quote: marker, before: '', after: '', position: 0, words: `${marker}comment` };
  const made = await handler.post<MarginThread[]>(`/documents/${id}/comments`, passage);
  await handler.put(`/documents/${id}/comments/${made.body[0]?.id ?? ''}/settled`, { settled: true });
  const nothing = { genre: null, description: '', title: '', subjectCategory: null, columnId: null };
  const template = { ...nothing, name: `${marker}template`, bodyHtml: `<p>${marker}</p>`, position: 0, active: true };
  await office.post('/document-templates', template);
  await office.post('/wording-rules', { wrong: `${marker}word`, instead: '', kind: 'TYPO', reason: '', active: true });
}

/** What the worker would add to the log: its tree, a witness's signature, a time stamp. */
async function plantLedger(siteId: number, key: string): Promise<void> {
  const { db, ledger } = server.runtime;
  const keys = ledger.keys({ key, profile: testProfile(key) });
  const size = await integrateLedger(db, siteId, { files: ledger.files(key), keys });
  await server.database.bypass(
    siteId,
    `with seen as (insert into ledger_cosignature (site_id, size, witness, line, seen_at) values ($1, $2, 'w', 'line', now())),
       failed as (insert into ledger_outside (site_id, kind, name, failure, next_attempt_at) values ($1, 'WITNESS', 'v', 'down', now()))
     insert into ledger_timestamp (site_id, size, authority, token, stamped_at) values ($1, $2, 'tsa', 'token', now())`,
    [siteId, size],
  );
}

beforeAll(async () => {
  server = await startTestServer();
  watch = await watchTables(server.database.url);
  first = await plant('first', 'first.example', 'kvxfirst', true);
  second = await plant('second', 'second.example', 'kvxsecond', false);
  await server.index();
});
afterAll(async () => {
  await watch.close();
  await server.stop();
});

const as = (who: string, side: Side): Promise<ApiClient> => server.office(who, side.host);

interface Table {
  readonly name: string;
  readonly forced: boolean;
  readonly using: string | null;
  readonly check: string | null;
  readonly commands: string | null;
}

const siteTables = (): Promise<Table[]> =>
  watch.query<{ name: string; forced: boolean; using: string | null; check: string | null; commands: string | null }>(`
    select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced, pg_get_expr(p.polqual, p.polrelid) as using,
      pg_get_expr(p.polwithcheck, p.polrelid) as check, p.polcmd::text || case when p.polpermissive then ' permissive' else '' end as commands
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'site_id' and not a.attisdropped
    left join pg_policy p on p.polrelid = c.oid
    where c.relnamespace = 'openzone'::regnamespace and c.relkind in ('r', 'p') order by c.relname`);

/** Tables that carry no policy; what keeps them apart is proven below. */
const exceptions = ['outbox', 'search_entry'];

describe('the database', () => {
  it('forces row-level security on every table of a site', async () => {
    const tables = await siteTables();
    expect(tables.length).toBeGreaterThan(20);
    for (const { name, ...rest } of tables.filter((one) => !exceptions.includes(one.name))) {
      expect({ name, ...rest }).toEqual({
        name,
        forced: true,
        using: '(site_id = current_site())',
        check: '(site_id = current_site())',
        commands: '* permissive',
      });
    }
    const without = await watch.query<{ name: string }>(`
      select c.relname as name from pg_class c where c.relnamespace = 'openzone'::regnamespace and c.relkind = 'r'
        and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'site_id') order by 1`);
    expect(without.map((one) => one.name)).toEqual(['follower_cursor', 'migration', 'site']);
    const roles = await watch.query<{ rolname: string }>(
      `select rolname from pg_roles where rolname like 'openzone_%' and (rolsuper or rolbypassrls or rolcreaterole)`,
    );
    expect(roles).toEqual([]);
    const owners = await watch.query<{ relname: string }>(
      `select relname from pg_class where relnamespace = 'openzone'::regnamespace and relkind in ('r', 'v') and relowner <> 'openzone_owner'::regrole`,
    );
    expect(owners, 'owned by somebody whom the policies may not bind').toEqual([]);
  });

  it('has the site in every key, so that a clash tells nothing of the other', async () => {
    const keys = await watch.query<{ name: string }>(`
      select x.relname as name from pg_index i join pg_class x on x.oid = i.indexrelid join pg_class c on c.oid = i.indrelid
      where c.relnamespace = 'openzone'::regnamespace and i.indisunique
        and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'site_id')
        and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'site_id' and a.attnum = any(i.indkey::smallint[]))`);
    expect(keys.map((one) => one.name)).toEqual(['outbox_pkey']);
    const references = await watch.query<{ name: string }>(`
      select k.conname as name from pg_constraint k join pg_class t on t.oid = k.conrelid join pg_class f on f.oid = k.confrelid
      where k.contype = 'f' and k.connamespace = 'openzone'::regnamespace and f.relname <> 'site'
        and not exists (select from pg_attribute a where a.attrelid = k.conrelid and a.attname = 'site_id' and a.attnum = any(k.conkey))`);
    expect(references).toEqual([]);
  });

  it('gives the program, on one site, none of the other’s rows to read, count, change or take over', async () => {
    const mine = first.zone.siteId;
    const theirs = second.zone.siteId;
    for (const { name } of (await siteTables()).filter((one) => !exceptions.includes(one.name))) {
      const rows = await watch.query<{ site_id: number; row: Record<string, unknown> }>(
        `select site_id, to_jsonb(t) as row from ${name} t`,
      );
      const of = (site: number) => rows.filter((one) => one.site_id === site);
      expect(of(theirs).length, `the second site has no ${name} to be found`).toBeGreaterThan(0);
      const seen = await server.database.bypass(mine, `select site_id from ${name}`).then(
        (result) => result.rows,
        (error: unknown) => String(error),
      );
      if (typeof seen === 'string') expect(seen).toContain('permission denied');
      else
        expect({ name, sites: [...new Set(seen.map((one) => one['site_id']))], count: seen.length }).toEqual({
          name,
          sites: [mine],
          count: of(mine).length,
        });

      const before = await watch.read();
      for (const statement of [
        `update ${name} set site_id = site_id where site_id = ${theirs}`,
        `delete from ${name} where site_id = ${theirs}`,
      ]) {
        const touched = await server.database.bypass(mine, statement).then(
          (result) => result.rowCount,
          (error: unknown) => String(error),
        );
        expect({ statement, touched }).toEqual({
          statement,
          touched: typeof touched === 'string' ? matching(/permission denied|kept for ever/) : 0,
        });
      }
      const taking = await server.database
        .bypass(mine, `update ${name} set site_id = ${theirs} where site_id = ${mine}`)
        .then(
          () => 'taken',
          (error: unknown) => String(error),
        );
      expect({ name, taking }).toEqual({
        name,
        taking: matching(/permission denied|kept for ever|row-level security|foreign key|[A-Z_]{8,}/),
      });
      const copy = `insert into ${name} overriding system value select (jsonb_populate_record(null::openzone.${name}, $1::jsonb)).*`;
      const put = await server.database.bypass(mine, copy, [JSON.stringify(of(theirs)[0]?.row)]).then(
        () => 'written',
        (error: unknown) => String(error),
      );
      expect({ name, put }).toEqual({
        name,
        put: matching(/row-level security|permission denied|cannot insert a non-DEFAULT value|[A-Z_]{8,}/),
      });
      expect(await watch.read(), name).toEqual(before);
    }
  });

  it('gives nothing at all while no site is named, or a wrong one', async () => {
    for (const { name } of (await siteTables()).filter((one) => !exceptions.includes(one.name))) {
      const count = await server.database.app
        .system((tx) => tx.row<{ count: number }>(raw(`select count(*) as count from ${name}`)))
        .catch((error: unknown) => String(error));
      expect({ name, count }).toEqual({
        name,
        count: typeof count === 'string' ? matching(/permission denied/) : { count: 0 },
      });
    }
    for (const setting of ['999', '-1']) {
      const { rows } = await server.database.bypass(Number(setting), 'select id from document');
      expect(rows).toEqual([]);
    }
    await expect(server.database.bypass(Number.NaN, 'select id from document')).rejects.toThrow('invalid input syntax');
  });

  it('refuses a reference to what is the other site’s', async () => {
    const mine = first.zone;
    const own = first.documents.get('draft') ?? '';
    const state = await server.database.app.read(mine.siteId, (reading) => readState(reading, own));
    const foreign = second.publicDocument.id;
    const attempts: readonly (readonly [string, unknown[]])[] = [
      [
        `insert into document_link (site_id, from_id, to_id, kind, created_by) values ($1, $2, $3, 'REPEALS', $4)`,
        [mine.siteId, own, foreign, mine.people.handler.id],
      ],
      [
        `insert into document_listing (site_id, document_id, column_id, is_primary) values ($1, $2, $3, false)`,
        [mine.siteId, own, second.zone.columnId],
      ],
      [
        `insert into document_listing (site_id, document_id, column_id, is_primary) values ($1, $2, $3, false)`,
        [mine.siteId, foreign, mine.columnId],
      ],
      [
        `insert into account_role (site_id, account_id, role, unit_id) values ($1, $2, 'HANDLER', $3)`,
        [mine.siteId, mine.people.admin.id, second.zone.unitId],
      ],
      [
        `insert into account_role (site_id, account_id, role) values ($1, $2, 'ADMIN')`,
        [mine.siteId, second.zone.people.handler.id],
      ],
      [
        `insert into session (site_id, token_hash, account_id, expires_at) values ($1, 'x', $2, now() + interval '1 hour')`,
        [mine.siteId, second.zone.people.office.id],
      ],
      [
        `insert into determination (site_id, id, document_id, version_id, attribute, article, reason, determined_by) values ($1, gen_random_uuid(), $2, $3, 'PROACTIVE', '19', '', $4)`,
        [mine.siteId, foreign, state.workingVersionId, mine.people.office.id],
      ],
      [
        `insert into public_act (site_id, id, document_id, version_id, action, reason, acted_by) values ($1, gen_random_uuid(), $2, $3, 'WITHDRAW', '数据有误', $4)`,
        [mine.siteId, foreign, state.workingVersionId, mine.people.office.id],
      ],
      [
        `insert into document_event (site_id, document_id, kind, actor_id) values ($1, $2, 'publish', $3)`,
        [mine.siteId, foreign, mine.people.office.id],
      ],
      [
        `insert into document_channel (site_id, document_id, channel, state, updated_by) values ($1, $2, 'WEIBO', 'published', $3)`,
        [mine.siteId, foreign, mine.people.office.id],
      ],
      [
        `insert into import_file (site_id, id, batch_id, position, name, sha256) values ($1, gen_random_uuid(), $2, 9, 'x', $3)`,
        [mine.siteId, second.batchId, first.attachment.sha256],
      ],
      [
        `insert into import_file (site_id, id, batch_id, position, name, sha256) values ($1, gen_random_uuid(), $2, 9, 'x', $3)`,
        [mine.siteId, first.batchId, second.attachment.sha256],
      ],
      [
        `insert into case_event (site_id, case_id, seq, kind, on_day, actor, by_account, command_key) values ($1, $2, 1, 'NOTE_ADDED', '2026-03-02', 'OFFICER', $3, 'k')`,
        [mine.siteId, second.request.id, mine.people.office.id],
      ],
      [
        `insert into case_party (site_id, case_id, role, sealed) values ($1, $2, 'OTHER', '')`,
        [mine.siteId, second.request.id],
      ],
      [
        `insert into case_attachment (site_id, id, case_id, seq, name, size, media_type, vault_id) values ($1, gen_random_uuid(), $2, 1, 'x', 1, 'x', gen_random_uuid())`,
        [mine.siteId, second.request.id],
      ],
      [
        `insert into case_link (site_id, from_case, to_case, kind) values ($1, $2, $3, 'REVIEW_OF')`,
        [mine.siteId, first.request.id, second.request.id],
      ],
      [`update case_file set unit_id = $2 where id = $1`, [first.request.id, second.zone.unitId]],
      [`update case_file set handler_id = $2 where id = $1`, [first.request.id, second.zone.people.handler.id]],
      [`update document set unit_id = $2 where id = $1`, [own, second.zone.unitId]],
      [`update document set column_id = $2 where id = $1`, [own, second.zone.columnId]],
      [`update site_column set parent_id = $2 where id = $1`, [mine.columnId, second.zone.columnId]],
      [`update site_column set responsible_unit_id = $2 where id = $1`, [mine.columnId, second.zone.unitId]],
      [`update import_row set document_id = $2 where id = $1`, [first.rowIds[0], foreign]],
    ];
    for (const [text, values] of attempts) {
      const result = await server.database.bypass(mine.siteId, text, values).then(
        () => 'done',
        (error: unknown) => String(error),
      );
      expect({ text, values, result }).toEqual({
        text,
        values,
        result: matching(/foreign key|row-level security|: [A-Z_]{8,}$/),
      });
    }
  });

  it('keeps the two tables without a policy out of everybody’s reach', async () => {
    for (const statement of [
      'select * from search_entry',
      'select count(*) from search_entry',
      'delete from search_entry',
      'update search_entry set site_id = site_id',
      `insert into search_entry (site_id, document_id, tsv, unit_id, column_ids, listed_at) values (1, gen_random_uuid(), '', gen_random_uuid(), '{}', now())`,
    ]) {
      await expect(server.database.bypass(first.zone.siteId, statement), statement).rejects.toThrow(
        'permission denied',
      );
    }
    const rights = await watch.query<{ table_name: string; grantee: string; privilege_type: string }>(
      `select table_name, grantee, privilege_type from information_schema.role_table_grants
       where table_schema = 'openzone' and table_name in ('outbox', 'search_entry') and grantee <> 'openzone_owner' order by 1, 2, 3`,
    );
    // The follower reads of every site what has happened; it holds ids and no content, and nobody changes it.
    expect(rights.filter((one) => one.privilege_type !== 'SELECT' && one.privilege_type !== 'INSERT')).toEqual([]);
    expect(rights.filter((one) => one.table_name === 'search_entry' || one.grantee !== 'openzone_app')).toEqual([]);
    const columns = await watch.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_schema = 'openzone' and table_name = 'outbox' order by ordinal_position`,
    );
    expect(columns.map((one) => one.name)).toEqual(['id', 'site_id', 'topic', 'subject_id', 'at', 'xid']);

    const entries = (site: number) =>
      watch.query(`select * from search_entry where site_id = $1 order by document_id`, [site]);
    const before = await entries(second.zone.siteId);
    expect(before.length).toBeGreaterThan(0);
    await server.database.bypass(first.zone.siteId, 'select drop_search_entry($1)', [second.publicDocument.id]);
    await server.database.bypass(
      first.zone.siteId,
      `select put_search_entry($1, 'x:1'::tsvector, $2, '{}', null, now())`,
      [second.publicDocument.id, first.zone.unitId],
    );
    expect(await entries(second.zone.siteId)).toEqual(before);
    const { rows } = await server.database.bypass(
      first.zone.siteId,
      'select site_id, document_id from public_search_entry',
    );
    expect(
      rows.filter((row) => row['site_id'] !== first.zone.siteId || row['document_id'] === second.publicDocument.id),
    ).toEqual([]);
    await server.database.bypass(first.zone.siteId, 'select drop_search_entry($1)', [second.publicDocument.id]);
  });
});

describe('the back office', () => {
  it('knows nobody’s session, password or lock of the other site', async () => {
    const [cookie] = [(await as('office', second)).cookie ?? ''];
    for (const path of ['/session', '/documents', '/work', '/imports']) {
      const elsewhere = await server.http(first.host)({
        method: 'GET',
        path: `/api/admin${path}`,
        headers: { cookie },
      });
      expect({ path, status: elsewhere.status }).toEqual({ path, status: 401 });
    }
    expect((await (await as('office', second)).get('/session')).status).toBe(200);
    await watch.query(
      `update account set sign_in_name = 'only-second' where site_id = $1 and sign_in_name = 'stranger'`,
      [second.zone.siteId],
    );
    const nobody = await server.office(undefined, first.host);
    const wrongName = await nobody.post('/session', { signInName: 'only-second', password: testPassword });
    const never = await nobody.post('/session', { signInName: 'never-was', password: testPassword });
    expect([wrongName.status, wrongName.text]).toEqual([401, never.text]);
    for (let attempt = 0; attempt < 6; attempt += 1)
      await nobody.post('/session', { signInName: 'admin', password: 'wrong' });
    expect((await nobody.post('/session', { signInName: 'admin', password: testPassword })).status).toBe(429);
    expect(
      (
        await (
          await server.office(undefined, second.host)
        ).post('/session', { signInName: 'admin', password: testPassword })
      ).status,
    ).toBe(200);
  });

  it('answers for the other’s ids as for ids that never were, and writes nothing', async () => {
    const office = await as('office', first);
    const handler = await as('handler', first);
    const before = await watch.read();
    const paths = (id: string): readonly (readonly ['get' | 'post' | 'put' | 'delete', string, unknown?])[] => [
      ['get', `/documents/${id}`],
      ['get', `/documents/${id}/versions/1`],
      ['put', `/documents/${id}/draft`, { ...draft(first.zone), revision: 1 }],
      [
        'post',
        `/documents/${id}/determination`,
        { attribute: 'PROACTIVE', article: '19', ground: null, reason: '', evidence: {}, revision: 1 },
      ],
      ['post', `/documents/${id}/submission`, { revision: 1 }],
      ['post', `/documents/${id}/recall`, { comment: '撤回', revision: 1 }],
      ['post', `/documents/${id}/review`, { decision: 'approve', comment: '', confirmed: allPrinciples, revision: 1 }],
      ['post', `/documents/${id}/schedule`, { at: '2030-01-01T00:00:00Z', revision: 1 }],
      ['post', `/documents/${id}/unschedule`, { revision: 1 }],
      ['post', `/documents/${id}/publication`, { revision: 1 }],
      ['post', `/documents/${id}/forced-publication`, { reason: '情况紧急需要', revision: 1 }],
      ['post', `/documents/${id}/withdrawal`, { reason: '数据有误', revision: 1 }],
      ['post', `/documents/${id}/discard`, { reason: '数据有误', revision: 1 }],
      ['post', `/documents/${id}/links`, { kind: 'REPEALS', toDocumentId: first.publicDocument.id }],
      ['post', `/documents/${first.publicDocument.id}/links`, { kind: 'REPEALS', toDocumentId: id }],
      ['delete', `/documents/${id}/links/REPEALS/${first.publicDocument.id}`],
      ['put', `/documents/${id}/channels/WEIBO`, { state: 'published', publishedOn: '2026-03-05', reference: '' }],
      ['post', `/documents/${id}/preview`],
    ];
    const ask = (client: ApiClient, [method, path, body]: ReturnType<typeof paths>[number]) =>
      method === 'get' || method === 'delete' ? client[method](path) : client[method](path, body);
    const never = paths(newId());
    for (const id of second.documents.values()) {
      for (const [index, one] of paths(id).entries()) {
        const answer = await ask(office, one);
        const absent = await ask(office, never[index] ?? one);
        expect({ one, status: answer.status, text: answer.text }).toEqual({ one, status: 404, text: absent.text });
      }
    }
    for (const path of [
      `/imports/${second.batchId}`,
      `/imports/${second.batchId}/rows/${second.rowIds[0] ?? ''}`,
      `/imports/${first.batchId}/rows/${second.rowIds[0] ?? ''}`,
      `/files/${second.attachment.sha256}/x.txt`,
    ]) {
      expect({ path, status: (await handler.get(path)).status }).toEqual({ path, status: 404 });
    }
    expect(
      (await handler.put(`/imports/${first.batchId}/rows/${second.rowIds[0] ?? ''}`, { title: '改名' })).status,
    ).toBe(404);
    for (const act of ['confirm', 'reject'] as const) {
      for (const body of [{}, { rowIds: second.rowIds }]) {
        const answer = await handler.post<BulkResult>(`/imports/${second.batchId}/${act}`, body);
        expect(answer.status === 404 || answer.body.done === 0).toBe(true);
      }
      const mixed = await handler.post<BulkResult>(`/imports/${first.batchId}/${act}`, { rowIds: second.rowIds });
      expect(mixed.body.done).toBe(0);
    }
    const reviewed = await (
      await as('reviewer', first)
    ).post<BulkResult>(`/imports/${second.batchId}/review`, { decision: 'approve', confirmed: allPrinciples });
    expect(reviewed.status === 404 || reviewed.body.done === 0).toBe(true);
    expect(await watch.read()).toEqual(before);
  });

  it('takes no unit, column, file or document of the other into its own', async () => {
    const office = await as('office', first);
    const before = await watch.read();
    const cases: readonly (readonly [string, Partial<ReturnType<typeof draft>>, string])[] = [
      ['unitId', { unitId: second.zone.unitId }, 'UNIT_UNKNOWN'],
      ['columnId', { columnId: second.zone.columnId }, 'COLUMN_UNKNOWN'],
      ['columnId', { extraColumnIds: [second.zone.columnId] }, 'COLUMN_UNKNOWN'],
      ['attachments', { attachments: [{ name: 'x.txt', sha256: second.attachment.sha256 }] }, 'ATTACHMENT_UNKNOWN'],
    ];
    for (const [field, change, error] of cases) {
      const answer = await office.post('/documents', draft(first.zone, { title: '借用', ...change }));
      expect({ status: answer.status, ...answer.error }).toMatchObject({ status: 400, error, field });
    }
    const column = {
      key: 'borrowed',
      parentId: null,
      name: '借用',
      nameEn: 'x',
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
    for (const [field, change] of [
      ['parentId', { parentId: second.zone.columnId }],
      ['responsibleUnitId', { responsibleUnitId: second.zone.unitId }],
    ] as const) {
      const answer = await office.post('/columns', { ...column, ...change });
      expect({ field, status: answer.status, named: answer.error.field }).toEqual({ field, status: 400, named: field });
    }
    expect(
      (await office.put(`/columns/${second.zone.columnId}`, { ...column, key: 'stolen', revision: 1 })).status,
    ).toBe(404);
    expect(await watch.read()).toEqual(before);
    // The same bytes may lie on both sites; each has its own record of them.
    const same = Buffer.from('两个站点上相同的内容\n');
    for (const side of [first, second]) {
      const { body } = await (
        await as('handler', side)
      ).upload<{ sha256: string }>('/files', [{ name: '同.txt', bytes: same }]);
      const made = await (
        await as('handler', side)
      ).post<DocumentDetail>(
        '/documents',
        draft(side.zone, { title: '相同附件', attachments: [{ name: '同.txt', sha256: body.sha256 }] }),
      );
      expect(made.status).toBe(201);
      const { rows } = await server.database.bypass(side.zone.siteId, 'select site_id from file where sha256 = $1', [
        body.sha256,
      ]);
      expect(rows).toEqual([{ site_id: side.zone.siteId }]);
      if (side === first) await bringToPublic(server.database.app, side.zone, made.body.id);
    }
  });

  it('lists and counts its own only', async () => {
    for (const [side, other] of [
      [first, second],
      [second, first],
    ] as const) {
      const office = await as('office', side);
      const reviewer = await as('reviewer', side);
      for (const client of [office, reviewer]) {
        for (const path of [
          '/documents?pageSize=100',
          '/work',
          '/reference',
          '/columns',
          '/imports',
          '/notices',
          '/saved-filters?screen=documents',
          `/imports/${side.batchId}`,
          `/documents/${side.publicDocument.id}`,
        ]) {
          const answer = await client.get(path);
          expect({ path, status: answer.status, found: answer.text.includes(other.marker) }).toEqual({
            path,
            status: 200,
            found: false,
          });
        }
      }
      const [row] = await watch.query<{ count: number }>(
        `select count(*)::int as count from document where site_id = $1 and stage <> 'discarded'`,
        [side.zone.siteId],
      );
      expect((await office.get<{ total: number }>('/documents')).body.total).toBe(row?.count);
    }
  });

  it('imports the same file on both sites, each as if alone', async () => {
    const text = Buffer.from(
      '关于两个站点同一份旧文件的通知\n\n各有关单位：\n　　现将有关事项通知如下，请认真贯彻执行。\n\n测试经济开发区财政局\n2018年5月6日\n',
    );
    for (const side of [first, second]) {
      const handler = await as('handler', side);
      const made = await handler.upload<{ id: string }>('/imports', [{ name: '同一份.txt', bytes: text }], {
        name: '同一份',
      });
      await server.readImports(side.zone.siteId);
      const { body } = await handler.get<ImportBatchDetail>(`/imports/${made.body.id}`);
      expect(body.batch.rows).toEqual({ waiting: 1, confirmed: 0, rejected: 0, duplicate: 0 });
    }
  });
});

describe('the public sites', () => {
  it('show nothing of each other in any channel, by any address', async () => {
    for (const [side, other] of [
      [first, second],
      [second, first],
    ] as const) {
      const places: Places = {
        columns: ['budget', 'notices'],
        units: ['czj', 'jfj'],
        words: [`${other.marker}title`, hiddenWord, '通知'],
        files: [],
        codes: [side.publicDocument.code],
      };
      const seen = await snapshot(server.http(side.host), places);
      const needles = [
        `${other.marker}title`,
        `${other.marker}body`,
        other.publicDocument.code,
        other.publicDocument.id,
        other.attachment.sha256,
        `${other.zone.siteId === 1 ? 'first' : 'second'}经济`,
      ];
      const echoed = (line: string): boolean =>
        line.includes(`q=${other.marker}title`) && line.endsWith(`${other.marker}title`);
      expect(findWords(seen, needles).filter((line) => !echoed(line))).toEqual([]);
      expect(findWords(seen, [side.marker]).length).toBeGreaterThan(50);
    }
  });

  it('answer for the other’s addresses as for what never was', async () => {
    const http = server.http(first.host);
    const only = (code: string): Places => ({ columns: [], units: [], words: [], codes: [code], files: [] });
    const foreign = await snapshot(http, only(second.publicDocument.code));
    const never = [...(await snapshot(http, only('neverwas00'))).values()];
    for (const [index, [where, { status, bytes }]] of [...foreign].entries()) {
      const other = never[index];
      const text = `${status} ${bytes.toString().replaceAll(second.publicDocument.code, '<code>')}`;
      expect({
        where,
        difference: difference(
          text,
          `${other?.status ?? 0} ${other?.bytes.toString().replaceAll('neverwas00', '<code>') ?? ''}`,
        ),
      }).toEqual({ where, difference: undefined });
    }
    const token = makePreviewToken(server.runtime.secrets.previewLinks, {
      siteId: second.zone.siteId,
      documentId: second.documents.get('draft') ?? '',
      versionNumber: 1,
      expires: Date.now() + 60_000,
    });
    expect((await server.http(second.host)({ method: 'GET', path: `/preview/${token}` })).status).toBe(200);
    expect((await http({ method: 'GET', path: `/preview/${token}` })).status).toBe(404);
    const forged = makePreviewToken(server.runtime.secrets.previewLinks, {
      siteId: first.zone.siteId,
      documentId: second.documents.get('draft') ?? '',
      versionNumber: 1,
      expires: Date.now() + 60_000,
    });
    expect((await http({ method: 'GET', path: `/preview/${forged}` })).status).toBe(404);
  });

  it('are told apart by the host that was asked for and by nothing a visitor adds', async () => {
    const title = async (host: string, headers: Record<string, string> = {}): Promise<string> =>
      /<title>(.*?)<\/title>/.exec(
        (await server.http(host)({ method: 'GET', path: '/', headers })).bytes.toString(),
      )?.[1] ?? '';
    expect([await title(first.host), await title(second.host), await title('unknown.example')]).toEqual([
      'first经济开发区',
      'second经济开发区',
      'first经济开发区',
    ]);
    expect(await title(`${second.host.toUpperCase()}:8080`)).toBe('second经济开发区');
    for (const name of ['x-forwarded-host', 'x-host', 'forwarded', 'x-original-host']) {
      expect(await title(first.host, { [name]: name === 'forwarded' ? `host=${second.host}` : second.host })).toBe(
        'first经济开发区',
      );
      expect(await title(first.host)).toBe('first经济开发区');
    }
  });

  it('number from one each, and are indexed each for itself', async () => {
    for (const side of [first, second]) {
      const numbers = await watch.query<{ index_number: string }>(
        `select index_number from document where site_id = $1 and index_number is not null order by 1`,
        [side.zone.siteId],
      );
      expect(numbers[0]?.index_number).toBe('014416330/2026-00001');
      expect(new Set(numbers.map((one) => one.index_number)).size).toBe(numbers.length);
    }
    await server.index();
    const before = await watch.query(`select site_id, document_id, tsv::text from search_entry order by 1, 2`);
    await rebuildSearch(server.database.app);
    await server.index();
    expect(await watch.query(`select site_id, document_id, tsv::text from search_entry order by 1, 2`)).toEqual(before);
  });
});
