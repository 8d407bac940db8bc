import { remedyKindLabels, remedyResultLabels, type Remedy, type RemedyAct } from '@openzone/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatDay, todayInShanghai } from '../lib/time.ts';
import { Facts } from '../request/facts.tsx';
import { ActForm } from './act-form.tsx';
import { remedyMessages } from './messages.ts';

interface Props {
  readonly requestId: string;
  readonly remedy: Remedy;
  readonly mayAct: boolean;
  readonly mayConclude: boolean;
}

/** One review or action: how it stands, and what can be recorded next. */
export function RemedyItem({ requestId, remedy, mayAct, mayConclude }: Props) {
  const m = useMessages(remedyMessages);
  const { pick } = useLanguage();
  const [act, setAct] = useState<RemedyAct | null>(null);
  const acts: readonly (readonly [RemedyAct, string, boolean])[] = [
    ['RESPONDED', m.responded, mayAct && remedy.open && remedy.respondedOn === null],
    ['CONCLUDED', m.concluded, mayConclude && remedy.open],
    ['NOTE_ADDED', m.noteAdded, mayAct],
  ];
  return (
    <section className="oz-stack oz-remedy" aria-label={`${pick(remedyKindLabels[remedy.kind])} ${remedy.number}`}>
      <h3>
        {pick(remedyKindLabels[remedy.kind])} {remedy.number} · {pick(remedyResultLabels[remedy.result ?? 'PENDING'])}
      </h3>
      <Standing remedy={remedy} />
      {act === null ? (
        <div className="oz-act-buttons">
          {acts
            .filter(([, , offered]) => offered)
            .map(([one, label]) => (
              <Button key={one} size="small" onClick={() => setAct(one)} aria-label={m.actOf(label, remedy.number)}>
                {label}
              </Button>
            ))}
        </div>
      ) : (
        <ActForm key={act} requestId={requestId} remedy={remedy} act={act} onDone={() => setAct(null)} />
      )}
    </section>
  );
}

function Standing({ remedy }: { readonly remedy: Remedy }) {
  const m = useMessages(remedyMessages);
  const { language, pick } = useLanguage();
  const day = (date: string | null) => (date === null ? null : formatDay(date, language));
  const due = day(remedy.responseDue);
  const isLate = remedy.responseDue !== null && remedy.responseDue < todayInShanghai();
  return (
    <Facts
      facts={[
        [remedy.kind === 'REVIEW' ? m.reviewBody : m.court, remedy.body],
        [m.caseNumber, remedy.caseNumber],
        [m.claim, remedy.claim === '' ? null : <span className="oz-asked">{remedy.claim}</span>],
        [m.filedOn, day(remedy.filedOn)],
        [m.responseDue, due !== null && isLate ? <strong className="oz-wrong">{m.responseLate(due)}</strong> : due],
        [m.respondedOn, day(remedy.respondedOn)],
        [m.result, remedy.result === null ? null : pick(remedyResultLabels[remedy.result])],
        [m.concludedOn, day(remedy.concludedOn)],
        [m.note, remedy.note === '' ? null : <span className="oz-asked">{remedy.note}</span>],
      ]}
    />
  );
}
