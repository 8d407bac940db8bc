import { requestActLabels, type RequestDetail, type RequestEvent } from '@openzone/contracts';
import { Card, Timeline } from 'antd';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatDay, formatTime, wallClockOf } from '../lib/time.ts';
import { useReference } from '../ui/reference.ts';
import { TrailLink } from '../trail/trail-link.tsx';
import { Badge } from '../ui/tags.tsx';
import { eventFacts } from './event-facts.ts';
import { fileMessages } from './file-messages.ts';

/** Everything that happened, the newest last: when it happened, when it was recorded where that differs, and by whom. */
export function HistoryTab({ detail }: { readonly detail: RequestDetail }) {
  const f = useMessages(fileMessages);
  return (
    <Card
      className="oz-card"
      size="small"
      title={<h2>{f.history}</h2>}
      extra={<TrailLink kind="request" id={detail.id} />}
    >
      <Timeline
        items={detail.events
          .toSorted((a, b) => a.seq - b.seq)
          .map((event) => ({ key: event.seq, content: <Entry event={event} detail={detail} /> }))}
      />
    </Card>
  );
}

interface EntryProps {
  readonly event: RequestEvent;
  readonly detail: RequestDetail;
}

function Entry({ event, detail }: EntryProps) {
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
      <EventFacts event={event} detail={detail} />
    </>
  );
}

function EventFacts({ event, detail }: EntryProps) {
  const c = useMessages(common);
  const { pick, language } = useLanguage();
  const { unitName } = useReference();
  const facts = eventFacts(event);
  if (facts.length === 0) return null;
  /** Ids by what they stand for; every other text as it is. */
  const nameOf = (field: string, value: string): string => {
    if (field === 'unitId') return unitName(value);
    if (field === 'evidenceFile') return detail.attachments.find((file) => file.id === value)?.name ?? '';
    if (field === 'documentId') return detail.documents.find((letter) => letter.id === value)?.name ?? '';
    return value;
  };
  const words = (value: Exclude<EventValue, string>): string => {
    if (typeof value === 'object') return 'zh' in value ? pick(value) : formatDay(value.day, language);
    return value.toLocaleString('en');
  };
  return (
    <dl className="oz-event">
      {facts.map(({ name, label, value }) => (
        <div key={name}>
          <dt>
            {pick(label)}
            {c.colon}
          </dt>
          <dd>{typeof value === 'string' ? nameOf(name, value) : words(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

type EventValue = ReturnType<typeof eventFacts>[number]['value'];
