import { expect, it } from 'vitest';
import { documentOf, placeOf, requestOf } from './about.ts';

it('leads to a document and nowhere else', () => {
  expect(documentOf('document:01930000-0000-7000-8000-000000000001')).toBe('01930000-0000-7000-8000-000000000001');
  for (const about of ['', 'document:', 'document:../../x', 'case:01930000-0000-7000-8000-000000000001'])
    expect(documentOf(about), about).toBeUndefined();
});

it('leads to a request and nowhere else', () => {
  expect(requestOf('case:01930000-0000-7000-8000-000000000001')).toBe('01930000-0000-7000-8000-000000000001');
  for (const about of [
    '',
    'case:',
    'case:../../x',
    'document:01930000-0000-7000-8000-000000000001',
    'case:01930000-0000-7000-8000-000000000001/x',
  ])
    expect(requestOf(about), about).toBeUndefined();
});

it('leads to the return, the report or the monitor that a notice names', () => {
  const unit = '01930000-0000-7000-8000-000000000001';
  expect(placeOf(`report-return:2025:${unit}`)).toEqual({
    to: '/annual-report/returns/$year/$unitId',
    year: '2025',
    unitId: unit,
  });
  expect(placeOf('annual-report:2025')).toEqual({ to: '/annual-report', year: 2025 });
  expect(placeOf('report-round:2025')).toEqual({ to: '/annual-report', year: 2025 });
  expect(placeOf('personal-data')).toEqual({ to: '/personal-data' });
  expect(placeOf(`unit:${unit}`)).toEqual({ to: '/units' });
  expect(placeOf(`time-limits:${unit}`)).toEqual({ to: '/time-limits', unitId: unit });
  for (const about of [
    '',
    'report-return:2025',
    'report-return:25:x',
    `time-limits:${unit}/..`,
    'annual-report:2025:',
    'unit:x',
  ])
    expect(placeOf(about), about).toBeUndefined();
});
