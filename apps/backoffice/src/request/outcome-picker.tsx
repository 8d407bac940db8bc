import { outcomeRules, type RequestClock, type RequestOutcome } from '@openzone/contracts';
import { Select } from 'antd';
import { useId, useMemo } from 'react';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { requestWords } from '../requests/words.ts';
import { useSmallScreen } from '../ui/small-screen.ts';
import { Hint } from './field.tsx';
import { draftMessages } from './file-messages.ts';
import { choosableOutcomes, outcomeGroupLabels, outcomeSummaries } from './outcomes.ts';

interface Props {
  readonly regime: RequestClock['regime'];
  readonly value: RequestOutcome | null;
  readonly disabled: boolean;
  readonly onChange: (outcome: RequestOutcome) => void;
}

/** How the request is answered, in the groups of the annual report, with the rule it applies beside it. */
export function OutcomePicker({ regime, value, disabled, onChange }: Props) {
  const d = useMessages(draftMessages);
  const w = useMessages(requestWords);
  const { pick } = useLanguage();
  const id = useId();
  const small = useSmallScreen();
  const options = useMemo(
    () =>
      choosableOutcomes(regime).map(({ group, outcomes }) => ({
        label: pick(outcomeGroupLabels[group]),
        title: group,
        options: outcomes.map((outcome) => ({
          value: outcome,
          label: `${pick(outcomeRules[outcome].label)} · ${outcomeRules[outcome].article}`,
        })),
      })),
    [regime, pick],
  );
  return (
    <div className="oz-beside">
      <div className="oz-field">
        <label htmlFor={id}>{d.outcome}</label>
        <Select<RequestOutcome | null>
          id={id}
          className="oz-wide"
          disabled={disabled}
          placeholder={d.chooseOutcome}
          value={value}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={small ? true : 420}
          listHeight={360}
          aria-describedby={`${id}-hint`}
          onChange={(outcome) => {
            if (outcome !== null) onChange(outcome);
          }}
          options={options}
        />
        <Hint id={`${id}-hint`}>{d.outcomeHint}</Hint>
      </div>
      {value !== null && (
        <p className="oz-rule" role="note" aria-live="polite">
          <strong>{w.article(outcomeRules[value].article)}</strong> {pick(outcomeSummaries[value])}
        </p>
      )}
    </div>
  );
}
