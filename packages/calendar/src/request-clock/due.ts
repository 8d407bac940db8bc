import type { IsoDate } from '../iso-date.ts';
import { countLimit, dayBeforeCounting } from './count.ts';
import type { Count } from './count.ts';
import { countReply, isEnded } from './facts.ts';
import type { ClockFacts, ClockRules } from './facts.ts';
import { consultationEnd } from './pauses.ts';
import { regimeLimits, regimeOf } from './policy.ts';
import type { NoReplyDue } from './reading.ts';
import type { ClockState } from './states.ts';

/** When the reply is due, or else why there is no such day. */
export interface Due {
  readonly replyDue: IsoDate | null;
  readonly noReplyDue: NoReplyDue | null;
}

/** Reads the due day from the count, which is null before receipt. */
export function replyDueOf(facts: ClockFacts, state: ClockState | null, count: Count | null): Due {
  const none = (noReplyDue: NoReplyDue): Due => ({ replyDue: null, noReplyDue });
  if (isEnded(state)) return none('ENDED');
  if (count === null) return none('NOT_RECEIVED');
  // 条例第三十五条: the date the agency set takes the place of the limit.
  if (facts.delayedUntil !== null) return { replyDue: facts.delayedUntil, noReplyDue: null };
  if (count.due !== null) return { replyDue: count.due, noReplyDue: null };
  if (count.stopped === 'CALENDAR') return none('CALENDAR_UNAVAILABLE');
  if (state === 'CORRECTION_REQUESTED') return none('CORRECTION_PENDING');
  return none(state === 'FEE_NOTICED' ? 'FEE_PENDING' : 'PAUSED');
}

/** The due day if every consultation still open lasts to the end of its limit; null where one has no end in sight. */
export function dueAtLatest(facts: ClockFacts, rules: ClockRules): IsoDate | null {
  let last = facts.start?.on ?? '';
  for (const consultation of facts.consultations) {
    const end = consultationEnd(consultation);
    if (end === null) return null;
    if (end > last) last = end;
  }
  return countReply(facts, last, rules)?.due ?? null;
}

/** The limit as it was at receipt: no pause, no extension, no restart. */
export function countOriginal({ receivedOn }: ClockFacts, asOf: IsoDate, rules: ClockRules): Count | null {
  if (receivedOn === null) return null;
  return countLimit({
    start: dayBeforeCounting(receivedOn, rules.policy.startDayCounted),
    limit: regimeLimits[regimeOf(receivedOn)].reply,
    pauses: [],
    calendar: rules.calendar,
    asOf,
  });
}
