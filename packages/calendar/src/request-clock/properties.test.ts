import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addWorkdays, chinaNational, overlayCalendar, recompute, runRequestClock } from '../index.ts';
import type { ClockEvent, ClockReading } from '../index.ts';
import { dayNumber, fromDayNumber } from '../iso-date.ts';
import { unionOfPauses } from './pauses.ts';

const start = fc.integer({ min: dayNumber('2019-05-15'), max: dayNumber('2026-05-01') }).map(fromDayNumber);
/** A consultation, in days after receipt: sent, and answered so many days later. */
const asking = fc.record({ sent: fc.integer({ min: 0, max: 20 }), lasts: fc.integer({ min: 0, max: 40 }) });
const askings = fc.array(asking, { maxLength: 4 });
const FAR = '2026-12-31';

function asked(from: string, all: readonly { sent: number; lasts: number }[]): ClockEvent[] {
  return all.flatMap(({ sent, lasts }, index): ClockEvent[] => {
    const party = `第三方 ${index}`;
    const on = addDays(from, sent);
    return [
      { type: 'THIRD_PARTY_CONSULT_SENT', on, party },
      { type: 'THIRD_PARTY_OPINION_RECEIVED', on: addDays(on, lasts), party },
    ];
  });
}

function read(events: readonly ClockEvent[], asOf = FAR): ClockReading {
  return runRequestClock({ channel: 'IN_PERSON', events, asOf });
}

function dueOf(events: readonly ClockEvent[]): string {
  const { replyDue } = read(events);
  if (replyDue === null) throw new Error('there should be a due day');
  return replyDue;
}

describe('the request clock, as properties', () => {
  it('is due after receipt, and later by every workday of an extension', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 20 }), (on, workdays) => {
        const received: ClockEvent = { type: 'RECEIVED', on };
        const plain = dueOf([received]);
        expect(plain).toBe(addWorkdays(on, 20));
        expect(plain > on).toBe(true);
        const extended = dueOf([received, { type: 'EXTENSION_APPROVED', on, workdays }]);
        expect(extended).toBe(addWorkdays(plain, workdays));
      }),
    );
  });

  it('is never due earlier for a pause', () => {
    fc.assert(
      fc.property(start, askings, asking, (on, some, more) => {
        const received: ClockEvent = { type: 'RECEIVED', on };
        expect(dueOf([received, ...asked(on, [...some, more])]) >= dueOf([received, ...asked(on, some)])).toBe(true);
      }),
    );
  });

  it('takes pauses as a union: neither order nor overlap matters', () => {
    fc.assert(
      fc.property(start, askings, fc.array(fc.nat({ max: 3 }), { maxLength: 3 }), (on, all, again) => {
        const received: ClockEvent = { type: 'RECEIVED', on };
        const base = read([received, ...asked(on, all)]);
        const doubled = [...all, ...again.flatMap((place) => all[place] ?? [])];
        const other = read([received, ...asked(on, doubled.toReversed())]);
        expect(other.replyDue).toBe(base.replyDue);
        expect(other.pauses).toEqual(base.pauses);
        expect(other.excludedWorkdays).toBe(base.excludedWorkdays);
      }),
    );
  });

  it('merges pauses into ones that neither overlap nor touch, covering the same days', () => {
    const pause = fc.record({ after: fc.integer({ min: 0, max: 60 }), lasts: fc.integer({ min: 1, max: 15 }) });
    const date = (day: number): string => fromDayNumber(dayNumber('2024-01-01') + day);
    fc.assert(
      fc.property(fc.array(pause, { maxLength: 8 }), (all) => {
        const given = all.map(({ after, lasts }) => ({ after: date(after), through: date(after + lasts) }));
        const merged = unionOfPauses(given);
        for (const [index, { after }] of merged.entries())
          expect(index === 0 || (merged[index - 1]?.through ?? '') < after).toBe(true);
        for (let day = 0; day < 80; day += 1) {
          const isIn = (one: { after: string; through: string | null }): boolean =>
            one.after < date(day) && (one.through === null || date(day) <= one.through);
          expect(merged.some(isIn)).toBe(given.some(isIn));
        }
      }),
    );
  });

  it('starts anew with a correction, whatever was left out before', () => {
    const wait = fc.integer({ min: 0, max: 15 });
    fc.assert(
      fc.property(start, askings, wait, (on, all, days) => {
        const last = Math.max(0, ...all.map(({ sent, lasts }) => sent + lasts));
        const sent = addDays(on, last);
        const back = addDays(sent, days);
        const reading = read([
          { type: 'RECEIVED', on },
          ...asked(on, all),
          { type: 'CORRECTION_NOTICE_SENT', on: sent, dueOn: addDays(sent, 15) },
          { type: 'CORRECTION_RECEIVED', on: back },
        ]);
        expect(reading.replyDue).toBe(addWorkdays(back, 20));
        expect([reading.clockStart, reading.clockStartedBy, reading.pauses]).toEqual([back, 'CORRECTION', []]);
        expect(reading.originalReplyDue).toBe(addWorkdays(on, 20));
      }),
    );
  });

  it('is extended once and never twice', () => {
    const length = fc.integer({ min: 1, max: 20 });
    fc.assert(
      fc.property(start, length, length, (on, first, second) => {
        const twice: ClockEvent[] = [
          { type: 'RECEIVED', on },
          { type: 'EXTENSION_APPROVED', on, workdays: first },
          { type: 'EXTENSION_APPROVED', on, workdays: second },
        ];
        expect(() => read(twice)).toThrow(expect.objectContaining({ code: 'EXTENSION_TWICE', eventIndex: 2 }));
      }),
    );
  });

  it('says on any day before the end that used and left make up the limit', () => {
    fc.assert(
      fc.property(start, askings, fc.nat({ max: 120 }), (on, all, days) => {
        const { usedWorkdays, leftWorkdays, limitWorkdays } = read(
          [{ type: 'RECEIVED', on }, ...asked(on, all)],
          addDays(on, days),
        );
        expect((usedWorkdays ?? Number.NaN) + (leftWorkdays ?? Number.NaN)).toBe(limitWorkdays);
      }),
    );
  });

  it('promises while it is paused what it keeps when nobody answers', () => {
    fc.assert(
      fc.property(start, fc.nat({ max: 20 }), fc.nat({ max: 5 }), (on, sent, served) => {
        const sentOn = addDays(on, sent);
        const events: ClockEvent[] = [
          { type: 'RECEIVED', on },
          { type: 'THIRD_PARTY_CONSULT_SENT', on: sentOn, party: '甲' },
          { type: 'THIRD_PARTY_CONSULT_SERVED', on: addDays(sentOn, served), party: '甲' },
        ];
        const during = read(events, addDays(sentOn, served));
        expect(during.replyDueAtLatest).toBe(read(events).replyDue);
      }),
    );
  });

  it('counts again to the same, and with the same calendar to no change', () => {
    const local = overlayCalendar(chinaNational, { id: 'local', addHolidays: ['2024-03-12', '2025-06-17'] });
    fc.assert(
      fc.property(start, askings, (on, all) => {
        const events: ClockEvent[] = [{ type: 'RECEIVED', on }, ...asked(on, all)];
        const input = { channel: 'IN_PERSON', events, asOf: FAR } as const;
        expect(recompute(input, chinaNational, chinaNational).changed).toBe(false);
        const once = recompute(input, chinaNational, local);
        const again = recompute(input, local, local);
        expect(again.after).toEqual(once.after);
        expect(again.changes).toEqual([]);
        expect(once.changed).toBe(once.changes.length > 0);
      }),
    );
  });
});
