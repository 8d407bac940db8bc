import { expect, it } from 'vitest';
import { changedParts } from './changed-parts.ts';

it('tells texts one by one and the rest as a whole', () => {
  const before = { texts: { name: 'a', motto: 'b' }, color: null, home: [1] };
  const after = { texts: { name: 'a', motto: 'c' }, color: '#112233', home: [1] };
  expect(changedParts({ before, after })).toEqual([
    { part: 'motto', before: 'b', after: 'c' },
    { part: 'color', before: null, after: '#112233' },
  ]);
});
