import { CalendarError } from '../errors.ts';
import { parseIsoDate } from '../iso-date.ts';
import type { IsoDate } from '../iso-date.ts';
import { ClockError } from './errors.ts';
import type { ClockEvent } from './events.ts';
import { applyEvent } from './effects.ts';
import { noFacts, stateOn } from './facts.ts';
import type { ClockFacts, ClockRules } from './facts.ts';
import { beforeReceipt, invalidEvent, notAllowed } from './refusals.ts';
import { clockSteps } from './states.ts';
import type { FromState } from './states.ts';

/** Dates of an event, by field. */
function datesOf(event: ClockEvent): [field: string, date: IsoDate][] {
  const dates: [string, IsoDate][] = [['on', event.on]];
  if (event.type === 'CORRECTION_NOTICE_SENT') dates.push(['dueOn', event.dueOn]);
  if (event.type === 'REASON_ACCEPTED_DELAY') dates.push(['until', event.until]);
  if (event.type === 'EXTENSION_APPROVED' && event.notifiedOn !== undefined)
    dates.push(['notifiedOn', event.notifiedOn]);
  if (event.type === 'DECISION_SENT_ELECTRONICALLY' && event.acknowledgedOn !== undefined)
    dates.push(['acknowledgedOn', event.acknowledgedOn]);
  return dates;
}

/** Every date exists, and none of the others lies before the day of the event itself. */
function checkDates(event: ClockEvent): void {
  for (const [field, date] of datesOf(event)) {
    try {
      parseIsoDate(date);
    } catch (error) {
      if (!(error instanceof CalendarError)) throw error;
      throw invalidEvent(field, error.text, { zh: '请更正日期。', en: 'Correct the date.' });
    }
    if (date < event.on) {
      throw invalidEvent(
        field,
        {
          zh: `${field} 的日期 ${date} 早于事项日期 ${event.on}。`,
          en: `${field}, ${date}, lies before the event itself on ${event.on}.`,
        },
        { zh: '请更正其中一个日期。', en: 'Correct one of the two dates.' },
      );
    }
  }
}

/** The procedure has this step from here. An accepted one is not undone by a calendar that keeps a consultation open longer. */
function checkStep(event: ClockEvent, facts: ClockFacts): void {
  const state: FromState = stateOn(facts, event.on);
  const { from } = clockSteps[event.type];
  if (from.includes(state) || (event.accepted === true && from.includes(facts.state))) return;
  const hasClock = state !== 'NEW' && state !== 'SUBMITTED';
  const needsClock = !from.includes('NEW') && !from.includes('SUBMITTED');
  throw !hasClock && needsClock ? beforeReceipt(event) : notAllowed(event, state);
}

/** The same refusal, with the place of the event in the list the caller gave. */
function placed(error: ClockError, eventIndex: number): ClockError {
  const { text, remedy, field } = error;
  return new ClockError(error.code, { text, remedy, field, eventIndex });
}

/** The facts that the events up to `asOf` come to, each judged by what was before it. Throws ClockError. */
export function replay(events: readonly ClockEvent[], asOf: IsoDate, rules: ClockRules): ClockFacts {
  const inOrder = events
    .map((event, index) => ({ event, index }))
    // Stable, so events of one day keep the order they were recorded in.
    .toSorted((a, b) => (a.event.on < b.event.on ? -1 : a.event.on > b.event.on ? 1 : 0));
  let facts = noFacts;
  for (const { event, index } of inOrder) {
    try {
      checkDates(event);
      if (event.on > asOf) continue;
      checkStep(event, facts);
      facts = applyEvent(facts, event, rules);
    } catch (error) {
      throw error instanceof ClockError ? placed(error, index) : error;
    }
  }
  return facts;
}
