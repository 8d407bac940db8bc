import type { ImportBatch } from '@openzone/contracts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Progress } from 'antd';
import { batchesQuery, meQuery } from '../api/queries.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { holds } from '../lib/roles.ts';
import { formatTime } from '../lib/time.ts';
import { ExportButton } from '../lists/export-button.tsx';
import { Page } from '../ui/page.tsx';
import { Badge } from '../ui/tags.tsx';
import { batchStateWords, importMessages } from './messages.ts';
import { NewImport } from './new-import.tsx';

export function ImportsPage() {
  const m = useMessages(importMessages);
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: batches } = useSuspenseQuery(batchesQuery);
  const mayImport = holds(me, 'HANDLER', 'DISCLOSURE_OFFICE');
  return (
    <Page title={m.title} about={m.about} actions={<ExportButton list="imports" />}>
      {mayImport && <NewImport />}
      <section aria-labelledby="batches">
        <h2 id="batches" className="oz-section-head">
          {m.batches}
        </h2>
        {batches.length === 0 && <p className="oz-nothing">{mayImport ? m.noBatches : m.noBatchesReader}</p>}
        <ul className="oz-items">
          {batches.map((batch) => (
            <BatchItem key={batch.id} batch={batch} />
          ))}
        </ul>
      </section>
    </Page>
  );
}

export const batchTones = { reading: 'blue', waiting: 'gold', closed: 'green', failed: 'red' } as const;

function BatchItem({ batch }: { readonly batch: ImportBatch }) {
  const m = useMessages(importMessages);
  const states = useMessages(batchStateWords);
  const { language, pick } = useLanguage();
  return (
    <li className="oz-item oz-item-whole">
      <div>
        <h3>
          <Link to="/imports/$batchId" params={{ batchId: batch.id }}>
            {batch.name}
          </Link>{' '}
          <Badge tone={batchTones[batch.state]}>{states[batch.state]}</Badge>
        </h3>
        <p className="oz-item-meta">
          <span>{m.made(batch.createdBy ?? m.command, formatTime(batch.createdAt, language))}</span>
          <span>{m.fileCount(batch.filesTotal)}</span>
          {batch.filesFailed > 0 && <span className="oz-wrong">{m.failedFiles(batch.filesFailed)}</span>}
        </p>
        <BatchProgress batch={batch} />
        {batch.failure !== null && <Alert type="error" showIcon title={pick(batch.failure)} />}
        <BatchCounts batch={batch} />
      </div>
    </li>
  );
}

/** While files are being read. */
export function BatchProgress({ batch }: { readonly batch: ImportBatch }) {
  const m = useMessages(importMessages);
  if (batch.state !== 'reading') return null;
  const words = m.readingFiles(batch.filesDone, batch.filesTotal);
  return (
    <div className="oz-progress">
      <Progress
        percent={batch.filesTotal === 0 ? 0 : Math.floor((batch.filesDone / batch.filesTotal) * 100)}
        status="active"
        aria-label={words}
      />
      <span className="oz-quiet">{words}</span>
    </div>
  );
}

export function BatchCounts({ batch }: { readonly batch: ImportBatch }) {
  const m = useMessages(importMessages);
  return (
    <p className="oz-item-meta">
      <strong>{m.waiting(batch.rows.waiting)}</strong>
      <span>{m.confirmed(batch.rows.confirmed)}</span>
      <span>{m.inReview(batch.documents.inReview)}</span>
      <span>{m.published(batch.documents.published)}</span>
      <span>{m.rejected(batch.rows.rejected)}</span>
      <span>{m.duplicate(batch.rows.duplicate)}</span>
    </p>
  );
}
