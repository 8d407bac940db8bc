import { sql, type Tx } from '../../platform/db/index.ts';
import type { UnitActKind, UnitMoves } from './domain.ts';

export interface NewUnitAct {
  readonly id: string;
  readonly unitId: string;
  readonly kind: UnitActKind;
  /** null: since before anybody wrote it down, for the first act of a unit. */
  readonly effectiveOn: string | null;
  readonly ground: string;
  readonly names?: { readonly name: string; readonly nameEn: string; readonly shortName: string };
  readonly parentId?: string | null;
  readonly disclosureCapacity?: string;
  readonly successorId?: string | null;
  readonly posts?: 'MOVE' | 'END';
  readonly by: string | null;
}

export async function insertUnitAct(tx: Tx, act: NewUnitAct): Promise<void> {
  await tx.run(sql`
    insert into unit_act (site_id, id, unit_id, kind, effective_on, ground, name, name_en, short_name, parent_id, disclosure_capacity,
      successor_id, posts, by_account)
    values (${tx.siteId}, ${act.id}, ${act.unitId}, ${act.kind}, ${act.effectiveOn}::date, ${act.ground}, ${act.names?.name ?? null},
      ${act.names?.nameEn ?? null}, ${act.names?.shortName ?? null}, ${act.parentId ?? null}, ${act.disclosureCapacity ?? null},
      ${act.successorId ?? null}, ${act.posts ?? null}, ${act.by})`);
}

/** Brings the unit's row up to what its acts amount to today. */
export async function foldUnit(tx: Tx, unitId: string): Promise<void> {
  await tx.run(sql`
    update unit u set name = it.name, name_en = it.name_en, short_name = it.short_name, parent_id = it.parent_id,
      disclosure_capacity = it.disclosure_capacity, state = it.state, ended_on = it.ended_on, successor_id = it.successor_id
    from unit_on(${tx.siteId}, ${unitId}::uuid, today_in_shanghai()) it where u.id = ${unitId}::uuid`);
}

export async function settleUnitAct(tx: Tx, id: string, moved: UnitMoves | null): Promise<void> {
  await tx.run(sql`
    update unit_act set settled_at = now(), moved = ${moved === null ? null : JSON.stringify(moved)}::jsonb where id = ${id}::uuid`);
}

export async function revokeUnitAct(tx: Tx, id: string, by: string): Promise<void> {
  await tx.run(sql`update unit_act set revoked_at = now(), revoked_by = ${by}::uuid where id = ${id}::uuid`);
}

/** The people of a unit belong to another from now on. @returns who they are */
export async function movePeople(tx: Tx, from: string, to: string): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    update account set unit_id = ${to}::uuid where unit_id = ${from}::uuid returning id`);
  return rows.map(({ id }) => id);
}

/** Posts in a unit end yesterday, and their holders hold the same in `to` where one is given and they do not hold it there already. */
export async function movePosts(tx: Tx, from: string, to: string | null): Promise<void> {
  const running = sql`r.unit_id = ${from}::uuid and coalesce(r.valid_until, 'infinity') >= today_in_shanghai()`;
  if (to !== null) {
    await tx.run(sql`
      insert into account_role (site_id, account_id, role, unit_id, valid_from, valid_until)
      select r.site_id, r.account_id, r.role, ${to}::uuid, greatest(r.valid_from, today_in_shanghai()), r.valid_until from account_role r
      where ${running} and not exists (select from account_role o where o.site_id = r.site_id and o.account_id = r.account_id
        and o.role = r.role and o.unit_id = ${to}::uuid and daterange(o.valid_from, o.valid_until, '[]')
          && daterange(greatest(r.valid_from, today_in_shanghai()), r.valid_until, '[]'))`);
  }
  await moveDelegations(tx, from, to);
  await tx.run(sql`delete from account_role r where ${running} and r.valid_from >= today_in_shanghai()`);
  await tx.run(sql`update account_role r set valid_until = today_in_shanghai() - 1 where ${running}`);
}

/** What was delegated for a unit is delegated for the one that took over, or ends with the posts. */
async function moveDelegations(tx: Tx, from: string, to: string | null): Promise<void> {
  const running = sql`d.unit_id = ${from}::uuid and d.ended_at is null and d.valid_until >= today_in_shanghai()`;
  if (to !== null) {
    await tx.run(sql`
      insert into delegation (site_id, id, from_account, to_account, roles, unit_id, valid_from, valid_until, reason, created_by)
      select d.site_id, gen_random_uuid(), d.from_account, d.to_account, d.roles, ${to}::uuid, greatest(d.valid_from, today_in_shanghai()),
        d.valid_until, d.reason, d.created_by from delegation d where ${running} and not exists (
        select from unnest(d.roles) role where not exists (select from account_role r where r.site_id = d.site_id
          and r.account_id = d.from_account and r.role = role and (r.unit_id is null or r.unit_id = ${to}::uuid)
          and daterange(r.valid_from, r.valid_until, '[]') && daterange(greatest(d.valid_from, today_in_shanghai()), d.valid_until, '[]')))`);
  }
  await tx.run(sql`update delegation d set ended_at = now() where ${running}`);
}
