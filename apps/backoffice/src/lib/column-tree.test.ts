import type { Column } from '@openzone/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnFixture } from '../columns/column.fixture.ts';
import { columnPath, columnTree, daysBehind, descendantsOf, flatten } from './column-tree.ts';

function column(id: string, parentId: string | null, more: Partial<Column> = {}): Column {
  return columnFixture(id, 0, parentId, { responsibleUnitId: null, publicCount: 0, newestOn: null, ...more });
}

const forests = fc
  .array(fc.record({ parent: fc.nat({ max: 20 }), position: fc.nat({ max: 3 }) }), { maxLength: 15 })
  .map((seeds) =>
    seeds.map(({ parent, position }, index) =>
      column(`c${index}`, parent < index ? `c${parent}` : parent === index ? null : 'gone', { position }),
    ),
  );

describe('columnTree', () => {
  it('holds every column once, each below its parent, siblings by position', () => {
    fc.assert(
      fc.property(forests, (columns) => {
        const nodes = flatten(columnTree(columns));
        expect(nodes.map((node) => node.column.id).toSorted()).toEqual(columns.map(({ id }) => id).toSorted());
        for (const node of nodes) {
          expect(node.depth).toBe(columnPath(columns, node.column.id).length - 1);
          const positions = node.children.map((child) => child.column.position);
          expect(positions).toEqual(positions.toSorted((a, b) => a - b));
          expect(
            flatten(node.children)
              .map((child) => child.column.id)
              .toSorted(),
          ).toEqual([...descendantsOf(columns, node.column.id)].toSorted());
        }
      }),
    );
  });
});

describe('daysBehind', () => {
  it('counts from the newest day by the rule', () => {
    const rule = { updateEveryDays: 14, newestOn: '2024-03-01' };
    expect(daysBehind(column('a', null, rule), '2024-03-15')).toBe(0);
    expect(daysBehind(column('a', null, rule), '2024-03-16')).toBe(1);
    expect(daysBehind(column('a', null, { ...rule, newestOn: null }), '2024-03-16')).toBe(Infinity);
    expect(daysBehind(column('a', null, { ...rule, active: false }), '2024-03-16')).toBeNull();
    expect(daysBehind(column('a', null), '2024-03-16')).toBeNull();
  });

  it('counts from a fixed day of each year', () => {
    const by = (newestOn: string, today: string) =>
      daysBehind(column('a', null, { updateMonthDay: '03-31', newestOn }), today);
    expect(by('2024-03-20', '2024-04-05')).toBe(0);
    expect(by('2023-03-20', '2024-03-31')).toBe(0);
    expect(by('2023-03-20', '2024-04-05')).toBe(5);
    expect(by('2023-04-01', '2024-04-05')).toBe(0);
    expect(daysBehind(column('a', null, { updateMonthDay: '02-29', newestOn: '2022-01-01' }), '2023-03-02')).toBe(2);
  });
});
