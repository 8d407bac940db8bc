import type { TableProps } from 'antd';

/** How a list is ordered: by a key, `-` before it turning it round, as the address and the API have it. */
export interface Sorting<Sort extends string> {
  /** The order of the moment. */
  readonly sort: Sort;
  /** Undefined: back to the list's own order. */
  readonly onSort: (sort: Sort | undefined) => void;
}

type Direction = 'ascend' | 'descend';

export function directionOf(sort: string, key: string): Direction | null {
  return sort === key ? 'ascend' : sort === `-${key}` ? 'descend' : null;
}

export function sortBy(key: string, direction: Direction | null | undefined): string | undefined {
  return direction === 'ascend' ? key : direction === 'descend' ? `-${key}` : undefined;
}

/** Makes a column's head sort the list on the server; the head tells its order to screen readers. */
export function sortedColumn(sort: string, key: string, first: Direction = 'ascend') {
  const directions: Direction[] = first === 'ascend' ? ['ascend', 'descend'] : ['descend', 'ascend'];
  return {
    sorter: true,
    sortOrder: directionOf(sort, key),
    sortDirections: directions,
    showSorterTooltip: false,
  } as const;
}

/** What a table reports when a head is pressed. `keys`: by what each column sorts. */
export function onTableSort<Row extends object, Sort extends string>(
  keys: Readonly<Record<string, string>>,
  all: readonly Sort[],
  onSort: (sort: Sort | undefined) => void,
): NonNullable<TableProps<Row>['onChange']> {
  return (_pages, _filters, sorter) => {
    const { columnKey, order } = Array.isArray(sorter) ? (sorter[0] ?? {}) : sorter;
    const wanted = sortBy(keys[String(columnKey)] ?? '', order);
    onSort(all.find((one) => one === wanted));
  };
}
