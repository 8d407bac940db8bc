import type { ReviewPerson, ReviewSequence, ReviewStep } from '@openzone/contracts';
import { Button, Card, Checkbox, Input } from 'antd';
import { useMessages } from '../i18n/language.tsx';
import { FieldHelp } from '../ui/field-help.tsx';
import { ConditionFields } from './condition-fields.tsx';
import { reviewSettingsMessages } from './messages.ts';
import { StepFields } from './step-fields.tsx';

interface Props {
  readonly sequence: ReviewSequence;
  readonly people: readonly ReviewPerson[];
  readonly disabled: boolean;
  readonly onChange: (sequence: ReviewSequence) => void;
  readonly onRemove: () => void;
  readonly onUp: (() => void) | null;
  readonly onDown: (() => void) | null;
}

/** One sequence: when it applies, and its steps. */
export function SequenceCard({ sequence, people, disabled, onChange, onRemove, onUp, onDown }: Props) {
  const m = useMessages(reviewSettingsMessages);
  const { name, steps } = sequence;
  const put = (change: Partial<ReviewSequence>) => onChange({ ...sequence, ...change });
  const putStep = (at: number, step: ReviewStep) =>
    put({ steps: steps.map((one, place) => (place === at ? step : one)) });
  const act = (label: string, run: (() => void) | null, danger = false) => (
    <Button
      size="small"
      danger={danger}
      disabled={run === null}
      aria-label={`${label} ${name.zh}`}
      onClick={() => run?.()}
    >
      {label}
    </Button>
  );
  return (
    <Card
      className="oz-card"
      size="small"
      title={<h2>{name.zh}</h2>}
      extra={
        !disabled && (
          <div className="oz-row">
            {act(m.up, onUp)}
            {act(m.down, onDown)}
            {act(m.remove, onRemove, true)}
          </div>
        )
      }
    >
      <div className="oz-conditions">
        <label className="oz-condition">
          <span>{m.nameZh}</span>
          <Input
            value={name.zh}
            disabled={disabled}
            maxLength={60}
            aria-label={`${name.zh} ${m.nameZh}`}
            onChange={(event) => put({ name: { ...name, zh: event.target.value } })}
          />
        </label>
        <label className="oz-condition">
          <span>{m.nameEn}</span>
          <Input
            value={name.en}
            disabled={disabled}
            maxLength={120}
            aria-label={`${name.zh} ${m.nameEn}`}
            onChange={(event) => put({ name: { ...name, en: event.target.value } })}
          />
        </label>
        <Checkbox
          checked={sequence.active}
          disabled={disabled}
          onChange={(event) => put({ active: event.target.checked })}
        >
          {m.active}
        </Checkbox>
      </div>
      <h3>{m.conditions}</h3>
      <FieldHelp of="sequenceConditions" field={`${name.zh} ${m.conditions}`} />
      <ConditionFields
        of={name.zh}
        value={sequence.when}
        disabled={disabled}
        withOrigin
        onChange={(when) => put({ when })}
      />
      <ol className="oz-review-steps">
        {steps.map((step, at) => (
          // Steps have no name of their own that stays; their place is what they are known by.
          <li key={at}>
            <h3>{m.step(at + 1)}</h3>
            <StepFields
              index={at}
              step={step}
              people={people}
              disabled={disabled}
              onChange={(changed) => putStep(at, changed)}
            />
            {!disabled && steps.length > 1 && (
              <Button
                danger
                size="small"
                aria-label={`${m.removeStep} ${at + 1}`}
                onClick={() => put({ steps: steps.filter((_, place) => place !== at) })}
              >
                {m.removeStep}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {!disabled && (
        <Button
          size="small"
          onClick={() =>
            put({
              steps: [
                ...steps,
                {
                  name: reviewSettingsMessages.step(steps.length + 1),
                  days: null,
                  parts: [{ who: { role: 'DISCLOSURE_OFFICE' }, checks: [], when: {} }],
                  when: {},
                },
              ],
            })
          }
        >
          {m.addStep}
        </Button>
      )}
    </Card>
  );
}
