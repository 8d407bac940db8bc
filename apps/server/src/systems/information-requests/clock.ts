import {
  CalendarError,
  ClockError,
  runRequestClock,
  type Channel,
  type ClockEvent,
  type ClockInput,
  type ClockReading,
  type IsoDate,
} from '@openzone/calendar';
import type { RequestAct, RequestActData } from '@openzone/contracts';
import type { CaseEvent, CaseState, ClockContext, ClockSummary } from '../../engines/cases/index.ts';
import { AppError } from '../../platform/errors.ts';

/** The events of a request as the statutory clock takes them, and what the clock says as the engine takes it. */

/** The part of the events the present limit runs by: after reopening the answer is due anew from that day (a convention). */
function counted(events: readonly CaseEvent[]): readonly CaseEvent[] {
  const reopened = events.findLastIndex((event) => event.kind === 'REOPENED');
  return reopened < 0 ? events : events.slice(reopened);
}

/** A clock event without its day, of each type by itself. */
type Body = ClockEvent extends infer One ? (One extends ClockEvent ? Omit<One, 'on' | 'accepted'> : never) : never;
type Translations = { readonly [K in RequestAct]?: (data: RequestActData[K]) => Body };

const plain = (type: Extract<ClockEvent, { type: string }>['type']) => (): Body => ({ type }) as Body;
type ThirdParty = 'THIRD_PARTY_CONSULT_SENT' | 'THIRD_PARTY_CONSULT_SERVED' | 'THIRD_PARTY_CONSULT_EXPIRED';
type Agency = 'AGENCY_CONSULT_SERVED' | 'AGENCY_OPINION_RECEIVED' | 'AGENCY_CONSULT_EXPIRED';
const third =
  (type: ThirdParty) =>
  (data: { party: string }): Body => ({ type, party: data.party.trim() });
const agency =
  (type: Agency) =>
  (data: { party: string }): Body => ({ type, agency: data.party.trim() });

const translations: Translations = {
  SUBMITTED: plain('SUBMITTED'),
  RECEIVED: plain('RECEIVED'),
  CONTACT_FAILED: plain('CONTACT_FAILED'),
  CONFIRMED_BOTH: plain('CONFIRMED_BOTH'),
  CORRECTION_NOTICE_SENT: (data) => ({ type: 'CORRECTION_NOTICE_SENT', dueOn: data.dueOn }),
  CORRECTION_RECEIVED: (data) => ({ type: 'CORRECTION_RECEIVED', goodCause: data.lateReason.trim() !== '' }),
  CORRECTION_EXPIRED: plain('CORRECTION_EXPIRED'),
  REASON_REQUESTED: plain('REASON_REQUESTED'),
  REASON_ACCEPTED: plain('REASON_ACCEPTED'),
  REASON_ACCEPTED_DELAY: (data) => ({ type: 'REASON_ACCEPTED_DELAY', until: data.until }),
  // The limit runs on until the refusal is served (C13).
  REASON_REJECTED: plain('REASON_ACCEPTED'),
  THIRD_PARTY_CONSULT_SENT: third('THIRD_PARTY_CONSULT_SENT'),
  THIRD_PARTY_CONSULT_SERVED: third('THIRD_PARTY_CONSULT_SERVED'),
  THIRD_PARTY_OPINION_RECEIVED: ({ party, opinion }) => ({
    type: 'THIRD_PARTY_OPINION_RECEIVED',
    party: party.trim(),
    ...(opinion === 'PARTIAL' ? {} : { opinion }),
  }),
  THIRD_PARTY_CONSULT_EXPIRED: third('THIRD_PARTY_CONSULT_EXPIRED'),
  AGENCY_CONSULT_SENT: (data) => ({
    type: 'AGENCY_CONSULT_SENT',
    agency: data.party.trim(),
    jointProducer: data.jointProducer,
  }),
  AGENCY_CONSULT_SERVED: agency('AGENCY_CONSULT_SERVED'),
  AGENCY_OPINION_RECEIVED: agency('AGENCY_OPINION_RECEIVED'),
  AGENCY_CONSULT_EXPIRED: agency('AGENCY_CONSULT_EXPIRED'),
  EXTENSION_APPROVED: (data) => ({ type: 'EXTENSION_APPROVED', workdays: data.workdays }),
  FEE_NOTICE_RECEIVED: plain('FEE_NOTICE_RECEIVED'),
  FEE_PAID: plain('FEE_PAID'),
  FEE_EXPIRED: plain('FEE_EXPIRED'),
  DECISION_SIGNED_OFF: plain('DECISION_SIGNED_OFF'),
  DECISION_POSTED: plain('DECISION_POSTED'),
  DECISION_SIGNED: plain('DECISION_SIGNED'),
  DECISION_SENT_ELECTRONICALLY: plain('DECISION_SENT_ELECTRONICALLY'),
  WITHDRAWN_BY_APPLICANT: plain('WITHDRAWN_BY_APPLICANT'),
  MERGED_INTO: plain('WITHDRAWN_BY_APPLICANT'),
  // It ends; the limit runs on in its parts.
  SPLIT: plain('WITHDRAWN_BY_APPLICANT'),
  REOPENED: plain('RECEIVED'),
};

