import type { Me, SignIn } from '@openzone/contracts';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import { request } from '../api/client.ts';
import { asFailure } from '../api/failure.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { fieldOf } from '../lib/field-errors.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { signInMessages } from './messages.ts';

interface Props {
  readonly name?: string;
  readonly onSignedIn: (me: Me) => void;
}

export function SignInForm({ name = '', onSignedIn }: Props) {
  const m = useMessages(signInMessages);
  const { pick } = useLanguage();
  const [form] = Form.useForm<SignIn>();
  const [capsLock, setCapsLock] = useState(false);
  const signIn = useMutation({
    mutationFn: (body: SignIn) => request<Me>('/session', { method: 'POST', body }),
    onSuccess: onSignedIn,
    onError: (error) => {
      const failure = asFailure(error);
      const field = fieldOf(failure, ['signInName', 'password'])?.[0];
      if (field === 'signInName' || field === 'password')
        form.setFields([{ name: field, errors: [pick(failure.text)] }]);
      const input = form.getFieldInstance(field === 'signInName' ? 'signInName' : 'password') as
        { focus?: () => void } | undefined;
      input?.focus?.();
    },
  });
  const failure = signIn.error === null ? null : asFailure(signIn.error);
  const onKey = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  return (
    <Form
      name="sign-in"
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ signInName: name, password: '' }}
      onFinish={(values: SignIn) => signIn.mutate(values)}
    >
      {failure !== null && fieldOf(failure, ['signInName', 'password']) === null && <FailureAlert failure={failure} />}
      <Form.Item
        name="signInName"
        label={m.name}
        rules={[{ required: true, whitespace: true, message: m.nameMissing }]}
      >
        <Input
          size="large"
          autoComplete="username"
          maxLength={64}
          autoCapitalize="none"
          spellCheck={false}
          autoFocus={name === ''}
        />
      </Form.Item>
      <Form.Item
        name="password"
        label={m.password}
        rules={[{ required: true, message: m.passwordMissing }]}
        extra={capsLock ? m.capsLock : null}
      >
        <Input.Password
          size="large"
          autoComplete="current-password"
          maxLength={200}
          onKeyUp={onKey}
          autoFocus={name !== ''}
        />
      </Form.Item>
      <Button type="primary" size="large" block htmlType="submit" loading={signIn.isPending}>
        {m.submit}
      </Button>
    </Form>
  );
}
