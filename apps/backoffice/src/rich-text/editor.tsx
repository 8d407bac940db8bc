import './editor.css';
import type { TextLoss } from '@openzone/contracts';
import { EditorContent, useEditorState, type Editor } from '@tiptap/react';
import { Alert, Button, Form } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useMessages } from '../i18n/language.tsx';
import { shapeOf } from './editor-html.ts';
import { CaptionDialog, FootnoteDialog } from './words-dialog.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { editorMessages } from './messages.ts';
import { lossesOfPaste } from './paste-losses.ts';
import { findWith, type Finder } from './marked-ranges.ts';
import { fieldFinder, OpenFields } from './open-fields.tsx';
import { PictureDialog } from './picture-dialog.tsx';
import { Toolbar } from './toolbar.tsx';
import { useBodyEditor } from './use-body-editor.ts';
import { bareIn, usePictures, type Pictures } from './use-pictures.ts';

interface Props {
  /** Given by the form's item. */
  readonly id?: string;
  /** A body as the server stores it. */
  readonly value?: string;
  readonly onChange?: (html: string) => void;
  /** Files pasted or dropped into the text become attachments; pictures stay in the text. */
  readonly onFiles?: (files: File[]) => void;
  /** What a paste could not bring along. */
  readonly onLosses?: (losses: TextLoss[]) => void;
  /** Point out more than what is to be filled in. */
  readonly finders?: readonly Finder[];
  readonly onEditor?: (editor: Editor | null) => void;
}

const nothing: readonly Finder[] = [];

export function BodyEditor({ id, value = '', onChange, onFiles, onLosses, finders = nothing, onEditor }: Props) {
  const m = useMessages(editorMessages);
  const { status } = Form.Item.useStatus();
  const [linking, setLinking] = useState(false);
  const [asking, setAsking] = useState<'footnote' | 'caption' | null>(null);
  const latest = useRef<Pictures | null>(null);
  const { editor, lossless } = useBodyEditor({
    id,
    value,
    onChange,
    onFiles,
    onLink: () => setLinking(true),
    onPasted: ({ files, losses }) => {
      // The places are in the text only once the paste is done.
      void Promise.resolve()
        .then(() => latest.current?.fill(files) ?? 0)
        .then((lost) => {
          const list = lossesOfPaste(losses, lost);
          if (list.length > 0) onLosses?.(list);
        });
    },
    onPictures: (files) => void latest.current?.insert(files),
    onPictureAsked: (position) => latest.current?.ask(position),
  });
  const chooser = useRef<HTMLInputElement>(null);
  const pictures = usePictures(editor);
  useEffect(() => {
    latest.current = pictures;
  });
  useEffect(() => {
    if (editor !== null && !editor.isDestroyed) findWith(editor, [fieldFinder, ...finders]);
  }, [editor, finders]);
  useEffect(() => {
    onEditor?.(editor);
    return () => onEditor?.(null);
  }, [editor, onEditor]);
  const words = useMemo(() => shapeOf(value).words.length, [value]);
  if (editor === null) return null;
  return (
    <div className={status === 'error' ? 'oz-editor oz-editor-wrong' : 'oz-editor'}>
      <Toolbar
        editor={editor}
        onLink={() => setLinking(true)}
        onFootnote={() => setAsking('footnote')}
        onCaption={() => setAsking('caption')}
        onPicture={() => {
          if (editor.isActive('picture')) pictures.ask(editor.state.selection.from);
          else chooser.current?.click();
        }}
      />
      {!lossless && <Alert type="warning" showIcon banner title={m.changed} />}
      <EditorContent editor={editor} />
      <input
        ref={chooser}
        type="file"
        accept="image/*"
        multiple
        className="oz-file-picker"
        tabIndex={-1}
        aria-label={m.picture}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          void pictures.insert(files);
        }}
      />
      <OpenFields editor={editor} />
      <PictureNotes editor={editor} pictures={pictures} />
      <p className="oz-editor-foot">
        {m.help} <span>{m.words(words)}</span>
      </p>
      <FootnoteDialog editor={editor} open={asking === 'footnote'} onClose={() => setAsking(null)} />
      <PictureDialog
        editor={editor}
        position={pictures.asking}
        onClose={(described) => pictures.ask(described === null ? null : (pictures.nextBare(described) ?? null))}
      />
      <CaptionDialog editor={editor} open={asking === 'caption'} onClose={() => setAsking(null)} />
      <LinkDialog editor={editor} open={linking} onClose={() => setLinking(false)} />
    </div>
  );
}

/** What still has to be done about pictures. */
function PictureNotes({ editor, pictures }: { readonly editor: Editor; readonly pictures: Pictures }) {
  const m = useMessages(editorMessages);
  const bare = useEditorState({ editor, selector: ({ editor: now }) => bareIn(now).length });
  return (
    <>
      {pictures.sending > 0 && (
        <p className="oz-editor-foot" role="status">
          {m.picturesSending(pictures.sending)}
        </p>
      )}
      {bare > 0 && (
        <Alert
          type="warning"
          showIcon
          banner
          title={m.picturesBare(bare)}
          action={
            <Button size="small" onClick={() => pictures.ask(pictures.nextBare())}>
              {m.picturesDescribe}
            </Button>
          }
        />
      )}
    </>
  );
}
