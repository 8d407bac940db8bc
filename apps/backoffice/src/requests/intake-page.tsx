import type { IntakeInput, RequestReceipt } from '@openzone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { useRef, useState } from 'react';
import { request } from '../api/client.ts';
import { asFailure } from '../api/failure.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { todayInShanghai } from '../lib/time.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { useUnsaved } from '../ui/unsaved.ts';
import { Page } from '../ui/page.tsx';
import { newCommandKey } from './command-key.ts';
import { AskedFields, HandlingFields, HowItCameFields } from './intake-fields.tsx';
import { IdentityFields } from './identity-fields.tsx';
import { intakeMessages } from './intake-messages.ts';
import { emptyIntake, intakeInput, intakePlace, type IntakeValues } from './intake-values.ts';
import { LeaveQuestion } from './leave-question.tsx';
import { ReceiptDialog } from './receipt-dialog.tsx';
import './requests.css';

/** Registers what did not come through the web form. */
export function IntakePage() {
  const m = useMessages(intakeMessages);
  const intake = useIntake();
  return (
    <Page title={m.title} about={m.about}>
      <Form<IntakeValues>
        name="intake"
        form={intake.form}
        className="oz-intake"
        layout="vertical"
        initialValues={intake.opened}
        onFinish={() => void intake.send()}
        onValuesChange={intake.changed}
        scrollToFirstError={{ block: 'center', focus: true }}
        autoComplete="off"
      >
        {intake.failure !== null && <FailureAlert failure={intake.failure} />}
        <HowItCameFields />
        <IdentityFields />
        <AskedFields />
        <HandlingFields />
        <Button type="primary" size="large" htmlType="submit" loading={intake.running}>
          {m.save}
        </Button>
      </Form>
      <ReceiptDialog receipt={intake.receipt} onAnother={intake.again} />
      <LeaveQuestion isDirty={intake.isDirty} title={m.leaveTitle} text={m.leaveText} leave={m.leave} stay={m.stay} />
    </Page>
  );
}

function useIntake() {
  const { pick } = useLanguage();
  const client = useQueryClient();
  const [form] = Form.useForm<IntakeValues>();
  const [opened] = useState(() => emptyIntake(todayInShanghai()));
  const [receipt, setReceipt] = useState<RequestReceipt | null>(null);
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  // One key for one request, however often it is sent: an answer that was lost on the way does not register it twice.
  const key = useRef(newCommandKey());
  // Asked at the moment of leaving, and shown meanwhile.
  const dirty = useRef(false);
  const [unsaved, setUnsaved] = useState(false);
  useUnsaved(unsaved);
  const setDirty = (now: boolean) => {
    dirty.current = now;
    setUnsaved(now);
  };

  const send = async () => {
    const input: IntakeInput | null = intakeInput(form.getFieldsValue(true) as IntakeValues, key.current);
    if (input === null || running) return;
    setRunning(true);
    setFailure(null);
    try {
      setReceipt(await request<RequestReceipt>('/requests', { method: 'POST', body: input }));
      setDirty(false);
      key.current = newCommandKey();
      void client.invalidateQueries({ queryKey: ['requests'] });
    } catch (error) {
      const problem = asFailure(error);
      const field = intakePlace(problem);
      if (field === null) setFailure(problem);
      else {
        const name = field as Parameters<typeof form.setFields>[0][number]['name'];
        form.setFields([{ name, errors: [pick(problem.text)] }]);
        form.scrollToField(name, { block: 'center', focus: true });
      }
    } finally {
      setRunning(false);
    }
  };
  return {
    form,
    opened,
    receipt,
    running,
    failure,
    send,
    changed: () => setDirty(true),
    isDirty: () => dirty.current,
    again: () => {
      setReceipt(null);
      form.resetFields();
    },
  };
}
