import type { DocumentTemplateVersion, TemplateList, WordingList } from '@openzone/contracts';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../api/client.ts';

export const documentTemplatesQuery = queryOptions({
  queryKey: ['document-templates'],
  queryFn: ({ signal }) => request<TemplateList>('/document-templates', { signal }),
});

export function templateHistoryQuery(id: string) {
  return queryOptions({
    queryKey: ['document-templates', id, 'history'],
    queryFn: ({ signal }) => request<DocumentTemplateVersion[]>(`/document-templates/${id}/history`, { signal }),
    staleTime: 0,
  });
}

export const wordingQuery = queryOptions({
  queryKey: ['wording-rules'],
  queryFn: ({ signal }) => request<WordingList>('/wording-rules', { signal }),
  staleTime: 60_000,
});
