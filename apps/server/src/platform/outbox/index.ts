import type { Database } from '../db/index.ts';
import { lockCursor, readEvents } from './reader.ts';
import { moveCursor } from './writer.ts';

const batchSize = 200;

/**
 * Reads what happened since the follower last looked and calls `handle` once for each subject. The cursor moves only after
 * all of them, so a crash repeats some; `handle` must bear that. One process follows at a time.
 * @returns the number of events taken; 0 when there is nothing new
 */
export async function followOutbox(
  db: Database,
  follower: string,
  topic: string,
  handle: (siteId: number, subjectId: string) => Promise<void>,
): Promise<number> {
  return db.system(async (tx) => {
    const cursor = await lockCursor(tx, follower);
    if (cursor === undefined) return 0;
    const events = await readEvents(tx, cursor, topic, batchSize);
    const last = events.at(-1);
    if (last === undefined) return 0;
    const subjects = new Map(events.map((event) => [`${event.siteId} ${event.subjectId}`, event]));
    for (const { siteId, subjectId } of subjects.values()) await handle(siteId, subjectId);
    await moveCursor(tx, follower, { xid: last.xid, outboxId: last.id });
    return events.length;
  });
}

/** Sends the follower back to the beginning. */
export async function resetFollower(db: Database, follower: string): Promise<void> {
  await db.system(async (tx) => {
    await lockCursor(tx, follower);
    await moveCursor(tx, follower, { xid: '0', outboxId: 0 });
  });
}
