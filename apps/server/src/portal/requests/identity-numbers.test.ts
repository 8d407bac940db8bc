import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCreditCode, isResidentId, plainNumber } from './identity-numbers.ts';

const digit = '0123456789';
const credit = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** The same text with one character changed to another of the alphabet. */
const slips = (right: string, alphabet: string): fc.Arbitrary<string> =>
  fc
    .record({ at: fc.nat(right.length - 1), to: fc.constantFrom(...alphabet) })
    .map(({ at, to }) => right.slice(0, at) + to + right.slice(at + 1))
    .filter((wrong) => wrong !== right);

describe('resident identity numbers (GB 11643)', () => {
  // The example of the standard's own check: 11010519491231002X.
  it('takes right ones', () => {
    expect(isResidentId('11010519491231002X')).toBe(true);
    expect(isResidentId('440524188001010014')).toBe(true);
  });

  it('finds every single slip', () => {
    fc.assert(
      fc.property(slips('11010519491231002X', digit), (wrong) => {
        expect(isResidentId(wrong)).toBe(false);
      }),
    );
  });

  it.each(['', '110105194912310', '11010519490231002X', '01010519491231002X', '１１'])('refuses %s', (wrong) =>
    expect(isResidentId(wrong)).toBe(false),
  );
});

describe('unified social credit codes (GB 32100)', () => {
  it('takes a right one', () => expect(isCreditCode('91350100M000100Y43')).toBe(true));

  it('finds every single slip', () => {
    fc.assert(
      fc.property(slips('91350100M000100Y43', credit), (wrong) => {
        expect(isCreditCode(wrong)).toBe(false);
      }),
    );
  });

  it.each(['', '91350100M000100Y4', '91350100I000100Y43', '91350100m000100y43'])('refuses %s', (wrong) =>
    expect(isCreditCode(wrong)).toBe(false),
  );
});

it('reads numbers as they are typed on a phone', () =>
  expect(plainNumber(' １１０１０５ 19491231-002x')).toBe('11010519491231002X'));
