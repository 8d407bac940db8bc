import type {
  Channel,
  ChannelInput,
  ColumnInput,
  DeterminationInput,
  ErasureInput,
  LinkKind,
  ReviewSequence,
  Stage,
} from '@openzone/contracts';
import { sql, type Sql, type Tx } from '../../platform/db/index.ts';
import { newId } from '../../platform/ids.ts';
import {
  contentHash,
  type DocumentState,
  type Placement,
  type ReleaseBlock,
  type ReleaseSubject,
  type VersionContent,
} from './domain.ts';
import { roleOfStep, type Plan } from './review-plan.ts';

/** The only file of the engine that changes rows. What it may write is checked again by the triggers of migration 0002. */

export interface NewDocument {
  readonly id: string;
  readonly code: string;
  readonly unitId: string;
  readonly columnId: string;
  readonly versionId: string;
  readonly origin: 'editor' | 'import';
  readonly demonstration: boolean;
  readonly createdBy: string;
}

export async function insertDocument(tx: Tx, document: NewDocument): Promise<void> {
  await tx.run(sql`
    insert into document (site_id, id, code, unit_id, column_id, working_version_id, origin, demonstration, created_by)
    values (${tx.siteId}, ${document.id}, ${document.code}, ${document.unitId}, ${document.columnId}, ${document.versionId},
      ${document.origin}, ${document.demonstration}, ${document.createdBy})`);
}

interface NewVersion {
  readonly id: string;
  readonly documentId: string;
  readonly number: number;
  readonly placement: Placement;
  readonly content: VersionContent;
  readonly changeNote: string;
  readonly createdBy: string;
}

export async function insertVersion(tx: Tx, version: NewVersion): Promise<void> {
  const c = version.content;
  await tx.run(sql`
    insert into document_version (site_id, id, document_id, number, unit_id, column_id, extra_column_ids, title, body_html, body_text, abstract, document_number, genre,
      subject_category, issuing_agency, joint_issuers, written_date, changed_date, effective_date, expired_date, declared_validity,
      subject_words, source, legacy_published_on, legacy_index_number, change_note, content_sha256, created_by)
    values (${tx.siteId}, ${version.id}, ${version.documentId}, ${version.number}, ${authorOf(version)}, ${version.placement.columnId},
      ${version.placement.extraColumnIds}::uuid[], ${c.title}, ${c.bodyHtml}, ${c.bodyText}, ${c.abstract},
      ${c.documentNumber}, ${c.genre}, ${c.subjectCategory}, ${c.issuingAgency}, ${c.jointIssuers}, ${c.writtenDate}, ${c.changedDate},
      ${c.effectiveDate}, ${c.expiredDate}, ${c.declaredValidity}, ${c.subjectWords}, ${c.source}, ${c.legacyPublishedOn},
      ${c.legacyIndexNumber}, ${version.changeNote}, ${contentHash(c)}, ${version.createdBy})`);
  for (const [index, attachment] of c.attachments.entries()) {
    await tx.run(sql`
      insert into version_attachment (site_id, version_id, position, name, sha256)
      values (${tx.siteId}, ${version.id}, ${index + 1}, ${attachment.name}, ${attachment.sha256})`);
  }
}

/** A document that a unit wrote stays that unit's under its date, though another that took over corrects it now. */
function authorOf({ documentId, placement, content }: NewVersion): Sql {
  return sql`coalesce((
    select w.unit_id from document d join document_version w on w.site_id = d.site_id and w.id = d.working_version_id
    where d.id = ${documentId}::uuid and w.written_date = ${content.writtenDate}::date and live_unit(w.unit_id) = ${placement.unitId}::uuid),
    ${placement.unitId}::uuid)`;
}

