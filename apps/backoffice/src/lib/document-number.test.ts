import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betterDocumentNumber } from './document-number.ts';

describe('betterDocumentNumber', () => {
  it('leaves the standard way alone and brings the others to it', () => {
    const brackets = fc.constantFrom('[]', '［］', '【】', '()', '（）', '〔〕');
    fc.assert(
      fc.property(
        fc.constantFrom('东开管', '国办发', '临湖管办'),
        fc.integer({ min: 1950, max: 2099 }),
        fc.integer({ min: 1, max: 999 }),
        brackets,
        fc.constantFrom('', '第', '第0', ' 0'),
        (agency, year, number, [open, close], filler) => {
          const standard = `${agency}〔${year}〕${number}号`;
          const typed = `${agency}${open}${year}${close}${filler}${number}号`;
          expect(betterDocumentNumber(standard)).toBeNull();
          expect(betterDocumentNumber(typed)).toBe(typed === standard ? null : standard);
        },
      ),
    );
  });

  it('has nothing to say of other writings', () => {
    for (const typed of ['', '国务院令第711号', '东开管2024-5', '无']) expect(betterDocumentNumber(typed)).toBeNull();
    expect(betterDocumentNumber('东开管［２０２４］５号')).toBe('东开管〔2024〕5号');
  });
});
