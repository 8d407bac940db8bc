import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCreditCode, isResidentId } from './identity-numbers.ts';

describe('numbers with a check digit', () => {
  // The examples printed in the two standards, and a code found on many invoices.
  it('takes sound ones, whatever the case and blanks round them', () => {
    expect(isResidentId('11010519491231002X')).toBe(true);
    expect(isResidentId(' 11010519491231002x ')).toBe(true);
    expect(isResidentId('440524188001010014')).toBe(true);
    expect(isCreditCode('91350100M000100Y43')).toBe(true);
    expect(isCreditCode('91350100m000100y43')).toBe(true);
  });

  it('refuses a wrong check digit, a day that does not exist, other lengths and letters', () => {
    for (const wrong of [
      '110105194912310021',
      '11010519490231002X',
      '1101051949123100',
      '',
      'ABCDEFGHIJKLMNOPQR',
      '01010519491231002X',
    ])
      expect(isResidentId(wrong), wrong).toBe(false);
    for (const wrong of ['91350100M000100Y44', '91350100I000100Y43', '91350100M000100Y4', ''])
      expect(isCreditCode(wrong), wrong).toBe(false);
  });

  it('finds every single slip of a digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (place, shift) => {
        const sound = '440524188001010014';
        const slipped = sound.slice(0, place) + String((Number(sound[place]) + shift) % 10) + sound.slice(place + 1);
        expect(isResidentId(slipped)).toBe(false);
      }),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 16 }),
        fc.constantFrom(...Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY')),
        (place, letter) => {
          const sound = '91350100M000100Y43';
          fc.pre(sound[place] !== letter);
          expect(isCreditCode(sound.slice(0, place) + letter + sound.slice(place + 1))).toBe(false);
        },
      ),
    );
  });
});