/** Puts the document where its placement says. */
export async function placeDocument(
  tx: Tx,
  documentId: string,
  { unitId, columnId, extraColumnIds }: Placement,
): Promise<void> {
  const all = [...new Set([columnId, ...extraColumnIds])];
  await tx.run(sql`
    update document set unit_id = ${unitId}::uuid, column_id = ${columnId}::uuid
    where id = ${documentId}::uuid and (unit_id, column_id) <> (${unitId}::uuid, ${columnId}::uuid)`);
  await tx.run(
    sql`delete from document_listing where document_id = ${documentId}::uuid and column_id <> all(${all}::uuid[])`,
  );
  await tx.run(sql`
    insert into document_listing (site_id, document_id, column_id, is_primary)
    select ${tx.siteId}, ${documentId}::uuid, c, c = ${columnId}::uuid from unnest(${all}::uuid[]) as c
    on conflict (site_id, document_id, column_id) do update set is_primary = excluded.is_primary`);
}

/** Fields of a document that a command may change; each change raises the revision. */
export interface DocumentChange {
  readonly stage: Stage;
  readonly workingVersionId?: string;
}

export async function moveDocument(tx: Tx, state: DocumentState, change: DocumentChange): Promise<void> {
  await tx.run(sql`
    update document set revision = revision + 1, stage = ${change.stage},
      working_version_id = ${change.workingVersionId ?? state.workingVersionId}::uuid,
      scheduled_for = null, scheduled_by = null
    where id = ${state.id}::uuid`);
}

export async function scheduleDocument(tx: Tx, state: DocumentState, at: Date, by: string): Promise<void> {
  await tx.run(sql`
    update document set revision = revision + 1, stage = 'scheduled', scheduled_for = ${at}, scheduled_by = ${by} where id = ${state.id}::uuid`);
}

/** Sets what is wished and forbidden about the time; the database says who set the embargo. */
export async function savePlan(
  tx: Tx,
  state: DocumentState,
  plan: { readonly wishedOn: string | null; readonly notBefore: Date | null; readonly reason: string },
  by: string,
): Promise<void> {
  await tx.run(sql`
    insert into publication_plan (site_id, document_id, wished_on, not_before, reason, embargo_by, planned_by)
    values (${tx.siteId}, ${state.id}, ${plan.wishedOn}, ${plan.notBefore}, ${plan.reason}, ${plan.notBefore === null ? null : by}, ${by})
    on conflict (site_id, document_id) do update set wished_on = excluded.wished_on, not_before = excluded.not_before,
      reason = excluded.reason, planned_by = excluded.planned_by`);
  await tx.run(sql`update document set revision = revision + 1 where id = ${state.id}::uuid`);
}

export async function insertDetermination(
  tx: Tx,
  state: DocumentState,
  input: DeterminationInput,
  by: string,
): Promise<void> {
  await tx.run(sql`
    insert into determination (site_id, id, document_id, version_id, attribute, article, ground, reason, evidence, determined_by)
    values (${tx.siteId}, ${newId()}, ${state.id}, ${state.workingVersionId}, ${input.attribute}, ${input.article}, ${input.ground},
      ${input.reason}, ${JSON.stringify(input.evidence)}::jsonb, ${by})`);
}

/** Freezes the plan with the submission. @returns the review's id */
export async function insertReview(
  tx: Tx,
  state: DocumentState,
  review: {
    readonly determinationId: string;
    readonly plan: Plan;
    readonly configuration: number | null;
    readonly by: string;
  },
): Promise<string> {
  const id = newId();
  const { plan } = review;
  await tx.run(sql`
    insert into review (site_id, id, document_id, version_id, determination_id, steps, submitted_by, configuration, sequence_name, sequence_name_en)
    values (${tx.siteId}, ${id}, ${state.id}, ${state.workingVersionId}, ${review.determinationId}, ${plan.steps.map(roleOfStep)},
      ${review.by}, ${review.configuration}, ${plan.name.zh}, ${plan.name.en})`);
  for (const [index, step] of plan.steps.entries()) {
    for (const [place, { who, checks, required }] of step.parts.entries()) {
      await tx.run(sql`
        insert into review_part (site_id, review_id, step, part, role, unit_id, account_id, step_name, step_name_en, days, required, checks)
        values (${tx.siteId}, ${id}, ${index + 1}, ${place + 1}, ${'role' in who ? who.role : null}, ${'unitId' in who ? who.unitId : null},
          ${'accountId' in who ? who.accountId : null}, ${step.name.zh}, ${step.name.en}, ${step.days}, ${required},
          ${JSON.stringify(checks)}::jsonb)`);
    }
  }
  return id;
}

