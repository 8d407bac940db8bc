import { sql, type Reading } from '../../platform/db/index.ts';

export async function findMail(reading: Reading, accountId: string): Promise<Buffer | undefined> {
  const row = await reading.row<{ sealed: Buffer }>(
    sql`select sealed from account_mail where account_id = ${accountId}::uuid`,
  );
  return row?.sealed;
}
