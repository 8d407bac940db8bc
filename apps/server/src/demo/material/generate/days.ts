import { addDays, isWorkday } from '@openzone/calendar';
import { DEMO_TODAY } from '../zone.ts';

const FIRST_DAY = '2021-01-04';
/** End of the last year whose working days are known; appointments may lie after the demonstration day. */
const LAST_DAY = '2026-12-31';

function workdays(): string[] {
  const days: string[] = [];
  for (let day = FIRST_DAY; day <= LAST_DAY; day = addDays(day, 1)) if (isWorkday(day)) days.push(day);
  return days;
}

/** Every working day from 2021 to the end of 2026; documents are dated by position in this list. */
export const WORKDAYS: readonly string[] = workdays();

/** Position of the first working day on or after `date`. */
export function workdayIndex(date: string): number {
  const found = WORKDAYS.findIndex((day) => day >= date);
  return found === -1 ? WORKDAYS.length - 1 : found;
}

/** Position of the last working day on which anything may be published. */
export const LAST_WORKDAY = WORKDAYS.findLastIndex((day) => day <= DEMO_TODAY);

/** 2026-03-05 → 2026年3月5日 */
export function chineseDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** 2026-03-05 → 3月5日 */
export function chineseDay(date: string): string {
  const [, month, day] = date.split('-').map(Number);
  return `${month}月${day}日`;
}