/** The acts the clock is told of. */
export const clockActs: readonly string[] = [...Object.keys(translations), 'FEE_WAIVED', 'DELIVERY_ACKNOWLEDGED'];

/** The part of a case that its clock is read from. */
type Counted = Pick<CaseState, 'events' | 'revision'>;

/** A waived fee leaves no trace in the dates: its notice is as if it had not been. */
function withoutWaived(events: readonly CaseEvent[]): CaseEvent[] {
  const waived = new Set<number>();
  let notice = 0;
  for (const event of events) {
    if (event.kind === 'FEE_NOTICE_RECEIVED') notice = event.seq;
    if (event.kind === 'FEE_WAIVED') waived.add(notice);
  }
  return events.filter((event) => !waived.has(event.seq));
}

/** The day the applicant acknowledged an answer sent online stands with the sending, as the clock has it. */
function acknowledged(events: readonly CaseEvent[], event: CaseEvent): { acknowledgedOn?: IsoDate } {
  if (event.kind !== 'DECISION_SENT_ELECTRONICALLY') return {};
  const later = events.find(({ kind, seq }) => kind === 'DELIVERY_ACKNOWLEDGED' && seq > event.seq);
  return later === undefined ? {} : { acknowledgedOn: later.on };
}

function translate(channel: string, event: CaseEvent): Body | undefined {
  if (event.kind === 'SUBMITTED' && channel === 'ORDINARY_MAIL') return { type: 'ARRIVED' };
  const rule = translations[event.kind as RequestAct] as ((data: CaseEvent['data']) => Body) | undefined;
  return rule?.(event.data);
}

/** What `runRequestClock` and `explainReplyDue` take, for a case as it stands. */
export function clockInput(channel: string, state: Counted, context: ClockContext): ClockInput {
  const events = withoutWaived(counted(state.events)).flatMap((event): ClockEvent[] => {
    const body = translate(channel, event);
    if (body === undefined) return [];
    const isFresh = context.fresh && event.seq === state.revision;
    const told = acknowledged(state.events, event);
    return [{ ...body, ...told, on: event.on, ...(isFresh ? {} : { accepted: true }) }];
  });
  const reopened = state.events.some((event) => event.kind === 'REOPENED');
  return {
    channel: (reopened ? 'IN_PERSON' : channel) as Channel,
    events,
    asOf: context.today,
    calendar: context.calendar,
    ...(context.policy === undefined ? {} : { policy: context.policy }),
  };
}

/** The clock of a case. @throws AppError with the clock's own words where an event cannot be on that day */
export function readClock(channel: string, state: Counted, context: ClockContext): ClockReading {
  try {
    return runRequestClock(clockInput(channel, state, context));
  } catch (error) {
    throw asAppError(error);
  }
}

const inputField: Readonly<Record<string, string>> = { on: 'on', type: 'act', agency: 'data.party' };

function asAppError(error: unknown): unknown {
  if (error instanceof ClockError) {
    return new AppError({
      id: error.code,
      status: error.code === 'EVENT_NOT_ALLOWED' ? 409 : 400,
      field: inputField[error.field] ?? `data.${error.field}`,
      text: { zh: `${error.text.zh}${error.remedy.zh}`, en: `${error.text.en} ${error.remedy.en}` },
      cause: error,
    });
  }
  if (error instanceof CalendarError) {
    return new AppError({ id: error.code, status: 400, field: 'on', text: error.text, cause: error });
  }
  return error;
}

export const statusOf = (reading: ClockReading): ClockSummary['status'] => {
  if (reading.deliveredOn !== null) return 'ended';
  switch (reading.noReplyDue) {
    case null:
      return 'running';
    case 'NOT_RECEIVED':
      return 'none';
    case 'PAUSED':
      return 'paused';
    case 'CORRECTION_PENDING':
    case 'FEE_PENDING':
      return 'stopped';
    case 'ENDED':
      return 'ended';
    case 'CALENDAR_UNAVAILABLE':
      return 'unknown';
  }
};

/**
 * The engine's view: received on the first day, even when the case was reopened later. What was split has no day of receipt of its own
 * any more: its parts have it, and are counted by it.
 */
export function requestClock(channel: string, state: Counted, context: ClockContext): ClockSummary {
  const reading = readClock(channel, state, context);
  const reopened = state.events.findIndex((event) => event.kind === 'REOPENED');
  const receivedOn =
    reopened < 0
      ? reading.receivedOn
      : readClock(channel, { ...state, events: state.events.slice(0, reopened) }, { ...context, fresh: false })
          .receivedOn;
  return {
    status: statusOf(reading),
    receivedOn: state.events.some((event) => event.kind === 'SPLIT') ? null : receivedOn,
    due: reading.replyDue,
    deliveredOn: reading.deliveredOn,
    onTime: reading.onTime,
  };
}
