import type { Role } from '@openzone/contracts';
import { sql, type Reading } from '../../platform/db/index.ts';

export interface Post {
  readonly id: string;
  readonly role: Role;
  readonly unitId: string | null;
  /** First and last day, both included; null: until further notice. */
  readonly from: string;
  readonly until: string | null;
}

export interface Absence {
  readonly id: string;
  readonly from: string;
  readonly until: string;
  readonly note: string;
}

export interface Delegation {
  readonly id: string;
  readonly fromId: string;
  readonly fromName: string;
  readonly toId: string;
  readonly toName: string;
  readonly roles: Role[];
  readonly unitId: string | null;
  readonly from: string;
  readonly until: string;
  readonly reason: string;
  readonly ended: boolean;
}

export interface Account {
  readonly id: string;
  readonly signInName: string;
  readonly displayName: string;
  readonly unitId: string;
  readonly active: boolean;
  readonly demonstration: boolean;
  readonly hasFactor: boolean;
  readonly mustChangePassword: boolean;
  readonly sessions: number;
  readonly lastSignedInAt: Date | null;
  readonly posts: Post[];
  readonly absences: Absence[];
}

const accounts = sql`
  select a.id, a.sign_in_name as "signInName", a.display_name as "displayName", a.unit_id as "unitId", a.active, a.demonstration,
    a.must_change_password as "mustChangePassword",
    exists (select from account_factor f where f.site_id = a.site_id and f.account_id = a.id and f.confirmed_at is not null) as "hasFactor",
    (select count(*) from session s where s.site_id = a.site_id and s.account_id = a.id and s.expires_at > now() and s.pending = '{}') as sessions,
    (select max(e.at) from identity_event e where e.site_id = a.site_id and e.account_id = a.id and e.kind = 'SIGNED_IN') as "lastSignedInAt",
    coalesce((select json_agg(json_build_object('id', r.id, 'role', r.role, 'unitId', r.unit_id, 'from', r.valid_from, 'until', r.valid_until)
      order by r.valid_until desc nulls first, r.role, r.id) from account_role r where r.site_id = a.site_id and r.account_id = a.id), '[]') as posts,
    coalesce((select json_agg(json_build_object('id', x.id, 'from', x.valid_from, 'until', x.valid_until, 'note', x.note) order by x.valid_from)
      from absence x where x.site_id = a.site_id and x.account_id = a.id and x.ended_at is null and x.valid_until >= today_in_shanghai()), '[]') as absences
  from account a`;

/** Everybody, who may sign in first. */
export async function listAccounts(reading: Reading): Promise<Account[]> {
  return reading.rows<Account>(sql`${accounts} order by a.active desc, a.display_name, a.sign_in_name`);
}

export async function findAccount(reading: Reading, id: string): Promise<Account | undefined> {
  return reading.row<Account>(sql`${accounts} where a.id = ${id}::uuid`);
}

/** The account by its name, also one that is closed. */
export async function findAccountByName(reading: Reading, signInName: string): Promise<Account | undefined> {
  return reading.row<Account>(sql`${accounts} where a.sign_in_name = ${signInName}`);
}

/** Of all, or of one person on either side; what has passed at the end. */
export async function listDelegations(reading: Reading, accountId: string | null): Promise<Delegation[]> {
  return reading.rows<Delegation>(sql`
    select d.id, d.from_account as "fromId", f.display_name as "fromName", d.to_account as "toId", t.display_name as "toName", d.roles,
      d.unit_id as "unitId", d.valid_from as from, d.valid_until as until, d.reason,
      d.ended_at is not null or d.valid_until < today_in_shanghai() as ended
    from delegation d join account f on f.site_id = d.site_id and f.id = d.from_account
    join account t on t.site_id = d.site_id and t.id = d.to_account
    where ${accountId}::uuid is null or ${accountId}::uuid in (d.from_account, d.to_account)
    order by ended, d.valid_from desc, d.id limit 500`);
}

/** How many could administer the site today if this account could not. */
export async function countOtherAdministrators(reading: Reading, accountId: string): Promise<number> {
  const row = await reading.row<{ count: number }>(sql`
    select count(*) as count from account a where a.active and a.id <> ${accountId}::uuid and holds_post(a.site_id, a.id, 'ADMIN', null)`);
  return row?.count ?? 0;
}
