import type { DeliveryStep } from '@openzone/contracts';
import type { Text } from '../platform/errors.ts';

/** Channels whose interface the program speaks. */
export type SentChannel = 'WECHAT' | 'WEIBO';

export function isSent(channel: string): channel is SentChannel {
  return channel === 'WECHAT' || channel === 'WEIBO';
}

/** Their own addresses; another one must be permitted by the operator. */
export const usualAddress: Readonly<Record<SentChannel, string>> = {
  WECHAT: 'https://api.weixin.qq.com',
  WEIBO: 'https://api.weibo.com',
};

/** Why something did not go on, in words for whoever has to do something about it. */
export class ChannelProblem extends Error {
  readonly code: string;
  readonly text: Text;
  /** `person`: no trying again helps; a number: milliseconds to wait; `retry`: after a growing pause. */
  readonly how: 'retry' | 'person' | number;

  constructor(code: string, text: Text, how: 'retry' | 'person' | number) {
    super(code);
    this.name = 'ChannelProblem';
    this.code = code;
    this.text = text;
    this.how = how;
  }
}

/** Codes of problems that another authorisation mends: our own, and those of Weibo's tokens. */
export const authorisationProblems = [
  'CREDENTIALS_MISSING',
  '21314',
  '21315',
  '21316',
  '21317',
  '21319',
  '21327',
  '21332',
] as const;

export const maxAttempts = 8;

/** Half a minute, doubled each time, at most six hours. */
export function pauseAfter(attempts: number): number {
  return Math.min(30_000 * 2 ** Math.max(0, attempts - 1), 6 * 3_600_000);
}

/** From when on the other side is believed when it does not show what may just have been handed over. */
export const settleMs = 10 * 60_000;

export interface Delivery {
  readonly id: string;
  readonly documentId: string;
  readonly channel: SentChannel;
  readonly step: DeliveryStep;
  readonly stepAt: Date;
  readonly attempts: number;
  readonly coverMedia: string | null;
  readonly draftMedia: string | null;
  readonly publishId: string | null;
  readonly remoteId: string | null;
  readonly url: string;
}

/** What a step found out; fields left out stay as they are. */
export interface Progress {
  readonly step: DeliveryStep;
  readonly coverMedia?: string;
  readonly draftMedia?: string | null;
  readonly publishId?: string | null;
  readonly remoteId?: string;
  readonly url?: string;
  /** Milliseconds until it is looked at again; at once when left out. */
  readonly afterMs?: number;
}

/** What is known of a picture before its bytes are read. */
export interface PictureFacts {
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
}

/** A picture of a text, whose bytes are read when it is uploaded. */
export interface ArticlePicture extends PictureFacts {
  readonly read: () => Promise<Uint8Array>;
}

/** The text that goes out. */
export interface Article {
  readonly title: string;
  /** HTML for WeChat, with pictures by their content (`picture:<sha256>`); plain words for Weibo. */
  readonly html: string;
  /** The pictures of the HTML. */
  readonly pictures: readonly ArticlePicture[];
  readonly text: string;
  readonly digest: string;
  readonly author: string;
  /** The document on the site, by which it is found again on the other side. */
  readonly link: string;
  readonly picture: { readonly name: string; readonly bytes: Uint8Array; readonly mediaType: string } | null;
}

/** A channel's interface, one step at a time. Each step that changes something on the other side is written down before it is taken. */
export interface Adapter {
  readonly channel: SentChannel;
  advance(
    delivery: Delivery,
    article: () => Promise<Article>,
    mark: (step: DeliveryStep) => Promise<void>,
  ): Promise<Progress>;
}
