import type { PublishingCalendar, PublishingCalendarQuery } from '@openzone/contracts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request } from '../api/client.ts';

export function publishingCalendarQuery(query: PublishingCalendarQuery) {
  return queryOptions({
    queryKey: ['publishing', 'calendar', query],
    queryFn: ({ signal }) => request<PublishingCalendar>('/publishing/calendar', { query, signal }),
    placeholderData: keepPreviousData,
  });
}
