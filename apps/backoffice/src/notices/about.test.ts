import { expect, it } from 'vitest';
import { requestOf } from './about.ts';

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
