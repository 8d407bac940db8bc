import { sql, type Tx } from '../db/index.ts';

export async function moveCursor(tx: Tx, follower: string, to: { xid: string; outboxId: number }): Promise<void> {
  await tx.run(sql`
    update follower_cursor set xid = ${to.xid}, outbox_id = ${to.outboxId}, updated_at = now() where follower = ${follower}`);
}
