import { applicantKindLabels, requestChannelLabels, type RequestListItem, type RequestSort } from '@openzone/contracts';
import { Link } from '@tanstack/react-router';
import type { HTMLAttributes } from 'react';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatDay } from '../lib/time.ts';
import { onTableSort, sortedColumn, type Sorting } from '../lists/sorting.ts';
import { WideTable } from '../ui/wide-table.tsx';
import { assignMessages } from './assign-messages.ts';
import { ClockBadge } from './clock-badge.tsx';
import { requestsMessages } from './messages.ts';
import { RequestTags } from './request-tags.tsx';
import { requestSorts } from './search.ts';
import { requestWords } from './words.ts';

interface Props {
  readonly items: readonly RequestListItem[];
  readonly sorting: Sorting<RequestSort>;
  /** Where rows can be ticked. */
  readonly ticking?: { readonly selected: readonly string[]; readonly onSelect: (ids: string[]) => void };
}

/** By what each column orders the list. */
const keys = { what: 'number', clock: 'due', state: 'state', whose: 'unit', received: 'received' } as const;

export function RequestsTable({ items, sorting, ticking }: Props) {
  const a = useMessages(assignMessages);
  const m = useMessages(requestsMessages);
  const w = useMessages(requestWords);
  const { language, pick } = useLanguage();
  return (
    <WideTable<RequestListItem>
      label={m.table}
      least={880}
      onChange={onTableSort(keys, requestSorts, sorting.onSort)}
      dataSource={[...items]}
      rowKey="id"
      {...(ticking === undefined
        ? {}
        : {
            rowSelection: {
              selectedRowKeys: [...ticking.selected],
              onChange: (rows) => ticking.onSelect(rows.map(String)),
              getCheckboxProps: ({ number }) => ({ 'aria-label': a.tick(number) }),
              getTitleCheckboxProps: () => ({ 'aria-label': a.tickAll }),
            },
          })}
      onRow={() => ({ 'data-row': true }) as HTMLAttributes<HTMLElement>}
      columns={[
        {
          key: 'what',
          title: m.what,
          ...sortedColumn(sorting.sort, keys.what),
          render: (_, request) => (
            <div className="oz-table-title">
              <Link to="/requests/$requestId" params={{ requestId: request.id }}>
                {request.summary === '' ? w.noSummary : request.summary}
              </Link>
              <small>
                {request.number} · {request.applicantMasked} · {pick(applicantKindLabels[request.applicantKind])}
              </small>
            </div>
          ),
        },
        {
          key: 'clock',
          title: w.clock,
          width: 210,
          ...sortedColumn(sorting.sort, keys.clock),
          render: (_, request) => <ClockBadge request={request} />,
        },
        {
          key: 'state',
          title: m.state,
          width: 190,
          ...sortedColumn(sorting.sort, keys.state),
          render: (_, request) => <RequestTags request={request} />,
        },
        {
          key: 'whose',
          title: m.whose,
          width: 160,
          ...sortedColumn(sorting.sort, keys.whose),
          render: (_, request) => (
            <div className="oz-table-title">
              {request.unitName ?? w.notAssigned}
              {request.unitName !== null && <small>{request.handlerName ?? w.noHandler}</small>}
            </div>
          ),
        },
        {
          key: 'received',
          title: m.receipt,
          width: 170,
          ...sortedColumn(sorting.sort, keys.received, 'descend'),
          render: (_, request) => (
            <div className="oz-table-title">
              {pick(requestChannelLabels[request.channel])}
              <small>
                {request.receivedOn === null
                  ? w.submitted(formatDay(request.submittedOn, language))
                  : w.received(formatDay(request.receivedOn, language))}
              </small>
            </div>
          ),
        },
      ]}
    />
  );
}
