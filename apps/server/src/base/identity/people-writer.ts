import type { Role } from '@openzone/contracts';
import { sql, type Tx } from '../../platform/db/index.ts';

export interface NewPost {
  readonly id: string;
  readonly accountId: string;
  readonly role: Role;
  readonly unitId: string | null;
  readonly from: string;
  readonly until: string | null;
}

export async function updateAccount(
  tx: Tx,
  id: string,
  to: { readonly displayName: string; readonly unitId: string; readonly active: boolean },
): Promise<void> {
  await tx.run(sql`
    update account set display_name = ${to.displayName}, unit_id = ${to.unitId}, active = ${to.active} where id = ${id}::uuid`);
}

export async function insertPost(tx: Tx, post: NewPost): Promise<void> {
  await tx.run(sql`
    insert into account_role (site_id, id, account_id, role, unit_id, valid_from, valid_until)
    values (${tx.siteId}, ${post.id}, ${post.accountId}, ${post.role}, ${post.unitId}, ${post.from}, ${post.until})`);
}

/** The last day of a post; what has not begun by then is gone. */
export async function endPost(tx: Tx, accountId: string, id: string, until: string): Promise<void> {
  await tx.run(sql`
    delete from account_role where account_id = ${accountId}::uuid and id = ${id}::uuid and valid_from > ${until}::date`);
  await tx.run(sql`
    update account_role set valid_until = ${until} where account_id = ${accountId}::uuid and id = ${id}::uuid`);
}

export interface NewDelegation {
  readonly id: string;
  readonly fromId: string;
  readonly toId: string;
  readonly roles: readonly Role[];
  readonly unitId: string | null;
  readonly from: string;
  readonly until: string;
  readonly reason: string;
  readonly by: string | null;
}

export async function insertDelegation(tx: Tx, one: NewDelegation): Promise<void> {
  await tx.run(sql`
    insert into delegation (site_id, id, from_account, to_account, roles, unit_id, valid_from, valid_until, reason, created_by)
    values (${tx.siteId}, ${one.id}, ${one.fromId}, ${one.toId}, ${one.roles}, ${one.unitId}, ${one.from}, ${one.until}, ${one.reason}, ${one.by})`);
}

/** @returns false when it has ended already */
export async function endDelegation(tx: Tx, id: string, by: string): Promise<boolean> {
  return (
    (await tx.run(
      sql`update delegation set ended_by = ${by}, ended_at = now() where id = ${id}::uuid and ended_at is null`,
    )) === 1
  );
}

export async function insertAbsence(
  tx: Tx,
  one: {
    readonly id: string;
    readonly accountId: string;
    readonly from: string;
    readonly until: string;
    readonly note: string;
    readonly by: string;
  },
): Promise<void> {
  await tx.run(sql`
    insert into absence (site_id, id, account_id, valid_from, valid_until, note, created_by)
    values (${tx.siteId}, ${one.id}, ${one.accountId}, ${one.from}, ${one.until}, ${one.note}, ${one.by})`);
}

export async function endAbsence(tx: Tx, accountId: string, id: string): Promise<void> {
  await tx.run(sql`
    update absence set ended_at = now() where account_id = ${accountId}::uuid and id = ${id}::uuid and ended_at is null`);
}
