import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMonths,
  annualReportDue,
  budgetPublicationDue,
  consultationEarliestEnd,
  enforcementPublicationDue,
  firstWorkdayOnOrAfter,
  hearingMaterialsLatest,
  isWorkday,
  lastWorkdayOnOrBefore,
  legalityReviewEarliestEnd,
  litigationAfterReviewDue,
  litigationDue,
  messageReplyDue,
  penaltyRetractionDue,
  reviewApplicationDue,
} from './index.ts';
import type { Limit } from './index.ts';
import { dayNumber, fromDayNumber } from './iso-date.ts';

const covered = fc.integer({ min: dayNumber('2018-01-15'), max: dayNumber('2026-12-15') }).map(fromDayNumber);

describe('the workday nearest to a day', () => {
  it('is one, and nothing lies between', () => {
    fc.assert(
      fc.property(covered, (date) => {
        const [before, after] = [lastWorkdayOnOrBefore(date) ?? '', firstWorkdayOnOrAfter(date) ?? ''];
        expect(isWorkday(before) && isWorkday(after) && before <= date && date <= after).toBe(true);
        for (let day = dayNumber(before) + 1; day < dayNumber(after); day += 1)
          if (fromDayNumber(day) !== date || before !== after) expect(isWorkday(fromDayNumber(day))).toBe(false);
      }),
    );
  });

  it('is null where the calendar ends first', () => {
    expect(lastWorkdayOnOrBefore('2018-01-01')).toBeNull();
    expect(firstWorkdayOnOrAfter('2027-01-01')).toBeNull();
  });
});

describe('months', () => {
  it.each([
    ['2025-08-31', 6, '2026-02-28'],
    ['2023-08-31', 6, '2024-02-29'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-12-15', 1, '2025-01-15'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
  ])('%s and %i months is %s', (date, months, end) => {
    expect(addMonths(date, months)).toBe(end);
  });

  it('refuses half a month', () => {
    expect(() => addMonths('2024-01-01', 0.5)).toThrow(expect.objectContaining({ code: 'INVALID_COUNT' }));
  });
});

const examples: [string, Limit, Partial<Limit>][] = [
  [
    'review, ending in a holiday',
    reviewApplicationDue('2025-08-03'),
    { rawDue: '2025-10-02', due: '2025-10-09', isWorkday: false },
  ],
  [
    'review, ending on a workday',
    reviewApplicationDue('2025-08-01'),
    { rawDue: '2025-09-30', due: '2025-09-30', isWorkday: true },
  ],
  ['action after review', litigationAfterReviewDue('2026-02-05'), { rawDue: '2026-02-20', due: '2026-02-24' }],
  ['action, ending on a weekend worked', litigationDue('2025-08-31'), { due: '2026-02-28', isWorkday: true }],
  [
    'action beyond the calendar',
    litigationDue('2026-09-01'),
    { rawDue: '2027-03-01', due: null, warnBy: null, isWorkday: null },
  ],
  [
    'budget, on a day off',
    budgetPublicationDue('2025-01-20'),
    { due: '2025-02-09', isWorkday: false, warnBy: '2025-02-08' },
  ],
  ['licence', enforcementPublicationDue('2025-04-30'), { due: '2025-05-14' }],
  ['revoked penalty', penaltyRetractionDue('2024-09-30'), { due: '2024-10-10' }],
  ['message', messageReplyDue('2025-09-26'), { due: '2025-10-13' }],
  ['difficult message', messageReplyDue('2025-09-26', 15), { due: '2025-10-23' }],
  [
    'report of a department',
    annualReportDue(2021, 'DEPARTMENT'),
    { due: '2022-01-31', isWorkday: false, warnBy: '2022-01-30' },
  ],
  [
    'report of a government',
    annualReportDue(2023, 'GOVERNMENT'),
    { due: '2024-03-31', isWorkday: false, warnBy: '2024-03-29' },
  ],
  ['public consultation', consultationEarliestEnd('2025-06-01'), { due: '2025-07-01' }],
  ['legality review', legalityReviewEarliestEnd('2026-04-30'), { due: '2026-05-13' }],
  [
    'papers of a hearing',
    hearingMaterialsLatest('2025-10-15'),
    { start: '2025-10-15', due: '2025-10-08', warnBy: '2025-09-30' },
  ],
];

describe('other limits', () => {
  it.each(examples)('%s', (_name, limit, expected) => {
    expect(limit).toMatchObject(expected);
    expect(limit.law.zh).toMatch(/《.+》第.+条|〔2018〕118号|约定/u);
    expect(limit.law.en).toMatch(/article|No\.|convention/u);
  });
});
