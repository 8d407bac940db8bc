import type { PeopleView } from '@openzone/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request, type RequestOptions } from '../api/client.ts';

interface Act {
  readonly path: string;
  readonly method: NonNullable<RequestOptions['method']>;
  readonly body?: unknown;
}

/** An act whose answer is the people as they are now. */
export function usePeopleAct() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ path, method, body }: Act) =>
      request<PeopleView>(path, { method, ...(body === undefined ? {} : { body }) }),
    onSuccess: (view) => client.setQueryData(['people'], view),
  });
}
