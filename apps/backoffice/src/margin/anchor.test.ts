import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorAt, findAnchor } from './anchor.ts';

const text = '各局（室）：现将预算批复如下。一、收入。预算数为十万元。二、支出。预算数为九万元。特此通知。';

describe('a passage that was commented on', () => {
  it('is found where it was', () => {
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.integer({ min: 1, max: 8 }), (start, length) => {
        const end = Math.min(text.length, start + length);
        expect(findAnchor(text, anchorAt(text, start, end))).toBe(start);
      }),
    );
  });

  it('is found again after words came in before it', () => {
    const start = text.lastIndexOf('预算数为');
    const edited = `按照规定，经研究，${text.replace('十万元', '十二万元')}`;
    expect(findAnchor(edited, anchorAt(text, start, start + 4))).toBe(edited.lastIndexOf('预算数为'));
  });

  it('is told as changed when it stands there no more', () => {
    const start = text.indexOf('九万元');
    expect(findAnchor(text.replace('九万元', '八万元'), anchorAt(text, start, start + 3))).toBe(-1);
  });
});
