import {
  applicantKindLabels,
  outcomeRules,
  requestChannelLabels,
  requestStateLabels,
  type NeverReceived,
  type RequestQuery,
  type RequestSort,
} from '@openzone/contracts';
import { given, id, positive, word } from '../app/search.ts';

/** What the screens of information requests keep in their addresses. */

export const requestViews = ['mine', 'intake', 'approve', 'open', 'closed', 'all'] as const;
export type RequestView = (typeof requestViews)[number];

export function keyOf<T extends object>(labels: T, value: unknown): (keyof T & string) | undefined {
  return typeof value === 'string' && Object.hasOwn(labels, value) ? (value as keyof T & string) : undefined;
}

export function day(value: unknown): string | undefined {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))
    ? value
    : undefined;
}

function yes(value: unknown): true | undefined {
  return value === true || value === 'true' ? true : undefined;
}

/** How a request can end that was never received. */
export const waysOut = ['WITHDRAWN', 'MERGED', 'SPLIT'] as const satisfies readonly NeverReceived[];

/** By what the list of requests can be ordered. */
export const requestSorts = [
  'due',
  '-due',
  'received',
  '-received',
  'number',
  '-number',
  'state',
  '-state',
  'unit',
  '-unit',
  'closed',
  '-closed',
] as const satisfies readonly RequestSort[];

/** The list: what the API takes, and nothing it would refuse. */
export function requestsSearch(search: Record<string, unknown>) {
  return given({
    view: requestViews.find((view) => view === search['view']),
    q: word(search['q']),
    state: keyOf(requestStateLabels, search['state']),
    outcome: keyOf(outcomeRules, search['outcome']),
    channel: keyOf(requestChannelLabels, search['channel']),
    applicantKind: keyOf(applicantKindLabels, search['applicantKind']),
    unitId: id(search['unitId']),
    from: day(search['from']),
    to: day(search['to']),
    closedFrom: day(search['closedFrom']),
    closedTo: day(search['closedTo']),
    late: yes(search['late']),
    reopened: yes(search['reopened']),
    neverReceived: waysOut.find((way) => way === search['neverReceived']),
    unconfirmedAt: day(search['unconfirmedAt']),
    page: positive(search['page'], 100_000),
    pageSize: positive(search['pageSize'], 100),
    sort: requestSorts.find((sort) => sort === search['sort']),
    after: word(search['after'], 600),
  }) satisfies RequestQuery;
}
export type RequestsSearch = ReturnType<typeof requestsSearch>;

export function statisticsSearch(search: Record<string, unknown>) {
  return given({ from: day(search['from']), to: day(search['to']) });
}
