import { chinaNational, publicationDue } from '@openzone/calendar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bunchingOf, bunchingThreshold, byMonth, judgeBy, timingOf } from './measure.ts';

const row = (made: string, publicOn: string | null, count = 1) => ({
  unitId: 'u',
  columnId: 'c',
  made,
  publicOn,
  count,
});
const judge = judgeBy(chinaNational, '2026-01-15');

describe('from making to publication', () => {
  it('is in time to the twentieth working day and late from the next', () => {
    // 20 working days after Monday, 3 March 2025.
    expect(judge.due('2025-03-03')).toBe('2025-03-31');
    expect(judge.standing(row('2025-03-03', '2025-03-31'))).toBe('inTime');
    expect(judge.standing(row('2025-03-03', '2025-04-01'))).toBe('late');
  });

  it('agrees with the statutory limit for whatever days', () => {
    const day = fc
      .integer({ min: 0, max: 300 })
      .map((n) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, (made, publicOn) => {
        const { due } = publicationDue(made, chinaNational);
        const expected = publicOn < made ? 'unknown' : publicOn > due ? 'late' : 'inTime';
        expect(judge.standing(row(made, publicOn))).toBe(expected);
      }),
    );
  });

  it('says nothing of days the calendar does not know, nor of what is dated after its publication', () => {
    expect(judge.standing(row('1980-01-01', '2025-03-03'))).toBe('unknown');
    expect(judge.standing(row('2025-03-04', '2025-03-03'))).toBe('unknown');
  });

  it('watches what waits', () => {
    expect(judge.standing(row('2026-01-05', null))).toBe('waiting');
    expect(judge.standing(row('2025-11-03', null))).toBe('waitingLate');
    expect(
      timingOf(
        [row('2025-03-03', '2025-03-04', 3), row('2025-03-03', '2025-04-30'), row('2025-11-03', null, 2)],
        judge,
      ),
    ).toMatchObject({ published: 4, late: 1, median: 1, ninth: 42, waiting: 2, waitingLate: 2 });
  });
});

describe('bunching at the end of the year', () => {
  const year = (perMonth: number, december: number) => [
    ...Array.from({ length: 11 }, (_, index) => {
      const day = `2025-${String(index + 1).padStart(2, '0')}-10`;
      return row(day, day, perMonth);
    }),
    row('2025-12-10', '2025-12-10', december),
  ];
  const test = (rows: ReturnType<typeof year>, today = '2026-01-15') => bunchingOf(rows, 2025, chinaNational, today);

  it('is not found in an even year, and is in one that publishes half in December', () => {
    expect(test(year(20, 20)).verdict).toBe('even');
    const bunched = test(year(10, 110));
    expect(bunched.verdict).toBe('bunched');
    // By hand: n = 220, 23 of 248 working days.
    expect([bunched.decemberDays, bunched.yearDays]).toEqual([23, 248]);
    const p = 23 / 248;
    expect(bunched.z).toBeCloseTo((110 - 220 * p) / Math.sqrt(220 * p * (1 - p)), 10);
  });

  it('follows the threshold it names', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 60 }), fc.integer({ min: 0, max: 300 }), (each, december) => {
        const found = test(year(each, december));
        if (found.z !== null) expect(found.verdict).toBe(found.z > bunchingThreshold ? 'bunched' : 'even');
      }),
    );
  });

  it('does not judge by too few, or before the year is over', () => {
    expect(test(year(1, 9)).verdict).toBe('tooFew');
    expect(test(year(20, 90), '2025-12-20').verdict).toBe('yearNotOver');
  });

  it('counts by month', () => {
    expect(byMonth(year(2, 7))).toEqual([2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 7]);
  });
});
