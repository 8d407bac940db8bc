import { sql, type Tx } from '../../../platform/db/index.ts';
import { insertAttachment, type NewAttachment } from '../writer.ts';

/** Files and letters of a case. Their bytes are sealed; here is what belongs to which event. */

export async function addAttachments(
  tx: Tx,
  caseId: string,
  seq: number,
  attachments: readonly Omit<NewAttachment, 'seq'>[],
): Promise<void> {
  for (const attachment of attachments) await insertAttachment(tx, caseId, { ...attachment, seq });
}

export interface NewDocument {
  readonly id: string;
  readonly seq: number;
  readonly kind: string;
  readonly name: string;
  readonly number: string | null;
  /** Who it is for; empty for whoever asked and for papers that stay inside. */
  readonly addressee: string;
  /** The composed letter. */
  readonly vaultId: string;
  /** SHA-256 of the composed letter. */
  readonly sha256: string;
  readonly createdBy: string | null;
}

/** Keeps a composed letter with the case; it has not gone out yet. */
export async function addDocument(tx: Tx, caseId: string, d: NewDocument): Promise<void> {
  await tx.run(sql`
    insert into case_document (site_id, id, case_id, seq, kind, name, number, addressee, vault_id, sha256, created_by)
    values (${tx.siteId}, ${d.id}, ${caseId}, ${d.seq}, ${d.kind}, ${d.name}, ${d.number}, ${d.addressee}, ${d.vaultId}, ${d.sha256},
      ${d.createdBy})`);
}

/** It goes out on this day; from then on it is shown to the applicant. */
export async function issueDocument(tx: Tx, caseId: string, documentId: string, on: string): Promise<boolean> {
  const count = await tx.run(sql`
    update case_document set issued_on = ${on}::date
    where case_id = ${caseId}::uuid and id = ${documentId}::uuid and issued_on is null`);
  return count > 0;
}
