import type { Database } from '../../platform/db/index.ts';
import { listRemovals } from './reader.ts';
import type { FileStore } from './store.ts';
import { claimRemoval, finishRemoval } from './writer.ts';

/**
 * Removes the bytes of files that were forgotten, unless another site has them or they were handed in again meanwhile. What is left
 * to do stands in the database until it is done: killed at any moment, the next round goes on.
 * @returns how many contents it looked at; 0 when none is left
 */
export async function removeForgottenFiles(db: Database, siteId: number, store: FileStore): Promise<number> {
  const waiting = await db.read(siteId, (reading) => listRemovals(reading, 100));
  let trouble: Error | undefined;
  for (const sha256 of waiting) {
    try {
      await db.transaction(siteId, async (tx) => {
        if (!(await claimRemoval(tx, sha256))) return;
        await store.remove(sha256);
        await finishRemoval(tx, sha256);
      });
    } catch (error) {
      // One that cannot be removed does not hold up the others.
      trouble ??= error instanceof Error ? error : new Error(String(error));
    }
  }
  if (trouble !== undefined) throw trouble;
  return waiting.length;
}
