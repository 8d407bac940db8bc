import { Type, type Static, type TSchema } from 'typebox';
import { Channel } from './vocabulary.ts';
import type { Label } from './vocabulary.ts';

/** Where else an item goes: accounts, words of their own, what is sent and what people must see to. */

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Id = Type.String({ format: 'uuid' });
const Time = Type.String();
const Text = Type.Object({ zh: Type.String(), en: Type.String() });
const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });

/** Channels that have words of their own; the website has the document itself. */
export const OtherChannel = Type.Enum(['GAZETTE', 'WECHAT', 'WEIBO', 'PRESS', 'BROADCAST', 'SCREEN', 'BOARD']);
export type OtherChannel = Static<typeof OtherChannel>;

export interface ChannelRule {
  /** Characters. */
  readonly title: number;
  readonly body: number;
  /** Whether a picture must come with it. */
  readonly picture: boolean;
  /** Sent by the program, or taken from it, at a time of its own. */
  readonly automatic: boolean;
  readonly about: Label;
}

/** What each channel takes. WeChat: draft/add; Weibo: statuses/share, whose link counts as well. */
export const channelRules: Readonly<Record<OtherChannel, ChannelRule>> = {
  GAZETTE: {
    title: 100,
    body: 20_000,
    picture: false,
    automatic: false,
    about: { zh: '列入下一期公报。', en: 'Goes into the next issue.' },
  },
  WECHAT: {
    title: 32,
    body: 19_000,
    picture: true,
    automatic: true,
    about: {
      zh: '标题最多 32 字，须有封面图；不写正文则用公开的正文。',
      en: 'Title of at most 32 characters, with a cover; without words of its own the public text is taken.',
    },
  },
  WEIBO: {
    title: 0,
    body: 120,
    picture: false,
    automatic: true,
    about: {
      zh: '最多 120 字，不能有“#话题#”；末尾自动附原文链接。',
      en: 'At most 120 characters, no “#topic#”; the link to the document is added.',
    },
  },
  PRESS: {
    title: 60,
    body: 20_000,
    picture: false,
    automatic: false,
    about: { zh: '打印送报社。', en: 'Printed and sent to the newspaper.' },
  },
  BROADCAST: { title: 60, body: 2_000, picture: false, automatic: false, about: { zh: '口播稿。', en: 'Read aloud.' } },
  SCREEN: {
    title: 40,
    body: 200,
    picture: false,
    automatic: true,
    about: {
      zh: '电子屏短句；不写则显示公开的标题和概述。',
      en: 'Short words for displays; without them the public title and abstract are shown.',
    },
  },
  BOARD: {
    title: 60,
    body: 20_000,
    picture: false,
    automatic: false,
    about: { zh: '张贴公告。', en: 'Posted on the board.' },
  },
};

export const ChannelText = Type.Object({
  channel: OtherChannel,
  title: Type.String(),
  body: Type.String(),
  picture: nullable(Sha256),
  sendAt: nullable(Time),
  revision: Type.Integer(),
  writtenBy: Type.String(),
  writtenAt: Time,
  approvedBy: nullable(Type.String()),
  /** Why personal data in approved words stays; empty where there is none. */
  keptReason: Type.String(),
  mayApprove: Type.Boolean(),
  /** Personal data and marks of secrecy in words that wait for approval. */
  findings: Type.Array(
    Type.Object({
      kind: Type.String(),
      label: Text,
      text: Type.String(),
      /** It is taken out, or whoever approves says why it stays. */
      blocking: Type.Boolean(),
      /** The law that has it published. */
      exemption: nullable(Text),
    }),
  ),
  /** Whether a sheet of it can be printed. */
  printable: Type.Boolean(),
});
export type ChannelText = Static<typeof ChannelText>;

export const ChannelTextInput = Type.Object({
  title: Type.String({ maxLength: 500 }),
  body: Type.String({ maxLength: 20_000 }),
  picture: nullable(Sha256),
  sendAt: nullable(Type.String({ maxLength: 40 })),
  /** 0 where there are none yet. */
  revision: Type.Integer({ minimum: 0 }),
});
export type ChannelTextInput = Static<typeof ChannelTextInput>;

export const ChannelTextApproval = Type.Object({
  revision: Type.Integer({ minimum: 1 }),
  /** Why personal data in it stays; needed where some blocks. */
  keepReason: Type.Optional(Type.String({ maxLength: 500 })),
});
export type ChannelTextApproval = Static<typeof ChannelTextApproval>;

export const DeliveryStep = Type.Enum([
  'waiting',
  'drafting',
  'drafted',
  'submitting',
  'submitted',
  'published',
  'person',
  'cancelled',
  'recalling',
  'recalled',
]);
export type DeliveryStep = Static<typeof DeliveryStep>;

