import type { Me, SignIn, SignInNext } from '@openzone/contracts';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import { request } from '../api/client.ts';
import { asFailure } from '../api/failure.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { fieldOf } from '../lib/field-errors.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { signInMessages } from './messages.ts';
import { NextStep } from './next-step.tsx';

interface Props {
  readonly name?: string;
  /** Where single sign-on has led to. */
  readonly step?: SignInNext['next'];
  readonly onSignedIn: (me: Me) => void;
}

/** Name and password, then whatever else the account or the site asks for. */
export function SignInForm({ name = '', step: first, onSignedIn }: Props) {
  const [step, setStep] = useState<{
    readonly next: SignInNext['next'] | null;
    readonly name: string;
    readonly failure?: unknown;
  }>({
    next: first ?? null,
    name,
  });
  const go = (answer: Me | SignInNext, typed: string) =>
    'next' in answer ? setStep({ next: answer.next, name: typed }) : onSignedIn(answer);
  if (step.next === null)
    return <FirstStep name={step.name} failure={step.failure} onDone={(answer, typed) => go(answer, typed)} />;
  return (
    <NextStep
      key={step.next}
      step={step.next}
      onDone={(answer) => go(answer, step.name)}
      onBack={(failure) => setStep({ next: null, name: step.name, failure })}
    />
  );
}

interface FirstProps {
  readonly name: string;
  /** Why one has to begin anew. */
  readonly failure: unknown;
  readonly onDone: (answer: Me | SignInNext, name: string) => void;
}

function FirstStep({ name, failure: before, onDone }: FirstProps) {
  const m = useMessages(signInMessages);
  const { pick } = useLanguage();
  const [form] = Form.useForm<SignIn>();
  const [capsLock, setCapsLock] = useState(false);
  const signIn = useMutation({
    mutationFn: (body: SignIn) => request<Me | SignInNext>('/session', { method: 'POST', body }),
    onSuccess: (answer, { signInName }) => onDone(answer, signInName),
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
      {failure === null && before !== undefined && <FailureAlert failure={before} />}
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
