import type { ChannelDelivery, ChannelTask, ChannelText, OtherChannel } from '@openzone/contracts';
import { sql, type Reading, type Sql } from '../platform/db/index.ts';
import type { Delivery, PictureFacts, SentChannel } from './domain.ts';

export interface AccountRow {
  readonly channel: string;
  readonly enabled: boolean;
  readonly automatic: boolean;
  readonly account: string;
  readonly appId: string;
  readonly baseUrl: string;
  readonly author: string;
  readonly cover: string | null;
  readonly sealed: Buffer | null;
  readonly sealedAt: Date | null;
  /** The application's secret, where a token is got with one. */
  readonly sealedApp: Buffer | null;
  /** Until when the token is good; null where nobody knows, as it was typed. */
  readonly tokenExpiresAt: Date | null;
  readonly remoteAccount: string;
  readonly stoppedAt: Date | null;
  readonly stoppedReason: string;
  readonly revision: number;
}

export async function listAccounts(reading: Reading): Promise<AccountRow[]> {
  return reading.rows<AccountRow>(sql`
    select channel, enabled, automatic, account, app_id as "appId", base_url as "baseUrl", author, cover_sha256 as cover, sealed,
      sealed_at as "sealedAt", sealed_app as "sealedApp", token_expires_at as "tokenExpiresAt", remote_account as "remoteAccount", stopped_at as "stoppedAt", stopped_reason as "stoppedReason", revision from channel_account`);
}

export interface TextRow {
  readonly channel: OtherChannel;
  readonly title: string;
  readonly body: string;
  readonly picture: string | null;
  readonly sendAt: Date | null;
  readonly revision: number;
  readonly writtenById: string;
  readonly writtenBy: string;
  readonly writtenAt: Date;
  readonly approvedBy: string | null;
  readonly keptReason: string;
}

export async function listTexts(reading: Reading, documentId: string): Promise<TextRow[]> {
  return reading.rows<TextRow>(sql`
    select t.channel, t.title, t.body, t.picture_sha256 as picture, t.send_at as "sendAt", t.revision, t.written_by as "writtenById",
      w.display_name as "writtenBy", t.written_at as "writtenAt", a.display_name as "approvedBy", t.kept_reason as "keptReason"
    from channel_text t join shared_account w on w.site_id = t.site_id and w.id = t.written_by
    left join shared_account a on a.site_id = t.site_id and a.id = t.approved_by
    where t.document_id = ${documentId}::uuid order by t.channel`);
}

/** Whether there are words of its own. */
export function hasWords(text: Pick<ChannelText, 'title' | 'body'> | undefined): boolean {
  return text !== undefined && (text.title !== '' || text.body !== '');
}

/** Whether words and picture have been seen by a second person, or there are none of its own. */
export function isApproved(text: Pick<ChannelText, 'title' | 'body' | 'picture' | 'approvedBy'>): boolean {
  return text.approvedBy !== null || (!hasWords(text) && text.picture === null);
}

/** Documents on which this picture was put for a channel. */
export async function listDocumentsWithPicture(reading: Reading, sha256: string): Promise<string[]> {
  const rows = await reading.rows<{ id: string }>(
    sql`select distinct document_id as id from channel_text where picture_sha256 = ${sha256}`,
  );
  return rows.map(({ id }) => id);
}

type DeliveryRow = Omit<ChannelDelivery, 'nextAt' | 'stepAt' | 'words' | 'title'> & {
  readonly nextAt: Date;
  readonly stepAt: Date;
  readonly zh: string;
  readonly en: string;
};

async function deliveriesWhere(reading: Reading, condition: Sql): Promise<Omit<ChannelDelivery, 'title'>[]> {
  const rows = await reading.rows<DeliveryRow>(sql`
    select id, document_id as "documentId", channel, step, attempts, next_at as "nextAt", step_at as "stepAt", url, problem,
      problem_zh as zh, problem_en as en from channel_delivery ${condition}`);
  return rows.map(({ nextAt, stepAt, zh, en, ...row }) => ({
    ...row,
    nextAt: nextAt.toISOString(),
    stepAt: stepAt.toISOString(),
    words: zh === '' ? null : { zh, en },
  }));
}

