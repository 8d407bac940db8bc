/**
 * Working days of mainland China and the time limits counted in them, first of all the clock of information requests.
 *
 * Pure and browser-safe: no clock, no time zone database beyond `Intl`, no dependency. A date is a string 'YYYY-MM-DD';
 * every count takes the calendar version it is counted by, and a day that version does not cover is refused with
 * CALENDAR_UNAVAILABLE, never guessed from weekends.
 */
export { overlayCalendar } from './calendar-version.ts';
export type { CalendarChanges, CalendarVersion } from './calendar-version.ts';
export { calendarKnownOn } from './china-history.ts';
export { chinaArrangements, chinaNational } from './china-national.ts';
export type { YearArrangement } from './china-national.ts';
export { CalendarError } from './errors.ts';
export type { CalendarErrorCode, Text } from './errors.ts';
export { evaluateCase, policyOf } from './clock-file/evaluate-case.ts';
export { evaluateLimit } from './clock-file/evaluate-limit.ts';
export { consultationEarliestEnd, hearingMaterialsLatest, legalityReviewEarliestEnd } from './decision-limits.ts';
export { addDays, parseIsoDate, weekday, zonedToday } from './iso-date.ts';
export type { IsoDate, Weekday } from './iso-date.ts';
export {
  annualReportDue,
  budgetPublicationDue,
  calendarDayLimit,
  enforcementPublicationDue,
  litigationAfterReviewDue,
  litigationDue,
  messageReplyDue,
  penaltyRetractionDue,
  reviewApplicationDue,
  rollingDayLimit,
  rollingMonthLimit,
  workdayLimit,
} from './limits.ts';
export type { Limit } from './limits.ts';
export { addMonths, firstWorkdayOnOrAfter, lastWorkdayOnOrBefore } from './near-workdays.ts';
export { feeByItems, feeByPages, feeOfItem, pageFeeLines } from './processing-fee.ts';
export type { PageFeeLine } from './processing-fee.ts';
export { publicationDue } from './publication-due.ts';
export type { PublicationDue } from './publication-due.ts';
export { ClockError } from './request-clock/errors.ts';
export type { ClockErrorCode } from './request-clock/errors.ts';
export type {
  AnswerEvent,
  Channel,
  ClockEvent,
  ClockEventType,
  ConsultationEvent,
  CorrectionEvent,
  DeliveryType,
  FeeEvent,
  Opinion,
  ReasonEvent,
  ReceiptEvent,
} from './request-clock/events.ts';
export { explainReplyDue } from './request-clock/explain.ts';
export type { ClockExplanation, Language } from './request-clock/explain.ts';
export type { ClockDay } from './request-clock/explain-days.ts';
export { channelLabels, eventLabels, stateLabels } from './request-clock/labels.ts';
export { defaultClockPolicy, defaultCorrectionDue, regimeLimits, regimeOf } from './request-clock/policy.ts';
export type { ClockPolicy, Regime, RegimeLimits } from './request-clock/policy.ts';
export type {
  ClockFlags,
  ClockInput,
  ClockReading,
  Consultation,
  DateField,
  NoReplyDue,
  Pause,
} from './request-clock/reading.ts';
export { recompute } from './request-clock/recompute.ts';
export type { DateChange, Recomputation } from './request-clock/recompute.ts';
export { runRequestClock } from './request-clock/run.ts';
export type { Sentence, SentenceStatus } from './request-clock/sentence.ts';
export { clockSteps, eventsAllowedFrom, isClosedState } from './request-clock/states.ts';
export type { ClockState, FromState } from './request-clock/states.ts';
export { addWorkdays, countWorkdays, isWorkday, workdaysBetween } from './workdays.ts';
