import type { Person } from '../../../base/identity/index.ts';
import { sql, type Tx } from '../../../platform/db/index.ts';
import { forbidden, invalid } from '../../../platform/errors.ts';
import { inChain } from '../policy.ts';
import type { CaseFile } from '../reader.ts';

/**
 * Reads who asks, still sealed. The reading is recorded in the same transaction, by the function of the database that alone can
 * read the table; without the record there is no reading.
 */
export async function readSealedParty(
  tx: Tx,
  person: Person,
  file: Pick<CaseFile, 'id' | 'unitId'>,
  purpose: string,
): Promise<Buffer | undefined> {
  if (!inChain(person, file)) {
    throw forbidden(
      '申请人身份信息只有本件的经办人、单位负责人和政务公开工作机构可以查看。',
      'Who asks is shown only to the case’s handlers, the head of the unit and the disclosure office.',
    );
  }
  const why = purpose.trim();
  if (why.length < 2) throw purposeMissing();
  const row = await tx.row<{ sealed: Buffer | null }>(
    sql`select read_case_party(${file.id}::uuid, 'APPLICANT', ${person.id}::uuid, ${why}) as sealed`,
  );
  return row?.sealed ?? undefined;
}

const purposeMissing = (): Error =>
  invalid(
    'PURPOSE_MISSING',
    'purpose',
    '请写明查看申请人信息的用途，例如“邮寄答复书”；每次查看都会留下记录。',
    'Say what you need it for, for example “to post the answer”; each reading is recorded.',
  );

/** Records that a file with somebody's identity was opened. The same rule, the same record. */
export async function recordReading(
  tx: Tx,
  person: Person,
  file: Pick<CaseFile, 'id' | 'unitId'>,
  what: string,
  purpose: string,
): Promise<void> {
  if (purpose.trim().length < 2) throw purposeMissing();
  await readSealedParty(tx, person, file, `${what}：${purpose.trim()}`);
}
