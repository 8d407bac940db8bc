import type { Editor } from '@tiptap/react';
import { Form, Input, Modal } from 'antd';
import { useId } from 'react';
import { common } from '../i18n/common.ts';
import { useMessages } from '../i18n/language.tsx';
import { editorMessages } from './messages.ts';

interface Props {
  readonly editor: Editor;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** A note at the caret, or the one that is selected. */
export function FootnoteDialog({ editor, open, onClose }: Props) {
  const m = useMessages(editorMessages);
  const selected = editor.isActive('footnote');
  const apply = (words: string) => {
    const chain = editor.chain().focus();
    if (words === '') {
      if (selected) chain.deleteSelection().run();
    } else if (selected) chain.updateAttributes('footnote', { words }).run();
    // A selected passage stays; its note stands behind it.
    else chain.insertContentAt(editor.state.selection.to, { type: 'footnote', attrs: { words } }).run();
  };
  return (
    <WordsDialog
      open={open}
      title={m.footnote}
      label={m.footnoteWords}
      hint={m.footnoteHint}
      most={1000}
      words={selected ? String(editor.getAttributes('footnote')['words'] ?? '') : ''}
      onWords={apply}
      onClose={onClose}
    />
  );
}

/** What the table at the caret is called. */
export function CaptionDialog({ editor, open, onClose }: Props) {
  const m = useMessages(editorMessages);
  return (
    <WordsDialog
      open={open}
      title={m.captionTitle}
      label={m.captionTitle}
      hint={m.captionHint}
      most={200}
      words={String(editor.getAttributes('table')['caption'] ?? '')}
      onWords={(words) =>
        editor
          .chain()
          .focus()
          .updateAttributes('table', { caption: words === '' ? null : words })
          .run()
      }
      onClose={onClose}
    />
  );
}

interface WordsProps {
  readonly open: boolean;
  readonly title: string;
  readonly label: string;
  readonly hint: string;
  readonly most: number;
  readonly words: string;
  readonly onWords: (words: string) => void;
  readonly onClose: () => void;
}

function WordsDialog({ open, title, label, hint, most, words, onWords, onClose }: WordsProps) {
  const m = useMessages(editorMessages);
  const c = useMessages(common);
  const formId = useId();
  return (
    <Modal
      open={open}
      title={title}
      onCancel={onClose}
      okText={m.apply}
      cancelText={c.cancel}
      okButtonProps={{ htmlType: 'submit', form: formId }}
      destroyOnHidden
    >
      <Form<{ readonly words: string }>
        name="words-of-the-text"
        id={formId}
        layout="vertical"
        requiredMark={false}
        preserve={false}
        initialValues={{ words }}
        onFinish={(values) => {
          onWords(values.words.replaceAll(/\s+/g, ' ').trim());
          onClose();
        }}
      >
        <Form.Item name="words" label={label} extra={hint}>
          <Input.TextArea autoFocus maxLength={most} autoSize={{ minRows: 1, maxRows: 6 }} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
