/**
 * Everything the product tells somebody: by mail, SMS and WeChat outside, in the inbox of the back office inside. A notice is
 * written in the transaction of the act it tells of and sent afterwards, at least once.
 */
export type { OpenAddress, OutboundChannel, SealAddress } from './domain.ts';
export type { Outbound, Send } from './delivery.ts';
export { openOutbound } from './outbound.ts';
export type { OutboundSettings } from './outbound.ts';
export { smtpSender } from './smtp.ts';
export type { SmtpSender, SmtpSettings } from './smtp.ts';
export { signatureHeader, signBody, webhookSender } from './webhook.ts';
export type { WebhookSettings } from './webhook.ts';
export { createNoticeSender } from './sender.ts';
export type { NoticeSender, SenderDeps } from './sender.ts';
export { countUnread, listInbox } from './reader.ts';
export type { InboxNotice, InboxQuery } from './reader.ts';
export { markRead, queueAgain, queueNotice, takeUndelivered } from './writer.ts';
export type { NewNotice, NoticeWords, Undelivered } from './writer.ts';
