import './editor.css';
import { EditorContent } from '@tiptap/react';
import { Alert, Form } from 'antd';
import { useMemo, useState } from 'react';
import { useMessages } from '../i18n/language.tsx';
import { shapeOf } from './editor-html.ts';
import { CaptionDialog, FootnoteDialog } from './words-dialog.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { editorMessages } from './messages.ts';
import { Toolbar } from './toolbar.tsx';
import { useBodyEditor } from './use-body-editor.ts';

interface Props {
  /** Given by the form's item. */
  readonly id?: string;
  /** A body as the server stores it. */
  readonly value?: string;
  readonly onChange?: (html: string) => void;
  /** Pictures and files pasted or dropped into the text: they become attachments. */
  readonly onFiles?: (files: File[]) => void;
}

export function BodyEditor({ id, value = '', onChange, onFiles }: Props) {
  const m = useMessages(editorMessages);
  const { status } = Form.Item.useStatus();
  const [linking, setLinking] = useState(false);
  const [asking, setAsking] = useState<'footnote' | 'caption' | null>(null);
  const { editor, lossless } = useBodyEditor({ id, value, onChange, onFiles, onLink: () => setLinking(true) });
  const words = useMemo(() => shapeOf(value).words.length, [value]);
  if (editor === null) return null;
  return (
    <div className={status === 'error' ? 'oz-editor oz-editor-wrong' : 'oz-editor'}>
      <Toolbar
        editor={editor}
        onLink={() => setLinking(true)}
        onFootnote={() => setAsking('footnote')}
        onCaption={() => setAsking('caption')}
      />
      {!lossless && <Alert type="warning" showIcon banner title={m.changed} />}
      <EditorContent editor={editor} />
      <p className="oz-editor-foot">
        {m.help} <span>{m.words(words)}</span>
      </p>
      <FootnoteDialog editor={editor} open={asking === 'footnote'} onClose={() => setAsking(null)} />
      <CaptionDialog editor={editor} open={asking === 'caption'} onClose={() => setAsking(null)} />
      <LinkDialog editor={editor} open={linking} onClose={() => setLinking(false)} />
    </div>
  );
}
