import type { TermKind, Terms } from '@openzone/contracts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { genres, subjectCategories } from '@openzone/contracts';
import { request } from '../api/client.ts';

export const termsQuery = queryOptions({
  queryKey: ['terms'],
  queryFn: ({ signal }) => request<Terms>('/terms', { signal }),
});

/** The topics or genres that the site offers, those of the second level with the one above them; the program's until they are read. */
export function useTermOptions(kind: TermKind): { readonly value: string; readonly label: string }[] {
  const { data } = useQuery(termsQuery);
  const program: readonly string[] = kind === 'genre' ? genres : subjectCategories;
  if (data === undefined) return program.map((name) => ({ value: name, label: name }));
  return data[kind]
    .filter(({ active }) => active)
    .map(({ name, parent }) => ({ value: name, label: parent === null ? name : `${parent} / ${name}` }));
}
