import { sql, type Reading, type Tx } from '../../platform/db/index.ts';
import type { DrawnChart, YearFigures } from './charts/index.ts';
import type { Figures } from './compile.ts';

/** Rows of the system's own tables. */

export interface RoundRow {
  readonly year: number;
  readonly dueOn: string;
  readonly note: string;
}

export async function findRound(reading: Reading, year: number): Promise<RoundRow | undefined> {
  return reading.row<RoundRow>(sql`select year, due_on as "dueOn", note from report_round where year = ${year}`);
}

/** Every year that was asked for, the newest first. */
export async function listRounds(reading: Reading): Promise<RoundRow[]> {
  return reading.rows<RoundRow>(sql`select year, due_on as "dueOn", note from report_round order by year desc`);
}

/** Rounds of which somebody has not signed yet. */
export async function listOpenRounds(reading: Reading): Promise<RoundRow[]> {
  return reading.rows<RoundRow>(sql`
    select r.year, r.due_on as "dueOn", r.note from report_round r
    where exists (select from report_return t where t.year = r.year and t.state <> 'signed') order by r.year`);
}

export interface ReturnRow {
  readonly year: number;
  readonly unitId: string;
  readonly unitName: string;
  readonly state: 'asked' | 'filled' | 'signed';
  readonly revision: number;
  readonly figures: Figures;
  readonly remarks: Readonly<Record<string, string>>;
  readonly filledBy: string | null;
  readonly filledByName: string | null;
  readonly signedByName: string | null;
  readonly signedAt: Date | null;
}

const returnColumns = sql`t.year, t.unit_id as "unitId", u.name as "unitName", t.state, t.revision, t.figures, t.remarks, t.filled_by as "filledBy",
  f.display_name as "filledByName", s.display_name as "signedByName", t.signed_at as "signedAt"`;
const returnSource = sql`report_return t join shared_unit u on u.id = t.unit_id
  left join shared_account f on f.id = t.filled_by left join shared_account s on s.id = t.signed_by`;

export async function listReturns(reading: Reading, year: number): Promise<ReturnRow[]> {
  return reading.rows<ReturnRow>(
    sql`select ${returnColumns} from ${returnSource} where t.year = ${year} order by u.code`,
  );
}

export async function findReturn(reading: Reading, year: number, unitId: string): Promise<ReturnRow | undefined> {
  return reading.row<ReturnRow>(
    sql`select ${returnColumns} from ${returnSource} where t.year = ${year} and t.unit_id = ${unitId}::uuid`,
  );
}

/** The answer, held until the end of the transaction. */
export async function lockReturn(tx: Tx, year: number, unitId: string): Promise<ReturnRow | undefined> {
  await tx.row(sql`select 1 as one from report_return where year = ${year} and unit_id = ${unitId}::uuid for update`);
  return findReturn(tx, year, unitId);
}

export interface ReturnEventRow {
  readonly kind: 'ASKED' | 'FILLED' | 'SIGNED' | 'GIVEN_BACK';
  readonly comment: string;
  readonly by: string;
  readonly at: Date;
}

export async function listReturnEvents(reading: Reading, year: number, unitId: string): Promise<ReturnEventRow[]> {
  return reading.rows<ReturnEventRow>(sql`
    select e.kind, e.comment, a.display_name as "by", e.at from report_return_event e join shared_account a on a.id = e.by_account
    where e.year = ${year} and e.unit_id = ${unitId}::uuid order by e.id`);
}

export interface ReportRow {
  readonly id: string;
  readonly year: number;
  readonly unitId: string | null;
  readonly form: '2018' | '2019' | '2021';
  readonly revision: number;
  readonly parts: Readonly<Record<string, string>>;
  readonly documentId: string | null;
  /** Whether that document is public. */
  readonly isPublic: boolean;
  /** The newest frozen version; null while it is only a draft. */
  readonly version: number | null;
}

const reportColumns = sql`r.id, r.year, r.unit_id as "unitId", r.form, r.revision, r.parts, r.document_id as "documentId",
  coalesce((select d.is_public from shared_document d where d.id = r.document_id), false) as "isPublic",
  (select max(v.number) from annual_report_version v where v.site_id = r.site_id and v.report_id = r.id) as version`;

export async function findReport(
  reading: Reading,
  year: number,
  unitId: string | null,
): Promise<ReportRow | undefined> {
  return reading.row<ReportRow>(
    sql`select ${reportColumns} from annual_report r where r.year = ${year} and r.unit_id is not distinct from ${unitId}::uuid`,
  );
}

