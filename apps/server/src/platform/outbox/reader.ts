import { sql, type Tx } from '../db/index.ts';

export interface OutboxEvent {
  readonly id: number;
  readonly siteId: number;
  readonly subjectId: string;
  /** xid8 as PostgreSQL prints it: as long as a bigint and longer than a double holds. */
  readonly xid: string;
}

/** Where a follower stands; what the fields mean is told in `index.ts`. Snapshots are of type pg_snapshot, in its text form. */
export interface Cursor {
  readonly base: string;
  readonly target: string | null;
  readonly xid: string;
  readonly outboxId: number;
}

/** The position before the first event of a target. */
export const beginning = { xid: '0', outboxId: 0 } as const;

/** A follower that has seen nothing: the base is the snapshot before the first transaction there ever was. */
export const nothing: Cursor = { base: '1:1:', target: null, ...beginning };

/**
 * The follower's cursor, locked; undefined when another process is following just now, or there is no such follower yet.
 * A cursor that is ahead of this PostgreSQL came here in a logical backup of another one, whose transaction numbers mean
 * nothing: it begins anew.
 */
export async function lockCursor(tx: Tx, follower: string): Promise<Cursor | undefined> {
  const row = await tx.row<Cursor & { isForeign: boolean }>(sql`
    select base::text as base, target::text as target, xid::text as xid, outbox_id as "outboxId",
      pg_snapshot_xmax(coalesce(target, base)) > pg_snapshot_xmax(pg_current_snapshot()) as "isForeign"
    from follower_cursor where follower = ${follower} for update skip locked`);
  if (row === undefined) return undefined;
  const { isForeign, ...cursor } = row;
  return isForeign ? nothing : cursor;
}

export async function hasCursor(tx: Tx, follower: string): Promise<boolean> {
  return (await tx.row(sql`select from follower_cursor where follower = ${follower}`)) !== undefined;
}

/** What has been committed up to now. */
export async function currentSnapshot(tx: Tx): Promise<string> {
  const row = await tx.row<{ snapshot: string }>(sql`select pg_current_snapshot()::text as snapshot`);
  if (row === undefined) throw new Error('there is no snapshot');
  return row.snapshot;
}

/**
 * The next events of the target: committed in it, not yet in the base, behind the position. Everything visible in the base
 * and older than its oldest unfinished transaction is passed over by the index.
 */
export async function readEvents(
  tx: Tx,
  { base, target, xid, outboxId }: Cursor,
  topic: string,
  limit: number,
): Promise<OutboxEvent[]> {
  return tx.rows<OutboxEvent>(sql`
    select id, site_id as "siteId", subject_id as "subjectId", xid::text as xid from outbox
    where outbox.xid >= pg_snapshot_xmin(${base}::pg_snapshot) and (outbox.xid, id) > (${xid}::xid8, ${outboxId}::bigint)
      and not pg_visible_in_snapshot(outbox.xid, ${base}::pg_snapshot) and pg_visible_in_snapshot(outbox.xid, ${target}::pg_snapshot)
      and topic = ${topic}
    order by outbox.xid, outbox.id limit ${limit}`);
}
