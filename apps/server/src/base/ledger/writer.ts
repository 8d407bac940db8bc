import { sql, type Tx } from '../../platform/db/index.ts';
import { writeEntry, type EntryDraft, type WrittenEntry } from './entry.ts';

/**
 * Appends in the transaction of the act itself, so that both are committed or neither. The log's row stays locked until the commit: call
 * it last, after everything else the act has to write.
 * @returns the place in the log
 */
export async function appendToLedger(tx: Tx, draft: EntryDraft): Promise<number> {
  return appendAllToLedger(tx, [draft]);
}

/** The same for many at once, one behind the other, at the time of the first. @returns the place of the first */
export async function appendAllToLedger(tx: Tx, drafts: readonly EntryDraft[]): Promise<number> {
  const next = await tx.row<{ place: number; appended: Date; site: string }>(
    sql`select place, appended, site from ledger_next(${drafts.length})`,
  );
  if (next === undefined) throw new Error('the ledger gave no place');
  for (let start = 0; start < drafts.length; start += perStatement) {
    const some = drafts.slice(start, start + perStatement);
    const rows = some.map((draft, at) => {
      const sequence = next.place + start + at;
      return { draft, sequence, ...writeEntry(draft, { site: next.site, sequence, appended: next.appended }) };
    });
    await insertEntries(tx, next.appended, rows);
  }
  return next.place;
}

/** Entries in one statement; a number that keeps it well below a megabyte. */
const perStatement = 500;

interface EntryRow extends WrittenEntry {
  readonly draft: EntryDraft;
  readonly sequence: number;
}

/** One statement for entries and openings: each way to the database and back counts while the log is locked. */
async function insertEntries(tx: Tx, appended: Date, rows: readonly EntryRow[]): Promise<void> {
  await tx.run(sql`
    with told as (
      select * from unnest(${rows.map((row) => row.sequence)}::bigint[], ${rows.map((row) => row.draft.action)}::text[],
        ${rows.map((row) => row.draft.subjectId ?? null)}::uuid[], ${rows.map((row) => row.draft.actId ?? null)}::uuid[],
        ${rows.map((row) => row.draft.onceKey ?? null)}::text[], ${rows.map((row) => row.entry)}::text[],
        ${rows.map((row) => row.leafHash)}::bytea[], ${rows.map((row) => row.opening)}::text[])
        as t (sequence, action, subject_id, act_id, once_key, entry, leaf_hash, opening)),
    entered as (
      insert into ledger_entry (site_id, sequence, action, subject_id, act_id, once_key, appended_at, entry, leaf_hash)
      select ${tx.siteId}, sequence, action, subject_id, act_id, once_key, ${appended}, entry, leaf_hash from told order by sequence
      returning site_id, sequence)
    insert into ledger_opening (site_id, sequence, opening)
    select e.site_id, e.sequence, t.opening from entered e join told t on t.sequence = e.sequence where t.opening is not null`);
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
