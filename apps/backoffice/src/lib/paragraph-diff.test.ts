import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairParagraphs } from './paragraph-diff.ts';

const text = fc
  .array(fc.constantFrom('一、总体要求', '二、任务', '各局（室）：现将预算批复如下。', '各局：现将决算批复如下。'), {
    maxLength: 12,
  })
  .map((lines) => lines.join('\n'));

describe('two texts beside one another', () => {
  it('has a changed paragraph beside what it was, and new ones alone', () => {
    expect(
      pairParagraphs(
        '标题\n各局：现将预算批复如下。\n特此通知。',
        '标题\n新加一段文字。\n各局：现将决算批复如下。\n特此通知。',
      ),
    ).toEqual([
      { same: true, before: '标题', after: '标题' },
      { same: false, before: null, after: '新加一段文字。' },
      { same: false, before: '各局：现将预算批复如下。', after: '各局：现将决算批复如下。' },
      { same: true, before: '特此通知。', after: '特此通知。' },
    ]);
  });

  it('holds both texts whole, in their order', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pairs = pairParagraphs(before, after);
        const side = (key: 'before' | 'after') => pairs.flatMap((pair) => pair[key] ?? []).join('\n');
        expect(side('before')).toBe(before);
        expect(side('after')).toBe(after);
        expect(pairs.every((pair) => pair.same === (pair.before === pair.after))).toBe(true);
      }),
    );
  });
});
