import { channelLabels, stageLabels } from '@openzone/contracts';
import { Button, Input, Select } from 'antd';
import { useEffect, useId, useState } from 'react';
import { isChannel, isStage, isStanding, type documentsSearch } from '../app/search.ts';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { Filter, PlaceFilters, withPart } from '../ui/place-filters.tsx';
import { useSmallScreen } from '../ui/small-screen.ts';
import { documentWords, standingWords } from '../ui/vocabulary.ts';
import { documentsMessages } from './messages.ts';

type Search = ReturnType<typeof documentsSearch>;

interface Props {
  readonly search: Search;
  readonly filtered: boolean;
  readonly onChange: (search: Search) => void;
}

/** Each change shows in the address, so that a list can be returned to and sent to a colleague. */
export function Filters({ search, filtered, onChange }: Props) {
  const m = useMessages(documentsMessages);
  const c = useMessages(common);
  const w = useMessages(documentWords);
  const { pick } = useLanguage();
  const ids = useId();
  const small = useSmallScreen();
  const [typed, setTyped] = useState(search.q ?? '');
  useEffect(() => setTyped(search.q ?? ''), [search.q]);
  const set = (part: { readonly [K in keyof Search]?: Search[K] | undefined }) => onChange(withPart(search, part));
  const selects = (
    <>
      <Filter id={`${ids}-stage`} label={w.stage}>
        <Select
          id={`${ids}-stage`}
          className="oz-wide"
          allowClear
          placeholder={m.allStages}
          value={search.stage ?? null}
          onChange={(stage: string | null | undefined) => set({ stage: isStage(stage) ? stage : undefined })}
          options={Object.entries(stageLabels).map(([value, label]) => ({ value, label: pick(label) }))}
        />
      </Filter>
      <PlaceFilters search={search} onChange={set} />
      <ChannelFilter search={search} onChange={set} />
    </>
  );
  return (
    <search aria-label={m.filters} className="oz-filters">
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
      {small ? (
        <details className="oz-more-filters" open={filtered}>
          <summary>{m.more}</summary>
          <div>{selects}</div>
        </details>
      ) : (
        selects
      )}
      {(filtered || !small) && (
        <Button disabled={!filtered} onClick={() => onChange(search.sort === undefined ? {} : { sort: search.sort })}>
          {m.clear}
        </Button>
      )}
    </search>
  );
}

interface ChannelProps {
  readonly search: Search;
  readonly onChange: (part: { readonly [K in keyof Search]?: Search[K] | undefined }) => void;
}

/** What is marked for the gazette, say, or was published on WeChat. */
function ChannelFilter({ search, onChange }: ChannelProps) {
  const m = useMessages(documentsMessages);
  const states = useMessages(standingWords);
  const { pick } = useLanguage();
  const ids = useId();
  return (
    <>
      <div className="oz-filter">
        <label htmlFor={`${ids}-channel`}>{m.channel}</label>
        <Select
          id={`${ids}-channel`}
          className="oz-wide"
          allowClear
          placeholder={m.allChannels}
          value={search.channel ?? null}
          onChange={(channel: string | null | undefined) =>
            // A state without a channel says nothing.
            onChange(isChannel(channel) ? { channel } : { channel: undefined, channelState: undefined })
          }
          options={Object.entries(channelLabels).map(([value, label]) => ({ value, label: pick(label) }))}
        />
      </div>
      {search.channel !== undefined && (
        <div className="oz-filter">
          <label htmlFor={`${ids}-standing`}>{m.channelState}</label>
          <Select
            id={`${ids}-standing`}
            className="oz-wide"
            allowClear
            placeholder={m.allStandings}
            value={search.channelState ?? null}
            onChange={(state: string | null | undefined) =>
              onChange({ channelState: isStanding(state) ? state : undefined })
            }
            options={Object.entries(states).map(([value, label]) => ({ value, label }))}
          />
        </div>
      )}
    </>
  );
}
