import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentKindLabels } from '../request/document-kinds.ts';
import { templateKindCodes, templateKinds } from './template-kinds.ts';
import { insertAt, matching } from './template-text.ts';

describe('insertAt', () => {
  it('keeps what is before and behind the selection and goes on behind what it put in', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (before, selected, behind, words) => {
        const at = { start: before.length, end: before.length + selected.length };
        const { text, caret } = insertAt(`${before}${selected}${behind}`, at, words);
        expect(text).toBe(before + words + behind);
        expect(text.slice(0, caret)).toBe(before + words);
      }),
    );
  });
});

describe('matching', () => {
  const agency = { name: 'agency', label: { zh: '公开主体', en: 'Agency' } };
  const access = { name: 'access', label: { zh: '获取方式、途径', en: 'Ways to obtain it' } };

  it('finds by name and by label of either language, and everything where nothing is typed', () => {
    expect(matching([agency, access], ' 主体 ')).toEqual([agency]);
    expect(matching([agency, access], 'OBTAIN')).toEqual([access]);
    expect(matching([agency, access], 'access')).toEqual([access]);
    expect(matching([agency, access], ' ')).toEqual([agency, access]);
    expect(matching([agency, access], '印章')).toEqual([]);
  });
});

describe('kinds of letters', () => {
  it('are all there are: 26 of the list of documents and the answer under the older regulation, each by a name of its own', () => {
    expect(templateKindCodes).toHaveLength(27);
    expect(templateKindCodes.toSorted()).toEqual(Object.keys(documentKindLabels).toSorted());
    const names = Object.values(templateKinds);
    expect(new Set(names.map(({ zh }) => zh)).size).toBe(names.length);
    expect(new Set(names.map(({ en }) => en)).size).toBe(names.length);
  });
});
