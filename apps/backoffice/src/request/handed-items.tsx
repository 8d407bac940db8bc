import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { RequestDetail } from '@openzone/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button, Input, InputNumber } from 'antd';
import { documentQuery } from '../api/queries.ts';
import { useMessages } from '../i18n/language.tsx';
import { DayPicker } from '../ui/day-picker.tsx';
import type { HandedItem } from './act-fields.ts';
import type { Bound } from './bound.ts';
import { paperMessages } from './paper-messages.ts';

const EMPTY: HandedItem = { title: '', indexNumber: '', date: null, copies: 1 };

/** What is handed to archives and libraries, one after another. */
export function HandedItems({
  detail,
  id,
  value,
  onChange,
}: Bound<readonly HandedItem[]> & { readonly detail: RequestDetail }) {
  const p = useMessages(paperMessages);
  const items = value ?? [];
  const change = (at: number, part: Partial<HandedItem>) =>
    onChange?.(items.map((item, index) => (index === at ? { ...item, ...part } : item)));
  return (
    <div className="oz-stack" {...(id === undefined ? {} : { id })}>
      {items.map((item, index) => (
        // Rows have no name of their own; they are only added at the end and removed.
        <div key={index} className="oz-handed" role="group" aria-label={p.itemGroup(index + 1)}>
          <Row item={item} n={index + 1} onChange={(part) => change(index, part)} />
          <Button
            icon={<DeleteOutlined aria-hidden />}
            aria-label={p.removeItem(index + 1)}
            onClick={() => onChange?.(items.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <div className="oz-row">
        <Button icon={<PlusOutlined aria-hidden />} onClick={() => onChange?.([...items, EMPTY])}>
          {p.addItem}
        </Button>
        {detail.publicationId !== null && (
          <FromPublication documentId={detail.publicationId} onTake={(item) => onChange?.([...items, item])} />
        )}
      </div>
    </div>
  );
}

interface RowProps {
  readonly item: HandedItem;
  readonly n: number;
  readonly onChange: (part: Partial<HandedItem>) => void;
}

function Row({ item, n, onChange }: RowProps) {
  const p = useMessages(paperMessages);
  return (
    <>
      <label className="oz-handed-title">
        {p.itemTitle}
        <Input value={item.title ?? ''} maxLength={300} onChange={(event) => onChange({ title: event.target.value })} />
      </label>
      <label className="oz-handed-title">
        {p.itemIndex}
        <Input
          value={item.indexNumber ?? ''}
          maxLength={100}
          onChange={(event) => onChange({ indexNumber: event.target.value })}
        />
      </label>
      <label htmlFor={`handed-date-${n}`}>
        {p.itemDate}
        <DayPicker id={`handed-date-${n}`} value={item.date ?? null} onChange={(date) => onChange({ date })} />
      </label>
      <label>
        {p.itemCopies}
        <InputNumber
          className="oz-wide"
          precision={0}
          min={1}
          max={1000}
          value={item.copies ?? null}
          onChange={(copies) => onChange({ copies })}
        />
      </label>
    </>
  );
}

/** The document made of the answer for everybody, once it is public and has its index number. */
function FromPublication({
  documentId,
  onTake,
}: {
  readonly documentId: string;
  readonly onTake: (item: HandedItem) => void;
}) {
  const p = useMessages(paperMessages);
  const { data } = useQuery(documentQuery(documentId));
  if (data === undefined) return null;
  const { indexNumber, title, version } = data;
  if (indexNumber === null) return <span className="oz-quiet">{p.publicationNotYet}</span>;
  return (
    <Button onClick={() => onTake({ title, indexNumber, date: version.writtenDate, copies: 1 })}>
      {p.fromPublication}
    </Button>
  );
}
