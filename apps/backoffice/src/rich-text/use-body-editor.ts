import { closeHistory } from '@tiptap/pm/history';
import { NodeSelection, Selection } from '@tiptap/pm/state';
import { useEditor, type Editor } from '@tiptap/react';
import { App } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { cspNonce } from '../app/nonce.ts';
import { useMessages } from '../i18n/language.tsx';
import { forEditor, forServer, isSameShape, shapeOf } from './editor-html.ts';
import { bodyExtensions } from './extensions.ts';
import { editorMessages } from './messages.ts';
import { isPictureFile } from './picture-upload.ts';
import { useSettles } from './settle.ts';
import type { PasteLoss } from './paste-gathered.ts';
import { pictureOfData, picturesOfRtf } from './rtf-pictures.ts';
import { cleanPastedHtml } from './word-paste.ts';

interface Options {
  readonly id: string | undefined;
  /** A body as the server stores it. */
  readonly value: string;
  readonly onChange: ((html: string) => void) | undefined;
  readonly onFiles: ((files: File[]) => void) | undefined;
  readonly onLink: () => void;
  /** What came with a paste: pictures by their places in the text, and what could not come. */
  readonly onPasted: (pasted: Pasted) => void;
  readonly onPictures: (files: readonly File[]) => void;
  /** The words of the picture at this place are wanted. */
  readonly onPictureAsked: (position: number) => void;
}

const nonce = cspNonce();
/** Writing out a long body at every key would be felt. */
const SETTLE_MS = 300;

export interface Pasted {
  readonly files: ReadonlyMap<string, File | null>;
  readonly losses: ReadonlyMap<PasteLoss, number>;
}

interface BodyEditor {
  readonly editor: Editor | null;
  /** False when the body that was opened holds something the editor cannot. */
  readonly lossless: boolean;
}

/** The bytes of pasted pictures; null where the clipboard does not have them. */
function filesOf(sources: readonly string[], rtf: string, round: string): Map<string, File | null> {
  const beside = sources.some((source) => source.startsWith('file:')) ? picturesOfRtf(rtf) : [];
  let next = 0;
  return new Map(
    sources.map((source, index) => {
      const found = source.startsWith('file:') ? (beside[next++] ?? null) : pictureOfData(source);
      return [`${round}${index}`, found === null ? null : new File([found.bytes], '', { type: found.type })];
    }),
  );
}

/** The editor of a body: takes the stored form, tells the stored form, and lets in only what a body may hold. */
export function useBodyEditor(options: Options): BodyEditor {
  const { id, value } = options;
  const m = useMessages(editorMessages);
  const { message } = App.useApp();
  const latest = useRef({ ...options, m, message });
  useEffect(() => {
    latest.current = { ...options, m, message };
  });
  /** What the form has, so that its own change is not set into the editor again. */
  const told = useRef(value);
  const touched = useRef(false);
  /** Beside the HTML that is being pasted. */
  const rtf = useRef('');
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const tell = useRef(() => {});
  useSettles(tell);

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
        const { html: cleaned, pictures, losses } = cleanPastedHtml(html);
        const round = `${Date.now()}-`;
        latest.current.onPasted({ files: filesOf(pictures, rtf.current, round), losses });
        rtf.current = '';
        return cleaned.replaceAll(/data-pending="(\d+)"/g, `data-pending="${round}$1"`);
      },
      // Before the HTML is looked at.
      handleDOMEvents: {
        paste: (_view, event) => {
          rtf.current = event.clipboardData?.getData('text/rtf') ?? '';
          return false;
        },
      },
      // Word puts a picture of the text beside the text: files count only where there are no words.
      handlePaste: (view, event) => {
        if (event.clipboardData?.getData('text/html') === '' && takeFiles(event.clipboardData)) return true;
        // Undoing a paste must not take along what was typed just before it.
        view.dispatch(closeHistory(view.state.tr));
        return false;
      },
      handleDrop: (view, event, _slice, moved) => {
        if (moved) return false;
        const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
        if (at !== null && (event.dataTransfer?.files.length ?? 0) > 0)
          view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(at.pos))));
        return takeFiles(event.dataTransfer);
      },
      handleDoubleClickOn: (_view, _at, node, position) => {
        if (node.type.name !== 'picture') return false;
        latest.current.onPictureAsked(position);
        return true;
      },
      handleKeyDown: (view, event) => {
        const { selection } = view.state;
        if (event.key === 'Enter' && selection instanceof NodeSelection && selection.node.type.name === 'picture') {
          latest.current.onPictureAsked(selection.from);
          return true;
        }
        if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return false;
        latest.current.onLink();
        return true;
      },
    },
    onUpdate: () => {
      touched.current = true;
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = setTimeout(() => tell.current(), SETTLE_MS);
    },
    onBlur: () => tell.current(),
  });

  function takeFiles(data: DataTransfer | null): boolean {
    const files = [...(data?.files ?? [])];
    const pictures = files.filter(isPictureFile);
    const others = files.filter((file) => !isPictureFile(file));
    if (pictures.length > 0) latest.current.onPictures(pictures);
    if (others.length > 0) latest.current.onFiles?.(others);
    return pictures.length > 0 || (others.length > 0 && latest.current.onFiles !== undefined);
  }

  useEffect(() => {
    tell.current = () => {
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = null;
      // A body that nobody touched is not told, however the editor would write it.
      if (!touched.current || editor === null || editor.isDestroyed) return;
      touched.current = false;
      const html = forServer(editor.getHTML());
      if (html === told.current) return;
      told.current = html;
      latest.current.onChange?.(html);
    };
  }, [editor]);

  useEffect(() => {
    if (editor === null || value === told.current) return;
    told.current = value;
    editor.commands.setContent(forEditor(value), { emitUpdate: false });
  }, [editor, value]);

  useEffect(() => {
    if (editor !== null && editor.isInitialized && !editor.isDestroyed)
      editor.view.dom.setAttribute('aria-label', m.label);
  }, [editor, m]);

  // Once, when a text is opened: comparing again while it is being changed would say nothing.
  const [opened] = useState(value);
  const [lossless, setLossless] = useState(true);
  useEffect(() => {
    if (editor === null || editor.isDestroyed || opened === '') return;
    setLossless(isSameShape(shapeOf(opened), shapeOf(editor.getHTML())));
  }, [editor, opened]);

  return { editor: editor === null || editor.isDestroyed ? null : editor, lossless };
}
