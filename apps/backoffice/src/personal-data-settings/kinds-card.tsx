import type { PersonalDataSettingsInput, PersonalDataSettingsView } from '@openzone/contracts';
import { Card, Radio, Select } from 'antd';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { personalDataSettingsMessages } from './messages.ts';

type Kind = PersonalDataSettingsView['kinds'][number];
type Mode = Kind['mode'];

interface Props {
  readonly view: PersonalDataSettingsView;
  readonly rules: PersonalDataSettingsInput;
  readonly onChange: (change: Partial<PersonalDataSettingsInput>) => void;
}

/** Each kind: whether it is looked for, whether it keeps a document back, and what it is replaced by. */
export function KindsCard({ view, rules, onChange }: Props) {
  const m = useMessages(personalDataSettingsMessages);
  const put = (kind: string, change: Partial<PersonalDataSettingsInput['kinds'][number]>) =>
    onChange({ kinds: rules.kinds.map((one) => (one.kind === kind ? { ...one, ...change } : one)) });
  const rows = (isShown: (kind: Kind) => boolean) =>
    view.kinds.filter(isShown).map((kind) => {
      const { mode, style } = rules.kinds.find((one) => one.kind === kind.kind) ?? kind;
      return (
        <KindRow key={kind.kind} kind={kind} mode={mode} style={style} onChange={(change) => put(kind.kind, change)} />
      );
    });
  return (
    <Card className="oz-card" size="small" title={<h2>{m.personal}</h2>}>
      <p className="oz-quiet">{m.modesAbout}</p>
      <ul className="oz-pds-rows">{rows(({ group }) => group === 'personal')}</ul>
      <h3>{m.secrecy}</h3>
      <ul className="oz-pds-rows">{rows(({ group }) => group !== 'personal')}</ul>
    </Card>
  );
}

interface RowProps {
  readonly kind: Kind;
  readonly mode: Mode;
  readonly style: string;
  readonly onChange: (change: { readonly mode?: Mode; readonly style?: string }) => void;
}

function KindRow({ kind, mode, style, onChange }: RowProps) {
  const m = useMessages(personalDataSettingsMessages);
  const { pick } = useLanguage();
  const label = pick(kind.label);
  return (
    <li>
      <strong>{label}</strong>
      {kind.fixed ? (
        <span>{m.fixed}</span>
      ) : (
        <ModeChoice
          name={`kind-${kind.kind}`}
          label={label}
          mode={mode}
          onChange={(changed) => onChange({ mode: changed })}
        />
      )}
      {kind.styles.length > 0 && (
        <span className="oz-pds-mask">
          <span className="oz-quiet">{m.maskedAs(kind.sample)}</span>
          <Select
            size="small"
            aria-label={m.style(label)}
            value={style}
            disabled={mode === 'off'}
            options={kind.styles.map(({ id, example }) => ({ value: id, label: example === '' ? m.cutOut : example }))}
            onChange={(changed) => onChange({ style: changed })}
          />
        </span>
      )}
    </li>
  );
}

interface ModeProps {
  readonly name: string;
  readonly label: string;
  readonly mode: Mode;
  readonly onChange: (mode: Mode) => void;
}

export function ModeChoice({ name, label, mode, onChange }: ModeProps) {
  const m = useMessages(personalDataSettingsMessages);
  return (
    <Radio.Group
      name={`oz-pds-${name}`}
      aria-label={m.mode(label)}
      value={mode}
      onChange={(event) => onChange(modes.find((one) => one === event.target.value) ?? mode)}
      options={modes.map((one) => ({ value: one, label: m[one] }))}
    />
  );
}

const modes: readonly Mode[] = ['off', 'list', 'block'];
