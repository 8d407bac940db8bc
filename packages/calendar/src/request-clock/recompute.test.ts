import { describe, expect, it } from 'vitest';
import { calendarKnownOn, chinaNational, isWorkday, overlayCalendar, recompute } from '../index.ts';
import type { ClockEvent } from '../index.ts';

const received: ClockEvent = { type: 'RECEIVED', on: '2020-01-17' };

describe('the calendar as it was known', () => {
  it('before and after the Spring Festival of 2020 was extended', () => {
    const before = calendarKnownOn('2020-01-25');
    expect([isWorkday('2020-02-01', before), isWorkday('2020-01-31', before)]).toEqual([true, true]);
    expect([isWorkday('2020-02-01'), isWorkday('2020-01-31')]).toEqual([false, false]);
    expect(isWorkday('2020-02-01', calendarKnownOn('2020-01-26'))).toBe(false);
  });

  it('before and after Labour Day of 2019 was lengthened', () => {
    expect(isWorkday('2019-05-02', calendarKnownOn('2019-03-21'))).toBe(true);
    expect(isWorkday('2019-04-28', calendarKnownOn('2019-03-21'))).toBe(false);
    expect(isWorkday('2019-05-02', calendarKnownOn('2019-03-22'))).toBe(false);
  });

  it('ends with the last year arranged, has an id of its own, and is the present one today', () => {
    expect(calendarKnownOn('2024-01-01')).toMatchObject({ from: '2018-01-01', to: '2024-12-31' });
    expect(calendarKnownOn('2024-01-01').id).toBe(calendarKnownOn('2024-02-01').id);
    expect(calendarKnownOn('2024-01-01').id).not.toBe(calendarKnownOn('2020-02-01').id);
    expect(calendarKnownOn('2026-01-01')).toBe(chinaNational);
    expect(() => calendarKnownOn('2010-01-01')).toThrow(expect.objectContaining({ code: 'CALENDAR_UNAVAILABLE' }));
  });
});

describe('counting again', () => {
  it('keeps old and new dates of a live request, with the calendars they come from', () => {
    const older = calendarKnownOn('2020-01-20');
    const { before, after, live, changed, changes } = recompute(
      { channel: 'IN_PERSON', events: [received], asOf: '2020-01-26' },
      older,
      chinaNational,
    );
    expect([live, changed]).toEqual([true, true]);
    expect([before.replyDue, after.replyDue]).toEqual(['2020-02-19', '2020-02-21']);
    expect([before.calendarId, after.calendarId]).toEqual([older.id, 'CN-2026.1']);
    expect(changes.map(({ field }) => field)).toEqual(['correctionNoticeDue', 'originalReplyDue', 'replyDue']);
  });

  it('leaves a closed request as it was judged', () => {
    const events: ClockEvent[] = [
      received,
      { type: 'DECISION_SIGNED_OFF', on: '2020-01-20' },
      { type: 'DECISION_POSTED', on: '2020-01-21' },
    ];
    const again = recompute(
      { channel: 'IN_PERSON', events, asOf: '2020-01-26' },
      calendarKnownOn('2020-01-20'),
      chinaNational,
    );
    expect([again.live, again.changed]).toEqual([false, false]);
    expect(again.after).toBe(again.before);
  });

  it('does not take back what was in time by the older calendar', () => {
    const older = overlayCalendar(chinaNational, { id: 'local', addHolidays: ['2024-03-12'] });
    const events: ClockEvent[] = [
      { type: 'RECEIVED', on: '2024-03-04' },
      { type: 'EXTENSION_APPROVED', on: '2024-04-02', workdays: 5 },
    ];
    const again = recompute({ channel: 'IN_PERSON', events, asOf: '2024-04-03' }, older, chinaNational);
    expect(again.after.extensionWorkdays).toBe(5);
    expect(again.changes).toContainEqual({ field: 'replyDue', before: '2024-04-10', after: '2024-04-09' });
  });

  it('names the party whose limit moves', () => {
    const events: ClockEvent[] = [
      { type: 'RECEIVED', on: '2024-03-04' },
      { type: 'THIRD_PARTY_CONSULT_SENT', on: '2024-03-05', party: '甲' },
      { type: 'THIRD_PARTY_CONSULT_SERVED', on: '2024-03-06', party: '甲' },
      // In time by the older calendar, in which the consultation ends a day sooner.
      { type: 'DECISION_SIGNED_OFF', on: '2024-03-28' },
    ];
    const newer = overlayCalendar(chinaNational, { id: 'local', addHolidays: ['2024-03-12'] });
    const again = recompute({ channel: 'IN_PERSON', events, asOf: '2024-04-30' }, chinaNational, newer);
    expect(again.changes).toContainEqual({ field: 'consultDue:甲', before: '2024-03-27', after: '2024-03-28' });
    expect(again.after.state).toBe('DECIDED');
  });
});
