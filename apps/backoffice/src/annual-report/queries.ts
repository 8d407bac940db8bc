import type { AnnualReportView, ReportRecords, ReportReturn, ReportReturnList } from '@openzone/contracts';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../api/client.ts';

/** Everything under the first key is read again after a change. */
export const reportsKey = ['annual-reports'] as const;

export function reportQuery(year: number, unitId: string | undefined) {
  return queryOptions({
    queryKey: [...reportsKey, 'report', year, unitId ?? ''],
    queryFn: ({ signal }) => request<AnnualReportView>(`/annual-reports/${year}`, { query: { unitId }, signal }),
  });
}

export function recordsQuery(year: number, unitId: string | undefined, cell: string, page: number) {
  return queryOptions({
    queryKey: [...reportsKey, 'records', year, unitId ?? '', cell, page],
    queryFn: ({ signal }) =>
      request<ReportRecords>(`/annual-reports/${year}/records`, { query: { unitId, cell, page }, signal }),
  });
}

export function returnsQuery(year: number | undefined) {
  return queryOptions({
    queryKey: [...reportsKey, 'returns', year ?? 0],
    queryFn: ({ signal }) => request<ReportReturnList>('/report-returns', { query: { year }, signal }),
  });
}

export function returnQuery(year: number, unitId: string) {
  return queryOptions({
    queryKey: [...reportsKey, 'return', year, unitId],
    queryFn: ({ signal }) => request<ReportReturn>(`/report-returns/${year}/${unitId}`, { signal }),
  });
}
