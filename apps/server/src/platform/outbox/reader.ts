import { sql, type Tx } from '../db/index.ts';

export interface OutboxEvent {
  readonly id: number;
  readonly siteId: number;
  readonly subjectId: string;
  readonly xid: string;
}

/** The follower's cursor, locked; undefined when another process is following just now. */
export async function lockCursor(tx: Tx, follower: string): Promise<{ xid: string; outboxId: number } | undefined> {
  await tx.run(sql`insert into follower_cursor (follower) values (${follower}) on conflict do nothing`);
  return tx.row(
    sql`select xid, outbox_id as "outboxId" from follower_cursor where follower = ${follower} for update skip locked`,
  );
}

/**
 * The next events after the cursor, in the order of their transactions. Only transactions older than every running one are
 * read, so that none can still commit behind the cursor.
 */
export async function readEvents(
  tx: Tx,
  cursor: { xid: string; outboxId: number },
  topic: string,
  limit: number,
): Promise<OutboxEvent[]> {
  return tx.rows<OutboxEvent>(sql`
    select id, site_id as "siteId", subject_id as "subjectId", xid::text as xid from outbox
    where (xid, id) > (${cursor.xid}::xid8, ${cursor.outboxId}::bigint) and xid < pg_snapshot_xmin(pg_current_snapshot()) and topic = ${topic}
    order by outbox.xid, outbox.id limit ${limit}`);
}
