import type { DocumentDetail, DocumentPage } from '@openzone/contracts';
import { integrateLedger } from '../src/base/ledger/index.ts';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePreviewToken, readState, saveDraft, withdraw } from '../src/engines/publication/index.ts';
import { keepScreenFeed } from '../src/channels/index.ts';
import { findDocument } from '../src/engines/publication/public/index.ts';
import { newId } from '../src/platform/ids.ts';
import {
  channels,
  difference,
  findWords,
  followsLog,
  languages,
  publicRoutes,
  snapshot,
  type Places,
  type Seen,
} from './support/channels.ts';
import {
  hiddenWord,
  markedDraft,
  markerOf,
  plantErased,
  plantImport,
  plantRevision,
  plantSituations,
  publicDocument,
  type Hidden,
  type ImportedRow,
} from './support/hidden.ts';
import type { ApiClient, Transport } from './support/http-client.ts';
import { pictureHtml, pngOf, uploadPicture } from './support/pictures.ts';
import { matching } from './support/expectations.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { bringToPublic, type Situation } from './support/stages.ts';
import { watchTables, type TableWatch } from './support/table-state.ts';
import { allPrinciples, createZone, draft, proactive, testProfile, type TestZone } from './support/zone.ts';

/** Nothing that is not public comes out by a side door: every state of a document against every channel. */
const hiddenSituations: readonly Situation[] = [
  'draft',
  'determined',
  'in_review_1',
  'in_review_2',
  'in_review_3',
  'returned',
  'approved',
  'scheduled',
  'held_on_request',
  'held_withheld',
  'discarded',
  'withdrawn',
];
const revisionMarker = markerOf(hiddenSituations.length);
const importMarkers = ['waiting', 'in review', 'rejected'].map((_, index) =>
  markerOf(hiddenSituations.length + 1 + index),
);
const personMarker = 'kvxleakperson';
const columnMarker = 'kvxleakcolumn';
const unknownCode = 'neverwas00';
const unknownHash = 'f'.repeat(64);

let server: TestServer;
let zone: TestZone;
let http: Transport;
let handler: ApiClient;
let watch: TableWatch;
let plain: { id: string; code: string };
let revised: { id: string; code: string };
let hidden: Hidden[];
let erased: Hidden;
let rows: ImportedRow[];
let batchId: string;
let places: Places;
let before: Map<string, Seen>;
let after: Map<string, Seen>;

const everyNeedle = (): string[] => [
  ...hidden.flatMap((one) => one.needles),
  ...erased.needles,
  ...importMarkers,
  personMarker,
  columnMarker,
  ...rows.flatMap((row) => [row.id, row.documentId ?? row.id]),
];
const hiddenOf = (what: string): Hidden => {
  const found = hidden.find((one) => one.what === what);
  if (found === undefined) throw new Error(`nothing is ${what}`);
  return found;
};

/** Brings the tree of the log up to its entries, as the worker does. */
async function integrate(): Promise<void> {
  const { db, ledger } = server.runtime;
  const keys = ledger.keys({ key: 'test', profile: testProfile('test') });
  await integrateLedger(db, zone.siteId, { files: ledger.files('test'), keys });
}

/** Plans a document for the feed for screens, past what the program would permit, and lets in what may. */
async function onScreens(id: string, words = ''): Promise<void> {
  const by = zone.people.handler.id;
  await server.database.bypass(
    zone.siteId,
    `with feed as (insert into channel_account (site_id, channel, automatic, updated_by) values ($1, 'SCREEN', true, $3) on conflict do nothing),
       words as (insert into channel_text (site_id, document_id, channel, body, written_by) select $1, $2, 'SCREEN', $4, $3 where $4 <> '')
     insert into document_channel (site_id, document_id, channel, state, updated_by) values ($1, $2, 'SCREEN', 'planned', $3)`,
    [zone.siteId, id, by, words],
  );
  const site = { id: zone.siteId, key: 'test', profile: testProfile('test') };
  await keepScreenFeed({ db: server.database.app, now: () => new Date(), baseUrl: 'https://test.example' }, site);
}

