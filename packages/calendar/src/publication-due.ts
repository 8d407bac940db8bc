import type { CalendarVersion } from './calendar-version.ts';
import { chinaNational } from './china-national.ts';
import type { Text } from './errors.ts';
import { addDays, weekday } from './iso-date.ts';
import type { IsoDate } from './iso-date.ts';
import { takeWorkdays } from './workdays.ts';

/** Workdays within which proactively disclosed information must be public: 政府信息公开条例 article 26. */
const PUBLICATION_LIMIT = 20;

/** By when information must be public, and why. */
export interface PublicationDue {
  /** The last day on which publication is in time (a workday). */
  readonly due: IsoDate;
  readonly limit: 20;
  /** Article of 《中华人民共和国政府信息公开条例》 (State Council Decree No. 711). */
  readonly article: '26';
  /** The twenty workdays, in order; the last one is `due`. */
  readonly counted: IsoDate[];
  /** One sentence a reader can check by hand, naming the article, the days left out and the calendar. */
  readonly explanation: Text;
}

/** Days that a reader who only knows weekends would get wrong: weekdays off, and weekends worked. */
function exceptions(start: IsoDate, due: IsoDate, counted: readonly IsoDate[]): { off: IsoDate[]; worked: IsoDate[] } {
  const workdays = new Set(counted);
  const off: IsoDate[] = [];
  for (let date = addDays(start, 1); date < due; date = addDays(date, 1)) {
    if (weekday(date) <= 5 && !workdays.has(date)) off.push(date);
  }
  return { off, worked: counted.filter((date) => weekday(date) > 5) };
}

/**
 * The last day for publishing information that must be disclosed proactively: within 20 workdays from the day it was
 * formed or changed (条例第二十六条). That day itself is not counted, workday or not. Where a law or regulation sets another
 * limit, that one prevails and this function does not apply. Throws CALENDAR_UNAVAILABLE when the period leaves the
 * calendar's coverage, INVALID_DATE.
 */
export function publicationDue(formedOrChanged: IsoDate, calendar: CalendarVersion = chinaNational): PublicationDue {
  const counted = takeWorkdays(formedOrChanged, PUBLICATION_LIMIT, calendar);
  const first = counted[0] ?? formedOrChanged;
  const due = counted.at(-1) ?? formedOrChanged;
  const { off, worked } = exceptions(formedOrChanged, due, counted);
  const zh = [
    `按《中华人民共和国政府信息公开条例》第二十六条，主动公开的政府信息应在形成或者变更之日起 ${PUBLICATION_LIMIT} 个工作日内公开`,
    `${formedOrChanged} 当日不计，从 ${first} 起数满 ${PUBLICATION_LIMIT} 个工作日，最迟于 ${due} 公开`,
    ...(off.length > 0 ? [`期间放假不计：${off.join('、')}`] : []),
    ...(worked.length > 0 ? [`期间调休上班计入：${worked.join('、')}`] : []),
  ];
  const en = [
    `Article 26 of the Regulation on the Disclosure of Government Information allows ${PUBLICATION_LIMIT} working days from the day the information is formed or changed`,
    `${formedOrChanged} itself is not counted; counting from ${first}, the last day to publish is ${due}`,
    ...(off.length > 0 ? [`weekdays off and not counted: ${off.join(', ')}`] : []),
    ...(worked.length > 0 ? [`make-up workdays counted: ${worked.join(', ')}`] : []),
  ];
  return {
    due,
    limit: PUBLICATION_LIMIT,
    article: '26',
    counted,
    explanation: { zh: `${zh.join('；')}（日历 ${calendar.id}）。`, en: `${en.join('; ')} (calendar ${calendar.id}).` },
  };
}
