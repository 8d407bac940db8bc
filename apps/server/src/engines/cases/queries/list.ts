import type { Person } from '../../../base/identity/index.ts';
import {
  empty,
  goingOn,
  inOrder,
  join,
  keyText,
  placeOf,
  sql,
  type ListOrder,
  type Reading,
  type Sql,
} from '../../../platform/db/index.ts';
import { caseUnits, seesAllCases } from '../policy.ts';

/** A case in a list. Dates are days; `paused` while no day can be due. */
export interface CaseRow {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly channel: string;
  readonly partyKind: string;
  readonly partyMasked: string;
  readonly summary: string;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly handlerId: string | null;
  readonly handlerName: string | null;
  readonly outcome: string | null;
  readonly submittedOn: string;
  readonly receivedOn: string | null;
  readonly dueOn: string | null;
  readonly clockStatus: string;
  readonly deliveredOn: string | null;
  readonly closedOn: string | null;
  /** It had ended once and was taken up again. */
  readonly reopened: boolean;
}

type CaseKey = 'due' | 'received' | 'number' | 'state' | 'unit' | 'closed';
type CaseSort = CaseKey | `-${CaseKey}`;

export interface CaseFilter {
  readonly view?: 'mine' | 'intake' | 'approve' | 'open' | 'closed' | 'all' | undefined;
  readonly q?: string | undefined;
  readonly state?: string | undefined;
  readonly outcome?: string | undefined;
  readonly channel?: string | undefined;
  readonly applicantKind?: string | undefined;
  readonly unitId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly closedFrom?: string | undefined;
  readonly closedTo?: string | undefined;
  readonly late?: boolean | undefined;
  readonly reopened?: boolean | undefined;
  /** Closed with this outcome (null: none of its own, which its parts have) without ever having been received. */
  readonly neverReceived?: string | null | undefined;
  /** Handed in by this day and at its end neither received nor closed. */
  readonly unconfirmedAt?: string | undefined;
  readonly sort?: CaseSort | undefined;
  /** `next` of the page before. */
  readonly after?: string | undefined;
  readonly page?: number | undefined;
  readonly pageSize?: number | undefined;
}

/** The states in which somebody must first take the case in hand, or approve it: the procedure names them. */
export interface ListStates {
  readonly intake: readonly string[];
  readonly approve: readonly string[];
  /** All of them in the order of the work. */
  readonly order?: readonly string[];
}

const columns = sql`c.id, c.number, c.state, c.channel, c.party_kind as "partyKind", c.party_masked as "partyMasked", c.summary,
  c.unit_id as "unitId", n.name as "unitName", c.handler_id as "handlerId", a.display_name as "handlerName", c.outcome,
  c.submitted_on as "submittedOn", c.received_on as "receivedOn", c.due_on as "dueOn", c.clock_status as "clockStatus",
  c.delivered_on as "deliveredOn", c.closed_on as "closedOn", c.reopened`;

/** The cases this person may know of. */
export function visible(person: Person): Sql {
  return seesAllCases(person) ? sql`true` : sql`c.unit_id = any(${caseUnits(person)}::uuid[])`;
}

function mine(person: Person): Sql {
  return sql`c.open and (c.handler_id = ${person.id}::uuid or (c.handler_id is null and c.unit_id = any(${caseUnits(person)}::uuid[])))`;
}

function viewed(view: CaseFilter['view'], person: Person, states: ListStates): Sql {
  switch (view) {
    case 'mine':
      return mine(person);
    case 'intake':
      return sql`c.open and (c.state = any(${states.intake}::text[]) or c.unit_id is null)`;
    case 'approve':
      return sql`c.open and c.state = any(${states.approve}::text[])`;
    case 'open':
      return sql`c.open`;
    case 'closed':
      return sql`not c.open`;
    case 'all':
    case undefined:
      return sql`true`;
  }
}

