import type { CalendarVersion } from './calendar-version.ts';
import { dayNumber, fromDayNumber, weekdayOf } from './iso-date.ts';
import type { IsoDate } from './iso-date.ts';

/** Every day a calendar covers, in order. */
export interface DayTable {
  /** Day number of the first. */
  readonly first: number;
  readonly dates: readonly IsoDate[];
  /** Whether offices work on it. */
  readonly worked: readonly boolean[];
}

/** A version never changes, so its days are worked out once; counts are made by the thousand when dates are recomputed. */
const tables = new WeakMap<CalendarVersion, DayTable>();

/** The rule itself: a holiday is off, a make-up day is worked, otherwise Monday to Friday. */
function buildTable(calendar: CalendarVersion): DayTable {
  const first = dayNumber(calendar.from);
  const dates: IsoDate[] = [];
  const worked: boolean[] = [];
  for (let day = first; day <= dayNumber(calendar.to); day += 1) {
    const date = fromDayNumber(day);
    dates.push(date);
    worked.push(!calendar.holidays.has(date) && (calendar.makeupWorkdays.has(date) || weekdayOf(day) <= 5));
  }
  return { first, dates, worked };
}

export function dayTable(calendar: CalendarVersion): DayTable {
  const known = tables.get(calendar);
  if (known !== undefined) return known;
  const table = buildTable(calendar);
  tables.set(calendar, table);
  return table;
}
