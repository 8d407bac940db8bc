import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { acceptedEncoding, createPage, displayOf } from './index.ts';

const text = '政府信息公开'.repeat(500);
const page = createPage({
  status: 200,
  headers: { 'content-type': 'text/html', 'cache-control': 'no-cache' },
  body: text,
  tags: [],
  keep: true,
});

describe('page', () => {
  it('comes in each encoding with its own length and the same tag', async () => {
    const br = await page.variant('br');
    const gzip = await page.variant('gzip');
    expect(brotliDecompressSync(br.body).toString()).toBe(text);
    expect(gunzipSync(gzip.body).toString()).toBe(text);
    expect(br.headers).toContain(page.etag);
    expect(gzip.headers).toContain(page.etag);
    expect(br.headers[br.headers.indexOf('content-length') + 1]).toBe(String(br.body.length));
    expect(br.headers[br.headers.indexOf('content-encoding') + 1]).toBe('br');
    expect(page.ready('br')).toBe(br);
  });

  it('stays as it is when compressing saves nothing', async () => {
    const small = createPage({ status: 200, headers: {}, body: 'short', tags: [], keep: true });
    expect((await small.variant('br')).headers).not.toContain('content-encoding');
  });

  it('says what has not changed without the type of a body that is not there', () => {
    expect(page.notModifiedHeaders).toContain('etag');
    expect(page.notModifiedHeaders).not.toContain('content-type');
  });
});

describe('accepted encoding', () => {
  it.each([
    ['br, gzip', 'br'],
    ['gzip, deflate', 'gzip'],
    ['gzip;q=1.0, br;q=0', 'gzip'],
    ['br;q=0.5', 'br'],
    ['identity', 'identity'],
    ['', 'identity'],
    ['br;q=0.0, gzip;q=0', 'identity'],
  ])('%s → %s', (header, encoding) => expect(acceptedEncoding(header)).toBe(encoding));
  it('is identity without the header', () => expect(acceptedEncoding(undefined)).toBe('identity'));
});

describe('display of a cookie', () => {
  it.each([
    [undefined, ''],
    ['a=b', ''],
    ['oz_display=elder', 'elder'],
    ['x=1; oz_display=contrast; y=2', 'contrast'],
    ['not_oz_display=elder', ''],
    ['oz_display=<script>', ''],
  ])('%s → %s', (cookie, display) => expect(displayOf(cookie)).toBe(display));
});
