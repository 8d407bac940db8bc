import type { LetterTemplate } from '@openzone/contracts';
import { Alert, Button, Form, Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useId, useLayoutEffect, useRef, useState } from 'react';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatTime } from '../lib/time.ts';
import { AskDialog } from '../ui/ask-dialog.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { Badge } from '../ui/tags.tsx';
import { TextDiff } from '../ui/text-diff.tsx';
import { PlaceholderList } from './placeholder-list.tsx';
import { TemplateHistory } from './template-history.tsx';
import { templateKinds, type TemplateKind } from './template-kinds.ts';
import { templateMarks, templateMessages } from './template-messages.ts';
import { insertAt } from './template-text.ts';
import { useTemplate } from './use-template.ts';

interface Props {
  readonly kind: TemplateKind;
  readonly template: LetterTemplate;
  readonly mayEdit: boolean;
  readonly onDirty: (dirty: boolean) => void;
}

/** The text of one kind of letter, with what it may put in beside it. */
export function TemplateEditor({ kind, template, mayEdit, onDirty }: Props) {
  const m = useMessages(templateMessages);
  const { language } = useLanguage();
  const editing = useTemplate(kind, template, onDirty);
  const { area, insert, visited } = useInsert(editing.text, editing.type);
  const textId = useId();
  const changed = template.text !== template.original;
  const { by = '', at = '' } = template.changed ?? {};
  const byline = [by === '' ? m.unknownAuthor : by, at === '' ? '' : formatTime(at, language)] as const;
  return (
    <Form layout="vertical" requiredMark={false} onFinish={() => void editing.save()}>
      <div className="oz-row oz-template-state" aria-live="polite">
        <Badge tone={changed ? 'blue' : 'grey'}>{changed ? m.own : m.asOriginal}</Badge>
        {editing.dirty && <Badge tone="gold">{m.unsaved}</Badge>}
        {template.changed !== null && <span className="oz-quiet">{m.changedBy(...byline)}</span>}
      </div>
      <div className="oz-announce">
        <Form.Item
          label={m.text}
          htmlFor={textId}
          {...(editing.wrong === null ? {} : { validateStatus: 'error' as const, help: editing.wrong })}
        >
          <Input.TextArea
            id={textId}
            ref={area}
            className="oz-template-text"
            value={editing.text}
            readOnly={!mayEdit}
            spellCheck={false}
            autoSize={{ minRows: 12, maxRows: 28 }}
            onChange={(event) => editing.type(event.target.value)}
            onFocus={visited}
          />
        </Form.Item>
        <PlaceholderList placeholders={template.placeholders} {...(mayEdit ? { onInsert: insert } : {})} />
      </div>
      <TemplateHelp />
      {changed && <Original text={template.original} />}
      <Overtaken editing={editing} byline={byline} />
      <Outcome editing={editing} />
      {mayEdit && <Acts kind={kind} changed={changed} editing={editing} />}
      <TemplateHistory kind={kind} text={template.text} {...(mayEdit ? { onRestore: editing.restore } : {})} />
    </Form>
  );
}

interface ActsProps {
  readonly kind: TemplateKind;
  readonly changed: boolean;
  readonly editing: ReturnType<typeof useTemplate>;
}

function Acts({ kind, changed, editing }: ActsProps) {
  const m = useMessages(templateMessages);
  const { pick } = useLanguage();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <div className="oz-row">
        <Button type="primary" htmlType="submit" loading={editing.running} disabled={editing.theirs !== null}>
          {m.save}
        </Button>
        <Button disabled={editing.running || (!changed && !editing.dirty)} onClick={() => setAsking(true)}>
          {m.restore}
        </Button>
      </div>
      <AskDialog
        open={asking}
        title={m.restoreTitle}
        okText={m.restore}
        danger
        onOk={() => editing.restore(null)}
        onClose={() => setAsking(false)}
      >
        <p>{m.restoreText(pick(templateKinds[kind]))}</p>
      </AskDialog>
    </>
  );
}

function TemplateHelp() {
  const m = useMessages(templateMessages);
  const { pick } = useLanguage();
  return (
    <details className="oz-template-more">
      <summary>{m.help}</summary>
      <p>{m.helpLines}</p>
      <dl className="oz-marks">
        {templateMarks.map(({ mark, does }) => (
          <div key={mark.en}>
            <dt>
              <code>{pick(mark)}</code>
            </dt>
            <dd>{pick(does)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Original({ text }: { readonly text: string }) {
  const m = useMessages(templateMessages);
  return (
    <details className="oz-template-more">
      <summary>{m.original}</summary>
      <pre>{text}</pre>
    </details>
  );
}

interface OvertakenProps {
  readonly editing: ReturnType<typeof useTemplate>;
  /** Who saved the other text, and when. */
  readonly byline: readonly [who: string, at: string];
}

/** Somebody else saved in between: both texts are there, and whoever writes here decides. */
function Overtaken({ editing: { theirs, text, running, save, takeTheirs }, byline }: OvertakenProps) {
  const m = useMessages(templateMessages);
  if (theirs === null) return null;
  return (
    <Alert
      className="oz-alert"
      type="warning"
      showIcon
      role="alert"
      title={m.conflict(...byline)}
      description={
        <>
          <p>{m.conflictText}</p>
          <TextDiff before={theirs.text} after={text} />
          <div className="oz-row">
            <Button type="primary" loading={running} onClick={() => void save(theirs.revision)}>
              {m.keepMine}
            </Button>
            <Button disabled={running} onClick={takeTheirs}>
              {m.takeTheirs}
            </Button>
          </div>
        </>
      }
    />
  );
}

/** Why it was not saved, beside the button that was pressed. */
function Outcome({ editing: { problems, failure } }: { readonly editing: ReturnType<typeof useTemplate> }) {
  const m = useMessages(templateMessages);
  const { pick } = useLanguage();
  if (failure !== null) return <FailureAlert failure={failure} />;
  if (problems === null) return null;
  return (
    <Alert
      className="oz-alert"
      type="error"
      showIcon
      role="alert"
      title={m.problems}
      description={
        <ul className="oz-tight">
          {problems.map(({ field, text }) => (
            <li key={`${field}-${text.zh}`}>{pick(text)}</li>
          ))}
        </ul>
      }
    />
  );
}

/** Puts placeholders in at the cursor; at the end where the text was not visited yet. */
function useInsert(text: string, type: (text: string) => void) {
  const area = useRef<TextAreaRef>(null);
  const hasCaret = useRef(false);
  const caretNext = useRef<number | null>(null);
  const element = () => area.current?.resizableTextArea?.textArea;
  const putCaret = () => {
    if (caretNext.current === null) return;
    element()?.focus();
    element()?.setSelectionRange(caretNext.current, caretNext.current);
    caretNext.current = null;
  };
  // A text set by the program puts the caret at its end; it belongs behind what was put in.
  useLayoutEffect(putCaret);
  const insert = (name: string) => {
    const end = { start: text.length, end: text.length };
    const now = element();
    const at = now !== undefined && hasCaret.current ? { start: now.selectionStart, end: now.selectionEnd } : end;
    const next = insertAt(text, at, `{{${name}}}`);
    caretNext.current = next.caret;
    // The same words in place of themselves draw nothing anew.
    if (next.text === text) putCaret();
    else type(next.text);
  };
  return { area, insert, visited: () => void (hasCaret.current = true) };
}
