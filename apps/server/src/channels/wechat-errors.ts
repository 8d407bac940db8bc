import { ChannelProblem } from './domain.ts';

type Words = readonly [zh: string, en: string];

/** The token is no longer good: another is fetched and the call repeated. */
export const staleToken: readonly number[] = [40001, 40014, 42001];

/** What people must do, by the platform's return code. */
const byPerson: Readonly<Record<number, Words>> = {
  40005: [
    '微信不接受正文中一张图片的格式，只收 JPG 和 PNG。请更换后重试。',
    'WeChat refuses the kind of a picture in the text; it takes JPEG and PNG. Replace it and try again.',
  ],
  40009: [
    '正文中有图片太大，微信只收小于 1 MB 的。请换一张较小的，再重试。',
    'A picture in the text is too large; WeChat takes less than 1 MB. Replace it and try again.',
  ],
  40007: [
    '封面图或草稿在公众平台上已不存在。请换一张封面图后重试。',
    'Cover or draft are gone on the other side. Choose another cover and try again.',
  ],
  40013: ['AppID 不对。请在渠道设置中核对。', 'The AppID is wrong; check it in the settings.'],
  40125: [
    'AppSecret 不对或已重置。请在渠道设置中重新填写。',
    'The AppSecret is wrong or was reset; give it anew in the settings.',
  ],
  40164: [
    '本服务器的出口 IP 不在公众平台的白名单里。请公众号管理员在“设置与开发—基本配置”中加入。',
    'The address of this server is not on the platform’s list of permitted addresses; have the account’s administrator add it.',
  ],
  45002: ['正文太长。请为微信另写较短的文字。', 'The text is too long; write a shorter one for WeChat.'],
  45003: ['标题太长。请为微信另写较短的标题。', 'The title is too long; write a shorter one for WeChat.'],
  45004: ['摘要太长。请为微信另写较短的文字。', 'The digest is too long; write shorter words for WeChat.'],
  48001: [
    '这个公众号没有发布接口的权限（多为未认证）。请管理员到公众平台开通，或改为人工发布后在此登记。',
    'This account has no permission for the interface (often because it is not verified). Have it granted, or publish by hand and record it here.',
  ],
  50002: [
    '公众号的接口权限被限制。请管理员登录公众平台查看通知。',
    'The account is restricted; have its administrator look at the notices on the platform.',
  ],
  53503: [
    '草稿没有通过公众平台的发布检查。请到草稿箱修改文字或图片，再重试。',
    'The draft failed the platform’s check. Change its words or pictures in the draft box and try again.',
  ],
  53504: [
    '公众平台要求在官网上操作这篇草稿。请登录公众平台在草稿箱中手工发布，再回来填写网址。',
    'The platform asks that this draft be published on its own site. Do so in the draft box, then give the address here.',
  ],
  53505: [
    '请先登录公众平台，在草稿箱中手动保存这篇草稿，再点重试。',
    'Save this draft by hand in the platform’s draft box first, then try again.',
  ],
};

/** Answers that mend themselves: the wait in milliseconds. */
const bySelf: Readonly<Record<number, readonly [Words, number | 'retry']>> = {
  [-1]: [['公众平台繁忙，稍后自动重试。', 'The platform is busy; it is tried again by itself.'], 'retry'],
  45009: [
    [
      '今天调用公众平台的次数已到上限，明天自动再试。',
      'The daily limit of calls is reached; it is tried again tomorrow by itself.',
    ],
    6 * 3_600_000,
  ],
  45011: [
    ['调用公众平台太频繁，几分钟后自动再试。', 'Too many calls; it is tried again in some minutes by itself.'],
    5 * 60_000,
  ],
};

export function wechatProblem(code: number): ChannelProblem {
  const waiting = bySelf[code];
  if (waiting !== undefined)
    return new ChannelProblem(String(code), { zh: waiting[0][0], en: waiting[0][1] }, waiting[1]);
  const [zh, en] = byPerson[code] ?? [
    `公众平台返回错误 ${code}。请查公众平台的返回码说明，处理后重试；或手工发布后在此登记。`,
    `The platform answered with error ${code}. Look it up in its documentation, then try again; or publish by hand and record it here.`,
  ];
  return new ChannelProblem(String(code), { zh, en }, 'person');
}

/** What `publish_status` of freepublish/get says when it is neither done nor under way. */
export function wechatOutcome(status: number): ChannelProblem {
  const outcomes: Readonly<Record<number, Words>> = {
    2: [
      '原创校验没有通过。请到公众平台处理后重试。',
      'The check of originality failed; see to it on the platform, then try again.',
    ],
    3: [
      '公众平台发布失败，没有给出原因。请到草稿箱核对后重试。',
      'The platform failed to publish it without a reason; look at the draft box, then try again.',
    ],
    4: [
      '平台审核不通过。请修改文字或图片后重试。',
      'The platform’s review refused it; change words or pictures, then try again.',
    ],
    5: ['发布后文章已在公众平台上被删除。', 'It was published and then deleted on the platform.'],
    6: [
      '发布后文章被平台封禁。请管理员到公众平台申诉。',
      'It was published and then blocked by the platform; the account’s administrator may appeal.',
    ],
  };
  const [zh, en] = outcomes[status] ?? [
    `公众平台返回了未知的发布状态 ${status}，请登录公众平台核对。`,
    `The platform answered with the unknown state ${status}; look there.`,
  ];
  return new ChannelProblem(`PUBLISH_STATUS_${status}`, { zh, en }, 'person');
}
