import type { ClockEventType } from './events.ts';

/** Where a request stands. */
export type ClockState =
  | 'SUBMITTED'
  | 'PROCESSING'
  | 'CORRECTION_REQUESTED'
  | 'REASON_REQUESTED'
  | 'CONSULTING_THIRD_PARTY'
  | 'CONSULTING_AGENCY'
  | 'DELAYED_ART35'
  | 'FEE_NOTICED'
  | 'DECIDED'
  | 'DELIVERED'
  | 'ARCHIVED'
  | 'DEEMED_ABANDONED_NO_CORRECTION'
  | 'DEEMED_ABANDONED_NO_FEE'
  | 'WITHDRAWN';

/** `NEW`: nothing has happened yet. */
export type FromState = ClockState | 'NEW';

/** A step of the procedure. `STAYS`: the state is not changed, or follows from the consultations still open. */
interface Step {
  readonly from: readonly FromState[];
  readonly to: ClockState | 'STAYS';
}

const WITH_CLOCK: readonly ClockState[] = [
  'PROCESSING',
  'REASON_REQUESTED',
  'CONSULTING_THIRD_PARTY',
  'CONSULTING_AGENCY',
  'DELAYED_ART35',
];
/** Consultations may overlap (C10), so one may be sent while another is open. */
const CONSULTABLE: readonly ClockState[] = ['PROCESSING', 'CONSULTING_THIRD_PARTY', 'CONSULTING_AGENCY'];
/** An opinion may come in late, when the procedure has gone on without it; it is recorded and changes no date. */
const ANSWERABLE: readonly ClockState[] = [...WITH_CLOCK, 'DECIDED', 'DELIVERED'];

const consultation: Readonly<Record<'sent' | 'later', Step>> = {
  sent: { from: CONSULTABLE, to: 'STAYS' },
  later: { from: ANSWERABLE, to: 'STAYS' },
};

/** Every step the procedure knows, by event. */
export const clockSteps: Readonly<Record<ClockEventType, Step>> = {
  POSTED_BY_APPLICANT: { from: ['NEW'], to: 'STAYS' },
  SUBMITTED: { from: ['NEW'], to: 'SUBMITTED' },
  ARRIVED: { from: ['NEW'], to: 'SUBMITTED' },
  RECEIVED: { from: ['NEW'], to: 'PROCESSING' },
  SIGNED_BY_AGENCY: { from: ['NEW'], to: 'PROCESSING' },
  CONFIRMED_BOTH: { from: ['SUBMITTED'], to: 'PROCESSING' },
  CONTACT_FAILED: { from: ['SUBMITTED'], to: 'SUBMITTED' },
  CORRECTION_NOTICE_SENT: { from: ['PROCESSING'], to: 'CORRECTION_REQUESTED' },
  CORRECTION_RECEIVED: { from: ['CORRECTION_REQUESTED'], to: 'PROCESSING' },
  CORRECTION_EXPIRED: { from: ['CORRECTION_REQUESTED'], to: 'DEEMED_ABANDONED_NO_CORRECTION' },
  REASON_REQUESTED: { from: ['PROCESSING'], to: 'REASON_REQUESTED' },
  REASON_ACCEPTED: { from: ['REASON_REQUESTED'], to: 'PROCESSING' },
  REASON_ACCEPTED_DELAY: { from: ['REASON_REQUESTED'], to: 'DELAYED_ART35' },
  REASON_REJECTED: { from: ['REASON_REQUESTED'], to: 'DECIDED' },
  THIRD_PARTY_CONSULT_SENT: consultation.sent,
  THIRD_PARTY_CONSULT_SERVED: consultation.later,
  THIRD_PARTY_OPINION_RECEIVED: consultation.later,
  THIRD_PARTY_CONSULT_EXPIRED: consultation.later,
  AGENCY_CONSULT_SENT: consultation.sent,
  AGENCY_CONSULT_SERVED: consultation.later,
  AGENCY_OPINION_RECEIVED: consultation.later,
  AGENCY_CONSULT_EXPIRED: consultation.later,
  EXTENSION_APPROVED: { from: CONSULTABLE, to: 'STAYS' },
  FEE_NOTICE_RECEIVED: { from: ['PROCESSING'], to: 'FEE_NOTICED' },
  FEE_PAID: { from: ['FEE_NOTICED'], to: 'PROCESSING' },
  FEE_EXPIRED: { from: ['FEE_NOTICED'], to: 'DEEMED_ABANDONED_NO_FEE' },
  DECISION_SIGNED_OFF: { from: ['PROCESSING', 'DELAYED_ART35'], to: 'DECIDED' },
  DECISION_POSTED: { from: ['DECIDED'], to: 'DELIVERED' },
  DECISION_SIGNED: { from: ['DECIDED'], to: 'DELIVERED' },
  DECISION_SENT_ELECTRONICALLY: { from: ['DECIDED'], to: 'DELIVERED' },
  ARCHIVED: { from: ['DELIVERED'], to: 'ARCHIVED' },
  WITHDRAWN_BY_APPLICANT: {
    from: ['SUBMITTED', ...WITH_CLOCK, 'CORRECTION_REQUESTED', 'FEE_NOTICED', 'DECIDED'],
    to: 'WITHDRAWN',
  },
};

/** The events the procedure permits from a state, in the order of the procedure. */
export function eventsAllowedFrom(state: FromState): ClockEventType[] {
  const steps = Object.entries(clockSteps) as [ClockEventType, Step][];
  return steps.filter(([, step]) => step.from.includes(state)).map(([type]) => type);
}

const CLOSED: readonly ClockState[] = [
  'DELIVERED',
  'ARCHIVED',
  'DEEMED_ABANDONED_NO_CORRECTION',
  'DEEMED_ABANDONED_NO_FEE',
  'WITHDRAWN',
];

/** Whether the request is over: answered and delivered, abandoned, or withdrawn. */
export function isClosedState(state: ClockState | null): boolean {
  return state !== null && CLOSED.includes(state);
}
