import { reviewPrinciples, roleLabels, type DocumentDetail, type Review } from '@openzone/contracts';
import { Card } from 'antd';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatTime } from '../lib/time.ts';
import { Badge } from '../ui/tags.tsx';
import { DeterminationFacts } from './determination-facts.tsx';
import { decisionWords, documentMessages, reviewStateWords } from './messages.ts';

const stateTones = { open: 'gold', approved: 'green', returned: 'red', recalled: 'grey' } as const;

/** What was determined and by whom reviewed; kept for ever. */
export function RecordTab({ document }: { readonly document: DocumentDetail }) {
  const m = useMessages(documentMessages);
  return (
    <>
      <Card className="oz-card" size="small" title={<h2>{m.determination}</h2>}>
        {document.determination === null ? (
          <p className="oz-quiet">{m.noDetermination}</p>
        ) : (
          <DeterminationFacts determination={document.determination} />
        )}
      </Card>
      <Card className="oz-card" size="small" title={<h2>{m.reviews}</h2>}>
        {document.reviews.length === 0 && <p className="oz-quiet">{m.noReviews}</p>}
        <div className="oz-stack">
          {document.reviews.toReversed().map((review) => (
            <ReviewRecord key={review.id} review={review} />
          ))}
        </div>
      </Card>
    </>
  );
}

function ReviewRecord({ review }: { readonly review: Review }) {
  const m = useMessages(documentMessages);
  const states = useMessages(reviewStateWords);
  const decisions = useMessages(decisionWords);
  const { language, pick } = useLanguage();
  return (
    <article>
      <h3>
        {m.reviewOf(review.versionNumber)} <Badge tone={stateTones[review.state]}>{states[review.state]}</Badge>
      </h3>
      <p className="oz-quiet">{m.submittedBy(review.submittedBy, formatTime(review.submittedAt, language))}</p>
      <ol className="oz-decisions">
        {review.steps.map((role, index) => {
          const made = review.decisions.filter((decision) => decision.step === index + 1);
          return (
            <li key={`${index}-${role}`}>
              <strong>{pick(roleLabels[role])}</strong>
              {made.map((decision) => (
                <div key={decision.decidedAt}>
                  {decision.decidedBy} · {decisions[decision.decision]} · {formatTime(decision.decidedAt, language)}
                  {decision.confirmed.length === Object.keys(reviewPrinciples).length && (
                    <span className="oz-quiet"> · {m.confirmedAll}</span>
                  )}
                  {decision.comment !== '' && <blockquote>{decision.comment}</blockquote>}
                </div>
              ))}
            </li>
          );
        })}
      </ol>
    </article>
  );
}
