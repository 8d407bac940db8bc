import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxAttempts, oneLine, pauseAfter, plainText, wording } from './domain.ts';

describe('pauses', () => {
  it('never grow shorter, begin within a minute and stay within a day', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 500 }), (n) => pauseAfter(n) <= pauseAfter(n + 1)));
    expect(pauseAfter(1)).toBe(30_000);
    expect(pauseAfter(1000)).toBe(86_400_000);
  });

  it('last from four to five days before a notice is given up', () => {
    const total = Array.from({ length: maxAttempts - 1 }, (_, index) => pauseAfter(index + 1)).reduce(
      (a, b) => a + b,
      0,
    );
    expect(total).toBeGreaterThanOrEqual(4 * 86_400_000);
    expect(total).toBeLessThanOrEqual(5 * 86_400_000);
  });
});

describe('texts', () => {
  it('hold no control character but the line feeds and tabs of a body', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(fc.property(text, (value) => !/[\p{Cc}\u2028\u2029]/u.test(oneLine(value))));
    fc.assert(fc.property(text, (value) => !/[\p{Cc}]/u.test(plainText(value).replace(/[\n\t]/g, ''))));
    expect(oneLine('办结\r\nBcc: a@b.cn')).toBe('办结 Bcc: a@b.cn');
    expect(plainText('一\r\n二\r三\u0000')).toBe('一\n二\n三');
  });
});

describe('wording', () => {
  const subject = { zh: '已受理', en: 'Accepted' };
  const body = { zh: '编号1', en: 'Number 1' };

  it('is in both languages by mail, in Chinese elsewhere, and never an empty half', () => {
    expect(wording('EMAIL', subject, body)).toEqual({ subject: '已受理 / Accepted', body: '编号1\n\nNumber 1' });
    expect(wording('SMS', subject, body)).toEqual({ subject: '已受理', body: '编号1' });
    expect(wording('EMAIL', { ...subject, en: '' }, { ...body, en: '' })).toEqual({ subject: '已受理', body: '编号1' });
  });
});
