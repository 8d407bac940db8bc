import { trailOutcomeLabels, type TrailEntry } from '@openzone/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatTime } from '../lib/time.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { PathLink } from '../ui/path-link.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { trailMessages } from './messages.ts';
import { trailEntryQuery } from './queries.ts';

interface Props {
  readonly id: string;
  readonly onClose: () => void;
  readonly onAllOfIt: (kind: string, subjectId: string) => void;
}

/** One entry, whole: every field before and after, in words. */
export function EntryDrawer({ id, onClose, onAllOfIt }: Props) {
  const m = useMessages(trailMessages);
  const { data, error, refetch } = useQuery(trailEntryQuery(id));
  return (
    <Drawer open title={m.detail} onClose={onClose} size="min(620px, 100vw)">
      {error !== null && <FailureAlert failure={error} onRetry={() => void refetch()} />}
      {data === undefined ? error === null && <Waiting rows={6} /> : <Entry entry={data} onAllOfIt={onAllOfIt} />}
    </Drawer>
  );
}

function Entry({ entry, onAllOfIt }: { readonly entry: TrailEntry; readonly onAllOfIt: Props['onAllOfIt'] }) {
  const m = useMessages(trailMessages);
  const { pick, language } = useLanguage();
  const { subject } = entry;
  const facts = [
    [m.time, formatTime(entry.at, language)],
    [
      m.person,
      `${entry.person === '' ? m.nobody : entry.person}${entry.actingFor === '' ? '' : ` ${m.inPlaceOf(entry.actingFor)}`}`,
    ],
    [m.act, pick(entry.act)],
    [m.kind, [pick(subject.kindName), subject.label].filter((one) => one !== '').join(' ')],
    [m.outcome, pick(trailOutcomeLabels[entry.outcome])],
    [m.error, entry.error],
    [m.note, entry.note],
    [m.address, entry.address],
    [m.agent, entry.agent],
    [m.session, entry.session === '' ? '' : `${entry.session} · ${m.sessionHint}`],
  ] as const;
  return (
    <>
      <dl className="oz-facts">
        {facts.map(([name, value]) =>
          value === '' ? null : (
            <div key={name} className="oz-fact">
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      <p>
        {subject.path !== null && <PathLink path={subject.path}>{m.open}</PathLink>}{' '}
        {subject.kind !== '' && subject.id !== '' && (
          <Button type="link" onClick={() => onAllOfIt(subject.kind, subject.id)}>
            {m.allOfIt}
          </Button>
        )}
      </p>
      <h2>{m.changes}</h2>
      {entry.changes.length === 0 ? (
        <p className="oz-quiet">{m.noChanges}</p>
      ) : (
        <ul className="oz-trail-changes">
          {entry.changes.map(({ field, before, after, hidden }) => (
            <li key={field.en}>
              <strong>{pick(field)}</strong>
              {hidden ? (
                <div className="oz-quiet">{m.hidden}</div>
              ) : (
                <dl>
                  <dt className="oz-quiet">{m.before}</dt>
                  <dd>{before === null ? '' : pick(before)}</dd>
                  <dt className="oz-quiet">{m.after}</dt>
                  <dd>{after === null ? '' : pick(after)}</dd>
                </dl>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
