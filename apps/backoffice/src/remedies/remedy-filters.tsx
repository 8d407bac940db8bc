import { remedyKindLabels } from '@openzone/contracts';
import { Checkbox } from 'antd';
import { useMessages } from '../i18n/language.tsx';
import { ListFilters } from '../lists/list-filters.tsx';
import { keyOf } from '../requests/search.ts';
import { ChoiceFilter, DayFilter, UnitFilter, withPart } from '../ui/place-filters.tsx';
import { remedyListMessages } from './list-messages.ts';
import { remedyResults, type RemediesSearch } from './search.ts';

interface Props {
  readonly search: RemediesSearch;
  readonly filtered: boolean;
  readonly onChange: (search: RemediesSearch) => void;
}

export function RemedyFilters({ search, filtered, onChange }: Props) {
  const m = useMessages(remedyListMessages);
  const set = (part: { readonly [K in keyof RemediesSearch]?: RemediesSearch[K] | undefined }) =>
    onChange(withPart(search, part));
  const { view, sort, pageSize } = search;
  return (
    <ListFilters
      words={m}
      q={search.q}
      filtered={filtered}
      onWords={(q) => set({ q })}
      onClear={() => onChange(withPart<RemediesSearch>({}, { view, sort, pageSize }))}
    >
      <ChoiceFilter
        label={m.kind}
        any={m.anyKind}
        labels={remedyKindLabels}
        value={search.kind}
        onChange={(value) => set({ kind: keyOf(remedyKindLabels, value) })}
      />
      <ChoiceFilter
        label={m.result}
        any={m.anyResult}
        labels={remedyResults}
        value={search.result}
        onChange={(value) => set({ result: keyOf(remedyResults, value) })}
      />
      <UnitFilter label={m.unit} value={search.unitId} onChange={(unitId) => set({ unitId })} />
      <DayFilter label={m.filedFrom} value={search.from} onChange={(from) => set({ from })} />
      <DayFilter label={m.filedTo} value={search.to} onChange={(to) => set({ to })} />
      <Checkbox checked={search.late === true} onChange={(event) => set({ late: event.target.checked || undefined })}>
        {m.onlyLate}
      </Checkbox>
    </ListFilters>
  );
}
