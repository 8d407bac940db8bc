import type { SiteChange } from '@openzone/contracts';
import { Card } from 'antd';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import type { Spoken } from '../i18n/messages.ts';
import { formatTime } from '../lib/time.ts';
import { changedParts } from './changed-parts.ts';
import { appearanceMessages } from './messages.ts';

/** What went live, by whom, with what stood before. */
export function HistoryCard({ changes }: { readonly changes: readonly SiteChange[] }) {
  const m = useMessages(appearanceMessages);
  const { language } = useLanguage();
  return (
    <Card className="oz-card" size="small" title={<h2>{m.history}</h2>}>
      {changes.length === 0 && <p>{m.historyEmpty}</p>}
      <ul className="oz-changes">
        {changes.map((change) => (
          <li key={change.at}>
            <strong>{change.by}</strong> <span className="oz-quiet">{formatTime(change.at, language)}</span>
            {change.note !== '' && <p>{change.note}</p>}
            <dl>
              {changedParts(change).map(({ part, before, after }) => (
                <div key={part}>
                  <dt>{partName(m, part)}</dt>
                  <dd>
                    <Told name={m.before} value={before} /> <Told name={m.after} value={after} />
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function partName(m: Spoken<typeof appearanceMessages>, part: string): string {
  const label = Object.entries(m).find(([key]) => key === part)?.[1];
  return typeof label === 'string' ? label : part;
}

/** A text as it is; an arrangement folded away, since few read it. */
function Told({ name, value }: { readonly name: string; readonly value: unknown }) {
  const m = useMessages(appearanceMessages);
  if (typeof value === 'string' || value === null || value === undefined) {
    const words = value ?? '';
    return (
      <span>
        {name} “{words === '' ? m.colorUsual : words}”
      </span>
    );
  }
  return (
    <details>
      <summary>{name}</summary>
      <pre className="oz-look-json">{JSON.stringify(value, null, 2)}</pre>
    </details>
  );
}