beforeAll(async () => {
  server = await startTestServer();
  const db = server.database.app;
  zone = await createZone(db);
  await createZone(db, 'second', ['second.example'], false);
  http = server.http();
  watch = await watchTables(server.database.url);
  await watch.query(`update account set display_name = $1 || sign_in_name where site_id = $2`, [
    personMarker,
    zone.siteId,
  ]);
  handler = await server.office('handler');
  plain = await publicDocument(server, zone, {
    title: '公开文件甲',
    bodyHtml: `<p>公开内容oldpublictext。</p>${pictureHtml(await uploadPicture(handler, pngOf('plain')), '公开的图')}`,
    extraColumnIds: [zone.otherColumnId],
  });
  const oldFile = await handler.upload<{ name: string; sha256: string }>('/files', [
    { name: '旧附件.txt', bytes: Buffer.from('oldattachmenttext 旧附件\n') },
  ]);
  revised = await publicDocument(server, zone, {
    title: '公开文件乙',
    bodyHtml: '<p>旧版内容oldrevisedtext。</p>',
    attachments: [{ name: oldFile.body.name, sha256: oldFile.body.sha256 }],
  });
  await server.index();
  await integrate();
  places = {
    columns: ['budget', 'notices'],
    units: ['czj', 'jfj'],
    codes: [plain.code, revised.code],
    words: ['公开', '通知', 'oldpublictext', hiddenWord],
    files: [],
  };
  await onScreens(plain.id);
  before = await snapshot(http, places);

  hidden = await plantSituations(server, zone, handler, hiddenSituations);
  hidden.push(await plantRevision(server, zone, handler, revised.id, hiddenSituations.length));
  erased = await plantErased(server, zone, handler, hiddenSituations.length + 1 + importMarkers.length);
  const imported = await plantImport(server, zone, handler, importMarkers, `${importMarkers[0] ?? ''}batch`);
  batchId = imported.batchId;
  const [, inReview, rejected] = imported.rows;
  const confirmed = await handler.post<{ done: number; failed: unknown[] }>(`/imports/${batchId}/confirm`, {
    rowIds: [inReview?.id],
    comment: `${importMarkers[1] ?? ''}comment`,
  });
  expect(confirmed.body).toEqual({ done: 1, failed: [] });
  await handler.post(`/imports/${batchId}/reject`, {
    rowIds: [rejected?.id],
    comment: `${importMarkers[2] ?? ''}comment`,
  });
  rows = (await handler.get<{ rows: ImportedRow[] }>(`/imports/${batchId}`)).body.rows;

  const office = await server.office('office');
  await office.put(`/documents/${plain.id}/channels/WECHAT`, {
    state: 'planned',
    publishedOn: null,
    reference: `${revisionMarker}channel`,
  });
  await handler.post(`/documents/${hiddenOf('draft').id}/links`, { kind: 'REPEALS', toDocumentId: plain.id });
  const column = {
    key: 'hidden-column',
    parentId: null,
    name: columnMarker,
    nameEn: columnMarker,
    description: columnMarker,
    keywords: columnMarker,
    columnType: columnMarker,
    position: 0,
    updateEveryDays: null,
    updateBasis: '',
    article: '',
    responsibleUnitId: null,
    active: false,
  };
  expect((await office.post('/columns', column)).status).toBe(201);

  await server.index();
  await integrate();
  server.web.cache.flush();
  // Everything hidden is meant for the screens as well, some of it in words that nobody has approved.
  for (const { id, marker } of hidden) await onScreens(id, `${marker}screen`);
  after = await snapshot(http, places);
  expect(after.get(' /feeds/screen.json')?.bytes.toString()).toContain(plain.code);
});
afterAll(async () => {
  await watch.close();
  await server.stop();
});

