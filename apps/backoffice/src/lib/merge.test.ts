import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merge, merged } from './merge.ts';

const text = fc.array(fc.constantFrom('甲', '乙', '丙', '丁', '戊'), { maxLength: 12 });
const count = (items: readonly string[], item: string): number => items.filter((one) => one === item).length;

describe('merging two changes of one text', () => {
  it('takes each from who made it', () => {
    const chunks = merge(['一', '二', '三'], ['一', '二', '三', '我加的'], ['对方加的', '一', '二', '三']);
    expect(merged(chunks)).toEqual(['对方加的', '一', '二', '三', '我加的']);
    expect(chunks.map((chunk) => chunk.from)).toEqual(['theirs', 'same', 'mine']);
  });

  it('keeps both where both changed one place', () => {
    const chunks = merge(['一', '二', '三'], ['一', '二（我）', '三'], ['一', '二（对方）', '三']);
    expect(merged(chunks)).toEqual(['一', '二（对方）', '二（我）', '三']);
    expect(chunks[1]).toMatchObject({ from: 'both', base: ['二'] });
  });

  it('is the one that changed where only one did, and either where both did the same', () => {
    fc.assert(
      fc.property(text, text, (base, changed) => {
        expect(merged(merge(base, changed, base))).toEqual(changed);
        expect(merged(merge(base, base, changed))).toEqual(changed);
        expect(merged(merge(base, changed, changed))).toEqual(changed);
      }),
    );
  });

  it('loses no word that either added', () => {
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        const result = merged(merge(base, mine, theirs));
        for (const item of new Set([...mine, ...theirs])) {
          const added = Math.max(count(mine, item), count(theirs, item)) - count(base, item);
          if (added > 0) expect(count(result, item)).toBeGreaterThanOrEqual(added);
        }
      }),
    );
  });

  it('can be read back: the three texts are in it', () => {
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        const chunks = merge(base, mine, theirs);
        expect(chunks.flatMap((chunk) => chunk.base)).toEqual(base);
        expect(chunks.flatMap((chunk) => chunk.mine)).toEqual(mine);
        expect(chunks.flatMap((chunk) => chunk.theirs)).toEqual(theirs);
      }),
    );
  });
});
