import { sql, type Tx } from '../../platform/db/index.ts';
import type { DrawnChart } from './charts/index.ts';
import type { Figures, FrozenRecords } from './compile.ts';
import type { ReturnEventRow } from './reader.ts';

/** The only file of the system that changes rows. */

export async function saveRound(
  tx: Tx,
  round: { year: number; dueOn: string; note: string; by: string },
): Promise<void> {
  await tx.run(sql`
    insert into report_round (site_id, year, due_on, note, opened_by) values (${tx.siteId}, ${round.year}, ${round.dueOn}, ${round.note}, ${round.by})
    on conflict (site_id, year) do update set due_on = excluded.due_on, note = excluded.note`);
}

/** @returns false when the unit had been asked before */
export async function insertReturn(tx: Tx, year: number, unitId: string): Promise<boolean> {
  const written = await tx.run(sql`
    insert into report_return (site_id, year, unit_id) values (${tx.siteId}, ${year}, ${unitId}) on conflict do nothing`);
  return written === 1;
}

export interface ReturnChange {
  readonly year: number;
  readonly unitId: string;
  readonly state: 'asked' | 'filled' | 'signed';
  readonly figures: Figures;
  readonly remarks: Readonly<Record<string, string>>;
  readonly filledBy: string | null;
  readonly signedBy: string | null;
}

export async function changeReturn(tx: Tx, to: ReturnChange): Promise<void> {
  await tx.run(sql`
    update report_return set state = ${to.state}, revision = revision + 1, figures = ${JSON.stringify(to.figures)}::jsonb,
      remarks = ${JSON.stringify(to.remarks)}::jsonb, filled_by = ${to.filledBy}, signed_by = ${to.signedBy}::uuid,
      signed_at = case when ${to.signedBy}::uuid is not null then now() end, updated_at = now()
    where year = ${to.year} and unit_id = ${to.unitId}::uuid`);
}

export async function insertReturnEvent(
  tx: Tx,
  event: {
    readonly year: number;
    readonly unitId: string;
    readonly kind: ReturnEventRow['kind'];
    readonly figures: Figures;
    readonly comment: string;
    readonly by: string;
  },
): Promise<void> {
  await tx.run(sql`
    insert into report_return_event (site_id, year, unit_id, kind, figures, comment, by_account)
    values (${tx.siteId}, ${event.year}, ${event.unitId}, ${event.kind}, ${JSON.stringify(event.figures)}::jsonb, ${event.comment}, ${event.by})`);
}

export async function insertReport(
  tx: Tx,
  report: {
    readonly id: string;
    readonly year: number;
    readonly unitId: string | null;
    readonly form: string;
    readonly parts: Readonly<Record<string, string>>;
    readonly by: string;
  },
): Promise<void> {
  await tx.run(sql`
    insert into annual_report (site_id, id, year, unit_id, form, parts, created_by)
    values (${tx.siteId}, ${report.id}, ${report.year}, ${report.unitId}, ${report.form}, ${JSON.stringify(report.parts)}::jsonb, ${report.by})`);
}

export async function changeReport(
  tx: Tx,
  id: string,
  to: { readonly parts: Readonly<Record<string, string>>; readonly documentId: string | null },
): Promise<void> {
  await tx.run(sql`
    update annual_report set revision = revision + 1, parts = ${JSON.stringify(to.parts)}::jsonb, document_id = ${to.documentId}::uuid,
      updated_at = now() where id = ${id}::uuid`);
}

export async function insertReportVersion(
  tx: Tx,
  version: {
    readonly reportId: string;
    readonly number: number;
    readonly figures: Figures;
    readonly parts: Readonly<Record<string, string>>;
    readonly findings: readonly unknown[];
    readonly charts: readonly DrawnChart[];
    readonly reason: string;
    readonly contentSha256: string;
    /** Of the body of the page that shows it. */
    readonly pageSha256: string;
    /** Of the files attached to that page. */
    readonly fileSha256s: readonly string[];
    readonly by: string;
  },
): Promise<void> {
  await tx.run(sql`
    insert into annual_report_version (site_id, report_id, number, figures, parts, findings, charts, reason, content_sha256, page_sha256, file_sha256s, frozen_by)
    values (${tx.siteId}, ${version.reportId}, ${version.number}, ${JSON.stringify(version.figures)}::jsonb, ${JSON.stringify(version.parts)}::jsonb,
      ${JSON.stringify(version.findings)}::jsonb, ${JSON.stringify(version.charts)}::jsonb, ${version.reason}, ${version.contentSha256},
      ${version.pageSha256}, ${version.fileSha256s}::text[], ${version.by})`);
}

export async function insertReportRecords(
  tx: Tx,
  row: FrozenRecords & { readonly reportId: string; readonly number: number; readonly cell: string },
): Promise<void> {
  await tx.run(sql`
    insert into annual_report_record (site_id, report_id, number, cell, requests, remedies, documents, told, is_count)
    values (${tx.siteId}, ${row.reportId}, ${row.number}, ${row.cell}, ${row.requests}::uuid[], ${row.remedies}::uuid[], ${row.documents}::uuid[],
      ${row.told}, ${row.isCount})`);
}

export async function insertPast(
  tx: Tx,
  row: {
    readonly id: string;
    readonly year: number;
    readonly unitId: string | null;
    readonly form: string;
    readonly figures: Figures;
    readonly findings: readonly unknown[];
    readonly missing: readonly string[];
    readonly fileName: string;
    readonly by: string;
  },
): Promise<void> {
  await tx.run(sql`
    insert into report_past (site_id, id, year, unit_id, form, figures, findings, missing, file_name, imported_by)
    values (${tx.siteId}, ${row.id}, ${row.year}, ${row.unitId}, ${row.form}, ${JSON.stringify(row.figures)}::jsonb,
      ${JSON.stringify(row.findings)}::jsonb, ${row.missing}::text[], ${row.fileName}, ${row.by})`);
}
