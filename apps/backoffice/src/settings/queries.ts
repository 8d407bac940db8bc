import type { CalendarView, LetterTemplate, RequestSettings } from '@openzone/contracts';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../api/client.ts';
import type { TemplateKind } from './template-kinds.ts';

export const requestSettingsQuery = queryOptions({
  queryKey: ['settings', 'requests'],
  queryFn: ({ signal }) => request<RequestSettings>('/settings/requests', { signal }),
});

export const calendarQuery = queryOptions({
  queryKey: ['settings', 'calendar'],
  queryFn: ({ signal }) => request<CalendarView>('/settings/calendar', { signal }),
});

export function templateQuery(kind: TemplateKind) {
  return queryOptions({
    queryKey: ['settings', 'templates', kind],
    queryFn: ({ signal }) => request<LetterTemplate>(`/settings/templates/${kind}`, { signal }),
  });
}
