import type { Editor } from '@tiptap/react';
import { App } from 'antd';
import { useState } from 'react';
import { asFailure } from '../api/failure.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { editorMessages } from './messages.ts';
import type { PictureAttributes } from './picture-node.ts';
import { sendPicture } from './picture-upload.ts';

export interface Pictures {
  /** The place of the picture whose words are being asked for. */
  readonly asking: number | null;
  readonly sending: number;
  readonly insert: (files: readonly File[]) => Promise<void>;
  readonly ask: (position: number | null) => void;
  /** The first picture without words at or behind a place, or anywhere. */
  readonly nextBare: (from?: number) => number | null;
}

/** Pictures go into the text where the caret is, one after the other, and their words are asked for. */
export function usePictures(editor: Editor | null): Pictures {
  const m = useMessages(editorMessages);
  const { pick } = useLanguage();
  const { message } = App.useApp();
  const [asking, setAsking] = useState<number | null>(null);
  const [sending, setSending] = useState(0);

  const insert = async (files: readonly File[]): Promise<void> => {
    if (editor === null) return;
    setSending((count) => count + files.length);
    for (const file of files) {
      try {
        const attrs = await sendPicture(file);
        if (!editor.isDestroyed) put(editor, attrs);
      } catch (error) {
        void message.error(`${file.name}${m.colon}${pick(asFailure(error).text)}`, 10);
      } finally {
        setSending((count) => count - 1);
      }
    }
    if (editor.isDestroyed) return;
    const bare = bareIn(editor);
    if (bare.length > 0) setAsking(bare[0] ?? null);
  };
  return {
    asking,
    sending,
    insert,
    ask: setAsking,
    nextBare: (from = 0) => {
      const bare = editor === null ? [] : bareIn(editor);
      return bare.find((position) => position >= from) ?? bare[0] ?? null;
    },
  };
}

function put(editor: Editor, attrs: PictureAttributes): void {
  const { to } = editor.state.selection;
  editor.chain().insertContentAt(to, { type: 'picture', attrs }).run();
}

/** Places of the pictures that nobody has described yet. */
export function bareIn(editor: Editor): number[] {
  const found: number[] = [];
  editor.state.doc.descendants((node, position) => {
    if (node.type.name === 'picture' && node.attrs['alt'] === null) found.push(position);
  });
  return found;
}
