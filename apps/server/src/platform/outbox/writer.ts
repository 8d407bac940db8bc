import { sql, type Tx } from '../db/index.ts';
import type { Cursor } from './reader.ts';

/** A new follower has seen nothing. */
export async function addCursor(tx: Tx, follower: string): Promise<void> {
  await tx.run(sql`insert into follower_cursor (follower) values (${follower}) on conflict do nothing`);
}

export async function moveCursor(tx: Tx, follower: string, { base, target, xid, outboxId }: Cursor): Promise<void> {
  await tx.run(sql`
    update follower_cursor set base = ${base}::pg_snapshot, target = ${target}::pg_snapshot, xid = ${xid}::xid8,
      outbox_id = ${outboxId}, updated_at = now()
    where follower = ${follower}`);
}
