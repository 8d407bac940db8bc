import type {
  ChannelDelivery,
  ChannelsView,
  DocumentChannels,
  DocumentDetail,
  UploadedPicture,
} from '@openzone/contracts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  createChannelSender,
  followChannels,
  keepAccount,
  readSheet,
  stopChannel,
  type ChannelSender,
} from '../src/channels/index.ts';
import { recordFile } from '../src/base/files/index.ts';
import { findSiteByKey, type Site } from '../src/base/sites/index.ts';
import { publish, readState, withdraw } from '../src/engines/publication/index.ts';
import type { ApiClient } from './support/http-client.ts';
import { startPlatforms, type Platforms } from './support/channel-platforms.ts';
import { pictureHtml, pngOf, uploadPicture } from './support/pictures.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { bringToPublic } from './support/stages.ts';
import { createZone, draft, makeDocument, type TestZone } from './support/zone.ts';

/** Items on other channels, against WeChat and Weibo as their documentation describes them. */
let server: TestServer;
let zone: TestZone;
let site: Site;
let platforms: Platforms;
let sender: ChannelSender;
let handler: ApiClient;
let head: ApiClient;
let office: ApiClient;
let cover = '';
let time = 0;
let origins: string[] = [];

const png = pngOf('cover', 4, 3, 'kvxcameraq');
const now = (): Date => new Date(Date.now() + time);

function newSender(): ChannelSender {
  return createChannelSender({
    db: server.database.app,
    files: server.runtime.files,
    vault: server.runtime.vault,
    log: () => undefined,
    now,
    origins,
    secretsDir: undefined,
    baseUrl: 'https://test.example',
  });
}

beforeAll(async () => {
  server = await startTestServer();
  zone = await createZone(server.database.app);
  const found = await findSiteByKey(server.database.portal, 'test');
  if (found === undefined) throw new Error('no site');
  site = found;
  [handler, head, office] = await Promise.all([
    server.office('handler'),
    server.office('head'),
    server.office('office'),
  ]);
  const sha256 = await server.runtime.files.put(png);
  const file = { sha256, size: png.length, mediaType: 'image/png', text: null, createdBy: zone.people.office.id };
  await server.database.app.transaction(zone.siteId, (tx) => recordFile(tx, file));
  cover = sha256;
});
afterAll(() => server.stop());

const revisionOf = async (path: string): Promise<number> => {
  const { body } = await office.get<ChannelsView>('/channels');
  return body.accounts.find(({ channel }) => channel === path)?.revision ?? 0;
};
const keep = async (channel: 'WECHAT' | 'WEIBO', change: object = {}) =>
  office.put<ChannelsView>(`/channels/${channel}`, {
    enabled: true,
    automatic: true,
    account: '测试号',
    appId: 'wx-app',
    baseUrl: origins[0] ?? '',
    author: '测试区管委会',
    cover,
    secret: channel === 'WECHAT' ? 'app-secret' : 'weibo-token',
    revision: await revisionOf(channel),
    ...change,
  });

beforeEach(async () => {
  time = 0;
  platforms = await startPlatforms();
  origins = [platforms.origin];
  sender = newSender();
});
afterEach(() => platforms.stop());

/** The routes hold the settings the server began with; the origins are those of this test. */
async function setUp(): Promise<void> {
  await server.database.app.transaction(zone.siteId, async (tx) => {
    for (const channel of ['WECHAT', 'WEIBO'] as const) {
      await keepAccount(tx, zone.people.office, settings(), channel, {
        enabled: true,
        automatic: true,
        account: '测试号',
        appId: 'wx-app',
        baseUrl: platforms.origin,
        author: '测试区管委会',
        cover,
        secret: channel === 'WECHAT' ? 'app-secret' : 'weibo-token',
        revision: await revisionOf(channel),
      });
      await stopChannel(tx, zone.people.office, channel, { stopped: false, reason: '' });
    }
  });
}

const settings = () => ({ vault: server.runtime.vault, origins, secretsDir: undefined });

