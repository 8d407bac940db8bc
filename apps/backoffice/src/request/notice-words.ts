import type { FailedNotice, Label } from '@openzone/contracts';
import { say, type Catalogue } from '../i18n/messages.ts';

/** Word to the applicant that did not arrive. */
export const noticeMessages = {
  title: say('有通知没有送达申请人', 'Word to the applicant did not arrive'),
  line: (what: string, channel: string, day: string) =>
    say(`${day}，${channel}：${what}`, `${day}, ${channel}: ${what}`),
  somewhat: say('办理进展', 'Progress'),
  about: say(
    '申请人可能还不知道这一进展，请另行联系（电话、邮寄）；能修好的，修好后再发一次。',
    'The applicant may not know of this yet: use another way (telephone, post), or send it again once the cause is mended.',
  ),
  again: say('再发一次', 'Send again'),
  sent: say('已重新排队发送。', 'Queued to be sent again.'),
} satisfies Catalogue;

export const noticeChannelLabels: Readonly<Record<FailedNotice['channel'], Label>> = {
  EMAIL: say('电子邮件', 'E-mail'),
  SMS: say('短信', 'Text message'),
  WECHAT: say('微信', 'WeChat'),
};

const reasons: Readonly<Record<string, Label>> = {
  NOT_SET_UP: say('本站没有设置这种发送方式', 'this way of sending is not set up on this site'),
  INVALID_ADDRESS: say('地址无效', 'the address is not valid'),
  ADDRESS_CANNOT_BE_OPENED: say('密封的地址打不开', 'the sealed address could not be opened'),
  TIMEOUT: say('对方服务器没有回应', 'the other server did not answer'),
};

/** Why, as far as the code tells: 5xx of a mail server is a refusal. */
export function reasonWords(code: string): Label {
  const known = reasons[code];
  if (known !== undefined) return known;
  if (/^SMTP 5|^HTTP 4/.test(code)) return say(`对方拒收（${code}）`, `refused by the other side (${code})`);
  return say(`发送不成功（${code}）`, `sending failed (${code})`);
}
