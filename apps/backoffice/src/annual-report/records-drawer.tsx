import type { ReportFigure, ReportRecords } from '@openzone/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Drawer, Pagination } from 'antd';
import { useState } from 'react';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { reportMessages } from './messages.ts';
import { recordsQuery } from './queries.ts';

interface Props {
  readonly year: number;
  readonly unitId: string | undefined;
  /** The frozen version whose records are meant; without it those of now. */
  readonly version?: number;
  readonly figure: ReportFigure | null;
  readonly onClose: () => void;
}

/** How a figure is counted, and the records it counts. */
export function RecordsDrawer({ year, unitId, version, figure, onClose }: Props) {
  const m = useMessages(reportMessages);
  const { pick } = useLanguage();
  return (
    <Drawer
      open={figure !== null}
      onClose={onClose}
      size={520}
      title={figure === null ? m.figure : `${figure.label}：${figure.value}`}
    >
      {figure !== null && (
        <>
          <h3>{m.howCounted}</h3>
          <p>{pick(figure.rule)}</p>
          {figure.before !== null && (
            <p className="oz-quiet">
              {version === undefined ? m.lastYear(figure.before) : m.versionBefore(figure.before)}
            </p>
          )}
          {figure.hasRecords ? (
            <Records key={figure.id} year={year} unitId={unitId} cell={figure.id} version={version} />
          ) : (
            <p className="oz-quiet">
              {version === undefined || figure.value === 0 ? m.noRecordsHere : m.noRecordsKept}
            </p>
          )}
        </>
      )}
    </Drawer>
  );
}

function Records({
  year,
  unitId,
  cell,
  version,
}: {
  readonly year: number;
  readonly unitId: string | undefined;
  readonly cell: string;
  readonly version: number | undefined;
}) {
  const m = useMessages(reportMessages);
  const [page, setPage] = useState(1);
  const { data, error, refetch } = useQuery(recordsQuery(year, unitId, cell, page, version));
  if (error !== null) return <FailureAlert failure={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Waiting />;
  return (
    <>
      <h3>{m.records(data.total)}</h3>
      {data.total === 0 && <p className="oz-quiet">{m.noRecords}</p>}
      <Cases label={m.requests} items={data.requests} isLinked />
      <Cases label={m.remedies} items={data.remedies} />
      {data.documents.length > 0 && (
        <ul className="oz-report-records" aria-label={m.documents}>
          {data.documents.map(({ id, title, documentNumber, writtenDate }) => (
            <li key={id}>
              <Link to="/documents/$documentId" params={{ documentId: id }}>
                {title}
              </Link>
              <span className="oz-quiet">{[documentNumber, writtenDate].filter((one) => one !== null).join('　')}</span>
            </li>
          ))}
        </ul>
      )}
      {data.total > data.pageSize && (
        <Pagination
          size="small"
          current={page}
          total={data.total}
          pageSize={data.pageSize}
          showSizeChanger={false}
          onChange={setPage}
        />
      )}
    </>
  );
}

interface CasesProps {
  readonly label: string;
  readonly items: ReportRecords['requests'];
  readonly isLinked?: boolean;
}

function Cases({ label, items, isLinked = false }: CasesProps) {
  const m = useMessages(reportMessages);
  if (items.length === 0) return null;
  return (
    <ul className="oz-report-records" aria-label={label}>
      {items.map(({ id, number, summary, receivedOn, closedOn }) => (
        <li key={id}>
          {isLinked ? (
            <Link to="/requests/$requestId" params={{ requestId: id }}>
              {number}
            </Link>
          ) : (
            <strong>{number}</strong>
          )}
          <span>{summary}</span>
          <span className="oz-quiet">
            {m.receivedOn(receivedOn)}
            {closedOn !== null && ` · ${m.closedOn(closedOn)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