async function plan(id: string, channel: string, change: object = {}): Promise<DocumentChannels> {
  const before = (await handler.get<DocumentChannels>(`/documents/${id}/channel-texts`)).body;
  const revision = before.texts.find((text) => text.channel === channel)?.revision ?? 0;
  const input = { title: '', body: '', picture: null, sendAt: null, revision, ...change };
  const answer = await handler.put<DocumentChannels>(`/documents/${id}/channel-texts/${channel}`, input);
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
}

const deliveryOf = async (id: string): Promise<ChannelDelivery> => {
  const { body } = await handler.get<DocumentChannels>(`/documents/${id}/channel-texts`);
  const [delivery] = body.deliveries;
  if (delivery === undefined) throw new Error('no delivery');
  return delivery;
};

/** Every step that is due, with the clock going on between them. */
async function run(steps = 20, pauseMs = 20_000, by: ChannelSender = sender): Promise<void> {
  while ((await followChannels(server.database.app)) > 0);
  for (let step = 0; step < steps; step += 1) {
    await by.sendOne(site);
    time += pauseMs;
  }
}
const pathsOf = (): string[] => platforms.calls.map(({ path }) => path.replace('/cgi-bin/', ''));
const counted = (path: string): number => pathsOf().filter((one) => one === path).length;

async function withdrawNow(id: string): Promise<void> {
  const { office: person } = zone.people;
  await server.database.app.transaction(zone.siteId, async (tx) =>
    withdraw(tx, person, id, { revision: (await readState(tx, id)).revision, reason: '数据有误' }),
  );
}

const publishNow = (id: string): Promise<unknown> =>
  server.database.app.transaction(zone.siteId, async (tx) =>
    publish(tx, zone.people.office, id, { revision: (await readState(tx, id)).revision }),
  );

async function publishedWith(channel: string, title: string, bodyHtml: string): Promise<string> {
  const id = await makeDocument(server.database.app, zone, 'approved', { title, bodyHtml });
  await plan(id, channel);
  await publishNow(id);
  return id;
}

/** A document planned for a channel before it was public, and then published. */
async function published(channel: string, title: string, change: object = {}): Promise<string> {
  const id = await makeDocument(server.database.app, zone, 'approved', { title });
  await plan(id, channel, change);
  await publishNow(id);
  return id;
}

