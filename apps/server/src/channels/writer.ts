import type { ChannelAccountInput, ChannelTextInput } from '@openzone/contracts';
import { sql, type Tx } from '../platform/db/index.ts';
import { newId } from '../platform/ids.ts';
import { authorisationProblems } from './domain.ts';
import type { ChannelProblem, Delivery, Progress, SentChannel } from './domain.ts';

/** @returns whether it was at that revision */
export async function saveAccount(
  tx: Tx,
  channel: string,
  input: ChannelAccountInput,
  secrets: { readonly sealed: Buffer | null; readonly sealedApp: Buffer | null },
  by: string,
): Promise<boolean> {
  const { sealed, sealedApp } = secrets;
  const { enabled, automatic, account, appId, baseUrl, author, cover } = input;
  const count = await tx.run(sql`
    insert into channel_account (site_id, channel, enabled, automatic, account, app_id, base_url, author, cover_sha256, sealed, sealed_at, sealed_app,
      updated_by)
    select ${tx.siteId}, ${channel}, ${enabled}, ${automatic}, ${account}, ${appId}, ${baseUrl}, ${author}, ${cover}, ${sealed}::bytea,
      case when ${sealed}::bytea is not null then now() end, ${sealedApp}::bytea, ${by}::uuid
    where ${input.revision}::integer = 0 or exists (select from channel_account where channel = ${channel})
    on conflict (site_id, channel) do update set enabled = excluded.enabled, automatic = excluded.automatic, account = excluded.account,
      app_id = excluded.app_id, base_url = excluded.base_url, author = excluded.author, cover_sha256 = excluded.cover_sha256,
      sealed = coalesce(excluded.sealed, channel_account.sealed), sealed_at = coalesce(excluded.sealed_at, channel_account.sealed_at),
      sealed_app = coalesce(excluded.sealed_app, channel_account.sealed_app),
      token_expires_at = case when excluded.sealed is null then channel_account.token_expires_at end,
      remote_account = case when excluded.sealed is null then channel_account.remote_account else '' end,
      revision = channel_account.revision + 1, updated_by = excluded.updated_by, updated_at = now()
    where channel_account.revision = ${input.revision}`);
  return count > 0;
}

/** A token that the platform gave to the application. What waited for a person because there was none, or none that was good, goes on. */
export async function keepToken(
  tx: Tx,
  channel: SentChannel,
  token: {
    readonly sealed: Buffer;
    readonly expiresAt: Date;
    readonly remoteAccount: string;
    readonly appId: string;
  },
  by: string,
): Promise<void> {
  const kept = await tx.run(sql`
    update channel_account set sealed = ${token.sealed}, sealed_at = now(), token_expires_at = ${token.expiresAt},
      remote_account = ${token.remoteAccount}, revision = revision + 1, updated_by = ${by}, updated_at = now()
    where channel = ${channel} and app_id = ${token.appId}`);
  if (kept === 0) return;
  await tx.run(sql`
    update channel_delivery set step = coalesce(resume, 'waiting'), step_at = now(), next_at = now(), attempts = 0, resume = null,
      problem = '', problem_zh = '', problem_en = ''
    where channel = ${channel} and step = 'person' and problem = any(${authorisationProblems}::text[])`);
}

export async function stopAccount(tx: Tx, channel: string, reason: string | null, by: string): Promise<number> {
  return tx.run(sql`
    update channel_account set stopped_at = case when ${reason}::text is null then null else now() end, stopped_reason = coalesce(${reason}, ''),
      revision = revision + 1, updated_by = ${by}, updated_at = now() where channel = ${channel}`);
}

/** @returns whether it was at that revision */
export async function saveText(
  tx: Tx,
  documentId: string,
  channel: string,
  input: ChannelTextInput,
  by: string,
): Promise<boolean> {
  const { title, body, picture, sendAt } = input;
  const count = await tx.run(sql`
    insert into channel_text (site_id, document_id, channel, title, body, picture_sha256, send_at, written_by)
    select ${tx.siteId}, ${documentId}::uuid, ${channel}, ${title}, ${body}, ${picture}, ${sendAt}::timestamptz, ${by}::uuid
    where ${input.revision}::integer = 0
      or exists (select from channel_text where document_id = ${documentId}::uuid and channel = ${channel})
    on conflict (site_id, document_id, channel) do update set title = excluded.title, body = excluded.body,
      picture_sha256 = excluded.picture_sha256, send_at = excluded.send_at, revision = channel_text.revision + 1,
      written_by = case when (channel_text.title, channel_text.body) = (excluded.title, excluded.body)
        and channel_text.picture_sha256 is not distinct from excluded.picture_sha256 then channel_text.written_by else excluded.written_by end
    where channel_text.revision = ${input.revision}`);
  return count > 0;
}

export interface Approval {
  readonly by: string;
  /** Of the words that were searched: title, line feed, body. */
  readonly searchedSha256: string;
  readonly blocking: number;
  readonly keptReason: string;
}

export async function approveText(
  tx: Tx,
  documentId: string,
  channel: string,
  revision: number,
  { by, searchedSha256, blocking, keptReason }: Approval,
): Promise<number> {
  return tx.run(sql`
    update channel_text set approved_by = ${by}, approved_at = now(), revision = revision + 1, searched_sha256 = ${searchedSha256},
      searched_blocking = ${blocking}, kept_reason = ${keptReason}
    where document_id = ${documentId}::uuid and channel = ${channel} and revision = ${revision}`);
}

