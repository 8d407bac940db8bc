import { trailOutcomeLabels } from '@openzone/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useEffect } from 'react';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { DayPicker } from '../ui/day-picker.tsx';
import { useSmallScreen } from '../ui/small-screen.ts';
import { trailMessages } from './messages.ts';
import { trailChoicesQuery } from './queries.ts';
import { trailSearch, type TrailSearch } from './search.ts';

interface Props {
  readonly search: TrailSearch;
  readonly onChange: (search: TrailSearch) => void;
}

const empty = { personId: null, act: null, kind: null, number: '', from: null, to: null, outcome: null, address: '' };

/** Looks when asked to: each look walks an index of many millions of rows, and is no thing for every key. */
export function TrailFilters({ search, onChange }: Props) {
  const m = useMessages(trailMessages);
  const { pick } = useLanguage();
  const small = useSmallScreen();
  const { data } = useQuery(trailChoicesQuery);
  const [form] = Form.useForm<Record<string, unknown>>();
  useEffect(() => form.setFieldsValue({ ...empty, ...search }), [form, search]);
  const choose = {
    allowClear: true,
    showSearch: { optionFilterProp: 'label' },
    className: 'oz-wide',
    loading: data === undefined,
  } as const;
  const fields = (
    <Form<Record<string, unknown>>
      name="trail"
      form={form}
      layout="vertical"
      requiredMark={false}
      className="oz-trail-filters"
      initialValues={{ ...empty, ...search }}
      onFinish={(values) =>
        onChange(trailSearch({ ...values, subjectId: values['kind'] === search.kind ? search.subjectId : undefined }))
      }
    >
      <Form.Item name="personId" label={m.person}>
        <Select
          {...choose}
          placeholder={m.anybody}
          options={(data?.people ?? []).map((one) => ({
            value: one.id,
            label: `${one.name} ${one.signInName}${one.active ? '' : ` ${m.closed}`}`,
          }))}
        />
      </Form.Item>
      <Form.Item name="act" label={m.act}>
        <Select
          {...choose}
          placeholder={m.anyAct}
          options={(data?.acts ?? []).map(({ act, name }) => ({ value: act, label: pick(name) }))}
        />
      </Form.Item>
      <Form.Item name="kind" label={m.kind}>
        <Select
          {...choose}
          placeholder={m.anyKind}
          options={(data?.kinds ?? []).map(({ kind, name }) => ({ value: kind, label: pick(name) }))}
        />
      </Form.Item>
      <Form.Item name="outcome" label={m.outcome}>
        <Select
          allowClear
          className="oz-wide"
          placeholder={m.anyOutcome}
          options={Object.entries(trailOutcomeLabels).map(([value, label]) => ({ value, label: pick(label) }))}
        />
      </Form.Item>
      <Form.Item name="number" label={m.number} tooltip={m.numberHint}>
        <Input allowClear maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="from" label={m.from}>
        <DayPicker />
      </Form.Item>
      <Form.Item name="to" label={m.to}>
        <DayPicker />
      </Form.Item>
      <Form.Item name="address" label={m.address}>
        <Input allowClear maxLength={45} autoComplete="off" placeholder="10.1.2.3" />
      </Form.Item>
      <div className="oz-filter-end">
        <Button type="primary" htmlType="submit">
          {m.find}
        </Button>
        <Button disabled={Object.keys(search).length === 0} onClick={() => onChange({})}>
          {m.clear}
        </Button>
      </div>
    </Form>
  );
  return (
    <search aria-label={m.filters}>
      {small ? (
        <details className="oz-more-filters" open={Object.keys(search).length > 0}>
          <summary>{m.filters}</summary>
          {fields}
        </details>
      ) : (
        fields
      )}
    </search>
  );
}
