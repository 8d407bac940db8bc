import { sql, type Tx } from '../../platform/db/index.ts';
import type { RoleGrant, Unit } from './domain.ts';

/** What of a unit is no act: where it is found and what it does. Its name and place follow from its acts. */
export type NewUnit = Omit<Unit, 'state' | 'endedOn' | 'successorId'>;

/** A unit that is not there yet is made, in force since before anybody wrote it down; of one that is there, what is no act is set. */
export async function saveUnit(tx: Tx, unit: NewUnit): Promise<void> {
  await insertUnit(tx, unit, 'ACTIVE');
}

/** `PLANNED`: its first day, which its act names, is still to come. */
export async function insertUnit(tx: Tx, unit: NewUnit, state: 'PLANNED' | 'ACTIVE'): Promise<void> {
  await tx.run(sql`
    insert into unit (site_id, id, parent_id, code, name, name_en, short_name, agency_code, disclosure_capacity, duties, head, address, office_hours, phone, position, state)
    values (${tx.siteId}, ${unit.id}, ${unit.parentId}, ${unit.code}, ${unit.name.trim()}, ${unit.nameEn}, ${unit.shortName}, ${unit.agencyCode},
      ${unit.disclosureCapacity}, ${unit.duties}, ${unit.head}, ${unit.address}, ${unit.officeHours}, ${unit.phone}, ${unit.position}, ${state})
    on conflict (site_id, id) do update set duties = excluded.duties, head = excluded.head,
      address = excluded.address, office_hours = excluded.office_hours, phone = excluded.phone, position = excluded.position`);
}

export interface NewAccount {
  readonly id: string;
  readonly signInName: string;
  readonly displayName: string;
  readonly passwordHash: string;
  readonly unitId: string;
  readonly roles: readonly RoleGrant[];
  readonly demonstration: boolean;
}

export async function insertAccount(tx: Tx, account: NewAccount): Promise<void> {
  await tx.run(sql`
    insert into account (site_id, id, sign_in_name, display_name, password_hash, unit_id, demonstration)
    values (${tx.siteId}, ${account.id}, ${account.signInName}, ${account.displayName}, ${account.passwordHash}, ${account.unitId}, ${account.demonstration})`);
  for (const grant of account.roles) {
    await tx.run(
      sql`insert into account_role (site_id, account_id, role, unit_id, valid_from) values (${tx.siteId}, ${account.id}, ${grant.role}, ${grant.unitId}, today_in_shanghai())`,
    );
  }
}

/** Another password. Every other session of the account ends with it; the database sees to that. */
export async function updatePassword(
  tx: Tx,
  accountId: string,
  password: { readonly hash: string; readonly mustChange: boolean; readonly expiresAt: Date | null },
): Promise<void> {
  await tx.run(sql`
    update account set password_hash = ${password.hash}, must_change_password = ${password.mustChange},
      password_expires_at = ${password.expiresAt}, password_changed_at = now()
    where id = ${accountId}::uuid`);
}
