import { describe, expect, it } from 'vitest';
import { passwordFault } from './password-rules.ts';

const fault = (password: string): string | undefined => passwordFault(password, 'zhangwei', '张伟')?.id;

describe('a new password', () => {
  it.each([
    'correct horse battery',
    'sunshine-2026',
    '阳光园区每天都开门办事大厅',
    'Tz7#kq-vv0m!',
    '一二三四五六七八九十甲乙',
  ])('may be %s', (password) => expect(fault(password)).toBeUndefined());

  it.each([
    ['too short', 'Tz7#kq-vv0m'],
    ['twelve characters of which some are counted twice', '😀😀😀😀😀😀'],
    ['common', 'Password123456'],
    ['common with signs', 'P a s s w o r d 2026!'],
    ['digits only', '839201847562'],
    ['a run', 'abcdefghijklmn'],
    ['a run downwards', '9876543210123'],
    ['one character', 'aaaaaaaaaaaaaaa'],
    ['a piece again and again', 'ab12ab12ab12ab12'],
    ['the name and a year', 'zhangwei2026'],
    ['the name of the person', '张伟2026密码密码密'],
  ])('may not be %s', (_why, password) => expect(fault(password)).toBe('PASSWORD_WEAK'));
});
