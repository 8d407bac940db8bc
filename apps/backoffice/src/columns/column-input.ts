import type { Column, ColumnInput } from '@openzone/contracts';

/** The editable part of a column. */
export function inputOf(column: Column): ColumnInput {
  const { id: _id, publicCount: _count, newestOn: _newest, ...input } = column;
  return input;
}

export function emptyInput(columns: readonly Column[], parentId: string | null): ColumnInput {
  return {
    key: '',
    parentId,
    name: '',
    nameEn: '',
    description: '',
    keywords: '',
    columnType: '',
    position: nextPosition(columns, parentId),
    updateEveryDays: null,
    updateBasis: '',
    article: '',
    responsibleUnitId: columns.find((column) => column.id === parentId)?.responsibleUnitId ?? null,
    active: true,
  };
}

function siblingsOf(columns: readonly Column[], parentId: string | null): Column[] {
  return columns
    .filter((column) => column.parentId === parentId)
    .toSorted((a, b) => a.position - b.position || a.name.localeCompare(b.name, 'zh'));
}

export function nextPosition(columns: readonly Column[], parentId: string | null): number {
  return Math.max(-1, ...siblingsOf(columns, parentId).map((column) => column.position)) + 1;
}

/** The positions that change when a column moves one place among its siblings; none at the end of the row. Equal positions are told apart on the way. */
export function swapped(
  columns: readonly Column[],
  column: Column,
  step: -1 | 1,
): { readonly id: string; readonly position: number }[] {
  const siblings = siblingsOf(columns, column.parentId);
  const from = siblings.findIndex((one) => one.id === column.id);
  const other = siblings[from + step];
  if (from < 0 || other === undefined) return [];
  const order = siblings.map((one) => (one.id === column.id ? other : one.id === other.id ? column : one));
  const distinct = new Set(siblings.map((one) => one.position)).size === siblings.length;
  const positions = distinct ? siblings.map((one) => one.position) : siblings.map((_, index) => index);
  return order
    .map((one, index) => ({ id: one.id, position: positions[index] ?? index, before: one.position }))
    .filter((one) => one.position !== one.before)
    .map(({ id, position }) => ({ id, position }));
}
