import type { Editor } from '@tiptap/react';
import { Form, Input, Modal } from 'antd';
import { useId } from 'react';
import { common } from '../i18n/common.ts';
import { useMessages } from '../i18n/language.tsx';
import { editorMessages } from './messages.ts';

const ADDRESS = /^\s*$|^\s*(https?:\/\/|mailto:|tel:)\S+\s*$/i;

export function LinkDialog({
  editor,
  open,
  onClose,
}: {
  readonly editor: Editor;
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const m = useMessages(editorMessages);
  const c = useMessages(common);
  const [form] = Form.useForm<{ readonly href: string }>();
  const formId = useId();
  const apply = (href: string) => {
    const chain = editor.chain().focus();
    if (href === '') chain.extendMarkRange('link').unsetLink().run();
    else if (editor.state.selection.empty && !editor.isActive('link')) {
      chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run();
    } else chain.extendMarkRange('link').setLink({ href }).run();
  };
  return (
    <Modal
      open={open}
      title={m.link}
      onCancel={onClose}
      okText={m.apply}
      cancelText={c.cancel}
      okButtonProps={{ htmlType: 'submit', form: formId }}
      destroyOnHidden
    >
      <Form
        name="address"
        id={formId}
        form={form}
        layout="vertical"
        requiredMark={false}
        preserve={false}
        initialValues={{ href: String(editor.getAttributes('link')['href'] ?? '') }}
        onFinish={(values) => {
          apply(values.href.trim());
          onClose();
        }}
      >
        <Form.Item
          name="href"
          label={m.linkTitle}
          extra={m.linkHint}
          rules={[{ pattern: ADDRESS, message: m.linkWrong }]}
        >
          <Input autoFocus inputMode="url" placeholder="https://" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
