import type { Stage } from '@openzone/contracts';
import { sql, type Reading, type Tx } from '../../platform/db/index.ts';
import { notFound, type AppError, type Text } from '../../platform/errors.ts';
import type { StoredProposal } from './domain.ts';

export function batchNotFound(): AppError {
  return notFound({ zh: '这个导入批次', en: 'This import' });
}

export function rowNotFound(): AppError {
  return notFound({ zh: '这条导入记录', en: 'This imported row' });
}

/** Of these contents, the ones read before from another file of which nothing was rejected. */
export async function listReadBefore(
  reading: Reading,
  files: readonly { readonly id: string; readonly sha256: string }[],
): Promise<Set<string>> {
  if (files.length === 0) return new Set();
  const rows = await reading.rows<{ sha256: string }>(sql`
    select distinct f.sha256 from import_file f
    where f.sha256 = any(${files.map((file) => file.sha256)}) and f.state = 'read' and f.id <> all(${files.map((file) => file.id)}::uuid[])
      and exists (select from import_row r where r.site_id = f.site_id and r.file_id = f.id)
      and not exists (select from import_row r where r.site_id = f.site_id and r.file_id = f.id and r.state = 'rejected')`);
  return new Set(rows.map((row) => row.sha256));
}

/** The rows that hold these texts already, waiting or confirmed: row by fingerprint. */
export async function listFingerprints(
  reading: Reading,
  fingerprints: readonly string[],
): Promise<Map<string, string>> {
  if (fingerprints.length === 0) return new Map();
  const rows = await reading.rows<{ fingerprint: string; id: string }>(sql`
    select fingerprint, id from import_row where fingerprint = any(${[...fingerprints]}) and state in ('waiting', 'confirmed')`);
  return new Map(rows.map((row) => [row.fingerprint, row.id]));
}

export interface RowState {
  readonly id: string;
  readonly batchId: string;
  readonly state: 'waiting' | 'confirmed' | 'rejected' | 'duplicate';
  readonly proposal: StoredProposal;
  readonly documentId: string | null;
}

export async function lockRow(tx: Tx, id: string): Promise<RowState> {
  const row = await tx.row<RowState>(sql`
    select id, batch_id as "batchId", state, proposal, document_id as "documentId" from import_row where id = ${id}::uuid for update`);
  if (row === undefined) throw rowNotFound();
  return row;
}

/** Ids of a batch's rows in a state; of confirmed rows only those whose document still is in review. */
export async function listRowIds(
  reading: Reading,
  batchId: string,
  what: 'waiting' | 'in_review',
): Promise<{ id: string; title: string }[]> {
  if (what === 'waiting') {
    return reading.rows(sql`
      select r.id, r.proposal->>'title' as title from import_row r join import_file f on f.site_id = r.site_id and f.id = r.file_id
      where r.batch_id = ${batchId}::uuid and r.state = 'waiting' order by f.position, r.ordinal`);
  }
  return reading.rows(sql`
    select r.id, r.proposal->>'title' as title from import_row r
    join import_file f on f.site_id = r.site_id and f.id = r.file_id
    join shared_document d on d.site_id = r.site_id and d.id = r.document_id
    where r.batch_id = ${batchId}::uuid and r.state = 'confirmed' and d.stage = 'in_review' order by f.position, r.ordinal`);
}

export interface BatchRow {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly state: 'reading' | 'waiting' | 'closed' | 'failed';
  readonly filesTotal: number;
  readonly filesDone: number;
  readonly filesFailed: number;
  readonly waiting: number;
  readonly confirmed: number;
  readonly rejected: number;
  readonly duplicate: number;
  readonly inReview: number;
  readonly published: number;
  readonly createdBy: string | null;
  readonly createdAt: Date;
  readonly failure: Text | null;
}

export async function listBatches(reading: Reading, id?: string): Promise<BatchRow[]> {
  return reading.rows<BatchRow>(sql`
    select b.id, b.name, b.source, b.state, b.files_total as "filesTotal",
      (select count(*) from import_file f where f.site_id = b.site_id and f.batch_id = b.id and f.state <> 'pending') as "filesDone",
      (select count(*) from import_file f where f.site_id = b.site_id and f.batch_id = b.id and f.state = 'failed') as "filesFailed",
      coalesce(r.waiting, 0) as waiting, coalesce(r.confirmed, 0) as confirmed, coalesce(r.rejected, 0) as rejected,
      coalesce(r.duplicate, 0) as duplicate, coalesce(r.in_review, 0) as "inReview", coalesce(r.published, 0) as published,
      a.display_name as "createdBy", b.created_at as "createdAt", b.failure
    from import_batch b
    left join shared_account a on a.site_id = b.site_id and a.id = b.created_by
    left join lateral (
      select count(*) filter (where x.state = 'waiting') as waiting, count(*) filter (where x.state = 'confirmed') as confirmed,
        count(*) filter (where x.state = 'rejected') as rejected, count(*) filter (where x.state = 'duplicate') as duplicate,
        count(*) filter (where d.stage = 'in_review') as in_review, count(*) filter (where d.stage = 'published') as published
      from import_row x left join shared_document d on d.site_id = x.site_id and d.id = x.document_id
      where x.site_id = b.site_id and x.batch_id = b.id) r on true
    where ${id ?? null}::uuid is null or b.id = ${id ?? null}::uuid
    order by b.created_at desc limit 200`);
}

