import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../src/platform/errors.ts';
import { tags } from '../src/platform/page-cache/index.ts';
import {
  addresses,
  attachmentBytes,
  columns,
  documents,
  measures,
  report,
  site,
  startPortal,
  units,
  type TestPortal,
} from './portal-fixtures.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await startPortal();
});
afterAll(() => portal.app.close());

async function get(url: string, headers: Record<string, string> = {}) {
  return portal.app.inject({ url, headers: { host: 'www.haiyan.example', ...headers } });
}

async function page(url: string, headers: Record<string, string> = {}) {
  const response = await get(url, headers);
  return { response, $: load(response.body) };
}

describe('every address', () => {
  const statuses: Partial<Record<keyof typeof addresses, number>> = { tombstone: 410, missing: 404, searchWrong: 400 };
  for (const [name, address] of Object.entries(addresses)) {
    it(`${name} answers, is complete, and carries the safety headers`, async () => {
      for (const prefix of ['', '/zh-hant', '/en']) {
        const { response, $ } = await page(prefix + address);
        expect(response.statusCode).toBe(statuses[name as keyof typeof addresses] ?? 200);
        expect(response.headers['content-security-policy']).toContain("default-src 'none'");
        expect(response.headers['content-security-policy']).not.toContain('unsafe');
        expect(response.headers['x-content-type-options']).toBe('nosniff');
        expect(response.headers['referrer-policy']).toBeDefined();
        expect($('h1')).toHaveLength(1);
        expect($('html').attr('lang')).toBe({ '': 'zh-CN', '/zh-hant': 'zh-Hant', '/en': 'en' }[prefix]);
        expect($('[style]')).toHaveLength(0);
        expect($('script:not([src]):not([type="application/ld+json"])')).toHaveLength(0);
        expect(response.body).not.toMatch(/undefined|\[object Object\]|NaN/);
      }
    });
  }
});

describe('page tags of the government website rules', () => {
  it('name the site on every page, exactly and never empty', async () => {
    const { $ } = await page('/');
    expect($('meta[name="SiteName"]').attr('content')).toBe(site.profile.name);
    expect($('meta[name="SiteDomain"]').attr('content')).toBe(site.profile.domain);
    expect($('meta[name="SiteIDCode"]').attr('content')).toBe(site.profile.siteIdCode);
    expect($('meta[name="ColumnName"]')).toHaveLength(0);
  });

  it('describe the column on its page', async () => {
    const column = columns.find((entry) => entry.key === 'news');
    const { $ } = await page('/c/news');
    expect($('meta[name="ColumnName"]').attr('content')).toBe(column?.name);
    expect($('meta[name="ColumnDescription"]').attr('content')).toBe(column?.description);
    expect($('meta[name="ColumnKeywords"]').attr('content')).toBe(column?.keywords);
    expect($('meta[name="ColumnType"]').attr('content')).toBe(column?.columnType);
    expect($('meta[name="ArticleTitle"]')).toHaveLength(0);
  });

  it('describe the article, in Simplified whatever the language of the page', async () => {
    for (const prefix of ['', '/zh-hant', '/en']) {
      const { $ } = await page(`${prefix}/d/${measures.code}`);
      expect($('meta[name="ArticleTitle"]').attr('content')).toBe(measures.title);
      expect($('meta[name="PubDate"]').attr('content')).toBe(`${measures.listedOn} 09:30`);
      expect($('meta[name="ContentSource"]').attr('content')).toBe('管委会办公室');
      expect($('meta[name="ColumnName"]').attr('content')).toBe('行政规范性文件');
    }
  });

  it('are never empty, where the column says little too', async () => {
    for (const address of ['/c/statutory-7', '/d/doc0000020', '/', '/catalogue']) {
      const { $ } = await page(address);
      $('meta[name]').each((_, element) =>
        expect($(element).attr('content')?.trim(), $(element).attr('name')).not.toBe(''),
      );
    }
  });
});

