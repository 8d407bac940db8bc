import { remedyKindLabels, remedyResultLabels, type RemedyListItem, type RemedySort } from '@openzone/contracts';
import { Link } from '@tanstack/react-router';
import type { HTMLAttributes } from 'react';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatDay } from '../lib/time.ts';
import { onTableSort, sortedColumn, type Sorting } from '../lists/sorting.ts';
import { WideTable } from '../ui/wide-table.tsx';
import { remedyListMessages } from './list-messages.ts';
import { remedySorts } from './search.ts';

interface Props {
  readonly items: readonly RemedyListItem[];
  readonly sorting: Sorting<RemedySort>;
}

/** By what each column orders the list. */
const keys = { what: 'number', clock: 'due', filed: 'received', whose: 'unit', result: 'closed' } as const;

export function RemediesTable({ items, sorting }: Props) {
  const m = useMessages(remedyListMessages);
  const { language } = useLanguage();
  const { sort, onSort } = sorting;
  return (
    <WideTable<RemedyListItem>
      label={m.table}
      least={880}
      dataSource={[...items]}
      rowKey="id"
      onChange={onTableSort(keys, remedySorts, onSort)}
      onRow={() => ({ 'data-row': true }) as HTMLAttributes<HTMLElement>}
      columns={[
        { key: 'what', title: m.what, ...sortedColumn(sort, keys.what), render: (_, item) => <What item={item} /> },
        {
          key: 'clock',
          title: m.clock,
          width: 190,
          ...sortedColumn(sort, keys.clock),
          render: (_, item) => <Response item={item} />,
        },
        {
          key: 'filed',
          title: m.filedOn,
          width: 130,
          ...sortedColumn(sort, keys.filed, 'descend'),
          render: (_, item) => formatDay(item.filedOn, language),
        },
        {
          key: 'whose',
          title: m.unit,
          width: 160,
          ...sortedColumn(sort, keys.whose),
          render: (_, item) => (
            <div className="oz-table-title">
              {item.unitName ?? m.notAssigned}
              {item.handlerName !== null && <small>{item.handlerName}</small>}
            </div>
          ),
        },
        {
          key: 'result',
          title: m.result,
          width: 150,
          ...sortedColumn(sort, keys.result, 'descend'),
          render: (_, item) => <Result item={item} />,
        },
      ]}
    />
  );
}

/** The same on a phone. */
export function RemedyItems({ items }: Pick<Props, 'items'>) {
  const { language } = useLanguage();
  const m = useMessages(remedyListMessages);
  return (
    <ol className="oz-items">
      {items.map((item) => (
        <li key={item.id} className="oz-item">
          <What item={item} />
          <div className="oz-quiet">
            {[item.unitName ?? m.notAssigned, `${m.filedOn} ${formatDay(item.filedOn, language)}`].join(' · ')}
          </div>
          <Response item={item} />
          <Result item={item} />
        </li>
      ))}
    </ol>
  );
}

interface ItemProps {
  readonly item: RemedyListItem;
}

function What({ item }: ItemProps) {
  const { pick } = useLanguage();
  return (
    <div className="oz-table-title">
      {item.requestId === null ? (
        item.summary
      ) : (
        <Link to="/requests/$requestId" params={{ requestId: item.requestId }}>
          {item.summary}
        </Link>
      )}
      <small>
        {item.number} · {pick(remedyKindLabels[item.kind])}
      </small>
    </div>
  );
}

function Response({ item: { due, left, respondedOn } }: ItemProps) {
  const m = useMessages(remedyListMessages);
  const { language } = useLanguage();
  if (respondedOn !== null) return <span>{m.respondedOn(formatDay(respondedOn, language))}</span>;
  if (due === null) return <span className="oz-quiet">{m.noResponse}</span>;
  const tone = left === null || left > 3 ? '' : left < 0 ? 'oz-wrong' : 'oz-warn';
  return (
    <div className="oz-table-title">
      {formatDay(due, language)}
      {left !== null && (
        <small>
          <span className={tone}>{left < 0 ? m.late(-left) : left === 0 ? m.today : m.left(left)}</span>
        </small>
      )}
    </div>
  );
}

function Result({ item: { result, open, concludedOn } }: ItemProps) {
  const m = useMessages(remedyListMessages);
  const { pick, language } = useLanguage();
  if (open || result === null) return <span className="oz-quiet">{m.pending}</span>;
  return (
    <div className="oz-table-title">
      {pick(remedyResultLabels[result])}
      {concludedOn !== null && <small>{formatDay(concludedOn, language)}</small>}
    </div>
  );
}
