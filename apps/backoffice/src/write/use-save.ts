import type { DocumentDetail, DraftInput } from '@openzone/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../api/client.ts';
import { documentChanged } from '../api/queries.ts';

interface Save {
  /** Null for a document that does not exist yet. */
  readonly id: string | null;
  readonly revision: number | null;
  readonly input: DraftInput;
}

/** Saves a draft; a new document is made by its first save. */
export function useSave() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, revision, input }: Save) =>
      id === null
        ? request<DocumentDetail>('/documents', { method: 'POST', body: input })
        : request<DocumentDetail>(`/documents/${id}/draft`, { method: 'PUT', body: { ...input, revision } }),
    onSuccess: (detail) => documentChanged(client, detail),
  });
}
