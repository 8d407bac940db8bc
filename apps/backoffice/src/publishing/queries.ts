import type {
  ChannelCountDocuments,
  ChannelCountDocumentsQuery,
  ChannelCountQuery,
  ChannelCounts,
  PublishingCalendar,
  PublishingCalendarQuery,
} from '@openzone/contracts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request } from '../api/client.ts';

export function publishingCalendarQuery(query: PublishingCalendarQuery) {
  return queryOptions({
    queryKey: ['publishing', 'calendar', query],
    queryFn: ({ signal }) => request<PublishingCalendar>('/publishing/calendar', { query, signal }),
    placeholderData: keepPreviousData,
  });
}

export function channelCountsQuery(query: ChannelCountQuery) {
  return queryOptions({
    queryKey: ['publishing', 'channels', query],
    queryFn: ({ signal }) => request<ChannelCounts>('/publishing/channels', { query, signal }),
  });
}

export function channelDocumentsQuery(query: ChannelCountDocumentsQuery) {
  return queryOptions({
    queryKey: ['publishing', 'channels', 'documents', query],
    queryFn: ({ signal }) => request<ChannelCountDocuments>('/publishing/channels/documents', { query, signal }),
    placeholderData: keepPreviousData,
  });
}
