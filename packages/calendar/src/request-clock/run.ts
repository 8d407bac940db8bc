import { chinaNational } from '../china-national.ts';
import { addDays, parseIsoDate } from '../iso-date.ts';
import type { IsoDate } from '../iso-date.ts';
import { calendarUnavailable } from '../workdays.ts';
import { countOriginal, dueAtLatest, replyDueOf } from './due.ts';
import type { Due } from './due.ts';
import { countReply, isEnded, limitOf, pausesOn, stateOn } from './facts.ts';
import type { ClockFacts, ClockRules } from './facts.ts';
import type { ConsultationRecord } from './pauses.ts';
import { defaultClockPolicy, regimeOf } from './policy.ts';
import type { ClockFlags, ClockInput, ClockReading, Consultation, DateField, Pause } from './reading.ts';
import { replay } from './replay.ts';
import { isClosedState } from './states.ts';
import type { ClockState } from './states.ts';
import { isOnTime, usageOn } from './usage.ts';

/** The calendar, settings and channel of a case, gaps filled with the defaults. */
export function rulesOf({ channel, calendar, policy }: ClockInput): ClockRules {
  return { channel, calendar: calendar ?? chinaNational, policy: { ...defaultClockPolicy, ...policy } };
}

/** What silence came to: nothing for a third party, consent for a joint producer (条例第三十二、三十四条). */
function presentConsultation(record: ConsultationRecord, asOf: IsoDate): Consultation {
  const { expiredOn: _expiredOn, isLimited: _isLimited, ...consultation } = record;
  const { kind, dueOn, answeredOn } = consultation;
  const isSilent = dueOn !== null && asOf > dueOn && (answeredOn === null || answeredOn > dueOn);
  const silence = kind === 'AGENCY' ? 'DEEMED_CONSENT' : 'AGENCY_DECIDES';
  return { ...consultation, silence: isSilent ? silence : null };
}

function flagsOf(parts: {
  facts: ClockFacts;
  state: ClockState | null;
  due: Due;
  pauses: readonly Pause[];
  consultations: readonly Consultation[];
  asOf: IsoDate;
}): ClockFlags {
  const { facts, state, due, pauses, consultations, asOf } = parts;
  const hasPassed = (date: IsoDate | null | undefined): boolean => date !== null && date !== undefined && asOf > date;
  return {
    extended: facts.extensionWorkdays > 0,
    overdue: !isClosedState(state) && hasPassed(due.replyDue),
    paused: !isClosedState(state) && pauses.some(({ through }) => through === null),
    correctionLapsed: state === 'CORRECTION_REQUESTED' && hasPassed(facts.correction?.dueOn),
    feeLapsed: state === 'FEE_NOTICED' && hasPassed(facts.fee?.dueOn),
    deemedConsent: consultations.filter((one) => one.silence === 'DEEMED_CONSENT').map((one) => one.party),
  };
}

/** Names the first day the calendar lacks, and what to do about it. */
function calendarProblem(beyond: readonly DateField[], { receivedOn }: ClockFacts, { calendar }: ClockRules) {
  if (beyond.length === 0) return null;
  const isTooEarly = receivedOn !== null && receivedOn < calendar.from;
  return calendarUnavailable(isTooEarly ? receivedOn : addDays(calendar.to, 1), calendar).text;
}

/** The reading that facts come to on a day. */
function readFacts(facts: ClockFacts, asOf: IsoDate, rules: ClockRules): Omit<ClockReading, 'eventsAfterAsOf'> {
  const { calendar, policy } = rules;
  const stateNow = stateOn(facts, asOf);
  const state = stateNow === 'NEW' ? null : stateNow;
  const pauses = pausesOn(facts, asOf, policy);
  const count = countReply(facts, asOf, rules, pauses);
  const original = countOriginal(facts, asOf, rules);
  const due = replyDueOf(facts, state, count);
  const beyond: DateField[] = [
    ...facts.beyond,
    ...(original?.stopped === 'CALENDAR' ? (['originalReplyDue'] as const) : []),
    ...(due.noReplyDue === 'CALENDAR_UNAVAILABLE' ? (['replyDue'] as const) : []),
  ];
  const usage = isEnded(state)
    ? { used: null, left: null }
    : usageOn(facts.delivery?.on ?? asOf, facts, count, due, rules);
  const consultations = facts.consultations.map((one) => presentConsultation(one, asOf));
  const isExcludedKnown = pauses.every(({ through }) => (through ?? asOf) <= calendar.to);
  return {
    asOf,
    calendarId: calendar.id,
    channel: rules.channel,
    regime: facts.receivedOn === null ? null : regimeOf(facts.receivedOn),
    state,
    receivedOn: facts.receivedOn,
    clockStart: facts.start?.on ?? null,
    clockStartedBy: facts.start?.by ?? null,
    correctionNoticeDue: facts.correctionNoticeDue,
    correctionNoticeLate: facts.correction?.isLate ?? false,
    correctionDue: facts.correction?.dueOn ?? null,
    pauses,
    excludedWorkdays: count === null || !isExcludedKnown ? null : count.excluded,
    consultations,
    consultDue: Object.fromEntries(
      consultations.flatMap((one) => (one.dueOn === null ? [] : [[one.party, one.dueOn]])),
    ),
    originalReplyDue: original?.due ?? null,
    replyDue: due.replyDue,
    noReplyDue: due.noReplyDue,
    replyDueAtLatest: due.replyDue ?? (isEnded(state) ? null : dueAtLatest(facts, rules)),
    limitWorkdays: facts.start === null || facts.delayedUntil !== null ? null : limitOf(facts),
    usedWorkdays: usage.used,
    leftWorkdays: usage.left,
    extensionWorkdays: facts.extensionWorkdays,
    delayedUntil: facts.delayedUntil,
    feeDue: facts.fee?.dueOn ?? null,
    decidedOn: facts.decidedOn,
    deliveredOn: facts.delivery?.on ?? null,
    deliveredBy: facts.delivery?.type ?? null,
    onTime: isOnTime(facts, due, rules),
    flags: flagsOf({ facts, state, due, pauses, consultations, asOf }),
    beyondCalendar: beyond,
    calendarProblem: calendarProblem(beyond, facts, rules),
  };
}

/**
 * The statutory clock of an information request (依申请公开), from what happened and a version of the calendar: the day of
 * receipt by channel (条例第三十一条), the limit for a correction notice and for the reply (第三十、三十三条), what consultations
 * leave out (第三十二、三十三条第三款、三十四条), one extension, a deferred reply (第三十五条), and whether the answer was in time.
 *
 * Where the calendar ends, what lies beyond is null and named in `beyondCalendar`; nothing is guessed. Throws `ClockError`
 * for an event that the procedure refuses; `CalendarError` INVALID_DATE for a broken `asOf`, and CALENDAR_UNAVAILABLE for an
 * event so far past the calendar that nobody can say whether it kept its limit.
 */
export function runRequestClock(input: ClockInput): ClockReading {
  const asOf = parseIsoDate(input.asOf);
  const rules = rulesOf(input);
  const facts = replay(input.events, asOf, rules);
  const eventsAfterAsOf = input.events.filter(({ on }) => on > asOf).length;
  return { ...readFacts(facts, asOf, rules), eventsAfterAsOf };
}
