import type { RequestClock } from '@openzone/contracts';

type CountedDay = RequestClock['days'][number];

export interface MonthDay {
  readonly date: string;
  /** What the clock says of the day; null outside the count. */
  readonly counted: CountedDay | null;
}

export interface Month {
  /** `YYYY-MM` */
  readonly month: string;
  /** Weeks from Monday; null where the week belongs to another month. */
  readonly weeks: readonly (readonly (MonthDay | null)[])[];
}

const DAY_MS = 86_400_000;

/**
 * The weeks that the count touches, month by month. Pure arithmetic on the calendar: which days count is the server's to say.
 */
export function monthsOf(days: readonly CountedDay[]): Month[] {
  const byDate = new Map(days.map((day) => [day.date, day]));
  const dates = days.map(({ date }) => date).toSorted();
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return [];
  return allBetween(first.slice(0, 7), last.slice(0, 7)).map((month) => ({
    month,
    weeks: weeksOf(month, byDate).filter((week) =>
      week.some((day) => day !== null && day.date >= first && day.date <= last),
    ),
  }));
}

function allBetween(first: string, last: string): string[] {
  const found: string[] = [];
  for (let at = first; at <= last; at = nextMonth(at)) found.push(at);
  return found;
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/** The weeks of a month, from Monday. */
export function weeksOf(month: string, byDate: ReadonlyMap<string, CountedDay>): (MonthDay | null)[][] {
  const start = Date.parse(`${month}-01T00:00:00Z`);
  const end = Date.parse(`${nextMonth(month)}-01T00:00:00Z`);
  const cells: (MonthDay | null)[] = Array.from({ length: (new Date(start).getUTCDay() + 6) % 7 }, () => null);
  for (let at = start; at < end; at += DAY_MS) {
    const date = new Date(at).toISOString().slice(0, 10);
    cells.push({ date, counted: byDate.get(date) ?? null });
  }
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** How a day is drawn: what holds of it, the strongest first. */
export type DayMark = 'due' | 'counted' | 'start' | 'paused' | 'holiday' | 'rest' | 'outside';

export function markOf(day: MonthDay, due: string | null): DayMark {
  if (day.counted === null) return 'outside';
  if (day.date === due) return 'due';
  if (day.counted.counted) return 'counted';
  switch (day.counted.reason) {
    case 'START':
      return 'start';
    case 'PAUSED':
      return 'paused';
    case 'HOLIDAY':
      return 'holiday';
    default:
      return 'rest';
  }
}
