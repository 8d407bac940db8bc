import type { Column } from '@openzone/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyInput, inputOf, nextPosition, swapped } from './column-input.ts';

function column(id: string, position: number, parentId: string | null = null): Column {
  return {
    id, position, parentId, key: id, name: id, nameEn: id, description: '', keywords: '', columnType: '', updateEveryDays: null, updateBasis: '', article: '',
    responsibleUnitId: 'u', active: true, publicCount: 3, newestOn: '2024-03-05',
  }; // prettier-ignore
}

const order = (columns: readonly Column[]) =>
  columns.toSorted((a, b) => a.position - b.position || a.name.localeCompare(b.name, 'zh')).map(({ id }) => id);

describe('swapped', () => {
  it('moves a column one place and leaves the order of the others, also where positions are equal', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 7 }),
        fc.nat(),
        fc.constantFrom(-1 as const, 1 as const),
        (positions, pick, step) => {
          const columns = positions.map((position, index) => column(`c${index}`, position));
          const before = order(columns);
          const from = pick % before.length;
          const moved = columns.find(({ id }) => id === before[from]);
          if (moved === undefined) return;
          const changes = new Map(swapped(columns, moved, step).map(({ id, position }) => [id, position]));
          const after = order(columns.map((one) => ({ ...one, position: changes.get(one.id) ?? one.position })));
          const expected = [...before];
          const to = from + step;
          if (to >= 0 && to < before.length) expected.splice(to, 0, ...expected.splice(from, 1));
          expect(after).toEqual(expected);
        },
      ),
    );
  });

  it('touches two columns where positions are distinct, and none of other parents', () => {
    const columns = [column('a', 0), column('b', 5), column('c', 9), column('d', 1, 'a')];
    expect(swapped(columns, column('b', 5), 1)).toEqual([
      { id: 'c', position: 5 },
      { id: 'b', position: 9 },
    ]);
    expect(swapped(columns, column('a', 0), -1)).toEqual([]);
  });
});

describe('column input', () => {
  it('carries what may be edited and nothing that is counted', () => {
    expect(Object.keys(inputOf(column('a', 0))).toSorted()).toEqual(Object.keys(emptyInput([], null)).toSorted());
  });

  it('puts a new column last among its siblings, with its parent’s unit', () => {
    const columns = [column('a', 0), column('b', 7), column('c', 2, 'a')];
    expect(nextPosition(columns, null)).toBe(8);
    expect(nextPosition(columns, 'b')).toBe(0);
    expect(emptyInput(columns, 'a')).toMatchObject({ parentId: 'a', position: 3, responsibleUnitId: 'u' });
  });
});
