import { ClockCircleOutlined, PauseCircleOutlined, CheckCircleOutlined, WarningOutlined } from '@ant-design/icons';
import type { RequestListItem } from '@openzone/contracts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatDay } from '../lib/time.ts';
import { toneOf, urgencyOf } from './urgency.ts';
import { requestWords, urgencyText, urgencyWords } from './words.ts';
import './requests.css';

type Counted = Pick<
  RequestListItem,
  'state' | 'receivedOn' | 'left' | 'paused' | 'closedOn' | 'due' | 'used' | 'limit'
>;

/** How pressing it is: in words, with a sign, and coloured. */
export function ClockBadge({ request }: { readonly request: Counted }) {
  const u = useMessages(urgencyWords);
  const w = useMessages(requestWords);
  const { language } = useLanguage();
  const { used, limit } = request;
  const urgency = urgencyOf(request, used);
  const running = ['late', 'today', 'soon', 'calm'].includes(urgency.kind);
  const icon =
    urgency.kind === 'late' ? (
      <WarningOutlined aria-hidden />
    ) : urgency.kind === 'closed' ? (
      <CheckCircleOutlined aria-hidden />
    ) : running ? (
      <ClockCircleOutlined aria-hidden />
    ) : (
      <PauseCircleOutlined aria-hidden />
    );
  return (
    <span className={`oz-clock oz-clock-${toneOf(urgency)}`}>
      <span>
        {icon} <strong>{urgencyText(urgency, u, (day) => formatDay(day, language))}</strong>
      </span>
      {running && request.due !== null && (
        <span className="oz-clock-day">{w.due(formatDay(request.due, language))}</span>
      )}
      {running && used !== null && (
        <span className="oz-clock-day">{limit === null ? w.used(used) : w.usedOf(used, limit)}</span>
      )}
    </span>
  );
}
