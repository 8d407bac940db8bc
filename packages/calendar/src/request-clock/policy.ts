import type { CalendarVersion } from '../calendar-version.ts';
import { chinaNational } from '../china-national.ts';
import type { IsoDate } from '../iso-date.ts';
import { addWorkdays } from '../workdays.ts';

/** Which regulation a request falls under, by the day it was received. */
export type Regime = '2007' | '2019';

/**
 * What the regulation leaves open or what could not be verified, as settings of an agency. What the regulation does fix
 * is not here, but in `regimeLimits`.
 */
export interface ClockPolicy {
  /** Whether the day of receipt is itself counted. The regulation does not say; civil law does not count it. */
  readonly startDayCounted: boolean;
  /** Workdays a correction notice allows when the agency has no reason for another limit. */
  readonly correctionWorkdays: number;
  /** Whether an applicant may be asked for a correction twice. The regulation: told once, completely. */
  readonly allowSecondCorrection: boolean;
  /** Whether a correction notice that went out late still stops the monitoring of the old limit while one waits. */
  readonly lateCorrectionNoticeStopsClock: boolean;
  /** From when a consultation is not counted: the day after it was sent, or after it was served. */
  readonly pauseFrom: 'CONSULT_SENT' | 'CONSULT_SERVED';
  /** Whether the last day of a consultation (opinion received, or its limit) is counted again. */
  readonly pauseEndDayCounted: boolean;
  /** Whether asking for reasons (条例第三十五条) stops the clock. The regulation does not say so. */
  readonly reasonRequestSuspends: boolean;
  /** Workdays for paying the processing fee, from the day the notice was received. */
  readonly feePaymentWorkdays: number;
  /** Whether payment starts the limit anew; otherwise the time from notice to payment is only left out. */
  readonly feePaidRestartsClock: boolean;
  /** Which day decides whether an electronic answer was in time. */
  readonly electronicOnTimeBy: 'SENT_DATE' | 'ACKNOWLEDGED_DATE';
}

/** The settings an agency starts from: the stricter reading wherever two are possible. */
export const defaultClockPolicy: ClockPolicy = Object.freeze({
  startDayCounted: false,
  correctionWorkdays: 10,
  allowSecondCorrection: false,
  lateCorrectionNoticeStopsClock: false,
  pauseFrom: 'CONSULT_SENT',
  pauseEndDayCounted: false,
  reasonRequestSuspends: false,
  feePaymentWorkdays: 20,
  feePaidRestartsClock: true,
  electronicOnTimeBy: 'SENT_DATE',
});

/** The numbers a regulation fixes, in workdays; null where it has no such limit. */
export interface RegimeLimits {
  readonly reply: number;
  readonly maxExtension: number;
  readonly correctionNotice: number | null;
  readonly consultation: number | null;
}

/**
 * 2019: 国务院令第711号, articles 30, 32, 33.2, 34. 2007: 国务院令第492号, article 24; it set no number of days for a
 * correction notice or for a third party's opinion.
 */
export const regimeLimits: Readonly<Record<Regime, RegimeLimits>> = Object.freeze({
  '2007': { reply: 15, maxExtension: 15, correctionNotice: null, consultation: null },
  '2019': { reply: 20, maxExtension: 20, correctionNotice: 7, consultation: 15 },
});

const IN_FORCE_2019: IsoDate = '2019-05-15';

/** The regulation a request received on that day falls under. */
export function regimeOf(receivedOn: IsoDate): Regime {
  return receivedOn < IN_FORCE_2019 ? '2007' : '2019';
}

/**
 * The last day for a correction that a notice served on `servedOn` states when the agency sets no other: a convention, the
 * regulation only says a reasonable limit (条例第三十条). Throws CalendarError.
 */
export function defaultCorrectionDue(
  servedOn: IsoDate,
  calendar: CalendarVersion = chinaNational,
  policy: Pick<ClockPolicy, 'correctionWorkdays'> = defaultClockPolicy,
): IsoDate {
  return addWorkdays(servedOn, policy.correctionWorkdays, calendar);
}
