import type { NewUnitInput, UnitsView } from '@openzone/contracts';
import { App, Form, Input, Modal } from 'antd';
import { useId } from 'react';
import { common } from '../i18n/common.ts';
import { useMessages } from '../i18n/language.tsx';
import { todayInShanghai } from '../lib/time.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { useSending } from '../ui/use-sending.ts';
import { unitsMessages } from './messages.ts';
import { useUnitAct } from './queries.ts';
import { CapacityField, NameFields, UnitSelect, WhenFields } from './unit-fields.tsx';

const fields = ['code', 'name', 'nameEn', 'shortName', 'agencyCode', 'parentId', 'disclosureCapacity', 'effectiveOn', 'ground']; // prettier-ignore

export function NewUnitDialog({ view, onClose }: { readonly view: UnitsView; readonly onClose: () => void }) {
  const m = useMessages(unitsMessages);
  const c = useMessages(common);
  const { message } = App.useApp();
  const [form] = Form.useForm<NewUnitInput>();
  const formId = useId();
  const act = useUnitAct();
  const { running, failure, send } = useSending(form, fields, async (body: NewUnitInput) => {
    await act.mutateAsync({ path: '/units', method: 'POST', body });
    void message.success(m.done);
    onClose();
  });
  const top = view.units.find(({ parentId, state }) => parentId === null && state === 'ACTIVE')?.id ?? null;
  return (
    <Modal
      open
      title={m.add}
      okText={m.add}
      cancelText={c.cancel}
      confirmLoading={running}
      okButtonProps={{ htmlType: 'submit', form: formId }}
      mask={{ closable: false }}
      onCancel={onClose}
    >
      {failure !== null && <FailureAlert failure={failure} />}
      <Form
        name="new-unit"
        id={formId}
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          nameEn: '',
          shortName: '',
          agencyCode: '',
          parentId: top,
          disclosureCapacity: 'VIA_COMMITTEE',
          effectiveOn: todayInShanghai(),
        }}
        onFinish={(values) => void send(values)}
      >
        <NameFields />
        <Form.Item
          name="code"
          label={m.code}
          extra={m.codeHint}
          rules={[{ required: true, pattern: /^[a-z0-9][a-z0-9-]{0,59}$/, message: m.codeWrong }]}
        >
          <Input autoCapitalize="none" spellCheck={false} autoComplete="off" />
        </Form.Item>
        <Form.Item name="agencyCode" label={m.agencyCode}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="parentId" label={m.parent}>
          <UnitSelect view={view} except={new Set()} none={m.top} />
        </Form.Item>
        <CapacityField />
        <WhenFields />
      </Form>
    </Modal>
  );
}
