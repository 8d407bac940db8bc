import { sql, type Tx } from '../../platform/db/index.ts';

/** A key offered; it is not asked for until it is confirmed, and a confirmed one is not replaced. */
export async function offerFactor(tx: Tx, accountId: string, sealed: Buffer): Promise<boolean> {
  await tx.run(sql`delete from account_factor where account_id = ${accountId}::uuid and confirmed_at is null`);
  const made = await tx.run(sql`
    insert into account_factor (site_id, account_id, sealed) values (${tx.siteId}, ${accountId}, ${sealed})
    on conflict (site_id, account_id) do nothing`);
  return made === 1;
}

/** Takes the code of this step, unless it or a later one was taken before. */
export async function takeStep(tx: Tx, accountId: string, step: number): Promise<boolean> {
  const taken = await tx.run(
    sql`update account_factor set last_step = ${step} where account_id = ${accountId}::uuid and last_step < ${step}::bigint`,
  );
  return taken === 1;
}

export async function confirmFactor(tx: Tx, accountId: string, now: Date): Promise<void> {
  await tx.run(
    sql`update account_factor set confirmed_at = ${now} where account_id = ${accountId}::uuid and confirmed_at is null`,
  );
}

/** @returns whether there was one */
export async function deleteFactor(tx: Tx, accountId: string): Promise<boolean> {
  await tx.run(sql`delete from recovery_code where account_id = ${accountId}::uuid`);
  return (await tx.run(sql`delete from account_factor where account_id = ${accountId}::uuid`)) > 0;
}

export async function replaceRecoveryCodes(tx: Tx, accountId: string, marks: readonly string[]): Promise<void> {
  await tx.run(sql`delete from recovery_code where account_id = ${accountId}::uuid`);
  await tx.run(sql`
    insert into recovery_code (site_id, account_id, mark)
    select ${tx.siteId}::int, ${accountId}::uuid, mark from unnest(${marks}::text[]) mark`);
}

/** @returns whether there was such a code, and it had not been used */
export async function takeRecoveryCode(tx: Tx, accountId: string, mark: string, now: Date): Promise<boolean> {
  const taken = await tx.run(sql`
    update recovery_code set used_at = ${now} where account_id = ${accountId}::uuid and mark = ${mark} and used_at is null`);
  return taken === 1;
}
