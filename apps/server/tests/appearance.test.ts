import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { themeColors, usualLook, type Appearance, type AppearanceView, type SitePicture } from '@openzone/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findSiteByKey } from '../src/base/sites/index.ts';
import { exportSite, importSite } from '../src/flows/index.ts';
import { raw } from '../src/platform/db/index.ts';
import type { ApiClient, Received } from './support/http-client.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { createZone, makeDocument, type TestZone } from './support/zone.ts';

/** Prepared, previewed, live: nothing of the draft is public before, and everything after. */

let server: TestServer;
let zone: TestZone;
let office: ApiClient;
let handler: ApiClient;
let offset = 0;
beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => new Date(Date.now() + offset) } });
  zone = await createZone(server.database.app);
  office = await server.office('office');
  handler = await server.office('handler');
  await makeDocument(server.database.app, zone, 'published');
});
afterAll(() => server.stop());

const get = (path: string): Promise<Received> => server.http()({ method: 'GET', path });
const text = async (path: string): Promise<string> => (await get(path)).bytes.toString();
const view = async (): Promise<AppearanceView> => (await office.get<AppearanceView>('/site/appearance')).body;
const prepare = async (change: Partial<Appearance>) => {
  const { revision, live, draft } = await view();
  return office.put<AppearanceView>('/site/appearance/draft', {
    revision,
    appearance: { ...(draft ?? live), ...change },
  });
};
async function goLive(change: Partial<Appearance>): Promise<void> {
  const prepared = await prepare(change);
  expect(prepared.status, JSON.stringify(prepared.error)).toBe(200);
  const live = await office.post('/site/appearance/live', { revision: prepared.body.revision, note: '改版' });
  expect(live.status, JSON.stringify(live.error)).toBe(200);
}

