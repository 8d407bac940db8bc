import { useEditorState, type Editor } from '@tiptap/react';
import { Button, Select, Tooltip } from 'antd';
import { useRef, useState, type KeyboardEvent } from 'react';
import { common } from '../i18n/common.ts';
import { useMessages } from '../i18n/language.tsx';
import { editorMessages } from './messages.ts';
import { TableMenu } from './table-menu.tsx';
import { useTools, type Tool } from './use-tools.tsx';

/** The tools are one stop for the Tab key; arrows move among them (WAI-ARIA toolbar pattern). */
export function Toolbar({ editor, onLink }: { readonly editor: Editor; readonly onLink: () => void }) {
  const m = useMessages(editorMessages);
  const bar = useRef<HTMLDivElement>(null);
  const groups = useTools(editor, onLink);
  const enabled = groups.flat().filter((tool) => tool.disabled !== true);
  const [last, setLast] = useState('');
  const stop = enabled.find((tool) => tool.name === last) ?? enabled[0];
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const buttons = [...(bar.current?.querySelectorAll<HTMLButtonElement>('button.oz-tool:not([disabled])') ?? [])];
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
            <ToolButton key={tool.name} tool={tool} isStop={tool === stop} onFocus={() => setLast(tool.name)} />
          ))}
        </span>
      ))}
      <TableMenu editor={editor} />
    </div>
  );
}

interface ToolProps {
  readonly tool: Tool;
  readonly isStop: boolean;
  readonly onFocus: () => void;
}

function ToolButton({ tool, isStop, onFocus }: ToolProps) {
  const c = useMessages(common);
  return (
    <Tooltip title={tool.keys === undefined ? tool.name : `${tool.name}${c.inBrackets(tool.keys)}`}>
      <Button
        type="text"
        size="small"
        className={tool.active === true ? 'oz-tool oz-tool-on' : 'oz-tool'}
        icon={tool.icon}
        aria-label={tool.name}
        {...(tool.active === undefined ? {} : { 'aria-pressed': tool.active })}
        tabIndex={isStop ? 0 : -1}
        disabled={tool.disabled === true}
        onFocus={onFocus}
        // The caret stays where it is in the text.
        onMouseDown={(event) => event.preventDefault()}
        onClick={tool.act}
      />
    </Tooltip>
  );
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
