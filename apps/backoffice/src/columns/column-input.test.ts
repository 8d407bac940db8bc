import { describe, expect, it } from 'vitest';
import { columnFixture } from './column.fixture.ts';
import { emptyInput, inputOf, nextPosition } from './column-input.ts';

describe('column input', () => {
  it('carries what may be edited and nothing that is counted', () => {
    expect(Object.keys(inputOf(columnFixture('a', 0))).toSorted()).toEqual(
      Object.keys(emptyInput([], null)).toSorted(),
    );
  });

  it('puts a new column last among its siblings, with its parent’s unit', () => {
    const columns = [columnFixture('a', 0), columnFixture('b', 7), columnFixture('c', 2, 'a')];
    expect(nextPosition(columns, null)).toBe(8);
    expect(nextPosition(columns, 'b')).toBe(0);
    expect(emptyInput(columns, 'a')).toMatchObject({ parentId: 'a', position: 3, responsibleUnitId: 'u' });
  });
});
