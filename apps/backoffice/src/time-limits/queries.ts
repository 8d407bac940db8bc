import type { TimeLimits, TimeLimitsFigure, TimeLimitsRecords } from '@openzone/contracts';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../api/client.ts';

const key = ['time-limits'] as const;

export function timeLimitsQuery(year: number, unitId: string | undefined) {
  return queryOptions({
    queryKey: [...key, year, unitId ?? ''],
    queryFn: ({ signal }) => request<TimeLimits>('/time-limits', { query: { year, unitId }, signal }),
  });
}

/** Which records: a figure of the zone, of a unit, of a column, of a month or of a procedure. */
export interface Asked {
  readonly figure: TimeLimitsFigure;
  readonly unitId?: string | undefined;
  readonly columnId?: string | undefined;
  readonly month?: number | undefined;
  readonly procedure?: string | undefined;
}

export function timeLimitsRecordsQuery(year: number, asked: Asked, page: number) {
  return queryOptions({
    queryKey: [...key, 'records', year, asked, page],
    queryFn: ({ signal }) =>
      request<TimeLimitsRecords>('/time-limits/records', { query: { year, ...asked, page }, signal }),
  });
}
