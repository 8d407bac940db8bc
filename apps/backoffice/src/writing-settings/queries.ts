import type { DocumentTemplateVersion, TemplateList } from '@openzone/contracts';
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
