import { expect, it } from 'vitest';
import { directionOf, onTableSort, sortBy } from './sorting.ts';

it('says which way a column is ordered', () => {
  expect(directionOf('-updated', 'updated')).toBe('descend');
  expect(directionOf('updated', 'updated')).toBe('ascend');
  expect(directionOf('title', 'updated')).toBeNull();
});

it('is read back from the word for it', () => {
  for (const sort of ['title', '-title']) expect(sortBy('title', directionOf(sort, 'title'))).toBe(sort);
  expect(sortBy('title', null)).toBeUndefined();
});

it('takes from a table only what the list can be ordered by', () => {
  const asked: (string | undefined)[] = [];
  const change = onTableSort({ place: 'unit' }, ['unit', '-unit'], (sort) => asked.push(sort));
  const extra: Parameters<typeof change>[3] = { currentDataSource: [], action: 'sort' };
  change({}, {}, { columnKey: 'place', order: 'descend' }, extra);
  change({}, {}, { columnKey: 'place', order: null }, extra);
  change({}, {}, { columnKey: 'elsewhere', order: 'ascend' }, extra);
  expect(asked).toEqual(['-unit', undefined, undefined]);
});
