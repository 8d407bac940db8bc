import type {
  CalendarView,
  ClockSettings,
  LedgerState,
  NoticeSettings,
  LetterTemplate,
  LetterTemplateRevision,
  RequestSettings,
} from '@openzone/contracts';
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

export const clockSettingsQuery = queryOptions({
  queryKey: ['settings', 'clock'],
  queryFn: ({ signal }) => request<ClockSettings>('/settings/clock', { signal }),
});

export const noticeSettingsQuery = queryOptions({
  queryKey: ['settings', 'notices'],
  queryFn: ({ signal }) => request<NoticeSettings>('/settings/notices', { signal }),
});

export const ledgerSettingsQuery = queryOptions({
  queryKey: ['settings', 'ledger'],
  queryFn: ({ signal }) => request<LedgerState>('/settings/ledger', { signal }),
});

export function templateQuery(kind: TemplateKind) {
  return queryOptions({
    queryKey: ['settings', 'templates', kind],
    queryFn: ({ signal }) => request<LetterTemplate>(`/settings/templates/${kind}`, { signal }),
  });
}

export function templateHistoryQuery(kind: TemplateKind) {
  return queryOptions({
    queryKey: ['settings', 'template-history', kind],
    queryFn: ({ signal }) => request<LetterTemplateRevision[]>(`/settings/templates/${kind}/history`, { signal }),
  });
}
