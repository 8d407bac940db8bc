import type { AbsenceInput, PersonView } from '@openzone/contracts';
import { Button, Form, Input } from 'antd';
import { useMessages } from '../i18n/language.tsx';
import { DayPicker } from '../ui/day-picker.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { useRules } from '../ui/rules.ts';
import { useSending } from '../ui/use-sending.ts';
import { peopleMessages } from './messages.ts';
import { usePeopleAct } from './use-people-act.ts';

export function LeaveSection({ person }: { readonly person: PersonView }) {
  const m = useMessages(peopleMessages);
  const r = useRules();
  const act = usePeopleAct();
  const [form] = Form.useForm<AbsenceInput>();
  const path = `/people/${person.id}/absences`;
  const { running, failure, send } = useSending(form, ['from', 'until', 'note'], async (values: AbsenceInput) => {
    await act.mutateAsync({ path, method: 'POST', body: { ...values, note: values.note ?? '' } });
    form.resetFields();
  });
  return (
    <section className="oz-person-section">
      <h2>{m.leave}</h2>
      <ul className="oz-person-list">
        {person.absences.map(({ id, from, until, note }) => (
          <li key={id}>
            <div>
              {m.span(from, until)}
              <div className="oz-quiet">{note}</div>
            </div>
            <Button
              size="small"
              aria-label={m.cancelOf(m.span(from, until))}
              onClick={() => act.mutate({ path: `${path}/${id}`, method: 'DELETE' })}
            >
              {m.cancel}
            </Button>
          </li>
        ))}
      </ul>
      <Form name="leave" form={form} layout="vertical" requiredMark={false} onFinish={(values) => void send(values)}>
        {failure !== null && <FailureAlert failure={failure} />}
        <Form.Item name="from" label={m.from} rules={[r.chosen(m.from)]}>
          <DayPicker />
        </Form.Item>
        <Form.Item name="until" label={m.until} rules={[r.chosen(m.until)]}>
          <DayPicker />
        </Form.Item>
        <Form.Item name="note" label={m.leaveNote}>
          <Input maxLength={200} />
        </Form.Item>
        <Button htmlType="submit" loading={running}>
          {m.recordLeave}
        </Button>
      </Form>
    </section>
  );
}
