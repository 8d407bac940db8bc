import type { RequestAct, RequestActData } from '@openzone/contracts';
import type { ActRule, CaseEvent, CaseState, ClockContext } from '../../engines/cases/index.ts';
import { AppError } from '../../platform/errors.ts';
import { readClock } from './clock.ts';
import type { ConsultationFact, RequestFacts } from './facts.ts';

/** Which acts there is something to do with now, and which a part takes over from the request it was split off. */

type Possible = NonNullable<ActRule<RequestFacts>['possible']>;
type Before = CaseState<RequestFacts>;

/** What fixed the receipt and moved the limit; drafts, letters, fees and who has the case do not come along. */
export const inheritedActs: readonly RequestAct[] = [
  'SUBMITTED',
  'RECEIVED',
  'CONTACT_FAILED',
  'CONFIRMED_BOTH',
  'CORRECTION_NOTICE_SENT',
  'CORRECTION_RECEIVED',
  'REASON_REQUESTED',
  'REASON_ACCEPTED',
  'REASON_REJECTED',
  'THIRD_PARTY_CONSULT_SENT',
  'THIRD_PARTY_CONSULT_SERVED',
  'THIRD_PARTY_OPINION_RECEIVED',
  'THIRD_PARTY_CONSULT_EXPIRED',
  'AGENCY_CONSULT_SENT',
  'AGENCY_CONSULT_SERVED',
  'AGENCY_OPINION_RECEIVED',
  'AGENCY_CONSULT_EXPIRED',
  'EXTENSION_APPROVED',
  'REOPENED',
];

/** The events the present limit runs by: a reopened case begins anew. */
function sinceReopened({ events }: Before): readonly CaseEvent[] {
  return events.slice(
    Math.max(
      0,
      events.findLastIndex(({ kind }) => kind === 'REOPENED'),
    ),
  );
}

const notYet =
  (kind: RequestAct): Possible =>
  (before) =>
    !sinceReopened(before).some((event) => event.kind === kind);

const open = ({ facts }: Before, kind: ConsultationFact['kind']): readonly ConsultationFact[] =>
  facts.consultations.filter((one) => one.kind === kind && one.endedOn === null);

/** Whether the clock would take it if it happened today: a limit said to have passed has passed. */
function wouldCount<K extends RequestAct>(
  before: Before,
  channel: string,
  context: ClockContext,
  kind: K,
  data: RequestActData[K],
): boolean {
  const seq = before.revision + 1;
  const event: CaseEvent = { seq, kind, on: context.today, at: new Date(0), actor: 'SYSTEM', by: null, data };
  try {
    readClock(channel, { ...before, revision: seq, events: [...before.events, event] }, { ...context, fresh: true });
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

const hasPassed =
  (kind: 'CORRECTION_EXPIRED' | 'FEE_EXPIRED'): Possible =>
  (before, channel, context) =>
    wouldCount(before, channel, context, kind, { finding: '' });

const someSilent =
  (asked: ConsultationFact['kind'], kind: 'THIRD_PARTY_CONSULT_EXPIRED' | 'AGENCY_CONSULT_EXPIRED'): Possible =>
  (before, channel, context) =>
    open(before, asked).some(({ party }) => wouldCount(before, channel, context, kind, { party }));

/** The answer gives something, wholly or in part. */
function isGiven({ facts }: Before): boolean {
  const outcome = facts.draft?.outcome;
  return outcome === 'GRANTED' || outcome === 'PARTIAL' || outcome === 'ALREADY_PUBLIC';
}

const electronic: RequestAct = 'DECISION_SENT_ELECTRONICALLY';
const deliveries: readonly string[] = [electronic, 'DECISION_POSTED', 'DECISION_SIGNED'];

/** The answer went out online and nobody has said yet that it arrived. */
export function isAcknowledgeable(before: Before): boolean {
  const last = sinceReopened(before).findLast(
    ({ kind }) => deliveries.includes(kind) || kind === 'DELIVERY_ACKNOWLEDGED',
  );
  return last?.kind === electronic;
}

/** Acts not listed are possible wherever they are permitted. */
export const possibleActs: Readonly<Partial<Record<RequestAct, Possible>>> = {
  CORRECTION_NOTICE_SENT: (before, channel, context) =>
    context.policy?.allowSecondCorrection === true || notYet('CORRECTION_NOTICE_SENT')(before, channel, context),
  CORRECTION_EXPIRED: hasPassed('CORRECTION_EXPIRED'),
  THIRD_PARTY_CONSULT_SERVED: (before) => open(before, 'THIRD_PARTY').some(({ servedOn }) => servedOn === null),
  THIRD_PARTY_OPINION_RECEIVED: (before) => open(before, 'THIRD_PARTY').length > 0,
  THIRD_PARTY_CONSULT_EXPIRED: someSilent('THIRD_PARTY', 'THIRD_PARTY_CONSULT_EXPIRED'),
  AGENCY_CONSULT_SERVED: (before) => open(before, 'AGENCY').some(({ servedOn }) => servedOn === null),
  AGENCY_OPINION_RECEIVED: (before) => open(before, 'AGENCY').length > 0,
  AGENCY_CONSULT_EXPIRED: someSilent('AGENCY', 'AGENCY_CONSULT_EXPIRED'),
  THIRD_PARTY_TOLD: (before) =>
    isGiven(before) &&
    before.facts.consultations.some(({ kind, opinion }) => kind === 'THIRD_PARTY' && opinion !== 'CONSENT'),
  PROVISION_SET: (before) => isGiven(before),
  CONSULT_CONFIRMED: ({ facts }) => facts.consultations.some(({ kind }) => kind === 'THIRD_PARTY'),
  ASSISTANCE_GIVEN: ({ facts }) => facts.assistance.some(({ answeredOn }) => answeredOn === null),
  EXTENSION_APPROVED: notYet('EXTENSION_APPROVED'),
  FEE_EXPIRED: hasPassed('FEE_EXPIRED'),
  ANSWER_SUBMITTED: ({ facts }) => facts.draft !== null,
  DECISION_SIGNED_OFF: ({ facts }) => facts.checks.includes('SECRECY'),
  DELIVERY_ACKNOWLEDGED: isAcknowledgeable,
  SPLIT: ({ facts }) => facts.fee === null || facts.fee.waived,
  REOPENED: ({ facts }) => facts.parts === 0,
  // Made by the way from the answer to a document, never by itself.
  PUBLICATION_DRAFTED: () => false,
  NOTICE_RESENT: ({ facts }) => facts.missed.length > 0,
};
