import type { PersonalDataSettingsInput, PersonalDataSettingsView } from '@openzone/contracts';
import { Card } from 'antd';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { ModeChoice } from './kinds-card.tsx';
import { personalDataSettingsMessages } from './messages.ts';

interface Props {
  readonly view: PersonalDataSettingsView;
  readonly rules: PersonalDataSettingsInput;
  readonly onChange: (change: Partial<PersonalDataSettingsInput>) => void;
}

/** What files hide, by the way in which they hide it. */
export function PlacesCard({ view, rules, onChange }: Props) {
  const m = useMessages(personalDataSettingsMessages);
  const { pick } = useLanguage();
  return (
    <Card className="oz-card" size="small" title={<h2>{m.places}</h2>}>
      <p className="oz-quiet">{m.placesAbout}</p>
      <details className="oz-details">
        <summary>
          {m.placesCount(rules.places.filter(({ mode }) => mode === 'block').length, rules.places.length)}
        </summary>
        <ul className="oz-pds-rows">
          {view.places.map(({ kind, label, mode }) => (
            <li key={kind}>
              <strong>{pick(label)}</strong>
              <ModeChoice
                name={`place-${kind}`}
                label={pick(label)}
                mode={rules.places.find((one) => one.kind === kind)?.mode ?? mode}
                onChange={(changed) =>
                  onChange({
                    places: rules.places.map((one) => (one.kind === kind ? { ...one, mode: changed } : one)),
                  })
                }
              />
            </li>
          ))}
        </ul>
      </details>
    </Card>
  );
}
