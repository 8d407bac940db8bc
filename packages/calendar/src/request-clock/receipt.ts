import type { Text } from '../errors.ts';
import type { Channel, ReceiptEvent } from './events.ts';
import { channelMismatch } from './refusals.ts';

/** How a channel arrives at its day of receipt (条例第三十一条). */
interface ReceiptRule {
  /** Paragraph of article 31. */
  readonly item: '一' | '二' | '三';
  readonly events: readonly ReceiptEvent['type'][];
  /** The events of the channel in words, for one who recorded another. */
  readonly expected: Text;
}

const handedIn: ReceiptRule = {
  item: '一',
  events: ['RECEIVED'],
  expected: { zh: '收到申请', en: 'request received' },
};
const remote: ReceiptRule = {
  item: '三',
  events: ['SUBMITTED', 'ARRIVED', 'CONTACT_FAILED', 'CONFIRMED_BOTH'],
  expected: { zh: '提交申请，双方确认', en: 'request submitted, then confirmed by both sides' },
};

export const receiptRules: Readonly<Record<Channel, ReceiptRule>> = {
  IN_PERSON: handedIn,
  ORAL: handedIn,
  REGISTERED_MAIL: {
    item: '二',
    events: ['POSTED_BY_APPLICANT', 'RECEIVED', 'SIGNED_BY_AGENCY'],
    expected: { zh: '行政机关签收', en: 'signed for by the agency' },
  },
  ORDINARY_MAIL: {
    item: '二',
    events: ['POSTED_BY_APPLICANT', 'SUBMITTED', 'ARRIVED', 'CONTACT_FAILED', 'CONFIRMED_BOTH'],
    expected: { zh: '信函到达，双方确认', en: 'letter arrived, then confirmed by both sides' },
  },
  INTERNET: remote,
  FAX: remote,
};

/** Throws CHANNEL_MISMATCH. */
export function checkChannel(event: ReceiptEvent, channel: Channel): void {
  const rule = receiptRules[channel];
  if (!rule.events.includes(event.type)) throw channelMismatch(event, channel, rule.expected);
}
