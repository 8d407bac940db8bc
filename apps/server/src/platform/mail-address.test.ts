import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMailAddress, parseMailbox } from './mail-address.ts';

describe('parseMailAddress', () => {
  it('takes every ordinary address as it is', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => parseMailAddress(address)?.toLowerCase() === address.toLowerCase()),
    );
    expect(parseMailAddress('li.si+zwgk@政务.中国')).toBe('li.si+zwgk@xn--zfr164b.xn--fiqs8s');
  });

  it('never lets through what ends a header or names a second recipient', () => {
    const hostile = fc.constantFrom(
      '\r\n',
      '\n',
      '\r',
      ',',
      ';',
      '<',
      '>',
      ' ',
      '\u0000',
      '"',
      '(',
      ')',
      ':',
      '\u2028',
    );
    fc.assert(
      fc.property(fc.emailAddress(), fc.nat(), hostile, fc.string(), (address, where, sign, rest) => {
        const cut = 1 + (where % (address.length - 1));
        return parseMailAddress(`${address.slice(0, cut)}${sign}${rest}${address.slice(cut)}`) === undefined;
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => !/[\s<>,;\p{Cc}]/u.test(parseMailAddress(text) ?? '')));
  });

  it('refuses what is no address', () => {
    for (const text of ['', '@', 'a@', '@b.cn', 'a b@c.cn', 'a@b@c.cn', '张三@zone.cn', `${'a'.repeat(65)}@b.cn`])
      expect(parseMailAddress(text), text).toBeUndefined();
  });
});

describe('parseMailbox', () => {
  it('reads an address with a name or without', () => {
    expect(parseMailbox('office@zone.cn')).toEqual({ name: '', address: 'office@zone.cn' });
    expect(parseMailbox('测试 开发区 <office@zone.cn>')).toEqual({ name: '测试 开发区', address: 'office@zone.cn' });
    expect(parseMailbox('a\nb <office@zone.cn>')).toBeUndefined();
  });
});
