import type { PersonalDataReport, PersonalDataReview } from '@openzone/contracts';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../api/client.ts';

export function personalDataQuery(id: string) {
  return queryOptions({
    queryKey: ['document', id, 'personal-data'],
    queryFn: ({ signal }) => request<PersonalDataReview>(`/documents/${id}/personal-data`, { signal }),
    staleTime: 0,
    // Originals are not kept longer than they are looked at.
    gcTime: 0,
  });
}

export interface ReportSearch {
  readonly kind?: string;
  readonly unitId?: string;
}

export function personalDataReportQuery(search: ReportSearch) {
  return queryOptions({
    queryKey: ['personal-data', search],
    queryFn: ({ signal }) => request<PersonalDataReport>('/personal-data', { query: { ...search }, signal }),
  });
}

/** What of the report's address counts. */
export function personalDataSearch(search: Record<string, unknown>): ReportSearch {
  const { kind, unitId } = search;
  return {
    ...(typeof kind === 'string' && /^[a-z-]{2,40}$/u.test(kind) ? { kind } : {}),
    ...(typeof unitId === 'string' && /^[0-9a-f-]{36}$/u.test(unitId) ? { unitId } : {}),
  };
}
