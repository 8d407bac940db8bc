import type { LetterListItem, LetterSort } from '@openzone/contracts';
import { Link } from '@tanstack/react-router';
import type { HTMLAttributes } from 'react';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatDay } from '../lib/time.ts';
import { onTableSort, sortedColumn, type Sorting } from '../lists/sorting.ts';
import { WideTable } from '../ui/wide-table.tsx';
import { letterMessages } from './messages.ts';
import { letterSorts } from './search.ts';

interface Props {
  readonly items: readonly LetterListItem[];
  readonly sorting: Sorting<LetterSort>;
}

/** By what each column orders the list. */
const keys = { name: 'name', request: 'request', whose: 'unit', made: 'made', issued: 'issued' } as const;

export function LettersTable({ items, sorting }: Props) {
  const m = useMessages(letterMessages);
  const { language } = useLanguage();
  const { sort, onSort } = sorting;
  return (
    <WideTable<LetterListItem>
      label={m.table}
      least={880}
      dataSource={[...items]}
      rowKey="id"
      onChange={onTableSort(keys, letterSorts, onSort)}
      onRow={() => ({ 'data-row': true }) as HTMLAttributes<HTMLElement>}
      columns={[
        {
          key: 'name',
          title: m.kind,
          width: 230,
          ...sortedColumn(sort, keys.name),
          render: (_, item) => <Name item={item} />,
        },
        {
          key: 'request',
          title: m.request,
          ...sortedColumn(sort, keys.request),
          render: (_, item) => <OfRequest item={item} />,
        },
        {
          key: 'whose',
          title: m.unit,
          width: 150,
          ...sortedColumn(sort, keys.whose),
          render: (_, item) => item.unitName ?? m.notAssigned,
        },
        {
          key: 'made',
          title: m.made,
          width: 150,
          ...sortedColumn(sort, keys.made, 'descend'),
          render: (_, item) => (
            <div className="oz-table-title">
              {formatDay(item.madeOn, language)}
              <small>{item.createdBy}</small>
            </div>
          ),
        },
        {
          key: 'issued',
          title: m.issued,
          width: 150,
          ...sortedColumn(sort, keys.issued, 'descend'),
          render: (_, item) => <Issued item={item} />,
        },
      ]}
    />
  );
}

/** The same on a phone. */
export function LetterItems({ items }: Pick<Props, 'items'>) {
  const m = useMessages(letterMessages);
  const { language } = useLanguage();
  return (
    <ol className="oz-items">
      {items.map((item) => (
        <li key={item.id} className="oz-item">
          <Name item={item} />
          <OfRequest item={item} />
          <div className="oz-quiet">
            {[item.unitName ?? m.notAssigned, `${m.made} ${formatDay(item.madeOn, language)}`, item.createdBy].join(
              ' · ',
            )}
          </div>
          <Issued item={item} />
        </li>
      ))}
    </ol>
  );
}

interface ItemProps {
  readonly item: LetterListItem;
}

function Name({ item: { name, number, toApplicant } }: ItemProps) {
  const m = useMessages(letterMessages);
  const more = [number, toApplicant ? null : m.toOther].filter((one) => one !== null);
  return (
    <div className="oz-table-title">
      {name}
      {more.length > 0 && <small>{more.join(' · ')}</small>}
    </div>
  );
}

function OfRequest({ item: { requestId, requestNumber, summary } }: ItemProps) {
  return (
    <div className="oz-table-title">
      <Link to="/requests/$requestId" params={{ requestId }}>
        {requestNumber}
      </Link>
      <small>{summary}</small>
    </div>
  );
}

function Issued({ item: { issuedOn } }: ItemProps) {
  const m = useMessages(letterMessages);
  const { language } = useLanguage();
  return issuedOn === null ? (
    <span className="oz-quiet">{m.notIssued}</span>
  ) : (
    <span>{m.issuedOn(formatDay(issuedOn, language))}</span>
  );
}