export async function insertReviewDecision(
  tx: Tx,
  decision: {
    readonly reviewId: string;
    readonly step: number;
    readonly part: number;
    readonly decision: 'approve' | 'return' | 'recall';
    readonly comment: string;
    readonly confirmed: readonly string[];
    readonly returnTo?: number | null;
    readonly evidence?: { readonly name: string; readonly sha256: string } | null;
    readonly by: string;
  },
): Promise<void> {
  await tx.run(sql`
    insert into review_decision (site_id, id, review_id, step, part, decision, comment, confirmed, return_to, evidence_sha256, evidence_name, decided_by)
    values (${tx.siteId}, ${newId()}, ${decision.reviewId}, ${decision.step}, ${decision.part}, ${decision.decision}, ${decision.comment},
      ${decision.confirmed}, ${decision.returnTo ?? null}, ${decision.evidence?.sha256 ?? null}, ${decision.evidence?.name ?? null},
      ${decision.by})`);
}

export async function insertDelegation(
  tx: Tx,
  delegation: {
    readonly reviewId: string;
    readonly step: number;
    readonly part: number;
    readonly from: string;
    readonly to: string;
    readonly reason: string;
  },
): Promise<void> {
  await tx.run(sql`
    insert into review_delegation (site_id, id, review_id, step, part, from_account, to_account, reason)
    values (${tx.siteId}, ${newId()}, ${delegation.reviewId}, ${delegation.step}, ${delegation.part}, ${delegation.from}, ${delegation.to},
      ${delegation.reason})`);
}

export async function insertReviewConfiguration(
  tx: Tx,
  version: number,
  sequences: readonly ReviewSequence[],
  by: string,
): Promise<void> {
  await tx.run(sql`
    insert into review_configuration (site_id, version, sequences, made_by)
    values (${tx.siteId}, ${version}, ${JSON.stringify(sequences)}::jsonb, ${by})`);
}

