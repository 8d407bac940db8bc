import type { TimeLimitsRecords } from '@openzone/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Drawer, Pagination } from 'antd';
import { useState } from 'react';
import { useMessages } from '../i18n/language.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { timeLimitsMessages } from './messages.ts';
import { timeLimitsRecordsQuery, type Asked } from './queries.ts';

/** A figure somebody has opened. */
export interface Opened {
  readonly title: string;
  readonly asked: Asked;
}

interface Props {
  readonly year: number;
  readonly opened: Opened | null;
  readonly onClose: () => void;
}

/** The records a figure counts, each with its days. */
export function RecordsDrawer({ year, opened, onClose }: Props) {
  return (
    <Drawer open={opened !== null} onClose={onClose} size={520} title={opened?.title}>
      {opened !== null && <Records key={JSON.stringify(opened.asked)} year={year} asked={opened.asked} />}
    </Drawer>
  );
}

function Records({ year, asked }: { readonly year: number; readonly asked: Asked }) {
  const m = useMessages(timeLimitsMessages);
  const [page, setPage] = useState(1);
  const { data, error, refetch } = useQuery(timeLimitsRecordsQuery(year, asked, page));
  if (error !== null) return <FailureAlert failure={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Waiting />;
  return (
    <>
      <p>{m.records(data.total)}</p>
      {data.total === 0 && <p className="oz-quiet">{m.noRecords}</p>}
      <ul className="oz-limits-records">
        {data.documents.map((one) => (
          <Document key={one.id} document={one} />
        ))}
        {data.cases.map((one) => (
          <Case key={one.id} found={one} />
        ))}
      </ul>
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

function Document({ document }: { readonly document: TimeLimitsRecords['documents'][number] }) {
  const m = useMessages(timeLimitsMessages);
  const { id, title, unit, column, made, dueOn, publicOn, days } = document;
  const facts = [
    unit,
    column,
    m.made(made),
    ...(dueOn === null ? [] : [m.due(dueOn)]),
    publicOn === null ? m.notPublic : m.publicOn(publicOn),
    ...(days === null ? [] : [m.days(days)]),
  ];
  return (
    <li>
      <Link to="/documents/$documentId" params={{ documentId: id }}>
        {title}
      </Link>
      <span className="oz-quiet">{facts.join(' · ')}</span>
    </li>
  );
}

function Case({ found }: { readonly found: TimeLimitsRecords['cases'][number] }) {
  const m = useMessages(timeLimitsMessages);
  return (
    <li>
      {found.isRequest ? (
        <Link to="/requests/$requestId" params={{ requestId: found.id }}>
          {found.number}
        </Link>
      ) : (
        <strong>{found.number}</strong>
      )}
      <span>{found.summary}</span>
      <span className="oz-quiet">{[found.unit, m.due(found.dueOn)].filter((one) => one !== '').join(' · ')}</span>
    </li>
  );
}
