import type { Attribute } from '@openzone/contracts';
import { sql, type Reading, type Tx } from '../../platform/db/index.ts';
import { notFound, type AppError } from '../../platform/errors.ts';
import type { DocumentState, ReleaseBlock, VersionContent } from './domain.ts';

export function documentNotFound(): AppError {
  return notFound({ zh: '这份文件', en: 'This document' });
}

const stateColumns = sql`
  d.id, d.code, d.unit_id as "unitId", d.column_id as "columnId", d.stage, d.revision,
  d.working_version_id as "workingVersionId", w.number as "workingVersionNumber", d.public_version_id as "publicVersionId",
  d.index_number as "indexNumber", d.scheduled_for as "scheduledFor", d.scheduled_by as "scheduledBy",
  (select json_build_object('notBefore', p.not_before, 'by', p.embargo_by, 'running', p.not_before > now()) from publication_plan p
    where p.site_id = d.site_id and p.document_id = d.id and p.not_before is not null) as embargo,
  d.first_published_at as "firstPublishedAt", d.withdrawn_at as "withdrawnAt", d.forced, d.origin, d.created_by as "createdBy",
  w.written_date as "writtenDate", w.title, w.change_note as "changeNote",
  json_build_object('unitId', live_unit(w.unit_id), 'columnId', live_column(w.column_id),
    'extraColumnIds', array(select distinct live_column(x) from unnest(w.extra_column_ids) x where live_column(x) <> live_column(w.column_id) order by 1)) as placement,
  array(select distinct v.created_by::text from document_version v where v.site_id = d.site_id and v.document_id = d.id) as authors,
  (select json_build_object('id', x.id, 'attribute', x.attribute) from determination x
    where x.site_id = d.site_id and x.version_id = d.working_version_id order by x.sequence desc limit 1) as determination,
  (select json_build_object('id', r.id, 'steps', r.steps, 'currentStep', r.current_step, 'submittedBy', r.submitted_by, 'round', r.round,
      'parts', coalesce((select json_agg(json_build_object('part', o.part, 'role', o.role, 'unitId', live_unit(o.unit_id), 'accountId', o.account_id,
          'required', p.required, 'checks', p.checks,
          'handedTo', array(select x.to_account from review_delegation x where x.site_id = o.site_id and x.review_id = o.review_id
            and x.step = o.step and x.part = o.part)) order by o.part)
        from open_review_part o join review_part p on p.site_id = o.site_id and p.review_id = o.review_id and p.step = o.step and p.part = o.part
        where o.site_id = r.site_id and o.review_id = r.id), '[]')) from review r
    where r.site_id = d.site_id and r.document_id = d.id and r.state = 'open') as "openReview",
  version_approved(d.site_id, d.working_version_id) as approved,
  array(select distinct x.decided_by::text from review r join review_decision x on x.site_id = r.site_id and x.review_id = r.id
    join review_part p on p.site_id = x.site_id and p.review_id = x.review_id and p.step = x.step and p.part = x.part
    where r.site_id = d.site_id and r.version_id = d.working_version_id and r.state = 'approved' and x.decision = 'approve'
      and p.role is not null) as approvers,
  array(select x.decided_by::text from review r join review_decision x on x.site_id = r.site_id and x.review_id = r.id
      where r.site_id = d.site_id and r.document_id = d.id
    union select x.to_account::text from review r join review_delegation x on x.site_id = r.site_id and x.review_id = r.id
      where r.site_id = d.site_id and r.document_id = d.id) as reviewers`;

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

/** What still blocks the publication of a version, oldest first. */
export async function listOpenBlocks(reading: Reading, versionId: string): Promise<ReleaseBlock[]> {
  return reading.rows<ReleaseBlock>(sql`
    select kind, reference, json_build_object('zh', text_zh, 'en', text_en) as text from publication_block
    where version_id = ${versionId}::uuid and resolved_at is null order by opened_at, kind, reference`);
}

