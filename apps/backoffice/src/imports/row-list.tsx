import type { ImportRow } from '@openzone/contracts';
import { Checkbox } from 'antd';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatDay } from '../lib/time.ts';
import { WideTable } from '../ui/wide-table.tsx';
import { useReference } from '../ui/reference.ts';
import { useSmallScreen } from '../ui/small-screen.ts';
import { AttributeTag, Badge, StageTag } from '../ui/tags.tsx';
import { documentWords } from '../ui/vocabulary.ts';
import { batchMessages, rowStateWords } from './messages.ts';

interface Props {
  readonly rows: readonly ImportRow[];
  readonly selected: readonly string[];
  readonly onSelect: (ids: readonly string[]) => void;
  readonly onOpen: (id: string) => void;
}

const stateTones = { waiting: 'gold', confirmed: 'green', rejected: 'grey', duplicate: 'grey' } as const;

/** What can be acted on: rows to check, and rows whose document is in review. */
export function isOpenRow(row: ImportRow): boolean {
  return row.state === 'waiting' || row.documentStage === 'in_review';
}

export function RowList(props: Props) {
  return useSmallScreen() ? <RowCards {...props} /> : <RowTable {...props} />;
}

function RowTable({ rows, selected, onSelect, onOpen }: Props) {
  const m = useMessages(batchMessages);
  const { unitShortByCode, columnLeafByKey } = useReference();
  return (
    <WideTable<ImportRow>
      label={m.rows}
      least={940}
      size="small"
      rowKey="id"
      dataSource={[...rows]}
      rowSelection={{
        selectedRowKeys: [...selected],
        onChange: (keys) => onSelect(keys.map(String)),
        getCheckboxProps: (row) => ({ disabled: !isOpenRow(row), 'aria-label': m.select(row.title) }),
        getTitleCheckboxProps: () => ({ 'aria-label': m.selectAll }),
      }}
      columns={[
        { key: 'title', title: m.row, render: (_, row) => <RowTitle row={row} onOpen={onOpen} /> },
        { key: 'facts', title: m.facts, width: 190, render: (_, row) => <RowFacts row={row} /> },
        {
          key: 'place',
          title: m.place,
          width: 210,
          render: (_, row) => (
            <div className="oz-table-title">
              {unitShortByCode(row.unitCode)}
              <small>{columnLeafByKey(row.columnKey)}</small>
              <AttributeTag attribute={row.attribute} />
            </div>
          ),
        },
        {
          key: 'confidence',
          title: m.confidence,
          width: 76,
          render: (_, row) => <Confidence value={row.confidence} />,
        },
        { key: 'state', title: m.missing, width: 200, render: (_, row) => <RowStateWords row={row} /> },
      ]}
    />
  );
}

function RowCards({ rows, selected, onSelect, onOpen }: Props) {
  const m = useMessages(batchMessages);
  const { unitShortByCode, columnLeafByKey } = useReference();
  return (
    <ul className="oz-items">
      {rows.map((row) => (
        <li key={row.id} className="oz-item oz-item-whole">
          <div>
            <div className="oz-row oz-row-head">
              <Checkbox
                aria-label={m.select(row.title)}
                disabled={!isOpenRow(row)}
                checked={selected.includes(row.id)}
                onChange={(event) =>
                  onSelect(event.target.checked ? [...selected, row.id] : selected.filter((id) => id !== row.id))
                }
              />
              <RowTitle row={row} onOpen={onOpen} />
            </div>
            <div className="oz-item-meta">
              <RowFacts row={row} />
            </div>
            <div className="oz-item-meta">
              <span>{unitShortByCode(row.unitCode)}</span>
              <span>{columnLeafByKey(row.columnKey)}</span>
              <AttributeTag attribute={row.attribute} />
              <span>
                {m.confidence} <Confidence value={row.confidence} />
              </span>
            </div>
            <RowStateWords row={row} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function RowTitle({ row, onOpen }: { readonly row: ImportRow; readonly onOpen: (id: string) => void }) {
  const m = useMessages(batchMessages);
  const w = useMessages(documentWords);
  const title = row.title === '' ? w.untitled : row.title;
  return (
    <div className="oz-table-title">
      <button type="button" className="oz-link" aria-label={m.open(title)} onClick={() => onOpen(row.id)}>
        {title}
      </button>
      <small>{row.fileName}</small>
    </div>
  );
}

function RowFacts({ row }: { readonly row: ImportRow }) {
  const m = useMessages(batchMessages);
  const w = useMessages(documentWords);
  const { language } = useLanguage();
  return (
    <div className="oz-table-title">
      {row.documentNumber ?? ''}
      <small>
        {row.writtenDate === null ? (
          <span className="oz-wrong">{m.noDay}</span>
        ) : (
          w.written(formatDay(row.writtenDate, language))
        )}
      </small>
      {row.publishedDate !== null && <small>{m.published(formatDay(row.publishedDate, language))}</small>}
    </div>
  );
}

export function Confidence({ value }: { readonly value: number }) {
  const m = useMessages(batchMessages);
  const tone = value >= 0.8 ? 'oz-sure' : value >= 0.5 ? 'oz-warn' : 'oz-wrong';
  return <strong className={tone}>{m.sure(Math.round(value * 100))}</strong>;
}

function RowStateWords({ row }: { readonly row: ImportRow }) {
  const m = useMessages(batchMessages);
  const c = useMessages(common);
  const states = useMessages(rowStateWords);
  const { pick } = useLanguage();
  return (
    <div>
      <span className="oz-tags">
        {row.documentStage === null ? (
          <Badge tone={stateTones[row.state]}>{states[row.state]}</Badge>
        ) : (
          <StageTag stage={row.documentStage} />
        )}
        {row.repaired && <Badge tone="violet">{m.repaired}</Badge>}
        {row.warnings.length > 0 && <Badge tone="gold">{m.warnings(row.warnings.length)}</Badge>}
      </span>
      {row.state === 'waiting' &&
        (row.missing.length === 0 ? (
          <div className="oz-sure">{m.complete}</div>
        ) : (
          <div className="oz-wrong">{row.missing.map(pick).join(c.separator)}</div>
        ))}
      {row.comment !== '' && <div className="oz-quiet">{row.comment}</div>}
    </div>
  );
}
