import type { CalendarVersion } from '../calendar-version.ts';
import type { IsoDate } from '../iso-date.ts';
import { countLimit, dayBeforeCounting } from './count.ts';
import type { Count } from './count.ts';
import type { AnswerEvent, Channel, DeliveryType } from './events.ts';
import { consultationPauses, isWaiting, unionOfPauses } from './pauses.ts';
import type { ConsultationRecord } from './pauses.ts';
import { regimeLimits, regimeOf } from './policy.ts';
import type { ClockPolicy } from './policy.ts';
import type { ClockReading, DateField, Pause } from './reading.ts';
import type { ClockState, FromState } from './states.ts';

/** What every step is judged by. */
export interface ClockRules {
  readonly channel: Channel;
  readonly calendar: CalendarVersion;
  readonly policy: ClockPolicy;
}

/** Of the answer events, those that deliver it. */
export type DeliveryEvent = Extract<AnswerEvent, { type: DeliveryType }>;

/** What the events so far come to; nothing here depends on the day it is read. */
export interface ClockFacts {
  /** PROCESSING also while a consultation is open: which it is depends on the day; see `stateOn`. */
  readonly state: FromState;
  readonly receivedOn: IsoDate | null;
  /** The day the reply limit runs from, after every restart. */
  readonly start: { readonly on: IsoDate; readonly by: NonNullable<ClockReading['clockStartedBy']> } | null;
  readonly correctionNoticeDue: IsoDate | null;
  readonly correction: { readonly noticedOn: IsoDate; readonly dueOn: IsoDate; readonly isLate: boolean } | null;
  readonly consultations: readonly ConsultationRecord[];
  /** Pauses other than consultations. */
  readonly suspensions: readonly Pause[];
  readonly extensionWorkdays: number;
  readonly delayedUntil: IsoDate | null;
  readonly fee: { readonly noticedOn: IsoDate; readonly dueOn: IsoDate | null } | null;
  readonly decidedOn: IsoDate | null;
  readonly delivery: DeliveryEvent | null;
  /** Dates the calendar did not reach. */
  readonly beyond: readonly DateField[];
}

export const noFacts: ClockFacts = Object.freeze({
  state: 'NEW',
  receivedOn: null,
  start: null,
  correctionNoticeDue: null,
  correction: null,
  consultations: [],
  suspensions: [],
  extensionWorkdays: 0,
  delayedUntil: null,
  fee: null,
  decidedOn: null,
  delivery: null,
  beyond: [],
});

/** Adds a date to those the calendar did not reach, when it did not. */
export function noteBeyond(facts: ClockFacts, field: DateField, date: IsoDate | null): readonly DateField[] {
  return date !== null || facts.beyond.includes(field) ? facts.beyond : [...facts.beyond, field];
}

/** The state on a day: in progress, unless an opinion is being waited for. */
export function stateOn(facts: ClockFacts, date: IsoDate): FromState {
  if (facts.state !== 'PROCESSING') return facts.state;
  const waiting = facts.consultations.filter((one) => isWaiting(one, date));
  if (waiting.some(({ kind }) => kind === 'THIRD_PARTY')) return 'CONSULTING_THIRD_PARTY';
  return waiting.length > 0 ? 'CONSULTING_AGENCY' : 'PROCESSING';
}

/** Waiting for the applicant: the limit does not run until the correction or the payment has come. */
function pendingPause(facts: ClockFacts, policy: ClockPolicy): Pause[] {
  if (facts.state === 'FEE_NOTICED' && facts.fee !== null) return [{ after: facts.fee.noticedOn, through: null }];
  if (facts.state !== 'CORRECTION_REQUESTED' || facts.correction === null) return [];
  const { noticedOn, isLate } = facts.correction;
  return isLate && !policy.lateCorrectionNoticeStopsClock ? [] : [{ after: noticedOn, through: null }];
}

/** Every pause that still matters on `asOf`, merged. A restart of the clock makes those before it void. */
export function pausesOn(facts: ClockFacts, asOf: IsoDate, policy: ClockPolicy): Pause[] {
  const start = facts.start?.on ?? asOf;
  const all = [
    ...consultationPauses(facts.consultations, asOf, policy),
    ...facts.suspensions,
    ...pendingPause(facts, policy),
  ];
  return unionOfPauses(all.filter(({ through }) => through === null || through > start));
}

/** The limit in workdays, extension included. */
export function limitOf({ receivedOn, extensionWorkdays }: ClockFacts): number {
  return receivedOn === null ? 0 : regimeLimits[regimeOf(receivedOn)].reply + extensionWorkdays;
}

/** Counts the reply limit as it stands on `asOf`; null before receipt. */
export function countReply(
  facts: ClockFacts,
  asOf: IsoDate,
  rules: ClockRules,
  pauses?: readonly Pause[],
): Count | null {
  if (facts.start === null) return null;
  return countLimit({
    start: dayBeforeCounting(facts.start.on, rules.policy.startDayCounted),
    limit: limitOf(facts),
    pauses: pauses ?? pausesOn(facts, asOf, rules.policy),
    calendar: rules.calendar,
    asOf,
  });
}

/** Abandoned or withdrawn: there is nothing left to answer. */
export function isEnded(state: ClockState | null): boolean {
  return state === 'DEEMED_ABANDONED_NO_CORRECTION' || state === 'DEEMED_ABANDONED_NO_FEE' || state === 'WITHDRAWN';
}
