import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { queryTerms } from './query.ts';
import { segment, type Token } from './segment.ts';
import { toTsPhraseInput, toTsQueryInput, toTsVectorInput } from './tsvector.ts';

/** Reads the text form of a tsvector as PostgreSQL's gettoken_tsvector does: quoted lexemes, doubled quotes and backslashes. */
function parse(vector: string): Map<string, string> {
  const lexemes = new Map<string, string>();
  const entry = /'((?:[^'\\]|''|\\.)*)'(?::([\d,A-D]+))?(?: |$)/suy;
  for (let match = entry.exec(vector); match !== null; match = entry.exec(vector)) {
    lexemes.set((match[1] ?? '').replaceAll("''", "'").replace(/\\(.)/gsu, '$1'), match[2] ?? '');
    if (entry.lastIndex === vector.length) return lexemes;
  }
  if (vector !== '') throw new Error(`not a tsvector: ${vector}`);
  return lexemes;
}

const token = fc.record({ term: fc.string({ minLength: 1 }), start: fc.nat(20_000) });

describe('toTsVectorInput', () => {
  it('survives any term', () => {
    fc.assert(
      fc.property(
        fc.array(token),
        fc.constantFrom('A' as const, 'B' as const, 'C' as const, 'D' as const),
        (parts, weight) => {
          const tokens = parts.map(({ term, start }): Token => ({ term, start, end: start + term.length }));
          const lexemes = parse(toTsVectorInput(tokens, weight));
          expect(new Set(lexemes.keys())).toEqual(new Set(parts.map(({ term }) => term)));
          for (const positions of lexemes.values()) {
            for (const position of positions.split(',')) {
              expect(position.endsWith(weight) || weight === 'D').toBe(true);
              expect(Number.parseInt(position, 10)).toBeGreaterThanOrEqual(1);
              expect(Number.parseInt(position, 10)).toBeLessThanOrEqual(16383);
            }
          }
        },
      ),
    );
  });

  it('writes terms with their places', () => {
    expect(toTsVectorInput(segment('公开，公开'))).toBe("'公开':1,4");
    expect(toTsVectorInput(segment('公开，公开'), 'A')).toBe("'公开':1A,4A");
    expect(toTsVectorInput([{ term: "o'\\", start: 0, end: 3 }])).toBe("'o''\\\\':1");
    expect(toTsVectorInput([])).toBe('');
  });

  it('stays within what a tsvector holds', () => {
    const often = Array.from({ length: 1000 }, (_, i): Token => ({ term: '公开', start: i * 2, end: i * 2 + 2 }));
    expect(parse(toTsVectorInput(often)).get('公开')?.split(',')).toHaveLength(256);
    expect(parse(toTsVectorInput([{ term: '公'.repeat(700), start: 0, end: 700 }])).size).toBe(0);

    const many = Array.from({ length: 60_000 }, (_, i): Token[] =>
      Array.from({ length: 10 }, (_unused, k): Token => ({ term: `term${i}`, start: i * 20 + k, end: i * 20 + k + 1 })),
    ).flat();
    const vector = parse(toTsVectorInput(many));
    const bytes = [...vector].reduce(
      (sum, [term, places]) => sum + term.length + (places === '' ? 0 : 3 + 2 * places.split(',').length),
      0,
    );
    expect(bytes).toBeLessThan(1_048_575);
    expect(vector.size).toBeGreaterThan(50_000);
  });
});

describe('queries as tsquery', () => {
  it('writes all terms, and the phrases with their distances', () => {
    const query = queryTerms("政务公开条款 o'neil");
    expect(toTsQueryInput(query)).toBe("'政务公开' & '条款' & 'o' & 'neil'");
    expect(toTsPhraseInput(query)).toBe("('政务公开' <4> '条款') & ('o' <2> 'neil')");
    expect(toTsQueryInput(queryTerms('，'))).toBe('');
    expect(toTsPhraseInput(queryTerms('公开'))).toBe('');
  });
});
