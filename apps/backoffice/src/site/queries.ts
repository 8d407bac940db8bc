import type { NumberingView } from '@openzone/contracts';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../api/client.ts';

export const numberingQuery = queryOptions({
  queryKey: ['settings', 'numbering'],
  queryFn: ({ signal }) => request<NumberingView>('/settings/numbering', { signal }),
});
