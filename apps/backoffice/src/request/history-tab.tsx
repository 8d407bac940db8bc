import { requestActLabels, type RequestDetail, type RequestEvent } from '@openzone/contracts';
import { Card, Timeline } from 'antd';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatDay, formatTime, wallClockOf } from '../lib/time.ts';
import { useReference } from '../ui/reference.ts';
import { Badge } from '../ui/tags.tsx';
import { eventFacts } from './event-facts.ts';
import { fileMessages } from './file-messages.ts';

/** Everything that happened, the newest last: when it happened, when it was recorded where that differs, and by whom. */
export function HistoryTab({ detail }: { readonly detail: RequestDetail }) {
  const f = useMessages(fileMessages);
  return (
    <Card className="oz-card" size="small" title={<h2>{f.history}</h2>}>
      <Timeline
        items={detail.events
          .toSorted((a, b) => a.seq - b.seq)
          .map((event) => ({ key: event.seq, content: <Entry event={event} /> }))}
      />
    </Card>
  );
}

function Entry({ event }: { readonly event: RequestEvent }) {
  const f = useMessages(fileMessages);
  const { language, pick } = useLanguage();
  const recorded = wallClockOf(event.at).slice(0, 10);
  return (
    <>
      <strong>{pick(requestActLabels[event.kind])}</strong>{' '}
      {event.public && <Badge tone="blue">{f.applicantSees}</Badge>}
      <br />
      <span className="oz-quiet">
        {formatDay(event.on, language)} · {event.by}
        {recorded !== event.on && ` · ${f.recordedAt(formatTime(event.at, language))}`}
      </span>
      <EventFacts event={event} />
    </>
  );
}

function EventFacts({ event }: { readonly event: RequestEvent }) {
  const c = useMessages(common);
  const { pick, language } = useLanguage();
  const { unitName } = useReference();
  const facts = eventFacts(event);
  if (facts.length === 0) return null;
  const words = (value: EventValue): string => {
    if (typeof value === 'object') return 'zh' in value ? pick(value) : formatDay(value.day, language);
    return typeof value === 'number' ? value.toLocaleString('en') : value;
  };
  return (
    <dl className="oz-event">
      {facts.map(({ name, label, value }) => (
        <div key={name}>
          <dt>
            {pick(label)}
            {c.colon}
          </dt>
          <dd>{name === 'unitId' && typeof value === 'string' ? unitName(value) : words(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

type EventValue = ReturnType<typeof eventFacts>[number]['value'];
