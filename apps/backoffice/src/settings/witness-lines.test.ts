import { describe, expect, it } from 'vitest';
import { firstBadLine, linesOf, witnessesIn } from './witness-lines.ts';

const two = [
  { name: '', url: 'https://a.example/w', verifierKey: 'a.example/w+1a2b3c4d+BAAA' },
  { name: '', url: 'http://b.example', verifierKey: 'b.example+1a2b3c4d+BBBB' },
];

describe('witnesses as lines', () => {
  it('come back as they were written, whatever the spacing', () => {
    expect(witnessesIn(linesOf(two))).toEqual(two);
    expect(witnessesIn(`\n  ${linesOf(two).replaceAll(' ', '\t ')}  \n\n`)).toEqual(two);
    expect(firstBadLine(linesOf(two))).toBeUndefined();
    expect(firstBadLine('')).toBeUndefined();
  });

  it.each([
    ['only an address', 'https://a.example/w'],
    ['the wrong way round', 'a.example/w+1a2b3c4d+BAAA https://a.example/w'],
    ['something behind', 'https://a.example/w a+1a2b3c4d+BAAA more'],
  ])('name the line with %s', (_what, line) => {
    expect(firstBadLine(`${linesOf(two)}\n${line}`)).toBe(3);
  });
});
