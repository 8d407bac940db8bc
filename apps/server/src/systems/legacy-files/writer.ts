import { sql, type Tx } from '../../platform/db/index.ts';
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

export async function finishFile(
  tx: Tx,
  fileId: string,
  result: {
    readonly state: 'read' | 'failed' | 'duplicate';
    readonly failure?: Text;
    readonly warnings?: readonly Text[];
  },
): Promise<void> {
  await tx.run(sql`
    update import_file set state = ${result.state}, failure = ${result.failure === undefined ? null : JSON.stringify(result.failure)}::jsonb,
      warnings = ${JSON.stringify(result.warnings ?? [])}::jsonb where id = ${fileId}::uuid`);
}

export async function insertRow(
  tx: Tx,
  row: {
    readonly id: string;
    readonly batchId: string;
    readonly fileId: string;
    readonly ordinal: number;
    readonly fingerprint: string;
    readonly proposal: StoredProposal;
    readonly duplicateOf: string | null;
  },
): Promise<void> {
  await tx.run(sql`
    insert into import_row (site_id, id, batch_id, file_id, ordinal, fingerprint, proposal, state, duplicate_of)
    values (${tx.siteId}, ${row.id}, ${row.batchId}, ${row.fileId}, ${row.ordinal}, ${row.fingerprint},
      ${JSON.stringify(row.proposal).replaceAll('\\u0000', '')}::jsonb, ${row.duplicateOf === null ? 'waiting' : 'duplicate'}, ${row.duplicateOf})`);
}

/** One fingerprint is decided on by one transaction at a time, so that two readers of the same text make one row. */
export async function lockFingerprint(tx: Tx, fingerprint: string): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${fingerprint}, ${tx.siteId}))`);
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

/** Says that reading is over once no file is pending. */
export async function settleBatch(tx: Tx, batchId: string): Promise<void> {
  await tx.run(sql`
    update import_batch b set state = 'waiting', finished_at = now(),
      files_done = (select count(*) from import_file f where f.site_id = b.site_id and f.batch_id = b.id and f.state <> 'pending')
    where b.id = ${batchId}::uuid and b.state = 'reading'
      and not exists (select from import_file f where f.site_id = b.site_id and f.batch_id = b.id and f.state = 'pending')`);
}
