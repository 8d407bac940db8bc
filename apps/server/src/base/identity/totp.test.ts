import { describe, expect, it } from 'vitest';
import { codeAt, keyOf, newRecoveryCode, newSecret, stepOf, tidyCode } from './totp.ts';

// RFC 6238, appendix B: the SHA-1 key, and the last six of its eight digits.
const secret = Buffer.from('12345678901234567890');

describe('a one-time code', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [20_000_000_000, '353130'],
  ])('at second %i is that of RFC 6238', (second, code) => {
    const now = new Date(second * 1000);
    expect(codeAt(keyOf(secret, 'a', 'b').typed, now)).toBe(code);
    expect(stepOf(secret, code, now)).toBe(Math.floor(second / 30));
  });

  it('is taken one step early and late, as the step it is of, and no further', () => {
    const at = (second: number) => new Date(second * 1000);
    const code = codeAt(keyOf(secret, 'a', 'b').typed, at(900));
    expect(stepOf(secret, code, at(930))).toBe(30);
    expect(stepOf(secret, code, at(870))).toBe(30);
    expect(stepOf(secret, code, at(960))).toBeUndefined();
    expect(stepOf(secret, code, at(839))).toBeUndefined();
    expect(stepOf(newSecret(), 'abcdef', at(900))).toBeUndefined();
  });
});

it('an address for authenticators names the site and the person', () => {
  expect(keyOf(secret, '测试区', 'zhang').uri).toBe(
    'otpauth://totp/%E6%B5%8B%E8%AF%95%E5%8C%BA:zhang?issuer=%E6%B5%8B%E8%AF%95%E5%8C%BA&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&algorithm=SHA1&digits=6&period=30',
  );
});

it('recovery codes are read however they are written', () => {
  const code = newRecoveryCode();
  expect(code).toMatch(/^[a-z2-9]{5}-[a-z2-9]{5}$/);
  expect(tidyCode(` ${code.toUpperCase().replace('-', ' - ')} `)).toBe(code.replace('-', ''));
});
