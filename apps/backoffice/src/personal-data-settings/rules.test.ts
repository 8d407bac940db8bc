import { expect, it } from 'vitest';
import { wordsOf, wrongWord } from './rules.ts';

it('takes one word a line', () => {
  expect(wordsOf(' 王建国 \n\n\n李秀英\n')).toEqual(['王建国', '李秀英']);
  expect(wordsOf('')).toEqual([]);
});

it('finds what the server would refuse', () => {
  expect(wrongWord(['王建国'])).toBeNull();
  expect(wrongWord(['短', '长'.repeat(61)])).toEqual({ tooLong: '长'.repeat(61) });
  expect(wrongWord(Array.from({ length: 2001 }, () => '词'))).toBe('too-many');
});
