import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markOf, monthsOf } from './clock-month.ts';

const day = (date: string, reason = 'WORKDAY', n: number | null = 1) => ({ date, reason, counted: n !== null, n });

describe('monthsOf', () => {
  it('draws the weeks of the count from Monday, also the months in between', () => {
    const months = monthsOf([day('2026-01-29'), day('2026-03-02')]);
    expect(months.map(({ month }) => month)).toEqual(['2026-01', '2026-02', '2026-03']);
    expect(months[1]?.weeks[0]?.map((cell) => cell?.date.slice(8) ?? '')).toEqual(['', '', '', '', '', '', '01']);
    expect(months[0]?.weeks).toHaveLength(1);
    expect(months[0]?.weeks[0]?.[0]?.date).toBe('2026-01-26');
    expect(months[1]?.weeks).toHaveLength(5);
  });

  it('holds every day of the count once, in order, in whole weeks', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 120 }), (start, length) => {
        const iso = (n: number) => new Date(Date.UTC(2019, 0, 1 + n)).toISOString().slice(0, 10);
        const months = monthsOf([day(iso(start)), day(iso(start + length))]);
        const dates = months.flatMap(({ weeks }) => weeks.flat().flatMap((cell) => cell?.date ?? []));
        expect(dates).toEqual(dates.toSorted());
        expect(new Set(dates).size).toBe(dates.length);
        for (let at = start; at <= start + length; at += 1) expect(dates).toContain(iso(at));
        expect(months.every(({ weeks }) => weeks.every((week) => week.length === 7))).toBe(true);
      }),
    );
  });

  it('draws nothing where nothing was counted', () => {
    expect(monthsOf([])).toEqual([]);
  });
});

describe('markOf', () => {
  const cell = (reason: string, n: number | null) => ({ date: '2026-11-20', counted: day('2026-11-20', reason, n) });
  it('says of each day what it is in the count', () => {
    expect(markOf(cell('WORKDAY', 3), null)).toBe('counted');
    expect(markOf(cell('ADJUSTED_WORKDAY', 3), null)).toBe('counted');
    expect(markOf(cell('WORKDAY', 20), '2026-11-20')).toBe('due');
    expect(markOf(cell('START', null), null)).toBe('start');
    expect(markOf(cell('PAUSED', null), null)).toBe('paused');
    expect(markOf(cell('HOLIDAY', null), null)).toBe('holiday');
    expect(markOf(cell('WEEKEND', null), null)).toBe('rest');
    expect(markOf({ date: '2026-11-20', counted: null }, '2026-11-20')).toBe('outside');
  });
});