export const listDeliveriesOf = (reading: Reading, documentId: string): Promise<Omit<ChannelDelivery, 'title'>[]> =>
  deliveriesWhere(reading, sql`where document_id = ${documentId}::uuid order by channel`);

/** What waits for a person first, then what is under way, then the newest of the rest. */
export const listDeliveries = (reading: Reading, limit: number): Promise<Omit<ChannelDelivery, 'title'>[]> =>
  deliveriesWhere(
    reading,
    sql`order by (step = 'person') desc, (step not in ('published', 'cancelled', 'recalled')) desc, step_at desc limit ${limit}`,
  );

const deliveryColumns = sql`
  id, document_id as "documentId", channel, step, step_at as "stepAt", attempts, cover_media as "coverMedia", draft_media as "draftMedia",
  publish_id as "publishId", remote_id as "remoteId", url`;

export async function findDelivery(
  reading: Reading,
  id: string,
): Promise<(Delivery & { readonly resume: Delivery['step'] | null }) | undefined> {
  return reading.row(sql`select ${deliveryColumns}, resume from channel_delivery where id = ${id}::uuid`);
}

/** Locked, and put off while it is worked on; taken up again when this process dies. */
export async function lockDue(
  reading: Reading,
  channels: readonly SentChannel[],
  now: Date,
): Promise<Delivery | undefined> {
  return reading.row<Delivery>(sql`
    select ${deliveryColumns} from channel_delivery
    where step not in ('published', 'person', 'cancelled', 'recalled') and next_at <= ${now} and channel = any(${channels}::text[])
    order by next_at, id limit 1 for update skip locked`);
}

export async function listTasks(
  reading: Reading,
  of: { readonly documentId?: string },
): Promise<Omit<ChannelTask, 'title'>[]> {
  const only = of.documentId === undefined ? sql`t.done_at is null` : sql`t.document_id = ${of.documentId}::uuid`;
  const rows = await reading.rows<
    Omit<ChannelTask, 'title' | 'openedAt' | 'doneAt'> & { openedAt: Date; doneAt: Date | null }
  >(sql`
    select t.id, t.document_id as "documentId", t.channel, t.kind, t.opened_at as "openedAt", t.note, a.display_name as "doneBy",
      t.done_at as "doneAt"
    from channel_task t left join shared_account a on a.site_id = t.site_id and a.id = t.done_by
    where ${only} order by t.opened_at, t.channel limit 500`);
  return rows.map(({ openedAt, doneAt, ...row }) => ({
    ...row,
    openedAt: openedAt.toISOString(),
    doneAt: doneAt?.toISOString() ?? null,
  }));
}

export async function findTask(
  reading: Reading,
  id: string,
): Promise<{ documentId: string; channel: OtherChannel; kind: 'WITHDRAW' | 'REVISE'; isDone: boolean } | undefined> {
  return reading.row(sql`
    select document_id as "documentId", channel, kind, done_at is not null as "isDone" from channel_task where id = ${id}::uuid`);
}

export interface LastAct {
  readonly actId: string;
  readonly action: 'PUBLISH' | 'REVISE' | 'WITHDRAW';
  readonly at: Date;
}

export async function readLastAct(reading: Reading, documentId: string): Promise<LastAct | undefined> {
  return reading.row<LastAct>(sql`
    select act_id as "actId", action, at from shared_last_act where document_id = ${documentId}::uuid`);
}

/** The other channels on which the document stands or is planned. */
export async function listPlaces(
  reading: Reading,
  documentId: string,
): Promise<{ channel: OtherChannel; state: string; updatedAt: Date; updatedBy: string }[]> {
  return reading.rows(sql`
    select channel, state, updated_at as "updatedAt", updated_by as "updatedBy" from shared_channel
    where document_id = ${documentId}::uuid and channel <> 'WEB'`);
}