describe('WeChat', () => {
  beforeEach(setUp);

  it('gets what is published: cover, draft, submission, its state, and the address is recorded', async () => {
    platforms.slow = 2;
    const id = await published('WECHAT', '关于微信发布的通知');
    await run();
    expect(pathsOf()).toEqual([
      'stable_token',
      'material/add_material',
      'draft/add',
      'freepublish/submit',
      'freepublish/get',
      'freepublish/get',
      'freepublish/get',
    ]);
    // The picture goes out alone, without what its file says of camera, place and people.
    const sent = platforms.calls.find(({ path }) => path.endsWith('material/add_material'));
    expect(sent?.body).toContain('IDAT');
    expect(sent?.body).not.toContain('kvxcameraq');
    const [article] = [...platforms.published.values()];
    const { code } = await server.database.app.read(zone.siteId, (reading) => readState(reading, id));
    expect(article).toMatchObject({
      title: '关于微信发布的通知',
      author: '测试区管委会',
      content_source_url: `https://test.example/d/${code}`,
      content: expect.stringContaining('现将预算批复如下') as string,
    });
    const delivery = await deliveryOf(id);
    expect(delivery).toMatchObject({
      step: 'published',
      problem: '',
      url: expect.stringMatching(/mp\.weixin/u) as string,
    });
    const { body } = await handler.get<DocumentDetail>(`/documents/${id}`);
    expect(body.channels).toContainEqual(
      expect.objectContaining({ channel: 'WECHAT', state: 'published', reference: delivery.url }),
    );
  });

  it('never gets what is not public, though the time has come and the text is planned', async () => {
    const id = await makeDocument(server.database.app, zone, 'approved', { title: '尚未公开的通知' });
    await plan(id, 'WECHAT', { sendAt: new Date(Date.now() - 60_000).toISOString() });
    await run(3);
    expect(platforms.calls).toEqual([]);
    await expect(
      server.database.bypass(
        zone.siteId,
        `insert into channel_delivery (site_id, id, document_id, channel, step) values ($1, gen_random_uuid(), $2, 'WECHAT', 'drafting')`,
        [zone.siteId, id],
      ),
    ).rejects.toThrow('CHANNEL_BEFORE_PUBLICATION');
  });

  it('refreshes a token that is no longer good and goes on', async () => {
    await published('WECHAT', '令牌过期的通知');
    await run(1);
    platforms.expireTokens();
    await run();
    expect(counted('stable_token')).toBeGreaterThan(1);
    expect(platforms.published.size).toBe(1);
  });

  it.each([
    ['hang up', '请求没有到达'],
    ['hang up after', '请求到达而答复丢失'],
  ] as const)('is sent once, when a process dies at the submission (%s)', async (how, title) => {
    const id = await published('WECHAT', title);
    platforms.answers.set('/cgi-bin/freepublish/submit', [how]);
    await run(2);
    expect(await deliveryOf(id)).toMatchObject({ step: 'submitting' });
    // A new process, that knows only what was written down.
    await run(80, 30_000, newSender());
    expect(await deliveryOf(id)).toMatchObject({ step: 'published' });
    expect(platforms.published.size).toBe(1);
    expect(platforms.drafts.size).toBe(0);
  });

  it('finds its draft again instead of making a second one', async () => {
    const id = await published('WECHAT', '草稿答复丢失');
    platforms.answers.set('/cgi-bin/draft/add', ['hang up after']);
    await run(1);
    expect(await deliveryOf(id)).toMatchObject({ step: 'drafting' });
    await run(20, 60_000, newSender());
    expect(counted('draft/add')).toBe(1);
    expect(platforms.published.size).toBe(1);
  });

  it('says in words what a person must do, and goes on where it stood', async () => {
    const id = await published('WECHAT', '需要人处理的通知');
    platforms.answers.set('/cgi-bin/freepublish/submit', [{ errcode: 53503, errmsg: 'draft not checked' }]);
    await run();
    const delivery = await deliveryOf(id);
    expect(delivery).toMatchObject({ step: 'person', problem: '53503' });
    expect(delivery.words?.zh).toContain('草稿箱');
    expect(counted('freepublish/submit')).toBe(1);
    const retry = await office.post(`/channel-deliveries/${delivery.id}`, { act: 'RETRY', url: '' });
    expect(retry.status, retry.text).toBe(200);
    time += 1000;
    await run();
    expect(await deliveryOf(id)).toMatchObject({ step: 'published' });
    expect(counted('draft/add')).toBe(1);
  });

  it('waits by itself when a limit is reached', async () => {
    const id = await published('WECHAT', '超出次数的通知');
    platforms.answers.set('/cgi-bin/draft/add', [{ errcode: 45009, errmsg: 'reach max api daily quota limit' }]);
    await run(3);
    expect(await deliveryOf(id)).toMatchObject({ step: 'waiting', problem: '45009' });
    time += 7 * 3_600_000;
    await run();
    expect(await deliveryOf(id)).toMatchObject({ step: 'published', problem: '' });
  });

  it.each([
    [40164, '白名单'],
    [48001, '权限'],
    [99999, '99999'],
  ])('explains %i', async (code, word) => {
    const id = await published('WECHAT', `返回码${code}`);
    platforms.answers.set('/cgi-bin/draft/add', [{ errcode: code, errmsg: 'x' }]);
    await run(3);
    expect((await deliveryOf(id)).words?.zh).toContain(word);
  });

  it('asks for a title that fits', async () => {
    const id = await published('WECHAT', '关于'.repeat(20));
    await run(2);
    expect(await deliveryOf(id)).toMatchObject({ step: 'person', problem: 'TITLE_TOO_LONG' });
    expect(platforms.drafts.size).toBe(0);
  });

  it('sends words of its own only after a second person has approved them', async () => {
    const id = await published('WECHAT', '另写文字的通知', { title: '一图读懂', body: '第一段。\n第二段 <b>。' });
    await run(3);
    expect(platforms.calls).toEqual([]);
    const own = await handler.post(`/documents/${id}/channel-texts/WECHAT/approval`, { revision: 1 });
    expect(own.status).toBe(403);
    const approved = await head.post<DocumentChannels>(`/documents/${id}/channel-texts/WECHAT/approval`, {
      revision: 1,
    });
    expect(approved.status, approved.text).toBe(200);
    await run();
    expect([...platforms.published.values()]).toMatchObject([
      { title: '一图读懂', content: '<p>第一段。</p><p>第二段 &lt;b&gt;。</p>' },
    ]);
  });

  it('searches words of its own for personal data: approved only without, or with a reason, never with a mark of secrecy', async () => {
    const id = await makeDocument(server.database.app, zone, 'approved', { title: '救助情况的通知' });
    const { texts } = await plan(id, 'WEIBO', { body: '救助对象李秀英，身份证号：110101199003074514。' });
    expect(texts[0]?.findings.find(({ kind }) => kind === 'identity-number')).toMatchObject({
      text: '110101199003074514',
      blocking: true,
      exemption: null,
    });
    const approve = (revision: number, keepReason?: string) =>
      head.post<DocumentChannels>(`/documents/${id}/channel-texts/WEIBO/approval`, {
        revision,
        ...(keepReason === undefined ? {} : { keepReason }),
      });
    for (const reason of [undefined, ' '])
      expect((await approve(1, reason)).error).toMatchObject({ error: 'CHANNEL_TEXT_PERSONAL_DATA' });
    const forge = (change: string) =>
      server.database.bypass(
        zone.siteId,
        `update channel_text set approved_by = $2, approved_at = now()${change} where document_id = $1 and channel = 'WEIBO'`,
        [id, zone.people.head.id],
      );
    await expect(forge('')).rejects.toThrow('CHANNEL_TEXT_NOT_SEARCHED');
    const hash = `encode(sha256(convert_to(title || E'\\n' || body, 'UTF8')), 'hex')`;
    await expect(forge(`, searched_blocking = 0, searched_sha256 = repeat('0', 64)`)).rejects.toThrow(
      'CHANNEL_TEXT_NOT_SEARCHED',
    );
    await expect(forge(`, searched_blocking = 1, searched_sha256 = ${hash}`)).rejects.toThrow(
      'CHANNEL_TEXT_PERSONAL_DATA',
    );
    const kept = await approve(1, '本人书面同意公开');
    expect(kept.status, kept.text).toBe(200);
    expect(kept.body.texts).toMatchObject([{ approvedBy: 'head', findings: [], keptReason: '本人书面同意公开' }]);

    await plan(id, 'WEIBO', { body: '机密★ 长期\n救助情况。' });
    const marked = await approve(3, '不是密级标志');
    expect(marked.error).toMatchObject({ error: 'CHANNEL_TEXT_PERSONAL_DATA' });
    await plan(id, 'WEIBO', { body: '救助情况。' });
    expect((await approve(4)).status).toBe(200);
  });

  it('takes no picture that the writer may not see', async () => {
    const id = await makeDocument(server.database.app, zone, 'approved', { title: '带图的通知' });
    const words = { title: '', body: '', sendAt: null, revision: 0 };
    const put = (picture: string) => handler.put(`/documents/${id}/channel-texts/WECHAT`, { ...words, picture });
    expect((await put(cover)).error).toMatchObject({ error: 'ATTACHMENT_UNKNOWN', field: 'picture' });
    const own = await uploadPicture(handler, pngOf('own'));
    expect((await put(own.sha256)).status).toBe(200);
  });

  it('sends a picture only after a second person has looked at it and approved it', async () => {
    const { sha256 } = await uploadPicture(handler, pngOf('alone'));
    const id = await published('WECHAT', '只有图片的通知', { picture: sha256 });
    await run(3);
    expect(platforms.calls).toEqual([]);
    expect((await head.get(`/files/${sha256}/picture`)).status).toBe(200);
    expect((await (await server.office('stranger')).get(`/files/${sha256}/picture`)).status).toBe(404);
    await expect(
      server.database.bypass(
        zone.siteId,
        `insert into channel_delivery (site_id, id, document_id, channel, step)
         values ($1, gen_random_uuid(), $2, 'WECHAT', 'drafting')`,
        [zone.siteId, id],
      ),
    ).rejects.toThrow('CHANNEL_TEXT_NOT_APPROVED');
    const approved = await head.post(`/documents/${id}/channel-texts/WECHAT/approval`, { revision: 1 });
    expect(approved.status, approved.text).toBe(200);
    await run();
    expect(pathsOf()).toContain('material/add_material');
  });

  it.each(['GAZETTE', 'WECHAT', 'WEIBO', 'PRESS', 'BROADCAST', 'SCREEN', 'BOARD'])(
    'searches the words for %s, title and body, before they are approved',
    async (channel) => {
      const id = await makeDocument(server.database.app, zone, 'approved', { title: '救助情况的通知' });
      const title = channel === 'WEIBO' ? '' : '联系13800138000';
      await plan(id, channel, { title, body: '证号：110101199003074514。' });
      const approve = async (revision: number) =>
        head.post<DocumentChannels>(`/documents/${id}/channel-texts/${channel}/approval`, { revision });
      expect((await approve(1)).error).toMatchObject({ error: 'CHANNEL_TEXT_PERSONAL_DATA' });
      const { texts } = await plan(id, channel, { title, body: '救助情况。' });
      expect(texts[0]?.findings.map(({ text }) => text)).toEqual(title === '' ? [] : ['13800138000']);
      if (title !== '') expect((await approve(2)).error).toMatchObject({ error: 'CHANNEL_TEXT_PERSONAL_DATA' });
      const clean = await plan(id, channel, { title: title === '' ? '' : '救助情况', body: '救助情况。' });
      expect((await approve(clean.texts[0]?.revision ?? 0)).status).toBe(200);
    },
  );

  it('takes approval back with any change of the words, in the database too', async () => {
    const id = await makeDocument(server.database.app, zone, 'approved', { title: '改过的文字' });
    await plan(id, 'WECHAT', { title: '一', body: '文字' });
    await head.post(`/documents/${id}/channel-texts/WECHAT/approval`, { revision: 1 });
    const { texts } = await plan(id, 'WECHAT', { title: '一', body: '别的文字' });
    expect(texts).toMatchObject([{ approvedBy: null, revision: 3 }]);
    await expect(
      server.database.bypass(
        zone.siteId,
        `update channel_text set approved_by = written_by, approved_at = now() where document_id = $1`,
        [id],
      ),
    ).rejects.toThrow('CHANNEL_TEXT_APPROVER_WITHOUT_ROLE');
  });

  it('sends nothing while it is stopped, and goes on afterwards', async () => {
    const stop = await office.post('/channels/WECHAT/stop', { stopped: true, reason: '账号被盗用，先停发' });
    expect(stop.status, stop.text).toBe(200);
    const id = await published('WECHAT', '停发期间的通知');
    await run(4);
    expect(platforms.calls).toEqual([]);
    await office.post('/channels/WECHAT/stop', { stopped: false, reason: '' });
    await run();
    expect(await deliveryOf(id)).toMatchObject({ step: 'published' });
  });

  it('shows the pictures of the text at addresses of its own, each uploaded once, whatever texts it stands in', async () => {
    const [one, two] = [await uploadPicture(handler, pngOf('one')), await uploadPicture(handler, pngOf('two'))];
    const withTwo = `<p>图一</p>${pictureHtml(one, '图一')}<p>图二</p>${pictureHtml(two, '图二')}${pictureHtml(one, '又是图一')}`;
    const first = await publishedWith('WECHAT', '带图片的通知', withTwo);
    platforms.answers.set('/cgi-bin/draft/add', [{ errcode: -1, errmsg: 'system error' }]);
    await run(30, 60_000);
    expect(await deliveryOf(first)).toMatchObject({ step: 'published' });
    // The draft was made twice, the pictures were not.
    expect([counted('draft/add'), counted('media/uploadimg')]).toEqual([2, 2]);
    const [article] = [...platforms.published.values()];
    const addresses = [...(article?.content ?? '').matchAll(/<img [^>]*src="([^"]*)"/gu)].map(([, src]) => src);
    expect(addresses).toHaveLength(3);
    expect(addresses[0]).toBe(addresses[2]);
    for (const address of addresses)
      expect(address).toMatch(/^https:\/\/mmbiz\.qpic\.cn\/mmbiz_png\/\d+\/0\?wx_fmt=png&amp;from=appmsg$/u);
    expect(article?.content).not.toContain('picture:');
    await publishedWith('WECHAT', '又用同一张图', `<p>图二</p>${pictureHtml(two, '图二')}`);
    await run(10, 60_000, newSender());
    expect(counted('media/uploadimg')).toBe(2);
    // Of another account the addresses are not shown there.
    await expect(
      server.database.bypass(
        zone.siteId,
        `insert into channel_picture (site_id, channel, app_id, sha256, url) values ($1, 'WECHAT', 'wx-app', $2, 'https://x')`,
        [zone.siteId, 'e'.repeat(64)],
      ),
    ).rejects.toThrow('CHANNEL_BEFORE_PUBLICATION');
  });

  it('says before anything is sent which picture WeChat would not take, and sends none of them', async () => {
    const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
    const answer = await handler.upload<UploadedPicture>('/pictures', [{ name: 'a.gif', bytes: gif }]);
    expect(answer.status, answer.text).toBe(201);
    const fine = await uploadPicture(handler, pngOf('fine'));
    const body = `${pictureHtml(fine, '好的')}${pictureHtml(answer.body, '动图')}`;
    const id = await makeDocument(server.database.app, zone, 'approved', { title: '带动图的通知', bodyHtml: body });
    const { troubles } = await plan(id, 'WECHAT');
    expect(troubles.map(({ channel }) => channel)).toEqual(['WECHAT']);
    expect(troubles[0]?.text.zh).toContain('第 2 张图片是 GIF');
    await publishNow(id);
    await run(3);
    expect(await deliveryOf(id)).toMatchObject({ step: 'person', problem: 'TEXT_PICTURE_REFUSED' });
    expect(platforms.calls).toEqual([]);
    const own = await plan(id, 'WECHAT', { title: '短', body: '为微信另写的文字' });
    expect(own.troubles).toEqual([]);
  });

  it('is taken back with the document, and what no interface takes back becomes a task', async () => {
    const id = await published('WECHAT', '撤回的通知');
    await run();
    await handler.put(`/documents/${id}/channels/BOARD`, {
      state: 'published',
      publishedOn: '2026-03-05',
      reference: '大厅',
    });
    await withdrawNow(id);
    await run();
    expect(counted('freepublish/delete')).toBe(1);
    expect(platforms.published.size).toBe(0);
    const { tasks } = (await handler.get<DocumentChannels>(`/documents/${id}/channel-texts`)).body;
    expect(tasks.map(({ channel, kind, doneAt }) => ({ channel, kind, open: doneAt === null }))).toEqual(
      expect.arrayContaining([
        { channel: 'BOARD', kind: 'WITHDRAW', open: true },
        { channel: 'WECHAT', kind: 'WITHDRAW', open: false },
      ]),
    );
    const task = tasks.find(({ channel }) => channel === 'BOARD');
    expect((await office.post(`/channel-tasks/${task?.id ?? ''}`, { note: '' })).status).toBe(400);
    expect((await office.post(`/channel-tasks/${task?.id ?? ''}`, { note: '已揭下' })).status).toBe(200);
    const { body } = await handler.get<DocumentDetail>(`/documents/${id}`);
    expect(body.channels.filter(({ channel }) => channel !== 'WEB').map(({ state }) => state)).toEqual([
      'withdrawn',
      'withdrawn',
    ]);
  });

  it('leaves a task on each channel when the document is revised', async () => {
    const id = await published('WECHAT', '修订的通知');
    await run();
    const { revision } = (await handler.get<DocumentDetail>(`/documents/${id}`)).body;
    const newer = { title: '修订的通知（更正）', changeNote: '更正', changedDate: '2026-03-03' };
    await handler.put(`/documents/${id}/draft`, { ...draft(zone, newer), revision });
    await bringToPublic(server.database.app, zone, id, newer);
    await run();
    const { tasks } = (await handler.get<DocumentChannels>(`/documents/${id}/channel-texts`)).body;
    expect(tasks).toMatchObject([{ channel: 'WECHAT', kind: 'REVISE', doneAt: null }]);
    expect(counted('freepublish/submit')).toBe(1);
  });
});

