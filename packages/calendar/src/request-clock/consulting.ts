import type { IsoDate } from '../iso-date.ts';
import { requirePassed } from './checks.ts';
import { dayBeforeCounting, workdayAfter } from './count.ts';
import type { ConsultationEvent } from './events.ts';
import { noteBeyond } from './facts.ts';
import type { ClockFacts, ClockRules } from './facts.ts';
import { isWaiting } from './pauses.ts';
import type { ConsultationRecord } from './pauses.ts';
import { regimeLimits, regimeOf } from './policy.ts';
import { invalidEvent, openConsultation, servedTwice, unknownConsultation } from './refusals.ts';

type Kind = ConsultationRecord['kind'];

/** Who is asked, and the field of the event that says so. */
function askedIn(event: ConsultationEvent): { kind: Kind; party: string; field: 'party' | 'agency' } {
  return 'party' in event
    ? { kind: 'THIRD_PARTY', party: event.party, field: 'party' }
    : { kind: 'AGENCY', party: event.agency, field: 'agency' };
}

/** 15 workdays for a third party or a joint producer (条例第三十二、三十四条); none for another agency, or in 2007. */
function limitFor(facts: ClockFacts, isLimited: boolean): number | null {
  return isLimited && facts.receivedOn !== null ? regimeLimits[regimeOf(facts.receivedOn)].consultation : null;
}

function withConsultation(facts: ClockFacts, place: number, changed: ConsultationRecord): ClockFacts {
  return { ...facts, consultations: facts.consultations.map((one, index) => (index === place ? changed : one)) };
}

function sent(facts: ClockFacts, event: ConsultationEvent, isLimited: boolean): ClockFacts {
  const { kind, party, field } = askedIn(event);
  if (party.trim() === '') {
    throw invalidEvent(
      field,
      { zh: '征求意见的对象名称为空。', en: 'The name of the one consulted is empty.' },
      { zh: '请填写第三方或机关名称。', en: 'Give the name of the third party or agency.' },
    );
  }
  const isOpen = facts.consultations.some(
    (one) => one.kind === kind && one.party === party && isWaiting(one, event.on),
  );
  if (isOpen) throw openConsultation(party, field);
  const consultation: ConsultationRecord = {
    kind,
    party,
    isLimited,
    sentOn: event.on,
    servedOn: null,
    dueOn: null,
    answeredOn: null,
    opinion: null,
    expiredOn: null,
  };
  return { ...facts, consultations: [...facts.consultations, consultation] };
}

function served(facts: ClockFacts, place: number, one: ConsultationRecord, on: IsoDate, rules: ClockRules): ClockFacts {
  const limit = limitFor(facts, one.isLimited);
  if (limit === null) return withConsultation(facts, place, { ...one, servedOn: on });
  const dueOn = workdayAfter(dayBeforeCounting(on, rules.policy.startDayCounted), limit, rules.calendar);
  const next = withConsultation(facts, place, { ...one, servedOn: on, dueOn });
  return { ...next, beyond: noteBeyond(facts, 'consultDue', dueOn) };
}

/** The first answer ends the asking; a later one may change its content, not the dates. */
function answered(one: ConsultationRecord, on: IsoDate): ConsultationRecord {
  return { ...one, answeredOn: one.answeredOn ?? on };
}

/** Sending, service, answer or silence of a third party or another agency. Throws ClockError. */
export function applyConsultation(facts: ClockFacts, event: ConsultationEvent, rules: ClockRules): ClockFacts {
  if (event.type === 'THIRD_PARTY_CONSULT_SENT') return sent(facts, event, true);
  if (event.type === 'AGENCY_CONSULT_SENT') return sent(facts, event, event.jointProducer);
  const { kind, party, field } = askedIn(event);
  // The latest one, should the same party have been asked before.
  const place = facts.consultations.findLastIndex((one) => one.kind === kind && one.party === party);
  const one = facts.consultations[place];
  if (one === undefined) throw unknownConsultation(event, party, field);
  switch (event.type) {
    case 'THIRD_PARTY_CONSULT_SERVED':
    case 'AGENCY_CONSULT_SERVED':
      if (one.servedOn !== null) throw servedTwice(party, one.servedOn, field);
      return served(facts, place, one, event.on, rules);
    case 'THIRD_PARTY_OPINION_RECEIVED':
      return withConsultation(facts, place, { ...answered(one, event.on), opinion: event.opinion ?? null });
    case 'AGENCY_OPINION_RECEIVED':
      return withConsultation(facts, place, answered(one, event.on));
    case 'THIRD_PARTY_CONSULT_EXPIRED':
    case 'AGENCY_CONSULT_EXPIRED':
      if (limitFor(facts, one.isLimited) !== null) requirePassed(event, one.dueOn, rules.calendar);
      return withConsultation(facts, place, { ...one, expiredOn: event.on });
    default:
      return event satisfies never;
  }
}
