import { roleLabels, type ReviewPart, type ReviewPerson, type ReviewStep, type ReviewWho } from '@openzone/contracts';
import { Button, Collapse, Input, InputNumber, Select } from 'antd';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { FieldHelp } from '../ui/field-help.tsx';
import { useReference } from '../ui/reference.ts';
import { ConditionFields } from './condition-fields.tsx';
import { reviewSettingsMessages } from './messages.ts';

interface Props {
  readonly index: number;
  readonly step: ReviewStep;
  readonly people: readonly ReviewPerson[];
  readonly disabled: boolean;
  readonly onChange: (step: ReviewStep) => void;
}

/** One step: its name, its days, and who is asked side by side. */
export function StepFields({ index, step, people, disabled, onChange }: Props) {
  const m = useMessages(reviewSettingsMessages);
  const of = m.step(index + 1);
  const put = (change: Partial<ReviewStep>) => onChange({ ...step, ...change });
  const putPart = (at: number, part: ReviewPart) =>
    put({ parts: step.parts.map((one, place) => (place === at ? part : one)) });
  return (
    <>
      <div className="oz-conditions">
        <label className="oz-condition">
          <span>{m.stepName}</span>
          <Input
            value={step.name.zh}
            disabled={disabled}
            maxLength={60}
            aria-label={`${of} ${m.stepName}`}
            onChange={(event) => put({ name: { ...step.name, zh: event.target.value } })}
          />
        </label>
        <label className="oz-condition">
          <span>{m.stepNameEn}</span>
          <Input
            value={step.name.en}
            disabled={disabled}
            maxLength={120}
            aria-label={`${of} ${m.stepNameEn}`}
            onChange={(event) => put({ name: { ...step.name, en: event.target.value } })}
          />
        </label>
        <div>
          <label className="oz-condition">
            <span>{m.days}</span>
            <InputNumber
              min={1}
              max={90}
              precision={0}
              value={step.days}
              disabled={disabled}
              aria-label={`${of} ${m.days}`}
              onChange={(days) => put({ days })}
            />
          </label>
          <FieldHelp of="stepDays" field={`${of} ${m.days}`} />
        </div>
      </div>
      {step.parts.map((part, at) => (
        <PartFields
          // Parts have no name of their own; their place is what they are known by.
          key={at}
          of={`${of} ${m.part(at + 1)}`}
          part={part}
          people={people}
          disabled={disabled}
          onChange={(changed) => putPart(at, changed)}
          onRemove={
            step.parts.length === 1 ? null : () => put({ parts: step.parts.filter((_, place) => place !== at) })
          }
        />
      ))}
      {!disabled && (
        <Button
          size="small"
          onClick={() => put({ parts: [...step.parts, { who: { role: 'UNIT_HEAD' }, checks: [], when: {} }] })}
        >
          {m.addPart}
        </Button>
      )}
      <Collapse
        ghost
        size="small"
        items={[
          {
            key: 'when',
            label: m.stepConditions,
            children: (
              <ConditionFields of={of} value={step.when} disabled={disabled} onChange={(when) => put({ when })} />
            ),
          },
        ]}
      />
    </>
  );
}

interface PartProps {
  readonly of: string;
  readonly part: ReviewPart;
  readonly people: readonly ReviewPerson[];
  readonly disabled: boolean;
  readonly onChange: (part: ReviewPart) => void;
  readonly onRemove: (() => void) | null;
}

const roles = ['UNIT_HEAD', 'SECRECY_REVIEWER', 'DISCLOSURE_OFFICE'] as const;

/** A reviewer as the value of a list: `role:…`, `unit:…`, `person:…`. */
function valueOf(who: ReviewWho): string {
  if ('role' in who) return `role:${who.role}`;
  return 'unitId' in who ? `unit:${who.unitId}` : `person:${who.accountId}`;
}

function whoOf(value: string): ReviewWho {
  const [kind = '', id = ''] = value.split(':');
  if (kind === 'unit') return { unitId: id };
  if (kind === 'person') return { accountId: id };
  return { role: roles.find((role) => role === id) ?? 'UNIT_HEAD' };
}

function PartFields({ of, part, people, disabled, onChange, onRemove }: PartProps) {
  const m = useMessages(reviewSettingsMessages);
  const { pick } = useLanguage();
  const { reference, unitName } = useReference();
  return (
    <fieldset className="oz-review-part">
      <legend className="oz-heard">{of}</legend>
      <div className="oz-conditions">
        <div>
          <label className="oz-condition">
            <span>{m.who}</span>
            <Select
              aria-label={`${of} ${m.who}`}
              value={valueOf(part.who)}
              disabled={disabled}
              showSearch={{ optionFilterProp: 'label' }}
              options={[
                {
                  label: m.roles,
                  options: roles.map((role) => ({ value: `role:${role}`, label: pick(roleLabels[role]) })),
                },
                {
                  label: m.ofUnit,
                  options: reference.units.map(({ id }) => ({ value: `unit:${id}`, label: unitName(id) })),
                },
                {
                  label: m.ofPerson,
                  options: people.map((one) => ({
                    value: `person:${one.id}`,
                    label: `${one.displayName}（${one.unitName}）`,
                  })),
                },
              ]}
              onChange={(chosen) => onChange({ ...part, who: whoOf(chosen) })}
            />
          </label>
          <FieldHelp of="stepWho" field={`${of} ${m.who}`} />
        </div>
        <div>
          <label className="oz-condition">
            <span>{m.checks}</span>
            <Input.TextArea
              autoSize={{ minRows: 1, maxRows: 8 }}
              defaultValue={part.checks.map(({ zh }) => zh).join('\n')}
              disabled={disabled}
              aria-label={`${of} ${m.checks}`}
              onChange={(event) => onChange({ ...part, checks: checksOf(event.target.value, part.checks) })}
            />
            <small className="oz-quiet">{m.checksHint}</small>
          </label>
          <FieldHelp of="stepChecks" field={`${of} ${m.checks}`} />
        </div>
        {onRemove !== null && !disabled && (
          <Button danger size="small" aria-label={`${m.removePart} ${of}`} onClick={onRemove}>
            {m.removePart}
          </Button>
        )}
      </div>
      <Collapse
        ghost
        size="small"
        items={[
          {
            key: 'when',
            label: m.partConditions,
            children: (
              <ConditionFields
                of={of}
                value={part.when}
                disabled={disabled}
                onChange={(when) => onChange({ ...part, when })}
              />
            ),
          },
        ]}
      />
    </fieldset>
  );
}

/** One item a line. A line that was there keeps its English. */
function checksOf(lines: string, before: ReviewPart['checks']): ReviewPart['checks'] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((zh, index) => ({ key: `item-${index + 1}`, zh, en: before.find((one) => one.zh === zh)?.en ?? '' }));
}
