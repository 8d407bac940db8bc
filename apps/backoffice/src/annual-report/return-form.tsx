import type { ReportReturn, ReportReturnInput } from '@openzone/contracts';
import { Button, Card, Input, InputNumber } from 'antd';
import { useId, useState } from 'react';
import { asFailure } from '../api/failure.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { reportMessages } from './messages.ts';

type Item = ReportReturn['items'][number];
type Typed = Readonly<Record<string, { readonly value: number | null; readonly remark: string }>>;

interface Props {
  readonly found: ReportReturn;
  readonly onSave: (input: Omit<ReportReturnInput, 'revision'>) => Promise<void>;
}

/** What is asked, by its groups: this year's figure beside last year's, and room to explain. */
export function ReturnForm({ found, onSave }: Props) {
  const m = useMessages(reportMessages);
  const { pick } = useLanguage();
  const [typed, setTyped] = useState<Typed>(() =>
    Object.fromEntries(found.items.map(({ key, value, remark }) => [key, { value, remark }])),
  );
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const groups = [...new Map(found.items.map(({ group }) => [group.en, group])).values()];
  const save = async () => {
    setRunning(true);
    setFailure(null);
    const entries = Object.entries(typed);
    try {
      await onSave({
        figures: Object.fromEntries(entries.flatMap(([key, { value }]) => (value === null ? [] : [[key, value]]))),
        remarks: Object.fromEntries(
          entries.flatMap(([key, { remark }]) => (remark.trim() === '' ? [] : [[key, remark]])),
        ),
      });
    } catch (error) {
      setFailure(error);
    } finally {
      setRunning(false);
    }
  };
  const wrong = failure === null ? undefined : asFailure(failure).error.field?.split('.').at(-1);
  return (
    <>
      {groups.map((group) => (
        <Card key={group.en} className="oz-card" size="small" title={<h2>{pick(group)}</h2>}>
          <div className="oz-scroll" role="region" aria-label={pick(group)} tabIndex={0}>
            <table className="oz-report-table">
              <caption>{pick(group)}</caption>
              <thead>
                <tr>
                  <th scope="col">{m.item}</th>
                  <th scope="col">{m.last}</th>
                  <th scope="col">{m.value}</th>
                  <th scope="col">{m.remark}</th>
                </tr>
              </thead>
              <tbody>
                {found.items
                  .filter((item) => item.group.en === group.en)
                  .map((item) => (
                    <ItemRow
                      key={item.key}
                      item={item}
                      typed={typed[item.key] ?? { value: null, remark: '' }}
                      isWrong={wrong === item.key}
                      isOpen={found.may.fill}
                      onChange={(next) => setTyped((before) => ({ ...before, [item.key]: next }))}
                    />
                  ))}
              </tbody>
            </table>
          </div>
        </Card>
      ))}
      {failure !== null && <FailureAlert failure={failure} />}
      {found.may.fill && (
        <p>
          <Button type="primary" loading={running} onClick={() => void save()}>
            {m.saveReturn}
          </Button>
        </p>
      )}
    </>
  );
}

interface RowProps {
  readonly item: Item;
  readonly typed: Typed[string];
  readonly isWrong: boolean;
  readonly isOpen: boolean;
  readonly onChange: (next: Typed[string]) => void;
}

function ItemRow({ item, typed, isWrong, isOpen, onChange }: RowProps) {
  const m = useMessages(reportMessages);
  const { pick } = useLanguage();
  const noteId = useId();
  const label = pick(item.label);
  return (
    <tr>
      <th scope="row">
        {label}（{item.unit}）
        <span id={noteId} className="oz-quiet oz-report-note">
          {pick(item.note)}
        </span>
        {item.doubt !== null && (
          <span className={`oz-report-note ${item.remark === '' ? 'oz-wrong' : 'oz-quiet'}`}>
            {pick(item.doubt.text)}
          </span>
        )}
      </th>
      <td className="oz-report-figure">{item.last ?? '—'}</td>
      <td className="oz-report-figure">
        <InputNumber<number>
          aria-label={label}
          aria-describedby={noteId}
          value={typed.value}
          disabled={!isOpen}
          status={isWrong ? 'error' : ''}
          controls={false}
          onChange={(value) => onChange({ ...typed, value })}
        />
      </td>
      <td>
        <Input.TextArea
          aria-label={m.remarkOf(label)}
          autoSize={{ minRows: 1, maxRows: 4 }}
          maxLength={1000}
          value={typed.remark}
          disabled={!isOpen}
          onChange={(event) => onChange({ ...typed, remark: event.target.value })}
        />
      </td>
    </tr>
  );
}
