import type { CalendarVersion } from '../calendar-version.ts';
import { holidayName } from '../china-history.ts';
import type { Text } from '../errors.ts';
import { dayNumber, fromDayNumber, weekdayOf } from '../iso-date.ts';
import type { IsoDate, Weekday } from '../iso-date.ts';
import { isWorkday } from '../workdays.ts';
import { pauseOn } from './count.ts';
import type { ClockReading } from './reading.ts';

/** One day between the start of the clock and its end, for a screen to draw. */
export interface ClockDay {
  readonly date: IsoDate;
  readonly weekday: Weekday;
  readonly counted: boolean;
  /** Which counted day it is, from 1. */
  readonly n: number | null;
  /** `ADJUSTED_WORKDAY` is a weekend worked (调休上班日); `PAUSED` a workday that a pause leaves out. */
  readonly reason: 'START' | 'WORKDAY' | 'ADJUSTED_WORKDAY' | 'WEEKEND' | 'HOLIDAY' | 'PAUSED';
  /** Name of the national holiday, where it is one. */
  readonly holiday: Text | null;
}

const HOLIDAYS: Readonly<Record<string, string>> = {
  元旦: "New Year's Day",
  春节: 'Spring Festival',
  清明节: 'Qingming Festival',
  劳动节: 'Labour Day',
  端午节: 'Dragon Boat Festival',
  中秋节: 'Mid-Autumn Festival',
  国庆节: 'National Day',
};

function nameOf(date: IsoDate): Text | null {
  const zh = holidayName(date);
  if (zh === null) return null;
  const names = zh.split('、').map((part) => HOLIDAYS[part] ?? part);
  return { zh, en: names.join(' and ') };
}

/** Where the drawing ends: the due day, or while there is none, the day of the reading. */
function lastDay({ replyDue, asOf, delayedUntil }: ClockReading, { to }: CalendarVersion): IsoDate {
  const last = delayedUntil ?? replyDue ?? asOf;
  return last < to ? last : to;
}

/** Every day from the start of the clock, counted or not and why. Empty before receipt. */
export function clockDays(reading: ClockReading, calendar: CalendarVersion, startDayCounted: boolean): ClockDay[] {
  const start = reading.clockStart;
  if (start === null || start < calendar.from || start > calendar.to) return [];
  const days: ClockDay[] = [];
  let n = 0;
  const last = dayNumber(lastDay(reading, calendar));
  for (let day = dayNumber(start); day <= Math.max(last, dayNumber(start)); day += 1) {
    const date = fromDayNumber(day);
    const weekday = weekdayOf(day);
    const isOff = !isWorkday(date, calendar);
    const isHoliday = calendar.holidays.has(date);
    const holiday = isHoliday ? nameOf(date) : null;
    const uncounted = (reason: ClockDay['reason']): ClockDay => ({
      date,
      weekday,
      counted: false,
      n: null,
      reason,
      holiday,
    });
    if (date === start && !(startDayCounted && !isOff)) days.push(uncounted('START'));
    else if (isOff) days.push(uncounted(isHoliday ? 'HOLIDAY' : 'WEEKEND'));
    else if (pauseOn(date, reading.pauses) !== undefined) days.push(uncounted('PAUSED'));
    else {
      n += 1;
      days.push({
        date,
        weekday,
        counted: true,
        n,
        reason: weekday > 5 ? 'ADJUSTED_WORKDAY' : 'WORKDAY',
        holiday: null,
      });
    }
  }
  return days;
}
