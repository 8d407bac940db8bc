import { Role, roleLabels, type SignInSettingsInput, type SignInSettingsView } from '@openzone/contracts';
import { queryOptions, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { App, Button, Card, Checkbox, Form, Input, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { request } from '../api/client.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { FieldHelp } from '../ui/field-help.tsx';
import { useRules } from '../ui/rules.ts';
import { useSending } from '../ui/use-sending.ts';
import { signInSettingsMessages } from './sign-in-messages.ts';

const signInSettingsQuery = queryOptions({
  queryKey: ['settings', 'sign-in'],
  queryFn: ({ signal }) => request<SignInSettingsView>('/settings/sign-in', { signal }),
});

type Provider = NonNullable<SignInSettingsInput['oidc']>;
type Values = Omit<SignInSettingsInput, 'oidc'> & { readonly sso: boolean; readonly oidc?: Provider };

/** How people sign in. Only an administrator sees it. */
export function SignInCard({ onDirty }: { readonly onDirty: (dirty: boolean) => void }) {
  const m = useMessages(signInSettingsMessages);
  const { pick } = useLanguage();
  const { message } = App.useApp();
  const client = useQueryClient();
  const { data } = useSuspenseQuery(signInSettingsQuery);
  const [form] = Form.useForm<Values>();
  const sso = Form.useWatch('sso', form) ?? data.oidc !== null;
  const { running, failure, send } = useSending(form, ['sessionHours'], async ({ sso: used, oidc, ...rest }) => {
    const provider = used && oidc !== undefined ? { ...oidc, clientSecret: oidc.clientSecret || null } : null;
    const body: SignInSettingsInput = { ...rest, oidc: provider };
    const saved = await request<SignInSettingsView>('/settings/sign-in', { method: 'PUT', body });
    client.setQueryData(signInSettingsQuery.queryKey, saved);
    form.setFieldValue(['oidc', 'clientSecret'], '');
    onDirty(false);
    void message.success(m.saved);
  });
  const { oidc, ...rest } = data;
  return (
    <Card className="oz-card" size="small" title={<h2>{m.title}</h2>}>
      <p className="oz-quiet">{m.about}</p>
      <Form<Values>
        name="sign-in-settings"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          ...rest,
          sso: oidc !== null,
          oidc: oidc ?? { label: '统一身份认证', claim: 'preferred_username', trustSecondFactor: false },
        }}
        onValuesChange={() => onDirty(true)}
        onFinish={(values) => void send(values)}
      >
        {failure !== null && <FailureAlert failure={failure} />}
        <Form.Item
          name="secondFactorRoles"
          label={m.secondFactorRoles}
          extra={<FieldHelp of="secondFactorRoles" field={m.secondFactorRoles} hint={m.secondFactorHint} />}
        >
          <Checkbox.Group options={Role.enum.map((role) => ({ value: role, label: pick(roleLabels[role]) }))} />
        </Form.Item>
        <Form.Item name="demonstrationExempt" valuePropName="checked">
          <Checkbox>{m.demonstrationExempt}</Checkbox>
        </Form.Item>
        <Figures />
        <Form.Item name="sso" valuePropName="checked">
          <Checkbox>{m.sso}</Checkbox>
        </Form.Item>
        {sso && <ProviderFields secret={oidc?.secret ?? 'NONE'} />}
        <Button type="primary" htmlType="submit" loading={running}>
          {m.save}
        </Button>
      </Form>
    </Card>
  );
}

function Figures() {
  const m = useMessages(signInSettingsMessages);
  const r = useRules();
  const figure = (name: keyof SignInSettingsInput, label: string, min: number, max: number, extra?: ReactNode) => (
    <Form.Item name={name} label={label} extra={extra} rules={[r.chosen(label)]}>
      <InputNumber min={min} max={max} precision={0} />
    </Form.Item>
  );
  return (
    <>
      {figure(
        'sessionHours',
        m.sessionHours,
        1,
        24,
        <FieldHelp of="sessionHours" field={m.sessionHours} hint={m.sessionHint} />,
      )}
      <h3>{m.attempts}</h3>
      <p className="oz-quiet">{m.attemptsHint}</p>
      <div className="oz-pair">
        {figure('attemptsHere', m.attemptsHere, 3, 20)}
        {figure('attemptsAccount', m.attemptsAccount, 10, 500)}
        {figure('attemptsAddress', m.attemptsAddress, 10, 1000)}
        {figure('longestWaitMinutes', m.longestWait, 1, 60)}
      </div>
    </>
  );
}

function ProviderFields({ secret }: { readonly secret: NonNullable<SignInSettingsView['oidc']>['secret'] }) {
  const m = useMessages(signInSettingsMessages);
  const r = useRules();
  const { origin } = window.location;
  return (
    <>
      <p className="oz-quiet oz-breakable">
        {m.ssoHint(`${origin}/api/admin/session/oidc/callback`, `${origin}/office/sign-in`)}
      </p>
      <Form.Item
        name={['oidc', 'issuer']}
        label={m.issuer}
        extra={<FieldHelp of="issuer" field={m.issuer} />}
        rules={[r.needed(m.issuer)]}
      >
        <Input maxLength={300} placeholder="https://sso.example.gov.cn" autoComplete="off" />
      </Form.Item>
      <Form.Item name={['oidc', 'clientId']} label={m.clientId} rules={[r.needed(m.clientId)]}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name={['oidc', 'clientSecret']}
        label={m.clientSecret}
        // Whether there is one in a file for the issuer typed above the server knows.
        extra={secret === 'FILE' ? m.secretInFile : secret === 'SEALED' ? m.secretKept : m.secretOrFile}
      >
        <Input.Password maxLength={300} autoComplete="new-password" />
      </Form.Item>
      <Form.Item name={['oidc', 'claim']} label={m.claim} extra={m.claimHint} rules={[r.needed(m.claim)]}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['oidc', 'label']} label={m.label} rules={[r.needed(m.label)]}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name={['oidc', 'trustSecondFactor']}
        valuePropName="checked"
        extra={<FieldHelp of="trustSecondFactor" field={m.trustSecondFactor} />}
      >
        <Checkbox>{m.trustSecondFactor}</Checkbox>
      </Form.Item>
    </>
  );
}
