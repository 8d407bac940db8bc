import type { InitialPassword, NewPersonInput, PersonOpened } from '@openzone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { request } from '../api/client.ts';
import { useMessages } from '../i18n/language.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { useReference } from '../ui/reference.ts';
import { useRules } from '../ui/rules.ts';
import { useSending } from '../ui/use-sending.ts';
import { InitialPasswordDialog } from './initial-password.tsx';
import { peopleMessages } from './messages.ts';

interface Props {
  readonly onClose: () => void;
  readonly onOpened: (id: string) => void;
}

export function NewPersonDialog({ onClose, onOpened }: Props) {
  const m = useMessages(peopleMessages);
  const r = useRules();
  const { units } = useReference().reference;
  const client = useQueryClient();
  const [form] = Form.useForm<NewPersonInput>();
  const [made, setMade] = useState<{ id: string; name: string; given: InitialPassword }>();
  const fields = ['signInName', 'displayName', 'unitId'];
  const { running, failure, send } = useSending(form, fields, async (body: NewPersonInput) => {
    const { id, ...given } = await request<PersonOpened>('/people', { method: 'POST', body });
    await client.invalidateQueries({ queryKey: ['people'] });
    setMade({ id, name: body.displayName, given });
  });
  if (made !== undefined)
    return (
      <InitialPasswordDialog
        name={made.name}
        given={made.given}
        onClose={() => {
          onOpened(made.id);
          onClose();
        }}
      />
    );
  return (
    <Modal open title={m.add} footer={null} mask={{ closable: false }} onCancel={onClose}>
      <Form
        name="new-person"
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(values) => void send(values)}
      >
        {failure !== null && <FailureAlert failure={failure} />}
        <Form.Item
          name="signInName"
          label={m.signInName}
          extra={m.signInNameHint}
          rules={[{ required: true, pattern: /^[a-z0-9][a-z0-9._-]{1,39}$/, message: m.signInNameWrong }]}
        >
          <Input autoCapitalize="none" spellCheck={false} maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item name="displayName" label={m.displayName} rules={[r.needed(m.displayName)]}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="unitId" label={m.unit} rules={[r.chosen(m.unit)]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={units.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={running}>
          {m.add}
        </Button>
      </Form>
    </Modal>
  );
}