describe('the public site', () => {
  it('is the same, byte for byte, whether or not there is anything hidden: pages, counts, facets, feeds, exports', () => {
    expect(before.size).toBeGreaterThan(300);
    expect([...after.keys()]).toEqual([...before.keys()]);
    const changed = [...after].filter(
      ([where, seen]) =>
        !followsLog(where) &&
        (seen.status !== before.get(where)?.status || before.get(where)?.bytes.equals(seen.bytes) !== true),
    );
    expect(changed.map(([where]) => where)).toEqual([]);
  });

  it('knows every address that the server answers', () => {
    const known = new Set(channels.flatMap((channel) => channel.routes));
    expect(
      publicRoutes(server).filter((route) => !known.has(route)),
      'routes no channel of support/channels.ts stands for',
    ).toEqual([]);
    expect(
      [...known].filter(
        (route) => !publicRoutes(server).includes(route) && !route.startsWith('/zh-hant') && route !== '/en',
      ),
      'channels that are no more',
    ).toEqual([]);
  });

  it('shows none of the words, codes, ids and hashes anywhere', async () => {
    // That something was published and withdrawn stays on the ledger under its code, for ever.
    const onRecord = `: ${hiddenOf('withdrawn').code}`;
    const found = findWords(after, everyNeedle());
    expect(found.filter((line) => !(followsLog(line) && line.endsWith(onRecord)))).toEqual([]);
    expect(found.filter((line) => line.startsWith(' /ledger:'))).toEqual([` /ledger${onRecord}`]);
    const headers = await http({ method: 'GET', path: `/d/${plain.code}` });
    expect(JSON.stringify(headers.headers)).not.toMatch(/kvxleak/);
    // The other site of the same server neither.
    const second = await snapshot(server.http('second.example'), { ...places, words: [hiddenWord] });
    expect(
      findWords(
        second,
        [...everyNeedle(), plain.code].filter((needle) => needle !== plain.code),
      ),
    ).toEqual([]);
  });

  it('keeps showing the old text of a document that is being revised, where it was', async () => {
    const page = after.get(` /d/${revised.code}`);
    expect(page?.bytes.toString()).toContain('oldrevisedtext');
    expect((await http({ method: 'GET', path: `/d/${revised.code}/files/1/x` })).bytes.toString()).toContain(
      'oldattachmenttext',
    );
    expect(after.get(' /c/budget')?.bytes.toString()).toContain(revised.code);
    expect(after.get(' /c/notices')?.bytes.toString()).not.toContain(revised.code);
    expect(after.get(` /d/${plain.code}`)?.bytes.toString()).not.toContain('废止');
  });

  const only = (code: string, sha256: string): Places => ({
    columns: [],
    units: [],
    words: [],
    codes: [code],
    files: [{ name: 'x.txt', sha256 }],
  });
  const neutral = (text: string, code: string, sha256: string): string =>
    text.replaceAll(code, '<code>').replaceAll(sha256, '<hash>');

  it('answers for what exists and is not public exactly as for what never existed', async () => {
    const unknown = await snapshot(http, only(unknownCode, unknownHash));
    const expected = new Map(
      [...unknown].map(([where, { status, bytes }]) => [
        neutral(where, unknownCode, unknownHash),
        `${status} ${neutral(bytes.toString(), unknownCode, unknownHash)}`,
      ]),
    );
    expect(unknown.get(` /d/${unknownCode}`)?.status).toBe(404);
    const closed = hidden.filter((one) => one.what !== 'withdrawn' && one.code !== revised.code);
    expect(closed.length).toBe(hiddenSituations.length - 1);
    const ofFiles = closed.map(({ what, code, attachment }) => ({ what, code, attachment }));
    const ofPictures = closed.map(({ what, code, picture }) => ({ what, code, attachment: { sha256: picture } }));
    for (const { what, code, attachment } of [...ofFiles, ...ofPictures]) {
      for (const [where, { status, bytes }] of await snapshot(http, only(code, attachment.sha256))) {
        const place = neutral(where, code, attachment.sha256);
        const answer = `${status} ${neutral(bytes.toString(), code, attachment.sha256)}`;
        expect({ what, place, difference: difference(answer, expected.get(place) ?? '') }).toEqual({
          what,
          place,
          difference: undefined,
        });
      }
    }
  });

  it('says of a withdrawn document why it is gone, and nothing else', async () => {
    const { code, attachment, picture } = hiddenOf('withdrawn');
    for (const language of languages) {
      for (const method of ['GET', 'HEAD']) {
        const gone = await http({ method, path: `${language}/d/${code}` });
        expect(gone.status).toBe(410);
        expect(gone.headers['cache-control']).toBe('no-store');
        if (method === 'GET') expect(gone.bytes.toString()).toMatch(/数据有误|數據有誤/);
        expect(gone.bytes.toString()).not.toContain('kvxleak');
      }
    }
    for (const path of ['verify', 'proof.json'].map((name) => `/d/${code}/${name}`)) {
      const proof = await http({ method: 'GET', path });
      expect([proof.status, proof.headers['cache-control']]).toEqual([200, 'no-store']);
      expect(proof.bytes.toString()).toContain('数据有误');
      expect(proof.bytes.toString()).not.toContain('kvxleak');
    }
    expect((await http({ method: 'GET', path: `/d/${code}/content.json` })).status).toBe(404);
    const gone = await http({ method: 'GET', path: `/d/${code}/pictures/${picture}` });
    expect(gone.status).toBe(410);
    expect(gone.bytes.includes('PNG')).toBe(false);
    for (const path of [`/d/${code}/files/1/${attachment.name}`, `/d/${code}/qr.svg`]) {
      const answer = await http({ method: 'GET', path });
      expect({ path, status: answer.status }).toEqual({ path, status: 404 });
      expect(answer.headers['content-type']).toContain('text/html');
      expect(answer.bytes.toString()).not.toContain('bytes');
    }
  });

  it('finds nothing when asked for the very words, numbers and names, and tells nothing by how it does not', async () => {
    const ask = async (path: string, marker: string, ending: string): Promise<string> => {
      const { status, bytes } = await http({
        method: 'GET',
        path: path.replace('WORD', encodeURIComponent(marker + ending)),
      });
      return `${status} ${bytes.toString().replaceAll(marker, 'WORD')}`;
    };
    const nothing = 'kvxnotatq';
    const questions = ['/search?q=WORD', '/en/search?q=WORD&sort=date', '/search?q=WORD&unit=czj'];
    const filters = [
      '/catalogue?genre=WORD',
      '/catalogue?subject=WORD',
      '/policies?genre=WORD',
      '/search?subject=WORD',
      '/catalogue.csv?genre=WORD',
      '/c/WORD',
      '/u/WORD',
    ];
    const asked = [
      ...questions.flatMap((path) =>
        [
          'title',
          'body',
          'second',
          'abstract',
          'word',
          'bytes',
          'name',
          'agency',
          'comment',
          'note',
          '发〔2026〕1号',
        ].map((ending) => ({ path, ending })),
      ),
      ...filters.flatMap((path) => ['gen', 'category'].map((ending) => ({ path, ending }))),
    ];
    for (const { path, ending } of asked) {
      const expected = await ask(path, nothing, ending);
      for (const marker of [...hidden.map((one) => one.marker), ...importMarkers]) {
        const answer = await ask(path, marker, ending);
        expect({ path, marker, ending, difference: difference(answer, expected) }).toEqual({
          path,
          marker,
          ending,
          difference: undefined,
        });
      }
    }
    for (const path of ['/catalogue?column=WORD', '/c/WORD']) {
      expect(difference(await ask(path, 'hidden-column', ''), await ask(path, 'absent-column', ''))).toBeUndefined();
    }
  });
});

