import { chinaNational } from './china-national.ts';
import { addDays } from './iso-date.ts';
import type { IsoDate } from './iso-date.ts';
import { calendarDayLimit, workdayLimit } from './limits.ts';
import type { Limit } from './limits.ts';

const DECISIONS = {
  zh: '《重大行政决策程序暂行条例》',
  en: 'of the Interim Regulation on Procedures for Major Administrative Decisions',
};

/**
 * The first day on which a public consultation begun on `publishedOn` may end: at least 30 full days, the day of
 * publication not counted (第十五条). A shorter one must be explained when it is published.
 */
export function consultationEarliestEnd(publishedOn: IsoDate, days = 30, calendar = chinaNational): Limit {
  return calendarDayLimit(
    publishedOn,
    days,
    { zh: `${DECISIONS.zh}第十五条`, en: `article 15 ${DECISIONS.en}` },
    calendar,
  );
}

/** The first day on which a legality review sent on `sentOn` may end: at least 7 workdays (第二十六条). Throws as `workdayLimit`. */
export function legalityReviewEarliestEnd(sentOn: IsoDate, workdays = 7, calendar = chinaNational): Limit {
  return workdayLimit(
    sentOn,
    workdays,
    { zh: `${DECISIONS.zh}第二十六条`, en: `article 26 ${DECISIONS.en}` },
    calendar,
  );
}

/**
 * The last day for serving the papers of a hearing: 7 calendar days before it (第十六条). On a day off nobody serves papers:
 * `warnBy` is the last workday up to it (约定).
 */
export function hearingMaterialsLatest(hearingOn: IsoDate, days = 7, calendar = chinaNational): Limit {
  const law = { zh: `${DECISIONS.zh}第十六条`, en: `article 16 ${DECISIONS.en}` };
  return { ...calendarDayLimit(addDays(hearingOn, -days), 0, law, calendar), start: hearingOn };
}
