import type { AccountSecurity, FactorOffer, RecoveryCodes } from '@openzone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { request } from '../api/client.ts';
import { useMessages } from '../i18n/language.tsx';
import { FactorKey } from '../sign-in/factor-key.tsx';
import { signInMessages } from '../sign-in/messages.ts';
import { RecoveryCodeList } from '../sign-in/recovery-codes.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { useSending } from '../ui/use-sending.ts';
import { accountMessages } from './messages.ts';

interface Values {
  readonly password: string;
  readonly code: string;
}

interface Asked {
  readonly name: string;
  readonly fields: readonly ('password' | 'code')[];
  readonly onSend: (values: Values) => Promise<void>;
}

function Ask({ name, fields, onSend }: Asked) {
  const m = useMessages(accountMessages);
  const s = useMessages(signInMessages);
  const [form] = Form.useForm<Values>();
  const { running, failure, send } = useSending(form, fields, onSend);
  return (
    <Form name={name} form={form} layout="vertical" requiredMark={false} onFinish={(values) => void send(values)}>
      {failure !== null && <FailureAlert failure={failure} />}
      {fields.includes('password') && (
        <Form.Item name="password" label={m.present} rules={[{ required: true, message: s.passwordMissing }]}>
          <Input.Password autoComplete="current-password" maxLength={200} />
        </Form.Item>
      )}
      {fields.includes('code') && (
        <Form.Item name="code" label={s.code} rules={[{ required: true, whitespace: true, message: s.codeMissing }]}>
          <Input autoComplete="one-time-code" maxLength={40} spellCheck={false} />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" loading={running}>
        {m.confirm}
      </Button>
    </Form>
  );
}

interface DialogProps {
  readonly onClose: () => void;
}

/** Recovery codes are shown once: the dialog closes only by saying that they are kept. */
function Codes({ codes, onClose }: DialogProps & { readonly codes: readonly string[] }) {
  const s = useMessages(signInMessages);
  return (
    <>
      <p>{s.codesAbout}</p>
      <RecoveryCodeList codes={codes} />
      <Button type="primary" block onClick={onClose}>
        {s.codesKept}
      </Button>
    </>
  );
}

/** Password, then the key and a code of it, then the recovery codes. */
export function EnrolDialog({ onClose }: DialogProps) {
  const m = useMessages(accountMessages);
  const s = useMessages(signInMessages);
  const client = useQueryClient();
  const [offer, setOffer] = useState<FactorOffer>();
  const [codes, setCodes] = useState<readonly string[]>();
  const finish = async ({ code }: Values) => {
    const made = await request<RecoveryCodes>('/account/factor/confirm', { method: 'POST', body: { code } });
    setCodes(made.codes);
    await client.invalidateQueries({ queryKey: ['account'] });
  };
  const begin = async ({ password }: Values) =>
    setOffer(await request<FactorOffer>('/account/factor', { method: 'POST', body: { password } }));
  return (
    <Modal
      open
      title={codes === undefined ? m.setUp : s.codesTitle}
      footer={null}
      closable={codes === undefined}
      keyboard={codes === undefined}
      mask={{ closable: false }}
      onCancel={onClose}
    >
      {codes !== undefined && <Codes codes={codes} onClose={onClose} />}
      {codes === undefined && offer === undefined && <Ask name="enrol-begin" fields={['password']} onSend={begin} />}
      {codes === undefined && offer !== undefined && (
        <>
          <p>{s.enrolAbout}</p>
          <FactorKey offer={offer} />
          <Ask name="enrol-finish" fields={['code']} onSend={finish} />
        </>
      )}
    </Modal>
  );
}

export function RenewDialog({ onClose }: DialogProps) {
  const m = useMessages(accountMessages);
  const client = useQueryClient();
  const [codes, setCodes] = useState<readonly string[]>();
  const renew = async ({ code }: Values) => {
    const made = await request<RecoveryCodes>('/account/recovery-codes', { method: 'POST', body: { code } });
    setCodes(made.codes);
    await client.invalidateQueries({ queryKey: ['account'] });
  };
  return (
    <Modal
      open
      title={m.renew}
      footer={null}
      closable={codes === undefined}
      keyboard={codes === undefined}
      mask={{ closable: false }}
      onCancel={onClose}
    >
      {codes === undefined ? (
        <>
          <p>{m.renewAbout}</p>
          <Ask name="renew" fields={['code']} onSend={renew} />
        </>
      ) : (
        <Codes codes={codes} onClose={onClose} />
      )}
    </Modal>
  );
}

export function RemoveDialog({ onClose }: DialogProps) {
  const m = useMessages(accountMessages);
  const client = useQueryClient();
  const { message } = App.useApp();
  const remove = async (values: Values) => {
    client.setQueryData(
      ['account'],
      await request<AccountSecurity>('/account/factor/removal', { method: 'POST', body: values }),
    );
    void message.success(m.takenOff);
    onClose();
  };
  return (
    <Modal open title={m.takeOff} footer={null} mask={{ closable: false }} onCancel={onClose}>
      <p>{m.takeOffAbout}</p>
      <Ask name="remove" fields={['password', 'code']} onSend={remove} />
    </Modal>
  );
}
