import type { ChannelAccountInput, ChannelsView, DocumentChannels } from '@openzone/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createChannelSender, followChannels, watchAuthorisations } from '../src/channels/index.ts';
import { findSiteByKey, type Site } from '../src/base/sites/index.ts';
import { publish, readState } from '../src/engines/publication/index.ts';
import { startPlatforms, type Platforms } from './support/channel-platforms.ts';
import type { ApiClient } from './support/http-client.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { createZone, makeDocument, type TestZone } from './support/zone.ts';

/** The authorisation of a Weibo account, against a server that follows the open platform's documentation. */
let server: TestServer;
let zone: TestZone;
let site: Site;
let platforms: Platforms;
let office: ApiClient;
let handler: ApiClient;
let lines: string[] = [];

beforeAll(async () => {
  platforms = await startPlatforms();
  server = await startTestServer({ channelOrigins: [platforms.origin] });
  zone = await createZone(server.database.app);
  const found = await findSiteByKey(server.database.portal, 'test');
  if (found === undefined) throw new Error('no site');
  site = found;
  [office, handler] = await Promise.all([server.office('office'), server.office('handler')]);
});
afterAll(async () => {
  await server.stop();
  await platforms.stop();
});

const account = async () => {
  const { body } = await office.get<ChannelsView>('/channels');
  const found = body.accounts.find(({ channel }) => channel === 'WEIBO');
  if (found === undefined) throw new Error('no account');
  return found;
};

async function keep(change: Partial<ChannelAccountInput> = {}): Promise<void> {
  const { revision } = await account();
  const input = {
    enabled: true,
    automatic: true,
    account: '测试区发布',
    appId: 'weibo-key',
    baseUrl: platforms.origin,
    author: '',
    cover: null,
    secret: '',
    appSecret: 'weibo-secret',
    revision,
    ...change,
  };
  const answer = await office.put('/channels/WEIBO', input);
  expect(answer.status, answer.text).toBe(200);
}

/** The way of the browser: to the platform and back. */
async function go(by: ApiClient = office, decline = false): Promise<URLSearchParams> {
  const begun = await by.post<{ url: string }>('/channels/WEIBO/authorisation');
  expect(begun.status, begun.text).toBe(200);
  const page = await fetch(begun.body.url + (decline ? '&decline=1' : ''), { redirect: 'manual' });
  const back = new URL(page.headers.get('location') ?? '');
  expect(back.pathname).toBe('/office/channels');
  return back.searchParams;
}

const finish = (back: URLSearchParams, by: ApiClient = office) =>
  by.post<ChannelsView>('/channels/WEIBO/authorisation/code', {
    code: back.get('code') ?? '',
    state: back.get('state') ?? '',
  });

const send = async (steps = 4): Promise<void> => {
  let time = 0;
  const sender = createChannelSender({
    db: server.database.app,
    files: server.runtime.files,
    vault: server.runtime.vault,
    log: (line) => lines.push(line),
    now: () => new Date(Date.now() + time),
    origins: [platforms.origin],
    secretsDir: undefined,
    baseUrl: 'https://test.example',
  });
  while ((await followChannels(server.database.app)) > 0);
  for (let step = 0; step < steps; step += 1) {
    await sender.sendOne(site);
    time += 60_000;
  }
};

async function publishedOnWeibo(title: string): Promise<string> {
  const id = await makeDocument(server.database.app, zone, 'approved', { title });
  const text = { title: '', body: '', picture: null, sendAt: null, revision: 0 };
  expect((await handler.put(`/documents/${id}/channel-texts/WEIBO`, text)).status).toBe(200);
  await server.database.app.transaction(zone.siteId, async (tx) =>
    publish(tx, zone.people.office, id, { revision: (await readState(tx, id)).revision }),
  );
  return id;
}

beforeEach(async () => {
  lines = [];
  platforms.answers.clear();
  platforms.calls.length = 0;
  await keep();
});

