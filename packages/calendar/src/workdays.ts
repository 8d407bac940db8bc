import type { CalendarVersion } from './calendar-version.ts';
import { chinaNational } from './china-national.ts';
import { CalendarError } from './errors.ts';
import { dayNumber, fromDayNumber, weekdayOf } from './iso-date.ts';
import type { IsoDate } from './iso-date.ts';

function requireCovered(date: IsoDate, calendar: CalendarVersion): void {
  if (date >= calendar.from && date <= calendar.to) return;
  throw new CalendarError('CALENDAR_UNAVAILABLE', {
    zh: `${date} 不在工作日历 ${calendar.id} 的覆盖范围（${calendar.from} 至 ${calendar.to}）内，不能推算；请先导入该年度的放假安排。`,
    en: `${date} is outside what calendar ${calendar.id} covers (${calendar.from} to ${calendar.to}) and is not guessed; load that year's holiday arrangement first.`,
  });
}

/** The rule itself: a holiday is off, a make-up day is worked, otherwise Monday to Friday. */
function isWorked(day: number, date: IsoDate, calendar: CalendarVersion): boolean {
  if (calendar.holidays.has(date)) return false;
  return calendar.makeupWorkdays.has(date) || weekdayOf(day) <= 5;
}

function requireCount(n: number): void {
  if (Number.isSafeInteger(n) && n >= 0) return;
  throw new CalendarError('INVALID_COUNT', {
    zh: `工作日数“${n}”无效，请填写零或正整数。`,
    en: `The number of workdays "${n}" is not valid; give zero or a positive whole number.`,
  });
}

/**
 * The first `n` workdays after `start`, which is itself not counted. Every period counted in workdays goes through here;
 * the walk ends at the calendar's edge with CALENDAR_UNAVAILABLE.
 */
export function takeWorkdays(start: IsoDate, n: number, calendar: CalendarVersion): IsoDate[] {
  requireCount(n);
  let day = dayNumber(start);
  requireCovered(start, calendar);
  const counted: IsoDate[] = [];
  while (counted.length < n) {
    day += 1;
    const date = fromDayNumber(day);
    requireCovered(date, calendar);
    if (isWorked(day, date, calendar)) counted.push(date);
  }
  return counted;
}

/**
 * Whether offices work on `date`: never on a holiday, always on a make-up workday, otherwise Monday to Friday. Throws
 * CALENDAR_UNAVAILABLE outside the calendar's coverage and INVALID_DATE.
 */
export function isWorkday(date: IsoDate, calendar: CalendarVersion = chinaNational): boolean {
  const day = dayNumber(date);
  requireCovered(date, calendar);
  return isWorked(day, date, calendar);
}

/**
 * The `n`-th workday after `start`. The start is never counted, workday or not (期间开始的日不计入), so
 * `addWorkdays(d, 1)` is the next workday. `n = 0` gives `start` itself, even when that is a day off: nothing is counted
 * and nothing is moved. Throws CALENDAR_UNAVAILABLE when the start or any day up to the result lies outside the coverage,
 * INVALID_COUNT for a negative or broken `n`, INVALID_DATE.
 */
export function addWorkdays(start: IsoDate, n: number, calendar: CalendarVersion = chinaNational): IsoDate {
  return takeWorkdays(start, n, calendar).at(-1) ?? start;
}

/**
 * How many workdays lie in the half-open interval (fromExclusive, toInclusive]. Zero when it is empty, that is when
 * `toInclusive` is not after `fromExclusive`. Both ends must be covered: CALENDAR_UNAVAILABLE, INVALID_DATE.
 */
export function countWorkdays(
  fromExclusive: IsoDate,
  toInclusive: IsoDate,
  calendar: CalendarVersion = chinaNational,
): number {
  return workdaysBetween(fromExclusive, toInclusive, calendar).length;
}

/** The workdays that `countWorkdays` counts, in order, so that a count can be shown day by day. Same errors. */
export function workdaysBetween(
  fromExclusive: IsoDate,
  toInclusive: IsoDate,
  calendar: CalendarVersion = chinaNational,
): IsoDate[] {
  const last = dayNumber(toInclusive);
  const first = dayNumber(fromExclusive) + 1;
  requireCovered(fromExclusive, calendar);
  requireCovered(toInclusive, calendar);
  const counted: IsoDate[] = [];
  for (let day = first; day <= last; day += 1) {
    const date = fromDayNumber(day);
    if (isWorked(day, date, calendar)) counted.push(date);
  }
  return counted;
}
