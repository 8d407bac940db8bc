import { describe, expect, it } from 'vitest';
import { openFields } from './fields.ts';
import { wordingFinder } from './wording-find.ts';

describe('words of a list in a text', () => {
  it('are found at every place, the longest first and none within another', () => {
    const find = wordingFinder([{ wrong: '帐' }, { wrong: '帐户' }, { wrong: '户口' }]);
    expect(find('帐户口，帐。').map(({ rule, start, end }) => [rule.wrong, start, end])).toEqual([
      ['帐户', 0, 2],
      ['帐', 4, 5],
    ]);
    expect(wordingFinder([])('帐户')).toEqual([]);
  });
});

describe('fields of a template', () => {
  it('are found with what is asked for; other brackets are none', () => {
    expect(openFields('关于召开【填写：会议名称】的通知【附件】【填写：】')).toEqual([
      { label: '会议名称', start: 4, end: 13 },
    ]);
  });
});
