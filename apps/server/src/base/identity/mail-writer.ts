import { sql, type Tx } from '../../platform/db/index.ts';

export async function saveMail(tx: Tx, accountId: string, sealed: Buffer): Promise<void> {
  await tx.run(sql`
    insert into account_mail (site_id, account_id, sealed) values (${tx.siteId}, ${accountId}::uuid, ${sealed})
    on conflict (site_id, account_id) do update set sealed = excluded.sealed, set_at = now()`);
}

export async function deleteMail(tx: Tx, accountId: string): Promise<void> {
  await tx.run(sql`delete from account_mail where account_id = ${accountId}::uuid`);
}
