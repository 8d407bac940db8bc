import type { UnitsView } from '@openzone/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { request, type RequestOptions } from '../api/client.ts';

export const unitsQuery = queryOptions({
  queryKey: ['units'],
  queryFn: ({ signal }) => request<UnitsView>('/units', { signal }),
});

interface Act {
  readonly path: string;
  readonly method: NonNullable<RequestOptions['method']>;
  readonly body?: unknown;
}

/** An act whose answer is the units as they are now. What other screens call units is asked for anew. */
export function useUnitAct() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ path, method, body }: Act) =>
      request<UnitsView>(path, { method, ...(body === undefined ? {} : { body }) }),
    onSuccess: async (view) => {
      client.setQueryData(['units'], view);
      await client.invalidateQueries({ queryKey: ['reference'] });
      await client.invalidateQueries({ queryKey: ['people'] });
    },
  });
}