describe('Weibo', () => {
  beforeEach(setUp);

  it('gets the words with the link, once, also when the answer was lost', async () => {
    const id = await published('WEIBO', '关于微博发布的通知');
    platforms.answers.set('/2/statuses/share.json', ['hang up after']);
    await run(1);
    expect(await deliveryOf(id)).toMatchObject({ step: 'submitting' });
    await run(5, 60_000, newSender());
    expect(await deliveryOf(id)).toMatchObject({
      step: 'published',
      url: expect.stringContaining('weibo.com/77/') as string,
    });
    expect(platforms.statuses).toHaveLength(1);
    expect(counted('/2/statuses/share.json')).toBe(1);
  });

  it('is sent again when it never arrived', async () => {
    const id = await published('WEIBO', '没有送达的微博');
    platforms.answers.set('/2/statuses/share.json', ['hang up']);
    await run(30, 60_000);
    expect(await deliveryOf(id)).toMatchObject({ step: 'published' });
    expect(platforms.statuses).toHaveLength(1);
  });

  it('asks a person where the account may not read what is out', async () => {
    const id = await published('WEIBO', '无法确认的微博');
    platforms.answers.set('/2/statuses/share.json', ['hang up after']);
    platforms.answers.set('/2/statuses/user_timeline.json', [{ error: 'x', error_code: 10014 }]);
    await run(5, 60_000);
    const delivery = await deliveryOf(id);
    expect(delivery).toMatchObject({ step: 'person', problem: 'UNKNOWN_OUTCOME' });
    const without = await office.post(`/channel-deliveries/${delivery.id}`, { act: 'PUBLISHED', url: '' });
    expect(without).toMatchObject({ status: 400, error: { field: 'url' } });
    const told = { act: 'PUBLISHED', url: 'https://weibo.com/77/1' };
    expect((await office.post(`/channel-deliveries/${delivery.id}`, told)).status).toBe(200);
    expect(await deliveryOf(id)).toMatchObject({ step: 'published', url: told.url });
  });

  it('asks for a new authorisation when the old one has expired', async () => {
    const id = await published('WEIBO', '授权过期的微博');
    platforms.answers.set('/2/statuses/share.json', [{ error: 'expired_token', error_code: 21327 }]);
    await run(3);
    expect((await deliveryOf(id)).words?.zh).toContain('重新授权');
  });

  it('takes no words that Weibo refuses', async () => {
    const id = await makeDocument(server.database.app, zone, 'approved', { title: '微博文字' });
    const put = (body: string) =>
      handler.put(`/documents/${id}/channel-texts/WEIBO`, {
        title: '',
        body,
        picture: null,
        sendAt: null,
        revision: 0,
      });
    expect(await put('字'.repeat(121))).toMatchObject({
      status: 400,
      error: { error: 'CHANNEL_TEXT_TOO_LONG', field: 'body' },
    });
    expect(await put('#话题# 你好')).toMatchObject({ status: 400, error: { error: 'CHANNEL_TEXT_TOPIC' } });
  });
});

