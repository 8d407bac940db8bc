import type { Config } from '../../platform/config.ts';
import type { Outbound } from './delivery.ts';
import { smtpSender } from './smtp.ts';
import { webhookSender } from './webhook.ts';

/** The settings that open ways out. */
export type OutboundSettings = Pick<Config, 'smtpUrl' | 'mailFrom' | 'smsWebhook' | 'wechatWebhook' | 'webhookSecret'>;

/** The ways out that the settings name. Nothing is connected before the first notice; `close` ends idle connections. */
export function openOutbound(settings: OutboundSettings): { readonly ways: Outbound; close(): void } {
  const { smtpUrl, mailFrom, smsWebhook, wechatWebhook, webhookSecret } = settings;
  const mail =
    smtpUrl === undefined || mailFrom === undefined ? undefined : smtpSender({ url: smtpUrl, from: mailFrom });
  const gateway = (channel: 'SMS' | 'WECHAT', url: string | undefined): Outbound =>
    url === undefined || webhookSecret === undefined
      ? {}
      : { [channel]: webhookSender({ url, channel, secret: webhookSecret }) };
  return {
    ways: {
      ...(mail === undefined ? {} : { EMAIL: mail.send }),
      ...gateway('SMS', smsWebhook),
      ...gateway('WECHAT', wechatWebhook),
    },
    close: () => mail?.close(),
  };
}
