import type { Editor } from '@tiptap/react';
import { Button, Form, Input, Modal, Radio } from 'antd';
import { useId } from 'react';
import { common } from '../i18n/common.ts';
import { useMessages } from '../i18n/language.tsx';
import { DocumentPicker, type PickedDocument } from './document-picker.tsx';
import { editorMessages } from './messages.ts';

const ADDRESS = /^\s*$|^\s*(https?:\/\/|mailto:|tel:)\S+\s*$/i;
const DOCUMENT = /^document:([0-9a-z]{10})$/;

interface Values {
  readonly kind: 'address' | 'document';
  readonly href?: string;
  readonly document?: PickedDocument;
}

interface Props {
  readonly editor: Editor;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** A link to an address, or to a document of this site, which is kept by its code. */
export function LinkDialog({ editor, open, onClose }: Props) {
  const m = useMessages(editorMessages);
  const c = useMessages(common);
  const [form] = Form.useForm<Values>();
  const formId = useId();
  const now = String(editor.getAttributes('link')['href'] ?? '');
  const code = DOCUMENT.exec(now)?.[1];
  const kind = Form.useWatch('kind', form) ?? (code === undefined ? 'address' : 'document');
  const apply = (href: string, words: string) => {
    const chain = editor.chain().focus();
    if (href === '') chain.extendMarkRange('link').unsetLink().run();
    else if (editor.state.selection.empty && !editor.isActive('link')) {
      chain.insertContent({ type: 'text', text: words, marks: [{ type: 'link', attrs: { href } }] }).run();
    } else chain.extendMarkRange('link').setLink({ href }).run();
    onClose();
  };
  const finish = ({ kind: chosen, href = '', document }: Values) => {
    if (chosen === 'address') apply(href.trim(), href.trim());
    else if (document === undefined) onClose();
    else apply(`document:${document.code}`, `《${document.title.replaceAll(/^《|》$/g, '')}》`);
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
      <Form<Values>
        name="address"
        id={formId}
        form={form}
        layout="vertical"
        requiredMark={false}
        preserve={false}
        initialValues={{ kind: code === undefined ? 'address' : 'document', href: code === undefined ? now : '' }}
        onFinish={finish}
      >
        <Form.Item name="kind" label={m.linkKind}>
          <Radio.Group
            options={[
              { value: 'address', label: m.linkToAddress },
              { value: 'document', label: m.linkToDocument },
            ]}
          />
        </Form.Item>
        {kind === 'document' ? (
          <>
            <Form.Item
              name="document"
              label={m.linkDocument}
              extra={m.linkDocumentHint}
              rules={[{ required: true, message: c.required(m.linkDocument) }]}
            >
              <DocumentPicker />
            </Form.Item>
            {code !== undefined && (
              <p>
                {m.linkDocumentNow(code)}{' '}
                <Button size="small" onClick={() => apply('', '')}>
                  {m.linkRemove}
                </Button>
              </p>
            )}
          </>
        ) : (
          <Form.Item
            name="href"
            label={m.linkTitle}
            extra={m.linkHint}
            rules={[{ pattern: ADDRESS, message: m.linkWrong }]}
          >
            <Input autoFocus inputMode="url" placeholder="https://" />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
