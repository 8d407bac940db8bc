import { expect, it } from 'vitest';
import { reportSearch, yearsToReport, yearToReport } from './search.ts';

it('keeps a year and a unit, and nothing an address makes up', () => {
  const unitId = '01a202cc-5ff2-7499-a967-e11d774a768e';
  expect(reportSearch({ year: '2025', unitId })).toEqual({ year: 2025, unitId });
  expect(reportSearch({ year: '1999', unitId: 'x', more: 1 })).toEqual({});
});

it('reports the last whole year, and offers the one that runs and those before', () => {
  expect(yearToReport('2026-01-15')).toBe(2025);
  expect(yearsToReport('2026-01-15', 2025).slice(0, 2)).toEqual([2026, 2025]);
  expect(yearsToReport('2026-01-15', 2009).at(-1)).toBe(2009);
});
