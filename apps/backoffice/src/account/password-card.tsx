import type { AccountSecurity } from '@openzone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Form, Input } from 'antd';
import { request } from '../api/client.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatTime } from '../lib/time.ts';
import { NewPasswordFields, type NewPasswordValues } from '../sign-in/new-password.tsx';
import { signInMessages } from '../sign-in/messages.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { useSending } from '../ui/use-sending.ts';
import { accountMessages } from './messages.ts';

interface Values extends NewPasswordValues {
  readonly password: string;
}

export function PasswordCard({ since }: { readonly since: string }) {
  const m = useMessages(accountMessages);
  const s = useMessages(signInMessages);
  const { language } = useLanguage();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const { running, failure, send } = useSending(
    form,
    ['password', 'newPassword'],
    async ({ password, newPassword }: Values) => {
      const body = { password, newPassword };
      client.setQueryData(['account'], await request<AccountSecurity>('/account/password', { method: 'POST', body }));
      form.resetFields();
      void message.success(m.changed);
    },
  );
  return (
    <Card className="oz-card" size="small" title={<h2>{m.password}</h2>}>
      <p className="oz-quiet">{m.passwordSince(formatTime(since, language))}</p>
      <Form
        name="password"
        className="oz-account-form"
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(values) => void send(values)}
      >
        {failure !== null && <FailureAlert failure={failure} />}
        <Form.Item name="password" label={m.present} rules={[{ required: true, message: s.passwordMissing }]}>
          <Input.Password size="large" autoComplete="current-password" maxLength={200} />
        </Form.Item>
        <NewPasswordFields />
        <Button type="primary" htmlType="submit" loading={running}>
          {m.change}
        </Button>
      </Form>
    </Card>
  );
}
