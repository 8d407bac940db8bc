import type { SavedFilter, SavedFilterInput, SavedFilterScreen } from '@openzone/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../api/client.ts';

export function savedFiltersQuery(screen: SavedFilterScreen) {
  return queryOptions({
    queryKey: ['saved-filters', screen],
    queryFn: ({ signal }) => request<SavedFilter[]>('/saved-filters', { query: { screen }, signal }),
    staleTime: 300_000,
  });
}

export function useSaveFilter() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SavedFilterInput) => request<SavedFilter[]>('/saved-filters', { method: 'POST', body }),
    onSuccess: (list, { screen }) => client.setQueryData(savedFiltersQuery(screen).queryKey, list),
  });
}

export function useDeleteFilter(screen: SavedFilterScreen) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => request<null>(`/saved-filters/${id}`, { method: 'DELETE' }),
    onSettled: () => client.invalidateQueries({ queryKey: savedFiltersQuery(screen).queryKey }),
  });
}
