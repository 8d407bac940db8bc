import type { CalendarChanges, CalendarVersion } from '@openzone/calendar';
import { sql, type Tx } from '../../platform/db/index.ts';
import { listCalendarChanges, withChanges } from './reader.ts';

export interface NewChange {
  readonly changes: Omit<CalendarChanges, 'id'>;
  /** The notice or decision it rests on. */
  readonly basis: string;
  readonly by: string | null;
}

/**
 * Adds a change to the site's calendar, after building the calendar with it: a change that contradicts it is refused whole.
 * @returns the calendar as it now is
 * @throws CalendarError INVALID_CALENDAR
 */
export async function changeCalendar(tx: Tx, { changes, basis, by }: NewChange): Promise<CalendarVersion> {
  await tx.run(sql`select pg_advisory_xact_lock(4158002, ${tx.siteId}::integer)`);
  const before = await listCalendarChanges(tx);
  const number = (before.at(-1)?.number ?? 0) + 1;
  const stored = JSON.parse(JSON.stringify(changes, (_key, value: unknown) => asLists(value))) as Omit<
    CalendarChanges,
    'id'
  >;
  const calendar = withChanges([...before, { number, changes: stored, basis, createdAt: new Date(0) }]);
  await tx.run(sql`
    insert into calendar_change (site_id, number, changes, basis, created_by)
    values (${tx.siteId}, ${number}, ${JSON.stringify(stored)}::jsonb, ${basis}, ${by})`);
  return calendar;
}

function asLists(value: unknown): unknown {
  return value instanceof Set ? [...value] : value;
}
