import type {
  Channel,
  PublicationPlan,
  PublishingCalendar,
  PublishingCalendarEntry,
  PublishingCalendarQuery,
  Stage,
} from '@openzone/contracts';
import { addDays, weekday, type CalendarVersion } from '@openzone/calendar';
import { readCalendar } from '../../../base/calendars/index.ts';
import type { Person } from '../../../base/identity/index.ts';
import { join, sql, type Reading, type Sql } from '../../../platform/db/index.ts';
import { invalid } from '../../../platform/errors.ts';
import { checkDay, type DocumentState } from '../domain.ts';
import { allowedActions, mayLoosen, seesAll, seesWork, visibleUnits } from '../policy.ts';
import { readStates } from '../reader.ts';

/** What goes out when, and what went out: planned by people of the unit and their reviewers, public for everybody. */

const mostDays = 62;
const mostEntries = 1000;

interface Row {
  readonly documentId: string;
  readonly kind: PublishingCalendarEntry['kind'];
  readonly day: string;
  readonly at: Date | null;
  readonly setBy: string;
  readonly forced: boolean;
  readonly title: string;
  readonly unitName: string;
  readonly columnId: string;
  readonly stage: Stage;
  readonly notBefore: Date | null;
  readonly wishedOn: string | null;
  readonly reason: string;
  readonly channels: Channel[];
}

const startOf = (day: string): Sql => sql`(${day}::timestamp at time zone 'Asia/Shanghai')`;
const afterOf = (day: string): Sql => sql`((${day}::date + 1)::timestamp at time zone 'Asia/Shanghai')`;

/** Each document stands once as planned: at its set time, else on the day wished for, else where its embargo ends. */
function happenings(from: string, to: string): Sql {
  const within = (time: Sql): Sql => sql`${time} >= ${startOf(from)} and ${time} < ${afterOf(to)}`;
  const dayOf = (time: Sql): Sql => sql`(${time} at time zone 'Asia/Shanghai')::date`;
  const open = sql`d.stage in ('draft', 'determined', 'in_review', 'approved')`;
  return sql`
    select d.site_id, d.id as document_id, d.working_version_id as version_id, 'SCHEDULED' as kind, d.scheduled_for as at,
      ${dayOf(sql`d.scheduled_for`)} as day, d.scheduled_by as by, false as forced
    from document d where d.stage = 'scheduled' and ${within(sql`d.scheduled_for`)}
    union all
    select d.site_id, d.id, d.working_version_id, 'WISHED', null, p.wished_on, p.planned_by, false
    from publication_plan p join document d on d.site_id = p.site_id and d.id = p.document_id
    where ${open} and p.wished_on between ${from}::date and ${to}::date
    union all
    select d.site_id, d.id, d.working_version_id, 'EMBARGOED', p.not_before, ${dayOf(sql`p.not_before`)}, p.embargo_by, false
    from publication_plan p join document d on d.site_id = p.site_id and d.id = p.document_id
    where ${open} and p.wished_on is null and ${within(sql`p.not_before`)}
    union all
    select a.site_id, a.document_id, a.version_id, 'PUBLISHED', a.at, ${dayOf(sql`a.at`)}, a.acted_by, a.forced
    from public_act a where a.action <> 'WITHDRAW' and ${within(sql`a.at`)}`;
}

/** To others than its own people a document is only what is public of it now. */
function visibleTo(person: Person): Sql {
  if (seesAll(person)) return sql`true`;
  return sql`(d.unit_id = any(${visibleUnits(person)}::uuid[])
    or (h.kind = 'PUBLISHED' and d.public_version_id = h.version_id and d.withdrawn_at is null)
    or (h.kind <> 'PUBLISHED' and awaits_review_by(d.site_id, d.id, ${person.id}::uuid)))`;
}

function filtersOf({ unitId, columnId, channel }: PublishingCalendarQuery): Sql {
  const parts: Sql[] = [sql`true`];
  if (unitId !== undefined) parts.push(sql`v.unit_id = ${unitId}::uuid`);
  if (columnId !== undefined) parts.push(sql`live_column(v.column_id) = ${columnId}::uuid`);
  // Whatever is published is published on the web.
  if (channel !== undefined && channel !== 'WEB')
    parts.push(sql`exists (select from document_channel c where c.site_id = d.site_id and c.document_id = d.id
      and c.channel = ${channel} and c.state <> 'withdrawn')`);
  return join(parts, ' and ');
}

