import { CalendarError } from './errors.ts';

/**
 * A calendar day, 'YYYY-MM-DD' (ISO 8601, proleptic Gregorian, years 0001–9999). It carries no time and no zone; strings
 * compare in date order.
 */
export type IsoDate = string;

/** ISO 8601: Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days in 400 Gregorian years, after which the calendar repeats, weekdays included. */
const DAYS_PER_ERA = 146_097;
/** Day number of 1970-01-01 counted from 0000-03-01, so that day numbers agree with Unix days. */
const EPOCH_OFFSET = 719_468;
const FIRST_DAY = toDayNumber(1, 1, 1);
const LAST_DAY = toDayNumber(9999, 12, 31);

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** How many days a month (1–12) has. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * Days since 1970-01-01. Whole-number arithmetic instead of `Date`: no time zone can shift a day, and years below 100 are
 * not taken for 19xx. Years are counted from March, so that the leap day comes last.
 */
function toDayNumber(year: number, month: number, day: number): number {
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - EPOCH_OFFSET;
}

function invalidDate(text: string): CalendarError {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return new CalendarError('INVALID_DATE', {
    zh: `“${shown}”不是有效日期，请按“年-月-日”填写真实存在的日期，例如 2024-02-29。`,
    en: `"${shown}" is not a valid date; write a day that exists as YYYY-MM-DD, for example 2024-02-29.`,
  });
}

/** Days since 1970-01-01 of a written date. Throws INVALID_DATE. */
export function dayNumber(date: IsoDate): number {
  const match = PATTERN.exec(date);
  if (match === null) throw invalidDate(date);
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) throw invalidDate(date);
  return toDayNumber(year, month, day);
}

/** The inverse of `dayNumber`. Throws INVALID_DATE when the day would not fit four digits of year. */
export function fromDayNumber(days: number): IsoDate {
  if (days < FIRST_DAY || days > LAST_DAY) throw invalidDate(`1970-01-01 + ${days}`);
  const shifted = days + EPOCH_OFFSET;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return formatDate(year, month, day);
}

function formatDate(year: number, month: number, day: number): IsoDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Monday 1 … Sunday 7 of a day number; 1970-01-01 was a Thursday. */
export function weekdayOf(days: number): Weekday {
  return (((((days + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/**
 * Reads a date strictly: four-digit year, two-digit month and day, a day that exists. Throws INVALID_DATE for
 * '2024-02-31', '2024-2-3', a date with a time, or surrounding blanks.
 */
export function parseIsoDate(text: string): IsoDate {
  dayNumber(text);
  return text;
}

/** The calendar day (自然日) `n` days after `date`; `n` may be negative. Throws INVALID_DATE, or INVALID_COUNT when `n` is not whole. */
export function addDays(date: IsoDate, n: number): IsoDate {
  if (!Number.isSafeInteger(n)) {
    throw new CalendarError('INVALID_COUNT', {
      zh: `天数“${n}”不是整数，请填写整数。`,
      en: `The number of days "${n}" is not a whole number; give a whole number.`,
    });
  }
  return fromDayNumber(dayNumber(date) + n);
}

/** Day of the week by ISO 8601: 1 is Monday, 7 is Sunday. Throws INVALID_DATE. */
export function weekday(date: IsoDate): Weekday {
  return weekdayOf(dayNumber(date));
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  try {
    const made = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formatters.set(timeZone, made);
    return made;
  } catch {
    throw new CalendarError('INVALID_TIME_ZONE', {
      zh: `无法识别时区“${timeZone}”，请使用 IANA 名称，例如 Asia/Shanghai。`,
      en: `The time zone "${timeZone}" is not known; use an IANA name such as Asia/Shanghai.`,
    });
  }
}

/**
 * The day it is at the instant `now` in `timeZone` (IANA name). Statutory dates are those of Asia/Shanghai wherever the
 * program runs. Throws INVALID_DATE for an invalid `Date`, INVALID_TIME_ZONE for an unknown zone.
 */
export function zonedToday(now: Date, timeZone = 'Asia/Shanghai'): IsoDate {
  const formatter = formatterFor(timeZone);
  if (Number.isNaN(now.getTime())) throw invalidDate('Invalid Date');
  const parts = new Map(formatter.formatToParts(now).map((part) => [part.type, part.value]));
  const text = formatDate(Number(parts.get('year')), Number(parts.get('month')), Number(parts.get('day')));
  return parseIsoDate(text);
}