describe('authorising Weibo', () => {
  it('needs the application first, and who keeps the channels', async () => {
    await keep({ appId: '' });
    expect((await office.post('/channels/WEIBO/authorisation')).error).toMatchObject({
      error: 'CHANNEL_APPLICATION_MISSING',
    });
    await keep();
    expect((await handler.post('/channels/WEIBO/authorisation')).status).toBe(403);
    const back = await go();
    expect((await finish(back, handler)).status).toBe(403);
  });

  it('gets a token, seals it with its end, and what waited for it goes out', async () => {
    await keep({ secret: 'an old token' });
    const id = await publishedOnWeibo('等待授权的微博');
    await send();
    const stateOf = async () =>
      (await handler.get<DocumentChannels>(`/documents/${id}/channel-texts`)).body.deliveries[0]?.step;
    expect(await stateOf()).toBe('person');
    const answer = await finish(await go());
    expect(answer.status, answer.text).toBe(200);
    const kept = answer.body.accounts.find(({ channel }) => channel === 'WEIBO');
    expect(kept).toMatchObject({ secret: 'SEALED', appSecret: 'SEALED', remoteAccount: '1404376560' });
    const days = (Date.parse(kept?.tokenExpiresAt ?? '') - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(29.9);
    expect(days).toBeLessThan(30.1);
    await send();
    expect(await stateOf()).toBe('published');
    // Neither what the screen is given nor what the database holds tells a secret.
    const owner = await server.database.asOwner();
    const { rows } = await owner.query<{ line: string }>('select a::text as line from channel_account a');
    const { rows: trail } = await owner.query<{ line: string }>('select a::text as line from audit_entry a');
    await owner.end();
    const seen = [answer.text, ...lines, ...[...rows, ...trail].map(({ line }) => line)].join('\n');
    for (const secret of ['weibo-secret', ...platforms.weiboTokens]) expect(seen).not.toContain(secret);
    expect(trail.map(({ line }) => line).join('\n')).toContain('channel.authorise');
  });

  it('takes no answer that was not asked for in this session, nor late, nor for another application', async () => {
    const before = await account();
    const back = await go();
    const elsewhere = await server.office('office');
    for (const [by, state] of [
      [elsewhere, back.get('state') ?? ''],
      [office, 'made-up'],
      [office, `${back.get('state') ?? ''}A`.slice(1)],
    ] as const) {
      const answer = await by.post('/channels/WEIBO/authorisation/code', { code: back.get('code') ?? '', state });
      expect(answer.error).toMatchObject({ error: 'CHANNEL_AUTHORISATION_EXPIRED' });
    }
    await keep({ appId: 'another-key' });
    expect((await finish(back)).error).toMatchObject({ error: 'CHANNEL_AUTHORISATION_EXPIRED' });
    expect((await account()).tokenExpiresAt).toBe(before.tokenExpiresAt);
    expect(platforms.calls.map(({ path }) => path)).not.toContain('/oauth2/access_token');
  });

  it.each([
    [{ error: 'invalid_client', error_code: 21324 }, 'App Secret'],
    [{ error: 'redirect_uri_mismatch', error_code: 21322 }, '回调地址'],
    [{ error: 'invalid_grant', error_code: 21325 }, '重新授权'],
    [{ error: 'applications suspended', error_code: 21337 }, '停用'],
    [{ error: 'new', error_code: 29999 }, '29999'],
  ])('tells in words what the platform refuses: %j', async (planned, word) => {
    const back = await go();
    platforms.answers.set('/oauth2/access_token', [planned]);
    const answer = await finish(back);
    expect([answer.status, answer.error.error]).toEqual([409, 'CHANNEL_AUTHORISATION_REFUSED']);
    expect(answer.error.text.zh).toContain(word);
    expect(answer.text).not.toContain('weibo-secret');
  });

  it('says that the platform does not answer, and takes a code once', async () => {
    const back = await go();
    platforms.answers.set('/oauth2/access_token', ['hang up']);
    expect((await finish(back)).error).toMatchObject({ error: 'CHANNEL_UNREACHABLE' });
    expect((await finish(back)).status).toBe(200);
    expect((await finish(back)).error).toMatchObject({ error: 'CHANNEL_AUTHORISATION_REFUSED' });
  });

  it('calls only what the operator permits', async () => {
    await server.database.bypass(
      zone.siteId,
      `update channel_account set base_url = 'http://169.254.169.254' where channel = 'WEIBO'`,
    );
    const answer = await office.post('/channels/WEIBO/authorisation');
    expect(answer.error.error).toBe('CHANNEL_AUTHORISATION_REFUSED');
    expect(answer.error.text.zh).toContain('OPENZONE_CHANNEL_ORIGINS');
  });

  it('comes back with the refusal of whoever declines', async () => {
    const back = await go(office, true);
    expect(back.get('error_code')).toBe('21330');
    expect(back.get('code')).toBeNull();
  });

  it('is told of weeks before it ends, once at each stage, and not of a token whose end nobody knows', async () => {
    expect((await finish(await go())).status).toBe(200);
    const watch = (days: number) =>
      watchAuthorisations(
        { db: server.database.app, now: () => new Date(Date.now() + days * 86_400_000) },
        { id: zone.siteId },
      );
    expect(await watch(1)).toBe(0);
    expect(await watch(3)).toBeGreaterThan(0);
    expect(await watch(4)).toBe(0);
    expect(await watch(24)).toBeGreaterThan(0);
    expect(await watch(31)).toBeGreaterThan(0);
    const { rows } = await server.database.bypass(
      zone.siteId,
      `select subject from notice where dedupe_key like 'channel-authorisation:%' and account_id = $1 order by created_at`,
      [zone.people.office.id],
    );
    expect(JSON.stringify(rows)).toContain('快到期');
    expect(JSON.stringify(rows)).toContain('已经到期');
    await keep({ secret: 'typed by hand' });
    expect((await account()).tokenExpiresAt).toBeNull();
    expect(await watch(40)).toBe(0);
  });
});
