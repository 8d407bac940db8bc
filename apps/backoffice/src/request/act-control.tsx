import type { RequestDetail } from '@openzone/contracts';
import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { peopleQuery } from '../api/queries.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { DayPicker } from '../ui/day-picker.tsx';
import { FieldHelp } from '../ui/field-help.tsx';
import type { FieldHelpName } from '../ui/field-help-messages.ts';
import { useReference } from '../ui/reference.ts';
import { actProblems, isAsked, type ActField, type ActValues, type Control, type FormAct } from './act-fields.ts';
import { ExtensionWords, FeeWords } from './act-reckoning.tsx';
import { bound, type Bound } from './bound.ts';
import { HandedItems } from './handed-items.tsx';
import { caseMessages } from './messages.ts';
import {
  AskedSelect,
  ConsultedSelect,
  EvidenceFile,
  LetterSelect,
  MannerChoice,
  RecordText,
} from './paper-controls.tsx';
import { paperMessages } from './paper-messages.ts';
import { PartsField } from './parts-field.tsx';

interface Props {
  readonly act: FormAct;
  readonly name: string;
  readonly field: ActField;
  readonly detail: RequestDetail;
}

/** One field of an act with the control that fits what it holds. */
export function ActControl({ act, name, field, detail }: Props) {
  const m = useMessages(caseMessages);
  const p = useMessages(paperMessages);
  const { pick } = useLanguage();
  const form = Form.useFormInstance();
  const basis = Form.useWatch<unknown>(['data', 'basis'], form);
  const ruling = Form.useWatch<unknown>(['data', field.only?.field ?? name], form);
  if (field.only !== undefined && !isAsked(field, { [field.only.field]: ruling })) return null;
  const label = pick(field.label);
  // How many the applicant had before in the month matters where items are counted.
  if (act === 'FEE_NOTICE_RECEIVED' && name === 'before' && basis !== 'ITEMS') return null;
  const validator = async () => {
    const problem = actProblems(act, (form.getFieldValue('data') ?? {}) as ActValues)[name];
    if (problem === 'missing') throw new Error(field.control === 'items' ? p.itemsIncomplete : m.missing(label));
    if (problem === 'long') throw new Error(m.tooLong(field.most ?? 0));
    if (problem === 'range') throw new Error(m.range(field.least ?? 0, field.most ?? 0));
  };
  const shared = {
    name: ['data', name],
    rules: [{ validator, required: isRequired(field) }],
    extra: <Extra field={field} />,
  };
  if (field.control === 'yes')
    return (
      <Form.Item {...shared} valuePropName="checked">
        <Checkbox>{label}</Checkbox>
      </Form.Item>
    );
  return (
    <>
      <Form.Item {...shared} label={label}>
        {controlOf(act, field, detail)}
      </Form.Item>
      {field.control === 'workdays' && <ExtensionWords detail={detail} />}
      {act === 'FEE_NOTICE_RECEIVED' && name === 'count' && <FeeWords />}
    </>
  );
}

/** Controls whose choice decides more than their label says. */
const helpOf: Partial<Record<Control, FieldHelpName>> = {
  workdays: 'workdays',
  opinion: 'opinion',
  manner: 'manner',
  basis: 'basis',
  checks: 'checks',
};

function Extra({ field }: { readonly field: ActField }) {
  const { pick } = useLanguage();
  const help = helpOf[field.control];
  const hint = field.hint === undefined ? undefined : pick(field.hint);
  if (help === undefined) return hint;
  return <FieldHelp of={help} field={pick(field.label)} {...(hint === undefined ? {} : { hint })} />;
}

function isRequired({ control, optional, needed }: ActField): boolean {
  return needed === true || (optional !== true && control !== 'yes' && control !== 'checks');
}

