import type { IsoDate } from '../iso-date.ts';
import { checkExtension, requireCorrectable, requirePassed, requireWithin } from './checks.ts';
import { applyConsultation } from './consulting.ts';
import { dayBeforeCounting, workdayAfter } from './count.ts';
import type { ClockEvent } from './events.ts';
import { noteBeyond } from './facts.ts';
import type { ClockFacts, ClockRules } from './facts.ts';
import { regimeLimits, regimeOf } from './policy.ts';
import { checkChannel } from './receipt.ts';
import { clockSteps } from './states.ts';

/** The day of receipt: the clock starts, and the limit for a correction notice with it (条例第三十、三十三条). */
function received(facts: ClockFacts, on: IsoDate, { calendar, policy }: ClockRules): ClockFacts {
  const limit = regimeLimits[regimeOf(on)].correctionNotice;
  const from = dayBeforeCounting(on, policy.startDayCounted);
  const correctionNoticeDue = limit === null ? null : workdayAfter(from, limit, calendar);
  return {
    ...facts,
    receivedOn: on,
    start: { on, by: 'RECEIPT' },
    correctionNoticeDue,
    beyond: limit === null ? facts.beyond : noteBeyond(facts, 'correctionNoticeDue', correctionNoticeDue),
  };
}

/** A day after which the clock stands until the pause is closed by `closeSuspension`. */
function openSuspension(facts: ClockFacts, after: IsoDate): ClockFacts {
  return { ...facts, suspensions: [...facts.suspensions, { after, through: null }] };
}

function closeSuspension(facts: ClockFacts, through: IsoDate): ClockFacts {
  return {
    ...facts,
    suspensions: facts.suspensions
      .map((pause) => ({ after: pause.after, through: pause.through ?? through }))
      .filter((pause) => pause.through > pause.after),
  };
}

/** What an event does to the facts besides moving the state. Throws ClockError where the event breaks its limits. */
function effect(facts: ClockFacts, event: ClockEvent, rules: ClockRules): ClockFacts {
  const { calendar, policy } = rules;
  switch (event.type) {
    case 'POSTED_BY_APPLICANT':
    case 'SUBMITTED':
    case 'ARRIVED':
    case 'CONTACT_FAILED':
      checkChannel(event, rules.channel);
      return facts;
    case 'RECEIVED':
    case 'SIGNED_BY_AGENCY':
    case 'CONFIRMED_BOTH':
      checkChannel(event, rules.channel);
      return received(facts, event.on, rules);
    case 'CORRECTION_NOTICE_SENT': {
      requireCorrectable(facts, policy);
      // The limit runs from receipt; for a second notice, where an agency allows one, the regulation has none.
      const isFirst = facts.correction === null;
      const isLate = isFirst && facts.correctionNoticeDue !== null && event.on > facts.correctionNoticeDue;
      return { ...facts, correction: { noticedOn: event.on, dueOn: event.dueOn, isLate } };
    }
    case 'CORRECTION_RECEIVED':
      if (event.goodCause !== true) requireWithin(event, facts.correction?.dueOn ?? null);
      return { ...facts, start: { on: event.on, by: 'CORRECTION' } };
    case 'CORRECTION_EXPIRED':
      requirePassed(event, facts.correction?.dueOn ?? null, calendar);
      return facts;
    case 'REASON_REQUESTED':
      return policy.reasonRequestSuspends ? openSuspension(facts, event.on) : facts;
    case 'REASON_ACCEPTED':
      return closeSuspension(facts, event.on);
    case 'REASON_ACCEPTED_DELAY':
      return { ...closeSuspension(facts, event.on), delayedUntil: event.until };
    case 'REASON_REJECTED':
      return { ...closeSuspension(facts, event.on), decidedOn: event.on };
    case 'THIRD_PARTY_CONSULT_SENT':
    case 'THIRD_PARTY_CONSULT_SERVED':
    case 'THIRD_PARTY_OPINION_RECEIVED':
    case 'THIRD_PARTY_CONSULT_EXPIRED':
    case 'AGENCY_CONSULT_SENT':
    case 'AGENCY_CONSULT_SERVED':
    case 'AGENCY_OPINION_RECEIVED':
    case 'AGENCY_CONSULT_EXPIRED':
      return applyConsultation(facts, event, rules);
    case 'EXTENSION_APPROVED':
      checkExtension(facts, event, rules);
      return { ...facts, extensionWorkdays: event.workdays };
    case 'FEE_NOTICE_RECEIVED': {
      const dueOn = workdayAfter(event.on, policy.feePaymentWorkdays, calendar);
      return { ...facts, fee: { noticedOn: event.on, dueOn }, beyond: noteBeyond(facts, 'feeDue', dueOn) };
    }
    case 'FEE_PAID':
      requireWithin(event, facts.fee?.dueOn ?? null);
      if (policy.feePaidRestartsClock) return { ...facts, start: { on: event.on, by: 'FEE' } };
      return closeSuspension(openSuspension(facts, facts.fee?.noticedOn ?? event.on), event.on);
    case 'FEE_EXPIRED':
      requirePassed(event, facts.fee?.dueOn ?? null, calendar);
      return facts;
    case 'DECISION_SIGNED_OFF':
      return { ...facts, decidedOn: event.on };
    case 'DECISION_POSTED':
    case 'DECISION_SIGNED':
    case 'DECISION_SENT_ELECTRONICALLY':
      return { ...facts, delivery: event };
    case 'ARCHIVED':
    case 'WITHDRAWN_BY_APPLICANT':
      return facts;
    default:
      return event satisfies never;
  }
}

/** The facts after an event whose place in the procedure has been checked. */
export function applyEvent(facts: ClockFacts, event: ClockEvent, rules: ClockRules): ClockFacts {
  const next = effect(facts, event, rules);
  const { to } = clockSteps[event.type];
  return to === 'STAYS' ? next : { ...next, state: to };
}
