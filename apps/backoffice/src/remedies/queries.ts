import type { Remedy, RemedyStatistics } from '@openzone/contracts';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../api/client.ts';

export function remediesQuery(requestId: string) {
  return queryOptions({
    queryKey: ['remedies', 'of', requestId],
    queryFn: ({ signal }) => request<Remedy[]>(`/requests/${requestId}/remedies`, { signal }),
  });
}

export function remedyStatisticsQuery(from: string, to: string) {
  return queryOptions({
    queryKey: ['remedies', 'statistics', from, to],
    queryFn: ({ signal }) => request<RemedyStatistics>('/remedies/statistics', { query: { from, to }, signal }),
  });
}
