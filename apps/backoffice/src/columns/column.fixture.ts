import type { Column } from '@openzone/contracts';

/** A column for tests. */
export function columnFixture(
  id: string,
  position: number,
  parentId: string | null = null,
  more: Partial<Column> = {},
): Column {
  return {
    id,
    position,
    parentId,
    key: id,
    name: id,
    nameEn: id,
    description: '',
    keywords: '',
    columnType: '',
    updateEveryDays: null,
    updateMonthDay: null,
    updateBasis: '',
    article: '',
    responsibleUnitId: 'u',
    unitIds: [],
    defaultGenre: null,
    defaultTopic: null,
    retention: '',
    active: true,
    mergedInto: null,
    revision: 1,
    publicCount: 3,
    newestOn: '2024-03-05',
    ...more,
  };
}
