import { channelLabels, type Channel, type PublishingCalendarQuery } from '@openzone/contracts';
import { Button, Select } from 'antd';
import { useId } from 'react';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { ColumnSelect } from '../ui/column-select.tsx';
import { useReference } from '../ui/reference.ts';
import { publishingMessages } from './messages.ts';

type Filters = Omit<PublishingCalendarQuery, 'from' | 'to'>;

interface Props {
  readonly search: Filters;
  readonly onChange: (search: Filters) => void;
}

export function CalendarFilters({ search, onChange }: Props) {
  const m = useMessages(publishingMessages);
  const { pick } = useLanguage();
  const { reference, unitName } = useReference();
  const ids = useId();
  const set = (part: { readonly [K in keyof Filters]?: Filters[K] | undefined }) =>
    onChange(Object.fromEntries(Object.entries({ ...search, ...part }).filter(([, value]) => value !== undefined)));
  return (
    <search aria-label={m.filters} className="oz-filters oz-calendar-filters">
      <div className="oz-filter">
        <label htmlFor={`${ids}-unit`}>{m.unit}</label>
        <Select
          id={`${ids}-unit`}
          className="oz-wide"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={m.allUnits}
          value={search.unitId ?? null}
          onChange={(unitId: string | null | undefined) => set({ unitId: unitId ?? undefined })}
          options={reference.units.map((unit) => ({ value: unit.id, label: unitName(unit.id) }))}
        />
      </div>
      <div className="oz-filter">
        <label htmlFor={`${ids}-column`}>{m.column}</label>
        <ColumnSelect
          id={`${ids}-column`}
          columns={reference.columns}
          withResting
          placeholder={m.allColumns}
          value={search.columnId ?? null}
          onChange={(columnId) => set({ columnId: columnId ?? undefined })}
        />
      </div>
      <div className="oz-filter">
        <label htmlFor={`${ids}-channel`}>{m.channel}</label>
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
      </div>
      <Button disabled={Object.keys(search).length === 0} onClick={() => onChange({})}>
        {m.clear}
      </Button>
    </search>
  );
}
