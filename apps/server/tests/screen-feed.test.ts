import type { ChannelAccountInput, ChannelsView, DocumentChannels, DocumentDetail } from '@openzone/contracts';
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { followChannels, keepScreenFeed } from '../src/channels/index.ts';
import { findSiteByKey, type Site } from '../src/base/sites/index.ts';
import { publish, readState, withdraw } from '../src/engines/publication/index.ts';
import type { ApiClient, Transport } from './support/http-client.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { bringToPublic } from './support/stages.ts';
import { createZone, draft, makeDocument, type TestZone } from './support/zone.ts';

/** What displays in halls are given to show. */
let server: TestServer;
let zone: TestZone;
let site: Site;
let http: Transport;
let handler: ApiClient;
let head: ApiClient;
let office: ApiClient;

beforeAll(async () => {
  server = await startTestServer();
  zone = await createZone(server.database.app);
  const found = await findSiteByKey(server.database.portal, 'test');
  if (found === undefined) throw new Error('no site');
  site = found;
  http = server.http();
  [handler, head, office] = await Promise.all([
    server.office('handler'),
    server.office('head'),
    server.office('office'),
  ]);
});
afterAll(() => server.stop());

interface JsonFeed {
  readonly version: string;
  readonly feed_url: string;
  readonly items: readonly { readonly title: string; readonly content_text: string; readonly url: string }[];
}

/** What the worker does. */
async function follow(): Promise<void> {
  while ((await followChannels(server.database.app)) > 0);
  const deps = { db: server.database.app, now: () => new Date(), baseUrl: 'https://test.example' };
  while ((await keepScreenFeed(deps, site)) > 0);
}

const ask = (kind: 'xml' | 'json') => http({ method: 'GET', path: `/feeds/screen.${kind}` });

/** As displays see it when the server has heard of every change. */
async function shown(): Promise<JsonFeed['items']> {
  server.web.cache.flush();
  const { status, bytes } = await ask('json');
  expect(status).toBe(200);
  return (JSON.parse(bytes.toString()) as JsonFeed).items;
}
const titles = async (): Promise<string[]> => (await shown()).map(({ title }) => title);

async function turn(change: Partial<ChannelAccountInput>): Promise<ChannelsView> {
  const { body } = await office.get<ChannelsView>('/channels');
  const revision = body.accounts.find(({ channel }) => channel === 'SCREEN')?.revision ?? 0;
  const blank = {
    enabled: true,
    automatic: true,
    account: '',
    appId: '',
    baseUrl: '',
    author: '',
    cover: null,
    secret: '',
  };
  const answer = await office.put<ChannelsView>('/channels/SCREEN', { ...blank, revision, ...change });
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
}

async function plan(id: string, change: object = {}): Promise<void> {
  const { texts } = (await handler.get<DocumentChannels>(`/documents/${id}/channel-texts`)).body;
  const revision = texts.find(({ channel }) => channel === 'SCREEN')?.revision ?? 0;
  const input = { title: '', body: '', picture: null, sendAt: null, revision, ...change };
  const answer = await handler.put(`/documents/${id}/channel-texts/SCREEN`, input);
  expect(answer.status, answer.text).toBe(200);
}

async function approve(id: string): Promise<void> {
  const { texts } = (await handler.get<DocumentChannels>(`/documents/${id}/channel-texts`)).body;
  const revision = texts.find(({ channel }) => channel === 'SCREEN')?.revision ?? 0;
  const answer = await head.post(`/documents/${id}/channel-texts/SCREEN/approval`, { revision });
  expect(answer.status, answer.text).toBe(200);
}

const publishNow = (id: string): Promise<unknown> =>
  server.database.app.transaction(zone.siteId, async (tx) =>
    publish(tx, zone.people.office, id, { revision: (await readState(tx, id)).revision }),
  );
const approved = (title: string): Promise<string> =>
  makeDocument(server.database.app, zone, 'approved', { title, abstract: `${title}的概述` });

const placeOf = async (id: string) =>
  (await handler.get<DocumentDetail>(`/documents/${id}`)).body.channels.find(({ channel }) => channel === 'SCREEN');

const inDatabase = (text: string, values: unknown[] = []) => server.database.bypass(zone.siteId, text, values);
const enter = `insert into channel_screen (site_id, document_id) values ($1, $2)`;

