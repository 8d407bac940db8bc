import { sql, type Tx } from '../../platform/db/index.ts';
import { writeEntry, type EntryDraft } from './entry.ts';

/**
 * Appends in the transaction of the act itself, so that both are committed or neither. The log's row stays locked until the commit: call
 * it last, after everything else the act has to write.
 * @returns the place in the log
 */
export async function appendToLedger(tx: Tx, draft: EntryDraft): Promise<number> {
  const next = await tx.row<{ place: number; appended: Date; site: string }>(
    sql`select place, appended, site from ledger_next()`,
  );
  if (next === undefined) throw new Error('the ledger gave no place');
  const written = writeEntry(draft, { site: next.site, sequence: next.place, appended: next.appended });
  // One statement for both rows: each way to the database and back counts while the log is locked.
  await tx.run(sql`
    with entry as (
      insert into ledger_entry (site_id, sequence, action, subject_id, act_id, once_key, appended_at, entry, leaf_hash)
      values (${tx.siteId}, ${next.place}, ${draft.action}, ${draft.subjectId ?? null}, ${draft.actId ?? null}, ${draft.onceKey ?? null},
        ${next.appended}, ${written.entry}, ${written.leafHash})
      returning site_id, sequence)
    insert into ledger_opening (site_id, sequence, opening)
    select site_id, sequence, ${written.opening}::text from entry where ${written.opening}::text is not null`);
  return next.place;
}

/** False when another process integrates this site's log at the moment. Held until the transaction ends. */
export async function lockIntegration(tx: Tx): Promise<boolean> {
  const row = await tx.row<{ locked: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtext('openzone_ledger'), ${tx.siteId}) as locked`,
  );
  return row?.locked ?? false;
}

/** What was signed; a size that is there already is refused by the key. */
export async function insertCheckpoint(
  tx: Tx,
  head: { readonly size: number; readonly root: Uint8Array; readonly note: string },
): Promise<void> {
  await tx.run(sql`
    insert into ledger_checkpoint (site_id, size, root, note)
    values (${tx.siteId}, ${head.size}, ${Buffer.from(head.root)}, ${head.note})`);
}
