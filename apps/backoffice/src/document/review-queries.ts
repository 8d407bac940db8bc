import type { ReviewPlan } from '@openzone/contracts';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../api/client.ts';

/** Who would review the document if it were submitted now. */
export function reviewPlanQuery(id: string, revision: number) {
  return queryOptions({
    queryKey: ['document', id, 'review-plan', revision],
    queryFn: ({ signal }) => request<ReviewPlan>(`/documents/${id}/review-plan`, { signal }),
  });
}

export interface Delegate {
  readonly id: string;
  readonly displayName: string;
}

/** To whom one's part of the present step may be handed on. */
export function delegatesQuery(id: string, part: number) {
  return queryOptions({
    queryKey: ['document', id, 'delegates', part],
    queryFn: ({ signal }) => request<Delegate[]>(`/documents/${id}/review-delegates/${part}`, { signal }),
  });
}
