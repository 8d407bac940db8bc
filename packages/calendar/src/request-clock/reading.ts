import type { CalendarVersion } from '../calendar-version.ts';
import type { Text } from '../errors.ts';
import type { IsoDate } from '../iso-date.ts';
import type { Channel, ClockEvent, DeliveryType, Opinion } from './events.ts';
import type { ClockPolicy, Regime } from './policy.ts';
import type { ClockState } from './states.ts';

/** What a clock is read from. */
export interface ClockInput {
  readonly channel: Channel;
  /** In any order; of two on the same day the one recorded first comes first. */
  readonly events: readonly ClockEvent[];
  /** The day of the reading. What is dated later has not happened yet and is left out. */
  readonly asOf: IsoDate;
  /** By which calendar; `chinaNational` unless given. */
  readonly calendar?: CalendarVersion;
  /** Settings of the agency that differ from `defaultClockPolicy`. */
  readonly policy?: Partial<ClockPolicy>;
}

/** Days not counted, (after, through]: `after` itself still counts. `through` is null while it lasts. */
export interface Pause {
  readonly after: IsoDate;
  readonly through: IsoDate | null;
}

/** One asking of a third party or another agency. */
export interface Consultation {
  readonly kind: 'THIRD_PARTY' | 'AGENCY';
  readonly party: string;
  readonly sentOn: IsoDate;
  readonly servedOn: IsoDate | null;
  /** Last day for the opinion: 15 workdays from service; null before service, or where there is no limit. */
  readonly dueOn: IsoDate | null;
  readonly answeredOn: IsoDate | null;
  readonly opinion: Opinion | null;
  /** What silence came to once the limit had passed: a third party's is none, a joint producer's is consent. */
  readonly silence: 'AGENCY_DECIDES' | 'DEEMED_CONSENT' | null;
}

/** Why there is no day on which the reply is due. */
export type NoReplyDue =
  /** No day of receipt yet. */
  | 'NOT_RECEIVED'
  /** A pause lasts. */
  | 'PAUSED'
  | 'CORRECTION_PENDING'
  | 'FEE_PENDING'
  /** Abandoned or withdrawn. */
  | 'ENDED'
  /** It lies beyond what the calendar covers. */
  | 'CALENDAR_UNAVAILABLE';

/** A date the calendar does not reach. */
export type DateField = 'correctionNoticeDue' | 'consultDue' | 'originalReplyDue' | 'replyDue' | 'feeDue';

/** What follows from the dates, for lists and warnings. */
export interface ClockFlags {
  readonly extended: boolean;
  /** Due before `asOf` and not delivered. */
  readonly overdue: boolean;
  /** A pause lasts. */
  readonly paused: boolean;
  /** The limit for correcting has passed; an officer may now find the request abandoned. */
  readonly correctionLapsed: boolean;
  /** The limit for paying has passed; likewise. */
  readonly feeLapsed: boolean;
  /** Joint producers whose silence has become consent (条例第三十四条). */
  readonly deemedConsent: readonly string[];
}

/** The clock of one request as it stands on one day. Plain data. */
export interface ClockReading {
  readonly asOf: IsoDate;
  /** Version of the calendar everything here was counted by; keep it beside the dates. */
  readonly calendarId: string;
  readonly channel: Channel;
  /** Null before the day of receipt. */
  readonly regime: Regime | null;
  /** Null when nothing has happened yet. */
  readonly state: ClockState | null;
  readonly receivedOn: IsoDate | null;
  /** The day the reply limit runs from, and what made it that day. */
  readonly clockStart: IsoDate | null;
  readonly clockStartedBy: 'RECEIPT' | 'CORRECTION' | 'FEE' | null;
  readonly correctionNoticeDue: IsoDate | null;
  readonly correctionNoticeLate: boolean;
  readonly correctionDue: IsoDate | null;
  /** In order, merged where they overlap or touch; those before the clock started anew are void and left out. */
  readonly pauses: readonly Pause[];
  /** Workdays left out because of pauses, up to the due day or `asOf`; null when the calendar does not reach. */
  readonly excludedWorkdays: number | null;
  readonly consultations: readonly Consultation[];
  /** Last day for each opinion, by name of the party or agency. */
  readonly consultDue: Readonly<Record<string, IsoDate>>;
  /** What the limit was at receipt, whatever came after. */
  readonly originalReplyDue: IsoDate | null;
  readonly replyDue: IsoDate | null;
  readonly noReplyDue: NoReplyDue | null;
  /** While a consultation lasts: due day if nobody answers within the limit. Otherwise as `replyDue`. */
  readonly replyDueAtLatest: IsoDate | null;
  /** Limit in workdays, extension included; null without a clock or under article 35 (a date set by the agency). */
  readonly limitWorkdays: number | null;
  /** Workdays used up to `asOf` or to delivery; null without a clock or past the calendar. */
  readonly usedWorkdays: number | null;
  /** What remains; negative by the workdays late. */
  readonly leftWorkdays: number | null;
  readonly extensionWorkdays: number;
  /** Set by the agency under article 35. */
  readonly delayedUntil: IsoDate | null;
  readonly feeDue: IsoDate | null;
  readonly decidedOn: IsoDate | null;
  readonly deliveredOn: IsoDate | null;
  readonly deliveredBy: DeliveryType | null;
  /** Null until delivered. */
  readonly onTime: boolean | null;
  readonly flags: ClockFlags;
  /** Dates that could not be computed because the calendar ends, and a sentence on what to do. */
  readonly beyondCalendar: readonly DateField[];
  readonly calendarProblem: Text | null;
  /** How many of the events lie after `asOf` and were left out. */
  readonly eventsAfterAsOf: number;
}
