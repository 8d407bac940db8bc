import type {
  DocumentDetail,
  DocumentPage,
  DocumentQuery,
  ErasurePreview,
  ExtensionPreview,
  ImportBatch,
  ImportBatchDetail,
  ImportRowDetail,
  IdentityView,
  Me,
  Reference,
  RequestDetail,
  RequestPage,
  RequestQuery,
  RequestStatistics,
  VersionContent,
  Work,
} from '@openzone/contracts';
import { queryOptions, QueryClient } from '@tanstack/react-query';
import { request } from './client.ts';
import { ApiFailure } from './failure.ts';

/** What is read from the server, each with its key, so that an act can say what it makes stale. */

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // What the server refuses, it refuses again; what did not arrive may arrive.
        retry: (count, error) =>
          count < 2 && !(error instanceof ApiFailure && error.status >= 400 && error.status < 500),
      },
      mutations: { retry: false },
    },
  });
}

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => request<Me>('/session', { signal }),
  staleTime: 300_000,
});

export const referenceQuery = queryOptions({
  queryKey: ['reference'],
  queryFn: ({ signal }) => request<Reference>('/reference', { signal }),
  staleTime: 300_000,
});

export const workQuery = queryOptions({
  queryKey: ['work'],
  queryFn: ({ signal }) => request<Work>('/work', { signal }),
  refetchInterval: 120_000,
});

export function documentsQuery(query: DocumentQuery) {
  return queryOptions({
    queryKey: ['documents', query],
    queryFn: ({ signal }) => request<DocumentPage>('/documents', { query, signal }),
  });
}

export function documentQuery(id: string) {
  return queryOptions({
    queryKey: ['document', id],
    queryFn: ({ signal }) => request<DocumentDetail>(`/documents/${id}`, { signal }),
  });
}

export function versionQuery(id: string, number: number) {
  return queryOptions({
    queryKey: ['document', id, 'version', number],
    queryFn: ({ signal }) => request<VersionContent>(`/documents/${id}/versions/${number}`, { signal }),
    // A version never changes, but for being erased.
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What an erasure of the version would take with it. Always asked anew: other documents may need its files by now. */
export function erasurePreviewQuery(id: string, number: number) {
  return queryOptions({
    queryKey: ['document', id, 'erasure', number],
    queryFn: ({ signal }) => request<ErasurePreview>(`/documents/${id}/versions/${number}/erasure`, { signal }),
    staleTime: 0,
    gcTime: 0,
  });
}

/** After an erasure nothing of what a version said is kept here either. */
export async function forgetVersions(client: QueryClient, id: string): Promise<void> {
  const queryKey = ['document', id, 'version'];
  client.removeQueries({ queryKey, type: 'inactive' });
  await client.invalidateQueries({ queryKey });
}

export const batchesQuery = queryOptions({
  queryKey: ['imports'],
  queryFn: ({ signal }) => request<ImportBatch[]>('/imports', { signal }),
  refetchInterval: (query) => (query.state.data?.some((batch) => batch.state === 'reading') === true ? 2000 : false),
});

export interface RowsQuery {
  readonly state?: string;
  readonly page?: number;
  readonly pageSize?: number;
}

export function batchQuery(id: string, query: RowsQuery) {
  return queryOptions({
    queryKey: ['imports', id, query],
    queryFn: ({ signal }) => request<ImportBatchDetail>(`/imports/${id}`, { query: { ...query }, signal }),
    refetchInterval: (state) => (state.state.data?.batch.state === 'reading' ? 2000 : false),
  });
}

export function rowQuery(batchId: string, rowId: string) {
  return queryOptions({
    queryKey: ['imports', batchId, 'row', rowId],
    queryFn: ({ signal }) => request<ImportRowDetail>(`/imports/${batchId}/rows/${rowId}`, { signal }),
  });
}

export function requestsQuery({ late, reopened, ...query }: RequestQuery) {
  const yes = (flag: boolean | undefined) => (flag === true ? 'true' : undefined);
  return queryOptions({
    queryKey: ['requests', { ...query, late, reopened }],
    queryFn: ({ signal }) =>
      request<RequestPage>('/requests', { query: { ...query, late: yes(late), reopened: yes(reopened) }, signal }),
  });
}

export function requestQuery(id: string) {
  return queryOptions({
    queryKey: ['request', id],
    queryFn: ({ signal }) => request<RequestDetail>(`/requests/${id}`, { signal }),
  });
}

/** What an extension would come to. */
export function extensionQuery(id: string, workdays: number, on: string) {
  return queryOptions({
    queryKey: ['request', id, 'extension', workdays, on],
    queryFn: ({ signal }) =>
      request<ExtensionPreview>(`/requests/${id}/extension`, { query: { workdays, on }, signal }),
    retry: false,
  });
}

/** Who has read the identity of the applicant. */
export function readingsQuery(id: string) {
  return queryOptions({
    queryKey: ['request', id, 'readings'],
    queryFn: ({ signal }) => request<IdentityView['readings']>(`/requests/${id}/readings`, { signal }),
  });
}

export interface CasePerson {
  readonly id: string;
  readonly displayName: string;
}

/** Whom a request of this unit may be assigned to. */
export function peopleQuery(unitId: string) {
  return queryOptions({
    queryKey: ['requests', 'people', unitId],
    queryFn: ({ signal }) => request<CasePerson[]>('/requests/people', { query: { unitId }, signal }),
    staleTime: 300_000,
  });
}

export function statisticsQuery(from: string, to: string) {
  return queryOptions({
    queryKey: ['requests', 'statistics', from, to],
    queryFn: ({ signal }) => request<RequestStatistics>('/requests/statistics', { query: { from, to }, signal }),
  });
}

/** After an act on a request: its page has the answer, lists, counts and statistics read again. */
export async function requestChanged(client: QueryClient, detail: RequestDetail): Promise<void> {
  client.setQueryData(requestQuery(detail.id).queryKey, detail);
  await client.invalidateQueries({ queryKey: ['requests'] });
}

/** After an act on a document: its page has the answer, every list and count reads again. */
export async function documentChanged(client: QueryClient, detail: DocumentDetail): Promise<void> {
  client.setQueryData(documentQuery(detail.id).queryKey, detail);
  await Promise.all([
    client.invalidateQueries({ queryKey: ['documents'] }),
    client.invalidateQueries({ queryKey: ['work'] }),
    client.invalidateQueries({ queryKey: ['publishing'] }),
    client.invalidateQueries({ queryKey: ['reference'], refetchType: 'none' }),
  ]);
}

export function fileAddress(file: { readonly sha256: string; readonly name: string }): string {
  return `/api/admin/files/${file.sha256}/${encodeURIComponent(file.name)}`;
}
