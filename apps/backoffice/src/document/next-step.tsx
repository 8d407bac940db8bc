import type { DocumentDetail } from '@openzone/contracts';
import { Alert, Card, Collapse } from 'antd';
import { useEffect, useRef } from 'react';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { keepFocus } from '../ui/keep-focus.ts';
import { actMessages } from './act-messages.ts';
import { DeterminationPanel } from './determination-panel.tsx';
import { documentMessages } from './messages.ts';
import { PublishPanel } from './publish-panel.tsx';
import { ReviewPanel } from './review-panel.tsx';
import { SubmitPanel } from './submit-panel.tsx';
import type { Perform } from './use-act.ts';

interface Props {
  readonly document: DocumentDetail;
  readonly perform: Perform;
}

/** What this person can do to bring the document on, and why not more. */
export function NextStep({ document, perform }: Props) {
  const m = useMessages(documentMessages);
  const a = useMessages(actMessages);
  const { pick } = useLanguage();
  const { actions } = document;
  const section = useScrollHere();
  const shown = useRef(document.revision);
  useEffect(() => {
    // After an act only: a page that was just opened is read from its top.
    if (shown.current !== document.revision) keepFocus();
    shown.current = document.revision;
  }, [document.revision]);
  const determine = actions.includes('determine');
  const submit = actions.includes('submit');
  const review = actions.includes('approve') || actions.includes('return');
  const publish = actions.includes('publish') || actions.includes('schedule') || actions.includes('unschedule');
  // A determination holds for the version it was made of; a text that was revised, returned or recalled is determined anew, beginning
  // from the former.
  const { determination } = document;
  const isDetermined =
    determination !== null && determination.versionNumber === document.versionNumber && document.stage !== 'draft';
  const nothing = !determine && !submit && !review && !publish;
  return (
    <section ref={section} id="next" className="oz-next-place" aria-labelledby="next-title" tabIndex={-1}>
      <Card className="oz-card oz-next" size="small" title={<h2 id="next-title">{m.next}</h2>}>
        {document.hints.map((hint) => (
          <Alert key={hint.zh} className="oz-alert" type="info" showIcon title={pick(hint)} />
        ))}
        {nothing && document.hints.length === 0 && <p className="oz-quiet">{m.nothingNext}</p>}
        {review && <ReviewPanel document={document} perform={perform} />}
        {publish && <PublishPanel document={document} perform={perform} />}
        {submit && <SubmitPanel document={document} perform={perform} />}
        {determine && !isDetermined && (
          <DeterminationPanel key={determination?.id ?? 'first'} document={document} perform={perform} />
        )}
        {determine && isDetermined && (
          <Collapse
            ghost
            items={[
              {
                key: 'again',
                label: a.determineAgain,
                children: <DeterminationPanel key={determination.id} document={document} perform={perform} />,
              },
            ]}
          />
        )}
      </Card>
    </section>
  );
}

/** A link to `#next` (from the list of work) leads straight here. */
function useScrollHere() {
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (window.location.hash !== '#next') return;
    section.current?.scrollIntoView({ block: 'start' });
    section.current?.focus({ preventScroll: true });
  }, []);
  return section;
}
