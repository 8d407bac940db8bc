/** What can go wrong with a date, a count or a calendar; stable, for programs to branch on. */
export type CalendarErrorCode =
  /** A date lies outside what the calendar covers; the arrangement for that year must be loaded first. */
  | 'CALENDAR_UNAVAILABLE'
  /** Not a real day written YYYY-MM-DD. */
  | 'INVALID_DATE'
  /** A number of days that is not a whole number, or is negative where that has no meaning. */
  | 'INVALID_COUNT'
  /** A time zone this runtime does not know. */
  | 'INVALID_TIME_ZONE'
  /** A change to a calendar that contradicts itself or the calendar it is laid over. */
  | 'INVALID_CALENDAR';

export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** The one error of this package: a stable code, and a sentence in both languages that names the trouble and the remedy. */
export class CalendarError extends Error {
  readonly code: CalendarErrorCode;
  readonly text: Text;

  constructor(code: CalendarErrorCode, text: Text) {
    super(`${code}: ${text.en}`);
    this.name = 'CalendarError';
    this.code = code;
    this.text = text;
  }
}
