import { attributeLabels, type DocumentDetail } from '@openzone/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { AskDialog } from '../ui/ask-dialog.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { actMessages } from './act-messages.ts';
import { reviewMessages } from './review-messages.ts';
import { ReviewPlanSteps } from './review-plan.tsx';
import { reviewPlanQuery } from './review-queries.ts';
import type { Perform } from './use-act.ts';
import { WordingAdviceList, wordingAdviceQuery } from './wording-advice.tsx';

export function SubmitPanel({ document, perform }: { readonly document: DocumentDetail; readonly perform: Perform }) {
  const a = useMessages(actMessages);
  const c = useMessages(common);
  const { pick } = useLanguage();
  const w = useMessages(reviewMessages);
  const plan = useQuery(reviewPlanQuery(document.id, document.revision));
  const advice = useQuery(wordingAdviceQuery(document.id, document.revision));
  const [asking, setAsking] = useState(false);
  return (
    <div className="oz-panel">
      <h3>{a.submitTitle}</h3>
      <p className="oz-quiet">{a.submitAbout}</p>
      <p>
        {a.sequence}
        {c.colon}
        <strong>{plan.data === undefined ? w.planLoading : pick(plan.data.name) || plan.data.name.zh}</strong>
      </p>
      {plan.error !== null && <FailureAlert failure={plan.error} />}
      {plan.data !== undefined && <ReviewPlanSteps plan={plan.data} />}
      <WordingAdviceList advice={advice.data ?? []} />
      <Button type="primary" onClick={() => setAsking(true)}>
        {a.submitOk}
      </Button>
      <AskDialog
        open={asking}
        title={a.submitTitle}
        okText={a.submitOk}
        onClose={() => setAsking(false)}
        onOk={() => perform({ path: '/submission', done: a.submitted })}
      >
        <p>
          <strong>{document.title}</strong>
        </p>
        {document.attribute !== null && (
          <p>
            {a.attribute}
            {c.colon}
            {pick(attributeLabels[document.attribute])}
          </p>
        )}
        {plan.data !== undefined && (
          <p>
            {a.sequence}
            {c.colon}
            {plan.data.steps.map((step) => pick(step.name) || step.name.zh).join(' → ')}
          </p>
        )}
        <p className="oz-quiet">{a.submitAbout}</p>
      </AskDialog>
    </div>
  );
}
