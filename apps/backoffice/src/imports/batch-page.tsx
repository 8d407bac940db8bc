import type { ImportBatchDetail, ImportFile } from '@openzone/contracts';
import { keepPreviousData, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Alert, Collapse, Pagination, Segmented } from 'antd';
import { useState } from 'react';
import { batchQuery, meQuery } from '../api/queries.ts';
import type { RowState } from '../app/search.ts';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatTime } from '../lib/time.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Page } from '../ui/page.tsx';
import { useSmallScreen } from '../ui/small-screen.ts';
import { Badge } from '../ui/tags.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { BatchProgress, batchTones } from './imports-page.tsx';
import { batchMessages, batchStateWords, importMessages, rowStateWords } from './messages.ts';
import { RowDrawer } from './row-drawer.tsx';
import { RowList } from './row-list.tsx';

const route = getRouteApi('/office/imports/$batchId');
const PAGE_SIZE = 50;

export function BatchPage() {
  const { batchId } = route.useParams();
  const { state, page = 1, pageSize = PAGE_SIZE } = route.useSearch();
  const query = useQuery({
    ...batchQuery(batchId, { ...(state === undefined ? {} : { state }), page, pageSize }),
    placeholderData: keepPreviousData,
  });
  if (query.data === undefined)
    return query.error === null ? (
      <Waiting rows={10} />
    ) : (
      <FailureAlert failure={query.error} onRetry={() => void query.refetch()} />
    );
  return <BatchView detail={query.data} stale={query.isPlaceholderData} />;
}

function BatchView({ detail, stale }: { readonly detail: ImportBatchDetail; readonly stale: boolean }) {
  const m = useMessages(batchMessages);
  const i = useMessages(importMessages);
  const c = useMessages(common);
  const states = useMessages(batchStateWords);
  const { language, pick } = useLanguage();
  const { data: me } = useSuspenseQuery(meQuery);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const small = useSmallScreen();
  const [selected, setSelected] = useState<readonly string[]>([]);
  const { batch, rows, total, files } = detail;
  const open = (row: string | undefined) =>
    void navigate({
      search: ({ row: _row, ...rest }) => (row === undefined ? rest : { ...rest, row }),
      resetScroll: false,
      replace: search.row !== undefined,
    });
  return (
    <Page
      title={batch.name}
      about={
        <span className="oz-item-meta">
          <Badge tone={batchTones[batch.state]}>{states[batch.state]}</Badge>
          <span>{i.made(batch.createdBy ?? i.command, formatTime(batch.createdAt, language))}</span>
          <span>{i.fileCount(batch.filesTotal)}</span>
          {batch.filesFailed > 0 && <span className="oz-wrong">{i.failedFiles(batch.filesFailed)}</span>}
          <span>{i.inReview(batch.documents.inReview)}</span>
          <span>{i.published(batch.documents.published)}</span>
        </span>
      }
      actions={<LinkButton to="/imports" label={m.toList} />}
    >
      {batch.failure !== null && <Alert className="oz-alert" type="error" showIcon title={pick(batch.failure)} />}
      <BatchProgress batch={batch} />
      {batch.state === 'reading' && <p className="oz-quiet">{m.reading}</p>}
      <FileTroubles files={files} />
      <div aria-busy={stale}>
        <StateFilter
          batch={batch}
          state={search.state}
          onChange={(state) => {
            setSelected([]);
            void navigate({ search: state === undefined ? {} : { state }, replace: true, resetScroll: false });
          }}
        />
        <BulkBar me={me} batch={batch} rows={rows} selected={selected} onDone={() => setSelected([])} />
        {rows.length === 0 ? (
          <p className="oz-nothing">{m.nothing}</p>
        ) : (
          <RowList rows={rows} selected={selected} onSelect={setSelected} onOpen={open} />
        )}
        <p className="oz-quiet">{c.total(total)}</p>
        <Pagination
          className="oz-pagination"
          current={search.page ?? 1}
          pageSize={search.pageSize ?? PAGE_SIZE}
          total={total}
          hideOnSinglePage={total <= PAGE_SIZE}
          showSizeChanger={!small}
          pageSizeOptions={[20, 50, 100]}
          simple={small}
          onChange={(page, pageSize) => {
            setSelected([]);
            void navigate({ search: (before) => ({ ...before, page, pageSize }) });
          }}
        />
      </div>
      {search.row !== undefined && (
        <RowDrawer
          key={search.row}
          batchId={batch.id}
          rowId={search.row}
          siblings={rows.map((row) => row.id)}
          me={me}
          onGo={open}
        />
      )}
    </Page>
  );
}

interface FilterProps {
  readonly batch: ImportBatchDetail['batch'];
  readonly state: RowState | undefined;
  readonly onChange: (state: RowState | undefined) => void;
}

function StateFilter({ batch, state, onChange }: FilterProps) {
  const m = useMessages(batchMessages);
  const c = useMessages(common);
  const words = useMessages(rowStateWords);
  const known: readonly RowState[] = ['waiting', 'confirmed', 'rejected', 'duplicate'];
  const all = known.reduce((sum, one) => sum + batch.rows[one], 0);
  return (
    <div className="oz-scroll oz-state-filter">
      <Segmented<string>
        aria-label={m.filter}
        value={state ?? 'all'}
        onChange={(value) => onChange(known.find((one) => one === value))}
        options={[
          { value: 'all', label: `${c.all} ${all}` },
          ...known.map((one) => ({ value: one, label: `${words[one]} ${batch.rows[one]}` })),
        ]}
      />
    </div>
  );
}

/** Files that could not be read, or about which something should be known. */
function FileTroubles({ files }: { readonly files: readonly ImportFile[] }) {
  const m = useMessages(batchMessages);
  const { pick } = useLanguage();
  const words = { failed: m.fileFailed, duplicate: m.fileDuplicate, read: m.fileRead, pending: m.filePending };
  const tones = { failed: 'red', duplicate: 'grey', read: 'green', pending: 'blue' } as const;
  const notable = files.filter(
    (file) => file.failure !== null || file.warnings.length > 0 || file.state === 'duplicate',
  );
  if (notable.length === 0) return null;
  return (
    <Collapse
      className="oz-card"
      items={[
        {
          key: 'troubles',
          label: m.troubles(notable.length),
          children: (
            <ul className="oz-plain">
              {notable.map((file) => (
                <li key={file.id}>
                  <Badge tone={tones[file.state]}>{words[file.state]}</Badge> <strong>{file.name}</strong>
                  {file.failure !== null && <div className="oz-wrong">{pick(file.failure)}</div>}
                  {file.warnings.map((warning) => (
                    <div key={warning.zh} className="oz-warn">
                      {pick(warning)}
                    </div>
                  ))}
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}
