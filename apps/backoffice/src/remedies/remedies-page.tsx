import type { RemedySort } from '@openzone/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Empty } from 'antd';
import { useMessages } from '../i18n/language.tsx';
import { ListTools } from '../lists/list-tools.tsx';
import { Pages, usualPageSize } from '../lists/pages.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { Page } from '../ui/page.tsx';
import { useSmallScreen } from '../ui/small-screen.ts';
import { Waiting } from '../ui/waiting.tsx';
import { remedyListMessages } from './list-messages.ts';
import { remedyListQuery } from './queries.ts';
import { RemediesTable, RemedyItems } from './remedies-table.tsx';
import { RemedyFilters } from './remedy-filters.tsx';
import { remediesSearch, remedySorts, remedyViews, type RemedyView } from './search.ts';
import '../requests/requests.css';

const route = getRouteApi('/office/remedies');

/** Every review and lawsuit one may know of, wherever its request is. */
export function RemediesPage() {
  const m = useMessages(remedyListMessages);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const small = useSmallScreen();
  const { view = 'open', page = 1, pageSize = usualPageSize } = search;
  const remedies = useQuery({
    ...remedyListQuery({ ...search, view, page, pageSize }),
    placeholderData: keepPreviousData,
  });
  const { page: _page, after: _after, sort: _sort, ...conditions } = search;
  const { view: _view, pageSize: _size, ...filters } = conditions;
  const sort = search.sort ?? (view === 'open' ? 'due' : '-closed');
  const onSort = (next: RemedySort | undefined) =>
    void navigate({ search: next === undefined ? conditions : { ...conditions, sort: next }, replace: true });
  const sortLabels = {
    due: m.clock,
    received: m.filedOn,
    number: m.number,
    unit: m.unit,
    closed: m.concludedOn,
  };
  return (
    <Page title={m.title} about={m.about}>
      <Views view={view} />
      <RemedyFilters
        search={search}
        filtered={Object.keys(filters).length > 0}
        onChange={(next) => void navigate({ search: next, replace: true })}
      />
      <ListTools
        screen="remedies"
        search={{ ...search, view }}
        onChoose={(kept) => void navigate({ search: remediesSearch(kept) })}
        {...(small ? { sorts: { label: sortLabels, all: remedySorts, sort, onSort } } : {})}
      />
      {remedies.error !== null && <FailureAlert failure={remedies.error} onRetry={() => void remedies.refetch()} />}
      {remedies.isPending && <Waiting rows={8} />}
      {remedies.data !== undefined && (
        <div aria-busy={remedies.isPlaceholderData}>
          {remedies.data.items.length === 0 ? (
            <Nothing />
          ) : (
            <>
              <p className="oz-quiet" role="status">
                {m.total(remedies.data.total)}
              </p>
              {small ? (
                <RemedyItems items={remedies.data.items} />
              ) : (
                <RemediesTable items={remedies.data.items} sorting={{ sort, onSort }} />
              )}
            </>
          )}
          <Pages
            total={remedies.data.total}
            page={page}
            pageSize={pageSize}
            next={remedies.isPlaceholderData ? null : remedies.data.next}
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

function Views({ view }: { readonly view: RemedyView }) {
  const m = useMessages(remedyListMessages);
  return (
    <div className="oz-views">
      <nav aria-label={m.views}>
        <ul>
          {remedyViews.map((one) => (
            <li key={one}>
              <Link
                to="/remedies"
                search={{ view: one }}
                className={one === view ? 'oz-view oz-view-here' : 'oz-view'}
                aria-current={one === view ? 'page' : undefined}
                activeProps={{}}
              >
                {m[`view_${one}`]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}

function Nothing() {
  const m = useMessages(remedyListMessages);
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
