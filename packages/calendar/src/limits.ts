import type { CalendarVersion } from './calendar-version.ts';
import { chinaNational } from './china-national.ts';
import type { Text } from './errors.ts';
import { addDays } from './iso-date.ts';
import type { IsoDate } from './iso-date.ts';
import { addMonths, firstWorkdayOnOrAfter, lastWorkdayOnOrBefore } from './near-workdays.ts';
import { addWorkdays, covers, isWorkday } from './workdays.ts';

/** A statutory limit besides the reply to a request. The day it starts from is never counted. */
export interface Limit {
  readonly start: IsoDate;
  /** Last day by plain counting. */
  readonly rawDue: IsoDate;
  /** Last day by law: `rawDue`, moved past a day off where the law says so; null where the calendar does not reach. */
  readonly due: IsoDate | null;
  /** Whether offices work on `rawDue`; null where the calendar does not reach. */
  readonly isWorkday: boolean | null;
  /** The last workday that is not after `due`, by which it must be done in practice; null like `due`. */
  readonly warnBy: IsoDate | null;
  /** The article, in full. */
  readonly law: Text;
}

function limit(start: IsoDate, rawDue: IsoDate, law: Text, calendar: CalendarVersion, rolls: boolean): Limit {
  if (!covers(rawDue, calendar)) return { start, rawDue, due: null, isWorkday: null, warnBy: null, law };
  const due = rolls ? firstWorkdayOnOrAfter(rawDue, calendar) : rawDue;
  const warnBy = due === null ? null : lastWorkdayOnOrBefore(due, calendar);
  return { start, rawDue, due, isWorkday: isWorkday(rawDue, calendar), warnBy, law };
}

/** A number of calendar days (自然日) that ends on whatever day it ends. Throws INVALID_DATE, INVALID_COUNT. */
export function calendarDayLimit(start: IsoDate, days: number, law: Text, calendar = chinaNational): Limit {
  return limit(start, addDays(start, days), law, calendar, false);
}

/** A number of calendar days whose last day moves to the next workday (期间届满的最后一日为法定休假日的顺延). */
export function rollingDayLimit(start: IsoDate, days: number, law: Text, calendar = chinaNational): Limit {
  return limit(start, addDays(start, days), law, calendar, true);
}

/** A number of months, to the same day of the last one or to its end, moved to the next workday. */
export function rollingMonthLimit(start: IsoDate, months: number, law: Text, calendar = chinaNational): Limit {
  return limit(start, addMonths(start, months), law, calendar, true);
}

/** A number of workdays. Throws CALENDAR_UNAVAILABLE, INVALID_DATE, INVALID_COUNT. */
export function workdayLimit(start: IsoDate, workdays: number, law: Text, calendar = chinaNational): Limit {
  return limit(start, addWorkdays(start, workdays, calendar), law, calendar, false);
}

/** Application for administrative review: 60 days from knowing the act. Moved past a day off (行政复议法第二十、八十八条). */
export function reviewApplicationDue(knownOn: IsoDate, calendar = chinaNational): Limit {
  return rollingDayLimit(
    knownOn,
    60,
    {
      zh: '《中华人民共和国行政复议法》第二十条第一款、第八十八条第一款',
      en: 'articles 20 and 88 of the Administrative Reconsideration Law',
    },
    calendar,
  );
}

/** Action after a review decision: 15 days from receiving it (行政诉讼法第四十五条). */
export function litigationAfterReviewDue(receivedOn: IsoDate, calendar = chinaNational): Limit {
  return rollingDayLimit(
    receivedOn,
    15,
    { zh: '《中华人民共和国行政诉讼法》第四十五条', en: 'article 45 of the Administrative Litigation Law' },
    calendar,
  );
}

/** Direct action: six months from knowing the act (行政诉讼法第四十六条第一款). */
export function litigationDue(knownOn: IsoDate, calendar = chinaNational): Limit {
  return rollingMonthLimit(
    knownOn,
    6,
    { zh: '《中华人民共和国行政诉讼法》第四十六条第一款', en: 'article 46 of the Administrative Litigation Law' },
    calendar,
  );
}

/** Budgets and final accounts: public within 20 calendar days of approval; the law moves nothing (预算法第十四条). */
export function budgetPublicationDue(approvedOn: IsoDate, calendar = chinaNational): Limit {
  return calendarDayLimit(
    approvedOn,
    20,
    { zh: '《中华人民共和国预算法》第十四条', en: 'article 14 of the Budget Law' },
    calendar,
  );
}

/** Licences and penalties: public within 7 workdays of the decision (国办发〔2018〕118号; as reported, 待核实). */
export function enforcementPublicationDue(decidedOn: IsoDate, calendar = chinaNational): Limit {
  return workdayLimit(
    decidedOn,
    7,
    { zh: '国办发〔2018〕118号（待核实）', en: 'Guo Ban Fa [2018] No. 118 (not verified)' },
    calendar,
  );
}

/** A penalty decision changed or revoked: taken down within 3 days, which are workdays (行政处罚法第四十八、八十五条). */
export function penaltyRetractionDue(revokedOn: IsoDate, calendar = chinaNational): Limit {
  return workdayLimit(
    revokedOn,
    3,
    {
      zh: '《中华人民共和国行政处罚法》第四十八条第二款、第八十五条',
      en: 'articles 48 and 85 of the Administrative Penalty Law',
    },
    calendar,
  );
}

/** A visitor's message: 7 workdays, 15 if difficult, by common practice and as the zone configures it (约定). */
export function messageReplyDue(receivedOn: IsoDate, workdays = 7, calendar = chinaNational): Limit {
  return workdayLimit(
    receivedOn,
    workdays,
    { zh: '网民留言办理（约定）', en: 'messages of visitors (by convention)' },
    calendar,
  );
}

/** The yearly report on disclosure (条例第四十九条): a department's by 31 January, a government's by 31 March after the year. */
export function annualReportDue(year: number, of: 'DEPARTMENT' | 'GOVERNMENT', calendar = chinaNational): Limit {
  const [day, paragraph, number] = of === 'DEPARTMENT' ? ['01-31', '一', 1] : ['03-31', '二', 2];
  const next = String(year + 1).padStart(4, '0');
  return limit(
    `${String(year).padStart(4, '0')}-12-31`,
    `${next}-${day}`,
    {
      zh: `《中华人民共和国政府信息公开条例》第四十九条第${paragraph}款`,
      en: `article 49.${number} of the Regulation on the Disclosure of Government Information`,
    },
    calendar,
    false,
  );
}