export async function isKnownColumn(reading: Reading, id: string): Promise<boolean> {
  return (await reading.row(sql`select id from site_column where id = ${id}::uuid and active`)) !== undefined;
}

/** Two people who rearrange the columns of a site do so one after the other. */
export async function lockColumns(tx: Tx): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(4158017, ${tx.siteId}::integer)`);
}

/** The column that an address leads to, or once led to. */
export async function findColumnByKey(
  reading: Reading,
  key: string,
): Promise<{ readonly id: string; readonly former: boolean } | undefined> {
  return reading.row(sql`
    select id, false as former from site_column where key = ${key}
    union all select column_id, true from column_address where key = ${key} limit 1`);
}

export async function countInColumn(
  reading: Reading,
  id: string,
): Promise<{ readonly documents: number; readonly publicDocuments: number }> {
  const row = await reading.row<{ documents: number; publicDocuments: number }>(sql`
    select count(*) as documents, count(listed_at) as "publicDocuments" from document_listing where column_id = ${id}::uuid`);
  return row ?? { documents: 0, publicDocuments: 0 };
}

/** The units that have documents in a column. */
export async function unitsInColumn(
  reading: Reading,
  id: string,
): Promise<{ readonly id: string; readonly name: string }[]> {
  return reading.rows(sql`
    select distinct u.id, u.name from document_listing l join document d on d.site_id = l.site_id and d.id = l.document_id
    join shared_unit u on u.site_id = d.site_id and u.id = d.unit_id where l.column_id = ${id}::uuid order by u.name`);
}

/** What the column says of its documents; what the site has retired since is said of none. */
export async function findColumnDefaults(
  reading: Reading,
  id: string,
): Promise<{ readonly genre: string | null; readonly subjectCategory: string | null }> {
  const row = await reading.row<{ genre: string | null; subjectCategory: string | null }>(sql`
    select case when not exists (select from site_term t where t.kind = 'genre' and t.name = c.default_genre and not t.active)
        then c.default_genre end as genre,
      case when not exists (select from site_term t where t.kind = 'topic' and t.name = c.default_topic and not t.active)
        then c.default_topic end as "subjectCategory"
    from site_column c where c.id = ${id}::uuid`);
  return row ?? { genre: null, subjectCategory: null };
}

/** Whether the documents of a unit may stand in the column. */
export async function columnTakes(reading: Reading, id: string, unitId: string): Promise<boolean> {
  return (
    (await reading.row(sql`
      select id from site_column where id = ${id}::uuid and (cardinality(unit_ids) = 0 or ${unitId}::uuid = any(unit_ids))`)) !==
    undefined
  );
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

/** The working version need not be the last: of one that was erased the number stays taken. */
export async function nextVersionNumber(reading: Reading, documentId: string): Promise<number> {
  const row = await reading.row<{ next: number }>(
    sql`select coalesce(max(number), 0) + 1 as next from document_version where document_id = ${documentId}::uuid`,
  );
  return row?.next ?? 1;
}

/** Documents whose scheduled time has come. */
export async function listDueSchedules(reading: Reading, limit: number): Promise<string[]> {
  const rows = await reading.rows<{ id: string }>(sql`
    select id from document where stage = 'scheduled' and scheduled_for <= now() order by scheduled_for limit ${limit}`);
  return rows.map((row) => row.id);
}

export type StoredVersion = VersionContent & {
  readonly id: string;
  readonly code: string;
  readonly number: number;
  readonly contentSha256: string;
};

/** A version with the content its hash covers; needs `document_version v` and `document d` in the statement. */
export const storedVersionColumns = sql`
  v.id, d.code, v.number, v.content_sha256 as "contentSha256", v.title, v.body_html as "bodyHtml", v.body_text as "bodyText", v.abstract,
  v.document_number as "documentNumber", v.genre, v.subject_category as "subjectCategory", v.issuing_agency as "issuingAgency",
  v.joint_issuers as "jointIssuers", v.written_date as "writtenDate", v.changed_date as "changedDate", v.effective_date as "effectiveDate",
  v.expired_date as "expiredDate", v.declared_validity as "declaredValidity", v.subject_words as "subjectWords", v.source,
  v.legacy_published_on as "legacyPublishedOn", v.legacy_index_number as "legacyIndexNumber",
  coalesce((select json_agg(json_build_object('name', a.name, 'sha256', a.sha256) order by a.position) from version_attachment a
    where a.site_id = v.site_id and a.version_id = v.id), '[]') as attachments`;

/** The fields in the shape that was hashed when the version was written. */
export function contentOf({
  id: _id,
  code: _code,
  number: _number,
  contentSha256: _hash,
  ...content
}: StoredVersion): VersionContent {
  return content;
}

export async function readStoredVersion(reading: Reading, versionId: string): Promise<StoredVersion> {
  const row = await reading.row<StoredVersion>(sql`
    select ${storedVersionColumns} from document_version v join document d on d.site_id = v.site_id and d.id = v.document_id
    where v.id = ${versionId}::uuid`);
  if (row === undefined) throw new TypeError('no such version');
  return row;
}

export interface PublicActRow {
  readonly id: string;
  readonly action: 'PUBLISH' | 'REVISE' | 'WITHDRAW';
  readonly documentId: string;
  readonly versionId: string;
  readonly versionNumber: number;
  readonly code: string;
  readonly indexNumber: string | null;
  readonly unitCode: string;
  readonly forced: boolean;
  readonly reason: string;
  /** To the microsecond, in UTC, as it stands in the database. */
  readonly at: string;
}

const publicActColumns = sql`
  a.id, a.action, a.document_id as "documentId", a.version_id as "versionId", v.number as "versionNumber", d.code,
  d.index_number as "indexNumber", u.code as "unitCode", a.forced, a.reason,
  to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`;

const publicActSource = sql`
  public_act a join document d on d.site_id = a.site_id and d.id = a.document_id
  join document_version v on v.site_id = a.site_id and v.id = a.version_id
  join shared_unit u on u.site_id = v.site_id and u.id = v.unit_id`;

export async function readPublicAct(reading: Reading, id: string): Promise<PublicActRow> {
  const row = await reading.row<PublicActRow>(
    sql`select ${publicActColumns} from ${publicActSource} where a.id = ${id}::uuid`,
  );
  if (row === undefined) throw new TypeError('no such act');
  return row;
}

/** Public acts from before there was a ledger, oldest first. */
export async function listActsOffLedger(reading: Reading, limit: number): Promise<PublicActRow[]> {
  return reading.rows<PublicActRow>(sql`
    select ${publicActColumns} from ${publicActSource}
    where not exists (select from shared_ledger l where l.site_id = a.site_id and l.act_id = a.id)
    order by a.sequence limit ${limit}`);
}

/** The first day in Shanghai after `day` on which something was determined. */
export async function firstDeterminationAfter(reading: Reading, day: string): Promise<string | undefined> {
  const row = await reading.row<{ day: string }>(sql`
    select (min(determined_at) at time zone 'Asia/Shanghai')::date as day from determination
    where determined_at >= ((${day}::date + 1)::timestamp at time zone 'Asia/Shanghai')`);
  return row?.day ?? undefined;
}

/** Determinations of a day in Shanghai by unit and attribute; one that was changed on the same day counts each time it was made. */
export async function countDeterminationsOn(
  reading: Reading,
  day: string,
): Promise<{ unit: string; attribute: Attribute; count: number }[]> {
  return reading.rows(sql`
    select u.code as unit, x.attribute, count(*) as count
    from determination x join document_version v on v.site_id = x.site_id and v.id = x.version_id
    join shared_unit u on u.site_id = v.site_id and u.id = v.unit_id
    where x.determined_at >= (${day}::timestamp at time zone 'Asia/Shanghai')
      and x.determined_at < ((${day}::date + 1)::timestamp at time zone 'Asia/Shanghai')
    group by u.code, x.attribute order by u.code, x.attribute`);
}
