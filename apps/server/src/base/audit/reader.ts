import { empty, join, sql, type Reading, type Sql } from '../../platform/db/index.ts';
import type { Change, Outcome } from './domain.ts';

/** What entries are looked for by; what is left out does not matter. */
export interface TrailConditions {
  /** Who did it, or in whose place it was done. */
  readonly personId?: string;
  readonly act?: string;
  readonly kind?: string;
  readonly subjectId?: string;
  /** The number of a thing, whole: entries of all that ever bore it, under whatever number. */
  readonly number?: string;
  /** Days in Shanghai, both included. */
  readonly from?: string;
  readonly to?: string;
  readonly outcome?: Outcome;
  /** An address as `cleanAddress` gives it. */
  readonly address?: string;
}

export interface TrailRow {
  readonly id: string;
  readonly at: Date;
  readonly person: string;
  readonly actingFor: string;
  readonly act: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly subjectLabel: string;
  readonly outcome: Outcome;
  readonly error: string;
  readonly address: string;
  /** Where a list goes on after this row. */
  readonly cursor: string;
  readonly changes: readonly Change[];
  readonly note: string;
  readonly reference: string;
  readonly agent: string;
  readonly session: string;
}

const entryColumns = sql`
  e.id, e.at, e.person, e.acting_for_name as "actingFor", e.act, e.subject_kind as "subjectKind", e.subject_id as "subjectId",
  e.subject_label as "subjectLabel", e.outcome, e.error, coalesce(host(e.address), '') as address,
  to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '_' || e.id as cursor,
  e.changes, e.note, e.reference, e.agent, e.session`;

/** What is no cursor is none, since an address may be typed by hand. */
function readCursor(cursor: string | undefined): { readonly at: string; readonly id: string } | undefined {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(
    cursor ?? '',
  );
  const [, at, id] = match ?? [];
  return at === undefined || id === undefined || Number.isNaN(Date.parse(at)) ? undefined : { at, id };
}

/** The most things that ever bore one number; an index number is one document's, so there are rarely two. */
const mostThings = 20;

interface Thing {
  readonly kind: string;
  readonly id: string;
}

async function thingsCalled(reading: Reading, number: string): Promise<Thing[]> {
  return reading.rows<Thing>(sql`
    select distinct subject_kind as kind, subject_id as id from audit_entry
    where subject_label = ${number} and subject_label <> '' limit ${mostThings}`);
}

/** Everything but the person, whose two columns are walked one by one. */
function conditionsOf(conditions: TrailConditions, things: readonly Thing[] | undefined): Sql[] {
  const { act, kind, subjectId, from, to, outcome, address } = conditions;
  const parts: Sql[] = [];
  if (act !== undefined) parts.push(sql`e.act = ${act}`);
  if (kind !== undefined) parts.push(sql`e.subject_kind = ${kind}`);
  if (subjectId !== undefined) parts.push(sql`e.subject_id = ${subjectId}`);
  if (things !== undefined) {
    const each = things.map((thing) => sql`(e.subject_kind = ${thing.kind} and e.subject_id = ${thing.id})`);
    parts.push(each.length === 0 ? sql`false` : sql`(${join(each, ' or ')})`);
  }
  if (from !== undefined) parts.push(sql`e.at >= (${from}::date::timestamp at time zone 'Asia/Shanghai')`);
  if (to !== undefined) parts.push(sql`e.at < ((${to}::date + 1)::timestamp at time zone 'Asia/Shanghai')`);
  // Said as the index says it, so that it is taken whatever the value.
  if (outcome !== undefined)
    parts.push(outcome === 'done' ? sql`e.outcome = 'done'` : sql`e.outcome <> 'done' and e.outcome = ${outcome}`);
  if (address !== undefined) parts.push(sql`e.address = ${address}::inet`);
  return parts;
}

/**
 * Newest first, from where the last page ended. However many entries there are and however far down, a page costs the same: each
 * condition has an index in the order of the list. @returns at most `limit` rows, and the cursor of the next page or null
 */
export async function listEntries(
  reading: Reading,
  conditions: TrailConditions,
  after: string | undefined,
  limit: number,
): Promise<{ readonly rows: TrailRow[]; readonly next: string | null }> {
  const found = await reading.rows<TrailRow>(await entriesQuery(reading, conditions, after, limit + 1));
  const rows = found.slice(0, limit);
  return { rows, next: found.length > limit ? (rows.at(-1)?.cursor ?? null) : null };
}

/** The query itself, apart, so that its plan can be looked at. */
export async function entriesQuery(
  reading: Reading,
  conditions: TrailConditions,
  after: string | undefined,
  limit: number,
): Promise<Sql> {
  const { personId, number } = conditions;
  const things = number === undefined ? undefined : await thingsCalled(reading, number);
  const common = conditionsOf(conditions, things);
  const from = readCursor(after);
  if (from !== undefined) common.push(sql`(e.at, e.id) < (${from.at}::timestamptz, ${from.id}::uuid)`);
  const part = (more: readonly Sql[]): Sql => {
    const parts = [...more, ...common];
    const where = parts.length === 0 ? empty : sql`where ${join(parts, ' and ')}`;
    return sql`select ${entryColumns} from audit_entry e ${where} order by e.at desc, e.id desc limit ${limit}`;
  };
  if (personId === undefined) return part([]);
  const own = part([sql`e.account_id = ${personId}::uuid`]);
  const inPlace = part([sql`e.acting_for = ${personId}::uuid`, sql`e.account_id is distinct from ${personId}::uuid`]);
  return sql`select * from ((${own}) union all (${inPlace})) both_parts order by at desc, id desc limit ${limit}`;
}

export async function findEntry(reading: Reading, id: string): Promise<TrailRow | undefined> {
  return reading.row<TrailRow>(sql`select ${entryColumns} from audit_entry e where e.id = ${id}::uuid`);
}