export const ChannelDelivery = Type.Object({
  id: Id,
  documentId: Id,
  title: Type.String(),
  channel: OtherChannel,
  step: DeliveryStep,
  attempts: Type.Integer(),
  nextAt: Time,
  stepAt: Time,
  url: Type.String(),
  /** The code of the other side, or our own; empty where nothing is wrong. */
  problem: Type.String(),
  /** What happened and what is to be done. */
  words: nullable(Text),
});
export type ChannelDelivery = Static<typeof ChannelDelivery>;

export const ChannelTask = Type.Object({
  id: Id,
  documentId: Id,
  title: Type.String(),
  channel: OtherChannel,
  kind: Type.Enum(['WITHDRAW', 'REVISE']),
  openedAt: Time,
  note: Type.String(),
  doneBy: nullable(Type.String()),
  doneAt: nullable(Time),
});
export type ChannelTask = Static<typeof ChannelTask>;

export const DocumentChannels = Type.Object({
  texts: Type.Array(ChannelText),
  deliveries: Type.Array(ChannelDelivery),
  tasks: Type.Array(ChannelTask),
  mayWrite: Type.Boolean(),
  /** What would keep it from a channel it is planned for, and what to do about it. */
  troubles: Type.Array(Type.Object({ channel: OtherChannel, text: Text })),
});
export type DocumentChannels = Static<typeof DocumentChannels>;

export const ChannelAccount = Type.Object({
  channel: Channel,
  enabled: Type.Boolean(),
  automatic: Type.Boolean(),
  account: Type.String(),
  appId: Type.String(),
  baseUrl: Type.String(),
  author: Type.String(),
  cover: nullable(Sha256),
  /** Where the secret is; it is never shown. */
  secret: Type.Enum(['NONE', 'SEALED', 'FILE']),
  secretSetAt: nullable(Time),
  /** Where the application's secret is, with which Weibo's token is got. */
  appSecret: Type.Enum(['NONE', 'SEALED', 'FILE']),
  /** Until when the authorisation is good; null where nobody knows. */
  tokenExpiresAt: nullable(Time),
  /** The platform's number of the account that authorised. */
  remoteAccount: Type.String(),
  stoppedAt: nullable(Time),
  stoppedReason: Type.String(),
  revision: Type.Integer(),
});
export type ChannelAccount = Static<typeof ChannelAccount>;

export const ChannelAccountInput = Type.Object({
  enabled: Type.Boolean(),
  automatic: Type.Boolean(),
  account: Type.String({ maxLength: 100 }),
  appId: Type.String({ maxLength: 100 }),
  baseUrl: Type.String({ maxLength: 300 }),
  author: Type.String({ maxLength: 16 }),
  cover: nullable(Sha256),
  /** A new secret; empty keeps the one there is. */
  secret: Type.String({ maxLength: 2000 }),
  /** The same of the application, for Weibo. */
  appSecret: Type.Optional(Type.String({ maxLength: 2000 })),
  revision: Type.Integer({ minimum: 0 }),
});
export type ChannelAccountInput = Static<typeof ChannelAccountInput>;

export const ChannelsView = Type.Object({
  accounts: Type.Array(ChannelAccount),
  /** Under way, or waiting for a person; the newest of the rest. */
  deliveries: Type.Array(ChannelDelivery),
  tasks: Type.Array(ChannelTask),
  /** Addresses the operator permits. */
  allowed: Type.Array(Type.String()),
  /** Addresses of the feed for screens, whether or not it is on. */
  screenFeed: Type.Array(Type.String()),
});
export type ChannelsView = Static<typeof ChannelsView>;

/** Where the keeper's browser goes to authorise. */
export const ChannelAuthorisation = Type.Object({ url: Type.String() });
export type ChannelAuthorisation = Static<typeof ChannelAuthorisation>;

/** What it came back with. */
export const ChannelAuthorisationCode = Type.Object({
  code: Type.String({ minLength: 1, maxLength: 500 }),
  state: Type.String({ minLength: 1, maxLength: 1000 }),
});
export type ChannelAuthorisationCode = Static<typeof ChannelAuthorisationCode>;

/** What a person does about a delivery that waits for them. */
export const DeliveryAct = Type.Object({
  act: Type.Enum(['RETRY', 'PUBLISHED', 'DROP']),
  /** Where it is to be seen, when it went out after all. */
  url: Type.String({ maxLength: 500 }),
});
export type DeliveryAct = Static<typeof DeliveryAct>;

/** From when until when a printed sheet is posted. */
export const ChannelSheetQuery = Type.Object({
  from: Type.Optional(Type.String({ maxLength: 10 })),
  until: Type.Optional(Type.String({ maxLength: 10 })),
});
export type ChannelSheetQuery = Static<typeof ChannelSheetQuery>;
