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
  RedoOutlined,
  StrikethroughOutlined,
  TableOutlined,
  UnderlineOutlined,
  UndoOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import { useEditorState, type Editor } from '@tiptap/react';
import { Button, Dropdown, Select, Tooltip } from 'antd';
import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useMessages } from '../i18n/language.tsx';
import { editorMessages } from './messages.ts';

interface Tool {
  readonly name: string;
  readonly keys?: string;
  readonly icon: ReactNode;
  readonly active?: boolean;
  readonly disabled?: boolean;
  readonly act: () => void;
}

/** One stop for the Tab key; arrows move inside it (WAI-ARIA toolbar). */
export function Toolbar({ editor, onLink }: { readonly editor: Editor; readonly onLink: () => void }) {
  const m = useMessages(editorMessages);
  const bar = useRef<HTMLDivElement>(null);
  const groups = useTools(editor, onLink);
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const buttons = [...(bar.current?.querySelectorAll<HTMLButtonElement>('button:not([disabled])') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    if (step === 0 || at < 0) return;
    event.preventDefault();
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  };
  return (
    <div ref={bar} role="toolbar" aria-label={m.toolbar} className="oz-toolbar" onKeyDown={move}>
      <StyleSelect editor={editor} />
      {groups.map((group, index) => (
        <span key={index} className="oz-toolbar-group">
          {group.map((tool) => (
            <ToolButton key={tool.name} tool={tool} />
          ))}
        </span>
      ))}
      <TableMenu editor={editor} />
    </div>
  );
}

function ToolButton({ tool }: { readonly tool: Tool }) {
  return (
    <Tooltip title={tool.keys === undefined ? tool.name : `${tool.name}（${tool.keys}）`}>
      <Button
        type="text"
        size="small"
        className={tool.active === true ? 'oz-tool oz-tool-on' : 'oz-tool'}
        icon={tool.icon}
        aria-label={tool.name}
        {...(tool.active === undefined ? {} : { 'aria-pressed': tool.active })}
        disabled={tool.disabled === true}
        onMouseDown={(event) => event.preventDefault()}
        onClick={tool.act}
      />
    </Tooltip>
  );
}

function useTools(editor: Editor, onLink: () => void): Tool[][] {
  const m = useMessages(editorMessages);
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'), italic: now.isActive('italic'), underline: now.isActive('underline'), strike: now.isActive('strike'),
      sup: now.isActive('sup'), sub: now.isActive('sub'), bulletList: now.isActive('bulletList'), orderedList: now.isActive('orderedList'),
      blockquote: now.isActive('blockquote'), link: now.isActive('link'), center: now.isActive({ textAlign: 'center' }), right: now.isActive({ textAlign: 'right' }),
      undo: now.can().undo(), redo: now.can().redo(),
    }), // prettier-ignore
  });
  const chain = () => editor.chain().focus();
  return [
    [
      { name: m.undo, keys: 'Ctrl+Z', icon: <UndoOutlined />, disabled: !on.undo, act: () => chain().undo().run() },
      { name: m.redo, keys: 'Ctrl+Y', icon: <RedoOutlined />, disabled: !on.redo, act: () => chain().redo().run() },
    ],
    [
      { name: m.bold, keys: 'Ctrl+B', icon: <BoldOutlined />, active: on.bold, act: () => chain().toggleBold().run() },
      {
        name: m.italic,
        keys: 'Ctrl+I',
        icon: <ItalicOutlined />,
        active: on.italic,
        act: () => chain().toggleItalic().run(),
      },
      {
        name: m.underline,
        keys: 'Ctrl+U',
        icon: <UnderlineOutlined />,
        active: on.underline,
        act: () => chain().toggleUnderline().run(),
      },
      {
        name: m.strike,
        keys: 'Ctrl+Shift+S',
        icon: <StrikethroughOutlined />,
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
        icon: <AlignLeftOutlined />,
        active: !on.center && !on.right,
        act: () => chain().unsetTextAlign().run(),
      },
      {
        name: m.center,
        keys: 'Ctrl+Shift+E',
        icon: <AlignCenterOutlined />,
        active: on.center,
        act: () => chain().setTextAlign('center').run(),
      },
      {
        name: m.right,
        keys: 'Ctrl+Shift+R',
        icon: <AlignRightOutlined />,
        active: on.right,
        act: () => chain().setTextAlign('right').run(),
      },
    ],
    [
      {
        name: m.bulletList,
        keys: 'Ctrl+Shift+8',
        icon: <UnorderedListOutlined />,
        active: on.bulletList,
        act: () => chain().toggleBulletList().run(),
      },
      {
        name: m.orderedList,
        keys: 'Ctrl+Shift+7',
        icon: <OrderedListOutlined />,
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
      { name: m.rule, icon: <LineOutlined />, act: () => chain().setHorizontalRule().run() },
    ],
    [
      { name: m.link, keys: 'Ctrl+K', icon: <LinkOutlined />, active: on.link, act: onLink },
      {
        name: m.clear,
        icon: <ClearOutlined />,
        act: () => chain().unsetAllMarks().clearNodes().unsetTextAlign().run(),
      },
    ],
  ];
}

