import { Form, Input, Modal } from 'antd';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { common } from '../i18n/common.ts';
import { useMessages } from '../i18n/language.tsx';
import { FailureAlert } from './failure-alert.tsx';
import { FieldHelp } from './field-help.tsx';
import type { FieldHelpName } from './field-help-messages.ts';
import { keepFocus } from './keep-focus.ts';
import { useRules } from './rules.ts';

interface Props {
  readonly open: boolean;
  readonly title: string;
  /** What will happen, in a sentence or two. */
  readonly children: ReactNode;
  readonly okText: string;
  readonly danger?: boolean;
  /** Asked for where the act must be explained. */
  readonly reason?: {
    readonly label: string;
    readonly least: number;
    readonly hint?: string;
    readonly help?: FieldHelpName;
  };
  /** What has to be typed to go on, for acts that cannot be taken back. */
  readonly typed?: { readonly words: string; readonly label: string };
  readonly onOk: (reason: string) => Promise<unknown>;
  readonly onClose: () => void;
}

interface Answers {
  readonly reason: string;
  readonly typed: string;
}

/** Asks before an act that is public or final. It stays open, with what was typed, until the act has succeeded. */
export function AskDialog({ open, title, children, okText, danger = false, reason, typed, onOk, onClose }: Props) {
  const c = useMessages(common);
  const r = useRules();
  const [form] = Form.useForm<Answers>();
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const formId = useId();
  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => void (alive.current = false);
  }, []);
  const finish = async ({ reason: given = '' }: Partial<Answers>) => {
    setRunning(true);
    setFailure(null);
    try {
      await onOk(given.trim());
      form.resetFields();
      onClose();
    } catch (error) {
      if (alive.current) setFailure(error);
    } finally {
      if (alive.current) setRunning(false);
    }
  };
  const close = () => {
    if (running) return;
    setFailure(null);
    onClose();
  };
  return (
    <Modal
      open={open}
      title={title}
      onCancel={close}
      afterClose={keepFocus}
      okText={okText}
      cancelText={c.cancel}
      confirmLoading={running}
      okButtonProps={{ danger, htmlType: 'submit', form: formId }}
      cancelButtonProps={{ disabled: running }}
      mask={{ closable: false }}
    >
      <Form<Answers>
        name={formId}
        id={formId}
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(answers) => void finish(answers)}
      >
        <div className="oz-ask-text">{children}</div>
        {failure !== null && <FailureAlert failure={failure} />}
        {reason !== undefined && (
          <Form.Item
            name="reason"
            label={reason.label}
            extra={<ReasonHint {...reason} />}
            rules={[r.needed(reason.label), r.least(reason.least), r.most(reason.label, 2000)]}
          >
            <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} autoFocus />
          </Form.Item>
        )}
        {typed !== undefined && (
          <Form.Item
            name="typed"
            label={typed.label}
            rules={[
              {
                validator: async (_, value: unknown) => {
                  if (value !== typed.words) throw new Error(typed.label);
                },
              },
            ]}
          >
            <Input autoComplete="off" />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}

function ReasonHint({ label, hint, help }: NonNullable<Props['reason']>) {
  if (help === undefined) return hint;
  return <FieldHelp of={help} field={label} {...(hint === undefined ? {} : { hint })} />;
}
