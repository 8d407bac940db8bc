import { chinaNational, overlayCalendar, type CalendarChanges, type CalendarVersion } from '@openzone/calendar';
import { sql, type Reading } from '../../platform/db/index.ts';

/** A change as it is stored: days as lists. */
export interface StoredChange {
  readonly number: number;
  readonly changes: Omit<CalendarChanges, 'id'>;
  readonly basis: string;
  readonly createdAt: Date;
}

export async function listCalendarChanges(reading: Reading): Promise<StoredChange[]> {
  return reading.rows<StoredChange>(sql`
    select number, changes, basis, created_at as "createdAt" from calendar_change order by number`);
}

/** The calendar this site counts by: the national one with the site's changes in order. Its id tells how many there are. */
export async function readCalendar(reading: Reading): Promise<CalendarVersion> {
  return withChanges(await listCalendarChanges(reading));
}

export function withChanges(changes: readonly StoredChange[]): CalendarVersion {
  return changes.reduce<CalendarVersion>(
    (calendar, { number, changes: days, basis }) =>
      overlayCalendar(calendar, { ...days, id: `${chinaNational.id}+${number}`, note: basis }),
    chinaNational,
  );
}
