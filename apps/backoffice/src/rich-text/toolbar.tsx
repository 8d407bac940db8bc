import { useEditorState, type Editor } from '@tiptap/react';
import { Button, Select, Tooltip } from 'antd';
import { useRef, useState, type KeyboardEvent } from 'react';
import { common } from '../i18n/common.ts';
import { useMessages } from '../i18n/language.tsx';
import { editorMessages } from './messages.ts';
import { officialClasses, type OfficialClass } from './official.ts';
import { TableMenu } from './table-menu.tsx';
import { useTools, type Tool, type ToolActs } from './use-tools.tsx';

interface Props extends ToolActs {
  readonly editor: Editor;
  readonly onCaption: () => void;
}

/** The tools are one stop for the Tab key; arrows move among them (WAI-ARIA toolbar pattern). */
export function Toolbar({ editor, onCaption, ...acts }: Props) {
  const m = useMessages(editorMessages);
  const bar = useRef<HTMLDivElement>(null);
  const groups = useTools(editor, acts);
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
      <TableMenu editor={editor} onCaption={onCaption} />
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

const names = {
  'document-number': 'documentNumber',
  signer: 'signer',
  addressee: 'addressee',
  'attachment-note': 'attachmentNote',
  signature: 'signature',
} as const satisfies Record<OfficialClass, keyof typeof editorMessages>;

function StyleSelect({ editor }: { readonly editor: Editor }) {
  const m = useMessages(editorMessages);
  const style = useEditorState({
    editor,
    selector: ({ editor: now }) => {
      const level = LEVELS.find((one) => now.isActive('heading', { level: one }));
      const official = officialClasses.find((one) => now.isActive('paragraph', { class: one }));
      return level === undefined ? (official ?? 'paragraph') : `h${level}`;
    },
  });
  const choose = (next: string) => {
    const level = LEVELS.find((one) => `h${one}` === next);
    const official = officialClasses.find((one) => one === next) ?? null;
    const chain = editor.chain().focus();
    if (level !== undefined) chain.setHeading({ level }).updateAttributes('heading', { class: null }).run();
    else chain.setParagraph().updateAttributes('paragraph', { class: official }).run();
  };
  return (
    <Select
      size="small"
      className="oz-toolbar-style"
      aria-label={m.style}
      value={style}
      onChange={choose}
      popupMatchSelectWidth={false}
      // All styles at once: a list that scrolls cannot be reached by who has only a keyboard.
      listHeight={480}
      options={[
        { value: 'paragraph', label: m.paragraph },
        ...LEVELS.map((one) => ({ value: `h${one}`, label: m.heading(one - 1) })),
        ...officialClasses.map((one) => ({ value: one, label: m[names[one]] })),
      ]}
    />
  );
}