function controlOf(act: FormAct, field: ActField, detail: RequestDetail): ReactNode {
  switch (field.control) {
    case 'words':
      return <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} />;
    case 'line':
    case 'newParty':
      return <Input autoComplete="off" />;
    case 'day':
      return <DayPicker />;
    case 'party':
      return <PartySelect act={act} detail={detail} />;
    case 'unit':
      return <UnitSelect />;
    case 'person':
      return <PersonSelect />;
    case 'opinion':
      return <OpinionChoice />;
    case 'number':
    case 'workdays':
      return <InputNumber className="oz-number" precision={0} min={field.least ?? 0} max={field.most ?? 1_000_000} />;
    case 'basis':
      return <BasisChoice />;
    case 'parts':
      return <PartsField detail={detail} />;
    case 'checks':
      return <Checks />;
    case 'manner':
      return <MannerChoice manners={['DIRECT', 'POST', 'ENTRUSTED', 'ELECTRONIC']} />;
    case 'handed':
      return <MannerChoice manners={['DIRECT', 'ENTRUSTED']} />;
    case 'consulted':
      return <ConsultedSelect detail={detail} />;
    case 'asked':
      return <AskedSelect detail={detail} />;
    case 'letter':
      return <LetterSelect detail={detail} />;
    case 'file':
      return <EvidenceFile detail={detail} />;
    case 'record':
      return <RecordText detail={detail} />;
    case 'items':
      return <HandedItems detail={detail} />;
    case 'yes':
      return null;
  }
}

/** Only those who were asked and have not answered; for service, those not served yet. */
function PartySelect({
  act,
  detail,
  ...rest
}: Bound<string> & { readonly act: FormAct; readonly detail: RequestDetail }) {
  const kind = act.startsWith('AGENCY') ? 'AGENCY' : 'THIRD_PARTY';
  const open = detail.consultations.filter(
    (one) => one.kind === kind && one.endedOn === null && (!act.endsWith('SERVED') || one.servedOn === null),
  );
  return (
    <Select className="oz-wide" options={open.map(({ party }) => ({ value: party, label: party }))} {...bound(rest)} />
  );
}

function UnitSelect(props: Bound<string>) {
  const { reference, unitName } = useReference();
  return (
    <Select
      className="oz-wide"
      showSearch={{ optionFilterProp: 'label' }}
      options={reference.units.map((unit) => ({ value: unit.id, label: unitName(unit.id) }))}
      {...bound(props)}
    />
  );
}

function PersonSelect(props: Bound<string | null>) {
  const m = useMessages(caseMessages);
  const form = Form.useFormInstance();
  const unitId = Form.useWatch<string | null | undefined>(['data', 'unitId'], form) ?? null;
  const people = useQuery({ ...peopleQuery(unitId ?? ''), enabled: unitId !== null });
  return (
    <Select
      className="oz-wide"
      allowClear
      disabled={unitId === null}
      loading={people.isFetching}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={unitId === null ? m.noPerson : undefined}
      options={(people.data ?? []).map(({ id, displayName }) => ({ value: id, label: displayName }))}
      {...bound(props)}
    />
  );
}

function OpinionChoice({ id, value, onChange }: Bound<string>) {
  const m = useMessages(caseMessages);
  return (
    <Radio.Group
      options={[
        { value: 'CONSENT', label: m.consent },
        { value: 'PARTIAL', label: m.partial },
        { value: 'REFUSE', label: m.refuse },
      ]}
      value={value ?? null}
      onChange={(event) => onChange?.(String(event.target.value))}
      {...(id === undefined ? {} : { id })}
    />
  );
}

function BasisChoice({ id, value, onChange }: Bound<string>) {
  const m = useMessages(caseMessages);
  return (
    <Radio.Group
      options={[
        { value: 'PAGES', label: m.pages },
        { value: 'ITEMS', label: m.items },
      ]}
      value={value ?? null}
      onChange={(event) => onChange?.(String(event.target.value))}
      {...(id === undefined ? {} : { id })}
    />
  );
}

function Checks({ value, onChange }: Bound<string[]>) {
  const m = useMessages(caseMessages);
  return (
    <Checkbox.Group
      className="oz-checks"
      options={[
        { value: 'SECRECY', label: m.checkSecrecy },
        { value: 'LEGAL', label: m.checkLegal },
      ]}
      value={value ?? []}
      onChange={(checked) => onChange?.(checked)}
    />
  );
}
