import type { RequestSettings } from '@openzone/contracts';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { App, Button, Card, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { request } from '../api/client.ts';
import { asFailure } from '../api/failure.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { fieldOf } from '../lib/field-errors.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { FieldHelp } from '../ui/field-help.tsx';
import { useReference } from '../ui/reference.ts';
import { useRules } from '../ui/rules.ts';
import { settingsMessages } from './messages.ts';
import { requestSettingsQuery } from './queries.ts';

const fields = [
  'agencyName',
  'contact',
  'reviewBody',
  'court',
  'onlineReview',
  'numberPattern',
  'feePayment',
  'verificationUrl',
  'unitId',
] as const satisfies readonly (keyof RequestSettings)[];

interface Props {
  readonly mayEdit: boolean;
  readonly onDirty: (dirty: boolean) => void;
}

/** What letters say of the agency, and to whom new requests go. */
export function LettersCard({ mayEdit, onDirty }: Props) {
  const m = useMessages(settingsMessages);
  const { form, opened, running, failure, save } = useSave(onDirty);
  return (
    <Card className="oz-card" size="small" title={<h2>{m.letters}</h2>}>
      <p className="oz-quiet">{m.lettersAbout}</p>
      <Form<RequestSettings>
        name="letters"
        form={form}
        className="oz-settings-form"
        layout="vertical"
        requiredMark={false}
        disabled={!mayEdit}
        initialValues={opened}
        onValuesChange={() => onDirty(true)}
        onFinish={(values) => void save(values)}
        scrollToFirstError={{ block: 'center', focus: true }}
      >
        {failure !== null && <FailureAlert failure={failure} />}
        <SettingsFields />
        {mayEdit && (
          <Button type="primary" htmlType="submit" loading={running}>
            {m.save}
          </Button>
        )}
      </Form>
    </Card>
  );
}

function useSave(onDirty: (dirty: boolean) => void) {
  const m = useMessages(settingsMessages);
  const { pick } = useLanguage();
  const { message } = App.useApp();
  const client = useQueryClient();
  const { data } = useSuspenseQuery(requestSettingsQuery);
  const [opened] = useState(data);
  const [form] = Form.useForm<RequestSettings>();
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const save = async (values: RequestSettings) => {
    setRunning(true);
    setFailure(null);
    try {
      const saved = await request<RequestSettings>('/settings/requests', {
        method: 'PUT',
        body: { ...values, unitId: values.unitId ?? null },
      });
      client.setQueryData(requestSettingsQuery.queryKey, saved);
      form.setFieldsValue(saved);
      onDirty(false);
      void message.success(m.saved);
    } catch (error) {
      const problem = asFailure(error);
      const field = fields.find((one) => one === fieldOf(problem, fields)?.[0]);
      if (field === undefined) setFailure(problem);
      else {
        form.setFields([{ name: field, errors: [pick(problem.text)] }]);
        form.scrollToField(field, { block: 'center', focus: true });
      }
    } finally {
      setRunning(false);
    }
  };
  return { form, opened, running, failure, save };
}

function SettingsFields() {
  const m = useMessages(settingsMessages);
  const r = useRules();
  const { reference, unitName } = useReference();
  const url = { pattern: /^\s*$|^\s*https?:\/\/\S/i, message: m.wrongUrl };
  return (
    <>
      <div className="oz-pair">
        <Form.Item name="agencyName" label={m.agencyName} extra={m.agencyNameHint} rules={[r.most(m.agencyName, 100)]}>
          <Input />
        </Form.Item>
        <Form.Item
          name="numberPattern"
          label={m.numberPattern}
          extra={<FieldHelp of="numberPattern" field={m.numberPattern} hint={m.numberPatternHint} />}
          rules={[r.most(m.numberPattern, 100)]}
        >
          <Input spellCheck={false} />
        </Form.Item>
      </div>
      <Form.Item name="contact" label={m.contact} extra={m.contactHint} rules={[r.most(m.contact, 200)]}>
        <Input />
      </Form.Item>
      <div className="oz-pair">
        <Form.Item
          name="reviewBody"
          label={m.reviewBody}
          extra={<FieldHelp of="reviewBody" field={m.reviewBody} hint={m.reviewBodyHint} />}
          rules={[r.most(m.reviewBody, 100)]}
        >
          <Input />
        </Form.Item>
        <Form.Item name="court" label={m.court} extra={m.courtHint} rules={[r.most(m.court, 100)]}>
          <Input />
        </Form.Item>
      </div>
      <Form.Item
        name="onlineReview"
        label={m.onlineReview}
        extra={m.onlineReviewHint}
        rules={[r.most(m.onlineReview, 300), url]}
      >
        <Input inputMode="url" autoCapitalize="none" spellCheck={false} />
      </Form.Item>
      <Form.Item name="feePayment" label={m.feePayment} extra={m.feePaymentHint} rules={[r.most(m.feePayment, 300)]}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} />
      </Form.Item>
      <Form.Item
        name="verificationUrl"
        label={m.verificationUrl}
        extra={m.verificationUrlHint}
        rules={[r.most(m.verificationUrl, 300), url]}
      >
        <Input inputMode="url" autoCapitalize="none" spellCheck={false} />
      </Form.Item>
      <Form.Item name="unitId" label={m.unitId} extra={m.unitHint}>
        <Select
          allowClear
          placeholder={m.unitNone}
          showSearch={{ optionFilterProp: 'label' }}
          options={reference.units.map((unit) => ({ value: unit.id, label: unitName(unit.id) }))}
        />
      </Form.Item>
    </>
  );
}
