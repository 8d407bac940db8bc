import type { CalendarChangeInput, CalendarChangePreview } from '@openzone/contracts';
import { useQuery } from '@tanstack/react-query';
import { request } from '../api/client.ts';
import { useMessages } from '../i18n/language.tsx';
import { useSettled } from '../ui/use-settled.ts';
import { EffectPreview } from './effect-preview.tsx';
import { calendarMessages } from './messages.ts';

/** What a change of the calendar, as far as it is typed, would do to live requests and the other dates it counts. What cannot be counted yet says nothing. */
export function CalendarEffect({ change }: { readonly change: Omit<CalendarChangeInput, 'basis'> }) {
  const settled = useSettled(change, 600);
  const effect = useQuery({
    queryKey: ['settings', 'calendar', 'effect', settled],
    queryFn: ({ signal }) =>
      request<CalendarChangePreview>('/settings/calendar/changes/preview', { method: 'POST', body: settled, signal }),
    retry: false,
    staleTime: 10_000,
  });
  if (effect.data === undefined) return null;
  return (
    <>
      <EffectPreview effect={effect.data} />
      <OtherDates others={effect.data.others} />
    </>
  );
}

/** Dates beside those of requests, where there are any: how many would move, of how many. */
function OtherDates({ others }: Pick<CalendarChangePreview, 'others'>) {
  const m = useMessages(calendarMessages);
  const live = others.filter(({ looked }) => looked > 0);
  if (live.length === 0) return null;
  return (
    <ul className="oz-tight">
      {live.map(({ kind, looked, later, earlier, found, lost, nowLate }) => (
        <li key={kind}>
          {m[kind](later + earlier + found + lost, looked)}
          {nowLate > 0 && <span className="oz-wrong"> {m.thenLate(nowLate)}</span>}
        </li>
      ))}
    </ul>
  );
}
