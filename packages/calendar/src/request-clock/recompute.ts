import type { CalendarVersion } from '../calendar-version.ts';
import type { IsoDate } from '../iso-date.ts';
import type { ClockInput, ClockReading, DateField } from './reading.ts';
import { runRequestClock } from './run.ts';
import { isClosedState } from './states.ts';

/** One date that a new calendar moves. */
export interface DateChange {
  readonly field: Exclude<DateField, 'consultDue'> | `consultDue:${string}`;
  readonly before: IsoDate | null;
  readonly after: IsoDate | null;
}

/** A request counted by two versions of the calendar; keep both, with their ids. */
export interface Recomputation {
  readonly before: ClockReading;
  readonly after: ClockReading;
  /** Whether the request is still open on `asOf`; a closed one keeps the dates it was judged by. */
  readonly live: boolean;
  readonly changed: boolean;
  readonly changes: readonly DateChange[];
}

const FIELDS = ['correctionNoticeDue', 'originalReplyDue', 'replyDue', 'feeDue'] as const;

function changesBetween(before: ClockReading, after: ClockReading): DateChange[] {
  const parties = [...new Set([...Object.keys(before.consultDue), ...Object.keys(after.consultDue)])];
  const all: DateChange[] = [
    ...FIELDS.map((field) => ({ field, before: before[field], after: after[field] })),
    ...parties.map((party) => ({
      field: `consultDue:${party}` as const,
      before: before.consultDue[party] ?? null,
      after: after.consultDue[party] ?? null,
    })),
  ];
  return all.filter((change) => change.before !== change.after);
}

/**
 * Counts a request again when the calendar changes: next year's arrangement, an amendment, a local holiday. What was done
 * in time by the older calendar stays done in time, so the events are taken as accepted. Throws as `runRequestClock` does.
 */
export function recompute(
  input: Omit<ClockInput, 'calendar'>,
  older: CalendarVersion,
  newer: CalendarVersion,
): Recomputation {
  const events = input.events.map((event) => ({ ...event, accepted: true }));
  const before = runRequestClock({ ...input, events, calendar: older });
  if (isClosedState(before.state)) return { before, after: before, live: false, changed: false, changes: [] };
  const after = runRequestClock({ ...input, events, calendar: newer });
  const changes = changesBetween(before, after);
  return { before, after, live: true, changed: changes.length > 0, changes };
}
