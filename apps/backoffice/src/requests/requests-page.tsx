import type { RequestPage, RequestSort } from '@openzone/contracts';
import { keepPreviousData, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Empty } from 'antd';
import { useState } from 'react';
import { meQuery, requestsQuery } from '../api/queries.ts';
import { useMessages } from '../i18n/language.tsx';
import { holds } from '../lib/roles.ts';
import { ListTools } from '../lists/list-tools.tsx';
import { Pages, usualPageSize } from '../lists/pages.tsx';
import type { Sorting } from '../lists/sorting.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Page } from '../ui/page.tsx';
import { useSmallScreen } from '../ui/small-screen.ts';
import { Waiting } from '../ui/waiting.tsx';
import { requestImportMessages } from '../request-import/messages.ts';
import { AssignBar } from './assign-bar.tsx';
import { requestsMessages } from './messages.ts';
import { RequestFilters } from './request-filters.tsx';
import { RequestItem } from './request-item.tsx';
import { RequestsTable } from './requests-table.tsx';
import { requestsSearch, requestSorts, requestViews, type RequestView } from './search.ts';
import { requestWords } from './words.ts';
import './requests.css';

const route = getRouteApi('/office/requests');

/** The intake desk: every request one may see, by what waits for whom. */
export function RequestsPage() {
  const m = useMessages(requestsMessages);
  const i = useMessages(requestImportMessages);
  const w = useMessages(requestWords);
  const small = useSmallScreen();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data: me } = useSuspenseQuery(meQuery);
  const view = search.view ?? 'mine';
  const page = search.page ?? 1;
  const pageSize = search.pageSize ?? usualPageSize;
  const requests = useQuery({
    ...requestsQuery({ ...search, view, page, pageSize }),
    placeholderData: keepPreviousData,
  });
  const sort = search.sort ?? (view === 'closed' || view === 'all' ? '-closed' : 'due');
  const onSort = (next: RequestSort | undefined) => {
    const { sort: _sort, page: _page, after: _after, ...rest } = search;
    void navigate({ search: next === undefined ? rest : { ...rest, sort: next }, replace: true });
  };
  const sortLabels = {
    due: w.clock,
    received: w.receivedOn,
    number: w.number,
    state: m.state,
    unit: m.whose,
    closed: w.closedOn,
  };
  return (
    <Page
      title={m.title}
      about={m.about}
      actions={
        <>
          <LinkButton to="/requests/statistics" label={m.statistics} />
          {holds(me, 'DISCLOSURE_OFFICE', 'HANDLER') && <LinkButton to="/requests/import" label={i.link} />}
          {holds(me, 'DISCLOSURE_OFFICE', 'HANDLER') && <LinkButton to="/requests/new" main label={m.register} />}
        </>
      }
    >
      <Views view={view} counts={requests.data?.counts} />
      <p className="oz-quiet">{m[`about_${view}`]}</p>
      <RequestFilters search={search} onChange={(next) => void navigate({ search: next, replace: true })} />
      <ListTools
        screen="requests"
        search={{ ...search, view }}
        onChoose={(kept) => void navigate({ search: requestsSearch(kept) })}
        {...(small ? { sorts: { label: sortLabels, all: requestSorts, sort, onSort } } : {})}
      />
      {requests.error !== null && <FailureAlert failure={requests.error} onRetry={() => void requests.refetch()} />}
      {requests.isPending && <Waiting rows={10} />}
      {requests.data !== undefined && (
        <div aria-busy={requests.isPlaceholderData}>
          <Results
            found={requests.data}
            sorting={{ sort, onSort }}
            view={view}
            mayAssign={view !== 'closed' && holds(me, 'DISCLOSURE_OFFICE', 'UNIT_HEAD')}
          />
          <Pages
            total={requests.data.total}
            page={page}
            pageSize={pageSize}
            next={requests.isPlaceholderData ? null : requests.data.next}
            onGo={(place) => {
              const { after: _before, ...rest } = search;
              void navigate({ search: { ...rest, ...place } });
            }}
          />
        </div>
      )}
    </Page>
  );
}

interface ViewsProps {
  readonly view: RequestView;
  readonly counts: RequestPage['counts'] | undefined;
}

function Views({ view, counts }: ViewsProps) {
  const m = useMessages(requestsMessages);
  return (
    <div className="oz-views">
      <nav aria-label={m.views}>
        <ul>
          {requestViews.map((one) => {
            const count = one === 'mine' || one === 'intake' || one === 'approve' ? counts?.[one] : undefined;
            return (
              <li key={one}>
                <Link
                  to="/requests"
                  search={{ view: one }}
                  className={one === view ? 'oz-view oz-view-here' : 'oz-view'}
                  aria-current={one === view ? 'page' : undefined}
                  activeProps={{}}
                >
                  {m[`view_${one}`]}
                  {count !== undefined && <span className="oz-view-count"> {count}</span>}
                </Link>
              </li>
            );
          })}
        </ul>
      </nav>
      {counts !== undefined && (
        <p className="oz-views-figures">
          <Link to="/requests" search={{ view: 'open', late: true }} className={counts.late > 0 ? 'oz-wrong' : ''}>
            {m.late} <strong>{counts.late}</strong>
          </Link>
          <span className={counts.soon > 0 ? 'oz-warn' : 'oz-quiet'}>
            {m.soon} <strong>{counts.soon}</strong>
          </span>
        </p>
      )}
    </div>
  );
}

interface ResultsProps {
  readonly sorting: Sorting<RequestSort>;
  readonly found: RequestPage;
  readonly view: RequestView;
  /** Whether this person assigns requests: the server decides of each. */
  readonly mayAssign: boolean;
}

function Results({ found, sorting, view, mayAssign }: ResultsProps) {
  const [ticked, setTicked] = useState<string[]>([]);
  // What is not on the page any more is not acted upon.
  const selected = ticked.filter((id) => found.items.some((item) => item.id === id));
  const m = useMessages(requestsMessages);
  const w = useMessages(requestWords);
  const small = useSmallScreen();
  if (found.items.length === 0)
    return (
      <div className="oz-nothing">
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={
            <>
              <strong>{view === 'mine' ? m.nothingMine : m.nothing}</strong>
              <br />
              {m.nothingHint}
            </>
          }
        />
      </div>
    );
  return (
    <>
      <p className="oz-quiet" role="status">
        {w.total(found.total)}
      </p>
      {small ? (
        <ol className="oz-items">
          {found.items.map((request) => (
            <RequestItem key={request.id} heading="h2" request={request} />
          ))}
        </ol>
      ) : (
        <>
          {mayAssign && <AssignBar items={found.items} selected={selected} onSelect={setTicked} />}
          <RequestsTable
            items={found.items}
            sorting={sorting}
            {...(mayAssign ? { ticking: { selected, onSelect: setTicked } } : {})}
          />
        </>
      )}
    </>
  );
}
