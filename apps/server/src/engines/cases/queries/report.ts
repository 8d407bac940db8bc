import type { IsoDate } from '@openzone/calendar';
import { empty, join, sql, type Reading, type Sql } from '../../../platform/db/index.ts';
import { fold } from '../fold.ts';
import type { CaseState, Procedure } from '../procedure.ts';
import { readEventsOf } from '../reader.ts';

/** What reports count among cases. Nobody's view is applied: who may see a report is decided by who compiles it. */

export interface TallyOptions {
  readonly procedure: string;
  /** The first and the last day of the period. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** An event that marks a case, if it happened by the last day. */
  readonly markedBy: string;
  /** Cases in these states are counted in others: what was split counts in its parts. */
  readonly leftOut: readonly string[];
  /** Cases whoever asks counts by himself. */
  readonly except: readonly string[];
}

export interface CaseTally {
  readonly unitId: string | null;
  readonly channel: string;
  readonly partyKind: string;
  /** Of a case closed within the period; null while it was pending on the last day. */
  readonly outcome: string | null;
  /** Received within the period; otherwise carried into it. */
  readonly came: boolean;
  /** Closed within the period; otherwise carried out of it. */
  readonly closed: boolean;
  readonly marked: boolean;
  readonly late: boolean;
}

/**
 * Cases open at some time of the period: received by its last day, and not closed before its first. Events are looked through for marks
 * only where somebody asks for them.
 */
function seen({ procedure, from, to, markedBy, leftOut, except }: TallyOptions, isMarked: boolean): Sql {
  const marked = isMarked ? sql`c.id in (select m.case_id from marked m)` : sql`false`;
  const marks = isMarked
    ? sql`marked as materialized (select distinct case_id from case_event where kind = ${markedBy} and on_day <= ${to}::date),`
    : empty;
  return sql`
    ${marks}
    seen as (
      select c.id, c.unit_id as "unitId", c.channel, c.party_kind as "partyKind",
        case when c.closed_on <= ${to}::date then c.outcome end as outcome,
        c.received_on >= ${from}::date as came, coalesce(c.closed_on <= ${to}::date, false) as closed,
        ${marked} as marked, coalesce(c.closed_on <= ${to}::date and not c.on_time, false) as late
      from case_file c
      where c.procedure = ${procedure} and c.received_on <= ${to}::date and (c.closed_on is null or c.closed_on >= ${from}::date)
        and c.state <> all(${leftOut}::text[]) and c.id <> all(${except}::uuid[]))`;
}

/** Columns a tally may be grouped by, each as it stood on the last day. */
const columnOf: Readonly<Record<keyof CaseTally, Sql>> = {
  unitId: sql`"unitId"`,
  channel: sql`channel`,
  partyKind: sql`"partyKind"`,
  outcome: sql`outcome`,
  came: sql`came`,
  closed: sql`closed`,
  marked: sql`marked`,
  late: sql`late`,
};

/** Whether a tally names what it counted as well, for whoever keeps what a figure was made of. */
export interface TallyDepth {
  readonly withIds: boolean;
}

/** How many cases there are of each combination of `by` (always with the unit) that occurs. */
export async function tallyCases<D extends Exclude<keyof CaseTally, 'unitId'>>(
  reading: Reading,
  options: TallyOptions,
  by: readonly D[],
  { withIds }: TallyDepth = { withIds: false },
): Promise<(Pick<CaseTally, D | 'unitId'> & { readonly count: number; readonly ids?: readonly string[] })[]> {
  const columns = join([columnOf.unitId, ...by.map((one) => columnOf[one])]);
  const isMarked = by.some((one) => one === 'marked');
  const ids = withIds ? sql`, array_agg(id) as ids` : empty;
  return reading.rows(
    sql`with ${seen(options, isMarked)} select ${columns}, count(*) as count${ids} from seen group by ${columns}`,
  );
}

