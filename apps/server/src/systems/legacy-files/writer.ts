import { join, sql, type Tx } from '../../platform/db/index.ts';
import type { Text } from '../../platform/errors.ts';
import type { StoredProposal } from './domain.ts';

export async function insertBatch(
  tx: Tx,
  batch: { readonly id: string; readonly name: string; readonly source: string; readonly createdBy: string | null },
): Promise<void> {
  await tx.run(sql`
    insert into import_batch (site_id, id, name, source, created_by) values (${tx.siteId}, ${batch.id}, ${batch.name}, ${batch.source}, ${batch.createdBy})`);
}

/** Adds a file at the end of the batch. */
export async function insertFile(
  tx: Tx,
  file: { readonly id: string; readonly batchId: string; readonly name: string; readonly sha256: string },
): Promise<void> {
  await tx.run(sql`
    insert into import_file (site_id, id, batch_id, position, name, sha256)
    values (${tx.siteId}, ${file.id}, ${file.batchId},
      (select coalesce(max(position), 0) + 1 from import_file where batch_id = ${file.batchId}::uuid), ${file.name}, ${file.sha256})`);
  await tx.run(sql`update import_batch set files_total = files_total + 1 where id = ${file.batchId}::uuid`);
}

/** A file that one reader has taken on. */
export interface ClaimedFile {
  readonly id: string;
  readonly batchId: string;
  readonly name: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/** Takes on the next unread files that nobody is reading; a claim that was not renewed in time has lapsed. In order of intake. */
export async function claimFiles(
  tx: Tx,
  claim: { readonly by: string; readonly ms: number; readonly batchId: string | null; readonly atMost: number },
): Promise<ClaimedFile[]> {
  return tx.rows<ClaimedFile>(sql`
    with next as materialized (
      select f.id from import_file f
      where f.state = 'pending' and (f.claimed_until is null or f.claimed_until < clock_timestamp())
        and (${claim.batchId}::uuid is null or f.batch_id = ${claim.batchId}::uuid)
      order by f.batch_id, f.position limit ${claim.atMost} for update skip locked),
    claimed as (
      update import_file f set claimed_by = ${claim.by}::uuid, claimed_until = clock_timestamp() + ${claim.ms} * interval '1 millisecond'
      from next where f.id = next.id returning f.id, f.batch_id, f.position, f.name, f.sha256, f.site_id)
    select c.id, c.batch_id as "batchId", c.name, c.sha256, s.size from claimed c
    join shared_file s on s.site_id = c.site_id and s.sha256 = c.sha256 order by c.batch_id, c.position`);
}

/** Keeps a claim for so many milliseconds more; with 0 gives it up. Files that were settled or taken over are left alone. */
export async function renewClaim(tx: Tx, by: string, fileIds: readonly string[], ms: number): Promise<void> {
  await tx.run(sql`
    update import_file set claimed_until = clock_timestamp() + ${ms} * interval '1 millisecond'
    where id = any(${[...fileIds]}::uuid[]) and claimed_by = ${by}::uuid and state = 'pending'`);
}

/** Of these files the ones still unread and still ours, locked until the commit. */
export async function lockClaimed(tx: Tx, by: string, fileIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.rows<{ id: string }>(sql`
    select id from import_file where id = any(${[...fileIds]}::uuid[]) and claimed_by = ${by}::uuid and state = 'pending'
    order by id for update`);
  return new Set(rows.map((row) => row.id));
}

export interface FinishedFile {
  readonly id: string;
  readonly state: 'read' | 'failed' | 'duplicate';
  readonly failure?: Text;
  readonly warnings?: readonly Text[];
}

export async function finishFiles(tx: Tx, files: readonly FinishedFile[]): Promise<void> {
  await tx.run(sql`
    update import_file f set state = x.state, failure = x.failure, warnings = coalesce(x.warnings, '[]'), claimed_by = null, claimed_until = null
    from jsonb_to_recordset(${json(files)}::jsonb) as x(id uuid, state text, failure jsonb, warnings jsonb) where f.id = x.id`);
}

export interface NewRow {
  readonly id: string;
  readonly batchId: string;
  readonly fileId: string;
  readonly ordinal: number;
  readonly fingerprint: string;
  readonly proposal: StoredProposal;
  readonly duplicateOf: string | null;
}

/** Proposals are large: as values of their own they are parsed once, which an array or a JSON document around them is not. */
export async function insertRows(tx: Tx, rows: readonly NewRow[]): Promise<void> {
  const atOnce = 16;
  for (let from = 0; from < rows.length; from += atOnce) {
    const values = rows.slice(from, from + atOnce).map(
      (row) => sql`(${tx.siteId}, ${row.id}, ${row.batchId}, ${row.fileId}, ${row.ordinal}, ${row.fingerprint},
        ${json(row.proposal)}::jsonb, ${row.duplicateOf === null ? 'waiting' : 'duplicate'}, ${row.duplicateOf})`,
    );
    await tx.run(sql`
      insert into import_row (site_id, id, batch_id, file_id, ordinal, fingerprint, proposal, state, duplicate_of) values ${join(values)}`);
  }
}

/** JSON that PostgreSQL takes: it has no character U+0000. */
function json(value: unknown): string {
  return JSON.stringify(value).replaceAll('\\u0000', '');
}

/**
 * Texts and contents are decided on by one transaction at a time, so that two readers of the same make one row. All keys of a
 * transaction at once and in order, so that two of them never wait for each other.
 */
export async function lockKeys(tx: Tx, keys: readonly string[]): Promise<void> {
  await tx.run(sql`
    select pg_advisory_xact_lock(k.key)
    from (select distinct hashtextextended(x, ${tx.siteId}) as key from unnest(${[...keys]}::text[]) x order by 1) k`);
}

export async function saveProposal(tx: Tx, rowId: string, proposal: StoredProposal): Promise<void> {
  await tx.run(sql`update import_row set proposal = ${JSON.stringify(proposal)}::jsonb where id = ${rowId}::uuid`);
}

export async function confirmRow(
  tx: Tx,
  rowId: string,
  documentId: string,
  by: string,
  comment: string,
): Promise<void> {
  await tx.run(sql`
    update import_row set state = 'confirmed', document_id = ${documentId}::uuid, decided_by = ${by}::uuid, decided_at = now(), comment = ${comment}
    where id = ${rowId}::uuid`);
}

export async function rejectRow(tx: Tx, rowId: string, by: string, comment: string): Promise<void> {
  await tx.run(sql`
    update import_row set state = 'rejected', decided_by = ${by}::uuid, decided_at = now(), comment = ${comment} where id = ${rowId}::uuid`);
}

/**
 * Says that reading is over once no file is pending. One transaction at a time asks: two that finish the last files of a batch
 * would each see the other's still unread. (No lock on the key: new rows of the batch hold theirs until they commit.)
 */
export async function settleBatch(tx: Tx, batchId: string): Promise<void> {
  await tx.rows(sql`select id from import_batch where id = ${batchId}::uuid for no key update`);
  await tx.run(sql`
    update import_batch b set state = 'waiting', finished_at = now(),
      files_done = (select count(*) from import_file f where f.site_id = b.site_id and f.batch_id = b.id and f.state <> 'pending')
    where b.id = ${batchId}::uuid and b.state = 'reading'
      and not exists (select from import_file f where f.site_id = b.site_id and f.batch_id = b.id and f.state = 'pending')`);
}
