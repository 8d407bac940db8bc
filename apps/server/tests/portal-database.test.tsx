import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { purgeOnNotice } from '../src/app/freshness.ts';
import { findSiteByHost } from '../src/base/sites/index.ts';
import { link, readState, withdraw } from '../src/engines/publication/index.ts';
import { openLedger, openLogProofs } from '../src/base/ledger/index.ts';
import { registerOpen } from '../src/open/index.ts';
import { createServer, type Server } from '../src/platform/http/index.ts';
import { createPageCache, type PageCache } from '../src/platform/page-cache/index.ts';
import { registerPortal } from '../src/portal/index.ts';
import { searchDocuments } from '../src/search/index.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { createZone, makeDocument, type TestZone } from './support/zone.ts';

let database: TestDatabase;
let zone: TestZone;
let app: Server;
let cache: PageCache;
let dataDir: string;
let stopPurging: () => Promise<void>;

beforeAll(async () => {
  database = await createTestDatabase();
  zone = await createZone(database.app);
  app = await createServer({ logLevel: 'silent', trustProxy: false });
  cache = createPageCache({ maxBytes: 32 * 1024 * 1024 });
  stopPurging = await purgeOnNotice(database.app, cache);
  const findSite = (host: string) => findSiteByHost(database.portal, host);
  dataDir = await mkdtemp(join(tmpdir(), 'openzone-portal-'));
  const ledger = openLedger(dataDir);
  const proofs = openLogProofs(ledger, async () => []);
  await registerOpen(app, { db: database.portal, findSite, cache, ledger, proofs });
  await registerPortal(app, {
    db: database.portal,
    findSite,
    cache,
    search: searchDocuments,
    openFile: async () => ({ stream: Readable.from([Buffer.from('x')]), size: 1 }),
    preview: async () => undefined,
    demoSignIns: async () => [],
    proofs,
  });
  await app.ready();
});
afterAll(async () => {
  await stopPurging();
  await app.close();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

async function codeOf(id: string): Promise<string> {
  const { rows } = await database.bypass(zone.siteId, 'select code from document where id = $1', [id]);
  return String(rows[0]?.['code']);
}

async function bodyOf(url: string): Promise<string> {
  return (await app.inject({ url, headers: { host: 'test.example' } })).body;
}

/** The database tells the cache a moment after the act. */
async function eventually(check: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 50; tries += 1) {
    if (await check()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('did not happen within a second');
}

describe('the public site over the database', () => {
  it('answers on every page of an empty zone', async () => {
    for (const url of [
      '/',
      '/open-government',
      '/catalogue',
      '/policies',
      '/units',
      '/u/czj',
      '/c/budget',
      '/search',
      '/search?q=x',
      '/sitemap',
      '/ledger',
      '/catalogue.csv',
      '/feeds/all.xml',
      '/sitemap.xml',
      '/open/v1/documents',
    ]) {
      const response = await app.inject({ url, headers: { host: 'test.example' } });
      expect(response.statusCode, url).toBe(200);
    }
    expect((await app.inject('/guide')).statusCode).toBe(404);
  });

  it('shows what is published at once wherever it belongs, and takes it back everywhere', async () => {
    const places = [
      '/',
      '/c/budget',
      '/catalogue',
      '/u/czj',
      '/feeds/all.xml',
      '/feeds/budget.xml',
      '/open/v1/documents',
      '/en/c/budget',
    ];
    for (const url of places) expect(await bodyOf(url), url).not.toContain('财政预算公开第一件');
    const id = await makeDocument(database.app, zone, 'published', {
      title: '财政预算公开第一件',
      documentNumber: '财预〔2026〕1号',
    });
    const code = await codeOf(id);
    for (const url of places) await eventually(async () => (await bodyOf(url)).includes('财政预算公开第一件'));
    expect(await bodyOf(`/d/${code}`)).toContain('财预〔2026〕1号');
    expect(await bodyOf('/sitemaps/documents-1.xml')).toContain(code);

    await database.app.transaction(zone.siteId, async (tx) =>
      withdraw(tx, zone.people.office, id, { reason: '内容有误', revision: (await readState(tx, id)).revision }),
    );
    for (const url of places) await eventually(async () => !(await bodyOf(url)).includes('财政预算公开第一件'));
    await eventually(
      async () => (await app.inject({ url: `/d/${code}`, headers: { host: 'test.example' } })).statusCode === 410,
    );
    expect((await app.inject(`/open/v1/documents/${code}`)).statusCode).toBe(410);
    expect((await app.inject(`/d/${code}/qr.svg`)).statusCode).toBe(404);
  });

  it('marks the old document as soon as the one that repeals it is public', async () => {
    const old = await makeDocument(database.app, zone, 'published', {
      title: '旧的收费办法',
      documentNumber: '财发〔2020〕1号',
    });
    const code = await codeOf(old);
    expect(await bodyOf(`/d/${code}`)).not.toContain('本文件已废止');
    const fresh = await makeDocument(database.app, zone, 'published', { title: '新的收费办法' });
    await database.app.transaction(zone.siteId, (tx) =>
      link(tx, zone.people.office, fresh, { kind: 'REPEALS', toDocumentId: old }),
    );
    await eventually(async () => (await bodyOf(`/d/${code}`)).includes('本文件已被'));
    expect(await bodyOf('/c/budget')).toContain('validity-repealed');
  });

  it('does not show a document of another site', async () => {
    const other = await createZone(database.app, 'other', ['other.example'], false);
    const id = await makeDocument(database.app, other, 'published', { title: '另一个区的文件' });
    const { rows } = await database.bypass(other.siteId, 'select code from document where id = $1', [id]);
    const url = `/d/${String(rows[0]?.['code'])}`;
    expect((await app.inject({ url, headers: { host: 'test.example' } })).statusCode).toBe(404);
    expect((await app.inject({ url, headers: { host: 'other.example' } })).statusCode).toBe(200);
  });
});
