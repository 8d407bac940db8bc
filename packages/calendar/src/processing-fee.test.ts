import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feeByItems, feeByPages, feeOfItem } from './index.ts';

const file = resolve(import.meta.dirname, '../../../../shared/domain/documents.json');
const present = existsSync(file);
const referenceIt = present || process.env['CI'] !== undefined ? it : it.skip;
if (!present) console.warn(`reference data ${file} is missing: comparison with it is skipped`);

const count = fc.integer({ min: 0, max: 2000 });

describe('the fee by request', () => {
  it('is the sum of what each request costs', () => {
    fc.assert(
      fc.property(count, (n) => {
        let sum = 0;
        for (let k = 1; k <= n; k += 1) sum += feeOfItem(k);
        expect(feeByItems(n)).toBe(sum);
      }),
    );
  });

  it('never falls from one request to the next', () => {
    fc.assert(fc.property(count, (n) => feeOfItem(n + 1) <= feeOfItem(n + 2)));
  });

  it.each([
    [10, 0],
    [11, 100],
    [30, 2000],
    [31, 2200],
    [41, 4300],
    [60, 11_000],
  ])('for %i requests is %i yuan', (n, fee) => {
    expect(feeByItems(n)).toBe(fee);
  });
});

describe('the fee by page', () => {
  it('grows by the rate of the page', () => {
    fc.assert(
      fc.property(count, (pages) => {
        const rate = pages < 30 ? 0 : pages < 100 ? 10 : pages < 200 ? 20 : 40;
        expect(feeByPages(pages + 1) - feeByPages(pages)).toBe(rate);
      }),
    );
    expect(feeByPages(0)).toBe(0);
  });
});

describe('both fees', () => {
  referenceIt('agree with the reference tables', () => {
    const { fee } = JSON.parse(readFileSync(join(file), 'utf8')) as {
      fee: { vectorsItems: { items: number; fee: number }[]; vectorsPages: { pages: number; fee: number }[] };
    };
    expect(fee.vectorsItems.length + fee.vectorsPages.length).toBeGreaterThanOrEqual(20);
    for (const vector of fee.vectorsItems) expect(feeByItems(vector.items), String(vector.items)).toBe(vector.fee);
    for (const vector of fee.vectorsPages) expect(feeByPages(vector.pages), String(vector.pages)).toBe(vector.fee);
  });

  it('refuse what is no number of things', () => {
    for (const bad of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => feeByItems(bad)).toThrow(expect.objectContaining({ code: 'INVALID_COUNT' }));
      expect(() => feeByPages(bad)).toThrow(expect.objectContaining({ code: 'INVALID_COUNT' }));
      expect(() => feeOfItem(bad)).toThrow(expect.objectContaining({ code: 'INVALID_COUNT' }));
    }
    expect(() => feeOfItem(0)).toThrow(expect.objectContaining({ code: 'INVALID_COUNT' }));
  });
});
