import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween, formatDay, formatTime, instantOf, todayInShanghai, wallClockOf } from './time.ts';

const instants = fc.date({
  min: new Date('2000-01-01T00:00:00Z'),
  max: new Date('2099-12-31T00:00:00Z'),
  noInvalidDate: true,
});

describe('Shanghai times', () => {
  it('come back as they went: any minute → wall clock → the same minute', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const minute = Math.floor(instant.getTime() / 60_000) * 60_000;
        expect(Date.parse(instantOf(wallClockOf(new Date(minute).toISOString())))).toBe(minute);
      }),
    );
  });

  it('agree with the calendar data of the runtime', () => {
    const clock = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Asia/Shanghai',
      dateStyle: 'short',
      timeStyle: 'short',
    });
    fc.assert(
      fc.property(instants, (instant) => {
        expect(wallClockOf(instant.toISOString()).replace('T', ' ')).toBe(clock.format(instant));
      }),
    );
  });

  it('belong to the next day after 16:00 UTC', () => {
    expect(todayInShanghai(new Date('2024-03-04T16:00:00Z'))).toBe('2024-03-05');
    expect(todayInShanghai(new Date('2024-03-04T15:59:59Z'))).toBe('2024-03-04');
  });

  it('are written as each language writes them', () => {
    expect(formatDay('2024-03-05', 'zh')).toBe('2024年3月5日');
    expect(formatDay('2024-03-05', 'en')).toBe('5 Mar 2024');
    expect(formatTime('2024-03-04T17:05:00Z', 'zh')).toBe('2024年3月5日 01:05');
    expect(formatTime('2024-03-04T17:05:00Z', 'en')).toBe('5 Mar 2024, 01:05');
  });

  it('counts calendar days in both directions', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: -4000, max: 4000 }), (instant, days) => {
        const from = instant.toISOString().slice(0, 10);
        const to = new Date(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
        expect(daysBetween(from, to)).toBe(days);
      }),
    );
  });
});
