import { addDays, chinaNational, overlayCalendar } from '@openzone/calendar';
import { describe, expect, it } from 'vitest';
import { dueOf, movesOf } from './domain.ts';

/** A holiday that only this zone has, and the arrangement of a year the national calendar does not reach. */
const local = overlayCalendar(chinaNational, { id: 'local', addHolidays: ['2026-03-20'], note: '测试：临时放假' });
const longer = overlayCalendar(chinaNational, {
  id: 'longer',
  addHolidays: ['2027-01-01'],
  extendTo: '2027-12-31',
});

const made = (writtenDate: string, changedDate: string | null = null) => ({ writtenDate, changedDate });

describe('the last day of publication', () => {
  it('is counted by the calendar that is handed in, and so are the days left', () => {
    const today = '2026-03-16';
    const national = dueOf(made('2026-03-02'), { calendar: chinaNational, today });
    const own = dueOf(made('2026-03-02'), { calendar: local, today });
    expect([national.due, own.due]).toEqual(['2026-03-30', '2026-03-31']);
    expect([national.left, own.left]).toEqual([10, 10]);
    expect(own.explanation.zh).toContain('2026-03-20');
    expect(dueOf(made('2026-03-02'), { calendar: local, today: '2026-04-02' }).left).toBe(-2);
  });

  it('is counted from the day of a change', () => {
    expect(dueOf(made('2018-03-02', '2026-03-02'), { calendar: local, today: '2026-03-02' }).due).toBe('2026-03-31');
  });

  it('is none, with the reason, where the calendar does not reach', () => {
    const due = dueOf(made('2026-12-15'), { calendar: chinaNational, today: '2026-12-15' });
    expect([due.due, due.left]).toEqual([null, null]);
    expect(due.explanation.zh).toContain('2026');
    expect(dueOf(made('2026-12-15'), { calendar: longer, today: '2026-12-15' }).due).toBe('2027-01-13');
  });
});

describe('a change of the calendar', () => {
  const days = Array.from({ length: 90 }, (_, index) => addDays('2026-01-05', index));

  it('moves exactly the days whose last day differs', () => {
    const moves = new Map(movesOf(days, chinaNational, local).map((move) => [move.day, move]));
    for (const day of days) {
      const of = (calendar: typeof local): string | null => dueOf(made(day), { calendar, today: day }).due;
      const [before, after] = [of(chinaNational), of(local)];
      expect(moves.get(day)).toEqual(before === after ? undefined : { day, before, after });
    }
    expect(moves.size).toBeGreaterThan(20);
    expect(moves.size).toBeLessThan(days.length);
  });

  it('gives a day to what had none, and takes none by being taken twice', () => {
    expect(movesOf(['2026-12-15'], chinaNational, longer)).toEqual([
      { day: '2026-12-15', before: null, after: '2027-01-13' },
    ]);
    expect(movesOf(days, local, local)).toEqual([]);
  });
});
