import type { AccountSecurity, MailInput } from '@openzone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Form, Input } from 'antd';
import { request } from '../api/client.ts';
import { useMessages } from '../i18n/language.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { useSending } from '../ui/use-sending.ts';
import { accountMessages } from './messages.ts';

/** Where the weekly reminder goes besides the inbox. */
export function MailCard({ mail }: MailInput) {
  const m = useMessages(accountMessages);
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<MailInput>();
  const { running, failure, send } = useSending(form, ['mail'], async (body: MailInput) => {
    const kept = await request<AccountSecurity>('/account/mail', { method: 'PUT', body });
    client.setQueryData(['account'], kept);
    form.setFieldsValue({ mail: kept.mail });
    void message.success(kept.mail === '' ? m.mailGone : m.mailSaved);
  });
  return (
    <Card className="oz-card" size="small" title={<h2>{m.mail}</h2>}>
      <p className="oz-quiet">{m.mailAbout}</p>
      <Form
        name="mail"
        className="oz-account-form"
        form={form}
        layout="vertical"
        initialValues={{ mail }}
        onFinish={(values) => void send(values)}
      >
        {failure !== null && <FailureAlert failure={failure} />}
        <Form.Item name="mail" label={m.mailAddress}>
          <Input size="large" type="email" autoComplete="email" maxLength={320} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={running}>
          {m.mailSave}
        </Button>
      </Form>
    </Card>
  );
}
