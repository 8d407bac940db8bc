import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repairPieces } from './repair.ts';

const damaged = fc
  .array(
    fc.record({
      gap: fc.stringMatching(/^[甲乙丙]{0,4}$/),
      from: fc.constantFrom('guān', '務', '為', ''),
      to: fc.constantFrom('', '务', '为'),
    }),
    { maxLength: 10 },
  )
  .map((parts) => {
    let original = '';
    const changes = parts.map(({ gap, from, to }) => {
      const start = original.length + gap.length;
      original += gap + from;
      return { kind: to === '' ? 'reading' : 'convert', from, to, start, end: start + from.length };
    });
    return { original: `${original}尾`, changes };
  });

describe('repairPieces', () => {
  it('gives the original by what was there and the repaired text by what is there now', () => {
    fc.assert(
      fc.property(damaged, ({ original, changes }) => {
        const pieces = repairPieces(original, changes);
        expect(pieces.map((piece) => piece.from).join('')).toBe(original);
        let repaired = original;
        for (const change of changes.toReversed())
          repaired = repaired.slice(0, change.start) + change.to + repaired.slice(change.end);
        expect(pieces.map((piece) => piece.to).join('')).toBe(repaired);
      }),
    );
  });

  it('does not depend on the order of the changes, and passes over impossible ones', () => {
    const changes = [
      { kind: 'convert', from: '務', to: '务', start: 6, end: 7 },
      { kind: 'reading', from: 'zhèng', to: '', start: 1, end: 6 },
      { kind: 'convert', from: '務', to: '无', start: 2, end: 3 },
      { kind: 'convert', from: 'x', to: 'y', start: 90, end: 99 },
    ];
    expect(repairPieces('政zhèng務公开', changes)).toEqual([
      { kind: 'kept', from: '政', to: '政' },
      { kind: 'removed', from: 'zhèng', to: '' },
      { kind: 'converted', from: '務', to: '务' },
      { kind: 'kept', from: '公开', to: '公开' },
    ]);
  });
});
