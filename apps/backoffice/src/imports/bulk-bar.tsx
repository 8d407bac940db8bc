import type { BulkResult, ImportBatch, ImportRow, Me } from '@openzone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import { request } from '../api/client.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { holds } from '../lib/roles.ts';
import { AskDialog } from '../ui/ask-dialog.tsx';
import { useReference } from '../ui/reference.ts';
import { batchMessages } from './messages.ts';
import { ReviewRowsDialog } from './review-rows-dialog.tsx';

interface Props {
  readonly me: Me;
  readonly batch: ImportBatch;
  readonly rows: readonly ImportRow[];
  readonly selected: readonly string[];
  readonly onDone: () => void;
}

interface Asked {
  readonly act: 'confirm' | 'reject' | 'approve' | 'return';
  /** Undefined: every row of the batch that can be. */
  readonly rowIds: readonly string[] | undefined;
  readonly count: number;
}

/** Acts on many rows. A handler confirms or leaves out; a reviewer approves or returns. */
export function BulkBar({ me, batch, rows, selected, onDone }: Props) {
  const m = useMessages(batchMessages);
  const { reference } = useReference();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { perform, result, closeResult } = useBulk(batch.id, onDone);
  const chosen = rows.filter((row) => selected.includes(row.id));
  const waiting = chosen.filter((row) => row.state === 'waiting').map((row) => row.id);
  const inReview = chosen.filter((row) => row.documentStage === 'in_review').map((row) => row.id);
  const mayConfirm = holds(me, 'HANDLER', 'DISCLOSURE_OFFICE') && batch.rows.waiting > 0;
  const mayReview = holds(me, ...reference.reviewSequences.import) && batch.documents.inReview > 0;
  const ask = (act: Asked['act'], rowIds: readonly string[] | undefined, count: number) =>
    setAsked({ act, rowIds, count });
  const body = (comment: string) => ({
    ...(asked?.rowIds === undefined ? {} : { rowIds: asked.rowIds }),
    ...(comment === '' ? {} : { comment }),
  });
  if (!mayConfirm && !mayReview) return null;
  return (
    <div className="oz-bulk">
      <span role="status">{m.selected(selected.length)}</span>
      {mayConfirm && (
        <span className="oz-bulk-group">
          <Button
            type="primary"
            disabled={waiting.length === 0}
            onClick={() => ask('confirm', waiting, waiting.length)}
          >
            {m.confirmSelected}
          </Button>
          <Button disabled={waiting.length === 0} onClick={() => ask('reject', waiting, waiting.length)}>
            {m.rejectSelected}
          </Button>
          <Button onClick={() => ask('confirm', undefined, batch.rows.waiting)}>
            {m.confirmAll(batch.rows.waiting)}
          </Button>
        </span>
      )}
      {mayReview && (
        <span className="oz-bulk-group">
          <Button
            type="primary"
            disabled={inReview.length === 0}
            onClick={() => ask('approve', inReview, inReview.length)}
          >
            {m.approveSelected}
          </Button>
          <Button disabled={inReview.length === 0} onClick={() => ask('return', inReview, inReview.length)}>
            {m.returnSelected}
          </Button>
          <Button onClick={() => ask('approve', undefined, batch.documents.inReview)}>
            {m.approveAll(batch.documents.inReview)}
          </Button>
        </span>
      )}
      <AskDialog
        open={asked?.act === 'confirm'}
        title={m.confirmTitle}
        okText={m.confirmOk}
        onClose={() => setAsked(null)}
        onOk={() => perform('/confirm', body(''))}
      >
        <p>{m.confirmText(asked?.count ?? 0)}</p>
      </AskDialog>
      <AskDialog
        open={asked?.act === 'reject'}
        title={m.rejectTitle}
        okText={m.rejectTitle}
        danger
        reason={{ label: m.rejectReason, least: 2 }}
        onClose={() => setAsked(null)}
        onOk={(comment) => perform('/reject', body(comment))}
      >
        <p>{m.rejectText(asked?.count ?? 0)}</p>
      </AskDialog>
      <AskDialog
        open={asked?.act === 'return'}
        title={m.reviewTitle}
        okText={m.returnSelected}
        danger
        reason={{ label: m.returnReason, least: 2 }}
        onClose={() => setAsked(null)}
        onOk={(comment) => perform('/review', { ...body(comment), decision: 'return', confirmed: [] })}
      >
        <p>{m.returnText(asked?.count ?? 0)}</p>
      </AskDialog>
      <ReviewRowsDialog
        open={asked?.act === 'approve'}
        count={asked?.count ?? 0}
        onClose={() => setAsked(null)}
        onOk={(confirmed, comment) => perform('/review', { ...body(comment), decision: 'approve', confirmed })}
      />
      <ResultDialog result={result} onClose={closeResult} />
    </div>
  );
}

/** Bulk acts on a batch; what failed is listed row by row. */
export function useBulk(batchId: string, onDone: () => void) {
  const m = useMessages(batchMessages);
  const client = useQueryClient();
  const { message } = App.useApp();
  const [result, setResult] = useState<BulkResult | null>(null);
  const perform = async (path: string, body: object): Promise<BulkResult> => {
    const done = await request<BulkResult>(`/imports/${batchId}${path}`, { method: 'POST', body });
    if (done.failed.length === 0) void message.success(m.done(done.done));
    else setResult(done);
    onDone();
    await Promise.all([
      client.invalidateQueries({ queryKey: ['imports'] }),
      client.invalidateQueries({ queryKey: ['work'] }),
      client.invalidateQueries({ queryKey: ['documents'] }),
    ]);
    return done;
  };
  return { perform, result, closeResult: () => setResult(null) };
}

export function ResultDialog({
  result,
  onClose,
}: {
  readonly result: BulkResult | null;
  readonly onClose: () => void;
}) {
  const m = useMessages(batchMessages);
  const { pick } = useLanguage();
  return (
    <Modal
      open={result !== null}
      title={m.resultTitle(result?.done ?? 0, result?.failed.length ?? 0)}
      footer={null}
      onCancel={onClose}
      width={640}
    >
      <p>{m.resultText}</p>
      <ul className="oz-plain oz-results">
        {result?.failed.map((failure) => (
          <li key={failure.rowId}>
            <strong>{failure.title}</strong>
            <div className="oz-wrong">{pick(failure.error.text)}</div>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
