import type { Database, Tx } from '../../platform/db/index.ts';
import type { Facts } from './domain.ts';
import { currentTrail, type Trail } from './trail.ts';
import { insertEntry, isWritten, unlessMissing } from './writer.ts';

/**
 * The same database, with one thing added: the first transaction that a request of the back office commits after its person is
 * known carries the request's entry of the trail, with what the act changed in its subject. An act without its entry is
 * thereby impossible, and so is an entry of an act that was rolled back.
 */
export function auditedDatabase(db: Database): Database {
  return {
    ...db,
    transaction: (siteId, work) =>
      db.transaction(siteId, async (tx) => {
        const trail = currentTrail();
        // Asked before the work: where who asks becomes known only in its course, it is not yet the act.
        if (!isActing(trail)) return work(tx);
        const before = await factsOf(trail, tx);
        const result = await work(tx);
        if (!isWritten(tx)) {
          const after = await factsOf(trail, tx);
          await insertEntry(tx, trail, { ...(before && { before }), ...(after && { after }) });
          tx.afterCommit(() => void (trail.recorded = true));
        }
        return result;
      }),
  };
}

function isActing(trail: Trail | undefined): trail is Trail {
  return trail?.actor !== undefined && trail.kind !== 'quiet' && !trail.recorded;
}

/** The facts of the subject now; nothing where there is none (yet, or any more). */
async function factsOf(trail: Trail, tx: Tx): Promise<Facts | undefined> {
  const { describe, subject, kind } = trail;
  const { id } = subject;
  if (kind !== 'act' || describe === undefined || typeof id !== 'string') return undefined;
  return unlessMissing(() => describe(tx, id), undefined);
}

/** What became of a request as a whole. */
export interface Answered {
  readonly status: number;
  /** The id of the error that is answered; empty when there is none. */
  readonly error: string;
}

/**
 * Closes the trail of a request, before the answer goes out: what was refused or failed, and what was read outside a
 * transaction, is recorded here. Of input that was refused (400) the act and the id of the error are told, never what was typed.
 */
export async function closeTrail(db: Database, trail: Trail, { status, error }: Answered): Promise<void> {
  const { siteId } = trail;
  if (siteId === undefined) return;
  const isDone = status < 400;
  if (isDone && (trail.recorded || trail.kind === 'quiet')) return;
  if (!isDone && trail.kind === 'quiet' && status !== 403) return;
  // Said first, so that this transaction is not taken for the act.
  trail.recorded = true;
  await db.transaction(siteId, (tx) =>
    insertEntry(
      tx,
      trail,
      isDone ? {} : { outcome: status >= 500 ? 'failed' : 'refused', error: error || `HTTP_${status}` },
    ),
  );
}
