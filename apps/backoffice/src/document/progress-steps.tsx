import { stageLabels, type DocumentDetail } from '@openzone/contracts';
import { Steps } from 'antd';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatTime } from '../lib/time.ts';
import { useSmallScreen } from '../ui/small-screen.ts';
import { documentMessages } from './messages.ts';

const AT: Readonly<Record<DocumentDetail['stage'], number>> = {
  draft: 0,
  determined: 1,
  in_review: 2,
  approved: 3,
  scheduled: 3,
  published: 4,
  held: 4,
  withdrawn: 3,
  discarded: 0,
};

/** Where the working version stands on its way: drafted, determined, reviewed, public. */
export function ProgressSteps({ document }: { readonly document: DocumentDetail }) {
  const m = useMessages(documentMessages);
  const c = useMessages(common);
  const small = useSmallScreen();
  const { language, pick } = useLanguage();
  const { stage } = document;
  // What was determined of an earlier version says nothing of this one.
  const determination =
    document.determination?.versionNumber === document.versionNumber ? document.determination : null;
  const review = document.reviews.findLast((one) => one.state === 'open');
  const waiting = review?.parts.filter((one) => one.isOpen) ?? [];
  const stopped = stage === 'withdrawn' || stage === 'discarded';
  const last =
    stage === 'scheduled' && document.scheduledFor !== null
      ? formatTime(document.scheduledFor, language)
      : document.publishedAt !== null && stage === 'published'
        ? formatTime(document.publishedAt, language)
        : stopped
          ? pick(stageLabels[stage])
          : '';
  return (
    <div role="group" aria-label={`${m.progress}${c.colon}${pick(stageLabels[stage])}`} className="oz-steps">
      <Steps
        size="small"
        responsive={false}
        {...(small ? { type: 'dot' as const } : {})}
        current={AT[stage]}
        status={stopped ? 'error' : 'process'}
        items={[
          { title: m.stepDraft, content: small ? '' : document.version.createdBy },
          { title: m.stepDetermine, content: small || determination === null ? '' : determination.determinedBy },
          {
            title: m.stepReview,
            content:
              review === undefined || waiting.length === 0
                ? ''
                : m.reviewAt(review.currentStep, review.steps.length, waiting.map((one) => pick(one.who)).join('、')),
          },
          {
            title:
              stage === 'held' || (determination !== null && determination.attribute !== 'PROACTIVE')
                ? m.stepHold
                : m.stepPublish,
            content: last,
          },
        ]}
      />
    </div>
  );
}
