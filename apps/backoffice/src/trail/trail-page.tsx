import { trailOutcomeLabels, type TrailItem } from '@openzone/contracts';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Empty } from 'antd';
import { useState } from 'react';
import { API, queryOf } from '../api/client.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatTime } from '../lib/time.ts';
import { ListTools } from '../lists/list-tools.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { Page } from '../ui/page.tsx';
import { useSmallScreen } from '../ui/small-screen.ts';
import { Badge } from '../ui/tags.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { WideTable } from '../ui/wide-table.tsx';
import { EntryDrawer } from './entry-drawer.tsx';
import { trailMessages } from './messages.ts';
import { trailQuery } from './queries.ts';
import { trailSearch } from './search.ts';
import { TrailFilters } from './trail-filters.tsx';
import './trail.css';

const route = getRouteApi('/office/trail');

/** 操作日志: who did what, when, from where, and what it changed; newest first, ever earlier on demand. */
export function TrailPage() {
  const m = useMessages(trailMessages);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const small = useSmallScreen();
  const [opened, setOpened] = useState<string>();
  const trail = useInfiniteQuery({ ...trailQuery(search), placeholderData: keepPreviousData });
  const items = trail.data?.pages.flatMap((page) => page.items) ?? [];
  const List = small ? TrailList : TrailTable;
  return (
    <Page
      title={m.title}
      about={m.about}
      actions={
        <Button href={`${API}/trail/export.csv${queryOf(search)}`} title={m.exportTitle}>
          {m.exportCsv}
        </Button>
      }
    >
      <TrailFilters search={search} onChange={(next) => void navigate({ search: next, replace: true })} />
      <ListTools
        screen="trail"
        search={search}
        onChoose={(kept) => void navigate({ search: trailSearch(kept), replace: true })}
      />
      {trail.error !== null && <FailureAlert failure={trail.error} onRetry={() => void trail.refetch()} />}
      {trail.isPending && <Waiting rows={10} />}
      {trail.data !== undefined && (
        <div aria-busy={trail.isPlaceholderData}>
          <p className="oz-quiet" role="status">
            {search.subjectId !== undefined && `${m.one} `}
            {items.length > 0 && m.shown(items.length)}
          </p>
          {items.length === 0 ? <Nothing /> : <List items={items} onOpen={setOpened} />}
          <div className="oz-trail-more">
            {trail.hasNextPage ? (
              <Button loading={trail.isFetchingNextPage} onClick={() => void trail.fetchNextPage()}>
                {m.earlier}
              </Button>
            ) : (
              items.length > 0 && <span className="oz-quiet">{m.end}</span>
            )}
          </div>
        </div>
      )}
      {opened !== undefined && (
        <EntryDrawer
          id={opened}
          onClose={() => setOpened(undefined)}
          onAllOfIt={(kind, subjectId) => {
            setOpened(undefined);
            void navigate({ search: { kind, subjectId } });
          }}
        />
      )}
    </Page>
  );
}

function Nothing() {
  const m = useMessages(trailMessages);
  return (
    <div className="oz-nothing">
      <Empty
        image={Empty.PRESENTED_IMAGE_SIMPLE}
        description={
          <>
            <strong>{m.nothing}</strong>
            <br />
            {m.nothingHint}
          </>
        }
      />
    </div>
  );
}

interface ListProps {
  readonly items: readonly TrailItem[];
  readonly onOpen: (id: string) => void;
}

function useWords() {
  const m = useMessages(trailMessages);
  const { pick, language } = useLanguage();
  return {
    m,
    at: (item: TrailItem) => formatTime(item.at, language),
    who: (item: TrailItem) =>
      `${item.person === '' ? m.nobody : item.person}${item.actingFor === '' ? '' : ` ${m.inPlaceOf(item.actingFor)}`}`,
    act: (item: TrailItem) => pick(item.act),
    subject: ({ subject }: TrailItem) => [pick(subject.kindName), subject.label].filter((one) => one !== '').join(' '),
    outcome: (item: TrailItem) =>
      item.outcome === 'done' ? null : <Badge tone="red">{pick(trailOutcomeLabels[item.outcome])}</Badge>,
    done: pick(trailOutcomeLabels.done),
  };
}

function TrailTable({ items, onOpen }: ListProps) {
  const { m, at, who, act, subject, outcome, done } = useWords();
  return (
    <WideTable<TrailItem>
      label={m.table}
      least={860}
      dataSource={[...items]}
      rowKey="id"
      columns={[
        { key: 'at', title: m.time, width: 190, render: (_, item) => at(item) },
        { key: 'person', title: m.person, width: 160, render: (_, item) => who(item) },
        { key: 'act', title: m.act, render: (_, item) => act(item) },
        { key: 'subject', title: m.kind, width: 230, render: (_, item) => subject(item) },
        { key: 'outcome', title: m.outcome, width: 90, render: (_, item) => outcome(item) ?? done },
        { key: 'address', title: m.address, width: 130, dataIndex: 'address' },
        {
          key: 'see',
          title: '',
          width: 80,
          render: (_, item) => (
            <Button size="small" aria-label={m.seeOne(act(item), at(item))} onClick={() => onOpen(item.id)}>
              {m.see}
            </Button>
          ),
        },
      ]}
    />
  );
}

function TrailList({ items, onOpen }: ListProps) {
  const { m, at, who, act, subject, outcome } = useWords();
  return (
    <ol className="oz-trail-list">
      {items.map((item) => (
        <li key={item.id}>
          <div>
            <strong>{act(item)}</strong> {outcome(item)}
            <div className="oz-quiet">
              {[who(item), at(item), subject(item)].filter((one) => one !== '').join(' · ')}
            </div>
          </div>
          <Button size="small" aria-label={m.seeOne(act(item), at(item))} onClick={() => onOpen(item.id)}>
            {m.see}
          </Button>
        </li>
      ))}
    </ol>
  );
}
