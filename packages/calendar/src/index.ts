/**
 * Working days of mainland China and the time limits counted in them.
 *
 * Pure and browser-safe: no clock, no time zone database beyond `Intl`, no dependency. A date is a string 'YYYY-MM-DD';
 * every count takes the calendar version it is counted by, and a day that version does not cover is refused with
 * CALENDAR_UNAVAILABLE, never guessed from weekends.
 */
export { overlayCalendar } from './calendar-version.ts';
export type { CalendarChanges, CalendarVersion } from './calendar-version.ts';
export { chinaArrangements, chinaNational } from './china-national.ts';
export type { YearArrangement } from './china-national.ts';
export { CalendarError } from './errors.ts';
export type { CalendarErrorCode, Text } from './errors.ts';
export { addDays, parseIsoDate, weekday, zonedToday } from './iso-date.ts';
export type { IsoDate, Weekday } from './iso-date.ts';
export { publicationDue } from './publication-due.ts';
export type { PublicationDue } from './publication-due.ts';
export { addWorkdays, countWorkdays, isWorkday, workdaysBetween } from './workdays.ts';
