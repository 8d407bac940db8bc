import { describe, expect, it } from 'vitest';
import { ApiFailure } from '../api/failure.ts';
import { fieldOf, fieldPath } from './field-errors.ts';

const failure = (field?: string) =>
  new ApiFailure(400, { error: 'INVALID', text: { zh: '错', en: 'wrong' }, ...(field === undefined ? {} : { field }) });

describe('fieldPath', () => {
  it.each([
    ['title', ['title']],
    ['body.title', ['title']],
    ['/title', ['title']],
    ['evidence.harm', ['evidence', 'harm']],
    ['attachments[2].name', ['attachments', 2, 'name']],
    ['/attachments/0/name', ['attachments', 0, 'name']],
  ])('%s', (field, path) => {
    expect(fieldPath(field)).toEqual(path);
  });
});

describe('fieldOf', () => {
  const known = ['title', 'attachments', 'evidence.harm'];
  it('finds the field, or the nearest field around it, or none', () => {
    expect(fieldOf(failure('evidence.harm'), known)).toEqual(['evidence', 'harm']);
    expect(fieldOf(failure('attachments.3.name'), known)).toEqual(['attachments']);
    expect(fieldOf(failure('bodyHtml'), known)).toBeNull();
    expect(fieldOf(failure('evidence'), known)).toBeNull();
    expect(fieldOf(failure(), known)).toBeNull();
  });
});
