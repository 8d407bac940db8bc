import { sql, type Reading, type Tx } from '../../platform/db/index.ts';
import type { UnitAct, UnitMoves } from './domain.ts';

const actColumns = sql`
  a.id, a.number, a.unit_id as "unitId", a.kind, to_char(a.effective_on, 'YYYY-MM-DD') as "effectiveOn", a.ground, a.name, a.name_en as "nameEn",
  a.short_name as "shortName", a.parent_id as "parentId", a.disclosure_capacity as "disclosureCapacity", a.successor_id as "successorId",
  a.posts, p.display_name as "byName", a.recorded_at as "recordedAt", a.settled_at as "settledAt", a.moved, a.revoked_at as "revokedAt"`;
const actSource = sql`unit_act a left join account p on p.site_id = a.site_id and p.id = a.by_account`;

/** What happened and will happen to the units, each unit's in the order of its days. */
export async function listUnitActs(reading: Reading, unitId?: string): Promise<UnitAct[]> {
  const of = unitId === undefined ? sql`true` : sql`a.unit_id = ${unitId}::uuid`;
  return reading.rows<UnitAct>(sql`
    select ${actColumns} from ${actSource} where ${of}
    order by a.unit_id, coalesce(a.effective_on, '-infinity'), a.number`);
}

export async function findUnitAct(reading: Reading, id: string): Promise<UnitAct | undefined> {
  return reading.row<UnitAct>(sql`select ${actColumns} from ${actSource} where a.id = ${id}::uuid`);
}

/** Changes whose day has come and that are not in force yet, oldest first. */
export async function listDueUnitActs(reading: Reading): Promise<UnitAct[]> {
  return reading.rows<UnitAct>(sql`
    select ${actColumns} from ${actSource}
    where a.settled_at is null and a.revoked_at is null and coalesce(a.effective_on, '-infinity') <= today_in_shanghai()
    order by coalesce(a.effective_on, '-infinity'), a.number`);
}

/** By unit of today: what it and those that went into it were called before. */
export async function listFormerNames(reading: Reading): Promise<Map<string, string[]>> {
  const rows = await reading.rows<{ id: string; names: string[] }>(sql`
    select live_unit(n.unit_id) as id, array_agg(distinct n.name) as names from shared_unit_name n
    join unit u on u.id = live_unit(n.unit_id) where n.name <> u.name group by 1`);
  return new Map(rows.map(({ id, names }) => [id, names]));
}

/** What a unit was called on a day; undefined where there is no such unit. */
export async function readUnitName(reading: Reading, unitId: string, day: string): Promise<string | undefined> {
  const row = await reading.row<{ name: string }>(sql`
    select name from shared_unit_name where unit_id = ${unitId}::uuid and ${day}::date >= from_day and ${day}::date < until_day`);
  return row?.name;
}

/** What this transaction has recorded and whose day has come, in the order it was recorded. */
export async function listNewUnitActs(reading: Reading): Promise<UnitAct[]> {
  return reading.rows<UnitAct>(sql`
    select ${actColumns} from ${actSource}
    where a.recorded_at = now() and a.settled_at is null and coalesce(a.effective_on, '-infinity') <= today_in_shanghai()
    order by a.number`);
}

/** A change that is not in force yet and is not called off; nobody else settles it or calls it off meanwhile. */
export async function lockUnitAct(tx: Tx, id: string): Promise<UnitAct | undefined> {
  return tx.row<UnitAct>(sql`
    select ${actColumns} from ${actSource} where a.id = ${id}::uuid and a.settled_at is null and a.revoked_at is null for update of a`);
}

/** Who belongs to a unit, and the posts in it that are held today or later. */
export async function countUnitPeople(reading: Reading, unitId: string): Promise<Pick<UnitMoves, 'people' | 'posts'>> {
  const row = await reading.row<{ people: number; posts: number }>(sql`
    select (select count(*)::integer from account a where a.unit_id = ${unitId}::uuid) as people,
      (select count(*)::integer from account_role r where r.unit_id = ${unitId}::uuid
        and coalesce(r.valid_until, 'infinity') >= today_in_shanghai()) as posts`);
  return row ?? { people: 0, posts: 0 };
}

/** The day in Shanghai that the database counts by. */
export async function readToday(reading: Reading): Promise<string> {
  const row = await reading.row<{ day: string }>(sql`select to_char(today_in_shanghai(), 'YYYY-MM-DD') as day`);
  if (row === undefined) throw new TypeError('no day');
  return row.day;
}

/** Whom the end of a unit concerns: who belongs to it or holds a post in it. */
export async function listUnitPeople(reading: Reading, unitId: string): Promise<string[]> {
  const rows = await reading.rows<{ id: string }>(sql`
    select a.id from account a where a.active and (a.unit_id = ${unitId}::uuid or exists (
      select from account_role r where r.site_id = a.site_id and r.account_id = a.id and r.unit_id = ${unitId}::uuid
        and coalesce(r.valid_until, 'infinity') >= today_in_shanghai())) order by a.id`);
  return rows.map(({ id }) => id);
}
