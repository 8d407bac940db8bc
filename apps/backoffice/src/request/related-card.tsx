import type { RequestDetail } from '@openzone/contracts';
import { Link } from '@tanstack/react-router';
import { Card } from 'antd';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { RequestStateTag } from '../requests/request-tags.tsx';
import { relationLabels, splitMessages } from './split-messages.ts';

/** What this request was split into or off, and what was merged; those the officer may not see are not named. */
export function RelatedCard({ related }: Pick<RequestDetail, 'related'>) {
  const m = useMessages(splitMessages);
  const { pick } = useLanguage();
  if (related.length === 0) return null;
  return (
    <Card className="oz-card" size="small" title={<h2>{m.related}</h2>}>
      <ul className="oz-plain">
        {related.map(({ id, number, summary, state, relation }) => (
          <li key={`${id}-${relation}`} className="oz-found">
            <span>
              <Link to="/requests/$requestId" params={{ requestId: id }}>
                {summary}
              </Link>{' '}
              <span className="oz-quiet">{number}</span> <RequestStateTag state={state} />{' '}
              <strong>{pick(relationLabels[relation])}</strong>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
