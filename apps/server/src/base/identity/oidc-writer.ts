import { sql, type Tx } from '../../platform/db/index.ts';

/** The account that this subject of the provider was linked to. */
export async function findLinked(tx: Tx, issuer: string, subject: string): Promise<string | undefined> {
  const row = await tx.row<{ id: string }>(sql`
    select account_id as id from account_identity where issuer = ${issuer} and subject = ${subject}`);
  return row?.id;
}

/** @returns false when the account belongs to another subject of the provider already */
export async function linkSubject(tx: Tx, issuer: string, subject: string, accountId: string): Promise<boolean> {
  return (
    (await tx.run(sql`
      insert into account_identity (site_id, issuer, subject, account_id) values (${tx.siteId}, ${issuer}, ${subject}, ${accountId})
      on conflict do nothing`)) === 1
  );
}
