import type { RequestForm } from '@openzone/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentWords, faultsOf, maskName, partyWords, summarize, tidyForm } from './form.ts';

const person: RequestForm = {
  applicantKind: 'NATURAL_PERSON',
  identity: {
    name: '张三丰',
    identityDocument: 'RESIDENT_ID',
    identityNumber: '11010519491231002X',
    phone: '13800138000',
  },
  content: { description: '东屿大道改造工程的环评批复', deliveryMethod: 'ONLINE', medium: 'ELECTRONIC' },
};
const fields = (form: RequestForm, by: 'own' | 'taken' = 'own'): (string | undefined)[] =>
  faultsOf(form, by).map((fault) => fault.field);

describe('the form of a request', () => {
  it('is taken when it has what article 29 asks for, and never asks for a purpose', () => {
    expect(fields(person)).toEqual([]);
    expect(JSON.stringify(tidyForm(person))).not.toContain('purpose');
  });

  it('names each field that is missing or wrong', () => {
    expect(fields({ ...person, identity: { name: '', phone: '' } })).toEqual([
      'identity.name',
      'identity.identityDocument',
      'identity.identityNumber',
      'identity.phone',
    ]);
    expect(fields({ ...person, identity: { ...person.identity, identityNumber: '110105194912310020' } })).toEqual([
      'identity.identityNumber',
    ]);
    expect(fields({ ...person, content: { ...person.content, description: '  ' } })).toEqual(['content.description']);
    expect(fields({ ...person, content: { ...person.content, deliveryMethod: 'POST' } })).toEqual(['identity.address']);
    expect(fields({ ...person, content: { ...person.content, deliveryMethod: 'EMAIL' } })).toEqual(['identity.email']);
    expect(
      fields({ ...person, applicantKind: 'ORG_COMMERCIAL', identity: { name: '甲公司', phone: '0719-8888888' } }),
    ).toEqual(['identity.creditCode', 'identity.contactName']);
  });

  it('lets an officer register a letter that lacks something, but not a slip', () => {
    expect(fields({ ...person, identity: { name: '李四', phone: '' } }, 'taken')).toEqual([]);
    expect(fields({ ...person, identity: { name: '李四', phone: '', identityNumber: '123' } }, 'taken')).toEqual([
      'identity.identityNumber',
    ]);
  });

  it('another kind of identity document has no check digit', () => {
    expect(
      fields({
        ...person,
        identity: { ...person.identity, identityDocument: 'PASSPORT', identityNumber: 'E12345678' },
      }),
    ).toEqual([]);
  });

  it('shows no name whole', () => {
    expect(maskName('NATURAL_PERSON', '张三丰')).toBe('张**');
    expect(maskName('NATURAL_PERSON', '李四')).toBe('李*');
    expect(maskName('ORG_COMMERCIAL', '东屿光电科技有限公司')).toBe('东屿****公司');
    fc.assert(
      fc.property(fc.string({ minLength: 2, unit: 'grapheme' }), (name) => {
        fc.pre([...name.normalize('NFC').trim()].length >= 2);
        expect(maskName('NATURAL_PERSON', name)).not.toBe(name);
      }),
    );
  });

  it('knows the same question and the same person again', () => {
    expect(contentWords({ ...person.content, description: '东屿大道 改造工程，的环评批复！' })).toBe(
      contentWords(person.content),
    );
    expect(
      partyWords({
        ...person,
        identity: { ...person.identity, name: '张 三丰', identityNumber: '11010519491231002x' },
      }),
    ).toBe(partyWords(person));
  });

  it('cuts a long question without splitting a character', () => {
    expect(summarize('𠮷'.repeat(200))).toBe(`${'𠮷'.repeat(79)}…`);
  });
});
