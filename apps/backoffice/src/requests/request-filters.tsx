import {
  applicantKindLabels,
  outcomeRules,
  requestChannelLabels,
  requestStateLabels,
  type Label,
} from '@openzone/contracts';
import { Button, Checkbox, Input } from 'antd';
import { useEffect, useId, useState } from 'react';
import { common } from '../i18n/common.ts';
import { useMessages } from '../i18n/language.tsx';
import { DayPicker } from '../ui/day-picker.tsx';
import { ChoiceFilter, Filter, UnitFilter, withPart } from '../ui/place-filters.tsx';
import { neverReceivedLabels, requestsMessages } from './messages.ts';
import { keyOf, type RequestsSearch } from './search.ts';
import { requestWords } from './words.ts';

interface Props {
  readonly search: RequestsSearch;
  readonly onChange: (search: RequestsSearch) => void;
}

const outcomeLabels = Object.fromEntries(
  Object.entries(outcomeRules).map(([outcome, { label }]) => [outcome, label]),
) as Readonly<Record<keyof typeof outcomeRules, Label>>;

/** Conditions beside the view; each change shows in the address. */
export function isFiltered({
  view: _view,
  page: _page,
  pageSize: _size,
  after: _after,
  sort: _sort,
  q: _q,
  ...rest
}: RequestsSearch): boolean {
  return Object.keys(rest).length > 0;
}

export function RequestFilters({ search, onChange }: Props) {
  const m = useMessages(requestsMessages);
  const c = useMessages(common);
  const w = useMessages(requestWords);
  const ids = useId();
  const [typed, setTyped] = useState(search.q ?? '');
  useEffect(() => setTyped(search.q ?? ''), [search.q]);
  const set = (part: { readonly [K in keyof RequestsSearch]?: RequestsSearch[K] | undefined }) =>
    onChange(withPart(search, part));
  const filtered = isFiltered(search);
  const pickers = (['from', 'to', 'closedFrom', 'closedTo'] as const).map((name) => {
    const label = { from: m.receivedFrom, to: m.receivedTo, closedFrom: m.closedFrom, closedTo: m.closedTo }[name];
    return (
      <Filter key={name} id={`${ids}-${name}`} label={label}>
        <DayPicker
          id={`${ids}-${name}`}
          value={search[name] ?? null}
          onChange={(day) => set({ [name]: day ?? undefined })}
        />
      </Filter>
    );
  });
  return (
    <search aria-label={m.filters} className="oz-request-filters">
      <div className="oz-request-search">
        <Filter id={`${ids}-q`} label={m.words}>
          <Input.Search
            id={`${ids}-q`}
            value={typed}
            maxLength={100}
            allowClear
            enterButton={c.search}
            onChange={(event) => setTyped(event.target.value)}
            onSearch={(words) => set({ q: words.trim() })}
          />
        </Filter>
        {(filtered || search.q !== undefined) && (
          <Button onClick={() => onChange(search.view === undefined ? {} : { view: search.view })}>{m.clear}</Button>
        )}
      </div>
      <details className="oz-more-filters" open={filtered}>
        <summary>{m.more}</summary>
        <div className="oz-request-conditions">
          <ChoiceFilter
            label={m.state}
            any={m.anyState}
            labels={requestStateLabels}
            value={search.state}
            onChange={(value) => set({ state: keyOf(requestStateLabels, value) })}
          />
          <ChoiceFilter
            label={w.channel}
            any={m.anyChannel}
            labels={requestChannelLabels}
            value={search.channel}
            onChange={(value) => set({ channel: keyOf(requestChannelLabels, value) })}
          />
          <ChoiceFilter
            label={w.applicantKind}
            any={m.anyKind}
            labels={applicantKindLabels}
            value={search.applicantKind}
            onChange={(value) => set({ applicantKind: keyOf(applicantKindLabels, value) })}
          />
          <ChoiceFilter
            label={w.outcome}
            any={m.anyOutcome}
            labels={outcomeLabels}
            value={search.outcome}
            onChange={(value) => set({ outcome: keyOf(outcomeRules, value) })}
          />
          <UnitFilter label={w.unit} value={search.unitId} onChange={(unitId) => set({ unitId })} />
          {pickers}
          <Checkbox
            checked={search.late === true}
            onChange={(event) => set({ late: event.target.checked || undefined })}
          >
            {m.onlyLate}
          </Checkbox>
          <Checkbox
            checked={search.reopened === true}
            onChange={(event) => set({ reopened: event.target.checked || undefined })}
          >
            {m.onlyReopened}
          </Checkbox>
          <ChoiceFilter
            label={m.neverReceived}
            any={m.anyReceived}
            labels={neverReceivedLabels}
            value={search.neverReceived}
            onChange={(value) => set({ neverReceived: keyOf(neverReceivedLabels, value) })}
          />
          <Filter id={`${ids}-unconfirmed`} label={m.unconfirmedAt}>
            <DayPicker
              id={`${ids}-unconfirmed`}
              value={search.unconfirmedAt ?? null}
              onChange={(day) => set({ unconfirmedAt: day ?? undefined })}
            />
          </Filter>
        </div>
      </details>
    </search>
  );
}