describe('the feed for screens', () => {
  it('does not exist until a site turns it on', async () => {
    const id = await approved('开启以前的文件');
    await plan(id);
    await publishNow(id);
    await follow();
    expect((await ask('xml')).status).toBe(404);
    expect((await ask('json')).status).toBe(404);
    expect(await placeOf(id)).toMatchObject({ state: 'planned' });
    await expect(inDatabase(enter, [zone.siteId, id])).rejects.toThrow('SCREEN_FEED_OFF');
    const { screenFeed } = await turn({});
    expect(screenFeed).toEqual([
      expect.stringMatching(/^https?:\/\/.+\/feeds\/screen\.xml$/u),
      expect.stringMatching(/^https?:\/\/.+\/feeds\/screen\.json$/u),
    ]);
    await follow();
    expect(await titles()).toEqual(['开启以前的文件']);
  });

  it('gives title, short words and address as Atom and JSON Feed, and each item is recorded once, with the address of the feed', async () => {
    const id = await approved('进入电子屏的文件');
    await plan(id);
    await publishNow(id);
    await follow();
    const place = await placeOf(id);
    expect(place).toMatchObject({ state: 'published', reference: 'https://test.example/feeds/screen.xml' });
    const { code } = await server.database.app.read(zone.siteId, (reading) => readState(reading, id));
    const [first] = await shown();
    expect(first).toMatchObject({ title: '进入电子屏的文件', content_text: '进入电子屏的文件的概述' });
    expect(first?.url).toContain(`/d/${code}`);
    const atom = await ask('xml');
    expect(atom.headers['content-type']).toContain('application/atom+xml');
    const $ = load(atom.bytes.toString(), { xml: true });
    expect($('entry > title').first().text()).toBe('进入电子屏的文件');
    for (const name of ['id', 'title', 'updated', 'author > name'])
      expect($('feed').find(name).first().text()).not.toBe('');
    await follow();
    const { rows } = await inDatabase(
      `select count(*)::integer as count from document_event where document_id = $1 and comment = 'SCREEN published'`,
      [id],
    );
    expect(rows).toEqual([{ count: 1 }]);
  });

  it('keeps what somebody wrote down of an item that stood on the screens before', async () => {
    const id = await approved('早已上屏的文件');
    await publishNow(id);
    const told = { state: 'published', publishedOn: '2020-03-05', reference: '大厅东屏' };
    expect((await office.put(`/documents/${id}/channels/SCREEN`, told)).status).toBe(200);
    await follow();
    expect(await placeOf(id)).toMatchObject(told);
    expect((await titles()).at(-1)).toBe('早已上屏的文件');
  });

  it('shows words of its own only after a second person has approved them, and not after they were changed', async () => {
    const id = await approved('另写短句的文件');
    await plan(id, { title: '短句', body: '大厅里看的话' });
    await publishNow(id);
    await follow();
    expect(await titles()).not.toContain('短句');
    expect(await titles()).not.toContain('另写短句的文件');
    await expect(inDatabase(enter, [zone.siteId, id])).rejects.toThrow('CHANNEL_TEXT_NOT_APPROVED');
    await approve(id);
    await follow();
    expect(await shown()).toContainEqual(expect.objectContaining({ title: '短句', content_text: '大厅里看的话' }));
    await plan(id, { title: '改过的短句', body: '没有人看过' });
    expect(JSON.stringify(await shown())).not.toMatch(/短句|没有人看过/u);
    await approve(id);
    expect(await titles()).toContain('改过的短句');
  });

  it('shows nothing before its time', async () => {
    const id = await approved('还没有到时间的文件');
    await plan(id, { sendAt: new Date(Date.now() + 3_600_000).toISOString() });
    await publishNow(id);
    await follow();
    expect(await titles()).not.toContain('还没有到时间的文件');
    expect(await placeOf(id)).toMatchObject({ state: 'planned' });
    await expect(inDatabase(enter, [zone.siteId, id])).rejects.toThrow('CHANNEL_TEXT_NOT_APPROVED');
    await plan(id, { sendAt: new Date(Date.now() - 1000).toISOString() });
    await follow();
    expect(await titles()).toContain('还没有到时间的文件');
  });

  it('shows nothing that is not public, and the database lets nothing of the kind in', async () => {
    const id = await approved('未公开的文件');
    await plan(id);
    await follow();
    expect(await titles()).not.toContain('未公开的文件');
    await expect(inDatabase(enter, [zone.siteId, id])).rejects.toThrow('CHANNEL_BEFORE_PUBLICATION');
    const other = await approved('没有安排到电子屏的文件');
    await publishNow(other);
    await follow();
    expect(await titles()).not.toContain('没有安排到电子屏的文件');
    await expect(inDatabase(enter, [zone.siteId, other])).rejects.toThrow('SCREEN_NOT_PLANNED');
  });

  it('forgets what is withdrawn at once, from the pages kept as well, and leaves nobody anything to do', async () => {
    const id = await approved('将要撤回的文件');
    await plan(id);
    await publishNow(id);
    await follow();
    expect(await titles()).toContain('将要撤回的文件');
    await server.database.app.transaction(zone.siteId, async (tx) =>
      withdraw(tx, zone.people.office, id, { revision: (await readState(tx, id)).revision, reason: '数据有误' }),
    );
    // The worker has not done anything yet.
    await expect
      .poll(async () => (await ask('json')).bytes.toString(), { timeout: 10_000 })
      .not.toContain('将要撤回的文件');
    await follow();
    expect(await placeOf(id)).toMatchObject({ state: 'withdrawn' });
    const { tasks } = (await handler.get<DocumentChannels>(`/documents/${id}/channel-texts`)).body;
    expect(tasks.map(({ kind, doneAt }) => ({ kind, done: doneAt !== null }))).toEqual([
      { kind: 'WITHDRAW', done: true },
    ]);
    const { rows } = await inDatabase('select left_at is not null as gone from channel_screen where document_id = $1', [
      id,
    ]);
    expect(rows).toEqual([{ gone: true }]);
  });

  it('follows a revision by itself; words of its own are somebody’s to look at', async () => {
    const [plain, own] = [await approved('修订的文件甲'), await approved('修订的文件乙')];
    await plan(plain);
    await plan(own, { title: '乙的短句', body: '' });
    await approve(own);
    for (const id of [plain, own]) await publishNow(id);
    await follow();
    for (const id of [plain, own]) {
      const { revision, title } = (await handler.get<DocumentDetail & { title: string }>(`/documents/${id}`)).body;
      const newer = { title: `${title}（更正）`, changeNote: '更正', changedDate: '2026-03-03' };
      await handler.put(`/documents/${id}/draft`, { ...draft(zone, newer), revision });
      await bringToPublic(server.database.app, zone, id, newer);
    }
    await follow();
    const tasksOf = async (id: string) =>
      (await handler.get<DocumentChannels>(`/documents/${id}/channel-texts`)).body.tasks.map(({ kind }) => kind);
    expect(await tasksOf(plain)).toEqual([]);
    expect(await tasksOf(own)).toEqual(['REVISE']);
    expect((await titles()).some((title) => title.endsWith('（更正）'))).toBe(true);
  });

  it('leaves an item out when somebody says that it is not on the screens, and takes it up again', async () => {
    const id = await approved('由人移出的文件');
    await plan(id);
    await publishNow(id);
    await follow();
    const record = (state: string) =>
      office.put(`/documents/${id}/channels/SCREEN`, { state, publishedOn: null, reference: '' });
    await record('withdrawn');
    expect(await titles()).not.toContain('由人移出的文件');
    await follow();
    await record('planned');
    await follow();
    expect(await titles()).toContain('由人移出的文件');
  });

  it('is empty while it is stopped, and gone when it is turned off, without waiting', async () => {
    await office.post('/channels/SCREEN/stop', { stopped: true, reason: '大屏被人动过' });
    await expect
      .poll(async () => (JSON.parse((await ask('json')).bytes.toString()) as JsonFeed).items.length, {
        timeout: 10_000,
      })
      .toBe(0);
    await office.post('/channels/SCREEN/stop', { stopped: false, reason: '' });
    await expect
      .poll(async () => (JSON.parse((await ask('json')).bytes.toString()) as JsonFeed).items.length, {
        timeout: 10_000,
      })
      .toBeGreaterThan(3);
    await turn({ automatic: false });
    await expect.poll(async () => (await ask('json')).status, { timeout: 10_000 }).toBe(404);
  });
});
