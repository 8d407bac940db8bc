import type { RequestDetail } from '@openzone/contracts';
import { Button, Input, Select } from 'antd';
import { useId } from 'react';
import { useMessages } from '../i18n/language.tsx';
import { useReference } from '../ui/reference.ts';
import { emptyPart, type PartValues } from './act-fields.ts';
import { splitMessages } from './split-messages.ts';

const MOST = 20;

interface Props {
  readonly detail: RequestDetail;
  /** Given by the form's item. */
  readonly id?: string;
  readonly value?: readonly PartValues[];
  readonly onChange?: (value: readonly PartValues[]) => void;
}

/** What each part asks for and who takes it; at least two. */
export function PartsField({ detail, id, value = [], onChange }: Props) {
  const m = useMessages(splitMessages);
  const { reference, unitName } = useReference();
  const own = useId();
  const change = (at: number, part: Partial<PartValues>) =>
    onChange?.(value.map((one, index) => (index === at ? { ...one, ...part } : one)));
  const mayAssign = detail.acts.includes('ASSIGNED');
  return (
    <div id={id} className="oz-parts">
      <p className="oz-quiet">{m.whole}</p>
      <blockquote className="oz-asked">{detail.content.description}</blockquote>
      {value.map((part, index) => (
        <fieldset key={index} className="oz-part">
          <legend>{m.part(index + 1)}</legend>
          <label htmlFor={`${own}-${index}`}>{m.asks}</label>
          <Input.TextArea
            id={`${own}-${index}`}
            value={part.description}
            maxLength={5000}
            autoSize={{ minRows: 2, maxRows: 8 }}
            onChange={(event) => change(index, { description: event.target.value })}
          />
          {mayAssign && (
            <>
              <label htmlFor={`${own}-${index}-unit`}>{m.unit}</label>
              <Select
                id={`${own}-${index}-unit`}
                className="oz-wide"
                allowClear
                placeholder={m.sameUnit}
                showSearch={{ optionFilterProp: 'label' }}
                value={part.unitId}
                options={reference.units.map((unit) => ({ value: unit.id, label: unitName(unit.id) }))}
                onChange={(unitId: string | undefined) => change(index, { unitId: unitId ?? null })}
              />
            </>
          )}
          {value.length > 2 && (
            <Button size="small" onClick={() => onChange?.(value.filter((_, at) => at !== index))}>
              {m.remove(index + 1)}
            </Button>
          )}
        </fieldset>
      ))}
      {value.length < MOST && <Button onClick={() => onChange?.([...value, emptyPart])}>{m.add}</Button>}
    </div>
  );
}
