import type { Role } from '@openzone/contracts';
import { sql, type Reading } from '../../platform/db/index.ts';
import type { Person, RoleGrant, Unit } from './domain.ts';

/** The units that are given work today. */
export async function listActiveUnits(reading: Reading): Promise<Unit[]> {
  return (await listUnits(reading)).filter(({ state }) => state === 'ACTIVE');
}

/** Every unit the site has or had; `state` says which are there today. */
export async function listUnits(reading: Reading): Promise<Unit[]> {
  return reading.rows<Unit>(sql`
    select id, parent_id as "parentId", code, name, name_en as "nameEn", short_name as "shortName", agency_code as "agencyCode",
      disclosure_capacity as "disclosureCapacity", duties, head, address, office_hours as "officeHours", phone, position,
      state, to_char(ended_on, 'YYYY-MM-DD') as "endedOn", successor_id as "successorId"
    from unit order by position, code`);
}

interface PersonRow {
  readonly id: string;
  readonly signInName: string;
  readonly displayName: string;
  readonly unitId: string;
  readonly roles: RoleGrant[];
  readonly demonstration: boolean;
}

/** Posts of today, and those of others that the person acts in by a delegation of today. */
const personColumns = sql`
  a.id, a.sign_in_name as "signInName", a.display_name as "displayName", a.unit_id as "unitId", a.demonstration,
  coalesce((select json_agg(json_build_object('role', r.role, 'unitId', r.unit_id, 'onBehalfOf', r.on_behalf_of) order by r.role, r.unit_id) from (
    select r.role, r.unit_id, null as on_behalf_of from account_role r
    where r.site_id = a.site_id and r.account_id = a.id
      and today_in_shanghai() between r.valid_from and coalesce(r.valid_until, 'infinity')
    union all
    select distinct r.role, coalesce(d.unit_id, r.unit_id), json_build_object('id', f.id, 'name', f.display_name)::jsonb
    from delegation d join account f on f.site_id = d.site_id and f.id = d.from_account and f.active
    join account_role r on r.site_id = d.site_id and r.account_id = d.from_account and r.role = any(d.roles)
    where d.site_id = a.site_id and d.to_account = a.id and d.ended_at is null
      and today_in_shanghai() between d.valid_from and d.valid_until
      and today_in_shanghai() between r.valid_from and coalesce(r.valid_until, 'infinity')
      and (d.unit_id is null or r.unit_id is null or r.unit_id = d.unit_id)) r), '[]') as roles`;

export async function findPerson(reading: Reading, signInName: string): Promise<Person | undefined> {
  const row = await reading.row<PersonRow>(
    sql`select ${personColumns} from account a where a.sign_in_name = ${signInName} and a.active`,
  );
  return row && { ...row, siteId: reading.siteId };
}

export async function findPersonById(reading: Reading, id: string): Promise<Person | undefined> {
  const row = await reading.row<PersonRow>(
    sql`select ${personColumns} from account a where a.id = ${id}::uuid and a.active`,
  );
  return row && { ...row, siteId: reading.siteId };
}

export interface Credentials {
  readonly id: string;
  readonly signInName: string;
  readonly displayName: string;
  readonly passwordHash: string;
  readonly mustChangePassword: boolean;
  /** When a password given by somebody else stops opening anything. */
  readonly passwordExpiresAt: Date | null;
  readonly demonstration: boolean;
  readonly hasFactor: boolean;
}

const credentials = sql`
  select a.id, a.sign_in_name as "signInName", a.display_name as "displayName", a.password_hash as "passwordHash",
    a.must_change_password as "mustChangePassword", a.password_expires_at as "passwordExpiresAt", a.demonstration,
    exists (select from account_factor f where f.site_id = a.site_id and f.account_id = a.id and f.confirmed_at is not null) as "hasFactor"
  from account a where a.active`;

export async function findCredentials(reading: Reading, signInName: string): Promise<Credentials | undefined> {
  return reading.row<Credentials>(sql`${credentials} and a.sign_in_name = ${signInName}`);
}

export async function findCredentialsById(reading: Reading, id: string): Promise<Credentials | undefined> {
  return reading.row<Credentials>(sql`${credentials} and a.id = ${id}::uuid`);
}

/** Accounts made for demonstration, to be shown on the start page in demonstration mode only. */
export async function listDemonstrationPeople(reading: Reading): Promise<Person[]> {
  const rows = await reading.rows<PersonRow>(
    sql`select ${personColumns} from account a where a.demonstration and a.active order by a.created_at, a.sign_in_name`,
  );
  return rows.map((row) => ({ ...row, siteId: reading.siteId }));
}

/** Active accounts that hold the role today, themselves or in another's place; without a unit only for the whole site. */
export async function listRoleHolders(reading: Reading, role: Role, unitId: string | null): Promise<string[]> {
  const rows = await reading.rows<{ id: string }>(sql`
    select a.id from account a where a.active and holds_role(a.site_id, a.id, ${role}, ${unitId}::uuid) order by a.id`);
  return rows.map(({ id }) => id);
}

/** Who handles for a unit today, by name; not who is on leave. */
export async function listHandlers(reading: Reading, unitId: string): Promise<{ id: string; displayName: string }[]> {
  return reading.rows(sql`
    select a.id, a.display_name as "displayName" from account a
    where a.active and holds_role(a.site_id, a.id, 'HANDLER', ${unitId}::uuid)
      and not exists (select from absence x where x.site_id = a.site_id and x.account_id = a.id and x.ended_at is null
        and today_in_shanghai() between x.valid_from and x.valid_until)
    order by a.display_name, a.id`);
}

export async function findAccountDates(reading: Reading, id: string): Promise<{ passwordChangedAt: Date }> {
  const row = await reading.row<{ passwordChangedAt: Date }>(
    sql`select password_changed_at as "passwordChangedAt" from account where id = ${id}::uuid`,
  );
  if (row === undefined) throw new Error('no such account');
  return row;
}

/** People of the site by a part of their name, at most `limit`. */
export async function findPeople(
  reading: Reading,
  words: string,
  limit: number,
): Promise<{ id: string; displayName: string; unitId: string }[]> {
  const pattern = `%${words.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
  return reading.rows(sql`
    select id, display_name as "displayName", unit_id as "unitId" from account
    where active and display_name ilike ${pattern} order by display_name, id limit ${limit}`);
}
