import { applicantKindLabels, requestChannelLabels, type RequestListItem } from '@openzone/contracts';
import { Link } from '@tanstack/react-router';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatDay } from '../lib/time.ts';
import { ClockBadge } from './clock-badge.tsx';
import { RequestTags } from './request-tags.tsx';
import { toneOf, urgencyOf } from './urgency.ts';
import { requestWords } from './words.ts';

interface Props {
  readonly request: RequestListItem;
  readonly heading: 'h2' | 'h3';
}

/** One request in a list to work through. */
export function RequestItem({ request, heading: Heading }: Props) {
  const w = useMessages(requestWords);
  const { language, pick } = useLanguage();
  const tone = toneOf(urgencyOf(request));
  return (
    <li
      data-row
      className={`oz-item oz-item-whole${tone === 'late' ? ' oz-item-late' : tone === 'soon' ? ' oz-item-soon' : ''}`}
    >
      <div>
        <Heading>
          <Link to="/requests/$requestId" params={{ requestId: request.id }}>
            {request.summary === '' ? w.noSummary : request.summary}
          </Link>
        </Heading>
        <div className="oz-item-meta">
          <ClockBadge request={request} />
          <RequestTags request={request} />
        </div>
        <div className="oz-item-meta">
          <span>{request.number}</span>
          <span>
            {request.applicantMasked} · {pick(applicantKindLabels[request.applicantKind])}
          </span>
          <span>{pick(requestChannelLabels[request.channel])}</span>
          <span>{whoseOf(request, w)}</span>
          <span>
            {request.receivedOn === null
              ? w.submitted(formatDay(request.submittedOn, language))
              : w.received(formatDay(request.receivedOn, language))}
          </span>
        </div>
      </div>
    </li>
  );
}

/** Unit and handler, or that nobody has it yet. */
export function whoseOf(
  request: Pick<RequestListItem, 'unitName' | 'handlerName'>,
  words: { readonly notAssigned: string; readonly noHandler: string },
): string {
  if (request.unitName === null) return words.notAssigned;
  return `${request.unitName} · ${request.handlerName ?? words.noHandler}`;
}
