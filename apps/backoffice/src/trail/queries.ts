import type { TrailChoices, TrailEntry, TrailPage, TrailSettings } from '@openzone/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from '../api/client.ts';
import type { TrailSearch } from './search.ts';

export function trailQuery(search: TrailSearch) {
  return infiniteQueryOptions({
    queryKey: ['trail', search],
    queryFn: ({ signal, pageParam }) =>
      request<TrailPage>('/trail', { signal, query: { ...search, after: pageParam ?? undefined } }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}

export const trailChoicesQuery = queryOptions({
  queryKey: ['trail-choices'],
  queryFn: ({ signal }) => request<TrailChoices>('/trail/choices', { signal }),
  staleTime: 300_000,
});

export const trailEntryQuery = (id: string) =>
  queryOptions({
    queryKey: ['trail-entry', id],
    queryFn: ({ signal }) => request<TrailEntry>(`/trail/${id}`, { signal }),
    staleTime: Infinity,
  });

export const trailSettingsQuery = queryOptions({
  queryKey: ['settings', 'trail'],
  queryFn: ({ signal }) => request<TrailSettings>('/settings/trail', { signal }),
});
