import type { CalendarVersion } from './calendar-version.ts';
import { chinaNational } from './china-national.ts';
import { CalendarError } from './errors.ts';
import { dayTable } from './day-table.ts';
import { addDays, dayNumber } from './iso-date.ts';
import type { IsoDate } from './iso-date.ts';

function requireCovered(date: IsoDate, calendar: CalendarVersion): void {
  if (!covers(date, calendar)) throw calendarUnavailable(date, calendar);
}

/** Whether the calendar knows that day. */
export function covers(date: IsoDate, calendar: CalendarVersion): boolean {
  return date >= calendar.from && date <= calendar.to;
}

/** What is said of a day the calendar does not know. */
export function calendarUnavailable(date: IsoDate, calendar: CalendarVersion): CalendarError {
  return new CalendarError('CALENDAR_UNAVAILABLE', {
    zh: `${date} 不在工作日历 ${calendar.id} 的覆盖范围（${calendar.from} 至 ${calendar.to}）内，不能推算；请先导入该年度的放假安排。`,
    en: `${date} is outside what calendar ${calendar.id} covers (${calendar.from} to ${calendar.to}) and is not guessed; load that year's holiday arrangement first.`,
  });
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
  const day = dayNumber(start);
  requireCovered(start, calendar);
  const { first, dates, worked } = dayTable(calendar);
  const counted: IsoDate[] = [];
  for (let place = day - first + 1; counted.length < n; place += 1) {
    const date = dates[place];
    if (date === undefined) throw calendarUnavailable(addDays(calendar.to, 1), calendar);
    if (worked[place] === true) counted.push(date);
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
  const { first, worked } = dayTable(calendar);
  return worked[day - first] === true;
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
  const before = dayNumber(fromExclusive);
  requireCovered(fromExclusive, calendar);
  requireCovered(toInclusive, calendar);
  const { first, dates, worked } = dayTable(calendar);
  const from = before - first + 1;
  return dates.slice(from, Math.max(from, last - first + 1)).filter((_date, index) => worked[from + index] === true);
}
