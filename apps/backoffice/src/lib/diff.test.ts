import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diff, diffText, sentencesOf, type Piece } from './diff.ts';

const sequences = fc.array(fc.constantFrom('甲', '乙', '丙', '丁'), { maxLength: 40 });
const texts = fc
  .array(fc.constantFrom('管委会', '印发', '通知', '。', '；', '\n', '第一条', '𠅤', '”'), { maxLength: 40 })
  .map((parts) => parts.join(''));

function side<T>(pieces: readonly Piece<T>[], without: 'removed' | 'added'): T[] {
  return pieces.filter((piece) => piece.side !== without).flatMap((piece) => piece.items);
}

function longestCommon<T>(a: readonly T[], b: readonly T[]): number {
  const rows = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0));
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const value =
        a[i - 1] === b[j - 1]
          ? (rows[i - 1]?.[j - 1] ?? 0) + 1
          : Math.max(rows[i - 1]?.[j] ?? 0, rows[i]?.[j - 1] ?? 0);
      const row = rows[i];
      if (row !== undefined) row[j] = value;
    }
  }
  return rows[a.length]?.[b.length] ?? 0;
}

describe('diff', () => {
  it('gives both sequences back, and keeps as much as can be kept', () => {
    fc.assert(
      fc.property(sequences, sequences, (before, after) => {
        const pieces = diff(before, after);
        expect(side(pieces, 'added')).toEqual(before);
        expect(side(pieces, 'removed')).toEqual(after);
        const kept = pieces
          .filter((piece) => piece.side === 'same')
          .reduce((sum, piece) => sum + piece.items.length, 0);
        expect(kept).toBe(longestCommon(before, after));
      }),
    );
  });

  it('says nothing of what did not change', () => {
    expect(diff(['甲', '乙'], ['甲', '乙'])).toEqual([{ side: 'same', items: ['甲', '乙'] }]);
    expect(diff([], [])).toEqual([]);
  });

  it('gives up exactness, not correctness, on very different long sequences', () => {
    const before = Array.from({ length: 3000 }, (_, index) => `a${index}`);
    const after = Array.from({ length: 3000 }, (_, index) => `b${index}`);
    const pieces = diff(before, after);
    expect(side(pieces, 'added')).toEqual(before);
    expect(side(pieces, 'removed')).toEqual(after);
  });
});

describe('diffText', () => {
  it('splits into sentences that are the text when joined', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(sentencesOf(text).join('')).toBe(text);
      }),
    );
    expect(sentencesOf('第一条 目的。第二条 依据；\n他说：“好。”完')).toEqual([
      '第一条 目的。',
      '第二条 依据；',
      '\n',
      '他说：“好。”',
      '完',
    ]);
  });

  it('gives both texts back', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const pieces = diffText(before, after);
        expect(
          pieces
            .filter((piece) => piece.side !== 'added')
            .map((piece) => piece.text)
            .join(''),
        ).toBe(before);
        expect(
          pieces
            .filter((piece) => piece.side !== 'removed')
            .map((piece) => piece.text)
            .join(''),
        ).toBe(after);
      }),
    );
  });

  it('shows a changed figure inside its sentence', () => {
    expect(diffText('补贴标准为每人500元。自印发之日起施行。', '补贴标准为每人800元。自印发之日起施行。')).toEqual([
      { side: 'same', text: '补贴标准为每人' },
      { side: 'removed', text: '5' },
      { side: 'added', text: '8' },
      { side: 'same', text: '00元。' },
      { side: 'same', text: '自印发之日起施行。' },
    ]);
  });

  it('shows a rewritten sentence as one struck out and one put in', () => {
    expect(diffText('旧办法废止。', '本通知由办公室负责解释！')).toEqual([
      { side: 'removed', text: '旧办法废止。' },
      { side: 'added', text: '本通知由办公室负责解释！' },
    ]);
  });
});
