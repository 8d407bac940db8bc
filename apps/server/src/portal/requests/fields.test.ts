import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messagesFor } from '../messages/index.ts';
import { fieldsOf, plainNumber, requestForm, requestProblems, typedValues, type Who } from './fields.ts';
import { searchPhrases } from './already-public.ts';

const m = messagesFor('zh-hans');

const person = {
  name: '苏砚秋',
  identityDocument: 'RESIDENT_ID',
  identityNumber: '11010519491231002X',
  phone: '13900007788',
  description: '2025年竣工验收报告',
  deliveryMethod: 'ONLINE',
  medium: 'ELECTRONIC',
};

it('reads numbers as they are typed on a phone', () =>
  expect(plainNumber(' １１０１０５ 19491231-002x')).toBe('11010519491231002X'));

describe('a form', () => {
  it('of a person without problems becomes a request that holds nothing else', () => {
    const values = typedValues({ ...person, purpose: '科研', token: 'x' }, fieldsOf('person'));
    expect(requestProblems('person', values, m)).toEqual([]);
    expect(requestForm('person', values)).toEqual({
      applicantKind: 'NATURAL_PERSON',
      identity: {
        name: '苏砚秋',
        phone: '13900007788',
        identityDocument: 'RESIDENT_ID',
        identityNumber: '11010519491231002X',
      },
      content: { description: '2025年竣工验收报告', deliveryMethod: 'ONLINE', medium: 'ELECTRONIC' },
    });
  });

  it('never has two problems at one field, whatever is typed', () => {
    const text = fc.oneof(fc.constant(''), fc.string(), fc.constantFrom('POST', 'PAPER', 'RESIDENT_ID', 'ORG_OTHER'));
    fc.assert(
      fc.property(
        fc.constantFrom<Who>('person', 'organisation'),
        fc.dictionary(fc.constantFrom(...fieldsOf('person'), ...fieldsOf('organisation')), text),
        (who, typed) => {
          const fields = requestProblems(who, typedValues(typed, fieldsOf(who)), m).map(({ field }) => field);
          expect(new Set(fields).size).toBe(fields.length);
        },
      ),
    );
  });

  it('finds every slip in an identity number', () => {
    fc.assert(
      fc.property(fc.nat(16), fc.constantFrom(...'0123456789'.split('')), (at, to) => {
        const number = person.identityNumber.slice(0, at) + to + person.identityNumber.slice(at + 1);
        fc.pre(number !== person.identityNumber);
        const problems = requestProblems(
          'person',
          typedValues({ ...person, identityNumber: number }, fieldsOf('person')),
          m,
        );
        expect(problems.map(({ field }) => field)).toEqual(['identityNumber']);
      }),
    );
  });
});

describe('what is looked for among what is public', () => {
  it('puts numbers and titles first and leaves out the words of asking', () => {
    const phrases = searchPhrases(
      '我想申请公开《停车设施管理办法》全文，以及海管规〔2026〕3号文件的有关材料',
      '海管发〔2023〕18号',
    );
    expect(phrases.slice(0, 2)).toEqual(['海管发〔2023〕18号', '停车设施管理办法']);
    expect(phrases.join()).not.toMatch(/申请|有关/);
  });

  it('reads Traditional as Simplified, and nothing from nothing', () => {
    expect(searchPhrases('停車設施', '')).toEqual(['停车设施']);
    expect(searchPhrases('请提供相关材料', '')).toEqual([]);
  });
});
