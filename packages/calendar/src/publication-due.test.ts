import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkdays, chinaNational, countWorkdays, isWorkday, overlayCalendar, publicationDue } from './index.ts';
import { dayNumber, fromDayNumber } from './iso-date.ts';

describe('the limit for publishing', () => {
  it('is the twentieth workday after forming, with the twenty days to show for it', () => {
    const formed = fc.integer({ min: dayNumber('2018-01-01'), max: dayNumber('2026-11-15') }).map(fromDayNumber);
    fc.assert(
      fc.property(formed, (date) => {
        const { due, counted, limit, article } = publicationDue(date);
        expect([limit, article]).toEqual([20, '26']);
        expect(due).toBe(addWorkdays(date, 20));
        expect(counted).toHaveLength(20);
        expect(counted.at(-1)).toBe(due);
        expect(counted.every((day) => isWorkday(day))).toBe(true);
        expect(countWorkdays(date, due)).toBe(20);
      }),
    );
  });

  it('explains itself: the article, the days left out, the make-up days, the calendar', () => {
    const { due, explanation } = publicationDue('2024-09-30');
    expect(due).toBe('2024-11-01');
    for (const text of [explanation.zh, explanation.en]) {
      for (const part of [
        '26|二十六',
        '2024-09-30',
        '2024-10-08',
        '2024-11-01',
        '2024-10-07',
        '2024-10-12',
        'CN-2026.1',
      ]) {
        expect(text).toMatch(new RegExp(part, 'u'));
      }
    }
  });

  it('leaves out what did not happen', () => {
    const { explanation } = publicationDue('2024-03-04');
    expect(explanation.zh).not.toContain('放假');
    expect(explanation.en).not.toContain('make-up');
  });

  it('moves with the calendar and says by which one', () => {
    const local = overlayCalendar(chinaNational, { id: 'CN-XZ-2024.1', addHolidays: ['2024-03-12'] });
    const changed = publicationDue('2024-03-04', local);
    expect(changed.due).toBe('2024-04-02');
    expect(publicationDue('2024-03-04').due).toBe('2024-04-01');
    expect(changed.explanation.zh).toContain('2024-03-12');
    expect(changed.explanation.en).toContain('CN-XZ-2024.1');
  });

  it('refuses a period that runs past the calendar', () => {
    expect(() => publicationDue('2026-12-15')).toThrow(expect.objectContaining({ code: 'CALENDAR_UNAVAILABLE' }));
  });
});
