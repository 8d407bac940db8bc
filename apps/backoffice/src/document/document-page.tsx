import type { DocumentDetail } from '@openzone/contracts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Alert, Tabs } from 'antd';
import { lazy, Suspense } from 'react';
import { documentQuery } from '../api/queries.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatTime } from '../lib/time.ts';
import { DueMark, isClockRunning } from '../ui/due.tsx';
import { personalDataMessages } from '../personal-data/messages.ts';
import { LinkButton } from '../ui/link-button.tsx';
import { Page } from '../ui/page.tsx';
import { useReference } from '../ui/reference.ts';
import { DocumentTags } from '../ui/tags.tsx';
import { documentWords } from '../ui/vocabulary.ts';
import { Waiting } from '../ui/waiting.tsx';
import { ActBar } from './act-bar.tsx';
import { ContentTab } from './content-tab.tsx';
import { erasureMessages } from './erasure-messages.ts';
import { documentMessages } from './messages.ts';
import { NextStep } from './next-step.tsx';
import { ProgressSteps } from './progress-steps.tsx';
import { useAct } from './use-act.ts';

const route = getRouteApi('/office/documents/$documentId');

const RecordTab = lazy(() => import('./record-tab.tsx').then((module) => ({ default: module.RecordTab })));
const SpreadTab = lazy(() => import('./spread-tab.tsx').then((module) => ({ default: module.SpreadTab })));
const VersionsTab = lazy(() => import('./versions-tab.tsx').then((module) => ({ default: module.VersionsTab })));
const HistoryTab = lazy(() => import('./history-tab.tsx').then((module) => ({ default: module.HistoryTab })));

export function DocumentPage() {
  const { documentId } = route.useParams();
  const { data: document } = useSuspenseQuery(documentQuery(documentId));
  return <DocumentView key={document.id} document={document} />;
}

function DocumentView({ document }: { readonly document: DocumentDetail }) {
  const m = useMessages(documentMessages);
  const w = useMessages(documentWords);
  const p = useMessages(personalDataMessages);
  const perform = useAct(document);
  const tabs = [
    { key: 'content', label: m.tabContent, children: <ContentTab document={document} /> },
    { key: 'record', label: m.tabRecord, children: <RecordTab document={document} /> },
    { key: 'spread', label: m.tabSpread, children: <SpreadTab document={document} perform={perform} /> },
    {
      key: 'versions',
      label: m.tabVersions(document.versions.length),
      children: <VersionsTab document={document} perform={perform} />,
    },
    { key: 'history', label: m.tabHistory, children: <HistoryTab document={document} /> },
  ];
  return (
    <Page
      title={document.title === '' ? w.untitled : document.title}
      about={<Head document={document} />}
      actions={
        <>
          {document.stage !== 'discarded' && (
            <LinkButton to="/documents/$documentId/personal-data" params={{ documentId: document.id }} label={p.open} />
          )}
          <ActBar document={document} perform={perform} />
        </>
      }
    >
      <ProgressSteps document={document} />
      <Notices document={document} />
      <div className="oz-document">
        <NextStep document={document} perform={perform} />
        <Tabs
          className="oz-tabs"
          items={tabs.map((tab) => ({ ...tab, children: <Suspense fallback={<Waiting />}>{tab.children}</Suspense> }))}
        />
      </div>
    </Page>
  );
}

function Head({ document }: { readonly document: DocumentDetail }) {
  const w = useMessages(documentWords);
  const { columnName } = useReference();
  return (
    <>
      <div className="oz-item-meta">
        <DocumentTags document={document} />
        {document.documentNumber !== null && <span>{document.documentNumber}</span>}
        <span>{document.unitName}</span>
        <span>{columnName(document.columnId)}</span>
        <span>
          {w.code} {document.code}
        </span>
        <span>{w.version(document.versionNumber)}</span>
        {document.origin === 'import' && <span>{w.imported}</span>}
      </div>
      {isClockRunning(document, document.version.changedDate) && <DueMark due={document.due} />}
    </>
  );
}

/** What must not be overlooked before acting. */
function Notices({ document }: { readonly document: DocumentDetail }) {
  const m = useMessages(documentMessages);
  const e = useMessages(erasureMessages);
  const { language, pick } = useLanguage();
  const working = document.versions.find((version) => version.isWorking);
  const erasedAt = working?.erasure?.confirmedAt ?? null;
  return (
    <>
      {document.versions
        .filter(({ erasure }) => erasure?.state === 'requested')
        .map(({ number }) => (
          <Alert
            key={number}
            className="oz-alert"
            type="warning"
            showIcon
            title={e.pageWaiting(number)}
            description={e.pageWaitingText}
          />
        ))}
      {working !== undefined && erasedAt !== null && (
        <Alert
          className="oz-alert"
          type="info"
          showIcon
          title={e.pageErased(working.number, formatTime(erasedAt, language))}
        />
      )}
      {document.withdrawnAt !== null && (
        <Alert
          className="oz-alert"
          type="error"
          showIcon
          title={m.tombstone(formatTime(document.withdrawnAt, language))}
          description={document.withdrawalReason === null ? null : m.publicReason(document.withdrawalReason)}
        />
      )}
      {document.forced && <Alert className="oz-alert" type="error" showIcon title={m.forcedNote} />}
      {document.warnings.length > 0 && (
        <Alert
          className="oz-alert"
          type="warning"
          showIcon
          title={m.warnings}
          description={
            <ul className="oz-tight">
              {document.warnings.map((warning) => (
                <li key={warning.zh}>{pick(warning)}</li>
              ))}
            </ul>
          }
        />
      )}
    </>
  );
}