function conditions(procedure: string, person: Person, filter: CaseFilter, states: ListStates, today: string): Sql {
  const parts: Sql[] = [sql`c.procedure = ${procedure}`, visible(person), viewed(filter.view, person, states)];
  const q = filter.q?.trim() ?? '';
  if (q !== '') parts.push(sql`(c.number = upper(${q}) or c.summary ilike ${`%${q.replaceAll(/[\\%_]/g, '\\$&')}%`})`);
  if (filter.state !== undefined) parts.push(sql`c.state = ${filter.state}`);
  if (filter.outcome !== undefined) parts.push(sql`c.outcome = ${filter.outcome}`);
  if (filter.channel !== undefined) parts.push(sql`c.channel = ${filter.channel}`);
  if (filter.applicantKind !== undefined) parts.push(sql`c.party_kind = ${filter.applicantKind}`);
  if (filter.unitId !== undefined) parts.push(sql`c.unit_id = ${filter.unitId}::uuid`);
  if (filter.from !== undefined) parts.push(sql`c.received_on >= ${filter.from}::date`);
  if (filter.to !== undefined) parts.push(sql`c.received_on <= ${filter.to}::date`);
  if (filter.closedFrom !== undefined) parts.push(sql`c.closed_on >= ${filter.closedFrom}::date`);
  if (filter.closedTo !== undefined) parts.push(sql`c.closed_on <= ${filter.closedTo}::date`);
  if (filter.late === true) parts.push(late(today));
  if (filter.reopened === true) parts.push(sql`c.reopened`);
  if (filter.neverReceived !== undefined)
    parts.push(
      sql`c.received_on is null and not c.open and c.outcome is not distinct from ${filter.neverReceived}::text`,
    );
  if (filter.unconfirmedAt !== undefined) parts.push(unconfirmedAt(filter.unconfirmedAt));
  return join(parts, ' and ');
}

/** Past its day and not served, or served after it. */
function late(today: string): Sql {
  return sql`((c.delivered_on is null and c.open and c.due_on < ${today}::date) or c.on_time = false)`;
}

/**
 * Handed in by the day and at its end neither received nor closed. What was split since is left out: by then it had been received, or
 * its parts wait for it.
 */
export function unconfirmedAt(day: string): Sql {
  return sql`(c.submitted_on <= ${day}::date and (c.received_on is null or c.received_on > ${day}::date)
    and (c.closed_on is null or c.closed_on > ${day}::date) and (c.open or c.outcome is not null))`;
}

/** The name its unit had on the day a case came in. */
const unitOfDay = sql`
  left join shared_unit_name n on n.site_id = c.site_id and n.unit_id = c.unit_id and c.submitted_on >= n.from_day and c.submitted_on < n.until_day`;

/** What has no day is last, as if its day never came. */
function orderOf(sort: CaseSort, states: ListStates): ListOrder & { readonly table: Sql } {
  const order = { name: sort, tie: sql`c.number`, tieType: 'text', descending: sort.startsWith('-') } as const;
  const day = (column: Sql): ListOrder & { readonly table: Sql } => ({
    ...order,
    key: sql`coalesce(${column}, 'infinity'::date)`,
    column,
    keyType: 'date',
    table: empty,
  });
  switch (sort) {
    case 'due':
    case '-due':
      return day(sql`c.due_on`);
    case 'received':
    case '-received':
      return day(sql`c.received_on`);
    case 'closed':
    case '-closed':
      return day(sql`c.closed_on`);
    case 'number':
    case '-number':
      return { ...order, key: sql`c.number`, keyType: 'text', table: empty };
    case 'state':
    case '-state': {
      const key = sql`coalesce(array_position(${states.order ?? []}::text[], c.state), 0)`;
      return { ...order, key, keyType: 'integer', table: empty };
    }
    case 'unit':
    case '-unit': {
      const table = sql`left join shared_unit o on o.site_id = c.site_id and o.id = c.unit_id`;
      return { ...order, key: sql`(coalesce(o.name, '') collate "zh-x-icu")`, keyType: 'text', table };
    }
  }
}