/** Where WeChat shows a picture to the readers of this account; undefined when it was never uploaded. */
export async function findUploaded(reading: Reading, appId: string, sha256: string): Promise<string | undefined> {
  const row = await reading.row<{ url: string }>(sql`
    select url from channel_picture where channel = 'WECHAT' and app_id = ${appId} and sha256 = ${sha256}`);
  return row?.url;
}

/** The pictures of the text that goes out next, each once, in their order. */
export async function listWorkingPictures(reading: Reading, documentId: string): Promise<PictureFacts[]> {
  return reading.rows<PictureFacts>(sql`
    select sha256, size, media_type as "mediaType" from shared_working_picture where document_id = ${documentId}::uuid
    group by sha256, size, media_type order by min(position)`);
}

/** Documents that belong in the feed for screens and are not in it, the oldest plan first. */
export async function listScreenArrivals(reading: Reading, limit: number, only?: string): Promise<string[]> {
  const rows = await reading.rows<{ id: string }>(sql`
    select c.document_id as id from shared_channel c
    join channel_account a on a.site_id = c.site_id and a.channel = 'SCREEN' and a.enabled and a.automatic and a.stopped_at is null
    join shared_document d on d.site_id = c.site_id and d.id = c.document_id and d.is_public
    where c.channel = 'SCREEN' and c.state in ('planned', 'published') and screen_words_ready(c.site_id, c.document_id)
      and (${only ?? null}::uuid is null or c.document_id = ${only ?? null}::uuid)
      and not exists (select from channel_screen s where s.site_id = c.site_id and s.document_id = c.document_id and s.left_at is null)
    order by c.updated_at limit ${limit}`);
  return rows.map(({ id }) => id);
}

/** Documents in the feed that are public no more, or of which somebody has said that they are not on the screens. */
export async function listScreenDepartures(reading: Reading, limit: number): Promise<string[]> {
  const rows = await reading.rows<{ id: string }>(sql`
    select s.document_id as id from channel_screen s
    where s.left_at is null and not exists (select from shared_channel c
      join shared_document d on d.site_id = c.site_id and d.id = c.document_id and d.is_public
      where c.site_id = s.site_id and c.document_id = s.document_id and c.channel = 'SCREEN' and c.state in ('planned', 'published'))
    limit ${limit}`);
  return rows.map(({ id }) => id);
}

export async function isOnScreens(reading: Reading, documentId: string): Promise<boolean> {
  const row = await reading.row(sql`
    select from channel_screen where document_id = ${documentId}::uuid and left_at is null`);
  return row !== undefined;
}

/** An item as displays show it. */
export interface ScreenItem {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  /** Its words for the screens, else what the document says of itself in short; may be empty. */
  readonly body: string;
  readonly unitName: string;
  readonly enteredAt: Date;
  readonly updatedAt: Date;
}

/** The feed for screens, newest first; undefined where the site has none. With the role of the public. */
export async function readScreenFeed(reading: Reading, limit: number): Promise<ScreenItem[] | undefined> {
  if ((await reading.row(sql`select from public_screen_feed`)) === undefined) return undefined;
  return reading.rows<ScreenItem>(sql`
    select document_id as id, code, title, body, unit_name as "unitName", entered_at as "enteredAt", updated_at as "updatedAt"
    from public_screen order by entered_at desc, document_id desc limit ${limit}`);
}

/** Who planned it on the channel: what is recorded of the outcome is recorded in their name. */
export async function planner(reading: Reading, documentId: string, channel: string): Promise<string | undefined> {
  return (
    await reading.row<{ by: string }>(sql`
      select updated_by as by from shared_channel where document_id = ${documentId}::uuid and channel = ${channel}`)
  )?.by;
}
