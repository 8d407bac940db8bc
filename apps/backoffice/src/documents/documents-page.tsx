import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Empty, Pagination } from 'antd';
import { documentsQuery } from '../api/queries.ts';
import { common } from '../i18n/common.ts';
import { useMessages } from '../i18n/language.tsx';
import { DocumentItem } from '../ui/document-item.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Page } from '../ui/page.tsx';
import { useReference } from '../ui/reference.ts';
import { useSmallScreen } from '../ui/small-screen.ts';
import { Waiting } from '../ui/waiting.tsx';
import { DocumentsTable } from './documents-table.tsx';
import { Filters } from './filters.tsx';
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
  const page = search.page ?? 1;
  const pageSize = search.pageSize ?? PAGE_SIZE;
  const documents = useQuery({ ...documentsQuery({ ...search, page, pageSize }), placeholderData: keepPreviousData });
  const filtered =
    search.q !== undefined ||
    search.stage !== undefined ||
    search.unitId !== undefined ||
    search.columnId !== undefined;
  return (
    <Page title={m.title} about={m.about} actions={<LinkButton to="/write" main label={m.newDocument} />}>
      <Filters
        search={search}
        onChange={(next) => void navigate({ search: next, replace: true })}
        filtered={filtered}
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
            <DocumentsTable items={documents.data.items} />
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
              void navigate({
                search: (before) => ({ ...before, page: size === pageSize ? next : 1, pageSize: size }),
              });
              window.scrollTo({ top: 0 });
            }}
          />
        </div>
      )}
    </Page>
  );
}
