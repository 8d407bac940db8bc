import {
  remedyResultLabels,
  type Remedy,
  type RemedyAct,
  type RemedyActInput,
  type RemedyResult,
} from '@openzone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Radio } from 'antd';
import { useId } from 'react';
import { request } from '../api/client.ts';
import { asFailure } from '../api/failure.ts';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { todayInShanghai } from '../lib/time.ts';
import { isStale } from '../request/use-request-act.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { useRules } from '../ui/rules.ts';
import { remedyMessages } from './messages.ts';
import { PastDay } from './past-day.tsx';
import { remediesQuery } from './queries.ts';
import { useSending } from '../ui/use-sending.ts';

interface Props {
  readonly requestId: string;
  readonly remedy: Remedy;
  readonly act: RemedyAct;
  readonly onDone: () => void;
}

interface Values {
  readonly on: string;
  readonly result?: RemedyResult;
  readonly note?: string;
  readonly text?: string;
}

const fields = ['on', 'result', 'note', 'text'] as const;
const results = ['UPHELD', 'CORRECTED', 'OTHER'] as const satisfies readonly RemedyResult[];

/** One act on a review or an action, at the revision on the screen. */
export function ActForm({ requestId, remedy, act, onDone }: Props) {
  const m = useMessages(remedyMessages);
  const c = useMessages(common);
  const r = useRules();
  const { pick } = useLanguage();
  const name = useId();
  const [form] = Form.useForm<Values>();
  const corrected = Form.useWatch('result', form) === 'CORRECTED';
  const { label, day } = {
    RESPONDED: { label: m.responded, day: m.respondedOnField },
    CONCLUDED: { label: m.concluded, day: m.concludedOnField },
    NOTE_ADDED: { label: m.noteAdded, day: m.noteAddedOn },
  }[act];
  const perform = usePerform({ requestId, remedy, act }, label);
  const { running, failure, send } = useSending(form, fields, async (values: Values, commandKey) => {
    await perform(values, commandKey);
    onDone();
  });
  return (
    <Form<Values>
      name={name}
      form={form}
      className="oz-remedy-form"
      layout="vertical"
      requiredMark={false}
      initialValues={{ on: todayInShanghai(), note: '', text: '' }}
      onFinish={(values) => void send(values)}
      scrollToFirstError={{ block: 'center', focus: true }}
    >
      <h4>{label}</h4>
      {failure !== null && <FailureAlert failure={failure} />}
      <PastDay name="on" label={day} />
      {act === 'CONCLUDED' && (
        <Form.Item
          name="result"
          label={m.result}
          rules={[r.chosen(m.result)]}
          extra={corrected ? m.correctedHint : null}
        >
          <Radio.Group options={results.map((value) => ({ value, label: pick(remedyResultLabels[value]) }))} />
        </Form.Item>
      )}
      {act === 'NOTE_ADDED' ? (
        <Form.Item name="text" label={m.text} rules={[r.needed(m.text), r.most(m.text, 5000)]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} />
        </Form.Item>
      ) : (
        <Form.Item name="note" label={`${m.note}${c.inBrackets(c.optional)}`} rules={[r.most(m.note, 5000)]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} />
        </Form.Item>
      )}
      <div className="oz-row">
        <Button type="primary" htmlType="submit" loading={running}>
          {m.submit(label)}
        </Button>
        <Button onClick={onDone} disabled={running}>
          {c.cancel}
        </Button>
      </div>
    </Form>
  );
}

function dataOf(act: RemedyAct, { result, note = '', text = '' }: Values): RemedyActInput['data'] {
  if (act === 'NOTE_ADDED') return { text };
  return act === 'CONCLUDED' ? { result, note } : { note };
}

/** Where somebody was faster the newest state is shown, and what was typed stays in the form. */
function usePerform({ requestId, remedy, act }: Omit<Props, 'onDone'>, label: string) {
  const m = useMessages(remedyMessages);
  const client = useQueryClient();
  const { message } = App.useApp();
  const { queryKey } = remediesQuery(requestId);
  return async (values: Values, commandKey: string) => {
    const body: RemedyActInput = { on: values.on, revision: remedy.revision, commandKey, data: dataOf(act, values) };
    try {
      const after = await request<Remedy>(`/remedies/${remedy.id}/acts/${act}`, { method: 'POST', body });
      client.setQueryData(queryKey, (list) => list?.map((one) => (one.id === after.id ? after : one)));
      void client.invalidateQueries({ queryKey: ['remedies', 'statistics'] });
      void message.success(m.done(label));
    } catch (error) {
      if (isStale(asFailure(error))) {
        void message.warning(m.movedOn, 8);
        await client.invalidateQueries({ queryKey });
      }
      throw error;
    }
  };
}
