import type { MarginThread } from '@openzone/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../api/client.ts';

export function threadsQuery(documentId: string) {
  return queryOptions({
    queryKey: ['document', documentId, 'comments'],
    queryFn: ({ signal }) => request<MarginThread[]>(`/documents/${documentId}/comments`, { signal }),
  });
}

interface Act {
  readonly method: 'POST' | 'PUT';
  /** Below the comments of the document. */
  readonly path: string;
  readonly body: unknown;
}

/** One act in the margin; the threads are then as the server has them. */
export function useMarginAct(documentId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ method, path, body }: Act) =>
      request<MarginThread[]>(`/documents/${documentId}/comments${path}`, { method, body }),
    onSuccess: (threads) => client.setQueryData(threadsQuery(documentId).queryKey, threads),
  });
}
