import { expect, it } from 'vitest';
import { documentOf, requestOf } from './about.ts';

it('leads to a document and nowhere else', () => {
  expect(documentOf('document:01930000-0000-7000-8000-000000000001')).toBe('01930000-0000-7000-8000-000000000001');
  for (const about of ['', 'document:', 'document:../../x', 'case:01930000-0000-7000-8000-000000000001'])
    expect(documentOf(about), about).toBeUndefined();
});

it('leads to a request and nowhere else', () => {
  expect(requestOf('case:01930000-0000-7000-8000-000000000001')).toBe('01930000-0000-7000-8000-000000000001');
  for (const about of [
    '',
    'case:',
    'case:../../x',
    'document:01930000-0000-7000-8000-000000000001',
    'case:01930000-0000-7000-8000-000000000001/x',
  ])
    expect(requestOf(about), about).toBeUndefined();
});
