import type { DocumentDetail, Review } from '@openzone/contracts';
import { Card } from 'antd';
import { fileAddress } from '../api/queries.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatTime } from '../lib/time.ts';
import { Badge } from '../ui/tags.tsx';
import { DeterminationFacts } from './determination-facts.tsx';
import { decisionWords, documentMessages, reviewStateWords } from './messages.ts';
import { reviewMessages } from './review-messages.ts';

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
  const w = useMessages(reviewMessages);
  const states = useMessages(reviewStateWords);
  const decisions = useMessages(decisionWords);
  const { language, pick } = useLanguage();
  return (
    <article>
      <h3>
        {m.reviewOf(review.versionNumber)} <Badge tone={stateTones[review.state]}>{states[review.state]}</Badge>
      </h3>
      <p className="oz-quiet">{m.submittedBy(review.submittedBy, formatTime(review.submittedAt, language))}</p>
      {review.sequence.zh !== '' && <p className="oz-quiet">{pick(review.sequence) || review.sequence.zh}</p>}
      <ol className="oz-decisions">
        {review.parts.map((part) => {
          const made = review.decisions.filter((one) => one.step === part.step && one.part === part.part);
          return (
            <li key={`${part.step}-${part.part}`}>
              <strong>{pick(part.who)}</strong>
              {part.stepName.zh !== '' && <span className="oz-quiet"> {pick(part.stepName) || part.stepName.zh}</span>}
              {part.handedTo.map((one) => (
                <div key={one.at} className="oz-quiet">
                  {w.handedNote(one.from, one.to, one.reason)}
                </div>
              ))}
              {made.map((decision) => (
                <div key={decision.decidedAt}>
                  {decision.decidedBy} · {decisions[decision.decision]}
                  {decision.returnTo !== null && ` · ${w.returnedTo(decision.returnTo)}`}
                  {decision.round > 1 && ` · ${w.again(decision.round)}`} · {formatTime(decision.decidedAt, language)}
                  {decision.confirmed.length > 0 && part.required.every((key) => decision.confirmed.includes(key)) && (
                    <span className="oz-quiet"> · {m.confirmedAll}</span>
                  )}
                  {decision.evidence !== null && (
                    <>
                      {' · '}
                      <a href={fileAddress(decision.evidence)}>{decision.evidence.name}</a>
                    </>
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
