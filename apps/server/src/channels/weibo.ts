import { ChannelProblem, settleMs, type Adapter, type Article, type Delivery, type Progress } from './domain.ts';
import { list, words, type Caller } from './http.ts';

/**
 * Weibo (微博开放平台): statuses/share with an OAuth2 token of the account (authorisation.ts). The words must hold a link into the domain registered with the
 * application. The link comes back shortened, so after a crash the newest statuses are compared by their words.
 */
type Words = readonly [zh: string, en: string];

const byPerson: Readonly<Record<number, Words>> = {
  10014: [
    '应用没有分享接口的权限。请到微博开放平台申请，或人工发布后在此登记。',
    'The application has no permission to share; apply for it, or publish by hand and record it here.',
  ],
  10017: [
    '微博不接受这段文字：须含本站链接，且链接的域名已在“应用信息—安全域名”登记。请核对后重试。',
    'Weibo refuses the words: they need a link into the domain registered with the application. Check it, then try again.',
  ],
  20012: ['文字超过 140 字。请改短后重试。', 'The words are longer than 140 characters; shorten them.'],
  20018: [
    '文字中有微博不允许的网址。请核对安全域名后重试。',
    'The words hold an address Weibo does not allow; check the registered domain.',
  ],
  20019: [
    '微博认为与刚发过的内容重复。请核对是否已经发出：已发出的填写网址，否则改写文字后重试。',
    'Weibo takes it for a repetition. See whether it is out already and give its address; else change the words.',
  ],
  20020: ['微博认为含有广告信息。请改写后重试。', 'Weibo takes it for an advertisement; change the words.'],
  20021: ['微博认为含有违规内容。请改写后重试。', 'Weibo refuses the content; change the words.'],
  21314: [
    '微博授权已失效。请在“发布渠道”的微博设置中重新授权。',
    'The authorisation is used up; authorise again in the settings of the channel.',
  ],
  21315: [
    '微博授权已过期。请在“发布渠道”的微博设置中重新授权。',
    'The authorisation has expired; authorise again in the settings of the channel.',
  ],
  21316: [
    '微博授权已被撤销。请在“发布渠道”的微博设置中重新授权。',
    'The authorisation was revoked; authorise again in the settings of the channel.',
  ],
  21317: [
    '微博拒绝了授权。请在“发布渠道”的微博设置中重新授权。',
    'The authorisation was refused; authorise again in the settings of the channel.',
  ],
  21327: [
    '微博授权已过期。请在“发布渠道”的微博设置中重新授权。',
    'The authorisation has expired; authorise again in the settings of the channel.',
  ],
  21322: [
    '回调地址与微博开放平台登记的不一致。请在“应用信息—高级信息”的授权回调页填写渠道设置中显示的地址。',
    'The redirect address is not the one registered with the application; register the one shown in the settings of the channel.',
  ],
  21323: ['微博没有接受这次授权请求，请重新授权。', 'Weibo did not take the request; authorise again.'],
  21324: [
    'App Key 或 App Secret 不对。请在渠道设置中核对。',
    'App Key or App Secret are wrong; check them in the settings of the channel.',
  ],
  21325: [
    '这次授权已经用过或已失效，请重新授权。',
    'This authorisation was used already or has lapsed; authorise again.',
  ],
  21326: [
    '应用没有授权接口的权限。请到微博开放平台核对应用是否通过审核。',
    'The application may not ask for an authorisation; see on the open platform whether it has been approved.',
  ],
  21330: [
    '在微博上没有同意授权。需要自动发送的，请重新授权。',
    'It was declined on Weibo; authorise again to have things sent.',
  ],
  21332: [
    'access_token 不对。请在渠道设置中重新授权或填写。',
    'The access_token is wrong; authorise again, or give it anew, in the settings of the channel.',
  ],
  21337: [
    '应用被微博停用或没有权限。请到微博开放平台查看通知。',
    'The application is suspended or has no permission; look at the notices of the open platform.',
  ],
};

const waits: Readonly<Record<number, number | 'retry'>> = {
  21331: 'retry',
  10001: 'retry',
  10002: 'retry',
  10009: 'retry',
  10010: 'retry',
  10022: 3_600_000,
  10023: 3_600_000,
  10024: 3_600_000,
  20016: 600_000,
};

