import type { CalendarChangeInput, CalendarView } from '@openzone/contracts';
import type { Announcement, DayKind } from './announcement.ts';

type Calendar = Pick<CalendarView, 'from' | 'to' | 'holidays' | 'makeupWorkdays'>;

export type PlanProblem =
  /** A day both off and worked. */
  | 'BOTH'
  /** A working day from Monday to Friday need not be made up. */
  | 'NOT_WEEKEND'
  /** Before the calendar begins. */
  | 'TOO_EARLY';

export interface CalendarPlan {
  readonly change: Omit<CalendarChangeInput, 'basis'>;
  /** Days of which the calendar says the same already. */
  readonly already: readonly string[];
  readonly problems: readonly { readonly problem: PlanProblem; readonly day: string }[];
  /** Years newly covered, each with its days off: a whole year's arrangement has more than a few. */
  readonly newYears: readonly { readonly year: string; readonly holidays: number }[];
}

/** What an announcement changes in the calendar as it is. Nothing changes where it says what the calendar says already. */
export function planChange(calendar: Calendar, announcement: Pick<Announcement, 'read'>): CalendarPlan {
  const off = daysOf(announcement, 'HOLIDAY');
  const worked = daysOf(announcement, 'WORKDAY');
  const holidays = new Set(calendar.holidays);
  const makeups = new Set(calendar.makeupWorkdays);
  const last = [...off, ...worked].toSorted().at(-1);
  const extendTo = last !== undefined && last > calendar.to ? `${last.slice(0, 4)}-12-31` : null;
  const problems = [
    ...off.filter((day) => worked.includes(day)).map((day) => ({ problem: 'BOTH' as const, day })),
    ...worked
      .filter((day) => !isWeekend(day) && !holidays.has(day))
      .map((day) => ({ problem: 'NOT_WEEKEND' as const, day })),
    ...[...off, ...worked].filter((day) => day < calendar.from).map((day) => ({ problem: 'TOO_EARLY' as const, day })),
  ];
  return {
    change: {
      addHolidays: off.filter((day) => !holidays.has(day)),
      addMakeupWorkdays: worked.filter((day) => isWeekend(day) && !makeups.has(day)),
      removeHolidays: worked.filter((day) => holidays.has(day)),
      removeMakeupWorkdays: off.filter((day) => makeups.has(day)),
      extendTo,
    },
    already: [...off.filter((day) => holidays.has(day)), ...worked.filter((day) => makeups.has(day))].toSorted(),
    problems,
    newYears: yearsAfter(calendar.to, extendTo).map((year) => ({
      year,
      holidays: off.filter((day) => day.startsWith(year)).length,
    })),
  };
}

export function changesNothing({ change }: CalendarPlan): boolean {
  return (
    change.extendTo === null &&
    change.addHolidays.length === 0 &&
    change.addMakeupWorkdays.length === 0 &&
    change.removeHolidays.length === 0 &&
    change.removeMakeupWorkdays.length === 0
  );
}

/** Days in a row, for reading: `[first, last]`. */
export function runsOf(days: readonly string[]): (readonly [string, string])[] {
  const runs: [string, string][] = [];
  for (const day of days.toSorted()) {
    const run = runs.at(-1);
    if (run !== undefined && Date.parse(day) - Date.parse(run[1]) === 86_400_000) run[1] = day;
    else runs.push([day, day]);
  }
  return runs;
}

function daysOf({ read }: Pick<Announcement, 'read'>, kind: DayKind): string[] {
  return [...new Set(read.filter((one) => one.kind === kind).flatMap(({ days }) => days))].toSorted();
}

function yearsAfter(to: string, extendTo: string | null): string[] {
  if (extendTo === null) return [];
  const first = Number(to.slice(0, 4)) + 1;
  const count = Number(extendTo.slice(0, 4)) - first + 1;
  return Array.from({ length: Math.max(count, 0) }, (_, index) => String(first + index));
}

export function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}