/** One for each document and channel; a second is none. */
export async function openDelivery(tx: Tx, documentId: string, channel: SentChannel, at: Date | null): Promise<void> {
  await tx.run(sql`
    insert into channel_delivery (site_id, id, document_id, channel, next_at)
    values (${tx.siteId}, ${newId()}, ${documentId}, ${channel}, coalesce(${at}::timestamptz, now()))
    on conflict (site_id, document_id, channel) do update set step = 'waiting', step_at = now(), attempts = 0, next_at = excluded.next_at,
      problem = '', problem_zh = '', problem_en = '' where channel_delivery.step = 'cancelled'`);
}

/** A sending that has not begun waits for another time. */
export async function moveDelivery(tx: Tx, documentId: string, channel: string, at: Date | null): Promise<void> {
  await tx.run(sql`
    update channel_delivery set next_at = coalesce(${at}::timestamptz, now())
    where document_id = ${documentId}::uuid and channel = ${channel} and step = 'waiting' and attempts = 0`);
}

/** What was not handed over yet never is; what the other side can take back is taken back. */
export async function withdrawDeliveries(tx: Tx, documentId: string): Promise<void> {
  await tx.run(sql`
    update channel_delivery set step = case when step = 'published' then 'recalling' else 'cancelled' end, step_at = now(), next_at = now(), attempts = 0
    where document_id = ${documentId}::uuid
      and (step in ('waiting', 'drafting', 'drafted') or (step = 'published' and channel = 'WECHAT' and remote_id is not null))`);
}

export async function leaseDelivery(tx: Tx, id: string, until: Date): Promise<void> {
  await tx.run(sql`update channel_delivery set next_at = ${until} where id = ${id}::uuid`);
}

export async function markStep(tx: Tx, id: string, step: Delivery['step'], at: Date): Promise<void> {
  await tx.run(sql`update channel_delivery set step = ${step}, step_at = ${at} where id = ${id}::uuid`);
}

export async function saveProgress(tx: Tx, delivery: Delivery, progress: Progress, now: Date): Promise<void> {
  const { step, coverMedia, draftMedia, publishId, remoteId, url, afterMs = 0 } = progress;
  await tx.run(sql`
    update channel_delivery set step = ${step}, step_at = case when step = ${step} then step_at else ${now} end, attempts = 0,
      next_at = ${new Date(now.getTime() + afterMs)}, cover_media = coalesce(${coverMedia ?? null}, cover_media),
      draft_media = coalesce(${draftMedia ?? null}, draft_media), publish_id = coalesce(${publishId ?? null}, publish_id),
      remote_id = coalesce(${remoteId ?? null}, remote_id), url = coalesce(${url ?? null}, url), resume = null,
      problem = '', problem_zh = '', problem_en = ''
    where id = ${delivery.id}::uuid`);
}

export async function saveProblem(
  tx: Tx,
  delivery: Delivery,
  problem: ChannelProblem,
  next: { readonly step: Delivery['step']; readonly resume: Delivery['step'] | null; readonly at: Date },
): Promise<void> {
  await tx.run(sql`
    update channel_delivery set step = ${next.step}, resume = ${next.resume}, attempts = attempts + 1, next_at = ${next.at},
      problem = ${problem.code}, problem_zh = ${problem.text.zh}, problem_en = ${problem.text.en}
    where id = ${delivery.id}::uuid`);
}

export async function resumeDelivery(tx: Tx, id: string, step: Delivery['step'], url = ''): Promise<void> {
  await tx.run(sql`
    update channel_delivery set step = ${step}, step_at = now(), next_at = now(), attempts = 0, resume = null, problem = '', problem_zh = '',
      problem_en = '', url = case when ${url} = '' then url else ${url} end where id = ${id}::uuid`);
}

export async function openTask(
  tx: Tx,
  task: {
    readonly documentId: string;
    readonly channel: string;
    readonly kind: 'WITHDRAW' | 'REVISE';
    readonly actId: string;
  },
): Promise<void> {
  await tx.run(sql`
    insert into channel_task (site_id, id, document_id, channel, kind, act_id)
    values (${tx.siteId}, ${newId()}, ${task.documentId}, ${task.channel}, ${task.kind}, ${task.actId}) on conflict do nothing`);
}

export async function closeTask(tx: Tx, id: string, note: string, by: string): Promise<void> {
  await tx.run(sql`update channel_task set note = ${note}, done_by = ${by}, done_at = now() where id = ${id}::uuid`);
}

/** Remembers where WeChat shows a picture. */
export async function keepUploaded(tx: Tx, appId: string, sha256: string, url: string): Promise<void> {
  await tx.run(sql`
    insert into channel_picture (site_id, channel, app_id, sha256, url) values (${tx.siteId}, 'WECHAT', ${appId}, ${sha256}, ${url})
    on conflict do nothing`);
}

export async function enterScreen(tx: Tx, documentId: string): Promise<void> {
  await tx.run(sql`
    insert into channel_screen (site_id, document_id) values (${tx.siteId}, ${documentId}::uuid)
    on conflict (site_id, document_id) do update set entered_at = now(), left_at = null`);
}

/** @returns 1, or 0 where it was not in the feed */
export async function leaveScreen(tx: Tx, documentId: string): Promise<number> {
  return tx.run(sql`
    update channel_screen set left_at = greatest(now(), entered_at) where document_id = ${documentId}::uuid and left_at is null`);
}

/** What the program has recalled by itself needs nobody. */
export async function closeRecalled(tx: Tx, documentId: string, channel: string, by: string): Promise<void> {
  await tx.run(sql`
    update channel_task set note = '已由系统撤下 / recalled by the program', done_by = ${by}, done_at = now()
    where document_id = ${documentId}::uuid and channel = ${channel} and kind = 'WITHDRAW' and done_at is null`);
}
