import type { Text } from '../../platform/errors.ts';

/** Ways out of the house; the inbox of the back office is reached by being written to. */
export const outboundChannels = ['EMAIL', 'SMS', 'WECHAT'] as const;
export type OutboundChannel = (typeof outboundChannels)[number];

/** `Vault.seal`: base modules do not import each other, so who queues brings it along. */
export type SealAddress = (siteId: number, context: string, plain: Uint8Array) => Uint8Array;
/** `Vault.open`; throws when the bytes were sealed elsewhere or under another key. */
export type OpenAddress = (siteId: number, context: string, sealed: Uint8Array) => Uint8Array;

/** An address is sealed for its own notice, so that one put into another row opens nothing. */
export function sealContext(noticeId: string): string {
  return `notice:${noticeId}`;
}

/**
 * After so many attempts a notice is given up. With the pauses below that is a little over four days after the first, as mail
 * servers do it (RFC 5321 §4.5.4.1: at least 4 to 5 days), so that a long holiday's outage loses few.
 */
export const maxAttempts = 12;

const firstPauseMs = 30_000;
const longestPauseMs = 24 * 3_600_000;

/** Milliseconds to wait after the attempt of this number (the first is 1). */
export function pauseAfter(attempts: number): number {
  return Math.min(firstPauseMs * 3 ** (Math.max(attempts, 1) - 1), longestPauseMs);
}

/** Without line breaks and control characters, which a header or an SMS gateway could take for its own. */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
}

/** Lines end in a line feed; other control characters are not text. */
export function plainText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim();
}

/** What is said over a channel: both languages by mail; Chinese alone where each 70 characters are paid for. */
export function wording(channel: OutboundChannel, subject: Text, body: Text): { subject: string; body: string } {
  const both = (between: string, { zh, en }: Text): string => (en === '' ? zh : `${zh}${between}${en}`);
  return channel === 'EMAIL'
    ? { subject: both(' / ', subject), body: both('\n\n', body) }
    : { subject: subject.zh, body: body.zh };
}