describe('the document page', () => {
  it('shows the fields of the catalogue, the links as sentences, attachments and the record', async () => {
    const { $ } = await page(`/d/${measures.code}`);
    const text = $('main').text();
    for (const label of ['索引号', '主题分类', '发文机关', '成文日期', '发文字号', '发布日期', '有效性'])
      expect(text).toContain(label);
    expect(text).toContain('本文件的解读：《〈海晏经济技术开发区支持中小企业稳岗扩岗若干措施〉政策解读》');
    expect(text).toContain('本文件废止《关于做好2023年度援企稳岗工作的通知》');
    expect(text).toContain('若干措施（盖章扫描件）.pdf');
    expect(text).toContain('PDF文档，1.4 MB');
    expect(text).toContain('更正第六条联系电话。');
    expect($('article h1').text()).toBe(measures.title);
    expect($('.doc-body h2').first().text()).toBe('海晏经济技术开发区支持中小企业稳岗扩岗若干措施');
  });

  it('says beside the title and again in words when it is repealed, by what, and what else is unusual', async () => {
    const { $ } = await page(`/d/doc0000003`);
    expect($('.doc-head .badge').text()).toBe('废止');
    const text = $('main').text();
    expect(text).toContain(`本文件已被《${measures.title.replaceAll('《', '〈').replaceAll('》', '〉')}》废止`);
    expect(text).toContain('未经完整审查程序');
    expect(text).toContain('演示内容');
    expect(text).toContain('原索引号');
    expect($('meta[name="robots"]').attr('content')).toBe('noindex');
  });

  it('describes itself to machines without ending its own block', async () => {
    const { $ } = await page(`/d/${measures.code}`);
    const data = JSON.parse($('script[type="application/ld+json"]').text()) as { '@graph': { '@type': string }[] };
    expect(data['@graph'].map((thing) => thing['@type'])).toEqual([
      'Legislation',
      'GovernmentOrganization',
      'BreadcrumbList',
    ]);
    const article = JSON.parse(
      (await page(`/d/${report.code}`)).$('script[type="application/ld+json"]').text(),
    ) as typeof data;
    expect(article['@graph'][0]?.['@type']).toBe('Article');
  });

  it('keeps the Chinese original on an English page, and says so', async () => {
    const { $ } = await page(`/en/d/${measures.code}`);
    expect($('.doc-body').attr('lang')).toBe('zh-CN');
    expect($('h1').attr('lang')).toBe('zh-CN');
    expect($('main').text()).toContain('Chinese original');
    expect($('.doc-head').text()).toContain('Economic Development Bureau');
  });

  it('is converted to Traditional with its addresses untouched', async () => {
    const { $ } = await page(`/zh-hant/d/${measures.code}`);
    expect($('h1').text()).toContain('經濟技術開發區');
    expect($('a[href^="/zh-hant/u/"]').length).toBeGreaterThan(0);
    expect($('a[href*="files/1/"]').attr('href')).toBe(
      `/d/${measures.code}/files/1/${encodeURIComponent('稳岗扩岗补助申请表.docx')}`,
    );
    expect($('.tool-list').text()).toContain('简体');
  });

  it('names its other languages by absolute addresses', async () => {
    const { $ } = await page(`/en/d/${measures.code}`);
    const alternates: Record<string, string | undefined> = {};
    for (const element of $('link[hreflang]').toArray()) {
      alternates[$(element).attr('hreflang') ?? ''] = $(element).attr('href');
    }
    const base = 'http://www.haiyan.example';
    expect(alternates).toEqual({
      'zh-CN': `${base}/d/${measures.code}`,
      'zh-Hant': `${base}/zh-hant/d/${measures.code}`,
      en: `${base}/en/d/${measures.code}`,
      'x-default': `${base}/d/${measures.code}`,
    });
    expect($('link[rel="canonical"]').attr('href')).toBe(`${base}/en/d/${measures.code}`);
  });

  it('leaves a stone where it was withdrawn, with the reason and without the text', async () => {
    const { response, $ } = await page('/d/gone000001');
    expect(response.statusCode).toBe(410);
    expect($('main').text()).toContain('已由新办法替代');
    expect($('main').text()).toContain('2026-08-03 16:20');
    expect(response.headers['cache-control']).toBe('no-store');
  });
});

