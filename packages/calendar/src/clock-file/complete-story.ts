import { addDays } from '../iso-date.ts';
import type { ClockEvent, ClockEventType } from '../request-clock/events.ts';
import type { ClockInput } from '../request-clock/reading.ts';
import { runRequestClock } from '../request-clock/run.ts';

const DELIVERIES: readonly ClockEventType[] = ['DECISION_POSTED', 'DECISION_SIGNED', 'DECISION_SENT_ELECTRONICALLY'];

/** An answer that is delivered was signed off, at the latest on that day. */
function withSignOff(events: readonly ClockEvent[]): ClockEvent[] {
  const isDecided = events.some(({ type }) => type === 'DECISION_SIGNED_OFF' || type === 'REASON_REJECTED');
  return events.flatMap((event): ClockEvent[] =>
    !isDecided && DELIVERIES.includes(event.type) ? [{ type: 'DECISION_SIGNED_OFF', on: event.on }, event] : [event],
  );
}

/**
 * A case in a file tells its story in short: it leaves out that an answer was signed off before it was delivered, and that
 * an officer found the request abandoned when neither correction nor payment came. Both are filled in here, and nothing
 * else; what stays silent by law, such as a consultation whose limit passes, the clock knows itself.
 */
export function completeStory(input: ClockInput): ClockInput {
  const told = { ...input, events: withSignOff(input.events) };
  const { state, flags, correctionDue, feeDue } = runRequestClock(told);
  const due = state === 'CORRECTION_REQUESTED' ? correctionDue : feeDue;
  if (due === null || !(flags.correctionLapsed || flags.feeLapsed)) return told;
  const type = state === 'CORRECTION_REQUESTED' ? 'CORRECTION_EXPIRED' : 'FEE_EXPIRED';
  return { ...told, events: [...told.events, { type, on: addDays(due, 1) }] };
}
