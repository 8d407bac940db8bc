import { describe, expect, it } from 'vitest';
import { isDay, rangeOf, step, weeksOf } from './days.ts';

describe('the days of the publishing calendar', () => {
  it('are whole weeks from Monday in a month, and the month alone in the list', () => {
    expect(rangeOf('month', '2026-03-15')).toEqual({ from: '2026-02-23', to: '2026-04-05' });
    expect(rangeOf('month', '2027-02-10')).toEqual({ from: '2027-02-01', to: '2027-02-28' });
    expect(rangeOf('agenda', '2028-02-10')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
    expect(rangeOf('week', '2026-03-01')).toEqual({ from: '2026-02-23', to: '2026-03-01' });
  });

  it('go on by weeks and months, and stay within a shorter month', () => {
    expect(step('month', '2026-01-31', 1)).toBe('2026-02-28');
    expect(step('agenda', '2026-01-15', -1)).toBe('2025-12-15');
    expect(step('week', '2026-12-30', 1)).toBe('2027-01-06');
  });

  it('come in rows of seven', () => {
    expect(weeksOf([1, 2, 3, 4, 5, 6, 7, 8]).map((week) => week.length)).toEqual([7, 1]);
  });

  it.each([
    ['2026-02-28', true],
    ['2026-02-30', false],
    ['26-02-01', false],
  ])('%s is a day: %s', (day, is) => expect(isDay(day)).toBe(is));
});
