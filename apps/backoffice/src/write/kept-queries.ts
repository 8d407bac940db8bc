import type { KeptDraftSummary, KeptDraftView } from '@openzone/contracts';
import { queryOptions } from '@tanstack/react-query';
import { API, headersFor, request } from '../api/client.ts';
import { asFailure } from '../api/failure.ts';
import type { DraftValues } from './values.ts';

export interface ServerWords {
  /** Who typed them: by the time they are sent another person may have signed in. */
  readonly person: string;
  readonly revision: number | null;
  readonly values: DraftValues;
}

/** What the server keeps of this person at this document. A server that does not answer is no reason not to write. */
export function keptQuery(subject: string) {
  return queryOptions({
    queryKey: ['kept-drafts', subject],
    queryFn: async ({ signal }): Promise<readonly KeptDraftView[]> => {
      try {
        return await request<KeptDraftView[]>(`/kept-drafts/${subject}`, { signal });
      } catch (error) {
        if (asFailure(error).status === 401) throw error;
        return [];
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnMount: 'always' as const,
    retry: false,
  });
}

export const keptOverviewQuery = queryOptions({
  queryKey: ['kept-drafts'],
  queryFn: ({ signal }) => request<KeptDraftSummary[]>('/kept-drafts', { signal }),
  staleTime: 0,
});

/** Quiet: a session that is over is told when the person saves, not in the midst of a sentence. */
export async function sendKept(subject: string, writer: string, sequence: number, words: ServerWords): Promise<void> {
  await request(`/kept-drafts/${subject}/${writer}`, { method: 'PUT', body: { ...words, sequence }, quiet: true });
}

export async function removeKept(subject: string, writer: string): Promise<void> {
  await request(`/kept-drafts/${subject}/${writer}`, { method: 'DELETE', quiet: true });
}

/** Browsers let a page that is going away send this much. */
const PARTING_BYTES = 60_000;

/** The last words of a page that is going away; the browser sends them after it is gone. */
export function sendParting(subject: string, writer: string, sequence: number, words: ServerWords): void {
  const body = JSON.stringify({ ...words, sequence });
  if (new Blob([body]).size > PARTING_BYTES) return;
  void fetch(`${API}/kept-drafts/${subject}/${writer}`, {
    method: 'PUT',
    credentials: 'same-origin',
    headers: headersFor('PUT', true),
    body,
    keepalive: true,
  }).catch(() => undefined);
}