/** A PNG of one grey point, with something of its own so that two differ (PNG, third edition). */
function png(shade: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const head = Buffer.alloc(4);
    head.writeUInt32BE(data.length);
    return Buffer.concat([head, body, Buffer.alloc(4)]);
  };
  const head = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.from([0, shade]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
const uploaded = async (name: string, content: Buffer) =>
  office.upload<SitePicture>('/site/pictures', [{ name, bytes: content }]);

describe('a draft', () => {
  it('is seen by its preview alone, framed by the back office only, until it is live', async () => {
    const { live } = await view();
    const texts = { ...live.texts, motto: '港通四海', phone: '000-1234' };
    expect((await prepare({ texts })).status).toBe(200);
    expect(await text('/')).not.toContain('港通四海');
    const { body } = await office.post<{ url: string }>('/site/appearance/preview');
    const preview = await get(body.url);
    expect(preview.bytes.toString()).toContain('港通四海');
    expect(preview.headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' });
    expect(preview.headers['content-security-policy']).toContain("frame-ancestors 'self'");
    expect(preview.headers['content-security-policy']).not.toContain('unsafe-inline');
    expect(await text(`/zh-hant${body.url}`)).toContain('港通四海');
    expect((await get(`${body.url}x`)).status).toBe(404);
    await goLive({});
    for (const path of ['/', '/zh-hant', '/units']) expect(await text(path)).toContain('港通四海');
    expect(await text('/')).toContain('000-1234');
    expect((await get(body.url)).status).toBe(404);
  });

  it('is kept by those who keep the site, and nobody’s change is lost', async () => {
    expect((await handler.get('/site/appearance')).status).toBe(403);
    expect((await handler.post('/site/appearance/preview')).status).toBe(403);
    const { revision, live } = await view();
    const first = await office.put('/site/appearance/draft', { revision, appearance: live });
    const second = await office.put('/site/appearance/draft', { revision, appearance: live });
    expect([first.status, second.status, second.error.error]).toEqual([200, 409, 'APPEARANCE_CHANGED']);
    const discarded = await office.post<AppearanceView>('/site/appearance/discard', { revision: revision + 1 });
    expect(discarded.body.draft).toBeNull();
    const nothing = await office.post('/site/appearance/live', { revision: revision + 2, note: '' });
    expect(nothing.error.error).toBe('APPEARANCE_NOT_PREPARED');
  });

  it('stands on record with what was before and after', async () => {
    const [change] = (await view()).changes;
    expect(change).toMatchObject({ act: 'publish', note: '改版', by: zone.people.office.displayName });
    expect(change?.before).toMatchObject({ texts: { motto: '阳光园区' } });
    expect(change?.after).toMatchObject({ texts: { motto: '港通四海' } });
    const { rows } = await server.database.bypass(
      zone.siteId,
      `select count(*)::int as count from audit_entry where act = 'appearance.live' and changes::text like '%港通四海%'`,
    );
    expect(rows[0]?.count).toBe(1);
  });
});

describe('the colour', () => {
  it('is refused with the figure where text could not be read', async () => {
    const { error } = await prepare({ color: '#ffcc00' });
    expect(error).toMatchObject({ error: 'COLOR_TOO_PALE', field: 'color' });
    expect(error.text.zh).toMatch(/1\.\d\d:1/);
  });

  it('is a style sheet of its own, with its hash in its address', async () => {
    await goLive({ color: '#7a1f3d' });
    const page = await text('/');
    const address = /href="(\/assets\/theme-7a1f3d\.[0-9a-f]{12}\.css)"/.exec(page)?.[1] ?? '';
    const sheet = await get(address);
    expect(sheet.headers).toMatchObject({
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(sheet.bytes.toString()).toContain(`--sea-deep: ${themeColors('#7a1f3d').light.deep}`);
    const hash = createHash('sha256').update(sheet.bytes).digest('hex').slice(0, 12);
    expect(address).toContain(hash);
    expect((await get(address.replace(hash, '000000000000'))).status).toBe(404);
    expect((await get('/assets/theme-ffcc00.000000000000.css')).status).toBe(404);
    expect(page).not.toMatch(/<style|style="/);
  });
});

describe('announcements', () => {
  it('appear and go by themselves, with English where it was given', async () => {
    const at = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
    const banner = { id: 'a', tone: 'warning' as const, zh: '台风橙色预警', en: 'Typhoon warning', url: '/units' };
    await goLive({ banners: [{ ...banner, from: at(1), until: at(3) }] });
    const shown = async (hours: number): Promise<boolean> => {
      offset = hours * 3_600_000;
      server.web.cache.flush();
      return (await text('/')).includes('台风橙色预警');
    };
    expect([await shown(0), await shown(2), await shown(4)]).toEqual([false, true, false]);
    expect(await shown(2)).toBe(true);
    expect(await text('/zh-hant/units')).toContain('颱風橙色預警');
    const english = await text('/en');
    expect(english).toMatch(/<a href="\/en\/units">Typhoon warning<\/a>/);
    offset = 0;
    server.web.cache.flush();
    const wrong = await prepare({ banners: [{ ...banner, from: at(3), until: at(1) }] });
    expect(wrong.error).toMatchObject({ error: 'BANNER_BACKWARDS', field: 'banners.0.until' });
    const script = await prepare({ banners: [{ ...banner, url: 'javascript:alert(1)', from: at(1), until: at(3) }] });
    expect(script.status).toBe(400);
  });
});

describe('pictures', () => {
  it('are PNG or JPEG by their content, and public only while they are shown', async () => {
    const svg = await uploaded('logo.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
    expect([svg.status, svg.error.error]).toEqual([415, 'PICTURE_REFUSED']);
    const big = await uploaded('logo.png', Buffer.concat([png(1), Buffer.alloc(400_000)]));
    expect(big.error.text.zh).toContain('300 KB');
    const { id } = (await uploaded('logo.png', png(9))).body;
    const { id: other } = (await uploaded('mark.png', png(10))).body;
    const path = `/site-pictures/${id}`;
    expect((await prepare({ logo: { picture: id, alt: '测试区徽标', altEn: 'Emblem' } })).status).toBe(200);
    expect((await get(path)).status).toBe(404);
    const { body } = await office.post<{ url: string }>('/site/appearance/preview');
    expect(await text(body.url)).toContain(`${body.url}/pictures/${id}`);
    expect((await get(`${body.url}/pictures/${id}`)).headers['content-type']).toBe('image/png');
    const mark = { kind: 'PARTY_GOVERNMENT' as const, label: '党政机关', labelEn: 'Party and government', url: '' };
    await goLive({ marks: [{ ...mark, picture: other }] });
    expect((await get(path)).bytes).toEqual(png(9));
    const page = await text('/');
    expect(page).toMatch(new RegExp(`<img class="logo" src="${path}" alt="测试区徽标"`));
    expect(page).toContain(`src="/site-pictures/${other}" alt="党政机关"`);
    await goLive({ logo: null });
    expect((await get(path)).status).toBe(404);
    expect((await get(`/site-pictures/${other}`)).status).toBe(200);
    const unknown = await prepare({ logo: { picture: 'f'.repeat(64), alt: 'x', altEn: '' } });
    expect(unknown.error).toMatchObject({ error: 'PICTURE_UNKNOWN', field: 'logo.picture' });
  });
});

describe('the home page', () => {
  it('shows the blocks in their order, with as many documents as was set, and links in groups', async () => {
    const column = 'news';
    const { body } = await office.get<{ id: string; key: string }[]>('/columns');
    const own = body.find(({ id }) => id === zone.columnId)?.key ?? column;
    await goLive({
      home: [
        { kind: 'links', column: null, items: 1, half: false },
        { kind: 'column', column: own, items: 1, half: true },
        { kind: 'newest', column: null, items: 1, half: true },
      ],
      links: [
        {
          name: '上级政府',
          nameEn: '',
          links: [{ name: '测试市', nameEn: 'Test City', url: 'https://city.example/' }],
        },
      ],
    });
    const page = await text('/');
    const places = ['id="links"', `id="${own}"`, 'id="newest"'].map((mark) => page.indexOf(mark));
    expect(places).toEqual([...places].toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    expect(page).not.toContain('class="shortcuts"');
    expect(page).toContain('<a href="https://city.example/" rel="noopener">测试市</a>');
    expect(await text('/en')).toContain('Test City');
    const twice = await prepare({ home: [...usualLook.home, ...usualLook.home.slice(0, 1)] });
    expect(twice.error.error).toBe('BLOCK_TWICE');
    const unknown = await prepare({ home: [{ kind: 'column', column: 'nowhere', items: 1, half: false }] });
    expect(unknown.error).toMatchObject({ error: 'BLOCK_COLUMN_UNKNOWN', field: 'home.0.column' });
  });
});

describe('languages', () => {
  it('that are turned off lead to the page in the site’s own', async () => {
    await goLive({ languages: ['zh-hans', 'zh-hant'] });
    const gone = await get('/en/units');
    expect([gone.status, gone.headers['location']]).toEqual([302, '/units']);
    expect((await get('/en/requests')).status).toBe(302);
    const page = await text('/units');
    expect(page).not.toContain('hreflang="en"');
    expect(page).toContain('hreflang="zh-Hant"');
    expect((await prepare({ languages: ['en'] })).error.error).toBe('LANGUAGE_NEEDED');
  });
});

describe('the site file', () => {
  it('brings the appearance to a second zone, pictures and all, and once more changes nothing', async () => {
    const exported = async (key: string) => {
      const site = await findSiteByKey(server.database.app, key);
      if (site === undefined) throw new Error(`no site ${key}`);
      return server.database.app.read(site.id, (reading) => exportSite(reading, site));
    };
    const file = await exported('test');
    expect(file.appearance?.pictures).toHaveLength(1);
    for (let times = 0; times < 2; times += 1) {
      await importSite(server.database.app, file, { key: 'second', hosts: ['second.example'] });
      expect(await exported('second')).toEqual({ ...file, key: 'second' });
    }
    const page = await server.http('second.example')({ method: 'GET', path: '/' });
    expect(page.bytes.toString()).toContain('theme-7a1f3d');
  });
});

describe('the database', () => {
  const run = (statement: string) => server.database.app.transaction(zone.siteId, (tx) => tx.run(raw(statement)));

  it('shows nothing that was not prepared, and keeps what there was', async () => {
    await expect(run(`update site_look set live = '{"home": []}', revision = revision + 1`)).rejects.toThrow(
      'LOOK_UNPREPARED',
    );
    await expect(run(`update site_look set draft_name = 'x'`)).rejects.toThrow('LOOK_REVISION');
    const nowhere = `{"logo": {"picture": "${'f'.repeat(64)}"}}`;
    await expect(
      run(`update site_look set draft = '${nowhere}', draft_at = now(), revision = revision + 1`),
    ).rejects.toThrow('LOOK_PICTURE_MISSING');
    await expect(run('delete from site_look')).rejects.toThrow(/kept for ever|permission denied/);
    await expect(run(`update site_picture set width = 2`)).rejects.toThrow(/kept for ever|permission denied/);
  });
});
