import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feeByItems, feeByPages, feeOf } from './fee.ts';

describe('the information processing fee', () => {
  it.each([[0, 0], [10, 0], [11, 100], [30, 2000], [31, 2200], [40, 4000], [41, 4300], [50, 7000], [60, 11000]])(
    '%i items cost %i yuan', (count, yuan) => expect(feeByItems(count)).toBe(yuan)); // prettier-ignore

  it.each([[30, 0], [31, 10], [100, 700], [101, 720], [200, 2700], [201, 2740], [300, 6700]])(
    '%i pages cost %i yuan', (pages, yuan) => expect(feeByPages(pages)).toBe(yuan)); // prettier-ignore

  it('by items is the difference a request makes in its month', () => {
    expect(feeOf('ITEMS', 1, 10)).toBe(100);
    fc.assert(
      fc.property(fc.nat({ max: 90 }), fc.nat({ max: 90 }), fc.nat({ max: 90 }), (before, one, other) => {
        const apart = feeOf('ITEMS', one, before) + feeOf('ITEMS', other, before + one);
        return apart === feeOf('ITEMS', one + other, before);
      }),
    );
  });
});
