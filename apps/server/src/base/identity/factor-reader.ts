import { sql, type Reading } from '../../platform/db/index.ts';

export interface Factor {
  readonly sealed: Buffer;
  readonly confirmedAt: Date | null;
  readonly recoveryLeft: number;
}

export async function findFactor(reading: Reading, accountId: string): Promise<Factor | undefined> {
  return reading.row<Factor>(sql`
    select f.sealed, f.confirmed_at as "confirmedAt",
      (select count(*) from recovery_code c where c.site_id = f.site_id and c.account_id = f.account_id and c.used_at is null) as "recoveryLeft"
    from account_factor f where f.account_id = ${accountId}::uuid`);
}
