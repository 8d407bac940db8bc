import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageNumbers } from './components/lists.tsx';
import { phrases } from './components/phrases.tsx';
import { bookTitle } from './html/titles.ts';
import { chineseNumber, statutoryItem } from './structure.ts';

describe('items of article 20', () => {
  it('are read and ordered as the article orders them', () => {
    const items = '一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五'.split(' ');
    expect(items.map(chineseNumber)).toEqual(items.map((_, index) => index + 1));
    expect(statutoryItem('20(十二)')).toBe('十二');
    expect(statutoryItem('20（七）')).toBe('七');
    expect(statutoryItem('21')).toBeUndefined();
  });
});

describe('titles', () => {
  it('nest their marks', () => expect(bookTitle('《甲办法》解读')).toBe('《〈甲办法〉解读》'));

  it('lose nothing when they are parted, and no part begins or ends where a line may not', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('关', '于', '印发', '《', '》', '（', '）', '通知', '2026', '年', '、', ' '),
        }),
        (title) => {
          const parts = phrases(title);
          expect(parts.join('')).toBe(title);
          for (const part of parts.slice(0, -1)) expect(part).not.toMatch(/[《（]$/);
          for (const part of parts.slice(1)) expect(part).not.toMatch(/^[》）、]/);
        },
      ),
    );
  });
});

describe('pager', () => {
  it('shows the ends, the neighbours, and no gap of one page', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }), (a, b) => {
        const [page, pages] = [Math.min(a, b), Math.max(a, b)];
        const numbers = pageNumbers(page, pages);
        expect(numbers).toContain(1);
        expect(numbers).toContain(page);
        expect(numbers).toContain(pages);
        const shown = numbers.filter((number) => number !== undefined);
        expect(shown).toEqual([...new Set(shown)].toSorted((x, y) => x - y));
        numbers.forEach((number, index) => {
          if (number === undefined) expect((numbers[index + 1] ?? 0) - (numbers[index - 1] ?? 0)).toBeGreaterThan(2);
        });
      }),
    );
  });
});