export function weiboProblem(code: number): ChannelProblem {
  const wait = waits[code];
  if (wait !== undefined)
    return new ChannelProblem(
      String(code),
      {
        zh: '微博繁忙或调用太频繁，稍后自动再试，不需要处理。',
        en: 'Weibo is busy or called too often; it is tried again by itself.',
      },
      wait,
    );
  const [zh, en] = byPerson[code] ?? [
    `微博返回错误 ${code}。请查微博开放平台的错误代码，处理后重试；或人工发布后在此登记。`,
    `Weibo answered with error ${code}. Look it up in its documentation, then try again; or publish by hand and record it here.`,
  ];
  return new ChannelProblem(String(code), { zh, en }, 'person');
}

export function openWeibo(token: string, caller: Caller, now: () => Date): Adapter {
  const bodyOf = ({ text, link }: Article): string => `${text} ${link}`;

  async function share(article: Article, mark: Parameters<Adapter['advance']>[2]): Promise<Progress> {
    await mark('submitting');
    const status = bodyOf(article);
    const { picture } = article;
    const fields = { access_token: token, status, rip: '127.0.0.1' };
    const form = picture === null ? new URLSearchParams(fields) : new FormData();
    if (picture !== null && form instanceof FormData) {
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      form.set('pic', new Blob([new Uint8Array(picture.bytes)], { type: picture.mediaType }), picture.name);
    }
    return published(checked(await caller.form('/2/statuses/share.json', {}, form)));
  }

  /** Handed over or not: the account's newest statuses tell. */
  async function ask(delivery: Delivery, article: Article, mark: Parameters<Adapter['advance']>[2]): Promise<Progress> {
    let answer: unknown;
    try {
      answer = checked(await caller.get('/2/statuses/user_timeline.json', { access_token: token, count: '50' }));
    } catch (error) {
      // Not every application may read; nobody but a person knows then.
      if (error instanceof ChannelProblem && error.how === 'person') throw unknown();
      throw error;
    }
    const beginning = plain(article.text);
    const found = list(answer, 'statuses').find((one) => plain(words(one, 'text') ?? '').startsWith(beginning));
    if (found !== undefined) return published(found);
    if (now().getTime() - delivery.stepAt.getTime() < settleMs) return { step: 'submitting', afterMs: 60_000 };
    return share(article, mark);
  }

  return {
    channel: 'WEIBO',
    async advance(delivery, article, mark) {
      switch (delivery.step) {
        case 'waiting':
        case 'drafted':
          return share(await article(), mark);
        case 'drafting':
        case 'submitting':
          return ask(delivery, await article(), mark);
        case 'recalling':
          throw new ChannelProblem(
            'RECALL_BY_HAND',
            { zh: '微博须由账号管理员手工删除。', en: 'The account’s administrator deletes it on Weibo by hand.' },
            'person',
          );
        case 'submitted':
        case 'published':
        case 'person':
        case 'cancelled':
        case 'recalled':
          return { step: delivery.step };
      }
    },
  };
}

function checked(answer: unknown): unknown {
  const code = Number(words(answer, 'error_code') ?? '0');
  if (code !== 0) throw weiboProblem(code);
  return answer;
}

/** Without links and space, as both change on the way. */
function plain(text: string): string {
  return text.replaceAll(/https?:\/\/[\w./?=&%#-]+/gu, '').replaceAll(/\s+/gu, '');
}

function published(status: unknown): Progress {
  const id = words(status, 'idstr') ?? words(status, 'mid') ?? '';
  if (id === '') throw weiboProblem(10001);
  const user =
    typeof status === 'object' && status !== null && 'user' in status ? words(status.user, 'idstr') : undefined;
  return { step: 'published', remoteId: id, url: user === undefined ? '' : `https://weibo.com/${user}/${id}` };
}

function unknown(): ChannelProblem {
  return new ChannelProblem(
    'UNKNOWN_OUTCOME',
    {
      zh: '发送时中断，且应用无权读取已发微博，无法确认是否已经发出。请登录微博核对：已发出的填写网址，没有发出的点重试。',
      en: 'Cut off while it was sent, and the application may not read what is out. Look on Weibo: give the address if it is out, else try again.',
    },
    'person',
  );
}
