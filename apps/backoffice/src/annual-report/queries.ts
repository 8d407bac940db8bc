import type {
  AnnualReportView,
  FrozenReport,
  ReportRecords,
  ReportReturn,
  ReportReturnList,
} from '@openzone/contracts';
import { hashKey, queryOptions, type QueryClient } from '@tanstack/react-query';
import { request } from '../api/client.ts';

/** Everything under the first key is read again after a change. */
export const reportsKey = ['annual-reports'] as const;

export function reportQuery(year: number, unitId: string | undefined) {
  return queryOptions({
    queryKey: [...reportsKey, 'report', year, unitId ?? ''],
    queryFn: ({ signal }) => request<AnnualReportView>(`/annual-reports/${year}`, { query: { unitId }, signal }),
  });
}

/**
 * Takes over what the server said after a change. A reading that was begun before it is dropped, so that what it brings cannot take the
 * place of the newer; what else depends on the report is read again without anybody waiting for it.
 */
export async function takeReport(
  client: QueryClient,
  year: number,
  unitId: string | undefined,
  view: AnnualReportView,
): Promise<void> {
  const { queryKey } = reportQuery(year, unitId);
  await client.cancelQueries({ queryKey });
  client.setQueryData(queryKey, view);
  const taken = hashKey(queryKey);
  void client.invalidateQueries({ queryKey: reportsKey, predicate: ({ queryHash }) => queryHash !== taken });
}

/** What a figure counts now, or with `version` what it was frozen with. */
export function recordsQuery(year: number, unitId: string | undefined, cell: string, page: number, version?: number) {
  return queryOptions({
    queryKey: [...reportsKey, 'records', year, unitId ?? '', cell, page, version ?? 0],
    queryFn: ({ signal }) =>
      request<ReportRecords>(`/annual-reports/${year}/records`, { query: { unitId, cell, page, version }, signal }),
  });
}

export function frozenQuery(year: number, number: number, unitId: string | undefined) {
  return queryOptions({
    queryKey: [...reportsKey, 'frozen', year, number, unitId ?? ''],
    queryFn: ({ signal }) =>
      request<FrozenReport>(`/annual-reports/${year}/versions/${number}`, { query: { unitId }, signal }),
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
