import type { CalendarChangeInput, ClockChangePreview } from '@openzone/contracts';
import { useQuery } from '@tanstack/react-query';
import { request } from '../api/client.ts';
import { useSettled } from '../ui/use-settled.ts';
import { EffectPreview } from './effect-preview.tsx';

/** What a change of the calendar, as far as it is typed, would do to live requests. What cannot be counted yet says nothing. */
export function CalendarEffect({ change }: { readonly change: Omit<CalendarChangeInput, 'basis'> }) {
  const settled = useSettled(change, 600);
  const effect = useQuery({
    queryKey: ['settings', 'calendar', 'effect', settled],
    queryFn: ({ signal }) =>
      request<ClockChangePreview>('/settings/calendar/changes/preview', { method: 'POST', body: settled, signal }),
    retry: false,
    staleTime: 10_000,
  });
  return effect.data === undefined ? null : <EffectPreview effect={effect.data} />;
}
