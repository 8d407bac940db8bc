import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  creditCheck,
  identityCheck,
  isBirthDay,
  isCardRange,
  isHongKongId,
  isIdentity15,
  isLuhn,
  isTaiwanId,
  judgeCreditCode,
  judgeIdentity18,
} from './checksums.ts';

const digits = (count: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((all) => all.join(''));

const identity = fc
  .tuple(fc.constantFrom('110105', '320602', '510104', '820000'), fc.integer({ min: 1940, max: 2020 }), digits(3))
  .map(([region, year, serial]) => `${region}${year}0229${serial}`.replace('0229', '0228'))
  .map((first) => first + identityCheck(first));

it('the check character of an identity number tells every wrong digit', () => {
  fc.assert(
    fc.property(identity, fc.nat(16), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
      expect(judgeIdentity18(number)).toBe('valid');
      const wrong = number.slice(0, at) + ((Number(number[at]) + by) % 10) + number.slice(at + 1);
      expect(judgeIdentity18(wrong)).not.toBe('valid');
    }),
  );
});

it('the check character of an identity number tells neighbours that changed places', () => {
  fc.assert(
    fc.property(identity, fc.nat(15), (number, at) => {
      const [a = '', b = ''] = [number[at], number[at + 1]];
      fc.pre(a !== b);
      expect(judgeIdentity18(number.slice(0, at) + b + a + number.slice(at + 2))).not.toBe('valid');
    }),
  );
});

it('an identity number has a region and a day of birth', () => {
  expect(judgeIdentity18('110105199002290011')).toBe('no');
  expect(judgeIdentity18('990105199002280011')).toBe('no');
  expect(judgeIdentity18('11010518400228001X')).toBe('no');
  expect(judgeIdentity18('110105199002280011')).toBe('form');
  expect(isIdentity15('110105900228001')).toBe(true);
  expect(isIdentity15('110105900231001')).toBe(false);
  expect(isBirthDay(2024, 2, 29)).toBe(true);
  expect(isBirthDay(2023, 2, 29)).toBe(false);
});

it('Luhn tells every wrong digit', () => {
  fc.assert(
    fc.property(digits(18), fc.nat(17), fc.integer({ min: 1, max: 9 }), (first, at, by) => {
      const last = Array.from('0123456789').find((check) => isLuhn(first + check)) ?? '';
      expect(last).not.toBe('');
      const wrong = first.slice(0, at) + ((Number(first[at]) + by) % 10) + first.slice(at + 1);
      expect(isLuhn(wrong + last)).toBe(false);
    }),
  );
});

it('cards begin with what an issuer in China uses', () => {
  expect(isCardRange('6222020000000000000')).toBe(true);
  expect(isCardRange('62220200000')).toBe(false);
  expect(isCardRange('4000000000000000')).toBe(true);
  expect(isCardRange('400000000000000000')).toBe(false);
  expect(isCardRange('1000000000000000')).toBe(false);
});

it('the check character of a credit code tells every wrong character', () => {
  const alphabet = Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY');
  const code = fc
    .array(fc.constantFrom(...alphabet), { minLength: 9, maxLength: 9 })
    .map((rest) => `91320602${rest.join('')}`)
    .map((first) => first + (creditCheck(first) ?? ''));
  fc.assert(
    fc.property(code, fc.integer({ min: 8, max: 16 }), fc.constantFrom(...alphabet), (number, at, other) => {
      expect(judgeCreditCode(number)).toBe('valid');
      fc.pre(number[at] !== other);
      expect(judgeCreditCode(number.slice(0, at) + other + number.slice(at + 1))).toBe('form');
    }),
  );
  expect(creditCheck('91320602IOSVZ0000')).toBeUndefined();
  expect(judgeCreditCode('00320602MA1MABCD12')).toBe('no');
});

it('identity cards of Hong Kong and Taiwan', () => {
  expect(isHongKongId('A1234563')).toBe(true);
  expect(isHongKongId('A1234564')).toBe(false);
  expect(isHongKongId('AB9876543')).toBe(true);
  expect(isTaiwanId('A123456789')).toBe(true);
  expect(isTaiwanId('A123456788')).toBe(false);
});
