import type { NoticePage, UnreadCount } from '@openzone/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../api/client.ts';

export const NOTICES_SHOWN = 20;

/** How many are unread, asked for again while the window is looked at. */
export const unreadQuery = queryOptions({
  queryKey: ['notices', 'unread'],
  queryFn: async ({ signal }) => {
    const { unread } = await request<NoticePage>('/notices', { query: { pageSize: 1 }, signal });
    return { unread } satisfies UnreadCount;
  },
  refetchInterval: 60_000,
});

export function noticesQuery(page: number) {
  return queryOptions({
    queryKey: ['notices', 'list', page],
    queryFn: ({ signal }) => request<NoticePage>('/notices', { query: { page, pageSize: NOTICES_SHOWN }, signal }),
    staleTime: 0,
  });
}

/** Marks notices as read; `null` means all. */
export function useMarkRead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ids: readonly string[] | null) =>
      request<UnreadCount>('/notices/read', { method: 'POST', body: { ids } }),
    onSuccess: async (answer) => {
      client.setQueryData(unreadQuery.queryKey, answer);
      await client.invalidateQueries({ queryKey: ['notices', 'list'] });
    },
  });
}
