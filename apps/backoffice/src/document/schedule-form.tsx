import type { DocumentDetail } from '@openzone/contracts';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { asFailure } from '../api/failure.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { fieldOf } from '../lib/field-errors.ts';
import { instantOf, wallClockOf } from '../lib/time.ts';
import { TimePicker } from '../ui/day-picker.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { FieldHelp } from '../ui/field-help.tsx';
import { actMessages } from './act-messages.ts';
import { planMessages } from './plan-messages.ts';
import type { Perform } from './use-act.ts';

interface Props {
  /** The time that is set already, to be changed. */
  readonly at: DocumentDetail['scheduledFor'];
  readonly perform: Perform;
  readonly onDone?: () => void;
}

/** Sets or changes the time of publication. */
export function ScheduleForm({ at, perform, onDone }: Props) {
  const a = useMessages(actMessages);
  const p = useMessages(planMessages);
  const { pick } = useLanguage();
  const [form] = Form.useForm<{ readonly at: string }>();
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const schedule = async (time: string) => {
    setRunning(true);
    setFailure(null);
    try {
      const done = at === null ? a.scheduled : p.moved;
      await perform({ path: '/schedule', body: { at: new Date(instantOf(time)).toISOString() }, done });
      onDone?.();
    } catch (error) {
      const problem = asFailure(error);
      if (fieldOf(problem, ['at']) === null) setFailure(problem);
      else form.setFields([{ name: 'at', errors: [pick(problem.text)] }]);
    } finally {
      setRunning(false);
    }
  };
  return (
    <Form
      name="schedule"
      form={form}
      layout="vertical"
      requiredMark={false}
      className="oz-schedule"
      initialValues={{ at: at === null ? null : wallClockOf(at) }}
      onFinish={(values) => void schedule(values.at)}
    >
      {failure !== null && <FailureAlert failure={failure} />}
      <Form.Item
        name="at"
        label={at === null ? a.scheduleAt : p.newTime}
        extra={<FieldHelp of="scheduleAt" field={at === null ? a.scheduleAt : p.newTime} />}
        rules={[
          { required: true, message: a.scheduleMissing },
          {
            validator: async (_, value: unknown) => {
              if (typeof value === 'string' && Date.parse(instantOf(value)) <= Date.now())
                throw new Error(a.schedulePast);
            },
          },
        ]}
      >
        <TimePicker />
      </Form.Item>
      <Button htmlType="submit" loading={running}>
        {at === null ? a.scheduleOk : p.move}
      </Button>
    </Form>
  );
}