export async function insertPublicAct(
  tx: Tx,
  act: {
    readonly documentId: string;
    readonly versionId: string;
    readonly action: 'PUBLISH' | 'REVISE' | 'WITHDRAW';
    readonly forced: boolean;
    readonly reason: string;
    readonly by: string;
  },
): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into public_act (site_id, id, document_id, version_id, action, forced, reason, acted_by)
    values (${tx.siteId}, ${id}, ${act.documentId}, ${act.versionId}, ${act.action}, ${act.forced}, ${act.reason}, ${act.by})`);
  return id;
}

export async function makePublic(tx: Tx, state: DocumentState, indexNumber: string): Promise<void> {
  await tx.run(sql`
    update document set revision = revision + 1, stage = 'published', public_version_id = ${state.workingVersionId}::uuid,
      index_number = ${indexNumber}, withdrawn_at = null, withdrawal_reason = null, scheduled_for = null, scheduled_by = null
    where id = ${state.id}::uuid`);
}

export async function makeWithdrawn(tx: Tx, state: DocumentState, reason: string): Promise<void> {
  await tx.run(sql`
    update document set revision = revision + 1, withdrawn_at = now(), withdrawal_reason = ${reason},
      stage = case stage when 'published' then 'withdrawn' when 'scheduled' then 'approved' else stage end,
      scheduled_for = null, scheduled_by = null
    where id = ${state.id}::uuid`);
}

/** The next running number of an agency and year. The row stays locked until commit, so a number is never given twice. */
export async function nextIndexSequence(tx: Tx, agencyCode: string, year: number): Promise<number> {
  const row = await tx.row<{ last: number }>(sql`
    insert into index_sequence (site_id, agency_code, year, last) values (${tx.siteId}, ${agencyCode}, ${year}, 1)
    on conflict (site_id, agency_code, year) do update set last = index_sequence.last + 1 returning last`);
  if (row === undefined) throw new Error('the index sequence gave no number');
  return row.last;
}

export async function insertEvent(
  tx: Tx,
  event: {
    readonly documentId: string;
    readonly versionId: string | null;
    readonly kind: string;
    readonly from: Stage | null;
    readonly to: Stage | null;
    readonly comment?: string;
    readonly by: string;
  },
): Promise<void> {
  await tx.run(sql`
    insert into document_event (site_id, document_id, version_id, kind, from_stage, to_stage, comment, actor_id)
    values (${tx.siteId}, ${event.documentId}, ${event.versionId}, ${event.kind}, ${event.from}, ${event.to}, ${event.comment ?? ''}, ${event.by})`);
}

export async function insertLink(tx: Tx, fromId: string, toId: string, kind: LinkKind, by: string): Promise<void> {
  await tx.run(sql`
    insert into document_link (site_id, from_id, to_id, kind, created_by) values (${tx.siteId}, ${fromId}, ${toId}, ${kind}, ${by})
    on conflict do nothing`);
}

export async function deleteLink(tx: Tx, fromId: string, toId: string, kind: LinkKind): Promise<number> {
  return tx.run(
    sql`delete from document_link where from_id = ${fromId}::uuid and to_id = ${toId}::uuid and kind = ${kind}`,
  );
}

export async function saveChannel(
  tx: Tx,
  documentId: string,
  channel: Channel,
  input: ChannelInput,
  by: string,
): Promise<void> {
  await tx.run(sql`
    insert into document_channel (site_id, document_id, channel, state, published_on, reference, updated_by)
    values (${tx.siteId}, ${documentId}, ${channel}, ${input.state}, ${input.publishedOn}, ${input.reference}, ${by})
    on conflict (site_id, document_id, channel) do update set state = excluded.state, published_on = excluded.published_on,
      reference = excluded.reference, updated_by = excluded.updated_by, updated_at = now()`);
}

/** @returns false where there is something about the channel already */
export async function insertPlannedChannel(tx: Tx, documentId: string, channel: Channel, by: string): Promise<boolean> {
  const count = await tx.run(sql`
    insert into document_channel (site_id, document_id, channel, state, updated_by)
    values (${tx.siteId}, ${documentId}, ${channel}, 'planned', ${by}) on conflict do nothing`);
  return count > 0;
}

export async function saveColumn(tx: Tx, id: string, column: Required<ColumnInput>): Promise<void> {
  await tx.run(sql`
    insert into site_column (site_id, id, key, parent_id, name, name_en, description, keywords, column_type, position,
      update_every_days, update_month_day, update_basis, article, responsible_unit_id, unit_ids, default_genre,
      default_topic, retention, active)
    values (${tx.siteId}, ${id}, ${column.key}, ${column.parentId}, ${column.name}, ${column.nameEn}, ${column.description}, ${column.keywords},
      ${column.columnType}, ${column.position}, ${column.updateEveryDays}, ${column.updateMonthDay}, ${column.updateBasis}, ${column.article},
      ${column.responsibleUnitId}, ${column.unitIds}::uuid[], ${column.defaultGenre}, ${column.defaultTopic},
      ${column.retention}, ${column.active})
    on conflict (site_id, id) do update set key = excluded.key, parent_id = excluded.parent_id, name = excluded.name, name_en = excluded.name_en,
      description = excluded.description, keywords = excluded.keywords, column_type = excluded.column_type, position = excluded.position,
      update_every_days = excluded.update_every_days, update_month_day = excluded.update_month_day, update_basis = excluded.update_basis,
      article = excluded.article, responsible_unit_id = excluded.responsible_unit_id, unit_ids = excluded.unit_ids,
      default_genre = excluded.default_genre, default_topic = excluded.default_topic,
      retention = excluded.retention, active = excluded.active, revision = site_column.revision + 1`);
}

export async function placeColumn(tx: Tx, id: string, parentId: string | null, position: number): Promise<void> {
  await tx.run(sql`
    update site_column set parent_id = ${parentId}::uuid, position = ${position}, revision = revision + 1 where id = ${id}::uuid`);
}

/** The documents of one column to another, also where they are only listed; versions keep the column they were written in. */
export async function mergeColumnRows(tx: Tx, id: string, intoId: string): Promise<void> {
  await tx.run(sql`
    update site_column set active = false, merged_into = ${intoId}::uuid, revision = revision + 1 where id = ${id}::uuid`);
  await tx.run(sql`update document set column_id = ${intoId}::uuid where column_id = ${id}::uuid`);
  await tx.run(sql`
    insert into document_listing (site_id, document_id, column_id, is_primary)
    select site_id, document_id, ${intoId}::uuid, is_primary from document_listing where column_id = ${id}::uuid
    on conflict (site_id, document_id, column_id) do update set is_primary = document_listing.is_primary or excluded.is_primary`);
  await tx.run(sql`delete from document_listing where column_id = ${id}::uuid`);
}

export async function insertErasure(
  tx: Tx,
  erasure: ErasureInput & {
    readonly id: string;
    readonly documentId: string;
    readonly versionId: string;
    readonly by: string;
  },
): Promise<void> {
  await tx.run(sql`
    insert into version_erasure (site_id, id, document_id, version_id, basis, reason, remarks, shared_sources, requested_by)
    values (${tx.siteId}, ${erasure.id}, ${erasure.documentId}, ${erasure.versionId}, ${erasure.basis}, ${erasure.reason},
      ${erasure.remarks}, ${erasure.sharedSources}, ${erasure.by})`);
}

/** @returns when, to the microsecond in UTC */
export async function decideErasure(tx: Tx, id: string, state: 'dropped' | 'done', by: string): Promise<string> {
  const row = await tx.row<{ at: string }>(sql`
    update version_erasure set state = ${state}, decided_by = ${by}::uuid, decided_at = now() where id = ${id}::uuid
    returning to_char(decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`);
  if (row === undefined) throw new TypeError('no such erasure');
  return row.at;
}

/** Carries out an erasure that is confirmed and on the ledger; the named words stay. The rules are those of migration 0009. */
export async function emptyVersion(
  tx: Tx,
  erasureId: string,
  kept: { readonly genre: string | null; readonly subjectCategory: string | null; readonly source: string | null },
): Promise<void> {
  await tx.run(sql`select erase_version(${erasureId}::uuid, ${kept.genre}, ${kept.subjectCategory}, ${kept.source})`);
}

/** Unlinks the files that were kept with reviews of the version. @returns their hashes */
export async function eraseReviewFiles(tx: Tx, erasureId: string): Promise<string[]> {
  const rows = await tx.rows<{ sha256: string }>(sql`select erase_review_files(${erasureId}::uuid) as sha256`);
  return rows.map(({ sha256 }) => sha256);
}

/** Two documents with one 文号 are kept apart by this lock while the second is being checked. */
export async function lockDocumentNumber(tx: Tx, documentNumber: string): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(${tx.siteId}, hashtext(${documentNumber}))`);
}

export async function insertBlock(
  tx: Tx,
  subject: ReleaseSubject,
  block: ReleaseBlock,
  by: string | null,
): Promise<void> {
  await tx.run(sql`
    insert into publication_block (site_id, id, document_id, version_id, kind, reference, text_zh, text_en, opened_by)
    values (${tx.siteId}, ${newId()}, ${subject.documentId}, ${subject.versionId}, ${block.kind}, ${block.reference}, ${block.text.zh},
      ${block.text.en}, ${by})`);
}

/** @returns how many were open */
export async function resolveBlockRow(
  tx: Tx,
  versionId: string,
  kind: string,
  reference: string,
  by: string | null,
  resolution: string,
): Promise<number> {
  return tx.run(sql`
    update publication_block set resolved_at = now(), resolved_by = ${by}, resolution = ${resolution}
    where version_id = ${versionId}::uuid and kind = ${kind} and reference = ${reference} and resolved_at is null`);
}
