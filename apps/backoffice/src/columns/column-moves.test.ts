import type { Column } from '@openzone/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnFixture } from './column.fixture.ts';
import { dropAt, dropped, siblingsOf, stepped } from './column-moves.ts';

/** What the server does with a move. */
function moved(columns: readonly Column[], id: string, place: { parentId: string | null; beforeId: string | null }) {
  const column = columns.find((one) => one.id === id);
  if (column === undefined) throw new Error('no such column');
  const siblings = siblingsOf(columns, place.parentId).filter((one) => one.id !== id);
  const at = place.beforeId === null ? siblings.length : siblings.findIndex((one) => one.id === place.beforeId);
  return siblings.toSpliced(at, 0, column).map((one) => one.id);
}

const row = (count: number) => Array.from({ length: count }, (_, index) => columnFixture(`c${index}`, index));

describe('stepped', () => {
  it('moves a column one place and leaves the order of the others', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.nat(),
        fc.constantFrom(-1 as const, 1 as const),
        (size, pick, step) => {
          const columns = row(size);
          const from = pick % size;
          const column = columns[from];
          if (column === undefined) return;
          const place = stepped(columns, column, step);
          const expected = columns.map(({ id }) => id);
          const to = from + step;
          if (to < 0 || to >= size) expect(place).toBeNull();
          else {
            expected.splice(to, 0, ...expected.splice(from, 1));
            expect(place === null ? [] : moved(columns, column.id, place)).toEqual(expected);
          }
        },
      ),
    );
  });
});

describe('dropped', () => {
  const columns = [...row(3), columnFixture('d', 0, 'c1'), columnFixture('e', 0, 'd')];
  const of = (id: string) => columns.find((one) => one.id === id) ?? columnFixture(id, 0);

  it('says where a row goes that is let go at another', () => {
    expect(dropped(columns, of('c0'), of('c2'), 'before')).toEqual({ parentId: null, beforeId: 'c2' });
    expect(dropped(columns, of('c0'), of('c2'), 'after')).toEqual({ parentId: null, beforeId: null });
    expect(dropped(columns, of('c0'), of('c1'), 'into')).toEqual({ parentId: 'c1', beforeId: null });
    expect(dropped(columns, of('e'), of('c0'), 'after')).toEqual({ parentId: null, beforeId: 'c1' });
  });

  it('goes nowhere under itself, or where it stands already', () => {
    expect(dropped(columns, of('c1'), of('e'), 'into')).toBeNull();
    expect(dropped(columns, of('c1'), of('c1'), 'before')).toBeNull();
    expect(dropped(columns, of('c0'), of('c1'), 'before')).toBeNull();
    expect(dropped(columns, of('c1'), of('c0'), 'after')).toBeNull();
  });

  it('tells by the height of the pointer', () => {
    expect([dropAt(2, 40), dropAt(20, 40), dropAt(38, 40)]).toEqual(['before', 'into', 'after']);
  });
});