/** Which of the tallied cases are meant; what is undefined does not matter. */
export interface TallyFilter {
  /** `none`: the cases no unit has been given. */
  readonly unitIds?: readonly string[] | 'none' | undefined;
  readonly channels?: readonly string[] | undefined;
  readonly partyKinds?: readonly string[] | undefined;
  readonly outcomes?: readonly string[] | undefined;
  readonly came?: boolean | undefined;
  readonly closed?: boolean | undefined;
  readonly marked?: boolean | undefined;
}

export interface TalliedCase {
  readonly id: string;
  readonly number: string;
  readonly summary: string;
  readonly unitId: string | null;
  readonly receivedOn: IsoDate;
  readonly closedOn: IsoDate | null;
  readonly outcome: string | null;
}

function matching(filter: TallyFilter): Sql {
  const parts: Sql[] = [sql`true`];
  if (filter.unitIds === 'none') parts.push(sql`s."unitId" is null`);
  else if (filter.unitIds !== undefined) parts.push(sql`s."unitId" = any(${filter.unitIds}::uuid[])`);
  if (filter.channels !== undefined) parts.push(sql`s.channel = any(${filter.channels}::text[])`);
  if (filter.partyKinds !== undefined) parts.push(sql`s."partyKind" = any(${filter.partyKinds}::text[])`);
  if (filter.outcomes !== undefined) parts.push(sql`s.outcome = any(${filter.outcomes}::text[])`);
  if (filter.came !== undefined) parts.push(sql`s.came = ${filter.came}`);
  if (filter.closed !== undefined) parts.push(sql`s.closed = ${filter.closed}`);
  if (filter.marked !== undefined) parts.push(sql`s.marked = ${filter.marked}`);
  return join(parts, ' and ');
}

/** The cases behind a figure, and those of `also`, by number. */
export async function listTallied(
  reading: Reading,
  options: TallyOptions,
  filters: readonly TallyFilter[],
  also: readonly string[],
  page: { readonly limit: number; readonly offset: number },
): Promise<{ items: TalliedCase[]; total: number }> {
  const any =
    filters.length === 0
      ? sql`false`
      : join(
          filters.map((one) => sql`(${matching(one)})`),
          ' or ',
        );
  const ids = sql`with ${seen(
    options,
    filters.some(({ marked }) => marked !== undefined),
  )}, ids as (select s.id from seen s where ${any} union select unnest(${also}::uuid[]))`;
  const items = await reading.rows<TalliedCase>(sql`
    ${ids} select c.id, c.number, c.summary, c.unit_id as "unitId", c.received_on as "receivedOn", c.closed_on as "closedOn", c.outcome
    from ids join case_file c using (id) order by c.received_on, c.number limit ${page.limit} offset ${page.offset}`);
  const row = await reading.row<{ total: number }>(sql`${ids} select count(*) as total from ids`);
  return { items, total: row?.total ?? 0 };
}

/** A case as its events made it by some day. */
export interface CaseAsOf<Facts> {
  readonly id: string;
  readonly channel: string;
  readonly partyKind: string;
  readonly receivedOn: IsoDate | null;
  readonly onTime: boolean | null;
  readonly state: CaseState<Facts>;
}

/** The cases to which this happened from one day to another, each folded as it stood on the day `asOf`. */
export async function casesWithEvent<Facts>(
  reading: Reading,
  procedure: Procedure<Facts>,
  kind: string,
  from: IsoDate,
  to: IsoDate,
  asOf: IsoDate,
): Promise<CaseAsOf<Facts>[]> {
  const files = await reading.rows<Omit<CaseAsOf<Facts>, 'state'>>(sql`
    select c.id, c.channel, c.party_kind as "partyKind", c.received_on as "receivedOn", c.on_time as "onTime" from case_file c
    where c.procedure = ${procedure.key} and c.id in (select case_id from case_event
      where kind = ${kind} and on_day between ${from}::date and ${to}::date) order by c.number`);
  const events = await readEventsOf(
    reading,
    files.map(({ id }) => id),
  );
  return files.map((file) => ({
    ...file,
    state: fold(
      procedure,
      (events.get(file.id) ?? []).filter((event) => event.on <= asOf),
    ),
  }));
}
