import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attachableKinds, attachableWords, isAttachable, isPhoneNumber } from './applicant-input.ts';

describe('a telephone number', () => {
  it.each([
    '13800138000',
    '+86 138 0013 8000',
    '0719-8888888',
    '0719—8888888',
    '(0719)8888888',
    '（0719）8888888',
    '（0719） 888 8888 转 8',
    '0719-8888888转801',
    '0719-8888888 分机 12',
    '+86 (719) 888-8888 ext. 12',
    '07198888888x12',
    '07198888888#3',
    '００００-87001000',
  ])('%s is one', (typed) => expect(isPhoneNumber(typed)).toBe(true));

  it.each([
    '',
    '电话',
    '1234',
    '转8',
    '8888888转',
    '(0719 8888888',
    '0719)8888888',
    '88888888888888888888888888888888',
    'a8888888',
    '8888888转8转9',
  ])('%s is none', (typed) => expect(isPhoneNumber(typed)).toBe(false));

  it('stays one with an extension, and is never one without digits', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^1[3-9]\d{9}$/), fc.integer({ min: 0, max: 99_999_999 }), (mobile, extension) => {
        expect(isPhoneNumber(mobile)).toBe(true);
        for (const sign of ['转', ' 转', '分机', ' ext. ', '#'])
          expect(isPhoneNumber(`${mobile}${sign}${extension}`)).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.string(), (typed) => {
        fc.pre(!/\d/.test(typed.normalize('NFKC')));
        expect(isPhoneNumber(typed)).toBe(false);
      }),
    );
  });
});

describe('what can be attached', () => {
  it('is named whole in the sentence that says so, and nothing else is', () => {
    for (const { zh, en } of Object.values(attachableKinds)) {
      expect(attachableWords.zh).toContain(zh);
      expect(attachableWords.en).toContain(en);
    }
    for (const refused of ['html', 'zip', 'exe', 'toString']) expect(isAttachable(refused)).toBe(false);
    expect(attachableWords.zh).not.toMatch(/HTML|ZIP/);
  });
});
