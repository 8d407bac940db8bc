import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { getRouteApi } from '@tanstack/react-router';
import { Empty } from 'antd';
import { documentsQuery } from '../api/queries.ts';
import type { DocumentSort } from '@openzone/contracts';
import { documentsSearch, documentSorts } from '../app/search.ts';
import { common } from '../i18n/common.ts';
import { useMessages } from '../i18n/language.tsx';
import { DocumentItem } from '../ui/document-item.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Page } from '../ui/page.tsx';
import { useReference } from '../ui/reference.ts';
import { useSmallScreen } from '../ui/small-screen.ts';
import { Waiting } from '../ui/waiting.tsx';
import { useHiddenColumns } from '../lists/hidden-columns.ts';
import { Pages, usualPageSize } from '../lists/pages.tsx';
import { ListTools } from '../lists/list-tools.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { DocumentsTable } from './documents-table.tsx';
import { Filters } from './filters.tsx';
import { documentWords } from '../ui/vocabulary.ts';
import { documentsMessages } from './messages.ts';

const route = getRouteApi('/office/documents');

export function DocumentsPage() {
  const m = useMessages(documentsMessages);
  const c = useMessages(common);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { columnLeaf } = useReference();
  const small = useSmallScreen();
  const w = useMessages(documentWords);
  const [ticked, setTicked] = useState<string[]>([]);
  const [hidden, setHidden] = useHiddenColumns('documents');
  const sortLabels = { title: w.title, unit: w.unit, day: m.day, stage: w.stage, updated: m.updated };
  const page = search.page ?? 1;
  const pageSize = search.pageSize ?? usualPageSize;
  const documents = useQuery({ ...documentsQuery({ ...search, page, pageSize }), placeholderData: keepPreviousData });
  // What is not on the page any more is not acted upon.
  const selected = ticked.filter((id) => documents.data?.items.some((item) => item.id === id));
  const sort = search.sort ?? '-updated';
  const onSort = (next: DocumentSort | undefined) => {
    // Another order has other pages.
    const { sort: _sort, page: _page, after: _after, ...rest } = search;
    void navigate({ search: next === undefined ? rest : { ...rest, sort: next }, replace: true });
  };
  const filtered =
    search.q !== undefined ||
    search.stage !== undefined ||
    search.unitId !== undefined ||
    search.channel !== undefined ||
    search.columnId !== undefined;
  return (
    <Page title={m.title} about={m.about} actions={<LinkButton to="/write" main label={m.newDocument} />}>
      <Filters
        search={search}
        onChange={(next) => void navigate({ search: next, replace: true })}
        filtered={filtered}
      />
      <ListTools
        screen="documents"
        search={search}
        onChoose={(kept) => void navigate({ search: documentsSearch(kept) })}
        {...(small
          ? { sorts: { label: sortLabels, all: documentSorts, sort, onSort } }
          : {
              columns: {
                all: [
                  { key: 'state', label: w.stage },
                  { key: 'day', label: m.day },
                  { key: 'place', label: m.place },
                  { key: 'updated', label: m.updated },
                ],
                hidden,
                onChange: setHidden,
              },
            })}
      />
      {documents.error !== null && <FailureAlert failure={documents.error} onRetry={() => void documents.refetch()} />}
      {documents.isPending && <Waiting rows={10} />}
      {documents.data !== undefined && (
        <div aria-busy={documents.isPlaceholderData}>
          <p className="oz-quiet" role="status">
            {c.total(documents.data.total)}
          </p>
          {documents.data.items.length === 0 ? (
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
          ) : small ? (
            <ol className="oz-items">
              {documents.data.items.map((document) => (
                <DocumentItem
                  key={document.id}
                  heading="h2"
                  document={document}
                  columnName={columnLeaf(document.columnId)}
                />
              ))}
            </ol>
          ) : (
            <>
              <BulkBar channel={search.channel} items={documents.data.items} selected={selected} onSelect={setTicked} />
              <DocumentsTable
                items={documents.data.items}
                hidden={hidden}
                selected={selected}
                onSelect={setTicked}
                sorting={{ sort, onSort }}
              />
            </>
          )}
          <Pages
            total={documents.data.total}
            page={page}
            pageSize={pageSize}
            next={documents.isPlaceholderData ? null : documents.data.next}
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