/** The calendar of a stretch of days, for this person. */
export async function readPublishingCalendar(
  reading: Reading,
  person: Person,
  query: PublishingCalendarQuery,
): Promise<PublishingCalendar> {
  const from = checkDay('from', query.from);
  const to = checkDay('to', query.to);
  if (to < from || to > addDays(from, mostDays)) {
    throw invalid(
      'CALENDAR_TOO_LONG',
      'to',
      `发布日历一次最多显示 ${mostDays} 天，请缩短起止日期。`,
      `The publishing calendar shows at most ${mostDays} days at once; choose fewer.`,
    );
  }
  const rows = await reading.rows<Row>(sql`
    select h.document_id as "documentId", h.kind, h.day, h.at, a.display_name as "setBy", h.forced, v.title, n.name as "unitName",
      live_column(v.column_id) as "columnId", d.stage, p.not_before as "notBefore", p.wished_on as "wishedOn",
      coalesce(p.reason, '') as reason,
      array(select c.channel from document_channel c where c.site_id = d.site_id and c.document_id = d.id and c.state <> 'withdrawn'
        order by c.channel) as channels
    from (${happenings(from, to)}) h
    join document d on d.site_id = h.site_id and d.id = h.document_id
    join document_version v on v.site_id = h.site_id and v.id = h.version_id
    join shared_unit_name n on n.site_id = v.site_id and n.unit_id = v.unit_id and v.written_date >= n.from_day and v.written_date < n.until_day
    join shared_account a on a.site_id = h.site_id and a.id = h.by
    left join publication_plan p on p.site_id = d.site_id and p.document_id = d.id and h.kind <> 'PUBLISHED'
    where ${visibleTo(person)} and ${filtersOf(query)}
    order by h.day, h.at nulls last, d.id limit ${mostEntries + 1}`);
  const listed = rows.slice(0, mostEntries);
  const states = await readStates(reading, [...new Set(listed.map(({ documentId }) => documentId))]);
  return {
    days: daysOf(from, to, await readCalendar(reading)),
    entries: listed.flatMap((row) => {
      const state = states.get(row.documentId);
      return state === undefined ? [] : [presentEntry(row, state, person)];
    }),
    more: rows.length > mostEntries,
  };
}

function presentEntry({ at, notBefore, ...row }: Row, state: DocumentState, person: Person): PublishingCalendarEntry {
  const own = seesWork(person, state);
  return {
    ...row,
    at: at?.toISOString() ?? null,
    notBefore: notBefore?.toISOString() ?? null,
    stage: own ? row.stage : 'published',
    setBy: own ? row.setBy : '',
    revision: state.revision,
    actions: row.kind === 'PUBLISHED' || !own ? [] : allowedActions(person, state),
  };
}

function daysOf(from: string, to: string, calendar: CalendarVersion): PublishingCalendar['days'] {
  const days: PublishingCalendar['days'] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push({ day, kind: kindOf(day, calendar) });
  return days;
}

function kindOf(day: string, calendar: CalendarVersion): PublishingCalendar['days'][number]['kind'] {
  // Beyond the arrangement nobody knows what will be a holiday; weekends are guessed no more than holidays.
  if (day < calendar.from || day > calendar.to) return 'UNKNOWN';
  if (calendar.holidays.has(day)) return 'HOLIDAY';
  if (calendar.makeupWorkdays.has(day)) return 'MAKE_UP';
  return weekday(day) > 5 ? 'WEEKEND' : 'WORKDAY';
}

/** What is planned for a document, as its page shows it. */
export async function readPlan(
  reading: Reading,
  person: Person,
  state: DocumentState,
): Promise<PublicationPlan | null> {
  const row = await reading.row<
    Omit<PublicationPlan, 'notBefore' | 'mayLoosen'> & { readonly notBefore: Date | null }
  >(sql`
    select p.wished_on as "wishedOn", p.not_before as "notBefore", p.reason, e.display_name as "embargoBy", a.display_name as "plannedBy"
    from publication_plan p join shared_account a on a.site_id = p.site_id and a.id = p.planned_by
    left join shared_account e on e.site_id = p.site_id and e.id = p.embargo_by where p.document_id = ${state.id}::uuid`);
  if (row === undefined) return null;
  return {
    ...row,
    notBefore: row.notBefore?.toISOString() ?? null,
    mayLoosen: state.embargo === null || mayLoosen(person, state.embargo),
  };
}
