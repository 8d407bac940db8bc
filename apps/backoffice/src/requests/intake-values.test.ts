import { describe, expect, it } from 'vitest';
import { ApiFailure } from '../api/failure.ts';
import { emptyIntake, intakeInput, intakePlace, type IntakeValues } from './intake-values.ts';

const key = '0123456789abcdef';
const empty = emptyIntake('2026-11-20');
const person: IntakeValues = {
  ...empty,
  form: {
    applicantKind: 'NATURAL_PERSON',
    identity: { name: ' 张三 ', phone: '', workplace: '', creditCode: '91330000', address: '某路1号' },
    content: { description: '2025年度部门决算', deliveryMethod: 'POST', medium: 'PAPER', documentNumber: ' ' },
  },
};

describe('intakeInput', () => {
  it('is nothing while name, description or day is missing', () => {
    expect(intakeInput(empty, key)).toBeNull();
    expect(intakeInput({ ...person, on: null }, key)).toBeNull();
    expect(intakeInput({ ...person, form: { ...person.form, identity: { name: ' ' } } }, key)).toBeNull();
  });

  it('sends what the kind of applicant has, without blanks, and nothing left over from another kind', () => {
    expect(intakeInput(person, key)).toEqual({
      channel: 'IN_PERSON',
      on: '2026-11-20',
      form: {
        applicantKind: 'NATURAL_PERSON',
        identity: { name: '张三', phone: '', address: '某路1号' },
        content: { description: '2025年度部门决算', deliveryMethod: 'POST', medium: 'PAPER' },
      },
      commandKey: key,
      unitId: null,
      note: '',
    });
    const business = intakeInput({ ...person, form: { ...person.form, applicantKind: 'ORG_COMMERCIAL' } }, key);
    expect(business?.form.identity).toEqual({ name: '张三', phone: '', address: '某路1号', creditCode: '91330000' });
  });

  it('shows an error of the API at its line, however the API names it', () => {
    const place = (field: string) =>
      intakePlace(new ApiFailure(400, { error: 'WRONG', text: { zh: '错', en: 'wrong' }, field }));
    for (const name of Object.keys(intakeInput(person, key)?.form.identity ?? {})) {
      expect(place(`identity.${name}`)).toEqual(['form', 'identity', name]);
      expect(place(`form.identity.${name}`)).toEqual(['form', 'identity', name]);
    }
    expect(place('on')).toEqual(['on']);
    expect(place('nowhere')).toBeNull();
  });
});
