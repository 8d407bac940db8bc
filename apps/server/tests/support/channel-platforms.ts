import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A call as it arrived. */
export interface PlatformCall {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
}

interface Article {
  readonly title: string;
  readonly content: string;
  readonly content_source_url: string;
  readonly thumb_media_id: string;
}

/**
 * WeChat and Weibo as their documentation describes them (developers.weixin.qq.com: stable_token, add_material, uploadimg, draft/add, draft/get,
 * draft/batchget, freepublish/submit, get, batchget, delete; open.weibo.com: oauth2/authorize,
 * oauth2/access_token, statuses/share, statuses/user_timeline), over real HTTP.
 */
export interface Platforms {
  readonly origin: string;
  readonly calls: PlatformCall[];
  /** Answers to come by path, each used once, in place of the ordinary one. */
  readonly answers: Map<string, (object | 'hang up' | 'hang up after')[]>;
  readonly drafts: Map<string, Article>;
  readonly published: Map<string, Article>;
  readonly statuses: { readonly id: string; readonly text: string }[];
  /** Makes every token that was given out stale. */
  expireTokens(): void;
  /** Codes of Weibo's oauth2/authorize that were not exchanged yet, with the redirect address they were given for. */
  readonly codes: Map<string, string>;
  /** Weibo's access tokens that are good. */
  readonly weiboTokens: Set<string>;
  /** How often freepublish/get says “under way” first. */
  slow: number;
  stop(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

export async function startPlatforms(): Promise<Platforms> {
  const calls: PlatformCall[] = [];
  const answers: Platforms['answers'] = new Map();
  const drafts = new Map<string, Article>();
  const published = new Map<string, Article>();
  const publishing = new Map<string, { media: string; article: Article; polls: number }>();
  const statuses: { id: string; text: string }[] = [];
  const codes: Platforms['codes'] = new Map();
  const weiboTokens = new Set(['weibo-token']);
  let number = 1000;
  let token = 'token-1';
  const next = (): string => String((number += 1));

  function publish(id: string): object {
    const job = publishing.get(id);
    if (job === undefined) return { errcode: 40007, errmsg: 'invalid publish_id' };
    if (job.polls < platforms.slow) {
      job.polls += 1;
      return { publish_id: id, publish_status: 1, fail_idx: [] };
    }
    published.set(`article-${id}`, job.article);
    return {
      publish_id: id,
      publish_status: 0,
      article_id: `article-${id}`,
      article_detail: { count: 1, item: [{ idx: 1, article_url: `https://mp.weixin.qq.com/s/${id}` }] },
      fail_idx: [],
    };
  }

  const listed = (
    from: Map<string, Article>,
    key: 'media_id' | 'article_id',
    extra: (id: string) => object,
  ): object => ({
    total_count: from.size,
    item_count: from.size,
    item: [...from].map(([id, { content: _content, ...article }]) => ({
      [key]: id,
      content: { news_item: [{ ...article, ...extra(id) }] },
      update_time: 1,
    })),
  });

  const wechat: Readonly<Record<string, (body: Readonly<Record<string, unknown>>) => object>> = {
    '/cgi-bin/draft/add': (body) => {
      const [article] = body['articles'] as Article[];
      if (article === undefined || article.thumb_media_id === '') return { errcode: 40007, errmsg: 'invalid media_id' };
      if ([...article.title].length > 32) return { errcode: 45003, errmsg: 'title size out of limit' };
      const id = `draft-${next()}`;
      drafts.set(id, article);
      return { media_id: id, item: [] };
    },
    '/cgi-bin/draft/get': ({ media_id: id }) =>
      drafts.has(String(id)) ? { news_item: [drafts.get(String(id))] } : { errcode: 40007, errmsg: 'invalid media_id' },
    '/cgi-bin/draft/batchget': () => listed(drafts, 'media_id', () => ({})),
    '/cgi-bin/freepublish/submit': ({ media_id: id }) => {
      const article = drafts.get(String(id));
      if (article === undefined) return { errcode: 40007, errmsg: 'invalid media_id' };
      // What is published leaves the draft box.
      drafts.delete(String(id));
      const job = next();
      publishing.set(job, { media: String(id), article, polls: 0 });
      return { errcode: 0, errmsg: 'ok', publish_id: job, msg_data_id: next() };
    },
    '/cgi-bin/freepublish/get': ({ publish_id: id }) => publish(String(id)),
    '/cgi-bin/freepublish/batchget': () => {
      for (const id of publishing.keys()) publish(id);
      return listed(published, 'article_id', (id) => ({ url: `https://mp.weixin.qq.com/s/${id.slice(8)}` }));
    },
    '/cgi-bin/freepublish/delete': ({ article_id: id }) => {
      published.delete(String(id));
      return { errcode: 0, errmsg: 'ok' };
    },
  };

  /** open.weibo.com, oauth2/access_token: a code is good once, for the address it was given for. */
  function exchange(fields: URLSearchParams): object {
    const refuse = (error: string, code: number) => ({ error, error_code: code, request: '/oauth2/access_token' });
    if (fields.get('grant_type') !== 'authorization_code') return refuse('unsupported_grant_type', 21328);
    if (fields.get('client_id') !== 'weibo-key' || fields.get('client_secret') !== 'weibo-secret')
      return refuse('invalid_client', 21324);
    const code = fields.get('code') ?? '';
    const redirect = codes.get(code);
    codes.delete(code);
    if (redirect === undefined) return refuse('invalid_grant', 21325);
    if (fields.get('redirect_uri') !== redirect) return refuse('redirect_uri_mismatch', 21322);
    const given = `weibo-${next()}`;
    weiboTokens.add(given);
    return { access_token: given, expires_in: String(30 * 86_400), remind_in: String(30 * 86_400), uid: '1404376560' };
  }

  /** oauth2/authorize: whoever looks at the page agrees, or declines with `decline`. */
  function authorize(query: URLSearchParams): string {
    const back = new URL(query.get('redirect_uri') ?? '');
    back.searchParams.set('state', query.get('state') ?? '');
    if (query.get('client_id') !== 'weibo-key' || query.get('response_type') !== 'code')
      back.searchParams.set('error_code', '21324');
    else if (query.has('decline')) {
      back.searchParams.set('error', 'access_denied');
      back.searchParams.set('error_code', '21330');
    } else {
      const code = `code-${next()}`;
      codes.set(code, query.get('redirect_uri') ?? '');
      back.searchParams.set('code', code);
    }
    return back.href;
  }

  function answer({ path, query, body }: PlatformCall): object {
    if (path === '/cgi-bin/stable_token') {
      const asked = JSON.parse(body) as Readonly<Record<string, unknown>>;
      if (asked['appid'] !== 'wx-app') return { errcode: 40013, errmsg: 'invalid appid' };
      if (asked['secret'] !== 'app-secret') return { errcode: 40125, errmsg: 'invalid appsecret' };
      return { access_token: token, expires_in: 7200 };
    }
    if (path === '/oauth2/access_token') return exchange(new URLSearchParams(body));
    if (path === '/2/statuses/share.json') {
      const fields = new URLSearchParams(body);
      const status = fields.get('status') ?? '';
      if (!weiboTokens.has(fields.get('access_token') ?? ''))
        return { error: 'expired_token', error_code: 21327, request: path };
      if (!status.includes('https://test.example/'))
        return { error: 'Parameter error', error_code: 10017, request: path };
      const one = { id: next(), text: status.replaceAll(/https?:\/\/\S+/gu, 'http://t.cn/A6abc') };
      statuses.unshift(one);
      return { idstr: one.id, text: one.text, user: { idstr: '77' } };
    }
    if (path === '/2/statuses/user_timeline.json')
      return { statuses: statuses.map(({ id, text }) => ({ idstr: id, text, user: { idstr: '77' } })) };
    if (query.get('access_token') !== token) return { errcode: 42001, errmsg: 'access_token expired' };
    // media/uploadimg: JPEG and PNG of less than a megabyte.
    if (path === '/cgi-bin/media/uploadimg') {
      if (!/Content-Type: image\/(png|jpeg)/iu.test(body)) return { errcode: 40005, errmsg: 'invalid file type' };
      return { url: `https://mmbiz.qpic.cn/mmbiz_png/${next()}/0?wx_fmt=png&from=appmsg` };
    }
    if (path === '/cgi-bin/material/add_material')
      return { media_id: `cover-${next()}`, url: 'https://mmbiz.qpic.cn/x' };
    return (
      wechat[path]?.(JSON.parse(body) as Readonly<Record<string, unknown>>) ?? { errcode: 404, errmsg: 'no such call' }
    );
  }

  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const url = new URL(request.url ?? '/', 'http://platform');
      const call = { path: url.pathname, query: url.searchParams, body };
      calls.push(call);
      if (call.path === '/oauth2/authorize') {
        response.writeHead(302, { location: authorize(call.query) });
        return void response.end();
      }
      const planned = answers.get(call.path)?.shift();
      if (planned === 'hang up') return void request.socket.destroy();
      const given = planned === undefined || planned === 'hang up after' ? answer(call) : planned;
      if (planned === 'hang up after') return void request.socket.destroy();
      response.setHeader('content-type', 'application/json; charset=utf-8');
      response.end(JSON.stringify(given));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const platforms: Platforms = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    answers,
    drafts,
    published,
    statuses,
    codes,
    weiboTokens,
    expireTokens() {
      token = `token-${next()}`;
    },
    slow: 0,
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return platforms;
}
