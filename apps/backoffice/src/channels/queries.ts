import type { ChannelsView, DocumentChannels } from '@openzone/contracts';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../api/client.ts';

export const channelsQuery = queryOptions({
  queryKey: ['channels'],
  queryFn: ({ signal }) => request<ChannelsView>('/channels', { signal }),
  // Sendings go on by themselves.
  refetchInterval: 15_000,
});

export function documentChannelsQuery(id: string) {
  return queryOptions({
    queryKey: ['document', id, 'channels'],
    queryFn: ({ signal }) => request<DocumentChannels>(`/documents/${id}/channel-texts`, { signal }),
  });
}
