import { sql, type Reading, type Tx } from '../../platform/db/index.ts';
import { notFound, type AppError } from '../../platform/errors.ts';
import type { DocumentState } from './domain.ts';

export function documentNotFound(): AppError {
  return notFound({ zh: '这份文件', en: 'This document' });
}

const stateColumns = sql`
  d.id, d.code, d.unit_id as "unitId", d.column_id as "columnId", d.stage, d.revision,
  d.working_version_id as "workingVersionId", w.number as "workingVersionNumber", d.public_version_id as "publicVersionId",
  d.index_number as "indexNumber", d.scheduled_for as "scheduledFor", d.scheduled_by as "scheduledBy",
  d.first_published_at as "firstPublishedAt", d.withdrawn_at as "withdrawnAt", d.forced, d.origin, d.created_by as "createdBy",
  w.written_date as "writtenDate", w.title, w.change_note as "changeNote",
  json_build_object('unitId', w.unit_id, 'columnId', w.column_id, 'extraColumnIds', w.extra_column_ids) as placement,
  array(select distinct v.created_by::text from document_version v where v.site_id = d.site_id and v.document_id = d.id) as authors,
  (select json_build_object('id', x.id, 'attribute', x.attribute) from determination x
    where x.site_id = d.site_id and x.version_id = d.working_version_id order by x.sequence desc limit 1) as determination,
  (select json_build_object('id', r.id, 'steps', r.steps, 'currentStep', r.current_step, 'submittedBy', r.submitted_by) from review r
    where r.site_id = d.site_id and r.document_id = d.id and r.state = 'open') as "openReview",
  version_approved(d.site_id, d.working_version_id) as approved,
  array(select distinct x.decided_by::text from review r join review_decision x on x.site_id = r.site_id and x.review_id = r.id
    where r.site_id = d.site_id and r.version_id = d.working_version_id and r.state = 'approved' and x.decision = 'approve') as approvers`;

const stateSource = sql`document d join document_version w on w.site_id = d.site_id and w.id = d.working_version_id`;

/** The document with its row locked until the transaction ends: two people cannot decide on the same state. */
export async function lockDocument(tx: Tx, id: string): Promise<DocumentState> {
  await tx.row(sql`select id from document where id = ${id}::uuid for update`);
  return readState(tx, id);
}

export async function readState(reading: Reading, id: string): Promise<DocumentState> {
  const state = await reading.row<DocumentState>(
    sql`select ${stateColumns} from ${stateSource} where d.id = ${id}::uuid`,
  );
  if (state === undefined) throw documentNotFound();
  return state;
}

export async function readStates(reading: Reading, ids: readonly string[]): Promise<Map<string, DocumentState>> {
  const rows = await reading.rows<DocumentState>(
    sql`select ${stateColumns} from ${stateSource} where d.id = any(${ids}::uuid[])`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

export async function isKnownColumn(reading: Reading, id: string): Promise<boolean> {
  return (await reading.row(sql`select id from site_column where id = ${id}::uuid and active`)) !== undefined;
}

/** Another living document with this 文号, if there is one. */
export async function findByDocumentNumber(
  reading: Reading,
  documentNumber: string,
  except: string | null,
): Promise<{ id: string; title: string | null } | undefined> {
  return reading.row(sql`
    select d.id, case when d.public_version_id is not null and d.withdrawn_at is null and v.id = d.public_version_id then v.title end as title
    from document_version v join document d on d.site_id = v.site_id and v.id in (d.working_version_id, d.public_version_id)
    where v.document_number = ${documentNumber} and d.stage <> 'discarded' and d.id is distinct from ${except}::uuid limit 1`);
}

export async function lastContentHash(reading: Reading, versionId: string): Promise<string | undefined> {
  return (
    await reading.row<{ hash: string }>(
      sql`select content_sha256 as hash from document_version where id = ${versionId}::uuid`,
    )
  )?.hash;
}

/** Documents whose scheduled time has come. */
export async function listDueSchedules(reading: Reading, limit: number): Promise<string[]> {
  const rows = await reading.rows<{ id: string }>(sql`
    select id from document where stage = 'scheduled' and scheduled_for <= now() order by scheduled_for limit ${limit}`);
  return rows.map((row) => row.id);
}
