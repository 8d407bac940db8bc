import type { ClockChoices } from '@openzone/contracts';
import { InputNumber, Radio } from 'antd';
import { useId } from 'react';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { choiceWords, clockRuleMessages, clockRules, type RuleName } from './clock-rules.ts';

interface Props {
  readonly name: RuleName;
  readonly policy: ClockChoices;
  readonly defaults: ClockChoices;
  readonly disabled: boolean;
  readonly onChange: (policy: ClockChoices) => void;
}

/** One choice: what it is about, with its article, what may be chosen, and what the program would do by itself. */
export function RuleField({ name, policy, defaults, disabled, onChange }: Props) {
  const m = useMessages(clockRuleMessages);
  const { pick } = useLanguage();
  const id = useId();
  const { label, about, choices } = clockRules[name];
  const set = (value: unknown) => onChange({ ...policy, [name]: value });
  return (
    <fieldset className="oz-clock-rule" aria-describedby={`${id}-about`}>
      <legend>{pick(label)}</legend>
      <p id={`${id}-about`} className="oz-quiet">
        {pick(about)} {m.byDefault(pick(choiceWords(name, defaults[name])))}
      </p>
      {choices === undefined ? (
        <span className="oz-row">
          <InputNumber
            id={id}
            aria-label={pick(label)}
            min={1}
            max={60}
            precision={0}
            disabled={disabled}
            value={Number(policy[name])}
            onChange={(value) => value !== null && set(value)}
          />
          <span>{m.workdays}</span>
        </span>
      ) : (
        <Radio.Group
          name={id}
          aria-label={pick(label)}
          disabled={disabled}
          value={policy[name]}
          onChange={(event) => set(event.target.value)}
          options={choices.map((choice) => ({ value: choice.value, label: pick(choice.label) }))}
        />
      )}
    </fieldset>
  );
}