describe('lists', () => {
  it('page through a column and know where they end', async () => {
    expect((await page('/c/news')).$('.doc-list-full li')).toHaveLength(20);
    expect((await page('/c/news?page=3')).$('.doc-list-full li')).toHaveLength(8);
    const beyond = await page('/c/news?page=4');
    expect(beyond.response.statusCode).toBe(404);
    expect(beyond.$('main').text()).toContain('这个列表一共3页');
    const wrong = await page('/c/news?page=abc');
    expect(wrong.response.statusCode).toBe(400);
    expect(wrong.$('main').text()).toContain('“abc”不是正整数');
  });

  it('show the rule, the article and the feed of a column', async () => {
    const { $ } = await page('/c/statutory-7');
    expect($('.about').text()).toContain('《政府信息公开条例》第二十条第（七）项');
    expect($('link[type="application/atom+xml"]').attr('href')).toBe('/feeds/statutory-7.xml');
    expect($('.breadcrumb').text()).toContain('法定主动公开内容');
  });

  it('filter the catalogue, count the choices, and keep the filter while paging', async () => {
    const { $ } = await page('/catalogue?unit=czj');
    const expected = documents.filter((item) => item.unitId === units.find((unit) => unit.code === 'czj')?.id).length;
    expect($('[role="status"]').text()).toBe(`共${expected}条`);
    expect($('select[name="unit"] option[selected]').text()).toContain('财政局');
    expect($('a[href^="/catalogue.csv"]').attr('href')).toBe('/catalogue.csv?unit=czj');
    const paged = await page('/catalogue?year=2026');
    expect(paged.$('.pager a[rel="next"]').attr('href')).toBe('/catalogue?year=2026&page=2');
  });

  it('show a wrong filter again and say what is wrong', async () => {
    const { response, $ } = await page('/catalogue?unit=nobody&year=20x6');
    expect(response.statusCode).toBe(400);
    expect($('select[name="unit"]').attr('aria-invalid')).toBe('true');
    expect($('select[name="unit"] option[selected]').text()).toBe('nobody');
    expect(
      $('[role="alert"] a')
        .map((_, element) => $(element).attr('href'))
        .get(),
    ).toEqual(['#f-unit', '#f-year']);
  });

  it('give the fifteen items in the words and the order of the article', async () => {
    const { $ } = await page('/open-government');
    const items = $('.statutory-items li');
    expect(items).toHaveLength(15);
    expect(items.eq(6).text()).toBe('（七）财政预算、决算信息');
    for (const heading of [
      '政府信息公开指南',
      '政府信息公开制度',
      '法定主动公开内容',
      '政府信息公开年报',
      '依申请公开',
    ])
      expect($('h2').text()).toContain(heading);
  });

  it('lead from /guide to the newest guide, in the same language', async () => {
    const response = await get('/en/guide');
    expect(response.statusCode).toBe(302);
    expect(response.headers.location).toBe('/en/d/doc0000001');
  });

  it('download as CSV under the same filter, for spreadsheets', async () => {
    const response = await get('/catalogue.csv?validity=REPEALED');
    expect(response.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(response.headers['content-disposition']).toContain("filename*=UTF-8''");
    expect(response.body.startsWith('\ufeff索引号,名称,内容概述,生成日期,发布日期')).toBe(true);
    expect(response.body.trim().split('\r\n')).toHaveLength(2);
    expect((await get('/catalogue.csv')).body.trim().split('\r\n')).toHaveLength(documents.length + 1);
  });
});

describe('search', () => {
  it('marks what was found and keeps what was typed', async () => {
    const { $ } = await page(addresses.searchHits);
    expect($('.hits mark').length).toBeGreaterThan(5);
    expect($('input[name="q"]').attr('value')).toBe('工作');
  });

  it('understands Traditional', async () => {
    const { $ } = await page(`/zh-hant/search?q=${encodeURIComponent('經濟')}`);
    expect($('.hits li').length).toBeGreaterThan(0);
    expect($('input[name="q"]').attr('value')).toBe('經濟');
  });

  it('helps when there is nothing', async () => {
    const { response, $ } = await page(addresses.searchNone);
    expect(response.statusCode).toBe(200);
    expect($('main').text()).toContain('没有找到相符的信息');
    expect($('.tips li').length).toBeGreaterThan(2);
  });

  it('names the field of a date that does not exist, keeps it, and does not search', async () => {
    const { response, $ } = await page(addresses.searchWrong);
    expect(response.statusCode).toBe(400);
    expect($('[role="alert"]').text()).toContain('发布日期不早于：“2024-02-31”不是有效的日期');
    expect($('input[name="from"]').attr('value')).toBe('2024-02-31');
    expect($('input[name="q"]').attr('value')).toBe('预算');
    expect($('.hits')).toHaveLength(0);
  });

  it('puts nothing typed into the page unescaped', async () => {
    const { response } = await page(`/search?q=${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(response.body).not.toContain('<script>alert');
  });
});

describe('attachments', () => {
  const base = `/d/${measures.code}/files`;

  it('are sent as harmless types, named exactly', async () => {
    const pdf = await get(`${base}/2/x.pdf`);
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdf.headers['content-disposition']).toMatch(/^inline/);
    const html = await get(`${base}/3/x.html`);
    expect(html.headers['content-type']).toBe('application/octet-stream');
    expect(html.headers['content-disposition']).toMatch(/^attachment/);
    expect(html.headers['content-security-policy']).toContain('sandbox');
    expect(html.headers['x-content-type-options']).toBe('nosniff');
  });

  it('come in ranges and by condition', async () => {
    const range = await get(`${base}/2/x.pdf`, { range: 'bytes=38-43' });
    expect(range.statusCode).toBe(206);
    expect(range.body).toBe(attachmentBytes.subarray(38, 44).toString());
    expect(range.headers['content-range']).toBe('bytes 38-43/100');
    expect((await get(`${base}/2/x.pdf`, { range: 'bytes=100-' })).statusCode).toBe(416);
    const whole = await get(`${base}/2/x.pdf`);
    expect(whole.rawPayload).toEqual(attachmentBytes);
    expect((await get(`${base}/2/x.pdf`, { 'if-none-match': String(whole.headers.etag) })).statusCode).toBe(304);
  });

  it('are gone with the document at once, whatever was kept', async () => {
    await get(`/d/${measures.code}`);
    expect((await get(`${base}/2/x.pdf`)).statusCode).toBe(200);
    portal.fake.withdrawn.add(measures.code);
    try {
      expect((await get(`${base}/2/x.pdf`)).statusCode).toBe(404);
    } finally {
      portal.fake.withdrawn.delete(measures.code);
    }
    expect((await get(`${base}/9/x.pdf`)).statusCode).toBe(404);
  });
});

describe('previews', () => {
  it('show the version with a mark, and are kept by nobody', async () => {
    const { response, $ } = await page('/preview/good-token');
    expect($('.preview-strip').text()).toContain('预览');
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.headers['x-robots-tag']).toContain('noindex');
    expect($('meta[name="robots"]').attr('content')).toBe('noindex');
    expect($('meta[name="ArticleTitle"]')).toHaveLength(0);
    expect($('.history')).toHaveLength(0);
    expect((await get('/preview/good-token/files/2/x.pdf')).headers['cache-control']).toBe('no-store');
    expect((await get('/preview/bad-token')).statusCode).toBe(404);
    expect((await get('/preview/bad-token/files/2/x.pdf')).statusCode).toBe(404);
  });
});

describe('display modes', () => {
  it('are chosen by a link, remembered, and left again', async () => {
    const chosen = await get('/c/news?page=2&display=elder');
    expect(chosen.statusCode).toBe(303);
    expect(chosen.headers.location).toBe('/c/news?page=2');
    expect(chosen.headers['set-cookie']).toMatch(/^oz_display=elder; Path=\/; Max-Age=\d+; SameSite=Lax; HttpOnly$/);
    const { $ } = await page('/', { cookie: 'oz_display=elder' });
    expect($('html').attr('class')).toBe('display-elder');
    expect((await get('/?display=standard')).headers['set-cookie']).toContain('Max-Age=0');
    expect((await page('/', { cookie: 'oz_display=bogus' })).$('html').attr('class')).toBe('display-standard');
  });

  it('keep language and filters in their links', async () => {
    const { $ } = await page('/en/catalogue?unit=czj');
    expect($('.top-bar a[href*="display=contrast"]').attr('href')).toBe('/en/catalogue?unit=czj&display=contrast');
    expect($('.top-bar a[hreflang="zh-Hant"]').attr('href')).toBe('/zh-hant/catalogue?unit=czj');
  });
});

describe('errors', () => {
  it('help in each language', async () => {
    expect((await page('/nowhere')).$('h1').text()).toBe('没有找到这个页面');
    expect((await page('/zh-hant/nowhere')).$('h1').text()).toBe('沒有找到這個頁面');
    const { $, response } = await page('/en/nowhere/else');
    expect($('h1').text()).toBe('Page not found');
    expect($('main form[action="/en/search"]')).toHaveLength(1);
    expect(response.headers['cache-control']).toBe('no-store');
  });

  it('tell a page that cannot be written to from one that is not there', async () => {
    const posted = await portal.app.inject({ method: 'POST', url: `/d/${measures.code}` });
    expect(posted.statusCode).toBe(405);
    expect(posted.headers.allow).toBe('GET, HEAD');
    expect((await portal.app.inject({ method: 'POST', url: '/nowhere' })).statusCode).toBe(404);
  });

  it('answer programs in their own tongue', async () => {
    const response = await get('/open/v9/nothing');
    expect(response.statusCode).toBe(404);
    expect(response.json()).toMatchObject({ error: 'NOT_FOUND' });
  });

  it('say that the database is away without a word of the inside, and still look like the site', async () => {
    const away = await startPortal();
    await away.app.inject({ url: '/', headers: { host: 'www.haiyan.example' } });
    away.fake.failure = new AppError({
      id: 'DATABASE_UNAVAILABLE',
      status: 503,
      text: { zh: '数据库暂时无法连接。', en: 'The database is away.' },
    });
    const kept = await away.app.inject({ url: '/', headers: { host: 'www.haiyan.example' } });
    expect(kept.statusCode).toBe(200);
    const response = await away.app.inject({ url: '/c/news', headers: { host: 'www.haiyan.example' } });
    expect(response.statusCode).toBe(503);
    expect(response.body).toContain('数据库暂时无法连接');
    expect(response.body).toContain(site.profile.name);
    away.fake.failure = new Error('password=secret in /srv/secret.ts');
    const broken = await away.app.inject({ url: '/c/notices', headers: { host: 'www.haiyan.example' } });
    expect(broken.statusCode).toBe(500);
    expect(broken.body).not.toContain('secret');
    await away.app.close();
  });

  it('stand even when no site can be told', async () => {
    const lost = await startPortal({ findSite: () => Promise.reject(new Error('gone')) });
    const response = await lost.app.inject('/');
    expect(response.statusCode).toBe(500);
    expect(response.body).toContain('服务器出了问题');
    await lost.app.close();
  });
});

describe('keeping pages', () => {
  it('reads once for many, and again when what the page shows has changed', async () => {
    const fresh = await startPortal();
    const ask = () => fresh.app.inject({ url: `/d/${measures.code}`, headers: { host: 'www.haiyan.example' } });
    await ask();
    const reads = fresh.fake.reads;
    await ask();
    expect(fresh.fake.reads).toBe(reads);
    fresh.cache.purge([tags.document(measures.id)]);
    await ask();
    expect(fresh.fake.reads).toBe(reads + 1);
    await fresh.app.close();
  });

  it('drops a neighbour that was withdrawn from the pages that name it', async () => {
    const fresh = await startPortal();
    const neighbour = documents.find((item) => item.title.includes('工业用地出让'));
    if (neighbour === undefined) throw new Error('no neighbour');
    const ask = async () =>
      (await fresh.app.inject({ url: `/d/${measures.code}`, headers: { host: 'www.haiyan.example' } })).body;
    expect(await ask()).toContain(neighbour.title);
    fresh.fake.withdrawn.add(neighbour.code);
    fresh.cache.purge([tags.document(neighbour.id)]);
    expect(await ask()).not.toContain(neighbour.title);
    await fresh.app.close();
  });

  it('does not multiply by parameters nobody knows, nor by their order', async () => {
    const fresh = await startPortal();
    const ask = (url: string) => fresh.app.inject({ url, headers: { host: 'www.haiyan.example' } });
    await ask('/catalogue?unit=czj&year=2026');
    const entries = fresh.cache.stats().entries;
    await ask('/catalogue?year=2026&unit=czj&utm=1');
    await ask('/catalogue?x=1&unit=czj&genre=&year=2026');
    for (let n = 0; n < 20; n += 1) await ask(`/nowhere-${n}`);
    expect(fresh.cache.stats().entries).toBe(entries + 1);
    await fresh.app.close();
  });

  it('answers 304 to who has it, sends HEAD without a body, and compresses', async () => {
    const first = await get('/c/news', { 'accept-encoding': 'br' });
    expect(first.headers['content-encoding']).toBe('br');
    expect(first.headers.vary).toBe('Accept-Encoding, Cookie');
    expect((await get('/c/news', { 'if-none-match': String(first.headers.etag) })).statusCode).toBe(304);
    const head = await portal.app.inject({ method: 'HEAD', url: '/c/news', headers: { host: 'www.haiyan.example' } });
    expect(head.statusCode).toBe(200);
    expect(head.body).toBe('');
    expect(Number(head.headers['content-length'])).toBeGreaterThan(1_000);
  });

  it('keeps display modes, languages and origins apart', async () => {
    const standard = await get('/');
    expect((await get('/', { cookie: 'oz_display=contrast' })).body).not.toBe(standard.body);
    expect((await get('/', { host: 'other.example' })).body).toContain('http://other.example/');
    expect((await get('/')).body).toBe(standard.body);
  });
});

describe('over a connection', () => {
  it('serves kept pages before the framework, malformed addresses with a page, and 304', async () => {
    const live = await startPortal();
    const base = await live.app.listen({ port: 0, host: '127.0.0.1' });
    const first = await fetch(`${base}/c/news`);
    await first.text();
    const hits = live.cache.stats().hits;
    const second = await fetch(`${base}/c/news`);
    expect(await second.text()).toContain('工作动态');
    expect(live.cache.stats().hits).toBe(hits + 1);
    expect(
      (await fetch(`${base}/c/news`, { headers: { 'if-none-match': String(second.headers.get('etag')) } })).status,
    ).toBe(304);
    expect((await fetch(`${base}/c/news`, { method: 'HEAD' })).status).toBe(200);
    const bad = await fetch(`${base}/d/%E0%A4%A`);
    expect(bad.status).toBe(400);
    expect(await bad.text()).toContain('请求有误');
    await live.app.close();
  });
});

describe('what pages load', () => {
  it('has addresses that change with the content and may be kept for ever', async () => {
    const { $ } = await page('/');
    for (const address of [
      $('link[rel="stylesheet"]').attr('href'),
      $('script[src]').attr('src'),
      $('link[rel="apple-touch-icon"]').attr('href'),
    ]) {
      const response = await get(address ?? '', { 'accept-encoding': 'br, gzip' });
      expect(response.statusCode).toBe(200);
      expect(response.headers['cache-control']).toContain('immutable');
    }
    expect((await get('/assets/portal.000000000000.css')).statusCode).toBe(404);
  });

  it('can be installed on a phone', async () => {
    const { $ } = await page('/zh-hant/');
    const response = await get($('link[rel="manifest"]').attr('href') ?? '');
    const manifest = response.json<{ name: string; start_url: string; icons: { src: string; sizes: string }[] }>();
    expect(manifest.name).toBe('海晏經濟技術開發區');
    expect(manifest.start_url).toBe('/zh-hant/');
    for (const icon of manifest.icons) expect((await get(icon.src)).statusCode).toBe(200);
  });

  it('draws a code for public documents only', async () => {
    const response = await get(`/d/${measures.code}/qr.svg`);
    expect(response.headers['content-type']).toContain('image/svg+xml');
    expect(response.body).toContain('<svg');
    expect((await get('/d/gone000001/qr.svg')).statusCode).toBe(404);
    expect((await get('/d/nothing001/qr.svg')).statusCode).toBe(404);
  });
});
