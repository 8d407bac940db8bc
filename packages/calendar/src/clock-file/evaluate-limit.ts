import { consultationEarliestEnd, hearingMaterialsLatest, legalityReviewEarliestEnd } from '../decision-limits.ts';
import { CalendarError } from '../errors.ts';
import type { IsoDate } from '../iso-date.ts';
import { annualReportDue, calendarDayLimit, rollingDayLimit, rollingMonthLimit, workdayLimit } from '../limits.ts';
import type { Limit } from '../limits.ts';
import { addWorkdays } from '../workdays.ts';
import { asked } from './evaluate-case.ts';
import { badField, dateOf, isRaw, numberIfAny, rawOf, textOf } from './fields.ts';
import type { Raw } from './fields.ts';

/** A limit in the words of the file. `earliestEnd` and `latestDelivery` are where the limit is a least time, or counts back. */
function valuesOf(limit: Limit, kind: 'DUE' | 'EARLIEST' | 'LATEST' = 'DUE'): Record<string, unknown> {
  return {
    ...(kind === 'EARLIEST' ? { earliestEnd: limit.due } : kind === 'LATEST' ? { latestDelivery: limit.due } : {}),
    due: limit.due,
    error: limit.due === null ? 'CALENDAR_UNAVAILABLE' : null,
    rawDue: limit.rawDue,
    isWorkday: limit.isWorkday,
    warnBy: limit.warnBy,
    lastWorkdayOnOrBefore: limit.warnBy,
  };
}

/** The report of departments is due by 31 January, that of governments by 31 March; the rule says which. */
function reportOf(year: number, rule: string): Limit {
  return annualReportDue(
    year,
    /3\s*月\s*31\s*日|政府年报/u.test(rule) && !rule.includes('部门') ? 'GOVERNMENT' : 'DEPARTMENT',
  );
}

/** A person's limit for review or action moves past days off; an agency's own duty does not. */
function isRemedy(input: Raw, rule: string): boolean {
  return input['knownAt'] !== undefined || /复议|诉讼|起诉|上诉/u.test(rule);
}

/** The limit a related vector describes: by the numbers in `input`, counted from the date there. */
function limitValues(input: Raw, rule: string, path: string): Record<string, unknown> {
  const number = (name: string): number | undefined => numberIfAny(input, name, path);
  const year = number('year');
  if (year !== undefined) return valuesOf(reportOf(year, rule));
  const field = Object.keys(input).find((key) => typeof input[key] === 'string') ?? 'date';
  const start = dateOf(input, [field], path);
  const law = { zh: rule, en: rule };
  const [workdays, days, months] = [number('workdays'), number('calendarDays'), number('months')];
  if (workdays !== undefined) return valuesOf(workdayLimit(start, workdays, law));
  if (months !== undefined) return valuesOf(rollingMonthLimit(start, months, law));
  if (days !== undefined)
    return valuesOf((isRemedy(input, rule) ? rollingDayLimit : calendarDayLimit)(start, days, law));
  const [leastDays, leastWorkdays, before] = [
    number('minCalendarDays'),
    number('minWorkdays'),
    number('calendarDaysBefore'),
  ];
  if (leastDays !== undefined) return valuesOf(consultationEarliestEnd(start, leastDays), 'EARLIEST');
  if (leastWorkdays !== undefined) return valuesOf(legalityReviewEarliestEnd(start, leastWorkdays), 'EARLIEST');
  if (before !== undefined) return valuesOf(hearingMaterialsLatest(start, before), 'LATEST');
  return {};
}

/** `plus7wd`: the seventh workday after the date. */
function plusWorkdays(start: IsoDate, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const count = /^plus(\d{1,4})wd$/u.exec(key)?.[1];
      return count === undefined ? [] : [[key, addWorkdays(start, Number(count))]];
    }),
  );
}

/** Everything that can be said of the input, by the keys of the file. */
function allValues(raw: Raw, path: string): Record<string, unknown> {
  const input = rawOf(raw['input'], `${path}input`);
  const rule = typeof raw['rule'] === 'string' ? raw['rule'] : '';
  const dateField = Object.keys(input).find((key) => typeof input[key] === 'string');
  const keys = isRaw(raw['expect']) ? Object.keys(raw['expect']) : [];
  const plus = dateField === undefined ? {} : plusWorkdays(dateOf(input, [dateField], `${path}input.`), keys);
  const values = { ...limitValues(input, rule, `${path}input.`), ...plus };
  if (Object.keys(values).length > 0) return values;
  throw badField(
    `${path}input`,
    input,
    '一个期限，例如 workdays、calendarDays 或 months',
    'a limit, for example workdays, calendarDays or months',
  );
}

/**
 * Computes one related vector: another limit, described by `input` (a date, and a number of workdays, calendar days or
 * months). Of `expect` only the keys are read. A limit beyond the calendar becomes `error`. Throws `ClockError`
 * INVALID_EVENT, its `field` the path, and CalendarError for numbers that are none.
 */
export function evaluateLimit(value: unknown, path = ''): Record<string, unknown> {
  const raw = rawOf(value, path === '' ? 'vector' : path.replace(/\.$/u, ''));
  const id = textOf(raw, ['id'], path);
  try {
    return { id, ...asked(raw, allValues(raw, path)) };
  } catch (error) {
    if (!(error instanceof CalendarError) || error.code !== 'CALENDAR_UNAVAILABLE') throw error;
    return { id, ...asked(raw, { error: error.code }) };
  }
}
