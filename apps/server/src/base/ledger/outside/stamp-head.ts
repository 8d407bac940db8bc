import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '../../../platform/db/index.ts';
import { readLastCheckpoint } from '../reader.ts';
import { readLastTimestamp, readOutsideFailures } from './outside-reader.ts';
import { forgetFailure, insertTimestamp, recordFailure } from './outside-writer.ts';
import type { Post } from './post.ts';
import { readTimeStamp, timeStampRequest } from './time-stamp.ts';

/** Authorities count what they stamp, so a busy day asks once an hour. */
const pauseMs = 3_600_000;

/**
 * Has what was signed last stamped by a time stamping authority (RFC 3161), over the SHA-256 of the signed note, at most once an hour.
 * @returns true when there is a new time stamp
 */
export async function stampHead(
  db: Database,
  siteId: number,
  { url, post, now }: { readonly url: string; readonly post: Post; readonly now: Date },
): Promise<boolean> {
  const authority = new URL(url).host;
  const state = await db.read(siteId, async (reading) => ({
    head: await readLastCheckpoint(reading),
    last: await readLastTimestamp(reading, authority),
    failed: (await readOutsideFailures(reading)).find((one) => one.kind === 'TIMESTAMP' && one.name === authority),
  }));
  const { head, last, failed } = state;
  if (head === undefined || last?.size === head.size) return false;
  if (last !== undefined && now.getTime() - last.stampedAt.getTime() < pauseMs) return false;
  if (failed !== undefined && failed.nextAttemptAt > new Date()) return false;
  try {
    const imprint = createHash('sha256').update(head.note, 'utf8').digest();
    const nonce = randomBytes(8);
    const answer = await post(url, 'application/timestamp-query', timeStampRequest(imprint, nonce));
    if (answer.status !== 200) throw new Error(`HTTP ${answer.status}`);
    const stamp = readTimeStamp(answer.body, imprint, nonce);
    await db.transaction(siteId, async (tx) => {
      await insertTimestamp(tx, { size: head.size, authority, token: stamp.token, stampedAt: stamp.at });
      await forgetFailure(tx, 'TIMESTAMP', authority);
    });
    return true;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await db.transaction(siteId, (tx) => recordFailure(tx, 'TIMESTAMP', authority, reason));
    return false;
  }
}
