import { remedyKindLabels, type Remedy, type RemedyInput, type RemedyKind } from '@openzone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Form, Input, Radio } from 'antd';
import { useId } from 'react';
import { request } from '../api/client.ts';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { todayInShanghai } from '../lib/time.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { useRules } from '../ui/rules.ts';
import { PastDay } from './past-day.tsx';
import { remedyMessages } from './messages.ts';
import { remediesQuery } from './queries.ts';
import { useSending } from '../ui/use-sending.ts';

type Values = Omit<RemedyInput, 'commandKey'>;

const fields = ['kind', 'on', 'body', 'caseNumber', 'claim', 'simplified'] as const satisfies readonly (keyof Values)[];
const kinds = Object.keys(remedyKindLabels) as RemedyKind[];

interface Props {
  readonly requestId: string;
  readonly onDone: () => void;
}

/** The notice of a review body or a court, as it came in. */
export function FileForm({ requestId, onDone }: Props) {
  const m = useMessages(remedyMessages);
  const c = useMessages(common);
  const r = useRules();
  const { pick } = useLanguage();
  const { message } = App.useApp();
  const client = useQueryClient();
  const name = useId();
  const [form] = Form.useForm<Values>();
  const isReview = Form.useWatch('kind', form) === 'REVIEW';
  const body = isReview ? m.reviewBody : m.court;
  const { running, failure, send } = useSending(form, fields, async (values: Values, commandKey) => {
    const list = await request<Remedy[]>(`/requests/${requestId}/remedies`, {
      method: 'POST',
      body: { ...values, simplified: values.kind === 'REVIEW' && values.simplified, commandKey } satisfies RemedyInput,
    });
    client.setQueryData(remediesQuery(requestId).queryKey, list);
    void client.invalidateQueries({ queryKey: ['remedies', 'statistics'] });
    void message.success(m.filed);
    onDone();
  });
  return (
    <Form<Values>
      name={name}
      form={form}
      className="oz-remedy-form"
      layout="vertical"
      requiredMark={false}
      initialValues={{
        kind: 'REVIEW',
        on: todayInShanghai(),
        body: '',
        caseNumber: '',
        claim: '',
        simplified: false,
      }}
      onFinish={(values) => void send(values)}
      scrollToFirstError={{ block: 'center', focus: true }}
    >
      {failure !== null && <FailureAlert failure={failure} />}
      <Form.Item name="kind" label={m.kind}>
        <Radio.Group options={kinds.map((value) => ({ value, label: pick(remedyKindLabels[value]) }))} />
      </Form.Item>
      <div className="oz-pair">
        <Form.Item name="body" label={body} rules={[r.needed(body), r.most(body, 100)]}>
          <Input />
        </Form.Item>
        <Form.Item
          name="caseNumber"
          label={`${m.caseNumber}${c.inBrackets(c.optional)}`}
          rules={[r.most(m.caseNumber, 100)]}
        >
          <Input />
        </Form.Item>
      </div>
      <PastDay name="on" label={m.on} hint={m.onHint} />
      <Form.Item name="claim" label={`${m.claim}${c.inBrackets(c.optional)}`} rules={[r.most(m.claim, 5000)]}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} />
      </Form.Item>
      {isReview && (
        <Form.Item name="simplified" valuePropName="checked">
          <Checkbox>{m.simplified}</Checkbox>
        </Form.Item>
      )}
      <div className="oz-row">
        <Button type="primary" htmlType="submit" loading={running}>
          {m.submitFile}
        </Button>
        <Button onClick={onDone} disabled={running}>
          {c.cancel}
        </Button>
      </div>
    </Form>
  );
}
