import type { CalendarVersion } from '../calendar-version.ts';
import type { IsoDate } from '../iso-date.ts';
import { calendarUnavailable } from '../workdays.ts';
import type { ClockEvent } from './events.ts';
import { countReply } from './facts.ts';
import type { ClockFacts, ClockRules } from './facts.ts';
import { regimeLimits, regimeOf } from './policy.ts';
import type { ClockPolicy } from './policy.ts';
import { invalidEvent, tooEarly, tooLate } from './refusals.ts';
import { correctionTwice, extensionAfterDue, extensionTooLong, extensionTwice } from './refusals-once.ts';

/** One correction notice, complete (条例第三十条). */
export function requireCorrectable(facts: ClockFacts, policy: ClockPolicy): void {
  if (facts.correction !== null && !policy.allowSecondCorrection) throw correctionTwice();
}

/** What the applicant does has come in time. A limit beyond the calendar has not passed on any day the calendar knows. */
export function requireWithin(event: ClockEvent, dueOn: IsoDate | null): void {
  if (event.accepted === true || dueOn === null || event.on <= dueOn) return;
  throw tooLate(
    event,
    dueOn,
    event.type === 'CORRECTION_RECEIVED'
      ? {
          zh: '有正当理由的，请注明后登记（goodCause）；否则登记“认定逾期不补正”。',
          en: 'If there was good cause, say so (goodCause); otherwise record that no correction came in time.',
        }
      : {
          zh: '请登记“认定逾期不缴费”，或更正缴费日期。',
          en: 'Record that the fee was not paid in time, or correct the day of payment.',
        },
  );
}

/** A limit said to have passed has passed. Throws CALENDAR_UNAVAILABLE where the calendar cannot tell. */
export function requirePassed(event: ClockEvent, dueOn: IsoDate | null, calendar: CalendarVersion): void {
  if (event.accepted === true) return;
  if (dueOn === null && event.on > calendar.to) throw calendarUnavailable(event.on, calendar);
  if (dueOn === null || event.on <= dueOn) throw tooEarly(event, dueOn);
}

/**
 * One extension, of at most 20 workdays (15 under the 2007 regulation), approved and told before the limit has passed
 * (条例第三十三条第二款). While a pause lasts the limit cannot have passed.
 */
export function checkExtension(
  facts: ClockFacts,
  event: Extract<ClockEvent, { type: 'EXTENSION_APPROVED' }>,
  rules: ClockRules,
): void {
  if (facts.extensionWorkdays > 0) throw extensionTwice();
  const { workdays } = event;
  if (!Number.isSafeInteger(workdays) || workdays < 1) {
    throw invalidEvent(
      'workdays',
      { zh: `延长的工作日数“${workdays}”无效。`, en: `“${workdays}” is no number of workdays for an extension.` },
      { zh: '请填写正整数。', en: 'Give a positive whole number.' },
    );
  }
  const regime = regimeOf(facts.receivedOn ?? event.on);
  const { maxExtension } = regimeLimits[regime];
  if (workdays > maxExtension) {
    throw extensionTooLong(
      workdays,
      maxExtension,
      regime === '2019'
        ? { zh: '条例第三十三条第二款', en: 'article 33.2' }
        : { zh: '2007 年条例第二十四条', en: 'article 24 of the 2007 regulation' },
    );
  }
  if (event.accepted === true) return;
  const toldOn = event.notifiedOn ?? event.on;
  const count = countReply(facts, toldOn, rules);
  if (count?.stopped === 'CALENDAR' && toldOn > rules.calendar.to) throw calendarUnavailable(toldOn, rules.calendar);
  const due = count?.due ?? null;
  if (due === null || toldOn <= due) return;
  throw extensionAfterDue(toldOn, due, event.on <= due ? 'notifiedOn' : 'on');
}
