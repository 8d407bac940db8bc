import type { PersonalFinding } from '@openzone/contracts';
import { expect, it } from 'vitest';
import { copyOf, segmentsOf, stepFrom } from './segments.ts';

const finding = (start: number, end: number, change: Partial<PersonalFinding> = {}): PersonalFinding => ({
  id: `${start}`,
  part: 'body',
  start,
  end,
  kind: 'person-name',
  label: { zh: '姓名', en: 'name' },
  confidence: 1,
  why: [],
  exemption: null,
  blocking: true,
  byHand: false,
  state: 'mask',
  reason: '',
  decidedBy: null,
  decidedAt: null,
  place: null,
  replacement: '某',
  ...change,
});

it('cuts a text at its findings and loses nothing', () => {
  const text = '甲乙丙丁戊';
  const segments = segmentsOf(text, [finding(3, 4), finding(1, 3), finding(2, 4), finding(4, 9)]);
  expect(segments.map(({ words }) => words)).toEqual(['甲', '乙丙', '丁', '戊']);
  expect(segments.map(copyOf).join('')).toBe('甲某某戊');
  expect(
    segmentsOf(text, [finding(0, 1, { state: 'keep' })])
      .map(copyOf)
      .join(''),
  ).toBe(text);
});

it('steps through a list and stops at its ends', () => {
  expect(stepFrom(['a', 'b'], null, 1)).toBe('a');
  expect(stepFrom(['a', 'b'], 'a', 1)).toBe('b');
  expect(stepFrom(['a', 'b'], 'b', 1)).toBe('b');
  expect(stepFrom(['a', 'b'], 'gone', -1)).toBe('b');
  expect(stepFrom([], 'a', 1)).toBeNull();
});
