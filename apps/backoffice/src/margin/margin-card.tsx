import './margin.css';
import type { MarginThread } from '@openzone/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button, Card } from 'antd';
import { useEffect, useState } from 'react';
import { useMessages } from '../i18n/language.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { selectedIn, type Anchor } from './anchor.ts';
import { CommentDialog } from './comment-dialog.tsx';
import { marginMessages } from './messages.ts';
import { threadsQuery } from './queries.ts';
import { ThreadView } from './thread-view.tsx';
import { useAnchors } from './use-anchors.ts';

interface Props {
  readonly documentId: string;
  /** The version shown, on which new comments are made; null where the text is being changed. */
  readonly versionNumber: number | null;
  /** Where the body is shown. */
  readonly selector: string;
}

const none: readonly MarginThread[] = [];

/** Remarks on passages of the text, beside it. */
export function MarginCard({ documentId, versionNumber, selector }: Props) {
  const m = useMessages(marginMessages);
  const { data: threads = none, error } = useQuery(threadsQuery(documentId));
  const places = useAnchors(threads, selector);
  const [asked, setAsked] = useState<Anchor | 'blank' | null>(null);
  const selected = useSelected(selector);
  const open = threads.filter((thread) => thread.settled === null);
  const settled = threads.filter((thread) => thread.settled !== null);
  const list = (some: readonly MarginThread[]) => (
    <ol className="oz-threads">
      {some.map((thread) => (
        <ThreadView
          key={thread.id}
          documentId={documentId}
          thread={thread}
          at={places.get(thread.id) ?? -1}
          selector={selector}
        />
      ))}
    </ol>
  );
  return (
    <Card
      className="oz-card"
      size="small"
      title={<h2>{m.title}</h2>}
      extra={
        versionNumber !== null && (
          // The selection stays while the button is pressed.
          <Button
            size="small"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => setAsked(selected ?? 'blank')}
          >
            {m.add}
          </Button>
        )
      }
    >
      <p className="oz-quiet">{m.about}</p>
      {error !== null && <FailureAlert failure={error} />}
      {open.length > 0 ? list(open) : <p className="oz-quiet">{versionNumber === null ? m.noneHere : m.none}</p>}
      {settled.length > 0 && (
        <details className="oz-details">
          <summary>{m.settledCount(settled.length)}</summary>
          {list(settled)}
        </details>
      )}
      {versionNumber !== null && (
        <CommentDialog
          documentId={documentId}
          versionNumber={versionNumber}
          asked={asked}
          selector={selector}
          onClose={() => setAsked(null)}
        />
      )}
    </Card>
  );
}

/** The passage selected in the text; it stays known when a press of a button takes the selection away on a phone. */
function useSelected(selector: string): Anchor | null {
  const [selected, setSelected] = useState<Anchor | null>(null);
  useEffect(() => {
    const look = () => {
      const root = document.querySelector(selector);
      if (root !== null) setSelected(selectedIn(root));
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [selector]);
  return selected;
}
