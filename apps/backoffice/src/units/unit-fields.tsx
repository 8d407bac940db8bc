import type { UnitsView } from '@openzone/contracts';
import { Form, Input, Select } from 'antd';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { DayPicker } from '../ui/day-picker.tsx';
import { useRules } from '../ui/rules.ts';
import { capacityLabels, unitsMessages } from './messages.ts';
import { nameIn } from './tree.ts';

/** When and on what ground: every change of a unit has both. */
export function WhenFields() {
  const m = useMessages(unitsMessages);
  const r = useRules();
  return (
    <>
      <Form.Item name="effectiveOn" label={m.effectiveOn} extra={m.effectiveHint} rules={[r.chosen(m.effectiveOn)]}>
        <DayPicker />
      </Form.Item>
      <Form.Item
        name="ground"
        label={m.ground}
        extra={m.groundHint}
        rules={[r.needed(m.ground), r.least(2), r.most(m.ground, 300)]}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} />
      </Form.Item>
    </>
  );
}

export function NameFields() {
  const m = useMessages(unitsMessages);
  const r = useRules();
  return (
    <>
      <Form.Item name="name" label={m.name} rules={[r.needed(m.name), r.most(m.name, 60)]}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="nameEn" label={m.nameEn} rules={[r.most(m.nameEn, 120)]}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="shortName" label={m.shortName} extra={m.shortNameHint} rules={[r.most(m.shortName, 30)]}>
        <Input autoComplete="off" />
      </Form.Item>
    </>
  );
}

/** `null` is no unit; `''` stands for it in the list. */
export function UnitSelect({
  view,
  except,
  none,
  id,
  value,
  onChange,
}: {
  readonly view: UnitsView;
  readonly except: ReadonlySet<string>;
  /** What choosing none is called; without it one must be chosen. */
  readonly none?: string;
  /** Given by the form's item. */
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (unitId: string | null) => void;
}) {
  const { language } = useLanguage();
  const units = view.units.filter((unit) => unit.state === 'ACTIVE' && !except.has(unit.id));
  return (
    <Select
      showSearch={{ optionFilterProp: 'label' }}
      value={value ?? (value === null && none !== undefined ? '' : null)}
      onChange={(chosen: string) => onChange?.(chosen === '' ? null : chosen)}
      options={[
        ...(none === undefined ? [] : [{ value: '', label: none }]),
        ...units.map((unit) => ({ value: unit.id, label: nameIn(language, unit) })),
      ]}
      {...(id === undefined ? {} : { id })}
    />
  );
}

export function CapacityField() {
  const m = useMessages(unitsMessages);
  const r = useRules();
  const { pick } = useLanguage();
  return (
    <Form.Item name="disclosureCapacity" label={m.capacity} extra={m.capacityHint} rules={[r.chosen(m.capacity)]}>
      <Select options={Object.entries(capacityLabels).map(([value, label]) => ({ value, label: pick(label) }))} />
    </Form.Item>
  );
}
