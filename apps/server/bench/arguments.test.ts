import { describe, expect, it } from 'vitest';
import { benchNames, readArguments } from './arguments.ts';

describe('readArguments', () => {
  it('measures everything over 50,000 documents when nothing is said', () => {
    expect(readArguments([])).toEqual({ documents: 50_000, only: benchNames, quick: false, json: false });
  });

  it('takes values behind a space or an equals sign and keeps the order of the benches', () => {
    const wanted = { documents: 2000, only: ['article', 'search'], quick: true, json: true };
    expect(readArguments(['--documents', '2000', '--only', 'search,article', '--quick', '--json'])).toEqual(wanted);
    expect(readArguments(['--documents=2000', '--only=search,article', '--quick', '--json'])).toEqual(wanted);
  });

  it.each([
    ['--documents'],
    ['--documents', '12'],
    ['--documents', '5e4'],
    ['--only'],
    ['--only', 'search,nothing'],
    ['--fast'],
    ['article'],
  ])('refuses %s %s', (...words) => {
    expect(() => readArguments(words)).toThrow(/usage/);
  });
});
