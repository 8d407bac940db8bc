import { erasureBasisLabels, type DocumentDetail, type Erasure } from '@openzone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Card } from 'antd';
import { useState } from 'react';
import { forgetVersions } from '../api/queries.ts';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatTime } from '../lib/time.ts';
import { AskDialog } from '../ui/ask-dialog.tsx';
import { Badge } from '../ui/tags.tsx';
import { erasureMessages } from './erasure-messages.ts';
import type { Perform } from './use-act.ts';

interface Props {
  readonly document: DocumentDetail;
  readonly perform: Perform;
}

/** What was erased, when, by whom and where the ledger tells of it; and what waits for a second person. */
export function ErasureRecords({ document, perform }: Props) {
  const e = useMessages(erasureMessages);
  const found = document.versions.flatMap(({ number, erasure }) => (erasure === null ? [] : [{ number, erasure }]));
  if (found.length === 0) return null;
  return (
    <Card className="oz-card" size="small" title={<h2>{e.records}</h2>}>
      <div className="oz-stack">
        {found
          .toSorted((a, b) => b.number - a.number)
          .map(({ number, erasure }) => (
            <ErasureRecord
              key={erasure.id}
              documentId={document.id}
              number={number}
              erasure={erasure}
              perform={perform}
            />
          ))}
      </div>
    </Card>
  );
}

interface RecordProps {
  readonly documentId: string;
  readonly number: number;
  readonly erasure: Erasure;
  readonly perform: Perform;
}

function ErasureRecord({ documentId, number, erasure, perform }: RecordProps) {
  const e = useMessages(erasureMessages);
  const [asked, setAsked] = useState<'confirm' | 'drop' | null>(null);
  const client = useQueryClient();
  const close = () => setAsked(null);
  const act = (what: 'confirmation' | 'drop', done: string) =>
    perform({
      path: `/versions/${number}/erasure/${what}`,
      body: { erasureId: erasure.id },
      atRevision: false,
      done,
    });
  return (
    <article>
      <h3>
        {e.recordOf(number)}{' '}
        {erasure.state === 'done' ? <Badge tone="grey">{e.done}</Badge> : <Badge tone="gold">{e.waiting}</Badge>}
      </h3>
      <Facts erasure={erasure} />
      {erasure.state === 'requested' && erasure.mayDrop && !erasure.mayConfirm && (
        <p className="oz-quiet">{e.ownRequest}</p>
      )}
      {(erasure.mayConfirm || erasure.mayDrop) && (
        <div className="oz-row">
          {erasure.mayConfirm && (
            <Button danger onClick={() => setAsked('confirm')}>
              {e.confirm}
            </Button>
          )}
          {erasure.mayDrop && <Button onClick={() => setAsked('drop')}>{e.drop}</Button>}
        </div>
      )}
      <AskDialog
        open={asked === 'confirm'}
        title={e.confirmTitle(number)}
        okText={e.confirmOk}
        danger
        typed={{ words: e.confirmWords, label: e.confirmTyped(e.confirmWords) }}
        onClose={close}
        onOk={async () => {
          await act('confirmation', e.confirmed);
          await forgetVersions(client, documentId);
        }}
      >
        <p className="oz-wrong">{e.confirmAbout}</p>
        <Facts erasure={erasure} />
      </AskDialog>
      <AskDialog
        open={asked === 'drop'}
        title={e.drop}
        okText={e.drop}
        onClose={close}
        onOk={() => act('drop', e.dropped)}
      >
        <p>{e.dropAbout}</p>
      </AskDialog>
    </article>
  );
}

function Facts({ erasure }: { readonly erasure: Erasure }) {
  const e = useMessages(erasureMessages);
  const c = useMessages(common);
  const { language, pick } = useLanguage();
  const extent = erasure.remarks ? e.extentRemarks : e.extentContent;
  const facts: readonly (readonly [string, string])[] = [
    [e.basis, pick(erasureBasisLabels[erasure.basis])],
    [e.reason, erasure.reason],
    [e.extent, erasure.sharedSources ? e.extentSources(extent) : extent],
    [e.requestedBy, c.byAt(erasure.requestedBy, formatTime(erasure.requestedAt, language))],
    ...(erasure.confirmedBy === null || erasure.confirmedAt === null
      ? []
      : [[e.confirmedBy, c.byAt(erasure.confirmedBy, formatTime(erasure.confirmedAt, language))] as const]),
    ...(erasure.entry === null ? [] : [[e.entry, e.entryNumber(erasure.entry)] as const]),
  ];
  return (
    <dl className="oz-facts">
      {facts.map(([name, value]) => (
        <div key={name} className="oz-fact">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
