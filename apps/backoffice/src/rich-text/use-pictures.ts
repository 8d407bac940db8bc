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
  /** Sends what a paste brought and puts each at its place; where there is nothing to send, the place goes. Tells how many were lost. */
  readonly fill: (files: ReadonlyMap<string, File | null>) => Promise<number>;
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
  const fill = async (files: ReadonlyMap<string, File | null>): Promise<number> => {
    if (editor === null || files.size === 0) return 0;
    let lost = 0;
    setSending((count) => count + files.size);
    for (const [pending, file] of files) {
      const attrs = file === null ? null : await sendPicture(file).catch(() => null);
      setSending((count) => count - 1);
      if (attrs === null) lost += 1;
      if (!editor.isDestroyed) settle(editor, pending, attrs);
    }
    return lost;
  };
  return {
    asking,
    fill,
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

/** The place of a picture that was being sent, filled or taken away; undoing the paste must not bring the empty place back. */
function settle(editor: Editor, pending: string, attrs: PictureAttributes | null): void {
  const { tr, doc } = editor.state;
  doc.descendants((node, position) => {
    if (node.type.name !== 'picture' || node.attrs['pending'] !== pending) return;
    const at = tr.mapping.map(position);
    if (attrs === null) tr.delete(at, at + node.nodeSize);
    else tr.setNodeMarkup(at, undefined, { ...attrs, alt: (node.attrs['alt'] as string | null) ?? null });
  });
  editor.view.dispatch(tr.setMeta('addToHistory', false));
}

/** Places of the pictures that nobody has described yet. */
export function bareIn(editor: Editor): number[] {
  const found: number[] = [];
  editor.state.doc.descendants((node, position) => {
    const { alt, sha256 } = node.attrs;
    if (node.type.name === 'picture' && alt === null && sha256 !== '') found.push(position);
  });
  return found;
}
