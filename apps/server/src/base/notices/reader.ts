import { sql, type Reading } from '../../platform/db/index.ts';
import type { Text } from '../../platform/errors.ts';
import type { OutboundChannel } from './domain.ts';

/** A notice in somebody's inbox. */
export interface InboxNotice {
  readonly id: string;
  readonly subject: Text;
  readonly body: Text;
  /** `case:<id>`, or empty. */
  readonly about: string;
  readonly createdAt: Date;
  readonly isRead: boolean;
}

export interface InboxQuery {
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  /** True: only what has not been read. */
  readonly unread: boolean;
}

/** What the account was told in the back office, newest first. `total` counts what the query names, on all pages. */
export async function listInbox(
  reading: Reading,
  accountId: string,
  { page, pageSize, unread }: InboxQuery,
): Promise<{ items: InboxNotice[]; total: number }> {
  const where = sql`channel = 'IN_SITE' and account_id = ${accountId}::uuid and (not ${unread}::boolean or state = 'sent')`;
  const items = await reading.rows<InboxNotice>(sql`
    select id, json_build_object('zh', subject, 'en', subject_en) as subject, json_build_object('zh', body, 'en', body_en) as body,
      about, created_at as "createdAt", state = 'read' as "isRead"
    from notice where ${where} order by created_at desc, id desc limit ${pageSize} offset ${(page - 1) * pageSize}`);
  const counted = await reading.row<{ total: number }>(sql`select count(*) as total from notice where ${where}`);
  return { items, total: counted?.total ?? 0 };
}

export async function countUnread(reading: Reading, accountId: string): Promise<number> {
  const row = await reading.row<{ count: number }>(sql`
    select count(*) as count from notice where channel = 'IN_SITE' and state = 'sent' and account_id = ${accountId}::uuid`);
  return row?.count ?? 0;
}

/** Which of these channels have something waiting. */
export async function findWaiting(
  reading: Reading,
  channels: readonly OutboundChannel[],
): Promise<readonly OutboundChannel[]> {
  const rows = await reading.rows<{ channel: OutboundChannel }>(sql`
    select distinct channel from notice where state = 'waiting' and channel = any(${channels}::text[])`);
  return rows.map((row) => row.channel);
}
