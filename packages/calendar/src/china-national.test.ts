import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addWorkdays,
  chinaArrangements,
  chinaNational,
  isWorkday,
  overlayCalendar,
  weekday,
} from './index.ts';

const shared = resolve(import.meta.dirname, '../../../../shared');
const present = existsSync(join(shared, 'domain/workdays.json'));
const referenceIt = present || process.env['CI'] !== undefined ? it : it.skip;
if (!present) console.warn(`reference data ${shared} is missing: comparison with it is skipped`);

interface Reference {
  coverage: { from: string; to: string };
  years: Record<string, { holidays: { date: string }[]; makeupWorkdays: { date: string }[]; workdayCount: number }>;
  superseded: { noticeYear: number; holidays: string[]; makeupWorkdays: string[] }[];
}

function reference(): Reference {
  return JSON.parse(readFileSync(join(shared, 'domain/workdays.json'), 'utf8')) as Reference;
}

describe('working days of mainland China', () => {
  referenceIt('agree with the reference on every day from 2018 to 2026', () => {
    const { coverage, years } = reference();
    expect([chinaNational.from, chinaNational.to]).toEqual([coverage.from, coverage.to]);
    const holidays = new Set(Object.values(years).flatMap((year) => year.holidays.map((day) => day.date)));
    const makeups = new Set(Object.values(years).flatMap((year) => year.makeupWorkdays.map((day) => day.date)));
    expect([...chinaNational.holidays].toSorted()).toEqual([...holidays].toSorted());
    expect([...chinaNational.makeupWorkdays].toSorted()).toEqual([...makeups].toSorted());
    let days = 0;
    const perYear: Record<string, number> = {};
    for (let date = coverage.from; date <= coverage.to; date = addDays(date, 1)) {
      // The weekday comes from the platform's own calendar here, so that ours is tested and not repeated.
      const platformWeekday = new Date(`${date}T00:00:00Z`).getUTCDay();
      const expected = !holidays.has(date) && (makeups.has(date) || (platformWeekday >= 1 && platformWeekday <= 5));
      expect(isWorkday(date), date).toBe(expected);
      const year = date.slice(0, 4);
      perYear[year] = (perYear[year] ?? 0) + (isWorkday(date) ? 1 : 0);
      days += 1;
    }
    expect(days).toBe(3287);
    expect(perYear).toEqual(
      Object.fromEntries(Object.entries(years).map(([year, { workdayCount }]) => [year, workdayCount])),
    );
  });

  referenceIt('agree with the reference on the working-day vectors of the statutory clocks', () => {
    const clock = JSON.parse(readFileSync(join(shared, 'domain/request-clock.json'), 'utf8')) as {
      vectors: { id: string; events: { type: string; date: string }[]; expect: Record<string, unknown> }[];
    };
    let compared = 0;
    for (const { id, events, expect: expected } of clock.vectors) {
      const [only, ...more] = events;
      if (only?.type !== 'RECEIVED' || more.length > 0 || only.date < '2019-05-15') continue;
      const { correctionNoticeDue, replyDue } = expected;
      if (typeof correctionNoticeDue === 'string') {
        expect(addWorkdays(only.date, 7), id).toBe(correctionNoticeDue);
        compared += 1;
      }
      if (typeof replyDue === 'string') {
        expect(addWorkdays(only.date, 20), id).toBe(replyDue);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThanOrEqual(20);
  });

  referenceIt('can be set back to what was known before the Spring Festival of 2020 was extended', () => {
    const before = reference().superseded.find((entry) => entry.noticeYear === 2020);
    if (before === undefined) throw new Error('the reference lost its superseded arrangement of 2020');
    const inFebruary = [...chinaNational.holidays].filter((date) => date >= '2020-01-24' && date <= '2020-02-02');
    const known = overlayCalendar(chinaNational, {
      id: 'CN-2020.1',
      removeHolidays: inFebruary.filter((date) => !before.holidays.includes(date)),
      addMakeupWorkdays: before.makeupWorkdays,
    });
    expect(addWorkdays('2020-01-17', 20, known)).toBe('2020-02-19');
    expect(addWorkdays('2020-01-17', 20)).toBe('2020-02-21');
  });

  it('names a notice for every year, with make-up days only on weekends', () => {
    expect(chinaArrangements.map(({ year }) => year)).toEqual([2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
    for (const { notices, makeupWorkdays } of chinaArrangements) {
      expect(notices.length).toBeGreaterThan(0);
      for (const { documentNumber } of notices) expect(documentNumber).toMatch(/^国办发明电〔\d{4}〕\d+号$/u);
      for (const date of makeupWorkdays) expect(weekday(date)).toBeGreaterThan(5);
    }
  });
});
