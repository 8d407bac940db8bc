import type { FactorOffer, Me, RecoveryCodes, SignInNext } from '@openzone/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { request } from '../api/client.ts';
import { asFailure } from '../api/failure.ts';
import { useMessages } from '../i18n/language.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { useSending } from '../ui/use-sending.ts';
import { Waiting } from '../ui/waiting.tsx';
import { FactorKey } from './factor-key.tsx';
import { signInMessages } from './messages.ts';
import { NewPasswordFields, type NewPasswordValues } from './new-password.tsx';
import { RecoveryCodeList } from './recovery-codes.tsx';

type Answer = Me | SignInNext;

interface Props {
  readonly step: SignInNext['next'];
  readonly onDone: (answer: Answer) => void;
  /** Back to name and password, with the reason where there is one. */
  readonly onBack: (failure?: unknown) => void;
}

/** What comes after the password: a code, a password of one's own, or an authenticator. */
export function NextStep({ step, onDone, onBack }: Props) {
  if (step === 'CODE') return <CodeStep onDone={onDone} onBack={onBack} />;
  if (step === 'PASSWORD') return <PasswordStep onDone={onDone} onBack={onBack} />;
  return <EnrolStep onDone={onDone} onBack={onBack} />;
}

type StepProps = Omit<Props, 'step'>;

/** Sends a step; when the sign-in is over meanwhile, it begins anew and says why. */
function useStep<Values>(
  form: Parameters<typeof useSending<Values>>[0],
  field: string,
  onBack: Props['onBack'],
  act: (values: Values) => Promise<void>,
) {
  return useSending<Values>(form, [field], async (values) => {
    try {
      await act(values);
    } catch (error) {
      if (asFailure(error).error.error !== 'SIGN_IN_OVER') throw error;
      onBack(error);
    }
  });
}

function Frame({
  title,
  about,
  children,
}: {
  readonly title: string;
  readonly about: string;
  readonly children: ReactNode;
}) {
  return (
    <section aria-labelledby="sign-in-step">
      <h2 id="sign-in-step" className="oz-sign-in-step">
        {title}
      </h2>
      <p className="oz-quiet">{about}</p>
      {children}
    </section>
  );
}

function Buttons({ running, onBack }: { readonly running: boolean; readonly onBack: Props['onBack'] }) {
  const m = useMessages(signInMessages);
  return (
    <>
      <Button type="primary" size="large" block htmlType="submit" loading={running}>
        {m.next}
      </Button>
      <Button type="link" block disabled={running} onClick={() => onBack()}>
        {m.startOver}
      </Button>
    </>
  );
}

function CodeStep({ onDone, onBack }: StepProps) {
  const m = useMessages(signInMessages);
  const [form] = Form.useForm<{ code: string }>();
  const { running, failure, send } = useStep(form, 'code', onBack, async ({ code }: { code: string }) =>
    onDone(await request<Answer>('/session/code', { method: 'POST', body: { code: code.trim() } })),
  );
  return (
    <Frame title={m.codeTitle} about={m.codeAbout}>
      <Form
        name="sign-in-code"
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(values) => void send(values)}
      >
        {failure !== null && <FailureAlert failure={failure} />}
        <Form.Item name="code" label={m.code} rules={[{ required: true, whitespace: true, message: m.codeMissing }]}>
          <Input size="large" autoComplete="one-time-code" maxLength={40} autoFocus spellCheck={false} />
        </Form.Item>
        <Buttons running={running} onBack={onBack} />
      </Form>
    </Frame>
  );
}

function PasswordStep({ onDone, onBack }: StepProps) {
  const m = useMessages(signInMessages);
  const [form] = Form.useForm<NewPasswordValues>();
  const { running, failure, send } = useStep(form, 'newPassword', onBack, async ({ newPassword }: NewPasswordValues) =>
    onDone(await request<Answer>('/session/password', { method: 'POST', body: { newPassword } })),
  );
  return (
    <Frame title={m.passwordTitle} about={m.passwordAbout}>
      <Form
        name="sign-in-password"
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(values) => void send(values)}
      >
        {failure !== null && <FailureAlert failure={failure} />}
        <NewPasswordFields autoFocus />
        <Buttons running={running} onBack={onBack} />
      </Form>
    </Frame>
  );
}

function EnrolStep({ onDone, onBack }: StepProps) {
  const m = useMessages(signInMessages);
  const [codes, setCodes] = useState<readonly string[]>();
  const [form] = Form.useForm<{ code: string }>();
  const offer = useQuery({
    queryKey: ['sign-in', 'factor'],
    queryFn: () => request<FactorOffer>('/session/factor', { method: 'POST' }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnReconnect: false,
    retry: false,
  });
  const { running, failure, send } = useStep(form, 'code', onBack, async ({ code }: { code: string }) => {
    const made = await request<RecoveryCodes>('/session/factor/confirm', { method: 'POST', body: { code } });
    setCodes(made.codes);
  });
  const leave = useStep(form, 'code', onBack, async () => onDone(await request<Me>('/session')));
  if (codes !== undefined)
    return (
      <Frame title={m.codesTitle} about={m.codesAbout}>
        {leave.failure !== null && <FailureAlert failure={leave.failure} />}
        <RecoveryCodeList codes={codes} />
        <Button type="primary" size="large" block loading={leave.running} onClick={() => void leave.send({ code: '' })}>
          {m.codesKept}
        </Button>
      </Frame>
    );
  return (
    <Frame title={m.enrolTitle} about={m.enrolAbout}>
      {offer.isPending && <Waiting />}
      {offer.isError && <FailureAlert failure={offer.error} />}
      {offer.data !== undefined && <FactorKey offer={offer.data} />}
      <Form
        name="sign-in-enrol"
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(values) => void send(values)}
      >
        {failure !== null && <FailureAlert failure={failure} />}
        <Form.Item name="code" label={m.digits} rules={[{ required: true, whitespace: true, message: m.codeMissing }]}>
          <Input size="large" inputMode="numeric" autoComplete="one-time-code" maxLength={10} spellCheck={false} />
        </Form.Item>
        <Buttons running={running} onBack={onBack} />
      </Form>
    </Frame>
  );
}
