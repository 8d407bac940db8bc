import type { DocumentDetail } from '@openzone/contracts';
import { useQuery } from '@tanstack/react-query';
import { Form, Input, Modal, Select } from 'antd';
import { useId } from 'react';
import { common } from '../i18n/common.ts';
import { useMessages } from '../i18n/language.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { FieldHelp } from '../ui/field-help.tsx';
import { useRules } from '../ui/rules.ts';
import { useSending } from '../ui/use-sending.ts';
import { reviewMessages } from './review-messages.ts';
import { delegatesQuery } from './review-queries.ts';
import type { Perform } from './use-act.ts';

interface Props {
  readonly document: DocumentDetail;
  readonly part: number;
  readonly perform: Perform;
  readonly onClose: () => void;
}

interface Values {
  readonly to: string;
  readonly reason: string;
}

/** Hands one's part of a step to somebody who may take it. */
export function DelegateDialog({ document, part, perform, onClose }: Props) {
  const m = useMessages(reviewMessages);
  const c = useMessages(common);
  const r = useRules();
  const formId = useId();
  const [form] = Form.useForm<Values>();
  const { data: people = [], error, isPending } = useQuery(delegatesQuery(document.id, part));
  const { running, failure, send } = useSending(form, ['to', 'reason'], async (values) => {
    await perform({ path: '/review-delegation', body: { ...values, part }, done: m.handed });
    onClose();
  });
  const problem = failure ?? error;
  return (
    <Modal
      open
      title={m.handTitle}
      onCancel={onClose}
      okText={m.hand}
      cancelText={c.cancel}
      confirmLoading={running}
      okButtonProps={{ htmlType: 'submit', form: formId, disabled: people.length === 0 }}
      mask={{ closable: false }}
    >
      <p className="oz-quiet">{m.handAbout}</p>
      {problem !== null && <FailureAlert failure={problem} />}
      {!isPending && people.length === 0 && error === null && <p>{m.handNobody}</p>}
      <Form<Values>
        name={formId}
        id={formId}
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(values) => void send(values)}
      >
        <Form.Item
          name="to"
          label={m.handTo}
          extra={<FieldHelp of="handTo" field={m.handTo} />}
          rules={[r.chosen(m.handTo)]}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            loading={isPending}
            options={people.map(({ id, displayName }) => ({ value: id, label: displayName }))}
          />
        </Form.Item>
        <Form.Item
          name="reason"
          label={m.handReason}
          rules={[r.needed(m.handReason), r.least(2), r.most(m.handReason, 500)]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
