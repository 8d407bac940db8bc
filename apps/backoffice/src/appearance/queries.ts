import type { AppearanceView } from '@openzone/contracts';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../api/client.ts';

export const appearanceQuery = queryOptions({
  queryKey: ['site', 'appearance'],
  queryFn: ({ signal }) => request<AppearanceView>('/site/appearance', { signal }),
});
