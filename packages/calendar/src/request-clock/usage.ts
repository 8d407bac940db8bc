import type { IsoDate } from '../iso-date.ts';
import { countWorkdays, covers } from '../workdays.ts';
import type { Count } from './count.ts';
import type { Due } from './due.ts';
import { limitOf } from './facts.ts';
import type { ClockFacts, ClockRules } from './facts.ts';

/** Workdays of the limit used and left; null where the calendar does not reach, or without a clock. */
export interface Usage {
  readonly used: number | null;
  readonly left: number | null;
}

/** Workdays late on a day; 0 when it is not. */
function workdaysLate(due: IsoDate | null, day: IsoDate, { calendar }: ClockRules): number {
  return due === null || day <= due || !covers(due, calendar) ? 0 : countWorkdays(due, day, calendar);
}

/** What has been used of the limit by `day`. What is late is late: a pause that begins after the due day saves nothing. */
export function usageOn(
  day: IsoDate,
  facts: ClockFacts,
  count: Count | null,
  { replyDue }: Due,
  rules: ClockRules,
): Usage {
  const { calendar } = rules;
  if (count === null || !covers(day, calendar)) return { used: null, left: null };
  const late = workdaysLate(replyDue, day, rules);
  const counted = count.counted.filter((date) => date <= day).length;
  if (facts.delayedUntil === null) {
    const limit = limitOf(facts);
    return late > 0 ? { used: limit + late, left: -late } : { used: counted, left: limit - counted };
  }
  // Article 35 sets a date and no number, so there are only days until it, and days past it.
  const until = facts.delayedUntil;
  return {
    used: counted,
    left: late > 0 ? -late : covers(until, calendar) ? countWorkdays(day, until, calendar) : null,
  };
}

/** The day that decides whether the answer was in time (国办公开办函〔2016〕235号); null while it is not known. */
function judgedOn({ delivery }: ClockFacts, { policy }: ClockRules): IsoDate | null {
  if (delivery === null) return null;
  const isByAcknowledgement =
    delivery.type === 'DECISION_SENT_ELECTRONICALLY' && policy.electronicOnTimeBy === 'ACKNOWLEDGED_DATE';
  return isByAcknowledgement ? (delivery.acknowledgedOn ?? null) : delivery.on;
}

/** Whether the answer was in time. A limit that the calendar ends before has not passed on any day it covers. */
export function isOnTime(facts: ClockFacts, { replyDue, noReplyDue }: Due, rules: ClockRules): boolean | null {
  const day = judgedOn(facts, rules);
  if (day === null) return null;
  if (replyDue !== null) return day <= replyDue;
  return noReplyDue === 'CALENDAR_UNAVAILABLE' && covers(day, rules.calendar) ? true : null;
}