/** In the order asked for; unasked the most urgent first while they are open, the newest first once they are closed. */
export async function listCases(
  reading: Reading,
  procedure: string,
  person: Person,
  filter: CaseFilter,
  states: ListStates,
  today: string,
): Promise<{ items: CaseRow[]; total: number; next: string | null }> {
  const where = conditions(procedure, person, filter, states, today);
  const size = filter.pageSize ?? 20;
  const isPast = filter.view === 'closed' || filter.view === 'all';
  const order = orderOf(filter.sort ?? (isPast ? '-closed' : 'due'), states);
  const onward = goingOn(order, filter.after);
  const offset = onward === undefined ? ((filter.page ?? 1) - 1) * size : 0;
  const listed = await reading.rows<CaseRow & { readonly placeKey: string }>(sql`
    with page as materialized (
      select c.id, ${order.key} as key from case_file c ${order.table} where ${where} and ${onward ?? sql`true`}
      order by ${inOrder(order)} limit ${size + 1} offset ${offset})
    select ${columns}, ${keyText(order, sql`page.key`)} as "placeKey" from page join case_file c using (id)
      ${unitOfDay} left join shared_account a on a.id = c.handler_id
    order by ${inOrder({ key: sql`page.key`, tie: order.tie, descending: order.descending })}`);
  const items = listed.slice(0, size);
  const last = items.at(-1);
  const next = listed.length > size && last !== undefined ? placeOf(order, last.placeKey, last.number) : null;
  const row = await reading.row<{ total: number }>(sql`select count(*) as total from case_file c where ${where}`);
  return { items: items.map(({ placeKey: _, ...item }) => item), total: row?.total ?? 0, next };
}

/** How many wait for this person, in one pass over the open cases. */
export async function countWaiting(
  reading: Reading,
  procedure: string,
  person: Person,
  states: ListStates,
  today: string,
  soon: string,
): Promise<{ mine: number; intake: number; approve: number; late: number; soon: number }> {
  const row = await reading.row<{ mine: number; intake: number; approve: number; late: number; soon: number }>(sql`
    select count(*) filter (where ${mine(person)}) as mine,
      count(*) filter (where c.state = any(${states.intake}::text[]) or c.unit_id is null) as intake,
      count(*) filter (where c.state = any(${states.approve}::text[])) as approve,
      count(*) filter (where c.delivered_on is null and c.due_on < ${today}::date) as late,
      count(*) filter (where c.delivered_on is null and c.due_on between ${today}::date and ${soon}::date) as soon
    from case_file c where c.procedure = ${procedure} and c.open and ${visible(person)}`);
  return row ?? { mine: 0, intake: 0, approve: 0, late: 0, soon: 0 };
}

/** Cases of the same words or the same applicant, newest first. */
export async function findSimilar(
  reading: Reading,
  procedure: string,
  person: Person,
  file: { readonly id: string; readonly contentKey: string; readonly partyKey: string },
): Promise<{ id: string; number: string; summary: string; state: string; sameApplicant: boolean }[]> {
  return reading.rows(sql`
    select c.id, c.number, c.summary, c.state, c.party_key = ${file.partyKey} as "sameApplicant" from case_file c
    where c.procedure = ${procedure} and c.id <> ${file.id}::uuid and ${visible(person)}
      and (c.content_key = ${file.contentKey} or c.party_key = ${file.partyKey})
    order by (c.content_key = ${file.contentKey}) desc, c.submitted_on desc, c.number desc limit 10`);
}

/** One row as the lists show it; undefined when the person may not know of it. `anybody`: for the applicant's own receipt. */
export async function readRow(
  reading: Reading,
  procedure: string,
  person: Person | 'anybody',
  id: string,
): Promise<CaseRow | undefined> {
  return reading.row<CaseRow>(sql`
    select ${columns} from case_file c ${unitOfDay} left join shared_account a on a.id = c.handler_id
    where c.procedure = ${procedure} and c.id = ${id}::uuid and ${person === 'anybody' ? sql`true` : visible(person)}`);
}
