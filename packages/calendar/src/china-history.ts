import { createCalendar } from './calendar-version.ts';
import type { CalendarVersion } from './calendar-version.ts';
import { chinaArrangements, chinaNational } from './china-national.ts';
import type { YearArrangement } from './china-national.ts';
import { CalendarError } from './errors.ts';
import { parseIsoDate } from './iso-date.ts';
import type { IsoDate } from './iso-date.ts';

/** What an amending notice changed: the holiday as it had been, and the make-up days it added or cancelled. */
interface Amendment {
  readonly year: number;
  readonly holidayBefore: YearArrangement['holidays'][number];
  readonly makeupsAdded: readonly IsoDate[];
  readonly makeupsCancelled: readonly IsoDate[];
}

/** Arrangements that a second notice of the same year replaced; the notices and their dates are in `chinaArrangements`. */
const amendments: readonly Amendment[] = [
  {
    year: 2019,
    holidayBefore: ['劳动节', '2019-05-01', '2019-05-01'],
    makeupsAdded: ['2019-04-28', '2019-05-05'],
    makeupsCancelled: [],
  },
  {
    year: 2020,
    holidayBefore: ['春节', '2020-01-24', '2020-01-30'],
    makeupsAdded: [],
    makeupsCancelled: ['2020-02-01'],
  },
];

/** A year's arrangement by the notices published up to `date`; null before the first of them. */
function knownArrangement(arrangement: YearArrangement, date: IsoDate): YearArrangement | null {
  const notices = arrangement.notices.filter((notice) => notice.date <= date);
  if (notices.length === 0) return null;
  const amendment = amendments.find(({ year }) => year === arrangement.year);
  if (amendment === undefined || notices.length === arrangement.notices.length) return arrangement;
  const { holidayBefore, makeupsAdded, makeupsCancelled } = amendment;
  return {
    year: arrangement.year,
    notices,
    holidays: arrangement.holidays.map((holiday) => (holiday[0] === holidayBefore[0] ? holidayBefore : holiday)),
    makeupWorkdays: [...arrangement.makeupWorkdays.filter((day) => !makeupsAdded.includes(day)), ...makeupsCancelled],
  };
}

/**
 * The national calendar as the notices published up to `date` had it: without years not yet arranged, and without
 * amendments still to come, such as the extension of the Spring Festival on 26 January 2020. For showing which due date
 * was right on a day in the past. Throws INVALID_DATE, and CALENDAR_UNAVAILABLE before the first notice that is known.
 */
export function calendarKnownOn(date: IsoDate): CalendarVersion {
  parseIsoDate(date);
  const known = chinaArrangements.flatMap((arrangement) => knownArrangement(arrangement, date) ?? []);
  const noticeCount = known.reduce((count, { notices }) => count + notices.length, 0);
  const latest = known.at(-1);
  if (latest === undefined) {
    throw new CalendarError('CALENDAR_UNAVAILABLE', {
      zh: `${date} 之前的放假通知没有收录，无法还原当日的工作日历；请改用更晚的日期。`,
      en: `No holiday notice up to ${date} is on record, so the calendar of that day cannot be restored; give a later day.`,
    });
  }
  if (noticeCount === chinaArrangements.reduce((count, { notices }) => count + notices.length, 0)) return chinaNational;
  return createCalendar({
    // Two days between the same notices know the same, and so share an id.
    id: `${chinaNational.id}-notice-${noticeCount}`,
    from: chinaNational.from,
    to: `${latest.year}-12-31`,
    holidayRanges: known.flatMap(({ holidays }) => holidays.map(([, from, to]) => [from, to] as const)),
    makeupWorkdays: known.flatMap(({ makeupWorkdays }) => makeupWorkdays),
    note: known.flatMap(({ notices }) => notices.map(({ documentNumber }) => documentNumber)).join('、'),
  });
}

/** What a holiday is called, for a day off in a national arrangement; null for any other day. */
export function holidayName(date: IsoDate): string | null {
  for (const { holidays } of chinaArrangements) {
    const holiday = holidays.find(([, from, to]) => from <= date && date <= to);
    if (holiday !== undefined) return holiday[0];
  }
  return null;
}
