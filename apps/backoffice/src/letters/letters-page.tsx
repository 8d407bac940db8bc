import type { LetterSort } from '@openzone/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Empty } from 'antd';
import { useMessages } from '../i18n/language.tsx';
import { ListTools } from '../lists/list-tools.tsx';
import { Pages, usualPageSize } from '../lists/pages.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { Page } from '../ui/page.tsx';
import { useSmallScreen } from '../ui/small-screen.ts';
import { Waiting } from '../ui/waiting.tsx';
import { LetterFilters } from './letter-filters.tsx';
import { LetterItems, LettersTable } from './letters-table.tsx';
import { letterMessages } from './messages.ts';
import { lettersQuery } from './queries.ts';
import { lettersSearch, letterSorts } from './search.ts';

const route = getRouteApi('/office/letters');

/** Every letter made from a request one may know of. */
export function LettersPage() {
  const m = useMessages(letterMessages);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const small = useSmallScreen();
  const { page = 1, pageSize = usualPageSize, sort = '-made' } = search;
  const letters = useQuery({ ...lettersQuery({ ...search, page, pageSize }), placeholderData: keepPreviousData });
  const { page: _page, after: _after, sort: _sort, ...conditions } = search;
  const { pageSize: _size, ...filters } = conditions;
  const onSort = (next: LetterSort | undefined) =>
    void navigate({ search: next === undefined ? conditions : { ...conditions, sort: next }, replace: true });
  const sortLabels = { made: m.made, issued: m.issued, name: m.kind, request: m.request, unit: m.unit };
  return (
    <Page title={m.title} about={m.about}>
      <LetterFilters
        search={search}
        filtered={Object.keys(filters).length > 0}
        onChange={(next) => void navigate({ search: next, replace: true })}
      />
      <ListTools
        screen="letters"
        search={search}
        onChoose={(kept) => void navigate({ search: lettersSearch(kept) })}
        {...(small ? { sorts: { label: sortLabels, all: letterSorts, sort, onSort } } : {})}
      />
      {letters.error !== null && <FailureAlert failure={letters.error} onRetry={() => void letters.refetch()} />}
      {letters.isPending && <Waiting rows={8} />}
      {letters.data !== undefined && (
        <div aria-busy={letters.isPlaceholderData}>
          {letters.data.items.length === 0 ? (
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
          ) : (
            <>
              <p className="oz-quiet" role="status">
                {m.total(letters.data.total)}
              </p>
              {small ? (
                <LetterItems items={letters.data.items} />
              ) : (
                <LettersTable items={letters.data.items} sorting={{ sort, onSort }} />
              )}
            </>
          )}
          <Pages
            total={letters.data.total}
            page={page}
            pageSize={pageSize}
            next={letters.isPlaceholderData ? null : letters.data.next}
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
