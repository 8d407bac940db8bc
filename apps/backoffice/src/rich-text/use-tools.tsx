import {
  AlignCenterOutlined,
  AlignLeftOutlined,
  AlignRightOutlined,
  BoldOutlined,
  ClearOutlined,
  ItalicOutlined,
  LineOutlined,
  LinkOutlined,
  OrderedListOutlined,
  PictureOutlined,
  RedoOutlined,
  StrikethroughOutlined,
  UnderlineOutlined,
  UndoOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import { useEditorState, type Editor } from '@tiptap/react';
import type { ReactNode } from 'react';
import { useMessages } from '../i18n/language.tsx';
import { editorMessages } from './messages.ts';

export interface Tool {
  readonly name: string;
  readonly keys?: string;
  readonly icon: ReactNode;
  /** Pressed or not, for tools that switch something on and off. */
  readonly active?: boolean;
  readonly disabled?: boolean;
  readonly act: () => void;
}

export interface ToolActs {
  readonly onLink: () => void;
  readonly onFootnote: () => void;
  readonly onPicture: () => void;
}

/** The tools of the toolbar in their groups, as they stand at the caret. */
export function useTools(editor: Editor, { onLink, onFootnote, onPicture }: ToolActs): Tool[][] {
  const m = useMessages(editorMessages);
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'), italic: now.isActive('italic'), underline: now.isActive('underline'), strike: now.isActive('strike'),
      sup: now.isActive('sup'), sub: now.isActive('sub'), bulletList: now.isActive('bulletList'), orderedList: now.isActive('orderedList'),
      blockquote: now.isActive('blockquote'), link: now.isActive('link'), center: now.isActive({ textAlign: 'center' }), right: now.isActive({ textAlign: 'right' }),
      footnote: now.isActive('footnote'), picture: now.isActive('picture'), undo: now.can().undo(), redo: now.can().redo(),
    }), // prettier-ignore
  });
  const chain = () => editor.chain().focus();
  return [
    [
      {
        name: m.undo,
        keys: 'Ctrl+Z',
        icon: <UndoOutlined aria-hidden />,
        disabled: !on.undo,
        act: () => chain().undo().run(),
      },
      {
        name: m.redo,
        keys: 'Ctrl+Y',
        icon: <RedoOutlined aria-hidden />,
        disabled: !on.redo,
        act: () => chain().redo().run(),
      },
    ],
    [
      {
        name: m.bold,
        keys: 'Ctrl+B',
        icon: <BoldOutlined aria-hidden />,
        active: on.bold,
        act: () => chain().toggleBold().run(),
      },
      {
        name: m.italic,
        keys: 'Ctrl+I',
        icon: <ItalicOutlined aria-hidden />,
        active: on.italic,
        act: () => chain().toggleItalic().run(),
      },
      {
        name: m.underline,
        keys: 'Ctrl+U',
        icon: <UnderlineOutlined aria-hidden />,
        active: on.underline,
        act: () => chain().toggleUnderline().run(),
      },
      {
        name: m.strike,
        keys: 'Ctrl+Shift+S',
        icon: <StrikethroughOutlined aria-hidden />,
        active: on.strike,
        act: () => chain().toggleStrike().run(),
      },
      {
        name: m.superscript,
        icon: <span className="oz-raise oz-raise-up" />,
        active: on.sup,
        act: () => chain().toggleMark('sup').run(),
      },
      {
        name: m.subscript,
        icon: <span className="oz-raise oz-raise-down" />,
        active: on.sub,
        act: () => chain().toggleMark('sub').run(),
      },
    ],
    [
      {
        name: m.left,
        keys: 'Ctrl+Shift+L',
        icon: <AlignLeftOutlined aria-hidden />,
        active: !on.center && !on.right,
        act: () => chain().unsetTextAlign().run(),
      },
      {
        name: m.center,
        keys: 'Ctrl+Shift+E',
        icon: <AlignCenterOutlined aria-hidden />,
        active: on.center,
        act: () => chain().setTextAlign('center').run(),
      },
      {
        name: m.right,
        keys: 'Ctrl+Shift+R',
        icon: <AlignRightOutlined aria-hidden />,
        active: on.right,
        act: () => chain().setTextAlign('right').run(),
      },
    ],
    [
      {
        name: m.bulletList,
        keys: 'Ctrl+Shift+8',
        icon: <UnorderedListOutlined aria-hidden />,
        active: on.bulletList,
        act: () => chain().toggleBulletList().run(),
      },
      {
        name: m.orderedList,
        keys: 'Ctrl+Shift+7',
        icon: <OrderedListOutlined aria-hidden />,
        active: on.orderedList,
        act: () => chain().toggleOrderedList().run(),
      },
      {
        name: m.quote,
        keys: 'Ctrl+Shift+B',
        icon: <span className="oz-quote" />,
        active: on.blockquote,
        act: () => chain().toggleBlockquote().run(),
      },
      { name: m.rule, icon: <LineOutlined aria-hidden />, act: () => chain().setHorizontalRule().run() },
    ],
    [
      { name: m.link, keys: 'Ctrl+K', icon: <LinkOutlined aria-hidden />, active: on.link, act: onLink },
      {
        name: m.footnote,
        icon: <span className="oz-note-sign" aria-hidden />,
        active: on.footnote,
        act: onFootnote,
      },
      { name: m.picture, icon: <PictureOutlined aria-hidden />, active: on.picture, act: onPicture },
      {
        name: m.clear,
        icon: <ClearOutlined aria-hidden />,
        act: () => chain().unsetAllMarks().clearNodes().unsetTextAlign().run(),
      },
    ],
  ];
}
