import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Channel, ChannelCountDocuments, ChannelCounts } from '@openzone/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ApiClient } from './support/http-client.ts';
import { loadPast } from './support/past-publications.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { createZone, makeDocument, type TestZone } from './support/zone.ts';

/** S14: an item counts once, by the channel on which it appeared first. */
const seeds = join(import.meta.dirname, '../../../../shared/seeds');

let server: TestServer;
let zone: TestZone;
let office: ApiClient;

beforeAll(async () => {
  server = await startTestServer();
  zone = await createZone(server.database.app);
  office = await server.office('office');
});
afterAll(() => server.stop());

async function countsOf(
  from: string,
  to: string,
): Promise<ChannelCounts & { readonly of: (channel: Channel) => number[] }> {
  const { body, status, text } = await office.get<ChannelCounts>(`/publishing/channels?from=${from}&to=${to}`);
  expect(status, text).toBe(200);
  return {
    ...body,
    of: (channel) => {
      const own = body.rows.filter((row) => row.channel === channel);
      return [own.reduce((sum, { first }) => sum + first, 0), own.reduce((sum, { all }) => sum + all, 0)];
    },
  };
}

/** The figures of the report of 001: a total that the three after it add up to. */
async function reported(): Promise<{ total: number; web: number; wechat: number; other: number }> {
  const name = (await readdir(seeds)).find((file) => file.startsWith('001_')) ?? '';
  const text = await readFile(join(seeds, name), 'utf8');
  const figures = [...text.matchAll(/(\d+)\s*[条條]/gu)].map(([, figure]) => Number(figure));
  const at = figures.findIndex((web, index) => {
    const sum = web + (figures[index + 1] ?? 0) + (figures[index + 2] ?? 0);
    return sum > web && figures.slice(0, index).includes(sum);
  });
  const [web = 0, wechat = 0, other = 0] = figures.slice(at, at + 3);
  return { total: web + wechat + other, web, wechat, other };
}

it.skipIf(!existsSync(seeds) && process.env['CI'] === undefined)(
  'gives the figures that 001 reports (skipped without ../shared/seeds)',
  async () => {
    const { total, web, wechat, other } = await reported();
    expect(total).toBeGreaterThan(400);
    await loadPast(server, zone, 2016, [
      { count: web },
      { count: wechat, from: { channel: 'WECHAT', source: '微信' } },
      { count: other - 10, from: { channel: 'PRESS', source: '报刊' } },
      { count: 10, from: { channel: 'BROADCAST', source: '广播电视' } },
    ]);
    const counts = await countsOf('2016-01-01', '2016-12-31');
    expect(counts.total).toBe(total);
    expect(counts.of('WEB')[0]).toBe(web);
    expect(counts.of('WECHAT')).toEqual([wechat, wechat]);
    expect((counts.of('PRESS')[0] ?? 0) + (counts.of('BROADCAST')[0] ?? 0)).toBe(other);

    const behind = await office.get<ChannelCountDocuments>(
      `/publishing/channels/documents?from=2016-01-01&to=2016-12-31&how=first&channel=WECHAT&unitId=${zone.unitId}`,
    );
    expect(behind.body.total).toBe(wechat);
    expect(behind.body.items[0]).toMatchObject({ first: 'WECHAT' });
  },
);

it('counts an item on several channels once, by the first, and on each besides', async () => {
  const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const later = '2099-01-01';
  const ids = [];
  for (const title of ['先上网站', '先上报刊', '同一天'])
    ids.push(await makeDocument(server.database.app, zone, 'published', { title }));
  const [webFirst = '', pressFirst = '', sameDay = ''] = ids;
  const put = (id: string, channel: Channel, publishedOn: string, state = 'published') =>
    office.put(`/documents/${id}/channels/${channel}`, { state, publishedOn, reference: '' });
  await put(webFirst, 'WECHAT', later);
  await put(pressFirst, 'PRESS', '2026-01-05');
  await put(sameDay, 'WEIBO', day);
  await put(sameDay, 'BOARD', day, 'withdrawn');
  const counts = await countsOf(day, later);
  expect(counts.total).toBe(3);
  expect(counts.of('WEB')).toEqual([2, 3]);
  expect(counts.of('PRESS')).toEqual([1, 1]);
  expect(counts.of('WECHAT')).toEqual([0, 1]);
  expect(counts.of('WEIBO')).toEqual([0, 1]);
  expect(counts.of('BOARD')).toEqual([0, 0]);
  // What appears after the last day is not counted yet.
  expect((await countsOf(day, day)).of('WECHAT')).toEqual([0, 0]);
  const sheet = await office.get(`/publishing/channels/export.xlsx?from=${day}&to=${day}`);
  expect(sheet.status).toBe(200);
  expect((await office.get('/publishing/channels?from=2026-02-30&to=2026-03-01')).error).toMatchObject({
    field: 'from',
  });
});
