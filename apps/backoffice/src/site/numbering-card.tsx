import { DeleteOutlined } from '@ant-design/icons';
import type { NumberingInput, NumberingView } from '@openzone/contracts';
import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { App, Button, Card, Form, Input, Radio, Select } from 'antd';
import { request } from '../api/client.ts';
import { useMessages } from '../i18n/language.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { useReference } from '../ui/reference.ts';
import { useRules } from '../ui/rules.ts';
import { useSending } from '../ui/use-sending.ts';
import { useSettled } from '../ui/use-settled.ts';
import { WideTable } from '../ui/wide-table.tsx';
import { siteMessages } from './messages.ts';
import { numberingQuery } from './queries.ts';

type Values = Omit<NumberingInput, 'revision'>;

/** How index numbers and document numbers are formed, with what comes next and what exists. */
export function NumberingCard({ mayEdit }: { readonly mayEdit: boolean }) {
  const m = useMessages(siteMessages);
  const { message } = App.useApp();
  const client = useQueryClient();
  const { data } = useSuspenseQuery(numberingQuery);
  const [form] = Form.useForm<Values>();
  const typed = Form.useWatch<Values | undefined>([], form);
  const { running, failure, send } = useSending(form, [], async (values) => {
    const body: NumberingInput = { ...sendable(values), revision: data.revision };
    const saved = await request<NumberingView>('/settings/numbering', { method: 'PUT', body });
    client.setQueryData(numberingQuery.queryKey, saved);
    form.setFieldsValue({ index: saved.index, patterns: saved.patterns });
    void message.success(m.saved);
  });
  return (
    <Card className="oz-card" size="small" title={<h2>{m.numbering}</h2>}>
      <p className="oz-quiet">{m.numberingAbout}</p>
      <Form<Values>
        name="numbering"
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={!mayEdit}
        initialValues={{ index: data.index, patterns: data.patterns }}
        onFinish={(values) => void send(values)}
      >
        {failure !== null && <FailureAlert failure={failure} />}
        <Form.Item name={['index', 'separator']} label={m.separator}>
          <Radio.Group
            options={[...(['/', '-', '.'] as const), ''].map((value) => ({
              value,
              label: value === '' ? m.noSeparator : value,
            }))}
          />
        </Form.Item>
        <Form.Item name={['index', 'width']} label={m.width}>
          <Radio.Group options={[5, 6, 7].map((value) => ({ value, label: String(value) }))} />
        </Form.Item>
        <Patterns mayEdit={mayEdit} />
        <Examples view={data} proposed={mayEdit && typed !== undefined ? sendable(typed) : undefined} />
        {mayEdit && (
          <Button type="primary" htmlType="submit" loading={running}>
            {m.save}
          </Button>
        )}
      </Form>
    </Card>
  );
}

/** A row just added has no pattern yet. */
function sendable({ index, patterns }: Values): Values {
  return {
    index,
    patterns: (patterns ?? [])
      .filter((one) => (one?.pattern ?? '').trim() !== '')
      .map(({ unitId, pattern }) => ({ unitId: unitId ?? null, pattern })),
  };
}

function Patterns({ mayEdit }: { readonly mayEdit: boolean }) {
  const m = useMessages(siteMessages);
  const r = useRules();
  const { reference, unitName } = useReference();
  return (
    <fieldset className="oz-fieldset">
      <legend>{m.patterns}</legend>
      <p className="oz-quiet">{m.patternsHint}</p>
      <Form.List name="patterns">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }, index) => (
              <div key={key} className="oz-pattern">
                <Form.Item name={[name, 'unitId']}>
                  <Select
                    allowClear
                    aria-label={m.unit}
                    placeholder={m.otherUnits}
                    options={reference.units.map((unit) => ({ value: unit.id, label: unitName(unit.id) }))}
                  />
                </Form.Item>
                <Form.Item name={[name, 'pattern']} rules={[r.needed(m.pattern), r.most(m.pattern, 60)]}>
                  <Input aria-label={m.pattern} placeholder="阳管发〔{year}〕{number}号" />
                </Form.Item>
                {mayEdit && (
                  <Button
                    type="text"
                    icon={<DeleteOutlined aria-hidden />}
                    aria-label={m.removePattern(index + 1)}
                    onClick={() => remove(name)}
                  />
                )}
              </div>
            ))}
            {mayEdit && <Button onClick={() => add({ unitId: null, pattern: '' })}>{m.addPattern}</Button>}
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

function Examples({ view, proposed }: { readonly view: NumberingView; readonly proposed: Values | undefined }) {
  const m = useMessages(siteMessages);
  const settled = useSettled(proposed, 500);
  const preview = useQuery({
    queryKey: ['settings', 'numbering', 'preview', settled],
    queryFn: ({ signal }) =>
      request<NumberingView>('/settings/numbering/preview', { method: 'POST', body: settled, signal }),
    enabled: settled !== undefined,
    retry: false,
    placeholderData: (before) => before,
  });
  const shown = preview.data ?? view;
  return (
    <>
      <h3>{m.examples}</h3>
      {preview.error !== null && <FailureAlert failure={preview.error} />}
      <WideTable<NumberingView['units'][number]>
        label={m.examples}
        least={560}
        size="small"
        rowKey="id"
        dataSource={shown.units}
        columns={[
          { key: 'unit', title: m.unit, render: (_, { name }) => name },
          {
            key: 'code',
            title: m.agencyCode,
            render: (_, { agencyCode, sharedWith }) => (
              <span className="oz-number">
                {agencyCode === '' ? m.noCode : agencyCode}
                {sharedWith.length > 0 && <span className="oz-quiet"> {m.shared(sharedWith.join('、'))}</span>}
              </span>
            ),
          },
          {
            key: 'index',
            title: m.nextIndex,
            render: (_, { nextIndexNumber }) => <span className="oz-number">{nextIndexNumber}</span>,
          },
          {
            key: 'number',
            title: m.nextNumber,
            render: (_, { nextDocumentNumber }) => (
              <span className="oz-number">{nextDocumentNumber ?? m.noPattern}</span>
            ),
          },
        ]}
      />
      <Fit what={m.indexNumbers} checked={shown.indexNumbers} />
      {shown.patterns.length > 0 && <Fit what={m.documentNumbers} checked={shown.documentNumbers} />}
    </>
  );
}

function Fit({ what, checked }: { readonly what: string; readonly checked: NumberingView['indexNumbers'] }) {
  const m = useMessages(siteMessages);
  return (
    <p aria-live="polite">
      {m.fits(what, checked.fitting, checked.total)}
      {checked.others.length > 0 && <span className="oz-quiet"> {m.others(checked.others.join('、'))}</span>}
    </p>
  );
}