const LEVELS = [2, 3, 4, 5] as const;

function StyleSelect({ editor }: { readonly editor: Editor }) {
  const m = useMessages(editorMessages);
  const level = useEditorState({
    editor,
    selector: ({ editor: now }) => LEVELS.find((one) => now.isActive('heading', { level: one })) ?? 0,
  });
  const choose = (next: number) => {
    const heading = LEVELS.find((one) => one === next);
    if (heading === undefined) editor.chain().focus().setParagraph().run();
    else editor.chain().focus().setHeading({ level: heading }).run();
  };
  return (
    <Select
      size="small"
      className="oz-toolbar-style"
      aria-label={m.style}
      value={level}
      onChange={choose}
      options={[{ value: 0, label: m.paragraph }, ...LEVELS.map((one) => ({ value: one, label: m.heading(one - 1) }))]}
    />
  );
}

function TableMenu({ editor }: { readonly editor: Editor }) {
  const m = useMessages(editorMessages);
  const inside = useEditorState({ editor, selector: ({ editor: now }) => now.isActive('table') });
  const acts: Readonly<Record<string, () => void>> = {
    insertTable: () => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
    rowAbove: () => editor.chain().focus().addRowBefore().run(),
    rowBelow: () => editor.chain().focus().addRowAfter().run(),
    columnLeft: () => editor.chain().focus().addColumnBefore().run(),
    columnRight: () => editor.chain().focus().addColumnAfter().run(),
    deleteRow: () => editor.chain().focus().deleteRow().run(),
    deleteColumn: () => editor.chain().focus().deleteColumn().run(),
    merge: () => editor.chain().focus().mergeCells().run(),
    split: () => editor.chain().focus().splitCell().run(),
    headerRow: () => editor.chain().focus().toggleHeaderRow().run(),
    headerColumn: () => editor.chain().focus().toggleHeaderColumn().run(),
    deleteTable: () => editor.chain().focus().deleteTable().run(),
  };
  const inTable = [
    'rowAbove',
    'rowBelow',
    'columnLeft',
    'columnRight',
    'deleteRow',
    'deleteColumn',
    'merge',
    'split',
    'headerRow',
    'headerColumn',
    'deleteTable',
  ] as const;
  const items = [
    { key: 'insertTable', label: m.insertTable, disabled: inside },
    { type: 'divider' as const },
    ...inTable.map((key) => ({ key, label: m[key], disabled: !inside, danger: key === 'deleteTable' })),
  ];
  return (
    <Dropdown menu={{ items, onClick: ({ key }) => acts[key]?.() }} trigger={['click']}>
      <Button
        type="text"
        size="small"
        className={inside ? 'oz-tool oz-tool-on' : 'oz-tool'}
        icon={<TableOutlined />}
        aria-haspopup="menu"
      >
        {m.table}
      </Button>
    </Dropdown>
  );
}
