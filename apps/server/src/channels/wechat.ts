import { withPicturesAt } from '../platform/html/index.ts';
import { ChannelProblem, settleMs, type Adapter, type Article, type Delivery, type Progress } from './domain.ts';
import { field, list, words, type Caller } from './http.ts';
import { staleToken, wechatOutcome, wechatProblem } from './wechat-errors.ts';

/**
 * WeChat official accounts (微信公众平台): stable_token; material/add_material for the cover; media/uploadimg for pictures of the text; draft/add; freepublish/submit and its state by
 * freepublish/get. A draft leaves the draft box when it is published, and both lists tell the address of the original
 * (content_source_url), by which a document is found again after a crash.
 */
export interface WechatAccount {
  readonly appId: string;
  readonly secret: string;
}

/** Access tokens of accounts, kept by whoever sends; the platform gives the same one to every process while it is good. */
export type Tokens = Map<string, { readonly value: string; readonly until: number }>;

const pageSize = 20;
const mostPages = 3;

/** Addresses under which WeChat shows pictures of texts, by their content. */
export interface UploadedPictures {
  find(sha256: string): Promise<string | undefined>;
  keep(sha256: string, url: string): Promise<void>;
}

export function openWechat(
  account: WechatAccount,
  caller: Caller,
  tokens: Tokens,
  uploaded: UploadedPictures,
  now: () => Date,
): Adapter {
  const { appId, secret } = account;
  const key = `${appId} ${secret}`;

  async function token(force: boolean): Promise<string> {
    const kept = tokens.get(key);
    if (!force && kept !== undefined && kept.until > now().getTime()) return kept.value;
    const answer = await caller.post(
      '/cgi-bin/stable_token',
      {},
      {
        grant_type: 'client_credential',
        appid: appId,
        secret,
        force_refresh: force,
      },
    );
    const value = words(answer, 'access_token');
    if (value === undefined) throw wechatProblem(codeOf(answer));
    const seconds = Number(words(answer, 'expires_in') ?? '0');
    // Both tokens are good in the last five minutes of the older one.
    tokens.set(key, { value, until: now().getTime() + Math.max(60, seconds - 300) * 1000 });
    return value;
  }

  /** With a token; one that is no longer good is replaced once. */
  async function call(send: (token: string) => Promise<unknown>): Promise<unknown> {
    let answer = await send(await token(false));
    if (staleToken.includes(codeOf(answer))) {
      tokens.delete(key);
      answer = await send(await token(false));
      if (staleToken.includes(codeOf(answer))) answer = await send(await token(true));
    }
    const code = codeOf(answer);
    if (code !== 0) throw wechatProblem(code);
    return answer;
  }

  const post = (path: string, body: object): Promise<unknown> =>
    call((access) => caller.post(path, { access_token: access }, body));

  type Picture = NonNullable<Article['picture']>;
  const upload = (path: string, { bytes, mediaType, name }: Picture, query = {}): Promise<unknown> =>
    call((access) => {
      const form = new FormData();
      form.set('media', new Blob([new Uint8Array(bytes)], { type: mediaType }), name);
      return caller.form(path, { access_token: access, ...query }, form);
    });

  async function uploadCover(picture: Picture): Promise<string> {
    return needed(await upload('/cgi-bin/material/add_material', picture, { type: 'image' }), 'media_id');
  }

  /** WeChat shows pictures at its own addresses only: each is uploaded once, whatever texts it stands in. */
  async function withPictures({ html, pictures }: Article): Promise<string> {
    const addresses = new Map<string, string>();
    for (const { sha256, mediaType, read } of pictures) {
      const known = await uploaded.find(sha256);
      const address = known ?? (await uploadShown({ bytes: await read(), mediaType, name: nameOf(mediaType) }));
      if (known === undefined) await uploaded.keep(sha256, address);
      addresses.set(sha256, address);
    }
    return withPicturesAt(html, (sha256) => escapeAttribute(addresses.get(sha256) ?? ''));
  }

  async function uploadShown(picture: Picture): Promise<string> {
    const url = needed(await upload('/cgi-bin/media/uploadimg', picture), 'url');
    // Without it the picture would be left out of the text, and nobody would know.
    if (!/^https?:\/\/\S{1,490}$/u.test(url)) throw wechatProblem(-1);
    return url;
  }

  async function makeDraft(
    delivery: Delivery,
    article: Article,
    mark: Parameters<Adapter['advance']>[2],
  ): Promise<Progress> {
    if (article.picture === null && delivery.coverMedia === null) throw noCover();
    const cover = delivery.coverMedia ?? (article.picture === null ? '' : await uploadCover(article.picture));
    await mark('drafting');
    const content = await withPictures(article);
    const answer = await post('/cgi-bin/draft/add', {
      articles: [
        {
          article_type: 'news',
          title: article.title,
          author: article.author,
          digest: article.digest,
          content,
          content_source_url: article.link,
          thumb_media_id: cover,
          need_open_comment: 0,
          only_fans_can_comment: 0,
        },
      ],
    });
    return { step: 'drafted', coverMedia: cover, draftMedia: needed(answer, 'media_id') };
  }

  /** Looks through the newest of a list for the document. */
  async function search(path: string, link: string): Promise<unknown> {
    for (let page = 0; page < mostPages; page += 1) {
      const answer = await post(path, { offset: page * pageSize, count: pageSize, no_content: 1 });
      const items = list(answer, 'item');
      const found = items.find((item) =>
        list(field(item, 'content'), 'news_item').some((news) => words(news, 'content_source_url') === link),
      );
      if (found !== undefined) return found;
      if (items.length < pageSize) return undefined;
    }
    return undefined;
  }

  async function submit(delivery: Delivery, mark: Parameters<Adapter['advance']>[2]): Promise<Progress> {
    await mark('submitting');
    const answer = await post('/cgi-bin/freepublish/submit', { media_id: delivery.draftMedia });
    return { step: 'submitted', publishId: needed(answer, 'publish_id'), afterMs: 5_000 };
  }

  /** It is not known whether the draft was handed over: the other side is asked, and asked again, before it is sent again. */
  async function askSubmitted(delivery: Delivery, link: string): Promise<Progress> {
    const found = await search('/cgi-bin/freepublish/batchget', link);
    if (found !== undefined) return publishedBy(found);
    const age = now().getTime() - delivery.stepAt.getTime();
    const stillDraft = await isDraft(delivery.draftMedia ?? '');
    if (stillDraft && age >= settleMs) return { step: 'drafted' };
    if (!stillDraft && age >= 6 * settleMs) {
      throw new ChannelProblem(
        'UNKNOWN_OUTCOME',
        {
          zh: '提交时中断，草稿已不在草稿箱，已发表列表里也没有找到。请登录公众平台核对：已发出的填写网址，没有发出的点重试。',
          en: 'Cut off while it was handed over: the draft is gone and no article was found. Look on the platform: give the address if it is out, else try again.',
        },
        'person',
      );
    }
    return { step: 'submitting', afterMs: 60_000 };
  }

  async function isDraft(mediaId: string): Promise<boolean> {
    try {
      await post('/cgi-bin/draft/get', { media_id: mediaId });
      return true;
    } catch (error) {
      if (error instanceof ChannelProblem && error.code === '40007') return false;
      throw error;
    }
  }

  async function askState(delivery: Delivery): Promise<Progress> {
    const answer = await post('/cgi-bin/freepublish/get', { publish_id: delivery.publishId });
    const status = Number(words(answer, 'publish_status') ?? '1');
    if (status === 1) return { step: 'submitted', afterMs: 15_000 };
    if (status !== 0) throw wechatOutcome(status);
    const [first] = list(field(answer, 'article_detail'), 'item');
    return { step: 'published', remoteId: words(answer, 'article_id') ?? '', url: words(first, 'article_url') ?? '' };
  }

  return {
    channel: 'WECHAT',
    async advance(delivery, article, mark) {
      switch (delivery.step) {
        case 'waiting':
          return makeDraft(delivery, await article(), mark);
        case 'drafting': {
          const wanted = await article();
          const found = await search('/cgi-bin/draft/batchget', wanted.link);
          const media = words(found, 'media_id');
          return media === undefined ? makeDraft(delivery, wanted, mark) : { step: 'drafted', draftMedia: media };
        }
        case 'drafted':
          return submit(delivery, mark);
        case 'submitting':
          return askSubmitted(delivery, (await article()).link);
        case 'submitted':
          return askState(delivery);
        case 'recalling':
          await post('/cgi-bin/freepublish/delete', { article_id: delivery.remoteId, index: 0 });
          return { step: 'recalled' };
        case 'published':
        case 'person':
        case 'cancelled':
        case 'recalled':
          return { step: delivery.step };
      }
    },
  };
}

function publishedBy(item: unknown): Progress {
  const [first] = list(field(item, 'content'), 'news_item');
  return { step: 'published', remoteId: words(item, 'article_id') ?? '', url: words(first, 'url') ?? '' };
}

function codeOf(answer: unknown): number {
  const code = field(answer, 'errcode');
  return typeof code === 'number' ? code : 0;
}

function needed(answer: unknown, name: string): string {
  const value = words(answer, name);
  if (value === undefined) throw wechatProblem(-1);
  return value;
}

const escapeAttribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
const nameOf = (mediaType: string): string => (mediaType === 'image/png' ? 'picture.png' : 'picture.jpg');

function noCover(): ChannelProblem {
  return new ChannelProblem(
    'COVER_MISSING',
    {
      zh: '微信文章须有封面图。请在文件的“渠道文字”中上传，或在渠道设置中设默认封面，再点重试。',
      en: 'A WeChat article needs a cover. Upload one with the words of the channel, or set a default cover in the settings; then try again.',
    },
    'person',
  );
}
