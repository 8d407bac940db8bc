import { requestActLabels, type RequestDetail, type RequestEvent } from '@openzone/contracts';
import { Card } from 'antd';
import { useState } from 'react';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatDay } from '../lib/time.ts';
import type { FormAct } from './act-fields.ts';
import { ActForm } from './act-form.tsx';
import { fileMessages } from './file-messages.ts';
import type { PerformAct } from './use-request-act.ts';

interface Props {
  readonly detail: RequestDetail;
  readonly perform: PerformAct;
}

const LETTERS: readonly RequestEvent['kind'][] = ['MESSAGE_SENT', 'MESSAGE_RECEIVED'];

/** How many messages and notes there are. */
export function wordsOf(detail: Pick<RequestDetail, 'events'>): number {
  return detail.events.filter(({ kind }) => kind === 'NOTE_ADDED' || LETTERS.includes(kind)).length;
}

/** What was said to and by the applicant, and what officers tell each other. */
export function WordsTab({ detail, perform }: Props) {
  const f = useMessages(fileMessages);
  const letters = detail.events.filter(({ kind }) => LETTERS.includes(kind));
  const notes = detail.events.filter(({ kind }) => kind === 'NOTE_ADDED');
  return (
    <>
      <Card className="oz-card" size="small" title={<h2>{f.words}</h2>}>
        <Said events={letters} nothing={f.noWords} />
        <Say act="MESSAGE_SENT" detail={detail} perform={perform} />
        <Say act="MESSAGE_RECEIVED" detail={detail} perform={perform} />
      </Card>
      <Card className="oz-card" size="small" title={<h2>{f.notes}</h2>}>
        <Said events={notes} nothing={f.noNotes} />
        <Say act="NOTE_ADDED" detail={detail} perform={perform} />
      </Card>
    </>
  );
}

function Said({ events, nothing }: { readonly events: readonly RequestEvent[]; readonly nothing: string }) {
  const { language, pick } = useLanguage();
  if (events.length === 0) return <p className="oz-quiet">{nothing}</p>;
  return (
    <ul className="oz-plain">
      {events.map((event) => (
        <li key={event.seq}>
          <strong>{pick(requestActLabels[event.kind])}</strong>{' '}
          <span className="oz-quiet">
            {formatDay(event.on, language)} · {event.by}
          </span>
          <blockquote className="oz-asked">
            {typeof event.data['text'] === 'string' ? event.data['text'] : ''}
          </blockquote>
        </li>
      ))}
    </ul>
  );
}

/** Opened on demand; a form that holds something stays open whatever else happens. */
function Say({ act, detail, perform }: Props & { readonly act: FormAct }) {
  const { pick } = useLanguage();
  const [open, setOpen] = useState(false);
  if (!detail.acts.includes(act) && !open) return null;
  return (
    <details className="oz-say" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{pick(requestActLabels[act])}</summary>
      <ActForm act={act} detail={detail} perform={perform} onDone={() => setOpen(false)} />
    </details>
  );
}
