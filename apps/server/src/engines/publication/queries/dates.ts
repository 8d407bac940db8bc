import type { CalendarVersion, IsoDate } from '@openzone/calendar';
import type { DocumentDetail } from '@openzone/contracts';
import { sql, type Reading, type Tx } from '../../../platform/db/index.ts';
import type { DateMove } from '../domain.ts';

/** The days of publication that are still to come, and how they moved with the calendar. The condition says what `isUnderClock` says. */

const isLive = sql`d.stage in ('draft', 'determined', 'in_review', 'approved', 'scheduled')
  and (d.public_version_id is null or d.withdrawn_at is not null or w.changed_date is not null)`;
const isAsked = sql`coalesce(version_attribute(d.site_id, w.id), 'PROACTIVE') = 'PROACTIVE'`;
const fromLive = sql`from document d join document_version w on w.site_id = d.site_id and w.id = d.working_version_id`;
const dayOf = sql`coalesce(w.changed_date, w.written_date)`;

/** The days from which live documents are counted. */
export async function listLiveDays(reading: Reading): Promise<IsoDate[]> {
  const rows = await reading.rows<{ day: IsoDate }>(sql`
    select distinct ${dayOf} as day ${fromLive} where ${isLive}`);
  return rows.map(({ day }) => day);
}

/** How many of them are counted from each day. */
export async function countLive(reading: Reading): Promise<ReadonlyMap<IsoDate, number>> {
  const rows = await reading.rows<{ day: IsoDate; count: number }>(sql`
    select ${dayOf} as day, count(*) as count ${fromLive} where ${isLive} and ${isAsked} group by 1`);
  return new Map(rows.map(({ day, count }) => [day, count]));
}

export interface MovedDocument {
  readonly moveId: number;
  readonly documentId: string;
  readonly title: string;
  readonly unitId: string;
  readonly createdBy: string;
  readonly day: IsoDate;
}

/** Keeps the old day of every document that is counted from a day that moved. */
export async function insertDateMoves(
  tx: Tx,
  moves: readonly DateMove[],
  calendar: CalendarVersion,
): Promise<MovedDocument[]> {
  return tx.rows<MovedDocument>(sql`
    with moved as (
      insert into publication_date_move (site_id, document_id, due_before, due_after, calendar, basis)
      select d.site_id, d.id, m.before, m.after, ${calendar.id}, ${calendar.note ?? ''} ${fromLive}
      join unnest(${moves.map(({ day }) => day)}::date[], ${moves.map(({ before }) => before)}::date[],
        ${moves.map(({ after }) => after)}::date[]) m (day, before, after) on m.day = ${dayOf}
      where ${isLive} and ${isAsked} returning id, document_id)
    select m.id as "moveId", d.id as "documentId", w.title, d.unit_id as "unitId", d.created_by as "createdBy",
      ${dayOf} as day ${fromLive}
    join moved m on m.document_id = d.id order by ${dayOf}, d.id`);
}

interface KeptCalendar {
  readonly id: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly holidays: readonly IsoDate[];
  readonly makeupWorkdays: readonly IsoDate[];
}

/** What was last counted by; undefined where nothing was. Runs beside this one wait. */
export async function lockCountedCalendar(tx: Tx): Promise<CalendarVersion | undefined> {
  await tx.run(sql`select pg_advisory_xact_lock(4158031, ${tx.siteId}::integer)`);
  const row = await tx.row<{ calendar: KeptCalendar }>(sql`select calendar from publication_calendar`);
  if (row === undefined) return undefined;
  const { holidays, makeupWorkdays, ...days } = row.calendar;
  return { ...days, holidays: new Set(holidays), makeupWorkdays: new Set(makeupWorkdays) };
}

export async function keepCountedCalendar(tx: Tx, { id, from, to, ...days }: CalendarVersion): Promise<void> {
  const kept: KeptCalendar = {
    id,
    from,
    to,
    holidays: [...days.holidays].toSorted(),
    makeupWorkdays: [...days.makeupWorkdays].toSorted(),
  };
  await tx.run(sql`
    insert into publication_calendar (site_id, calendar) values (${tx.siteId}, ${JSON.stringify(kept)}::jsonb)
    on conflict (site_id) do update set calendar = excluded.calendar, counted_at = now()`);
}

/** How the day of a document moved, the newest first. */
export async function listDateMoves(reading: Reading, documentId: string): Promise<DocumentDetail['dateMoves']> {
  const rows = await reading.rows<Omit<DocumentDetail['dateMoves'][number], 'at'> & { readonly at: Date }>(sql`
    select due_before as before, due_after as after, calendar, basis, at from publication_date_move
    where document_id = ${documentId}::uuid order by id desc`);
  return rows.map(({ at, ...move }) => ({ ...move, at: at.toISOString() }));
}
