import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, parseIsoDate, weekday, zonedToday } from './index.ts';
import { dayNumber, fromDayNumber } from './iso-date.ts';

const anyDay = fc.integer({ min: dayNumber('0001-01-01'), max: dayNumber('9999-12-31') });

describe('dates', () => {
  it('agree with the platform calendar on every kind of day', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const platform = new Date(day * 86_400_000);
        expect(fromDayNumber(day)).toBe(platform.toISOString().slice(0, 10));
        expect(dayNumber(fromDayNumber(day))).toBe(day);
        expect(weekday(fromDayNumber(day))).toBe(platform.getUTCDay() === 0 ? 7 : platform.getUTCDay());
      }),
      { numRuns: 2000 },
    );
  });

  it('move by days there and back, in order', () => {
    const middle = fc.integer({ min: dayNumber('1000-01-01'), max: dayNumber('3000-01-01') }).map(fromDayNumber);
    fc.assert(
      fc.property(middle, fc.integer({ min: -9999, max: 9999 }), (date, n) => {
        const moved = addDays(date, n);
        expect(addDays(moved, -n)).toBe(date);
        expect(Math.sign(n)).toBe(moved > date ? 1 : moved < date ? -1 : 0);
      }),
    );
  });

  it.each([
    '2024-02-31',
    '2023-02-29',
    '1900-02-29',
    '2024-2-3',
    '2024-00-10',
    '2024-13-01',
    '2024-04-31',
    '2024-01-00',
    '0000-01-01',
    '20240101',
    '2024-01-01T00:00:00Z',
    ' 2024-01-01',
    '2024-01-01\n',
    '２０２４-01-01',
    '',
  ])('refuse %j', (text) => {
    expect(() => parseIsoDate(text)).toThrow(expect.objectContaining({ code: 'INVALID_DATE' }));
  });

  it.each(['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('accept %s', (text) => {
    expect(parseIsoDate(text)).toBe(text);
  });

  it('refuse what no date can hold', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow(expect.objectContaining({ code: 'INVALID_DATE' }));
    expect(() => addDays('2024-01-01', 0.5)).toThrow(expect.objectContaining({ code: 'INVALID_COUNT' }));
  });
});

describe('today', () => {
  it.each([
    ['2026-01-04T15:59:59Z', '2026-01-04'],
    ['2026-01-04T16:00:00Z', '2026-01-05'],
    ['2025-12-31T16:00:00Z', '2026-01-01'],
  ])('at %s it is %s in Shanghai', (instant, day) => {
    expect(zonedToday(new Date(instant))).toBe(day);
  });

  it('follows another zone on request, across its summer time', () => {
    expect(zonedToday(new Date('2024-07-01T03:59:00Z'), 'America/New_York')).toBe('2024-06-30');
    expect(zonedToday(new Date('2024-01-01T03:59:00Z'), 'America/New_York')).toBe('2023-12-31');
  });

  it('refuses an unknown zone and an invalid instant', () => {
    expect(() => zonedToday(new Date(), 'Asia/Nowhere')).toThrow(
      expect.objectContaining({ code: 'INVALID_TIME_ZONE' }),
    );
    expect(() => zonedToday(new Date(Number.NaN))).toThrow(expect.objectContaining({ code: 'INVALID_DATE' }));
  });
});