describe('accounts', () => {
  it('never show their secret again, and call only what the operator permits', async () => {
    await setUp();
    const { body } = await office.get<ChannelsView>('/channels');
    expect(body.accounts.find(({ channel }) => channel === 'WECHAT')).toMatchObject({
      secret: 'SEALED',
      appId: 'wx-app',
    });
    expect(JSON.stringify(body)).not.toMatch(/app-secret|weibo-token/u);
    const rows = await server.database.bypass(zone.siteId, 'select sealed from channel_account');
    expect(JSON.stringify(rows.rows)).not.toContain('app-secret');
    for (const baseUrl of ['http://169.254.169.254', 'http://10.0.0.1:8080/x', 'https://api.weixin.qq.com.evil.test'])
      expect(await keep('WECHAT', { baseUrl })).toMatchObject({
        status: 400,
        error: { error: 'CHANNEL_ADDRESS_NOT_PERMITTED', field: 'baseUrl' },
      });
    expect(await keep('WECHAT', { baseUrl: '', revision: 1 })).toMatchObject({
      status: 409,
      error: { error: 'CHANNEL_CHANGED' },
    });
    expect((await handler.get('/channels')).status).toBe(403);
  });

  it('call nothing when the permission is taken back later', async () => {
    await setUp();
    origins = ['https://api.weixin.qq.com'];
    const id = await published('WECHAT', '名单之外');
    await run(2, 1000, newSender());
    expect(await deliveryOf(id)).toMatchObject({ step: 'person', problem: 'ADDRESS_NOT_PERMITTED' });
    expect(platforms.calls).toEqual([]);
  });
});

