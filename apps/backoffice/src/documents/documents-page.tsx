import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { getRouteApi } from '@tanstack/react-router';
import { Empty, Pagination } from 'antd';
import { documentsQuery } from '../api/queries.ts';
import { documentsSearch } from '../app/search.ts';
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
import { ListTools } from '../lists/list-tools.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { DocumentsTable } from './documents-table.tsx';
import { Filters } from './filters.tsx';
import { documentWords } from '../ui/vocabulary.ts';
import { documentsMessages } from './messages.ts';

const route = getRouteApi('/office/documents');
const PAGE_SIZE = 20;

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
  const page = search.page ?? 1;
  const pageSize = search.pageSize ?? PAGE_SIZE;
  const documents = useQuery({ ...documentsQuery({ ...search, page, pageSize }), placeholderData: keepPreviousData });
  // What is not on the page any more is not acted upon.
  const selected = ticked.filter((id) => documents.data?.items.some((item) => item.id === id));
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
          ? {}
          : {
              columns: {
                all: [
                  { key: 'state', label: w.stage },
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
              <DocumentsTable items={documents.data.items} hidden={hidden} selected={selected} onSelect={setTicked} />
            </>
          )}
          <Pagination
            className="oz-pagination"
            current={page}
            pageSize={pageSize}
            total={documents.data.total}
            hideOnSinglePage={documents.data.total <= PAGE_SIZE}
            showSizeChanger={!small}
            pageSizeOptions={[20, 50, 100]}
            simple={small}
            onChange={(next, size) => {
              // The next page goes on from the last row of this one: no page is long in coming however far down, and none skips a row.
              const onward =
                next === page + 1 && size === pageSize && !documents.isPlaceholderData ? documents.data.next : null;
              void navigate({
                search: ({ after: _after, ...before }) => ({
                  ...before,
                  page: size === pageSize ? next : 1,
                  pageSize: size,
                  ...(onward === null ? {} : { after: onward }),
                }),
              });
              window.scrollTo({ top: 0 });
            }}
          />
        </div>
      )}
    </Page>
  );
}