export async function lockReport(tx: Tx, year: number, unitId: string | null): Promise<ReportRow | undefined> {
  await tx.row(
    sql`select id from annual_report where year = ${year} and unit_id is not distinct from ${unitId}::uuid for update`,
  );
  return findReport(tx, year, unitId);
}

export async function listReports(reading: Reading): Promise<ReportRow[]> {
  return reading.rows<ReportRow>(
    sql`select ${reportColumns} from annual_report r order by r.year desc, r.unit_id nulls first`,
  );
}

export interface VersionRow {
  readonly number: number;
  readonly figures: Figures;
  readonly parts: Readonly<Record<string, string>>;
  /** What did not hold when it was frozen. */
  readonly findings: readonly unknown[];
  /** As they were drawn then. */
  readonly charts: readonly DrawnChart[];
  readonly reason: string;
  readonly contentSha256: string;
  /** Of its files, in the order of their formats; none before files were kept. */
  readonly fileSha256s: readonly string[];
  readonly frozenBy: string;
  readonly frozenAt: Date;
}

export async function listVersions(reading: Reading, reportId: string): Promise<VersionRow[]> {
  return reading.rows<VersionRow>(sql`
    select v.number, v.figures, v.parts, v.findings, v.charts, v.reason, v.content_sha256 as "contentSha256", v.file_sha256s as "fileSha256s", a.display_name as "frozenBy", v.frozen_at as "frozenAt"
    from annual_report_version v join shared_account a on a.id = v.frozen_by where v.report_id = ${reportId}::uuid order by v.number desc`);
}

export interface FrozenRow {
  readonly requests: readonly string[];
  readonly remedies: readonly string[];
  readonly documents: readonly string[];
}

/** What a figure was frozen with; undefined where it counted nothing, or was frozen before records were kept. */
export async function findFrozenRecords(
  reading: Reading,
  reportId: string,
  number: number,
  cell: string,
): Promise<FrozenRow | undefined> {
  return reading.row<FrozenRow>(sql`
    select requests, remedies, documents from annual_report_record
    where report_id = ${reportId}::uuid and number = ${number} and cell = ${cell}`);
}

/** The cells that were frozen with records. */
export async function listFrozenCells(reading: Reading, reportId: string, number: number): Promise<string[]> {
  const rows = await reading.rows<{ cell: string }>(
    sql`select cell from annual_report_record where report_id = ${reportId}::uuid and number = ${number}`,
  );
  return rows.map(({ cell }) => cell);
}

/** What of a document's version is not as its report was frozen; null when all is, or it carries no report. */
export async function findReleaseFault(
  reading: Reading,
  documentId: string,
  versionId: string,
): Promise<'PAGE' | 'FILES' | null> {
  const row = await reading.row<{ fault: 'PAGE' | 'FILES' | null }>(
    sql`select report_release_fault(current_site(), ${documentId}::uuid, ${versionId}::uuid) as fault`,
  );
  return row?.fault ?? null;
}

/** A report of the years before the platform, as it was read from its file. */
export interface PastRow {
  readonly year: number;
  readonly unitId: string | null;
  readonly form: '2018' | '2019' | '2021';
  readonly figures: Figures;
  readonly findings: readonly unknown[];
  readonly missing: readonly string[];
  readonly fileName: string;
  readonly importedBy: string;
  readonly importedAt: Date;
}

/** The years before this one back to `from`, as each was released here last or, where it was not, read from its file. */
export async function listPastFigures(
  reading: Reading,
  { from, before, unitId }: { readonly from: number; readonly before: number; readonly unitId: string | null },
): Promise<YearFigures[]> {
  return reading.rows<YearFigures>(sql`
    select distinct on (x.year) x.year, x.form, x.figures from (
      select r.year, r.form, v.figures, 0 as source, v.number::bigint as age
        from annual_report r join annual_report_version v on v.site_id = r.site_id and v.report_id = r.id
        where r.unit_id is not distinct from ${unitId}::uuid
      union all
      select p.year, p.form, p.figures, 1, p.sequence from report_past p where p.unit_id is not distinct from ${unitId}::uuid) x
    where x.year >= ${from} and x.year < ${before} order by x.year, x.source, x.age desc`);
}

/** What was read last of a year and unit. */
export async function findPast(reading: Reading, year: number, unitId: string | null): Promise<PastRow | undefined> {
  return reading.row<PastRow>(sql`
    select p.year, p.unit_id as "unitId", p.form, p.figures, p.findings, p.missing, p.file_name as "fileName", a.display_name as "importedBy",
      p.imported_at as "importedAt"
    from report_past p join shared_account a on a.id = p.imported_by
    where p.year = ${year} and p.unit_id is not distinct from ${unitId}::uuid order by p.sequence desc limit 1`);
}
