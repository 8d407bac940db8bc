import { TableOutlined } from '@ant-design/icons';
import { useEditorState, type Editor } from '@tiptap/react';
import { Button, Dropdown } from 'antd';
import { useMessages } from '../i18n/language.tsx';
import { editorMessages } from './messages.ts';

/** Making tables and working in them; what needs a table is offered inside one. */
export function TableMenu({ editor, onCaption }: { readonly editor: Editor; readonly onCaption: () => void }) {
  const m = useMessages(editorMessages);
  const inside = useEditorState({ editor, selector: ({ editor: now }) => now.isActive('table') });
  const acts: Readonly<Record<string, () => void>> = {
    insertTable: () => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
    caption: onCaption,
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
    'caption',
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
        icon={<TableOutlined aria-hidden />}
        aria-haspopup="menu"
      >
        {m.table}
      </Button>
    </Dropdown>
  );
}
