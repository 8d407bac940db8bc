import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLedger } from '../src/base/ledger/index.ts';
import { registerOpenOver } from '../src/open/index.ts';
import { createServer, type Server } from '../src/platform/http/index.ts';
import { createPageCache } from '../src/platform/page-cache/index.ts';
import { documents, fakePortal, measures, proofs, site } from './portal-fixtures.ts';

let app: Server;
beforeAll(async () => {
  const { data } = fakePortal();
  app = await createServer({ logLevel: 'silent', trustProxy: false });
  await registerOpenOver(
    app,
    {
      read: (siteId, work) =>
        data.read(siteId, (view) =>
          work({
            ...view,
            addresses: async (limit, offset) =>
              documents.slice(offset, offset + limit).map(({ code, publishedAt }) => ({ code, publishedAt })),
            screen: async () => undefined,
            content: async (code) => (documents.some((item) => item.code === code) ? `{"code":"${code}"}` : undefined),
          }),
        ),
    },
    {
      findSite: async () => site,
      cache: createPageCache({ maxBytes: 10_000_000 }),
      baseUrl: 'https://www.haiyan.example',
      ledger: openLedger('/nonexistent'),
      proofs,
    },
  );
  await app.ready();
});
afterAll(() => app.close());

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });

describe('feeds', () => {
  it('are Atom with what RFC 4287 requires and absolute addresses', async () => {
    for (const [url, key] of [
      ['/feeds/all.xml', 'all'],
      ['/feeds/policies.xml', 'policies'],
    ] as const) {
      const response = await get(url);
      expect(response.headers['content-type']).toContain('application/atom+xml');
      const $ = load(response.body, { xml: true });
      expect($('feed').attr('xmlns')).toBe('http://www.w3.org/2005/Atom');
      for (const name of ['id', 'title', 'updated']) expect($(`feed > ${name}`).text(), name).not.toBe('');
      expect($('feed > link[rel="self"]').attr('href')).toBe(`https://www.haiyan.example/feeds/${key}.xml`);
      expect($('entry').length).toBeGreaterThan(3);
      const ids = $('entry > id')
        .map((_, element) => $(element).text())
        .get();
      expect(new Set(ids).size).toBe(ids.length);
      $('entry').each((_, element) => {
        for (const name of ['id', 'title', 'updated', 'published', 'author > name'])
          expect($(element).find(name).text(), name).not.toBe('');
        expect($(element).find('link').attr('href')).toMatch(/^https:\/\/www\.haiyan\.example\/d\/[0-9a-z]{10}$/);
      });
    }
  });

  it('exist for columns only', async () => {
    expect((await get('/feeds/none.xml')).statusCode).toBe(404);
    expect((await get('/feeds/policies')).statusCode).toBe(404);
  });

  it('answer 304 and may be read from anywhere', async () => {
    const first = await get('/feeds/all.xml');
    expect(first.headers['access-control-allow-origin']).toBe('*');
    expect((await get('/feeds/all.xml', { 'if-none-match': String(first.headers.etag) })).statusCode).toBe(304);
  });
});

describe('for search engines', () => {
  it('site maps list pages and every document', async () => {
    const index = load((await get('/sitemap.xml')).body, { xml: true });
    const files = index('loc')
      .map((_, element) => index(element).text())
      .get();
    expect(files).toEqual([
      'https://www.haiyan.example/sitemaps/pages.xml',
      'https://www.haiyan.example/sitemaps/documents-1.xml',
    ]);
    const listed = load((await get('/sitemaps/documents-1.xml')).body, { xml: true });
    expect(listed('url')).toHaveLength(documents.length);
    expect((await get('/sitemaps/pages.xml')).body).toContain('<loc>https://www.haiyan.example/c/news</loc>');
    expect((await get('/sitemaps/documents-2.xml')).statusCode).toBe(404);
  });

  it('robots.txt keeps them out of the office', async () => {
    const { body } = await get('/robots.txt');
    expect(body).toContain('Disallow: /office/');
    expect(body).toContain('Sitemap: https://www.haiyan.example/sitemap.xml');
  });

  it('a browser learns to search here', async () => {
    const $ = load((await get('/opensearch.xml')).body, { xml: true });
    expect([...$('ShortName').text()].length).toBeLessThanOrEqual(16);
    expect($('Url').attr('template')).toBe('https://www.haiyan.example/search?q={searchTerms}');
  });
});

describe('JSON', () => {
  it('lists and pages', async () => {
    const first = (await get('/open/v1/documents?pageSize=10')).json<{
      total: number;
      next: string;
      items: { code: string; self: string }[];
    }>();
    expect(first.total).toBe(documents.length);
    expect(first.items).toHaveLength(10);
    expect(first.next).toBe('https://www.haiyan.example/open/v1/documents?page=2&pageSize=10');
    const next = (await get(first.next.replace('https://www.haiyan.example', ''))).json<typeof first>();
    expect(next.items[0]?.code).not.toBe(first.items[0]?.code);
  });

  it('filters by what people call things', async () => {
    const found = (await get('/open/v1/documents?column=policies&validity=REPEALED')).json<{
      items: { code: string }[];
    }>();
    expect(found.items.map((item) => item.code)).toEqual(['doc0000003']);
  });

  it('gives one document with its attachments by address', async () => {
    const response = await get(`/open/v1/documents/${measures.code}`);
    const document = response.json<{
      title: string;
      publishedDate: string;
      attachments: { url: string }[];
      links: { kind: string }[];
    }>();
    expect(document.title).toBe(measures.title);
    expect(document.publishedDate).toBe(measures.listedOn);
    expect(document.attachments[1]?.url).toBe(
      `https://www.haiyan.example/d/${measures.code}/files/2/${encodeURIComponent('若干措施（盖章扫描件）.pdf')}`,
    );
    expect(document.links).toHaveLength(2);
    expect(response.body).not.toContain(measures.unitId);
  });

  it('names the field that is wrong, in both languages', async () => {
    for (const [query, field] of [
      ['page=0', 'page'],
      ['pageSize=1000', 'pageSize'],
      ['unit=nobody', 'unit'],
      ['validity=GOOD', 'validity'],
    ]) {
      const response = await get(`/open/v1/documents?${query}`);
      expect(response.statusCode, query).toBe(400);
      const body = response.json<{ field: string; text: { zh: string; en: string } }>();
      expect(body.field).toBe(field);
      expect(body.text.zh).not.toBe('');
      expect(body.text.en).not.toBe('');
    }
  });

  it('tells withdrawn from unknown', async () => {
    expect((await get('/open/v1/documents/gone000001')).statusCode).toBe(410);
    expect((await get('/open/v1/documents/nothing001')).statusCode).toBe(404);
    expect((await get('/open/v1/documents/NOT-A-CODE')).statusCode).toBe(404);
  });

  it('gives columns and units by key and code', async () => {
    const columns = (await get('/open/v1/columns')).json<{ items: { key: string; parent: string | null }[] }>();
    expect(columns.items.find((column) => column.key === 'guide')?.parent).toBe('disclosure');
    const units = (await get('/open/v1/units')).json<{ items: { code: string; parent: string | null }[] }>();
    expect(units.items.find((unit) => unit.code === 'czj')?.parent).toBe('gwh');
  });
});
