import type { MarginThread } from '@openzone/contracts';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatTime } from '../lib/time.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { Badge } from '../ui/tags.tsx';
import { marginMessages } from './messages.ts';
import { useMarginAct } from './queries.ts';
import { showPassage } from './use-anchors.ts';

interface Props {
  readonly documentId: string;
  readonly thread: MarginThread;
  /** Where its passage stands in the text shown; -1 when it has changed. */
  readonly at: number;
  readonly selector: string;
}

/** One remark with its answers. */
export function ThreadView({ documentId, thread, at, selector }: Props) {
  const m = useMessages(marginMessages);
  const c = useMessages(common);
  const { language } = useLanguage();
  const act = useMarginAct(documentId);
  const [answer, setAnswer] = useState('');
  const by = (who: string, time: string) => c.byAt(who, formatTime(time, language));
  const reply = async () => {
    await act.mutateAsync({ method: 'POST', path: `/${thread.id}/replies`, body: { words: answer.trim() } });
    setAnswer('');
  };
  const settle = (settled: boolean) => act.mutate({ method: 'PUT', path: `/${thread.id}/settled`, body: { settled } });
  return (
    <li className="oz-thread">
      <blockquote>{thread.quote}</blockquote>
      <p>{thread.words}</p>
      <p className="oz-tags oz-quiet">
        {by(thread.author, thread.at)} · {m.onVersion(thread.versionNumber)}
        {at < 0 && <Badge tone="gold">{m.changed}</Badge>}
      </p>
      {thread.replies.length > 0 && (
        <ul className="oz-thread-replies">
          {thread.replies.map((one) => (
            <li key={one.id}>
              {one.words} <span className="oz-quiet">{by(one.author, one.at)}</span>
            </li>
          ))}
        </ul>
      )}
      {thread.settled !== null && (
        <p className="oz-quiet">{m.settledBy(thread.settled.by, formatTime(thread.settled.at, language))}</p>
      )}
      {act.error !== null && <FailureAlert failure={act.error} />}
      {thread.settled === null && (
        <Input.TextArea
          aria-label={m.replyTo(thread.author)}
          placeholder={m.reply}
          maxLength={2000}
          value={answer}
          autoSize={{ minRows: 1, maxRows: 5 }}
          onChange={(event) => setAnswer(event.target.value)}
        />
      )}
      <div className="oz-row">
        {answer.trim() !== '' && (
          <Button
            size="small"
            type="primary"
            loading={act.isPending}
            onClick={() => void reply().catch(() => undefined)}
          >
            {m.reply}
          </Button>
        )}
        {at >= 0 && (
          <Button size="small" onClick={() => showPassage(selector, at, thread.quote.length)}>
            {m.show}
          </Button>
        )}
        {thread.maySettle && (
          <Button size="small" onClick={() => settle(thread.settled === null)}>
            {thread.settled === null ? m.settle : m.reopen}
          </Button>
        )}
      </div>
    </li>
  );
}
