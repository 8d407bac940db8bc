import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addWorkdays,
  CalendarError,
  chinaNational,
  countWorkdays,
  isWorkday,
  overlayCalendar,
  weekday,
  workdaysBetween,
} from './index.ts';
import { dayNumber, fromDayNumber } from './iso-date.ts';

const first = dayNumber(chinaNational.from);
const last = dayNumber(chinaNational.to);
/** Any covered day, and one early enough that 300 workdays still fit. */
const coveredDate = fc.integer({ min: first, max: last }).map(fromDayNumber);
const earlyDate = fc.integer({ min: first, max: last - 500 }).map(fromDayNumber);
const count = fc.integer({ min: 0, max: 300 });

describe('workdays, as properties', () => {
  it('never lands before the start, and after it for every n above 0', () => {
    fc.assert(
      fc.property(earlyDate, count, (start, n) => {
        const end = addWorkdays(start, n);
        expect(n === 0 ? end === start : end > start).toBe(true);
      }),
    );
  });

  it('lands on a workday, and on the start itself for n = 0', () => {
    fc.assert(fc.property(earlyDate, fc.integer({ min: 1, max: 300 }), (start, n) => isWorkday(addWorkdays(start, n))));
    fc.assert(fc.property(coveredDate, (start) => addWorkdays(start, 0) === start));
  });

  it('is strictly monotone in n and monotone in the start', () => {
    fc.assert(fc.property(earlyDate, count, (start, n) => addWorkdays(start, n) < addWorkdays(start, n + 1)));
    fc.assert(
      fc.property(earlyDate, earlyDate, fc.integer({ min: 1, max: 300 }), (a, b, n) => {
        const [earlier, later] = a <= b ? [a, b] : [b, a];
        return addWorkdays(earlier, n) <= addWorkdays(later, n);
      }),
    );
  });

  it('counts back what it added, and adds what it counted', () => {
    fc.assert(fc.property(earlyDate, count, (start, n) => countWorkdays(start, addWorkdays(start, n)) === n));
    fc.assert(
      fc.property(earlyDate, fc.integer({ min: 0, max: 400 }), (start, days) => {
        const end = addDays(start, days);
        const counted = countWorkdays(start, end);
        const back = addWorkdays(start, counted);
        // The last workday up to `end`: `end` itself when that is one.
        expect(back <= end).toBe(true);
        if (isWorkday(end) && days > 0) expect(back).toBe(end);
      }),
    );
  });

  it('adds in two steps as in one, from any workday', () => {
    fc.assert(
      fc.property(earlyDate, fc.integer({ min: 1, max: 150 }), fc.integer({ min: 1, max: 150 }), (start, a, b) => {
        expect(addWorkdays(addWorkdays(start, a), b)).toBe(addWorkdays(start, a + b));
      }),
    );
  });

  it('counts exactly the days of the half-open interval that are workdays', () => {
    fc.assert(
      fc.property(coveredDate, coveredDate, (a, b) => {
        const days = workdaysBetween(a, b);
        expect(days).toHaveLength(countWorkdays(a, b));
        const expected: string[] = [];
        for (let d = dayNumber(a) + 1; d <= dayNumber(b); d += 1) {
          if (isWorkday(fromDayNumber(d))) expected.push(fromDayNumber(d));
        }
        expect(days).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it('agrees with plain Monday-to-Friday counting where a calendar has no exceptions', () => {
    const plain = {
      id: 'plain',
      from: '2000-01-01',
      to: '2020-12-31',
      holidays: new Set(''),
      makeupWorkdays: new Set(''),
    };
    const start = fc.integer({ min: dayNumber('2000-01-01'), max: dayNumber('2019-01-01') }).map(fromDayNumber);
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 60 }), (date, weeks) => {
        const end = addWorkdays(date, weeks * 5, plain);
        const naive = addDays(date, weeks * 7);
        // Whole weeks are seven days from a workday; from a weekend the count is full on the Friday before.
        if (weekday(date) <= 5) expect(end).toBe(naive);
        else expect(end).toBe(addDays(naive, 5 - weekday(date)));
        expect(countWorkdays(date, naive, plain)).toBe(weeks * 5);
      }),
    );
  });
});

describe('workdays, by example', () => {
  it.each([
    ['a make-up Sunday is worked', '2020-01-19', true],
    ['a Monday holiday is off', '2026-02-16', false],
    ["New Year's Eve 2024 is worked", '2024-02-09', true],
    ['1 February 2020: its make-up day was cancelled', '2020-02-01', false],
    ['a common Saturday is off', '2024-06-08', false],
  ])('%s', (_name, date, worked) => {
    expect(isWorkday(date)).toBe(worked);
  });

  it.each([
    ['2024-06-08', 7, '2024-06-19'],
    ['2025-04-30', 7, '2025-05-14'],
    ['2024-09-30', 3, '2024-10-10'],
    ['2018-02-09', 15, '2018-03-07'],
  ])('%s plus %i workdays is %s', (start, n, end) => {
    expect(addWorkdays(start, n)).toBe(end);
  });

  it('takes an empty interval for no workdays', () => {
    expect(countWorkdays('2024-03-05', '2024-03-05')).toBe(0);
    expect(countWorkdays('2024-03-05', '2024-03-01')).toBe(0);
    expect(workdaysBetween('2024-03-05', '2024-03-01')).toEqual([]);
  });
});

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof CalendarError) return error.code;
    throw error;
  }
  return 'nothing thrown';
}

describe('the edge of the calendar', () => {
  it('refuses any day outside the coverage instead of guessing', () => {
    const outside = fc.oneof(
      fc.integer({ min: first - 4000, max: first - 1 }),
      fc.integer({ min: last + 1, max: last + 4000 }),
    );
    fc.assert(
      fc.property(outside, count, (day, n) => {
        const date = fromDayNumber(day);
        expect(codeOf(() => isWorkday(date))).toBe('CALENDAR_UNAVAILABLE');
        expect(codeOf(() => addWorkdays(date, n))).toBe('CALENDAR_UNAVAILABLE');
        expect(codeOf(() => countWorkdays(date, '2024-01-02'))).toBe('CALENDAR_UNAVAILABLE');
        expect(codeOf(() => countWorkdays('2024-01-02', date))).toBe('CALENDAR_UNAVAILABLE');
      }),
    );
  });

  it('counts up to the last covered day and not one further', () => {
    expect(addWorkdays('2026-12-30', 1)).toBe('2026-12-31');
    expect(codeOf(() => addWorkdays('2026-12-30', 2))).toBe('CALENDAR_UNAVAILABLE');
    expect(codeOf(() => addWorkdays('2026-12-15', 20))).toBe('CALENDAR_UNAVAILABLE');
  });

  it('names the day, the coverage and the remedy in both languages', () => {
    try {
      isWorkday('2027-01-04');
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof CalendarError)) throw error;
      for (const text of [error.text.zh, error.text.en]) {
        expect(text).toContain('2027-01-04');
        expect(text).toContain('2026-12-31');
        expect(text).toContain('CN-2026.1');
      }
      expect(error.text.zh).toContain('导入');
    }
  });

  it('refuses counts that are no counts', () => {
    for (const n of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(codeOf(() => addWorkdays('2024-01-02', n))).toBe('INVALID_COUNT');
    }
  });

  it('is at home in a longer calendar once the year is loaded', () => {
    const longer = overlayCalendar(chinaNational, {
      id: 'test-2027',
      extendTo: '2027-12-31',
      addHolidays: ['2027-01-01'],
    });
    expect(addWorkdays('2026-12-31', 1, longer)).toBe('2027-01-04');
  });
});
