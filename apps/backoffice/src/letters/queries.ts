import type { LetterPage, LetterQuery } from '@openzone/contracts';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../api/client.ts';

export function lettersQuery({ issued, ...search }: LetterQuery) {
  return queryOptions({
    queryKey: ['letters', search, issued],
    queryFn: ({ signal }) =>
      request<LetterPage>('/letters', {
        query: { ...search, issued: issued === undefined ? undefined : String(issued) },
        signal,
      }),
  });
}
