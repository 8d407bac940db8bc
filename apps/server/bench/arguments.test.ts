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

  it('takes the names of benches without an option before them', () => {
    expect(readArguments(['personal-data', '--quick']).only).toEqual(['personal-data']);
    expect(readArguments(['search', 'article']).only).toEqual(['article', 'search']);
  });

  it.each([
    ['--documents'],
    ['--documents', '12'],
    ['--documents', '5e4'],
    ['--only'],
    ['--only', 'search,nothing'],
    ['--fast'],
    ['articles'],
  ])('refuses %s %s', (...words) => {
    expect(() => readArguments(words)).toThrow(/usage/);
  });
});
