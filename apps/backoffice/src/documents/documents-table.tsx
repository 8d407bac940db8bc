import { roleLabels, type DocumentListItem, type DocumentSort } from '@openzone/contracts';
import { Link } from '@tanstack/react-router';
import type { TableColumnsType } from 'antd';
import type { HTMLAttributes } from 'react';
import { documentSorts } from '../app/search.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatDay, formatTime } from '../lib/time.ts';
import { onTableSort, sortedColumn, type Sorting } from '../lists/sorting.ts';
import { DueMark, isClockRunning } from '../ui/due.tsx';
import { WideTable } from '../ui/wide-table.tsx';
import { useReference } from '../ui/reference.ts';
import { DocumentTags } from '../ui/tags.tsx';
import { documentWords } from '../ui/vocabulary.ts';
import { documentsMessages } from './messages.ts';

interface Props {
  readonly items: readonly DocumentListItem[];
  /** Keys of columns that are not shown. The title always is. */
  readonly hidden: readonly string[];
  readonly selected: readonly string[];
  readonly onSelect: (ids: string[]) => void;
  readonly sorting: Sorting<DocumentSort>;
}

/** By what each column orders the list. */
const keys = { title: 'title', state: 'stage', day: 'day', place: 'unit', updated: 'updated' } as const;

export function DocumentsTable({ items, hidden, selected, onSelect, sorting }: Props) {
  const m = useMessages(documentsMessages);
  const w = useMessages(documentWords);
  const { language, pick } = useLanguage();
  const { columnLeaf, unitShort } = useReference();
  return (
    <WideTable<DocumentListItem>
      label={m.table}
      least={980}
      onChange={onTableSort(keys, documentSorts, sorting.onSort)}
      dataSource={[...items]}
      rowKey="id"
      rowSelection={{
        selectedRowKeys: [...selected],
        onChange: (rows) => onSelect(rows.map(String)),
        getCheckboxProps: ({ title }) => ({ 'aria-label': m.tick(title) }),
        getTitleCheckboxProps: () => ({ 'aria-label': m.tickAll }),
      }}
      onRow={() => ({ 'data-row': true }) as HTMLAttributes<HTMLElement>}
      columns={(
        [
          {
            key: 'title',
            title: w.title,
            ...sortedColumn(sorting.sort, keys.title),
            render: (_, document) => (
              <div className="oz-table-title">
                <Link to="/documents/$documentId" params={{ documentId: document.id }}>
                  {document.title === '' ? w.untitled : document.title}
                </Link>
                {document.documentNumber !== null && <small>{document.documentNumber}</small>}
              </div>
            ),
          },
          {
            key: 'state',
            title: w.stage,
            width: 190,
            ...sortedColumn(sorting.sort, keys.state),
            render: (_, document) => (
              <div className="oz-table-title">
                <DocumentTags document={document} />
                {document.waitingFor !== null && <small>{w.waitingFor(pick(roleLabels[document.waitingFor]))}</small>}
                {document.scheduledFor !== null && (
                  <small>{w.scheduledFor(formatTime(document.scheduledFor, language))}</small>
                )}
              </div>
            ),
          },
          {
            key: 'day',
            title: m.day,
            width: 200,
            ...sortedColumn(sorting.sort, keys.day, 'descend'),
            render: (_, document) => (
              <div className="oz-table-title">
                {formatDay(document.writtenDate, language)}
                {isClockRunning(document) && <DueMark due={document.due} explain={false} />}
              </div>
            ),
          },
          {
            key: 'place',
            title: `${w.unit} / ${w.column}`,
            width: 170,
            ...sortedColumn(sorting.sort, keys.place),
            render: (_, document) => (
              <div className="oz-table-title">
                {unitShort(document.unitId)}
                <small>{columnLeaf(document.columnId)}</small>
              </div>
            ),
          },
          {
            key: 'updated',
            title: m.updated,
            width: 180,
            ...sortedColumn(sorting.sort, keys.updated, 'descend'),
            render: (_, document) => (
              <div className="oz-table-title">
                {formatTime(document.updatedAt, language)}
                {document.publishedAt !== null && (
                  <small>{w.publishedAt(formatTime(document.publishedAt, language))}</small>
                )}
              </div>
            ),
          },
        ] satisfies TableColumnsType<DocumentListItem>
      ).filter(({ key }) => !hidden.includes(key))}
    />
  );
}
