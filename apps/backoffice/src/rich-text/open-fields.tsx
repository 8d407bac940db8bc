import { openFields } from '@openzone/contracts';
import { useEditorState, type Editor } from '@tiptap/react';
import { Alert, Button } from 'antd';
import { useMessages } from '../i18n/language.tsx';
import { rangesOf, type Finder } from './marked-ranges.ts';
import { editorMessages } from './messages.ts';

const className = 'oz-open-field';

/** What a template left to its writer. */
export const fieldFinder: Finder = (words) =>
  openFields(words).map(({ label, start, end }) => ({ start, end, className, title: label }));

/** The fields still open, each a way to its place: what is typed there takes its place. */
export function OpenFields({ editor }: { readonly editor: Editor }) {
  const m = useMessages(editorMessages);
  const open = useEditorState({
    editor,
    selector: ({ editor: now }) => rangesOf(now).filter((range) => range.className === className),
    equalityFn: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  if (open.length === 0) return null;
  return (
    <Alert
      type="info"
      showIcon
      banner
      title={m.fieldsOpen(open.length)}
      description={
        <span className="oz-row">
          {open.slice(0, 12).map(({ from, to, title }) => (
            <Button
              key={from}
              size="small"
              onClick={() => editor.chain().focus().setTextSelection({ from, to }).scrollIntoView().run()}
            >
              {title}
            </Button>
          ))}
        </span>
      }
    />
  );
}
