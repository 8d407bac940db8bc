import type { CalendarChangeInput, CalendarView } from '@openzone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Card, Form, Input } from 'antd';
import { useMemo, useState } from 'react';
import { request } from '../api/client.ts';
import { asFailure } from '../api/failure.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { fieldOf } from '../lib/field-errors.ts';
import { daysBetween, formatDay, todayInShanghai } from '../lib/time.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { FieldHelp } from '../ui/field-help.tsx';
import { useRules } from '../ui/rules.ts';
import { readAnnouncement } from './announcement.ts';
import { CalendarEffect } from './calendar-effect.tsx';
import { ChangePreview } from './change-preview.tsx';
import { changesNothing, planChange } from './calendar-plan.ts';
import { calendarMessages } from './messages.ts';
import { calendarQuery } from './queries.ts';

/** Time limits reach about a month ahead; before that the next year should be there. */
const SOON_DAYS = 60;

interface Props {
  readonly calendar: CalendarView;
  readonly onDirty: (dirty: boolean) => void;
  readonly onSaved: (change: CalendarChangeInput) => void;
}

interface Values {
  readonly basis: string;
  readonly text: string;
}

/** An announcement as it is typed or pasted, what it changes, and the notice it rests on. */
export function AnnouncementForm({ calendar, onDirty, onSaved }: Props) {
  const m = useMessages(calendarMessages);
  const r = useRules();
  const { language } = useLanguage();
  const endsSoon = daysBetween(todayInShanghai(), calendar.to) < SOON_DAYS;
  const [form] = Form.useForm<Values>();
  const text = Form.useWatch('text', form) ?? '';
  const reading = useMemo(() => readAnnouncement(text), [text]);
  const plan = useMemo(() => planChange(calendar, reading), [calendar, reading]);
  const { running, failure, send } = useSend({ form, calendar, onDirty, onSaved });
  return (
    <Card className="oz-card" size="small" title={<h2>{m.announce}</h2>}>
      {endsSoon && (
        <Alert className="oz-alert" type="warning" showIcon title={m.endsSoon(formatDay(calendar.to, language))} />
      )}
      <p className="oz-rule">{m.announceNote}</p>
      <Form<Values>
        name="announcement"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ basis: '', text: '' }}
        onValuesChange={(changed, values) => {
          onDirty(`${values.basis}${values.text}`.trim() !== '');
          // The preview says at once what the new words mean; what was said of the old ones goes.
          if ('text' in changed) form.setFields([{ name: 'text', errors: [] }]);
        }}
        onFinish={(values) => void send(values)}
        scrollToFirstError={{ block: 'center', focus: true }}
      >
        {failure !== null && <FailureAlert failure={failure} />}
        <div className="oz-announce">
          <div>
            <Form.Item
              name="basis"
              label={m.basis}
              extra={m.basisHint}
              rules={[r.needed(m.basis), r.least(4), r.most(m.basis, 300)]}
            >
              <Input />
            </Form.Item>
            <Form.Item
              name="text"
              label={m.text}
              extra={<FieldHelp of="calendarText" field={m.text} hint={m.textHint} />}
              validateTrigger="onSubmit"
              rules={[
                {
                  validator: async (_, value: unknown) => {
                    const problem = problemOf(calendar, typeof value === 'string' ? value : '');
                    if (problem !== null) throw new Error(m[problem]);
                  },
                },
              ]}
            >
              <Input.TextArea autoSize={{ minRows: 6, maxRows: 20 }} spellCheck={false} />
            </Form.Item>
          </div>
          <div>
            <ChangePreview reading={reading} plan={plan} />
            {problemOf(calendar, text) === null && <CalendarEffect change={plan.change} />}
          </div>
        </div>
        <Button type="primary" htmlType="submit" loading={running}>
          {m.submit}
        </Button>
      </Form>
    </Card>
  );
}

function problemOf(calendar: CalendarView, text: string): 'nothingTyped' | 'mend' | 'noChange' | null {
  const reading = readAnnouncement(text);
  const plan = planChange(calendar, reading);
  if (reading.wrong.length > 0 || plan.problems.length > 0) return 'mend';
  if (reading.read.length === 0) return 'nothingTyped';
  return changesNothing(plan) ? 'noChange' : null;
}

interface Sending extends Props {
  readonly form: ReturnType<typeof Form.useForm<Values>>[0];
}

function useSend({ form, calendar, onDirty, onSaved }: Sending) {
  const m = useMessages(calendarMessages);
  const { pick } = useLanguage();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const send = async ({ basis, text }: Values) => {
    if (running) return;
    setRunning(true);
    setFailure(null);
    const body: CalendarChangeInput = {
      ...planChange(calendar, readAnnouncement(text)).change,
      basis: basis.trim(),
    };
    try {
      const view = await request<CalendarView>('/settings/calendar/changes', { method: 'POST', body });
      client.setQueryData(calendarQuery.queryKey, view);
      // Dates counted by the old calendar.
      void client.invalidateQueries({ queryKey: ['requests'] });
      void client.invalidateQueries({ queryKey: ['request'] });
      form.resetFields();
      onDirty(false);
      onSaved(body);
      void message.success(m.done);
    } catch (error) {
      const problem = asFailure(error);
      if (fieldOf(problem, ['basis']) === null) setFailure(problem);
      else {
        form.setFields([{ name: 'basis', errors: [pick(problem.text)] }]);
        form.scrollToField('basis', { block: 'center', focus: true });
      }
    } finally {
      setRunning(false);
    }
  };
  return { running, failure, send };
}
