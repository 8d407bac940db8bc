import type { CalendarVersion } from './calendar-version.ts';
import { chinaNational } from './china-national.ts';
import { CalendarError } from './errors.ts';
import { addDays, daysInMonth, parseIsoDate } from './iso-date.ts';
import type { IsoDate } from './iso-date.ts';
import { covers, isWorkday } from './workdays.ts';

/**
 * The same day `months` months later, or the last day of that month where it has no such day (民法典第二百零二条). Throws
 * INVALID_DATE, INVALID_COUNT.
 */
export function addMonths(date: IsoDate, months: number): IsoDate {
  parseIsoDate(date);
  if (!Number.isSafeInteger(months)) {
    throw new CalendarError('INVALID_COUNT', {
      zh: `月数“${months}”不是整数，请填写整数。`,
      en: `The number of months "${months}" is not a whole number; give a whole number.`,
    });
  }
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  const day = Math.min(Number(date.slice(8)), daysInMonth(year, month));
  const pad = (value: number, width: number): string => String(value).padStart(width, '0');
  return parseIsoDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
}

function walk(date: IsoDate, step: 1 | -1, calendar: CalendarVersion): IsoDate | null {
  for (let day = date; covers(day, calendar); day = addDays(day, step)) {
    if (isWorkday(day, calendar)) return day;
  }
  return null;
}

/** `date` if offices work on it, otherwise the workday before; null when the calendar begins first, or lacks the date. */
export function lastWorkdayOnOrBefore(date: IsoDate, calendar: CalendarVersion = chinaNational): IsoDate | null {
  return walk(parseIsoDate(date), -1, calendar);
}

/** `date` if offices work on it, otherwise the workday after; null when the calendar ends first, or lacks the date. */
export function firstWorkdayOnOrAfter(date: IsoDate, calendar: CalendarVersion = chinaNational): IsoDate | null {
  return walk(parseIsoDate(date), 1, calendar);
}
