import { sql, type Reading } from '../../../platform/db/index.ts';
import type { CheckpointRow } from '../reader.ts';

/** What the audit reads: everything as it stands, in pages. */

export interface AuditRow {
  readonly sequence: number;
  readonly action: string;
  readonly subjectId: string | null;
  readonly actId: string | null;
  readonly appended: Date;
  readonly entry: string;
  readonly leafHash: Buffer;
  readonly opening: string | null;
}

/** The entries of the places from `from` to before `to`, with their openings. */
export async function readAuditRows(reading: Reading, from: number, to: number): Promise<AuditRow[]> {
  return reading.rows<AuditRow>(sql`
    select e.sequence, e.action, e.subject_id as "subjectId", e.act_id as "actId", e.appended_at as appended, e.entry,
      e.leaf_hash as "leafHash", o.opening
    from ledger_entry e left join ledger_opening o on o.site_id = e.site_id and o.sequence = e.sequence
    where e.sequence >= ${from} and e.sequence < ${to} order by e.sequence`);
}

/** Entries that stand where the log has ended. */
export async function readRowsBehind(reading: Reading, size: number, limit: number): Promise<AuditRow[]> {
  return reading.rows<AuditRow>(sql`
    select e.sequence, e.action, e.subject_id as "subjectId", e.act_id as "actId", e.appended_at as appended, e.entry,
      e.leaf_hash as "leafHash", o.opening
    from ledger_entry e left join ledger_opening o on o.site_id = e.site_id and o.sequence = e.sequence
    where e.sequence >= ${size} order by e.sequence limit ${limit}`);
}

/** An opening whose entry may be gone. */
export async function readOpening(reading: Reading, sequence: number): Promise<string | undefined> {
  return (await reading.row<{ opening: string }>(sql`select opening from ledger_opening where sequence = ${sequence}`))
    ?.opening;
}

/** Checkpoints of more than `after` and at most `upTo` entries. */
export async function readCheckpoints(
  reading: Reading,
  after: number,
  upTo: number,
  limit: number,
): Promise<CheckpointRow[]> {
  return reading.rows<CheckpointRow>(sql`
    select size, root, note, made_at as "madeAt" from ledger_checkpoint where size > ${after} and size <= ${upTo}
    order by size limit ${limit}`);
}

export interface CosignatureRow {
  readonly size: number;
  readonly witness: string;
  readonly line: string;
  readonly seenAt: Date;
}

export async function readCosignaturesOf(reading: Reading, sizes: readonly number[]): Promise<CosignatureRow[]> {
  if (sizes.length === 0) return [];
  return reading.rows<CosignatureRow>(sql`
    select size, witness, line, seen_at as "seenAt" from ledger_cosignature where size = any(${sizes}::bigint[])
    order by size, witness`);
}

export interface TimestampRow {
  readonly size: number;
  readonly authority: string;
  readonly token: Buffer;
  readonly stampedAt: Date;
}

export async function readTimestampsOf(reading: Reading, sizes: readonly number[]): Promise<TimestampRow[]> {
  if (sizes.length === 0) return [];
  return reading.rows<TimestampRow>(sql`
    select size, authority, token, stamped_at as "stampedAt" from ledger_timestamp where size = any(${sizes}::bigint[])
    order by size, authority`);
}

/** The erasures of these documents. */
export async function readErasures(
  reading: Reading,
  subjectIds: readonly string[],
): Promise<{ subjectId: string; sequence: number; entry: string }[]> {
  if (subjectIds.length === 0) return [];
  return reading.rows(sql`
    select subject_id as "subjectId", sequence, entry from ledger_entry
    where action = 'ERASE' and subject_id = any(${subjectIds}::uuid[]) order by sequence`);
}

/** What the log says of its own keys. */
export async function readKeyEntries(reading: Reading): Promise<string[]> {
  const rows = await reading.rows<{ entry: string }>(
    sql`select entry from ledger_entry where action = 'KEY' order by sequence`,
  );
  return rows.map((row) => row.entry);
}

export interface OpenedEntry {
  readonly entry: string;
  readonly opening: string;
}

/** The newest entries of a document whose openings are here. */
export async function readOpenedBySubject(reading: Reading, subjectId: string): Promise<OpenedEntry[]> {
  return reading.rows<OpenedEntry>(sql`
    select e.entry, o.opening from ledger_entry e join ledger_opening o on o.site_id = e.site_id and o.sequence = e.sequence
    where e.subject_id = ${subjectId}::uuid order by e.sequence desc limit 20`);
}

/** The same where the document itself is gone; looks through the whole log. */
export async function readOpenedByCode(reading: Reading, code: string): Promise<OpenedEntry[]> {
  return reading.rows<OpenedEntry>(sql`
    select e.entry, o.opening from ledger_entry e join ledger_opening o on o.site_id = e.site_id and o.sequence = e.sequence
    where strpos(e.entry, ${`"code":${JSON.stringify(code)}`}) > 0 order by e.sequence desc limit 20`);
}
