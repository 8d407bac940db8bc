import type { LetterTemplateRevision } from '@openzone/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatTime } from '../lib/time.ts';
import { AskDialog } from '../ui/ask-dialog.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { Badge } from '../ui/tags.tsx';
import { TextDiff } from '../ui/text-diff.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { templateHistoryQuery } from './queries.ts';
import type { TemplateKind } from './template-kinds.ts';
import { templateMessages } from './template-messages.ts';

interface Props {
  readonly kind: TemplateKind;
  /** The text in force. */
  readonly text: string;
  /** Left out: the history is only to be read. */
  readonly onRestore?: (text: string | null) => Promise<void>;
}

/** Who changed the text and when; read once it is opened. */
export function TemplateHistory(props: Props) {
  const m = useMessages(templateMessages);
  const [open, setOpen] = useState(false);
  return (
    <details className="oz-template-more" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{m.history}</summary>
      {open && <Revisions {...props} />}
    </details>
  );
}

function Revisions({ kind, text, onRestore }: Props) {
  const m = useMessages(templateMessages);
  const { data, error, refetch } = useQuery(templateHistoryQuery(kind));
  const [asked, setAsked] = useState<LetterTemplateRevision | null>(null);
  if (error !== null) return <FailureAlert failure={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Waiting />;
  if (data.length === 0) return <p className="oz-quiet">{m.historyNone}</p>;
  return (
    <>
      <ol className="oz-revisions">
        {data.map((one, index) => (
          <li key={one.revision}>
            <Revision
              one={one}
              newest={index === 0}
              text={text}
              {...(onRestore === undefined ? {} : { onRestore: () => setAsked(one) })}
            />
          </li>
        ))}
      </ol>
      <AskDialog
        open={asked !== null}
        title={asked === null ? '' : m.restoreRevisionTitle(asked.revision)}
        okText={m.restoreRevision}
        onOk={async () => {
          if (asked !== null) await onRestore?.(asked.isOriginal ? null : asked.text);
        }}
        onClose={() => setAsked(null)}
      >
        <p>{m.restoreRevisionText}</p>
      </AskDialog>
    </>
  );
}

interface RevisionProps {
  readonly one: LetterTemplateRevision;
  readonly newest: boolean;
  readonly text: string;
  readonly onRestore?: () => void;
}

function Revision({ one, newest, text, onRestore }: RevisionProps) {
  const m = useMessages(templateMessages);
  const { language } = useLanguage();
  const who = one.by === '' ? m.unknownAuthor : one.by;
  return (
    <>
      <div className="oz-row">
        <strong>{m.revision(one.revision)}</strong>
        <span className="oz-quiet">{m.revisionBy(who, formatTime(one.at, language))}</span>
        {newest && <Badge tone="green">{m.inForce}</Badge>}
        {one.isOriginal && <Badge tone="grey">{m.asOriginal}</Badge>}
      </div>
      <details className="oz-template-more">
        <summary>{newest ? m.seeText : m.compare}</summary>
        {newest ? <pre>{one.text}</pre> : <TextDiff before={one.text} after={text} />}
      </details>
      {!newest && onRestore !== undefined && (
        <Button size="small" onClick={onRestore}>
          {m.restoreNth(one.revision)}
        </Button>
      )}
    </>
  );
}
