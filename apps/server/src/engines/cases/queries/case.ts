import { sql, type Reading } from '../../../platform/db/index.ts';

export interface AttachmentRow {
  readonly id: string;
  readonly seq: number;
  readonly name: string;
  readonly size: number;
  readonly mediaType: string;
  readonly identity: boolean;
  readonly vaultId: string;
}

export async function listAttachments(reading: Reading, caseId: string): Promise<AttachmentRow[]> {
  return reading.rows<AttachmentRow>(sql`
    select id, seq, name, size, media_type as "mediaType", identity, vault_id as "vaultId" from case_attachment
    where case_id = ${caseId}::uuid order by created_at, id`);
}

export interface DocumentRow {
  readonly id: string;
  /** The event it was made with, or the last one when it was made by itself. */
  readonly seq: number;
  readonly kind: string;
  readonly name: string;
  readonly number: string | null;
  readonly addressee: string;
  readonly vaultId: string;
  readonly printedVaultId: string | null;
  readonly issuedOn: string | null;
  readonly createdAt: Date;
  readonly createdBy: string;
}

export async function listDocuments(reading: Reading, caseId: string): Promise<DocumentRow[]> {
  return reading.rows<DocumentRow>(sql`
    select d.id, d.seq, d.kind, d.name, d.number, d.addressee, d.vault_id as "vaultId", d.printed_vault_id as "printedVaultId", d.issued_on as "issuedOn",
      d.created_at as "createdAt", coalesce(a.display_name, '') as "createdBy"
    from case_document d left join shared_account a on a.id = d.created_by where d.case_id = ${caseId}::uuid order by d.created_at, d.id`);
}

export interface ReadingRow {
  readonly by: string;
  readonly at: Date;
  readonly purpose: string;
}

/** Who read the identity of the applicant, when and what for. */
export async function listReadings(reading: Reading, caseId: string): Promise<ReadingRow[]> {
  return reading.rows<ReadingRow>(sql`
    select a.display_name as by, r.at, r.purpose from case_reading r join shared_account a on a.id = r.by_account
    where r.case_id = ${caseId}::uuid order by r.id`);
}

/** The names behind the events. */
export async function namesOf(reading: Reading, accountIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await reading.rows<{ id: string; name: string }>(
    sql`select id, display_name as name from shared_account where id = any(${accountIds}::uuid[])`,
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}
