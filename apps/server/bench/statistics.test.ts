import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median, percentile, ratios, spread } from './statistics.ts';

const values = fc.array(fc.double({ min: 0.001, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 200 });

describe('percentile', () => {
  it('is one of the values, and at least p per cent of the values do not exceed it while fewer do below it', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 100 }), (list, p) => {
        const found = percentile(list, p);
        expect(list).toContain(found);
        expect(list.filter((value) => value <= found).length * 100).toBeGreaterThanOrEqual(p * list.length);
        expect(list.filter((value) => value < found).length * 100).toBeLessThan(p * list.length);
      }),
    );
  });

  it('takes nearest ranks', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(hundred, 7)).toBe(7);
    expect(percentile(hundred, 50)).toBe(50);
    expect(percentile(hundred, 99)).toBe(99);
    expect(percentile([3, 1, 2], 99)).toBe(3);
    expect(percentile([3, 1, 2], 0)).toBe(1);
  });
});

describe('median', () => {
  it('does not depend on order and lies between the extremes', () => {
    fc.assert(
      fc.property(values, (list) => {
        const found = median(list);
        expect(median(list.toReversed())).toBe(found);
        expect(found).toBeGreaterThanOrEqual(Math.min(...list));
        expect(found).toBeLessThanOrEqual(Math.max(...list));
      }),
    );
  });

  it('is the mean of the two in the middle when their number is even', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([9, 1, 5])).toBe(5);
  });
});

describe('ratios', () => {
  it('pairs run by run, so that a factor common to both sides of each pair cancels', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 1000 })), { minLength: 1 }),
        (pairs) => {
          const own = pairs.map(([value, slowdown]) => value * slowdown);
          const reference = pairs.map(([, slowdown]) => slowdown);
          expect(ratios(own, reference)).toEqual(spread(pairs.map(([value]) => value)));
        },
      ),
    );
  });

  it('refuses runs without a partner, and no runs at all', () => {
    expect(() => ratios([1, 2], [1])).toThrow(RangeError);
    expect(() => ratios([], [])).toThrow(RangeError);
    expect(() => spread([])).toThrow(RangeError);
  });
});
