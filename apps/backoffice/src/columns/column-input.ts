import type { Column, ColumnInput } from '@openzone/contracts';

/** The editable part of a column. */
export function inputOf(column: Column): Required<ColumnInput> {
  const {
    id: _id,
    publicCount: _count,
    newestOn: _newest,
    mergedInto: _merged,
    revision: _revision,
    ...input
  } = column;
  return input;
}

export function emptyInput(columns: readonly Column[], parentId: string | null): Required<ColumnInput> {
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
    updateMonthDay: null,
    updateBasis: '',
    article: '',
    responsibleUnitId: columns.find((column) => column.id === parentId)?.responsibleUnitId ?? null,
    unitIds: columns.find((column) => column.id === parentId)?.unitIds ?? [],
    defaultGenre: null,
    defaultTopic: null,
    retention: '',
    active: true,
  };
}

export function nextPosition(columns: readonly Column[], parentId: string | null): number {
  const positions = columns.filter((column) => column.parentId === parentId).map((column) => column.position);
  return Math.max(-1, ...positions) + 1;
}
