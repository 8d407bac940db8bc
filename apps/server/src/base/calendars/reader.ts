import {
  chinaNational,
  overlayCalendar,
  type CalendarChanges,
  type CalendarVersion,
  type ClockPolicy,
} from '@openzone/calendar';
import { sql, type Reading } from '../../platform/db/index.ts';

/** A change as it is stored: days as lists, or choices in how days are counted. */
export interface StoredChange {
  readonly number: number;
  readonly changes: Omit<CalendarChanges, 'id'>;
  /** The site's choices from here on, whole; null where the row changes days. */
  readonly policy: Partial<ClockPolicy> | null;
  readonly basis: string;
  readonly createdAt: Date;
}

/** What days are counted by: the calendar and the site's choices. The calendar's id names both. */
export interface Counting {
  readonly calendar: CalendarVersion;
  readonly policy: Partial<ClockPolicy>;
}

export async function listCalendarChanges(reading: Reading): Promise<StoredChange[]> {
  return reading.rows<StoredChange>(sql`
    select number, changes, policy, basis, created_at as "createdAt" from calendar_change order by number`);
}

/** The calendar this site counts by: the national one with the site's changes in order. Its id tells how many there are. */
export async function readCalendar(reading: Reading): Promise<CalendarVersion> {
  return withChanges(await listCalendarChanges(reading));
}

/** The calendar with the choices made last. */
export async function readCounting(reading: Reading): Promise<Counting> {
  return countingOf(await listCalendarChanges(reading));
}

/** What was counted by under this id; undefined where the national calendar of that time is not the one this program has. */
export async function readCountingNamed(reading: Reading, id: string): Promise<Counting | undefined> {
  if (id === chinaNational.id) return countingOf([]);
  const before = `${chinaNational.id}+`;
  const number = id.startsWith(before) ? Number(id.slice(before.length)) : Number.NaN;
  const changes = await listCalendarChanges(reading);
  return changes.some((change) => change.number === number)
    ? countingOf(changes.filter((change) => change.number <= number))
    : undefined;
}

export function countingOf(changes: readonly StoredChange[]): Counting {
  return { calendar: withChanges(changes), policy: changes.findLast(({ policy }) => policy !== null)?.policy ?? {} };
}

export function withChanges(changes: readonly Pick<StoredChange, 'number' | 'changes' | 'basis'>[]): CalendarVersion {
  return changes.reduce<CalendarVersion>(
    (calendar, { number, changes: days, basis }) =>
      overlayCalendar(calendar, { ...days, id: `${chinaNational.id}+${number}`, note: basis }),
    chinaNational,
  );
}
