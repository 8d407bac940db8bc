import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { docOf, textOf } from './live-words.ts';

const known = new Map([
  ['3.total', '52'],
  ['change:3.total', '同比增长4%'],
]);

describe('words with live figures', () => {
  it('are edited with figures as things, and kept as they were', () => {
    const text = '全年收到{{3.total}}件（{{change:3.total}}）。\n\n另有{{unknown}}件，{{未完';
    const doc = docOf(text, known);
    expect(doc.content?.[0]?.content?.map(({ type }) => type)).toEqual([
      'text',
      'liveFigure',
      'text',
      'liveFigure',
      'text',
    ]);
    expect(doc.content?.[1]?.content).toEqual([]);
    expect(doc.content?.[2]?.content).toEqual([{ type: 'text', text: '另有{{unknown}}件，{{未完' }]);
    expect(textOf(doc)).toBe(text);
  });

  it('lose nothing, whatever is written', () => {
    const piece = fc.oneof(fc.constantFrom('{{3.total}}', '{{', '}}', '{{x}}', '\n', '件'), fc.string());
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        expect(textOf(docOf(text, known)).replaceAll(/\{\{\s*3\.total\s*\}\}/gu, '{{3.total}}')).toBe(
          text.replaceAll(/\{\{\s*3\.total\s*\}\}/gu, '{{3.total}}'),
        );
      }),
    );
  });
});