describe('a preview link', () => {
  const token = (
    change: { siteId?: number; documentId?: string; versionNumber?: number; expires?: number },
    secret = server.runtime.secrets.previewLinks,
  ): string =>
    makePreviewToken(secret, {
      siteId: zone.siteId,
      documentId: hiddenOf('draft').id,
      versionNumber: 1,
      expires: Date.now() + 60_000,
      ...change,
    });

  it('shows its version to who holds it, and is kept by nobody', async () => {
    for (const path of [`/preview/${token({})}`, `/preview/${token({})}/files/1/x.txt`]) {
      const { status, headers, bytes } = await http({ method: 'GET', path });
      expect(status).toBe(200);
      expect(bytes.toString()).toContain(hiddenOf('draft').marker);
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['x-robots-tag']).toContain('noindex');
    }
  });

  it('is nothing once expired, altered, of another site, of another key, or of something discarded', async () => {
    const good = token({});
    const [payload = '', signature = ''] = good.split('.');
    const swapped = Buffer.from(
      JSON.stringify([zone.siteId, hiddenOf('determined').id, 1, Date.now() + 60_000]),
    ).toString('base64url');
    const bad: Record<string, string> = {
      expired: token({ expires: Date.now() - 1 }),
      'another document under the same signature': `${swapped}.${signature}`,
      'signature cut': `${payload}.${signature.slice(0, -2)}`,
      'signature changed': `${payload}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
      'no signature': payload,
      'empty signature': `${payload}.`,
      'key of another installation': token({}, Buffer.alloc(32, 7)),
      'no such version': token({ versionNumber: 9 }),
      discarded: token({ documentId: hiddenOf('discarded').id }),
      'site of another': token({ siteId: zone.siteId + 1 }),
    };
    const unknown = await http({ method: 'GET', path: '/preview/nonsense.nonsense' });
    const unknownFile = await http({ method: 'GET', path: '/preview/nonsense.nonsense/files/1/x.txt' });
    expect([unknown.status, unknownFile.status]).toEqual([404, 404]);
    for (const [why, value] of Object.entries(bad)) {
      const page = await http({ method: 'GET', path: `/preview/${value}` });
      expect({ why, status: page.status, same: page.bytes.equals(unknown.bytes) }).toEqual({
        why,
        status: 404,
        same: true,
      });
      const file = await http({ method: 'GET', path: `/preview/${value}/files/1/x.txt` });
      expect({ why, status: file.status, same: file.bytes.equals(unknownFile.bytes) }).toEqual({
        why,
        status: 404,
        same: true,
      });
    }
    const elsewhere = await server.http('second.example')({ method: 'GET', path: `/preview/${good}` });
    expect(elsewhere.status).toBe(404);
    expect(elsewhere.bytes.toString()).not.toContain('kvxleak');
  });
});

describe('the back office', () => {
  const notTheirs = ['stranger'] as const;

  it('shows a colleague of another unit nothing of it', async () => {
    for (const who of notTheirs) {
      const client = await server.office(who);
      const missing = await client.get(`/documents/${newId()}`);
      for (const one of hidden.filter((each) => each.code !== revised.code)) {
        for (const path of [`/documents/${one.id}`, `/documents/${one.id}/versions/1`]) {
          const answer = await client.get(path);
          expect({ what: one.what, path, status: answer.status, text: answer.text }).toEqual({
            what: one.what,
            path,
            status: 404,
            text: missing.text,
          });
        }
      }
      const list = await client.get<DocumentPage>('/documents?pageSize=100');
      expect(list.body.items.map((item) => item.id).toSorted()).toEqual([plain.id, revised.id].toSorted());
      expect(list.body.total).toBe(2);
      for (const text of [
        list.text,
        (await client.get('/work')).text,
        (await client.get('/columns')).text,
        (await client.get('/reference')).text,
      ]) {
        expect(hidden.flatMap((one) => one.needles).filter((needle) => text.includes(needle))).toEqual([]);
      }
      for (const one of hidden) {
        expect((await client.get<DocumentPage>(`/documents?q=${one.marker}`)).body).toEqual({
          items: [],
          total: 0,
          next: null,
        });
      }
    }
  });

  it('shows who is not of the unit what is public of a document being revised, and nothing of the work on it', async () => {
    const client = await server.office('stranger');
    const revision = hiddenOf('a newer draft of a public document');
    const list = await client.get<DocumentPage>('/documents');
    expect(list.body.items.map((item) => item.title)).toContain('公开文件乙');
    expect(hidden.map((one) => one.marker).filter((marker) => list.text.includes(marker))).toEqual([]);
    expect(list.body.items.find((item) => item.id === revised.id)).toMatchObject({
      stage: 'published',
      versionNumber: 1,
      actions: [],
      columnId: zone.columnId,
    });
    expect((await client.get<DocumentPage>(`/documents?q=${revision.marker}`)).body.total).toBe(0);
    for (const path of [`/documents/${revised.id}`, `/documents/${revised.id}/versions/2`])
      expect((await client.get(path)).status).toBe(404);
    expect((await client.post(`/documents/${revised.id}/preview`)).status).toBe(404);
  });

  it('does not tell whose number it is that is taken', async () => {
    const client = await server.office('stranger');
    const one = hiddenOf('determined');
    const clash = await client.post(
      '/documents',
      draft(zone, { unitId: zone.otherUnitId, documentNumber: `${one.marker}发〔2026〕1号` }),
    );
    expect(clash.error.error).toBe('DUPLICATE_DOCUMENT_NUMBER');
    expect(clash.text.replaceAll(`${one.marker}发〔2026〕1号`, '')).not.toContain(one.marker);
    expect(clash.text).not.toContain(one.id);
  });

  it('does not tell what points at one’s own document, nor let one point at what is hidden', async () => {
    const [client, office] = [await server.office('stranger'), await server.office('office')];
    const one = hiddenOf('determined');
    const pointing = await publicDocument(server, zone, { title: '指向它的公开文件' });
    const mine = await client.post<DocumentDetail>(
      '/documents',
      draft(zone, { unitId: zone.otherUnitId, title: '经发局的公开文件' }),
    );
    const refused = await client.post(`/documents/${mine.body.id}/links`, { kind: 'INTERPRETS', toDocumentId: one.id });
    const nothing = await client.post(`/documents/${mine.body.id}/links`, {
      kind: 'INTERPRETS',
      toDocumentId: newId(),
    });
    expect([refused.status, refused.text]).toEqual([404, nothing.text]);
    await client.post(`/documents/${mine.body.id}/determination`, { ...proactive, revision: 1 });
    expect(
      (
        await office.post(`/documents/${mine.body.id}/forced-publication`, {
          reason: '情况紧急需要立即发布',
          revision: 2,
        })
      ).status,
    ).toBe(200);
    expect(
      (await handler.post(`/documents/${one.id}/links`, { kind: 'AMENDS', toDocumentId: mine.body.id })).status,
    ).toBe(200);
    expect(
      (await office.post(`/documents/${pointing.id}/links`, { kind: 'AMENDS', toDocumentId: mine.body.id })).status,
    ).toBe(200);
    const page = await client.get<DocumentDetail>(`/documents/${mine.body.id}`);
    expect(page.text.replaceAll(personMarker, '')).not.toContain('kvxleak');
    expect(page.body.links.map((link) => link.documentId)).toEqual([pointing.id]);
  });

  it('gives a file only to those who may see a document that it belongs to', async () => {
    const client = await server.office('stranger');
    const { attachment } = hiddenOf('determined');
    expect((await handler.get(`/files/${attachment.sha256}/x.txt`)).status).toBe(200);
    const file = await client.get(`/files/${attachment.sha256}/x.txt`);
    const nothing = await client.get(`/files/${unknownHash}/x.txt`);
    expect([file.status, file.text]).toEqual([404, nothing.text]);
    const taken = await client.post(
      '/documents',
      draft(zone, {
        unitId: zone.otherUnitId,
        title: '借用附件',
        attachments: [{ name: 'x.txt', sha256: attachment.sha256 }],
      }),
    );
    expect(taken.error.error).toBe('ATTACHMENT_UNKNOWN');
  });
});

describe('the database role of the public site', () => {
  const views = [
    'public_attachment',
    'public_channel',
    'public_column',
    'public_column_address',
    'public_content',
    'public_document',
    'public_erasure',
    'public_ledger_act',
    'public_ledger_checkpoint',
    'public_ledger_cosignature',
    'public_ledger_entry',
    'public_ledger_timestamp',
    'public_link',
    'public_listing',
    'public_look',
    'public_picture',
    'public_reference',
    'public_screen',
    'public_screen_feed',
    'public_search_entry',
    'public_site',
    'public_site_picture',
    'public_term',
    'public_tombstone',
    'public_unit',
    'public_unit_name',
    'public_version',
  ];
  let visitor: pg.Client;

  beforeAll(async () => {
    await integrate();
    await watch.query('analyze');
    visitor = new pg.Client({
      connectionString: server.database.url,
      options: '-c role=openzone_public -c search_path=openzone',
    });
    await visitor.connect();
    await visitor.query(`set openzone.site = '${zone.siteId}'`);
  });
  afterAll(async () => {
    await visitor.end();
  });

  it('reads the public views, the host names, and nothing else', async () => {
    const relations = await watch.query<{ name: string; kind: string }>(
      `select relname as name, relkind as kind from pg_class where relnamespace = 'openzone'::regnamespace and relkind in ('r', 'v', 'm', 'p', 'S') order by 1`,
    );
    expect(relations.length).toBeGreaterThan(30);
    for (const { name } of relations) {
      const result = await visitor.query(`select * from ${name} limit 1`).then(
        () => 'read',
        (error: unknown) => String(error),
      );
      expect({ name, result }).toEqual({
        name,
        result: views.includes(name) ? 'read' : matching(/permission denied/),
      });
      for (const change of [`delete from ${name}`, `insert into ${name} default values`, `truncate ${name}`]) {
        await expect(visitor.query(change), change).rejects.toThrow(
          /permission denied|cannot (insert|delete)|is not a table|is not insertable/,
        );
      }
    }
    expect((await visitor.query('select id, key, hosts, is_default from site')).rowCount).toBe(2);
    await expect(visitor.query('select created_at from site')).rejects.toThrow('permission denied');
    await expect(visitor.query('create table stolen (a int)')).rejects.toThrow('permission denied');
  });

  it('finds nothing hidden in them, nor in what the planner knows', async () => {
    for (const view of views) {
      const { rows: found } = await visitor.query<{ row: string }>(`select v::text as row from ${view} v`);
      const text = found.map((one) => one.row).join('\n');
      const withdrawn = hiddenOf('withdrawn');
      // That it was there, and is no more, stays on record under its code.
      const isRecord = ['public_tombstone', 'public_ledger_act', 'public_ledger_entry'].includes(view);
      const needles = everyNeedle().filter((needle) => !isRecord || needle !== withdrawn.code);
      expect({ view, found: needles.filter((needle) => text.includes(needle)) }).toEqual({ view, found: [] });
      const mayBeEmpty = [
        'public_channel',
        'public_column_address',
        'public_term',
        'public_erasure',
        'public_link',
        'public_look',
        'public_reference',
        'public_site_picture',
        'public_ledger_cosignature',
        'public_ledger_timestamp',
      ];
      if (!mayBeEmpty.includes(view)) expect(found.length, view).toBeGreaterThan(0);
    }
    const { rows: statistics } = await visitor.query<{ what: string }>(
      `select distinct tablename as what from pg_stats where schemaname = 'openzone' and tablename <> 'site'`,
    );
    expect(statistics).toEqual([]);
    const { rows: activity } = await visitor.query<{ query: string }>('select query from pg_stat_activity');
    expect(activity.filter(({ query }) => query.includes('kvxleak'))).toEqual([]);
  });

  it('sees nothing while no site is named', async () => {
    await visitor.query(`set openzone.site = ''`);
    for (const view of views) expect((await visitor.query(`select * from ${view}`)).rowCount, view).toBe(0);
    await visitor.query(`set openzone.site = '${zone.siteId}'`);
  });

  it('may call nothing that reads or writes for it', async () => {
    const functions = await watch.query<{ call: string; definer: boolean }>(`
      select p.oid::regprocedure::text as call, p.prosecdef as definer from pg_proc p
      where p.pronamespace = 'openzone'::regnamespace and p.prorettype <> 'trigger'::regtype and has_function_privilege('openzone_public', p.oid, 'execute')`);
    expect(functions.filter((one) => one.definer)).toEqual([]);
    const one = hiddenOf('approved');
    const { rows: found } = await server.database.bypass(
      zone.siteId,
      'select working_version_id as v from document where id = $1',
      [one.id],
    );
    for (const call of [
      `holds_role(${zone.siteId}, '${zone.people.office.id}', 'DISCLOSURE_OFFICE', null)`,
      `is_author(${zone.siteId}, '${one.id}', '${zone.people.handler.id}')`,
      `version_approved(${zone.siteId}, '${String(found[0]?.['v'])}')`,
      `version_attribute(${zone.siteId}, '${String(found[0]?.['v'])}')`,
      `drop_search_entry('${plain.id}')`,
      `put_search_entry('${plain.id}', ''::tsvector, '${zone.unitId}', '{}', null, now())`,
    ]) {
      await expect(visitor.query(`select ${call}`), call).rejects.toThrow('permission denied');
    }
  });

  it('learns nothing from the words of an error either', async () => {
    // An entry that is out of date: withdrawn, and the index has not followed yet; and one of the other site.
    const late = await publicDocument(server, zone, {
      title: 'kvxleakslate 待撤回',
      documentNumber: 'kvxleakslate〔2026〕9号',
    });
    await server.index();
    await server.database.app.transaction(zone.siteId, async (tx) =>
      withdraw(tx, zone.people.office, late.id, {
        revision: (await readState(tx, late.id)).revision,
        reason: '数据有误',
      }),
    );
    const columns = await watch.query<{ view: string; name: string }>(
      `select table_name as view, column_name as name from information_schema.columns where table_schema = 'openzone' and table_name = any($1) order by 1, 2`,
      [views],
    );
    const needles = ['kvxleak', ...hidden.flatMap((one) => one.needles)].filter(
      (needle) => needle !== hiddenOf('withdrawn').code,
    );
    for (const setting of [
      'set enable_indexscan = on',
      'set enable_indexscan = off',
      'set enable_bitmapscan = off',
      'set enable_hashjoin = off',
      'set enable_nestloop = off',
    ]) {
      await visitor.query(setting);
      for (const { view, name } of columns) {
        const picked = `case when "${name}"::text like '%kvxleak%' then ("${name}"::text)::integer > 0 else false end`;
        for (const probe of [
          picked,
          `("${name}"::text)::integer > 0`,
          `("${name}"::text)::jsonb is null`,
          `('x' || "${name}"::text)::timestamptz is null`,
        ]) {
          const said = await visitor.query(`select count(*) from ${view} where ${probe}`).then(
            () => '',
            (error: unknown) => String(error),
          );
          expect({ setting, view, probe, found: needles.filter((needle) => said.includes(needle)) }).toEqual({
            setting,
            view,
            probe,
            found: [],
          });
        }
      }
    }
    await visitor.query('reset all');
    await visitor.query(`set openzone.site = '${zone.siteId}'`);
  });
});

describe('what was kept before', () => {
  const warm = (code: string): string[] => [
    ...languages.flatMap((language) => [
      `${language}/d/${code}`,
      `${language}/catalogue`,
      `${language}/c/budget`,
      `${language}/u/czj`,
      language === '' ? '/' : language,
    ]),
    '/policies',
    '/catalogue.csv',
    '/search?q=kvxcache',
    '/feeds/all.xml',
    '/feeds/budget.xml',
    '/sitemaps/documents-1.xml',
    '/open/v1/documents',
    `/open/v1/documents/${code}`,
  ];

  it('does not outlive publication, revision or withdrawal: pages, conditional and partial requests, attachments', async () => {
    for (let round = 0; round < 8; round += 1) {
      const office = await server.office('office');
      const file = await handler.upload<{ name: string; sha256: string }>('/files', [
        { name: 'kvxcache.txt', bytes: Buffer.from(`kvxcache attachment ${round}\n`) },
      ]);
      const content = {
        title: `kvxcache 第${round}件`,
        attachments: [{ name: 'kvxcache.txt', sha256: file.body.sha256 }],
      };
      const made = await handler.post<DocumentDetail>('/documents', draft(zone, content));
      const { id, code } = made.body;
      const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
        http({ method, path, headers });
      for (const path of warm(code)) await ask(path);
      expect((await ask(`/d/${code}`)).status).toBe(404);

      await bringToPublic(server.database.app, zone, id);
      await expect.poll(async () => (await ask(`/d/${code}`)).status, { timeout: 1_000, interval: 5 }).toBe(200);
      await server.index();
      const pages = new Map<string, string>();
      for (const path of warm(code)) {
        const { status, bytes, headers } = await ask(path);
        // The search page names the question anyway; only a link to the document shows that it was found.
        const named = !path.startsWith('/search') && bytes.includes('kvxcache');
        expect({ path, status, shown: named || bytes.includes(code) }).toEqual({
          path,
          status: 200,
          shown: true,
        });
        pages.set(path, headers.etag ?? '');
        await ask(path);
      }
      const attachment = await ask(`/d/${code}/files/1/x.txt`, { range: 'bytes=0-7' });
      expect([attachment.status, attachment.bytes.toString()]).toEqual([206, 'kvxcache']);
      const fileTag = attachment.headers.etag ?? '';
      expect((await ask(`/d/${code}/files/1/x.txt`, { 'if-none-match': fileTag })).status).toBe(304);
      expect((await ask(`/d/${code}`, { 'if-none-match': pages.get(`/d/${code}`) ?? '' })).status).toBe(304);
      expect((await ask(`/d/${code}/qr.svg`)).status).toBe(200);

      const { body: now } = await office.get<DocumentDetail>(`/documents/${id}`);
      expect(
        (await office.post(`/documents/${id}/withdrawal`, { reason: '数据有误', revision: now.revision })).status,
      ).toBe(200);
      // At once: the answer to the withdrawal has come, so nothing of it may still go out.
      for (const [path, tag] of pages) {
        const headers: Record<string, string> = tag === '' ? {} : { 'if-none-match': tag };
        for (const method of ['GET', 'HEAD']) {
          const { status, bytes } = await ask(path, headers, method);
          const shown =
            bytes.toString().replaceAll('q=kvxcache', '').includes(`kvxcache 第${round}件`) ||
            (bytes.includes(code) && !path.includes(code));
          expect({ round, method, path, status, shown }).toEqual({
            round,
            method,
            path,
            status: path.includes(code) ? 410 : 200,
            shown: false,
          });
        }
      }
      for (const headers of [
        { 'if-none-match': fileTag },
        { range: 'bytes=0-7' },
        { range: 'bytes=0-7', 'if-range': fileTag },
        {},
      ] as Record<string, string>[]) {
        for (const method of ['GET', 'HEAD']) {
          const answer = await ask(`/d/${code}/files/1/x.txt`, headers, method);
          expect({ method, status: answer.status, shown: answer.bytes.includes('kvxcache attachment') }).toEqual({
            method,
            status: 404,
            shown: false,
          });
        }
      }
      expect((await ask(`/d/${code}/qr.svg`)).status).toBe(404);
    }
  });

  it('goes with the version it belonged to: text, attachment, unit list and column of what a revision replaced', async () => {
    const attach = async (text: string): Promise<{ name: string; sha256: string }> =>
      (await handler.upload<{ name: string; sha256: string }>('/files', [{ name: '表.txt', bytes: Buffer.from(text) }]))
        .body;
    const old = {
      title: 'kvxoldversion 公告',
      bodyHtml: '<p>kvxoldversion 正文</p>',
      attachments: [await attach('kvxoldversion 附件正文\n')],
    };
    const { id, code } = await publicDocument(server, zone, old);
    await server.index();
    const paths = [...warm(code), `/d/${code}/files/1/x.txt`, '/search?q=kvxoldversion'];
    const tagged = new Map<string, string>();
    for (const path of paths) {
      const { headers, bytes } = await http({ method: 'GET', path });
      expect({ path, shown: bytes.includes('kvxoldversion') || bytes.includes(code) }).toEqual({
        path,
        shown: !path.includes('q=kvxcache'),
      });
      tagged.set(path, headers.etag ?? '');
    }
    const { revision } = await server.database.app.read(zone.siteId, (reading) => readState(reading, id));
    const newer = {
      title: '更正后的公告',
      columnId: zone.otherColumnId,
      attachments: [await attach('更正后的附件正文\n')],
    };
    await handler.put(`/documents/${id}/draft`, { ...draft(zone, newer), revision });
    await bringToPublic(server.database.app, zone, id);
    await expect
      .poll(async () => (await http({ method: 'GET', path: `/d/${code}` })).bytes.includes('更正后的公告'), {
        timeout: 1_000,
        interval: 5,
      })
      .toBe(true);
    await server.index();
    for (const [path, etag] of tagged) {
      const headers: Record<string, string> = etag === '' ? {} : { 'if-none-match': etag };
      const { status, bytes } = await http({ method: 'GET', path, headers });
      // The words asked for stand in the page of results whatever was found.
      const isOld = bytes.includes(path.includes('q=kvxoldversion') ? `/d/${code}` : 'kvxoldversion');
      expect({ path, status, isOld }).toEqual({
        path,
        status: path.includes('kvxcache') ? status : 200,
        isOld: false,
      });
    }
    for (const path of ['/c/budget', '/feeds/budget.xml'])
      expect({ path, listed: (await http({ method: 'GET', path })).bytes.includes(code) }).toEqual({
        path,
        listed: false,
      });
    for (const path of ['/c/notices', '/feeds/notices.xml'])
      expect({ path, listed: (await http({ method: 'GET', path })).bytes.includes(code) }).toEqual({
        path,
        listed: true,
      });
  });

  it('is not mixed: one reading sees one state, whatever is published meanwhile', async () => {
    const { id, code } = await publicDocument(server, zone, { title: '第一版标题', bodyHtml: '<p>第一版</p>' });
    await server.database.portal.read(zone.siteId, async (reading) => {
      const first = await findDocument(reading, code);
      await server.database.app.transaction(zone.siteId, async (tx) =>
        saveDraft(tx, zone.people.handler, id, {
          ...draft(zone, { title: '第二版标题' }),
          revision: (await readState(tx, id)).revision,
        }),
      );
      await bringToPublic(server.database.app, zone, id);
      const second = await findDocument(reading, code);
      expect([first?.title, first?.versions.length]).toEqual(['第一版标题', 1]);
      expect(second).toEqual(first);
    });
  });
});

describe('the matrix can fail: once published, each is found where it belongs', () => {
  it('in every channel that tells of documents', async () => {
    const [importer, reviewer] = [handler, await server.office('reviewer')];
    for (const one of hidden.filter((each) => each.what !== 'discarded')) {
      await bringToPublic(
        server.database.app,
        zone,
        one.id,
        markedDraft(zone, one.marker, one.attachment, one.picture),
      );
    }
    await importer.post(`/imports/${batchId}/confirm`, {});
    const done = await reviewer.post<{ done: number; failed: unknown[] }>(`/imports/${batchId}/review`, {
      decision: 'approve',
      confirmed: allPrinciples,
    });
    expect(done.body).toEqual({ done: 2, failed: [] });
    await server.index();
    await integrate();
    server.web.cache.flush();

    const shown = hidden.filter((one) => one.what !== 'discarded');
    const codes = [...shown.map((one) => one.code), plain.code];
    const full: Places = { ...places, codes, words: shown.map((one) => `${one.marker}title`), files: [] };
    for (const channel of channels.filter((one) => one.tells)) {
      expect(
        findWords(
          await snapshot(http, full, [channel]),
          shown.flatMap((one) => one.needles),
        ).length,
        channel.routes.join(),
      ).toBeGreaterThan(0);
    }
    for (const { what, marker, code } of shown) {
      const page = (await http({ method: 'GET', path: `/d/${code}` })).bytes.toString();
      for (const ending of ['title', 'body', 'second', '发〔2026〕1号', 'word', 'name', 'agency', 'joint', 'source'])
        expect({ what, ending, shown: page.includes(marker + ending) }).toEqual({ what, ending, shown: true });
      expect((await http({ method: 'GET', path: `/d/${code}/files/1/x.txt` })).bytes.toString()).toContain(
        `${marker}bytes`,
      );
      for (const ending of ['title', 'body', 'abstract', 'word', 'bytes', 'name']) {
        const found = (await http({ method: 'GET', path: `/search?q=${marker}${ending}` })).bytes.toString();
        expect({ what, ending, found: found.includes(`/d/${code}`) }).toEqual({ what, ending, found: true });
      }
    }
    for (const marker of importMarkers.slice(0, 2))
      expect((await http({ method: 'GET', path: `/search?q=${marker}title` })).bytes.toString()).toMatch(
        /\/d\/[0-9a-z]{10}/,
      );

    // What belongs to the work and not to the document stays inside also then.
    const all = await snapshot(http, { ...full, words: [] });
    const inside = [...hidden, ...importMarkers.map((marker) => ({ marker }))].flatMap(({ marker }) => [
      `${marker}comment`,
      `${marker}channel`,
    ]);
    expect(
      findWords(all, [
        ...inside,
        importMarkers[2] ?? '',
        personMarker,
        columnMarker,
        hiddenOf('discarded').marker,
        hiddenOf('discarded').code,
      ]),
    ).toEqual([]);
  });
});
