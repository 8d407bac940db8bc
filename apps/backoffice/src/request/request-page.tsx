import { applicantKindLabels, requestChannelLabels, type Me, type RequestDetail } from '@openzone/contracts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { Suspense, useState, type ReactNode } from 'react';
import { meQuery, requestQuery } from '../api/queries.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { RemediesCard } from '../remedies/remedies-card.tsx';
import { ClockBadge } from '../requests/clock-badge.tsx';
import { PublicationCard } from '../request-publication/publication-card.tsx';
import { requestsMessages } from '../requests/messages.ts';
import { whoseOf } from '../requests/request-item.tsx';
import { RequestTags } from '../requests/request-tags.tsx';
import { requestWords } from '../requests/words.ts';
import { LinkButton } from '../ui/link-button.tsx';
import { Page } from '../ui/page.tsx';
import { useUnsaved } from '../ui/unsaved.ts';
import { Waiting } from '../ui/waiting.tsx';
import { LeaveGuard } from '../write/leave-guard.tsx';
import type { FormAct } from './act-fields.ts';
import { ApplicantTab } from './applicant-tab.tsx';
import { AskedTab } from './asked-tab.tsx';
import { DocumentsTab } from './documents-tab.tsx';
import { DraftEditor } from './draft-editor.tsx';
import { FailedNotices } from './failed-notices.tsx';
import { HistoryTab } from './history-tab.tsx';
import { caseMessages } from './messages.ts';
import { NextStep } from './next-step.tsx';
import { RelatedCard } from './related-card.tsx';
import { SimilarCard } from './similar-card.tsx';
import { useAnswerDraft } from './use-answer-draft.ts';
import { useRequestAct } from './use-request-act.ts';
import { wordsOf, WordsTab } from './words-tab.tsx';
import '../requests/requests.css';
import './request.css';

const route = getRouteApi('/office/requests/$requestId');

/** One request from its first day to the archive. */
export function RequestCasePage() {
  const { requestId } = route.useParams();
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: detail } = useSuspenseQuery(requestQuery(requestId));
  return <CaseView key={detail.id} me={me} detail={detail} />;
}

type TabKey = 'asked' | 'answer' | 'documents' | 'applicant' | 'words' | 'history';

function CaseView({ me, detail }: { readonly me: Me; readonly detail: RequestDetail }) {
  const m = useMessages(caseMessages);
  const l = useMessages(requestsMessages);
  const perform = useRequestAct(detail);
  const draft = useAnswerDraft(me, detail, perform);
  const [tab, setTab] = useState<TabKey>('asked');
  const [wanted, setWanted] = useState<{ readonly act: FormAct } | null>(null);
  const toDraft = () => {
    setTab('answer');
    // On a phone the tabs lie below what was pressed.
    requestAnimationFrame(() => document.getElementById('case-tabs')?.scrollIntoView({ block: 'start' }));
  };
  useUnsaved(draft.dirty);
  const similar = (
    <>
      <RelatedCard related={detail.related} />
      <SimilarCard detail={detail} draft={draft} onFilled={toDraft} />
      <RemediesCard detail={detail} />
      <PublicationCard me={me} detail={detail} />
    </>
  );
  const tabs: readonly { readonly key: TabKey; readonly label: string; readonly children: ReactNode }[] = [
    { key: 'asked', label: m.tabAsked, children: <AskedTab detail={detail}>{similar}</AskedTab> },
    { key: 'answer', label: m.tabAnswer, children: <DraftEditor detail={detail} draft={draft} /> },
    {
      key: 'documents',
      label: m.tabDocuments(detail.documents.length),
      children: <DocumentsTab detail={detail} onAct={(act) => setWanted({ act })} />,
    },
    { key: 'applicant', label: m.tabApplicant, children: <ApplicantTab detail={detail} /> },
    { key: 'words', label: m.tabWords(wordsOf(detail)), children: <WordsTab detail={detail} perform={perform} /> },
    { key: 'history', label: m.tabHistory, children: <HistoryTab detail={detail} /> },
  ];
  return (
    <Page
      title={m.title(detail.number)}
      about={<Head detail={detail} />}
      actions={<LinkButton to="/requests" label={l.title} />}
    >
      <FailedNotices detail={detail} perform={perform} />
      <div className="oz-document">
        <NextStep detail={detail} perform={perform} draftDirty={draft.dirty} onDraft={toDraft} wanted={wanted} />
        <Tabs
          id="case-tabs"
          className="oz-tabs oz-case-tabs"
          activeKey={tab}
          onChange={(key) => setTab(tabs.find((one) => one.key === key)?.key ?? 'asked')}
          items={tabs.map((one) => ({ ...one, children: <Suspense fallback={<Waiting />}>{one.children}</Suspense> }))}
        />
      </div>
      <LeaveGuard isDirty={() => draft.dirty} onSave={draft.save} />
    </Page>
  );
}

function Head({ detail }: { readonly detail: RequestDetail }) {
  const w = useMessages(requestWords);
  const { pick } = useLanguage();
  return (
    <>
      <div className="oz-item-meta">
        <ClockBadge request={detail} />
        <RequestTags request={detail} />
      </div>
      <div className="oz-item-meta">
        <span>
          {detail.applicantMasked} · {pick(applicantKindLabels[detail.applicantKind])}
        </span>
        <span>{pick(requestChannelLabels[detail.channel])}</span>
        <span>{whoseOf(detail, w)}</span>
      </div>
    </>
  );
}
