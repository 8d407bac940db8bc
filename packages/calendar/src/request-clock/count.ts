import type { CalendarVersion } from '../calendar-version.ts';
import { CalendarError } from '../errors.ts';
import { dayTable } from '../day-table.ts';
import { addDays, dayNumber } from '../iso-date.ts';
import type { IsoDate } from '../iso-date.ts';
import { addWorkdays, covers } from '../workdays.ts';
import type { Pause } from './reading.ts';

/** A limit counted out day by day. */
export interface Count {
  /** The last day of the limit; null when the count could not be finished. */
  readonly due: IsoDate | null;
  /** The workdays counted, in order. */
  readonly counted: readonly IsoDate[];
  /** Workdays passed over because of a pause. */
  readonly excluded: number;
  /** Why it was not finished: a pause that lasts, or the end of the calendar. */
  readonly stopped: 'PAUSED' | 'CALENDAR' | null;
}

/** The pause a day falls into. */
export function pauseOn(date: IsoDate, pauses: readonly Pause[]): Pause | undefined {
  return pauses.find(({ after, through }) => after < date && (through === null || date <= through));
}

/** The day before the first that may count: the start itself, which is not counted, unless the agency counts it. */
export function dayBeforeCounting(start: IsoDate, startDayCounted: boolean): IsoDate {
  return startDayCounted ? addDays(start, -1) : start;
}

/**
 * The `limit`-th workday after `start`, days in a pause passed over. A pause that lasts is followed up to `asOf`, so that
 * what it has cost by then is known.
 */
export function countLimit(parts: {
  readonly start: IsoDate;
  readonly limit: number;
  readonly pauses: readonly Pause[];
  readonly calendar: CalendarVersion;
  readonly asOf: IsoDate;
}): Count {
  const { limit, pauses, calendar, asOf } = parts;
  const counted: IsoDate[] = [];
  let excluded = 0;
  if (!covers(parts.start, calendar)) return { due: null, counted, excluded, stopped: 'CALENDAR' };
  const { first, dates, worked } = dayTable(calendar);
  for (let place = dayNumber(parts.start) - first + 1; counted.length < limit; place += 1) {
    const date = dates[place];
    const pause = pauseOn(date ?? addDays(calendar.to, 1), pauses);
    const isEndless = pause?.through === null;
    if (date === undefined) return { due: null, counted, excluded, stopped: isEndless ? 'PAUSED' : 'CALENDAR' };
    if (isEndless && date > asOf) return { due: null, counted, excluded, stopped: 'PAUSED' };
    if (worked[place] !== true) continue;
    if (pause === undefined) counted.push(date);
    else excluded += 1;
  }
  return { due: counted.at(-1) ?? parts.start, counted, excluded, stopped: null };
}

/** The `n`-th workday after `start`, or null when the calendar ends before it. */
export function workdayAfter(start: IsoDate, n: number, calendar: CalendarVersion): IsoDate | null {
  try {
    return addWorkdays(start, n, calendar);
  } catch (error) {
    if (error instanceof CalendarError && error.code === 'CALENDAR_UNAVAILABLE') return null;
    throw error;
  }
}
