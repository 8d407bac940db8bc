import type { Remedy, RemedyPage, RemedyQuery, RemedyStatistics } from '@openzone/contracts';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../api/client.ts';

export function remediesQuery(requestId: string) {
  return queryOptions({
    queryKey: ['remedies', 'of', requestId],
    queryFn: ({ signal }) => request<Remedy[]>(`/requests/${requestId}/remedies`, { signal }),
  });
}

export function remedyListQuery({ late, ...search }: RemedyQuery) {
  return queryOptions({
    queryKey: ['remedies', 'list', search, late],
    queryFn: ({ signal }) =>
      request<RemedyPage>('/remedies', { query: { ...search, late: late === true ? 'true' : undefined }, signal }),
  });
}

export function remedyStatisticsQuery(from: string, to: string) {
  return queryOptions({
    queryKey: ['remedies', 'statistics', from, to],
    queryFn: ({ signal }) => request<RemedyStatistics>('/remedies/statistics', { query: { from, to }, signal }),
  });
}
