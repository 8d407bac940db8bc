import type { PublishingCalendarEntry } from '@openzone/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Alert, App, Button, Segmented } from 'antd';
import { useState } from 'react';
import { request } from '../api/client.ts';
import { asFailure } from '../api/failure.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatDay, instantOf, todayInShanghai, wallClockOf } from '../lib/time.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Page } from '../ui/page.tsx';
import { useSmallScreen } from '../ui/small-screen.ts';
import { Waiting } from '../ui/waiting.tsx';
import { Agenda } from './agenda.tsx';
import { CalendarFilters } from './calendar-filters.tsx';
import { rangeOf, step, type View } from './days.ts';
import { DaysTable } from './days-table.tsx';
import { EntryDialog } from './entry-dialog.tsx';
import { publishingMessages } from './messages.ts';
import { publishingCalendarQuery } from './queries.ts';
import './publishing.css';

const route = getRouteApi('/office/publishing');

/** 发布日历. On a phone it is always the list. */
export function PublishingPage() {
  const m = useMessages(publishingMessages);
  const { language } = useLanguage();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const small = useSmallScreen();
  const [opened, setOpened] = useState<PublishingCalendarEntry | null>(null);
  const move = useMove();
  const view: View = small ? 'agenda' : (search.view ?? 'month');
  const day = search.day ?? todayInShanghai();
  const { view: _view, day: _day, ...filters } = search;
  const range = rangeOf(view, day);
  const { data, error, refetch } = useQuery(publishingCalendarQuery({ ...range, ...filters }));
  const go = (to: string | undefined) =>
    void navigate({ search: ({ day: _before, ...rest }) => (to === undefined ? rest : { ...rest, day: to }) });
  const [year = 0, month = 1] = day.split('-').map(Number);
  const caption =
    view === 'week' ? `${formatDay(range.from, language)} – ${formatDay(range.to, language)}` : m.monthOf(year, month);
  return (
    <Page title={m.title} about={m.about} actions={<LinkButton to="/publishing/channels" label={m.counts} />}>
      <div className="oz-row oz-calendar-bar">
        <Button onClick={() => go(step(view, day, -1))} aria-label={m.earlier}>
          ‹
        </Button>
        <strong aria-live="polite">{caption}</strong>
        <Button onClick={() => go(step(view, day, 1))} aria-label={m.later}>
          ›
        </Button>
        <Button onClick={() => go(undefined)}>{m.today}</Button>
        {!small && (
          <Segmented<View>
            aria-label={m.view}
            value={view}
            onChange={(next) => void navigate({ search: (before) => ({ ...before, view: next }) })}
            options={[
              { value: 'month', label: m.month },
              { value: 'week', label: m.week },
              { value: 'agenda', label: m.agenda },
            ]}
          />
        )}
      </div>
      <CalendarFilters
        search={filters}
        onChange={(next) => void navigate({ search: { ...next, ...placeOf(search) } })}
      />
      {error !== null && <FailureAlert failure={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Waiting rows={8} />}
      {data !== undefined && (
        <>
          {view !== 'agenda' && data.entries.length === 0 && (
            <p className="oz-quiet">
              <strong>{m.nothing}</strong> {m.nothingHint}
            </p>
          )}
          {data.more && <Alert className="oz-alert" type="info" showIcon title={m.more} />}
          {view === 'agenda' ? (
            <Agenda calendar={data} onOpen={setOpened} />
          ) : (
            <DaysTable
              calendar={data}
              month={view === 'month' ? day.slice(0, 7) : null}
              caption={caption}
              onOpen={setOpened}
              onMove={(entry, to) => void move(entry, to)}
              onMore={(on) => void navigate({ search: (before) => ({ ...before, view: 'week', day: on }) })}
            />
          )}
        </>
      )}
      {opened !== null && <EntryDialog entry={opened} onClose={() => setOpened(null)} />}
    </Page>
  );
}

function placeOf(search: { readonly view?: View; readonly day?: string }) {
  const { view, day } = search;
  return { ...(view === undefined ? {} : { view }), ...(day === undefined ? {} : { day }) };
}

/** Takes an entry to another day, at the same time of day; what the server refuses is said and nothing moves. */
function useMove() {
  const m = useMessages(publishingMessages);
  const { language, pick } = useLanguage();
  const { message } = App.useApp();
  const client = useQueryClient();
  return async (entry: PublishingCalendarEntry, day: string) => {
    if (day < todayInShanghai()) return void message.warning(m.past);
    const { documentId, revision, notBefore, reason, at } = entry;
    try {
      if (entry.kind === 'SCHEDULED' && at !== null) {
        const time = new Date(instantOf(`${day}${wallClockOf(at).slice(10)}`)).toISOString();
        await request(`/documents/${documentId}/schedule`, { method: 'POST', body: { at: time, revision } });
      } else {
        const body = { wishedOn: day, notBefore, reason, revision };
        await request(`/documents/${documentId}/plan`, { method: 'POST', body });
      }
      void message.success(m.movedTo(entry.title, formatDay(day, language)));
    } catch (error) {
      void message.error(pick(asFailure(error).text), 8);
    }
    await Promise.all(
      [['publishing'], ['document', documentId], ['documents'], ['work']].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
  };
}
