import { describe, expect, it } from 'vitest';
import { formatIndexNumber } from './domain.ts';
import { checkPatterns, formatNumber, indexPattern, nextNumber, numberPattern } from './numbering.ts';

const pattern = '阳管发〔{year}〕{number}号';

describe('numbers', () => {
  it('that the rule gives fit it, and others do not', () => {
    for (const separator of ['/', '-', '.', '']) {
      for (const width of [5, 6, 7]) {
        const rule = { separator, width };
        expect(indexPattern(rule).test(formatIndexNumber(rule, '0142768-8', 2026, 185))).toBe(true);
      }
    }
    expect(indexPattern({ separator: '/', width: 6 }).test('014416330/2019-08262')).toBe(false);
    expect(numberPattern(pattern).test(formatNumber(pattern, 2026, 12))).toBe(true);
    expect(numberPattern(pattern).test('阳管函〔2026〕12号')).toBe(false);
  });

  it('go on after the greatest of the year', () => {
    const existing = ['阳管发〔2026〕9号', '阳管发〔2026〕10号', '阳管发〔2025〕88号', '阳管函〔2026〕99号'];
    expect(nextNumber(pattern, 2026, existing)).toBe(11);
    expect(nextNumber(pattern, 2027, existing)).toBe(1);
  });

  it('have both places once, their own brackets, and one pattern for each unit', () => {
    expect(checkPatterns([{ unitId: null, pattern: '阳管发[{year}] {number}号' }])).toEqual([
      { unitId: null, pattern },
    ]);
    expect(() => checkPatterns([{ unitId: null, pattern: '阳管发〔{year}〕号' }])).toThrow(/NUMBER_PATTERN:/);
    expect(() =>
      checkPatterns([
        { unitId: null, pattern },
        { unitId: null, pattern },
      ]),
    ).toThrow(/NUMBER_PATTERN_TWICE/);
  });
});
