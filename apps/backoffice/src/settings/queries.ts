import type { CalendarView, RequestSettings } from '@openzone/contracts';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../api/client.ts';

export const requestSettingsQuery = queryOptions({
  queryKey: ['settings', 'requests'],
  queryFn: ({ signal }) => request<RequestSettings>('/settings/requests', { signal }),
});

export const calendarQuery = queryOptions({
  queryKey: ['settings', 'calendar'],
  queryFn: ({ signal }) => request<CalendarView>('/settings/calendar', { signal }),
});
