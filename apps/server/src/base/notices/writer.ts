import { sql, type Tx } from '../../platform/db/index.ts';
import type { Text } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { oneLine, plainText, sealContext, type OutboundChannel, type SealAddress } from './domain.ts';

/**
 * What is to be told. The words are stored in the clear and travel over other people's systems: they may hold the receipt or
 * case number, its state, days and times, names of units and how to reach them. They never hold who asked: no identity
 * number, name, telephone number or address of an applicant, nothing of what was asked, and no query code.
 */
export interface NoticeWords {
  /** One line; `en` may be empty. */
  readonly subject: Text;
  /** Plain text; `en` may be empty. */
  readonly body: Text;
  /** `case:<id>` makes a link to the request in the back office. */
  readonly about?: string;
  /** Unique in the site. Names the event, the channel and who is told: `case:<id>:7:EMAIL`, `case:<id>:7:<account id>`. */
  readonly dedupeKey: string;
}

/** For an account of the back office, or for an address outside, which is sealed before it is written. */
export type NewNotice = NoticeWords &
  (
    | { readonly channel: 'IN_SITE'; readonly accountId: string }
    | { readonly channel: OutboundChannel; readonly address: string; readonly seal: SealAddress }
  );

/**
 * Writes the notice in the caller's transaction: it is told when the act it tells of is committed, and otherwise not. An
 * address that cannot be used fails when it is sent to, never here, where it would undo the act.
 * @returns false when a notice with this `dedupeKey` was queued before; nothing is changed then
 */
export async function queueNotice(tx: Tx, notice: NewNotice): Promise<boolean> {
  const id = newId();
  const isInSite = notice.channel === 'IN_SITE';
  const accountId = isInSite ? notice.accountId : null;
  const sealed = isInSite ? null : notice.seal(tx.siteId, sealContext(id), Buffer.from(notice.address, 'utf8'));
  const { subject, body, about = '', dedupeKey } = notice;
  const written = await tx.run(sql`
    insert into notice (site_id, id, channel, account_id, sealed_address, subject, subject_en, body, body_en, about, dedupe_key,
      state, sent_at)
    values (${tx.siteId}, ${id}, ${notice.channel}, ${accountId}, ${sealed}, ${oneLine(subject.zh)}, ${oneLine(subject.en)},
      ${plainText(body.zh)}, ${plainText(body.en)}, ${about}, ${dedupeKey}, ${isInSite ? 'sent' : 'waiting'},
      case when ${isInSite}::boolean then now() end)
    on conflict (site_id, dedupe_key) do nothing`);
  return written === 1;
}

/** Marks notices of this account's inbox as read; `null` means all. Those of others are passed over. @returns how many became read */
export async function markRead(tx: Tx, accountId: string, ids: readonly string[] | null, now: Date): Promise<number> {
  return tx.run(sql`
    update notice set state = 'read', read_at = ${now}
    where channel = 'IN_SITE' and state = 'sent' and account_id = ${accountId}::uuid
      and (${ids}::uuid[] is null or id = any(${ids}::uuid[]))`);
}

export interface ClaimedNotice {
  readonly id: string;
  readonly channel: OutboundChannel;
  readonly sealedAddress: Buffer;
  readonly subject: Text;
  readonly body: Text;
  /** This attempt's number. It is also the claim: who comes back after the lease finds another number and changes nothing. */
  readonly attempts: number;
}

/** Takes what is due for the time until `leaseEnds`; two senders never take the same. */
export async function claimDue(
  tx: Tx,
  channels: readonly OutboundChannel[],
  now: Date,
  leaseEnds: Date,
  limit: number,
): Promise<ClaimedNotice[]> {
  return tx.rows<ClaimedNotice>(sql`
    with due as materialized (
      select site_id, id from notice
      where state = 'waiting' and channel = any(${channels}::text[]) and next_attempt_at <= ${now}
      order by next_attempt_at, created_at limit ${limit} for update skip locked
    )
    update notice n set attempts = n.attempts + 1, next_attempt_at = ${leaseEnds}
    from due where n.site_id = due.site_id and n.id = due.id
    returning n.id, n.channel, n.sealed_address as "sealedAddress", n.attempts,
      json_build_object('zh', n.subject, 'en', n.subject_en) as subject, json_build_object('zh', n.body, 'en', n.body_en) as body`);
}

/**
 * Gives up what has waited since before `since` for a way out that this installation does not have. What was queued again waits from then.
 * @returns how many
 */
export async function giveUpUnreachable(tx: Tx, channels: readonly OutboundChannel[], since: Date): Promise<number> {
  return tx.run(sql`
    update notice set state = 'failed', failure = 'NOT_SET_UP'
    where state = 'waiting' and channel = any(${channels}::text[]) and greatest(created_at, next_attempt_at) < ${since}`);
}

/** Something that was not delivered and about which nobody has been told yet. */
export interface Undelivered {
  readonly id: string;
  readonly channel: OutboundChannel;
  readonly about: string;
  /** A code. */
  readonly failure: string;
  readonly dedupeKey: string;
}

/** Takes what failed for good and is about a case, once for each time it failed: the record commits with what its taker does of it. */
export async function takeUndelivered(tx: Tx, now: Date, limit: number): Promise<Undelivered[]> {
  return tx.rows<Undelivered>(sql`
    with failed as (
      select site_id, id from notice where state = 'failed' and reported_at is null and about like 'case:%'
      order by created_at limit ${limit} for update skip locked)
    update notice n set reported_at = ${now} from failed where n.site_id = failed.site_id and n.id = failed.id
    returning n.id, n.channel, n.about, n.failure, n.dedupe_key as "dedupeKey"`);
}

/** Queues what failed anew, to the address it was for. @returns false when it is not there or had not failed */
export async function queueAgain(tx: Tx, id: string, now: Date): Promise<boolean> {
  const count = await tx.run(sql`
    update notice set state = 'waiting', attempts = 0, failure = '', next_attempt_at = ${now}, reported_at = null
    where id = ${id}::uuid and state = 'failed'`);
  return count > 0;
}

/** The address is not kept longer than it is needed. */
export async function markSent(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.run(sql`
    update notice set state = 'sent', sent_at = ${now}, sealed_address = null, failure = ''
    where id = ${id} and state = 'waiting'`);
}

/** `retryAt` null gives it up. */
export async function markFailed(
  tx: Tx,
  { id, attempts }: Pick<ClaimedNotice, 'id' | 'attempts'>,
  reason: string,
  retryAt: Date | null,
): Promise<void> {
  await tx.run(sql`
    update notice set state = case when ${retryAt}::timestamptz is null then 'failed' else 'waiting' end,
      next_attempt_at = coalesce(${retryAt}::timestamptz, next_attempt_at), failure = ${reason}
    where id = ${id} and state = 'waiting' and attempts = ${attempts}`);
}
