import {
  deliveryMethodLabels,
  mediumLabels,
  requestChannelLabels,
  type Label,
  type RequestChannel,
} from '@openzone/contracts';
import { Card, Form, Input, Radio, Select } from 'antd';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { todayInShanghai } from '../lib/time.ts';
import { DayPicker } from '../ui/day-picker.tsx';
import { FieldHelp } from '../ui/field-help.tsx';
import { useReference } from '../ui/reference.ts';
import { useRules } from '../ui/rules.ts';
import { intakeMessages } from './intake-messages.ts';
import { intakeChannels } from './intake-values.ts';
import { channelClock } from './words.ts';

export function HowItCameFields() {
  const m = useMessages(intakeMessages);
  const r = useRules();
  const { pick } = useLanguage();
  const form = Form.useFormInstance();
  const channel = Form.useWatch<RequestChannel | undefined>('channel', form) ?? 'IN_PERSON';
  const today = todayInShanghai();
  return (
    <Card className="oz-card" size="small" title={<h2>{m.how}</h2>}>
      <Form.Item
        name="channel"
        label={m.channel}
        extra={<FieldHelp of="channel" field={m.channel} />}
        rules={[r.chosen(m.channel)]}
      >
        <Radio.Group options={intakeChannels.map((value) => ({ value, label: pick(requestChannelLabels[value]) }))} />
      </Form.Item>
      <div className="oz-beside">
        <Form.Item
          name="on"
          label={m.on}
          extra={m.onHint}
          rules={[
            r.chosen(m.on),
            {
              validator: async (_, value: unknown) => {
                if (typeof value === 'string' && value > today) throw new Error(m.futureDay);
              },
            },
          ]}
        >
          <DayPicker latest={today} />
        </Form.Item>
        <p className="oz-rule" role="note" aria-live="polite">
          {pick(channelClock[channel])}
        </p>
      </div>
    </Card>
  );
}

export function AskedFields() {
  const m = useMessages(intakeMessages);
  const r = useRules();
  return (
    <Card className="oz-card" size="small" title={<h2>{m.what}</h2>}>
      <Form.Item
        name={['form', 'content', 'description']}
        label={m.description}
        extra={<FieldHelp of="description" field={m.description} hint={m.descriptionHint} />}
        rules={[r.needed(m.description), r.most(m.description, 5000)]}
      >
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 16 }} />
      </Form.Item>
      <Form.Item
        name={['form', 'content', 'documentNumber']}
        label={m.documentNumber}
        rules={[r.most(m.documentNumber, 100)]}
      >
        <Input />
      </Form.Item>
      <div className="oz-pair">
        <Form.Item
          name={['form', 'content', 'deliveryMethod']}
          label={m.deliveryMethod}
          rules={[r.chosen(m.deliveryMethod)]}
        >
          <Choices labels={deliveryMethodLabels} />
        </Form.Item>
        <Form.Item name={['form', 'content', 'medium']} label={m.medium} rules={[r.chosen(m.medium)]}>
          <Choices labels={mediumLabels} />
        </Form.Item>
      </div>
    </Card>
  );
}

interface ChoicesProps {
  readonly labels: Readonly<Record<string, Label>>;
  /** Given by the form's item. */
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (value: string) => void;
}

/** A closed vocabulary to choose from. */
export function Choices({ labels, id, value, onChange }: ChoicesProps) {
  const { pick } = useLanguage();
  return (
    <Select
      className="oz-wide"
      options={Object.entries(labels).map(([key, label]) => ({ value: key, label: pick(label) }))}
      {...(id === undefined ? {} : { id })}
      {...(value === undefined ? {} : { value })}
      {...(onChange === undefined ? {} : { onChange })}
    />
  );
}

export function HandlingFields() {
  const m = useMessages(intakeMessages);
  const r = useRules();
  const { reference, unitName } = useReference();
  return (
    <Card className="oz-card" size="small" title={<h2>{m.inside}</h2>}>
      <Form.Item name="unitId" label={m.unit} extra={<FieldHelp of="intakeUnit" field={m.unit} hint={m.unitHint} />}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={reference.units.map((unit) => ({ value: unit.id, label: unitName(unit.id) }))}
        />
      </Form.Item>
      <Form.Item name="note" label={m.note} extra={m.noteHint} rules={[r.most(m.note, 1000)]}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </Card>
  );
}
