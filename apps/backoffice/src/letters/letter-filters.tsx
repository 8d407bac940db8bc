import { useMessages } from '../i18n/language.tsx';
import { documentKindLabels, isDocumentKind } from '../request/document-kinds.ts';
import { ListFilters } from '../lists/list-filters.tsx';
import { ChoiceFilter, DayFilter, UnitFilter, withPart } from '../ui/place-filters.tsx';
import { letterMessages, sentLabels } from './messages.ts';
import type { LettersSearch } from './search.ts';

interface Props {
  readonly search: LettersSearch;
  readonly filtered: boolean;
  readonly onChange: (search: LettersSearch) => void;
}

export function LetterFilters({ search, filtered, onChange }: Props) {
  const m = useMessages(letterMessages);
  const set = (part: { readonly [K in keyof LettersSearch]?: LettersSearch[K] | undefined }) =>
    onChange(withPart(search, part));
  return (
    <ListFilters
      words={m}
      q={search.q}
      filtered={filtered}
      onWords={(q) => set({ q })}
      onClear={() => onChange(withPart<LettersSearch>({}, { sort: search.sort, pageSize: search.pageSize }))}
    >
      <ChoiceFilter
        label={m.kind}
        any={m.anyKind}
        labels={documentKindLabels}
        value={search.kind}
        onChange={(kind) => set({ kind: kind !== undefined && isDocumentKind(kind) ? kind : undefined })}
      />
      <UnitFilter label={m.unit} value={search.unitId} onChange={(unitId) => set({ unitId })} />
      <ChoiceFilter
        label={m.sent}
        any={m.anySent}
        labels={sentLabels}
        value={search.issued === undefined ? undefined : String(search.issued)}
        onChange={(sent) => set({ issued: sent === undefined ? undefined : sent === 'true' })}
      />
      <DayFilter label={m.madeFrom} value={search.from} onChange={(from) => set({ from })} />
      <DayFilter label={m.madeTo} value={search.to} onChange={(to) => set({ to })} />
    </ListFilters>
  );
}
