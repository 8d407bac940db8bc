import './editor.css';
import { StarterKit } from '@tiptap/starter-kit';
import { EditorContent, useEditor, type Editor } from '@tiptap/react';
import { useEffect, useRef } from 'react';
import { cspNonce } from '../app/nonce.ts';
import { liveFigures, type LiveField } from './live-figure.ts';
import { docOf, textOf } from './live-words.ts';

interface Props {
  readonly label: string;
  /** Words as they are kept, with `{{…}}` for live figures. */
  readonly value: string;
  /** Fixed for the life of the editor: give it another key when they change. */
  readonly fields: ReadonlyMap<string, LiveField>;
  readonly onChange: (text: string) => void;
  readonly onEditor: (editor: Editor | null) => void;
}

const nonce = cspNonce();

/** Plain paragraphs with live figures: what is printed in an official form has no other shape. */
export function LiveWordsEditor({ label, value, fields, onChange, onEditor }: Props) {
  const told = useRef(value);
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  const editor = useEditor({
    extensions: [
      StarterKit.configure({
        blockquote: false,
        bold: false,
        bulletList: false,
        code: false,
        codeBlock: false,
        hardBreak: false,
        heading: false,
        horizontalRule: false,
        italic: false,
        link: false,
        listItem: false,
        listKeymap: false,
        orderedList: false,
        strike: false,
        trailingNode: false,
        underline: false,
      }),
      liveFigures(fields),
    ],
    content: docOf(value, fields),
    injectCSS: true,
    ...(nonce === undefined ? {} : { injectNonce: nonce }),
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        lang: 'zh-CN',
        class: 'oz-body oz-body-editable oz-live-words',
      },
    },
    onUpdate: ({ editor: now }) => {
      const text = textOf(now.getJSON());
      if (text === told.current) return;
      told.current = text;
      latest.current(text);
    },
  });
  useEffect(() => {
    if (editor === null || editor.isDestroyed || value === told.current) return;
    told.current = value;
    editor.commands.setContent(docOf(value, fields), { emitUpdate: false });
  }, [editor, value, fields]);
  useEffect(() => {
    onEditor(editor);
    return () => onEditor(null);
  }, [editor, onEditor]);
  return (
    <div className="oz-editor">
      <EditorContent editor={editor} />
    </div>
  );
}
