import { channelLabels, type Channel, type PublishingCalendarQuery } from '@openzone/contracts';
import { Button, Select } from 'antd';
import { useId } from 'react';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { Filter, PlaceFilters, withPart } from '../ui/place-filters.tsx';
import { publishingMessages } from './messages.ts';

type Filters = Omit<PublishingCalendarQuery, 'from' | 'to'>;

interface Props {
  readonly search: Filters;
  readonly onChange: (search: Filters) => void;
}

export function CalendarFilters({ search, onChange }: Props) {
  const m = useMessages(publishingMessages);
  const { pick } = useLanguage();
  const ids = useId();
  const set = (part: { readonly [K in keyof Filters]?: Filters[K] | undefined }) => onChange(withPart(search, part));
  return (
    <search aria-label={m.filters} className="oz-filters oz-calendar-filters">
      <PlaceFilters search={search} onChange={set} />
      <Filter id={`${ids}-channel`} label={m.channel}>
        <Select<Channel | null>
          id={`${ids}-channel`}
          className="oz-wide"
          allowClear
          placeholder={m.allChannels}
          value={search.channel ?? null}
          onChange={(channel) => set({ channel: channel ?? undefined })}
          options={Object.entries(channelLabels).map(([value, label]) => ({
            value: value as Channel,
            label: pick(label),
          }))}
        />
      </Filter>
      <Button disabled={Object.keys(search).length === 0} onClick={() => onChange({})}>
        {m.clear}
      </Button>
    </search>
  );
}
