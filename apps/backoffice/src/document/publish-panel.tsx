import { attributeLabels, type DocumentDetail } from '@openzone/contracts';
import { Link } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatTime } from '../lib/time.ts';
import { AskDialog } from '../ui/ask-dialog.tsx';
import { useReference } from '../ui/reference.ts';
import { actMessages } from './act-messages.ts';
import { planMessages } from './plan-messages.ts';
import { ScheduleForm } from './schedule-form.tsx';
import type { Perform } from './use-act.ts';

interface Props {
  readonly document: DocumentDetail;
  readonly perform: Perform;
}

export function PublishPanel({ document, perform }: Props) {
  const a = useMessages(actMessages);
  const { language, pick } = useLanguage();
  const { columnName } = useReference();
  const [asking, setAsking] = useState<'publish' | 'unschedule' | null>(null);
  const { actions } = document;
  return (
    <div className="oz-panel">
      <h3>{a.publishTitle}</h3>
      <p>
        {document.scheduledFor === null
          ? a.publishAbout
          : a.unscheduleAbout(formatTime(document.scheduledFor, language))}
      </p>
      <Blocks document={document} />
      <div className="oz-row">
        {actions.includes('publish') && (
          <Button type="primary" disabled={document.blocks.length > 0} onClick={() => setAsking('publish')}>
            {a.publishNow}
          </Button>
        )}
        {actions.includes('unschedule') && <Button onClick={() => setAsking('unschedule')}>{a.unschedule}</Button>}
      </div>
      <Embargo document={document} />
      {actions.includes('schedule') && (
        <ScheduleForm key={document.scheduledFor} at={document.scheduledFor} perform={perform} />
      )}
      <AskDialog
        open={asking === 'publish'}
        title={a.publishNow}
        okText={a.publishNow}
        onClose={() => setAsking(null)}
        onOk={() => perform({ path: '/publication', done: a.published })}
      >
        <p>
          <strong>{document.title}</strong>
        </p>
        <p>
          {document.unitName} · {columnName(document.columnId)}
          {document.attribute !== null && ` · ${pick(attributeLabels[document.attribute])}`}
        </p>
        {document.isPublic && <p>{a.publishReplace}</p>}
        <p>{a.publishConfirm}</p>
      </AskDialog>
      <AskDialog
        open={asking === 'unschedule'}
        title={a.unschedule}
        okText={a.unschedule}
        onClose={() => setAsking(null)}
        onOk={() => perform({ path: '/unschedule', done: a.unscheduled })}
      >
        <p>{document.scheduledFor !== null && a.unscheduleAbout(formatTime(document.scheduledFor, language))}</p>
      </AskDialog>
    </div>
  );
}

/** What must be settled first; the server refuses the publication as long as it stands. */
function Blocks({ document }: { readonly document: DocumentDetail }) {
  const a = useMessages(actMessages);
  const { pick } = useLanguage();
  if (document.blocks.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      className="oz-alert"
      title={a.blocked}
      description={
        <ul>
          {document.blocks.map((block) => (
            <li key={`${block.kind} ${block.reference}`}>
              {block.kind === 'PERSONAL_DATA' ? (
                <Link to="/documents/$documentId/personal-data" params={{ documentId: document.id }}>
                  {pick(block.text)}
                </Link>
              ) : (
                pick(block.text)
              )}
            </li>
          ))}
        </ul>
      }
    />
  );
}

/** Until then the server refuses every publication. */
function Embargo({ document }: { readonly document: DocumentDetail }) {
  const p = useMessages(planMessages);
  const { language } = useLanguage();
  const { plan } = document;
  const [now] = useState(() => Date.now());
  if (plan === null || plan.notBefore === null || Date.parse(plan.notBefore) <= now) return null;
  return (
    <Alert
      className="oz-alert"
      type="warning"
      showIcon
      title={p.embargo(formatTime(plan.notBefore, language), plan.embargoBy ?? '')}
      description={plan.reason}
    />
  );
}
