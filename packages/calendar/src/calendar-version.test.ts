import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chinaNational, isWorkday, overlayCalendar, weekday } from './index.ts';
import type { CalendarChanges } from './index.ts';
import { dayNumber, fromDayNumber } from './iso-date.ts';

const covered = fc.integer({ min: dayNumber(chinaNational.from), max: dayNumber(chinaNational.to) }).map(fromDayNumber);

describe('an overlay', () => {
  it('changes the named days and no other, and leaves its base as it was', () => {
    const holidaysBefore = [...chinaNational.holidays];
    const makeupsBefore = [...chinaNational.makeupWorkdays];
    const plainWeekday = covered.filter((date) => weekday(date) <= 5 && !chinaNational.holidays.has(date));
    const plainWeekend = covered.filter(
      (date) => weekday(date) > 5 && !chinaNational.holidays.has(date) && !chinaNational.makeupWorkdays.has(date),
    );
    const chosen = fc.record({
      off: fc.uniqueArray(plainWeekday, { maxLength: 8 }),
      worked: fc.uniqueArray(plainWeekend, { maxLength: 8 }),
      others: fc.array(covered, { maxLength: 30 }),
    });
    fc.assert(
      fc.property(chosen, ({ off, worked, others }) => {
        const local = overlayCalendar(chinaNational, { id: 'local', addHolidays: off, addMakeupWorkdays: worked });
        for (const date of off) expect(isWorkday(date, local)).toBe(false);
        for (const date of worked) expect(isWorkday(date, local)).toBe(true);
        for (const date of others) {
          if (!off.includes(date) && !worked.includes(date)) expect(isWorkday(date, local)).toBe(isWorkday(date));
        }
        const back = overlayCalendar(local, { id: 'back', removeHolidays: off, removeMakeupWorkdays: worked });
        expect([...back.holidays].toSorted()).toEqual(holidaysBefore.toSorted());
        expect([...back.makeupWorkdays].toSorted()).toEqual(makeupsBefore.toSorted());
      }),
    );
    expect([...chinaNational.holidays]).toEqual(holidaysBefore);
    expect([...chinaNational.makeupWorkdays]).toEqual(makeupsBefore);
    expect(chinaNational.id).toBe('CN-2026.1');
  });

  it('loads the next year with its arrangement', () => {
    const next = overlayCalendar(chinaNational, {
      id: 'test-2027.1',
      extendTo: '2027-12-31',
      addHolidays: ['2027-01-01', '2027-10-01'],
      addMakeupWorkdays: ['2027-01-03'],
      note: '测试用安排',
    });
    expect(next).toMatchObject({ from: '2018-01-01', to: '2027-12-31', note: '测试用安排' });
    expect(isWorkday('2027-01-01', next)).toBe(false);
    expect(isWorkday('2027-01-03', next)).toBe(true);
    expect(isWorkday('2027-06-01', next)).toBe(true);
    expect(() => isWorkday('2028-01-03', next)).toThrow(expect.objectContaining({ code: 'CALENDAR_UNAVAILABLE' }));
  });

  it('turns a make-up day into a holiday when told both halves', () => {
    const changed = overlayCalendar(chinaNational, {
      id: 'local-suspension',
      removeMakeupWorkdays: ['2026-01-04'],
      addHolidays: ['2026-01-04', '2026-01-05'],
    });
    expect(isWorkday('2026-01-04', changed)).toBe(false);
    expect(isWorkday('2026-01-05', changed)).toBe(false);
  });

  const bad: [string, CalendarChanges, string][] = [
    ['the id of its base', { id: 'CN-2026.1' }, 'INVALID_CALENDAR'],
    ['an empty id', { id: ' ' }, 'INVALID_CALENDAR'],
    ['a day both off and worked', { id: 'x', addHolidays: ['2026-01-04'] }, 'INVALID_CALENDAR'],
    [
      'a day added and removed',
      { id: 'x', addHolidays: ['2026-01-01'], removeHolidays: ['2026-01-01'] },
      'INVALID_CALENDAR',
    ],
    ['a make-up day in the week', { id: 'x', addMakeupWorkdays: ['2026-03-04'] }, 'INVALID_CALENDAR'],
    ['removing a holiday that is none', { id: 'x', removeHolidays: ['2026-03-04'] }, 'INVALID_CALENDAR'],
    ['removing a make-up day that is none', { id: 'x', removeMakeupWorkdays: ['2026-03-07'] }, 'INVALID_CALENDAR'],
    ['a day outside the coverage', { id: 'x', addHolidays: ['2027-01-01'] }, 'INVALID_CALENDAR'],
    ['a new year without a holiday', { id: 'x', extendTo: '2027-12-31' }, 'INVALID_CALENDAR'],
    [
      'one of two new years empty',
      { id: 'x', extendTo: '2028-12-31', addHolidays: ['2027-01-01'] },
      'INVALID_CALENDAR',
    ],
    ['an older year without a holiday', { id: 'x', extendFrom: '2017-01-01' }, 'INVALID_CALENDAR'],
    ['a shorter coverage', { id: 'x', extendTo: '2025-12-31' }, 'INVALID_CALENDAR'],
    ['a day that does not exist', { id: 'x', addHolidays: ['2026-02-30'] }, 'INVALID_DATE'],
    ['a broken end', { id: 'x', extendTo: '2027' }, 'INVALID_DATE'],
  ];
  it.each(bad)('refuses %s', (_name, changes, code) => {
    expect(() => overlayCalendar(chinaNational, changes)).toThrow(expect.objectContaining({ code }));
  });
});
