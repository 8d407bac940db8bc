import type { AttachmentCheck, AttachmentFinding, PersonalDataReview } from '@openzone/contracts';
import { Button, Card, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatTime } from '../lib/time.ts';
import { AskDialog } from '../ui/ask-dialog.tsx';
import { personalDataMessages } from './messages.ts';

type Decide = (
  findings: readonly { readonly id: string }[],
  decision: AttachmentFinding['state'],
  reason?: string,
) => Promise<void>;

interface Props {
  readonly review: PersonalDataReview;
  readonly busy: boolean;
  readonly onDecide: Decide;
  /** Shows what went wrong where no dialog does. */
  readonly onTell: (running: Promise<void>) => void;
  readonly onSearch: () => void;
}

/** 附件检查: what each file hides, with its places, to be cleaned away or kept with a reason. */
export function AttachmentsCard({ review, busy, onDecide, onTell, onSearch }: Props) {
  const m = useMessages(personalDataMessages);
  const [keeping, setKeeping] = useState<AttachmentFinding | null>(null);
  const { pick } = useLanguage();
  if (review.attachments.length === 0) return null;
  const cleanable = review.attachments
    .flatMap(({ findings }) => findings)
    .filter(({ state, action }) => state === 'open' && action === 'removed');
  return (
    <Card
      className="oz-card"
      size="small"
      title={<h2>{m.checks}</h2>}
      extra={
        review.mayDecide && cleanable.length > 1 ? (
          <Button size="small" disabled={busy} onClick={() => onTell(onDecide(cleanable, 'mask'))}>
            {m.cleanAll}
          </Button>
        ) : null
      }
    >
      <p className="oz-quiet">{m.checksAbout}</p>
      {review.attachments.map((file) => (
        <section key={file.position} className="oz-pd-file" aria-label={file.name}>
          <FileHead file={file} mayDecide={review.mayDecide} busy={busy} onSearch={onSearch} />
          <ul className="oz-pd-places">
            {file.findings.map((finding) => (
              <HiddenItem key={finding.id} finding={finding}>
                {review.mayDecide && (
                  <HiddenActs
                    finding={finding}
                    mayKeep={review.mayKeepBlocking || !finding.blocking}
                    busy={busy}
                    onClean={() => onTell(onDecide([finding], 'mask'))}
                    onKeep={() => setKeeping(finding)}
                    onReopen={() => onTell(onDecide([finding], 'open'))}
                  />
                )}
              </HiddenItem>
            ))}
          </ul>
        </section>
      ))}
      <AskDialog
        open={keeping !== null}
        title={keeping?.action === 'look' ? m.lookTitle : m.keepTitle}
        okText={keeping?.action === 'look' ? m.looked : m.keep}
        reason={{ label: m.keepReason, least: 2, hint: m.keepHint }}
        onClose={() => setKeeping(null)}
        onOk={(reason) => (keeping === null ? Promise.resolve() : onDecide([keeping], 'keep', reason))}
      >
        {keeping !== null && <strong>{pick(keeping.label)}</strong>}
      </AskDialog>
    </Card>
  );
}

interface HeadProps {
  readonly file: AttachmentCheck;
  readonly mayDecide: boolean;
  readonly busy: boolean;
  readonly onSearch: () => void;
}

function FileHead({ file, mayDecide, busy, onSearch }: HeadProps) {
  const m = useMessages(personalDataMessages);
  const { language, pick } = useLanguage();
  const { position, name, sha256, state, problem, inspectedAt, findings } = file;
  return (
    <>
      <h3>
        {position}. {name}{' '}
        <a href={`/api/admin/files/${sha256}/${encodeURIComponent(name)}`} target="_blank" rel="noreferrer">
          {m.openFile}
        </a>
      </h3>
      <p className="oz-quiet">
        {state === 'waiting' && m.checkWaiting}
        {problem !== null && pick(problem)}
        {state === 'read' && findings.length === 0 && m.checkClean}
        {inspectedAt !== null && ` ${formatTime(inspectedAt, language)}`}
        {state !== 'read' && mayDecide && (
          <Button size="small" type="link" disabled={busy} onClick={onSearch}>
            {m.search}
          </Button>
        )}
      </p>
    </>
  );
}

interface ItemProps {
  readonly finding: AttachmentFinding;
  /** The public copy is made: what nobody kept is not in it. */
  readonly isCopied?: boolean;
  /** What is done about it, where that can be decided. */
  readonly children?: ReactNode;
}

/** Hidden places of one kind, where they are, and what was decided. */
export function HiddenItem({ finding, isCopied = false, children }: ItemProps) {
  const m = useMessages(personalDataMessages);
  const { language, pick } = useLanguage();
  const [isOpen, setIsOpen] = useState(false);
  const { label, count, places, action, blocking, state, reason, decidedBy, decidedAt } = finding;
  const isCleaned = isCopied && state !== 'keep' && action === 'removed';
  return (
    <li className="oz-pd-item">
      <div className="oz-pd-tags">
        <strong>{pick(label)}</strong>
        {blocking && state !== 'keep' && !isCleaned && <Tag color="red">{m.blocking}</Tag>}
        <span className="oz-quiet">
          {isCleaned ? m.stateCleaned : { open: m.stateOpen, mask: m.stateClean, keep: m.stateKeep }[state]}
        </span>
        {places.length > 0 && (
          <Button size="small" type="link" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            {isOpen ? m.placesHide : m.placesShow(count)}
          </Button>
        )}
      </div>
      {isOpen && (
        <ul className="oz-tight">
          {places.map(({ place, text }) => (
            <li key={place}>
              {place}
              {text !== '' && `：${text}`}
            </li>
          ))}
          {count > places.reduce((sum, one) => sum + one.count, 0) && (
            <li>{m.placesMore(count - places.reduce((sum, one) => sum + one.count, 0))}</li>
          )}
        </ul>
      )}
      {decidedBy !== null && decidedAt !== null && (
        <p className="oz-quiet">
          {m.decided(decidedBy, formatTime(decidedAt, language))}
          {reason !== '' && ` — ${reason}`}
        </p>
      )}
      {children}
    </li>
  );
}

interface ActsProps {
  readonly finding: AttachmentFinding;
  readonly mayKeep: boolean;
  readonly busy: boolean;
  readonly onClean: () => void;
  readonly onKeep: () => void;
  readonly onReopen: () => void;
}

function HiddenActs({ finding: { state, action }, mayKeep, busy, onClean, onKeep, onReopen }: ActsProps) {
  const m = useMessages(personalDataMessages);
  return (
    <div className="oz-row">
      {state !== 'mask' && action === 'removed' && (
        <Button size="small" type="primary" disabled={busy} onClick={onClean}>
          {m.clean}
        </Button>
      )}
      {state !== 'keep' && mayKeep && (
        <Button size="small" disabled={busy} onClick={onKeep}>
          {action === 'look' ? m.looked : m.keep}
        </Button>
      )}
      {state !== 'open' && (
        <Button size="small" type="text" disabled={busy} onClick={onReopen}>
          {m.reopen}
        </Button>
      )}
    </div>
  );
}
