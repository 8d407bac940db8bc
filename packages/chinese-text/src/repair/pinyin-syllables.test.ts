import { describe, expect, it } from 'vitest';
import { parseSyllable } from './pinyin-syllables.ts';

describe('parseSyllable', () => {
  it.each([
    ['h\u00e0o', 'hao', true],
    ['ha\u0300o', 'hao', true],
    ['lu\u0308\u030c', 'lv', true],
    ['HÀO', 'hao', true],
    [' h à o ', 'hao', true],
    ['lǜ', 'lv', true],
    ['lü', 'lv', false],
    ['lv', 'lv', false],
    ['nǚ', 'nv', true],
    ['guān', 'guan', true],
    ['ɡuān', 'guan', true],
    ['zhuang', 'zhuang', false],
    ['ō', 'o', true],
  ])('%j', (text, letters, toned) => {
    expect(parseSyllable(text)).toEqual({ letters, toned });
  });

  it.each(['PDF', 'GDP', 'hào hào', 'háò', 'xyz', '', 'www', 'é é', 'Müller', 'km', 'ḿ'])(
    '%j is no syllable',
    (text) => {
      expect(parseSyllable(text)).toBeUndefined();
    },
  );
});
