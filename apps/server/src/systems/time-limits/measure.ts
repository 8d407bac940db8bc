import {
  CalendarError,
  countWorkdays,
  isWorkday,
  publicationDue,
  type CalendarVersion,
  type IsoDate,
} from '@openzone/calendar';
import type { TimedPublications } from '../../engines/publication/index.ts';

/** Days from making to publication, held against the statutory 20 working days (Regulation art. 26). Pure. */

export interface Timing {
  /** First public within the year. */
  readonly published: number;
  readonly late: number;
  /** Made on a day the calendar does not know, or dated after its publication: nothing is said of these. */
  readonly unknown: number;
  /** Working days; null where nothing can be counted. */
  readonly median: number | null;
  readonly ninth: number | null;
  /** Determined 主动公开 and not public yet. */
  readonly waiting: number;
  readonly waitingLate: number;
}

/** What one document, or several of the same days, is. */
export type Standing = 'inTime' | 'late' | 'unknown' | 'waiting' | 'waitingLate';

export interface Judge {
  /** The last day for what was made on a day; undefined where the calendar does not know it. */
  due(made: IsoDate): IsoDate | undefined;
  /** Working days after the making up to the publication; undefined likewise. */
  days(made: IsoDate, publicOn: IsoDate): number | undefined;
  standing(one: Pick<TimedPublications, 'made' | 'publicOn'>): Standing;
}

/** Judges by the site's calendar as it stands on `today`. */
export function judgeBy(calendar: CalendarVersion, today: IsoDate): Judge {
  const dues = new Map<IsoDate, IsoDate | undefined>();
  const due = (made: IsoDate): IsoDate | undefined => {
    if (!dues.has(made))
      dues.set(
        made,
        known(() => publicationDue(made, calendar).due),
      );
    return dues.get(made);
  };
  return {
    due,
    days: (made, publicOn) => known(() => countWorkdays(made, publicOn, calendar)),
    standing({ made, publicOn }) {
      const last = due(made);
      if (publicOn === null) return last !== undefined && last < today ? 'waitingLate' : 'waiting';
      if (last === undefined || publicOn < made) return 'unknown';
      return publicOn > last ? 'late' : 'inTime';
    },
  };
}

function known<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof CalendarError) return undefined;
    throw error;
  }
}

export function timingOf(rows: readonly TimedPublications[], judge: Judge): Timing {
  const count: Record<Standing, number> = { inTime: 0, late: 0, unknown: 0, waiting: 0, waitingLate: 0 };
  const days: { readonly value: number; readonly count: number }[] = [];
  for (const row of rows) {
    const standing = judge.standing(row);
    count[standing] += row.count;
    if (row.publicOn === null || standing === 'unknown') continue;
    const value = judge.days(row.made, row.publicOn);
    if (value !== undefined) days.push({ value, count: row.count });
  }
  days.sort((a, b) => a.value - b.value);
  return {
    published: count.inTime + count.late + count.unknown,
    late: count.late,
    unknown: count.unknown,
    median: quantile(days, 0.5),
    ninth: quantile(days, 0.9),
    waiting: count.waiting + count.waitingLate,
    waitingLate: count.waitingLate,
  };
}

/** The smallest value that so much of all does not exceed. */
function quantile(days: readonly { readonly value: number; readonly count: number }[], share: number): number | null {
  const all = days.reduce((sum, { count }) => sum + count, 0);
  let seen = 0;
  for (const { value, count } of days) {
    seen += count;
    if (seen >= share * all) return value;
  }
  return null;
}

/**
 * Bunching at the end of the year: whether December has more publications than its share of working days explains. Were publications
 * spread evenly over working days, the number in December would be binomial with n publications and p = working days of December ÷ those
 * of the year. The test value is z = (x − n·p) ÷ √(n·p·(1 − p)).
 */
export interface Bunching {
  readonly n: number;
  readonly december: number;
  /** Working days. */
  readonly decemberDays: number;
  readonly yearDays: number;
  /** n·p */
  readonly expected: number;
  /** Null where the test does not apply. */
  readonly z: number | null;
  readonly verdict: 'bunched' | 'even' | 'tooFew' | 'yearNotOver' | 'noCalendar';
}

/** One-sided at 1 %: an even year exceeds it once in a hundred years. */
export const bunchingThreshold = 2.326;
/** Fewer expected in December, and the normal approximation does not hold. */
export const leastExpected = 5;

export function bunchingOf(
  rows: readonly TimedPublications[],
  year: number,
  calendar: CalendarVersion,
  today: IsoDate,
): Bunching {
  const out = rows.filter(({ publicOn }) => publicOn !== null);
  const total = (of: readonly TimedPublications[]): number => of.reduce((sum, { count }) => sum + count, 0);
  const n = total(out);
  const december = total(out.filter(({ publicOn }) => publicOn !== null && publicOn >= `${year}-12-01`));
  const days = known(() => ({
    decemberDays: countWorkdays(`${year}-11-30`, `${year}-12-31`, calendar),
    // The first of January is not counted by an interval that begins with it.
    yearDays:
      countWorkdays(`${year}-01-01`, `${year}-12-31`, calendar) + (isWorkday(`${year}-01-01`, calendar) ? 1 : 0),
  }));
  const found = { n, december, decemberDays: days?.decemberDays ?? 0, yearDays: days?.yearDays ?? 0 };
  if (days === undefined) return { ...found, expected: 0, z: null, verdict: 'noCalendar' };
  const p = days.decemberDays / days.yearDays;
  const expected = n * p;
  if (today <= `${year}-12-31`) return { ...found, expected, z: null, verdict: 'yearNotOver' };
  if (expected < leastExpected) return { ...found, expected, z: null, verdict: 'tooFew' };
  const z = (december - expected) / Math.sqrt(expected * (1 - p));
  return { ...found, expected, z, verdict: z > bunchingThreshold ? 'bunched' : 'even' };
}

/** How many were first public in each month of the year. */
export function byMonth(rows: readonly TimedPublications[]): number[] {
  const months = Array.from({ length: 12 }, () => 0);
  for (const { publicOn, count } of rows) {
    if (publicOn === null) continue;
    const month = Number(publicOn.slice(5, 7)) - 1;
    months[month] = (months[month] ?? 0) + count;
  }
  return months;
}
