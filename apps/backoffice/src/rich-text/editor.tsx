import './editor.css';
import { EditorContent, useEditor } from '@tiptap/react';
import { Alert, App, Form, Input, Modal } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { cspNonce } from '../app/nonce.ts';
import { common } from '../i18n/common.ts';
import { useMessages } from '../i18n/language.tsx';
import { forEditor, forServer, isSameShape, shapeOf } from './editor-html.ts';
import { bodyExtensions } from './extensions.ts';
import { editorMessages } from './messages.ts';
import { Toolbar } from './toolbar.tsx';
import { cleanPastedHtml } from './word-paste.ts';

interface Props {
  /** Given by the form's item. */
  readonly id?: string;
  /** A body as the server stores it. */
  readonly value?: string;
  readonly onChange?: (html: string) => void;
  /** Pictures and files pasted or dropped into the text: they become attachments. */
  readonly onFiles?: (files: File[]) => void;
  readonly invalid?: boolean;
}

const nonce = cspNonce();
/** Writing out a long body at every key would be felt. */
const SETTLE_MS = 300;

export function BodyEditor({ id, value = '', onChange, onFiles, invalid = false }: Props) {
  const m = useMessages(editorMessages);
  const { message } = App.useApp();
  const [linking, setLinking] = useState(false);
  const given = useRef(value);
  const changes = useRef({ onChange, onFiles, m, message });
  useEffect(() => {
    changes.current = { onChange, onFiles, m, message };
  });
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const editor = useEditor({
    extensions: bodyExtensions(),
    content: forEditor(value),
    injectCSS: true,
    ...(nonce === undefined ? {} : { injectNonce: nonce }),
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': m.label,
        class: 'oz-body oz-body-editable',
        ...(id === undefined ? {} : { id }),
      },
      transformPastedHTML: (html) => {
        const cleaned = cleanPastedHtml(html);
        if (cleaned.pictures > 0) void changes.current.message.warning(changes.current.m.pictures(cleaned.pictures), 8);
        return cleaned.html;
      },
      handlePaste: (_view, event) => takeFiles(event.clipboardData, event.clipboardData?.getData('text/html') !== ''),
      handleDrop: (_view, event) => takeFiles(event.dataTransfer, false),
      handleKeyDown: (_view, event) => {
        if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return false;
        setLinking(true);
        return true;
      },
    },
    onUpdate: () => {
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = setTimeout(() => tell.current(), SETTLE_MS);
    },
    onBlur: () => tell.current(),
  });
  const takeFiles = (data: DataTransfer | null, hasWords: boolean): boolean => {
    const files = [...(data?.files ?? [])];
    if (files.length === 0 || hasWords || changes.current.onFiles === undefined) return false;
    changes.current.onFiles(files);
    return true;
  };
  const tell = useRef(() => {});
  useEffect(() => {
    tell.current = () => {
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = null;
      if (editor === null || editor.isDestroyed) return;
      const html = forServer(editor.getHTML());
      if (html === given.current) return;
      given.current = html;
      changes.current.onChange?.(html);
    };
  }, [editor]);
  useSaveFirst(tell);
  useEffect(() => {
    if (editor === null || value === given.current) return;
    given.current = value;
    editor.commands.setContent(forEditor(value), { emitUpdate: false });
  }, [editor, value]);
  useEffect(() => {
    editor?.setOptions({
      editorProps: {
        ...editor.options.editorProps,
        attributes: {
          ...attributesOf(editor.options.editorProps.attributes),
          'aria-label': m.label,
          'aria-invalid': String(invalid),
        },
      },
    });
  }, [editor, m, invalid]);
  const [original] = useState(value);
  if (editor === null) return null;
  const lossless = original === '' || isSameShape(shapeOf(original), shapeOf(editor.getHTML()));
  return (
    <div className={invalid ? 'oz-editor oz-editor-wrong' : 'oz-editor'}>
      <Toolbar editor={editor} onLink={() => setLinking(true)} />
      <FirstLook lossless={lossless} />
      <EditorContent editor={editor} />
      <p className="oz-editor-foot">
        {m.help} <span>{m.words(shapeOf(value).words.length)}</span>
      </p>
      <LinkDialog
        open={linking}
        href={String(editor.getAttributes('link')['href'] ?? '')}
        onClose={() => setLinking(false)}
        onApply={(href) => {
          if (href === '') editor.chain().focus().extendMarkRange('link').unsetLink().run();
          else if (editor.state.selection.empty && !editor.isActive('link'))
            editor
              .chain()
              .focus()
              .insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] })
              .run();
          else editor.chain().focus().extendMarkRange('link').setLink({ href }).run();
        }}
      />
    </div>
  );
}

function attributesOf(attributes: unknown): Record<string, string> {
  return typeof attributes === 'object' && attributes !== null
    ? Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, String(value)]))
    : {};
}

/** Ctrl+S must save the last letter too: whatever is about to read the form makes the editor tell first. */
const waiting = new Set<{ readonly current: () => void }>();

function useSaveFirst(tell: { readonly current: () => void }): void {
  useEffect(() => {
    waiting.add(tell);
    return () => {
      tell.current();
      waiting.delete(tell);
    };
  }, [tell]);
}

export function settleEditors(): void {
  for (const tell of waiting) tell.current();
}

/** Told once, when the text is opened: comparing again while it is being changed would say nothing. */
function FirstLook({ lossless }: { readonly lossless: boolean }) {
  const m = useMessages(editorMessages);
  const [first] = useState(lossless);
  return first ? null : <Alert type="warning" showIcon banner title={m.changed} />;
}

interface LinkProps {
  readonly open: boolean;
  readonly href: string;
  readonly onApply: (href: string) => void;
  readonly onClose: () => void;
}

function LinkDialog({ open, href, onApply, onClose }: LinkProps) {
  const m = useMessages(editorMessages);
  const c = useMessages(common);
  const [form] = Form.useForm<{ readonly href: string }>();
  const formId = useId();
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
        id={formId}
        form={form}
        layout="vertical"
        requiredMark={false}
        preserve={false}
        initialValues={{ href }}
        onFinish={(values) => {
          onApply(values.href.trim());
          onClose();
        }}
      >
        <Form.Item
          name="href"
          label={m.linkTitle}
          extra={m.linkHint}
          rules={[{ pattern: /^\s*$|^\s*(https?:\/\/|mailto:|tel:)\S+\s*$/i, message: m.linkWrong }]}
        >
          <Input autoFocus inputMode="url" placeholder="https://" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
