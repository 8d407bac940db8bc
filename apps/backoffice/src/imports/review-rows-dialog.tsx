import { reviewPrinciples } from '@openzone/contracts';
import { Checkbox, Form, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { actMessages } from '../document/act-messages.ts';
import { principles, type Principle } from '../document/principles.ts';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { useRules } from '../ui/rules.ts';
import { batchMessages } from './messages.ts';

interface Props {
  readonly open: boolean;
  readonly count: number;
  readonly onOk: (confirmed: readonly Principle[], comment: string) => Promise<unknown>;
  readonly onClose: () => void;
}

interface Values {
  readonly confirmed: readonly Principle[];
  readonly comment: string;
}

/** Approving many at once does not make the review lighter: the same three principles are confirmed. */
export function ReviewRowsDialog({ open, count, onOk, onClose }: Props) {
  const m = useMessages(batchMessages);
  const a = useMessages(actMessages);
  const c = useMessages(common);
  const r = useRules();
  const { pick } = useLanguage();
  const [form] = Form.useForm<Values>();
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const formId = useId();
  const finish = async ({ confirmed, comment }: Values) => {
    setRunning(true);
    setFailure(null);
    try {
      await onOk(confirmed, comment.trim());
      form.resetFields();
      onClose();
    } catch (error) {
      setFailure(error);
    } finally {
      setRunning(false);
    }
  };
  return (
    <Modal
      open={open}
      title={m.reviewTitle}
      okText={a.approveOk}
      cancelText={c.cancel}
      onCancel={() => !running && onClose()}
      confirmLoading={running}
      okButtonProps={{ htmlType: 'submit', form: formId }}
      mask={{ closable: false }}
    >
      <Form<Values>
        name="review-rows"
        id={formId}
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ confirmed: [], comment: '' }}
        onFinish={(values) => void finish(values)}
      >
        <p>{m.approveText(count)}</p>
        <p className="oz-quiet">{m.ownRows}</p>
        {failure !== null && <FailureAlert failure={failure} />}
        <Form.Item
          name="confirmed"
          label={a.principles}
          rules={[{ type: 'array', len: principles.length, message: a.principlesMissing }]}
        >
          <Checkbox.Group
            className="oz-principles"
            options={principles.map((key) => ({ value: key, label: pick(reviewPrinciples[key]) }))}
          />
        </Form.Item>
        <Form.Item name="comment" label={a.comment} rules={[r.most(a.comment, 2000)]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
