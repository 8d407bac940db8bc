import type { PublicationPlan, PublicationPlanInput } from '@openzone/contracts';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { asFailure } from '../api/failure.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { fieldOf } from '../lib/field-errors.ts';
import { instantOf, wallClockOf } from '../lib/time.ts';
import { DayPicker, TimePicker } from '../ui/day-picker.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { FieldHelp } from '../ui/field-help.tsx';
import { useRules } from '../ui/rules.ts';
import { planMessages } from './plan-messages.ts';
import type { Perform } from './use-act.ts';

type Values = PublicationPlanInput;
const fields = ['wishedOn', 'notBefore', 'reason'] as const;

interface Props {
  readonly plan: Pick<PublicationPlan, 'wishedOn' | 'notBefore' | 'reason'> | null;
  readonly perform: Perform;
  readonly onDone?: () => void;
}

/** The day wished for and the embargo; what is emptied is taken away. */
export function PlanForm({ plan, perform, onDone }: Props) {
  const p = useMessages(planMessages);
  const r = useRules();
  const { pick } = useLanguage();
  const [form] = Form.useForm<Values>();
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const notBefore = Form.useWatch('notBefore', form) ?? null;
  const save = async (values: Values) => {
    setRunning(true);
    setFailure(null);
    try {
      const until = values.notBefore ?? null;
      const body: PublicationPlanInput = {
        wishedOn: values.wishedOn ?? null,
        notBefore: until === null ? null : untouched(plan?.notBefore ?? null, until),
        reason: until === null ? '' : (values.reason ?? '').trim(),
      };
      await perform({ path: '/plan', body, done: p.saved });
      onDone?.();
    } catch (error) {
      const problem = asFailure(error);
      const field = fields.find((name) => fieldOf(problem, [name]) !== null);
      if (field === undefined) setFailure(problem);
      else form.setFields([{ name: field, errors: [pick(problem.text)] }]);
    } finally {
      setRunning(false);
    }
  };
  return (
    <Form<Values>
      name="plan"
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{
        wishedOn: plan?.wishedOn ?? null,
        notBefore: plan === null || plan.notBefore === null ? null : wallClockOf(plan.notBefore),
        reason: plan?.reason ?? '',
      }}
      onFinish={(values) => void save(values)}
    >
      {failure !== null && <FailureAlert failure={failure} />}
      <div className="oz-pair">
        <Form.Item name="wishedOn" label={p.wishedOn} extra={<FieldHelp of="wishedOn" field={p.wishedOn} />}>
          <DayPicker />
        </Form.Item>
        <Form.Item
          name="notBefore"
          label={p.notBefore}
          extra={<FieldHelp of="notBefore" field={p.notBefore} hint={p.notBeforeHint} />}
        >
          <TimePicker />
        </Form.Item>
      </div>
      {notBefore !== null && (
        <Form.Item
          name="reason"
          label={p.reason}
          rules={[{ required: true, whitespace: true, message: p.reasonMissing }, r.most(p.reason, 500)]}
        >
          <Input />
        </Form.Item>
      )}
      <Button htmlType="submit" loading={running}>
        {p.save}
      </Button>
    </Form>
  );
}

/** The picker knows minutes; a time that was not changed keeps its seconds, or it would seem to end earlier. */
function untouched(before: string | null, wallClock: string): string {
  if (before !== null && wallClockOf(before) === wallClock.slice(0, 16)) return before;
  return new Date(instantOf(wallClock)).toISOString();
}
