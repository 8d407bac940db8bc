import { remedyKindLabels, remedyResultLabels, type RemedyQuery, type RemedySort } from '@openzone/contracts';
import { given, id, positive, word } from '../app/search.ts';
import { day, keyOf } from '../requests/search.ts';

export const remedyViews = ['open', 'closed', 'all'] as const;
export type RemedyView = (typeof remedyViews)[number];

/** By what the list can be ordered. */
export const remedySorts = [
  'due',
  '-due',
  'received',
  '-received',
  'number',
  '-number',
  'unit',
  '-unit',
  'closed',
  '-closed',
] as const satisfies readonly RemedySort[];

const { PENDING: _pending, ...results } = remedyResultLabels;
export const remedyResults = results;

/** What the list of reviews and lawsuits keeps in its address. */
export function remediesSearch(search: Record<string, unknown>) {
  return given({
    view: remedyViews.find((view) => view === search['view']),
    q: word(search['q']),
    kind: keyOf(remedyKindLabels, search['kind']),
    result: keyOf(remedyResults, search['result']),
    unitId: id(search['unitId']),
    from: day(search['from']),
    to: day(search['to']),
    late: search['late'] === true || search['late'] === 'true' ? (true as const) : undefined,
    page: positive(search['page'], 100_000),
    pageSize: positive(search['pageSize'], 100),
    sort: remedySorts.find((sort) => sort === search['sort']),
    after: word(search['after'], 600),
  }) satisfies RemedyQuery;
}
export type RemediesSearch = ReturnType<typeof remediesSearch>;