export interface WaitingBatch {
  readonly id: string;
  readonly name: string;
  /** Rows nobody has confirmed or rejected. */
  readonly waiting: number;
  /** Documents from it that are in review. */
  readonly inReview: number;
}

/** Batches with something left to decide, the oldest first. */
export async function listWaitingBatches(reading: Reading, limit: number): Promise<WaitingBatch[]> {
  return reading.rows<WaitingBatch>(sql`
    select b.id, b.name, w.count as waiting, r.count as "inReview" from import_batch b
    cross join lateral (select count(*) as count from import_row x
      where x.site_id = b.site_id and x.batch_id = b.id and x.state = 'waiting') w
    cross join lateral (select count(*) as count from import_row x join shared_document d on d.site_id = x.site_id and d.id = x.document_id
      where x.site_id = b.site_id and x.batch_id = b.id and x.state = 'confirmed' and d.stage = 'in_review') r
    where w.count > 0 or r.count > 0 order by b.created_at limit ${limit}`);
}

export interface FileRow {
  readonly id: string;
  readonly name: string;
  readonly state: 'pending' | 'read' | 'failed' | 'duplicate';
  readonly failure: Text | null;
  readonly warnings: Text[];
}

/** Files that have something to tell: failures, duplicates, warnings, and those still unread. */
export async function listNotableFiles(reading: Reading, batchId: string): Promise<FileRow[]> {
  return reading.rows<FileRow>(sql`
    select id, name, state, failure, warnings from import_file
    where batch_id = ${batchId}::uuid and (state <> 'read' or jsonb_array_length(warnings) > 0) order by position limit 500`);
}

/** The files of a batch whose bytes are still kept, in their order. */
export async function listBatchFiles(reading: Reading, batchId: string): Promise<{ name: string; sha256: string }[]> {
  return reading.rows(sql`
    select name, sha256 from import_file where batch_id = ${batchId}::uuid and sha256 is not null order by position`);
}

export interface ListedRow {
  readonly id: string;
  readonly fileName: string;
  readonly ordinal: number;
  readonly state: RowState['state'];
  readonly proposal: StoredProposal;
  readonly documentId: string | null;
  readonly documentStage: Stage | null;
  readonly comment: string;
}

const rowColumns = sql`
  r.id, f.name as "fileName", r.ordinal, r.state, r.document_id as "documentId", d.stage as "documentStage", r.comment`;

/** One page of rows; bodies are left out, they may be large. */
export async function listRows(
  reading: Reading,
  batchId: string,
  state: string | null,
  limit: number,
  offset: number,
): Promise<{ rows: ListedRow[]; total: number }> {
  const rows = await reading.rows<ListedRow>(sql`
    select ${rowColumns}, (r.proposal - '{bodyHtml,removed}'::text[]) || jsonb_build_object('bodyText', left(r.proposal->>'bodyText', 1),
      'repair', case when jsonb_typeof(r.proposal->'repair') = 'object' then (r.proposal->'repair') - '{originalText,changes}'::text[] else 'null'::jsonb end) as proposal
    from import_row r join import_file f on f.site_id = r.site_id and f.id = r.file_id
    left join shared_document d on d.site_id = r.site_id and d.id = r.document_id
    where r.batch_id = ${batchId}::uuid and (${state}::text is null or r.state = ${state})
    order by f.position, r.ordinal limit ${limit} offset ${offset}`);
  const count = await reading.row<{ total: number }>(sql`
    select count(*) as total from import_row r where r.batch_id = ${batchId}::uuid and (${state}::text is null or r.state = ${state})`);
  return { rows, total: count?.total ?? 0 };
}

/** What became of a row, and what it holds, wherever it belongs. */
export async function findRowFacts(
  reading: Reading,
  id: string,
): Promise<{ readonly state: string; readonly proposal: unknown } | undefined> {
  return reading.row(sql`select state, proposal from import_row where id = ${id}::uuid`);
}

export async function findRow(reading: Reading, batchId: string, id: string): Promise<ListedRow | undefined> {
  return reading.row<ListedRow>(sql`
    select ${rowColumns}, r.proposal from import_row r join import_file f on f.site_id = r.site_id and f.id = r.file_id
    left join shared_document d on d.site_id = r.site_id and d.id = r.document_id
    where r.batch_id = ${batchId}::uuid and r.id = ${id}::uuid`);
}
