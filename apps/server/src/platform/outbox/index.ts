import type { Database, Tx } from '../db/index.ts';
import {
  beginning,
  currentSnapshot,
  hasCursor,
  lockCursor,
  nothing,
  readEvents,
  type Cursor,
  type OutboxEvent,
} from './reader.ts';
import { addCursor, moveCursor } from './writer.ts';

const usualBatch = 200;

/**
 * Takes the next events since the follower last looked, at most `batch`, and calls `handle` once for each site, with each subject
 * once. The cursor moves only after all of them, so a crash repeats some; `handle` must bear that. One process follows at a time.
 *
 * Numbers cannot say how far a follower has come: both the event's and the transaction's are given before the commit, so one
 * that commits late would appear behind the cursor. Waiting until no older transaction runs would let a single long one hold
 * everybody up. So the cursor remembers what was *visible*, as PostgreSQL's own snapshots say it:
 *
 * - `base`: every event committed in this snapshot has been handled;
 * - `target`: the later snapshot whose events are being worked through, null when there is no work begun;
 * - `xid`, `outbox_id`: the last event handled of those that are in `target` and not in `base`, in this order.
 *
 * When the target is worked through it becomes the base. A transaction that was still running when the target was taken is in
 * neither, and is met as soon as a later target sees it committed; one that is in the base is never met again.
 * @returns the number of events taken; 0 when there is nothing new
 */
export async function followOutbox(
  db: Database,
  follower: string,
  topic: string,
  handle: (siteId: number, subjectIds: readonly string[]) => Promise<void>,
  batch = usualBatch,
): Promise<number> {
  return db.system(async (tx) => {
    const cursor = await lockOrAdd(db, tx, follower);
    if (cursor === undefined) return 0;
    const { events, ...work } = await findWork(tx, cursor, topic, batch);
    const last = events.at(-1);
    // Not even the cursor is written while nothing happens.
    if (last === undefined) return 0;
    for (const [siteId, subjectIds] of bySite(events)) await handle(siteId, subjectIds);
    await moveCursor(
      tx,
      follower,
      events.length < batch
        ? { base: work.target, target: null, ...beginning }
        : { ...work, xid: last.xid, outboxId: last.id },
    );
    return events.length;
  });
}

/** A new cursor is committed at once, so that a second process finds it locked and does not wait for it. */
async function lockOrAdd(db: Database, tx: Tx, follower: string): Promise<Cursor | undefined> {
  const cursor = await lockCursor(tx, follower);
  if (cursor !== undefined || (await hasCursor(tx, follower))) return cursor;
  await db.system((other) => addCursor(other, follower));
  return lockCursor(tx, follower);
}

/** What is left of the target, or, when that is worked through, of what has been committed until now. */
async function findWork(
  tx: Tx,
  cursor: Cursor,
  topic: string,
  batch: number,
): Promise<{ events: OutboxEvent[]; base: string; target: string }> {
  if (cursor.target !== null) {
    const work = { base: cursor.base, target: cursor.target };
    const events = await readEvents(tx, { ...work, xid: cursor.xid, outboxId: cursor.outboxId }, topic, batch);
    if (events.length > 0) return { ...work, events };
  }
  const work = { base: cursor.target ?? cursor.base, target: await currentSnapshot(tx) };
  return { ...work, events: await readEvents(tx, { ...work, ...beginning }, topic, batch) };
}

function bySite(events: readonly OutboxEvent[]): Map<number, string[]> {
  const sites = new Map<number, Set<string>>();
  for (const { siteId, subjectId } of events) {
    const subjects = sites.get(siteId);
    if (subjects === undefined) sites.set(siteId, new Set([subjectId]));
    else subjects.add(subjectId);
  }
  return new Map([...sites].map(([siteId, subjects]) => [siteId, [...subjects]]));
}

/** Sends the follower back to the beginning. */
export async function resetFollower(db: Database, follower: string): Promise<void> {
  await db.system(async (tx) => {
    await moveCursor(tx, follower, nothing);
  });
}
