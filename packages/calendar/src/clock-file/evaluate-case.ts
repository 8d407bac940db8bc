import type { CalendarVersion } from '../calendar-version.ts';
import { calendarKnownOn } from '../china-history.ts';
import { chinaNational } from '../china-national.ts';
import { CalendarError } from '../errors.ts';
import { parseIsoDate } from '../iso-date.ts';
import { ClockError } from '../request-clock/errors.ts';
import { defaultClockPolicy } from '../request-clock/policy.ts';
import type { ClockPolicy } from '../request-clock/policy.ts';
import type { ClockInput, ClockReading } from '../request-clock/reading.ts';
import { runRequestClock } from '../request-clock/run.ts';
import type { ClockState } from '../request-clock/states.ts';
import { completeStory } from './complete-story.ts';
import { dateIfAny, isRaw, rawOf, textOf } from './fields.ts';
import type { Raw } from './fields.ts';
import { readEvents } from './read-events.ts';

/** Leaf rows of the yearly report (政府信息公开年度报告 表三（六）) for requests that ended without a reply. */
const REPORT_ROWS: Partial<Readonly<Record<ClockState, string>>> = {
  DEEMED_ABANDONED_NO_CORRECTION: 'other_no_correction',
  DEEMED_ABANDONED_NO_FEE: 'other_no_fee',
  WITHDRAWN: 'other_other',
};

/** A reading in the words of the file. */
function valuesOf(reading: ClockReading): Record<string, unknown> {
  return {
    regime: reading.regime,
    state: reading.state,
    receivedDate: reading.receivedOn,
    clockStart: reading.clockStart,
    correctionNoticeDue: reading.correctionNoticeDue,
    correctionNoticeLate: reading.correctionNoticeLate,
    correctionDueDate: reading.correctionDue,
    pauseIntervals: reading.pauses,
    excludedWorkdays: reading.excludedWorkdays,
    consultDue: reading.consultDue,
    deemedConsent: reading.flags.deemedConsent,
    originalReplyDue: reading.originalReplyDue,
    replyDue: reading.replyDue,
    noReplyDue: reading.noReplyDue,
    usedWorkdays: reading.usedWorkdays,
    leftWorkdays: reading.leftWorkdays,
    extended: reading.flags.extended,
    extensionWorkdays: reading.extensionWorkdays,
    delayedUntil: reading.delayedUntil,
    feeDue: reading.feeDue,
    deliveredDate: reading.deliveredOn,
    onTime: reading.onTime,
    overdue: reading.flags.overdue,
    annualReportRow: reading.state === null ? null : (REPORT_ROWS[reading.state] ?? null),
    calendar: reading.calendarId,
    error: reading.beyondCalendar.length > 0 ? 'CALENDAR_UNAVAILABLE' : null,
  };
}

/** The settings a file states, as far as they are ones an agency may choose; the rest are the defaults. */
export function policyOf(raw: unknown): ClockPolicy {
  if (!isRaw(raw)) return defaultClockPolicy;
  const stated = Object.entries(defaultClockPolicy).flatMap(([key, value]) =>
    typeof raw[key] === typeof value && typeof value !== 'string' ? [[key, raw[key]]] : [],
  );
  return { ...defaultClockPolicy, ...(Object.fromEntries(stated) as Partial<ClockPolicy>) };
}

/** The day a case is read on: its own, or one by which everything in it has come to pass. */
function readingDay(raw: Raw, path: string, dates: readonly string[], calendar: CalendarVersion): string {
  return dateIfAny(raw, ['asOf', 'today'], path) ?? [...dates, calendar.to].reduce((a, b) => (a > b ? a : b));
}

/** What the due day was by the calendar known on each day asked about. */
function dueAsKnown(input: ClockInput, days: unknown, path: string): Record<string, unknown> {
  const asOfDays = Object.keys(rawOf(days, path));
  return Object.fromEntries(
    asOfDays.map((day) => {
      const calendar = calendarKnownOn(parseIsoDate(day));
      return [day, runRequestClock({ ...input, calendar }).replyDue];
    }),
  );
}

/** Only what is asked for, in that order; all of it when nothing is. */
export function asked(raw: Raw, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const keys = isRaw(raw['expect']) ? Object.keys(raw['expect']) : Object.keys(values);
  return Object.fromEntries(keys.map((key) => [key, values[key] ?? null]));
}

/**
 * Computes one case written as in a vector file: `events` with `type`, `date`, and what each kind has besides. Of `expect`
 * only the keys are read, to print those; a value under it changes nothing. A step the procedure refuses becomes `error`.
 * Throws `ClockError` INVALID_EVENT, its `field` the path, when the case is not written as it should be.
 */
export function evaluateCase(
  value: unknown,
  path = '',
  policy: ClockPolicy = defaultClockPolicy,
): Record<string, unknown> {
  const raw = rawOf(value, path === '' ? 'vector' : path.replace(/\.$/u, ''));
  const id = textOf(raw, ['id'], path);
  const { channel, events } = readEvents(raw, path, policy);
  const asOf = readingDay(
    raw,
    path,
    events.map(({ on }) => on),
    chinaNational,
  );
  const input: ClockInput = { channel, events, asOf, policy };
  try {
    const story = completeStory(input);
    const values = valuesOf(runRequestClock(story));
    const days = isRaw(raw['expect']) ? raw['expect']['replyDueAsOf'] : undefined;
    const known = days === undefined ? {} : { replyDueAsOf: dueAsKnown(story, days, `${path}expect.replyDueAsOf`) };
    return { id, ...asked(raw, { ...values, ...known }) };
  } catch (error) {
    const isRefusal =
      error instanceof ClockError || (error instanceof CalendarError && error.code === 'CALENDAR_UNAVAILABLE');
    if (!isRefusal) throw error;
    return { id, ...asked(raw, { error: error.code }) };
  }
}