describe('a sheet for print', () => {
  it('has number, title, words, seal and days, of what is public and approved only', async () => {
    const id = await makeDocument(server.database.app, zone, 'approved', {
      title: '张贴的公告',
      documentNumber: '测财发〔2026〕88号',
    });
    await plan(id, 'BOARD', { title: '张贴用标题', body: '张贴用正文。' });
    const path = `/documents/${id}/channel-texts/BOARD/sheet.pdf?from=2026-03-05&until=2026-03-20`;
    expect(await office.get(path)).toMatchObject({ status: 409, error: { error: 'SHEET_NOT_READY' } });
    await head.post(`/documents/${id}/channel-texts/BOARD/approval`, { revision: 1 });
    await server.database.app.transaction(zone.siteId, async (tx) =>
      publish(tx, zone.people.office, id, { revision: (await readState(tx, id)).revision }),
    );
    const sheet = await server.database.app.read(zone.siteId, (reading) =>
      readSheet(
        reading,
        zone.people.office,
        id,
        'BOARD',
        { from: '2026-03-05', until: '2026-03-20' },
        'https://test.example',
      ),
    );
    expect(sheet).toMatchObject({
      title: '张贴用标题',
      number: '测财发〔2026〕88号',
      body: [{ kind: 'paragraph', text: '张贴用正文。' }],
      signature: { seal: 'placeholder' },
      footnote: expect.stringContaining('自 2026-03-05 至 2026-03-20') as string,
    });
    const printed = await office.get(path);
    expect(printed.status).toBe(200);
    expect(printed.text.slice(0, 5)).toBe('%PDF-');
    expect((await office.get(path.replace('until=2026-03-20', 'until=2026-03-01'))).error).toMatchObject({
      field: 'until',
    });
    expect((await handler.get<DocumentChannels>(`/documents/${id}/channel-texts`)).body.texts).toMatchObject([
      { printable: true },
    ]);
  });
});
