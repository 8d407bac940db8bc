import { Button, Card, Form, Input, Select } from 'antd';
import { useMessages } from '../i18n/language.tsx';
import { betterDocumentNumber } from '../lib/document-number.ts';
import { ColumnSelect, ColumnsSelect } from '../ui/column-select.tsx';
import { DayPicker } from '../ui/day-picker.tsx';
import { FieldHelp } from '../ui/field-help.tsx';
import { useReference } from '../ui/reference.ts';
import { useRules } from '../ui/rules.ts';
import { useTermOptions } from '../ui/term-options.ts';
import { validityWords, writeMessages } from './messages.ts';

/** Unit and columns. */
export function PlaceFields() {
  const m = useMessages(writeMessages);
  const r = useRules();
  const { reference, unitName } = useReference();
  const main = Form.useWatch<string | null>('columnId');
  return (
    <Card className="oz-card" size="small" title={<h2>{m.place}</h2>}>
      <Form.Item name="unitId" label={m.unit} extra={<FieldHelp of="unit" field={m.unit} />} rules={[r.chosen(m.unit)]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={reference.units.map((unit) => ({ value: unit.id, label: unitName(unit.id) }))}
        />
      </Form.Item>
      <Form.Item
        name="columnId"
        label={m.column}
        extra={<FieldHelp of="column" field={m.column} hint={m.columnHint} />}
        rules={[r.chosen(m.column)]}
      >
        <ColumnSelect columns={reference.columns} />
      </Form.Item>
      <Form.Item
        name="extraColumnIds"
        label={m.extraColumns}
        rules={[{ type: 'array', max: 10, message: m.extraColumnsMost }]}
      >
        <ColumnsSelect columns={reference.columns} except={new Set(typeof main === 'string' ? [main] : [])} />
      </Form.Item>
    </Card>
  );
}

/** The metadata of the public catalogue. */
export function MetadataFields() {
  const m = useMessages(writeMessages);
  const r = useRules();
  return (
    <Card className="oz-card" size="small" title={<h2>{m.metadata}</h2>}>
      <Form.Item
        name="documentNumber"
        label={m.documentNumber}
        extra={<FieldHelp of="documentNumber" field={m.documentNumber} />}
        rules={[r.most(m.documentNumber, 100)]}
      >
        <DocumentNumberInput />
      </Form.Item>
      <Form.Item
        name="issuingAgency"
        label={m.issuingAgency}
        rules={[r.needed(m.issuingAgency), r.most(m.issuingAgency, 200)]}
      >
        <Input />
      </Form.Item>
      <Form.Item name="jointIssuers" label={m.jointIssuers} extra={m.jointIssuersHint}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['，', '、', ';', '；', '\n']} />
      </Form.Item>
      <div className="oz-pair">
        <Form.Item name="genre" label={m.genre}>
          <Select allowClear showSearch options={useTermOptions('genre')} />
        </Form.Item>
        <Form.Item name="subjectCategory" label={m.subjectCategory}>
          <Select allowClear showSearch popupMatchSelectWidth={260} options={useTermOptions('topic')} />
        </Form.Item>
      </div>
      <Form.Item name="subjectWords" label={m.subjectWords} extra={m.jointIssuersHint}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[' ', '，', '、', ';', '；', '\n']} />
      </Form.Item>
      <Form.Item name="source" label={m.source} extra={m.sourceHint} rules={[r.most(m.source, 200)]}>
        <Input />
      </Form.Item>
    </Card>
  );
}

interface NumberProps {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (number: string) => void;
}

/** Offers the standard way of writing where another was typed. */
function DocumentNumberInput({ id, value, onChange }: NumberProps) {
  const m = useMessages(writeMessages);
  const better = betterDocumentNumber(value ?? '');
  return (
    <>
      <Input
        {...(id === undefined ? {} : { id })}
        value={value ?? ''}
        onChange={(event) => onChange?.(event.target.value)}
      />
      <div className="oz-hint" role="status">
        {better === null ? (
          m.documentNumberHint
        ) : (
          <>
            {m.betterWhy}
            <Button size="small" onClick={() => onChange?.(better)}>
              {m.better(better)}
            </Button>
          </>
        )}
      </div>
    </>
  );
}

export function DateFields() {
  const m = useMessages(writeMessages);
  const r = useRules();
  const validity = useMessages(validityWords);
  return (
    <Card className="oz-card" size="small" title={<h2>{m.dates}</h2>}>
      <Form.Item
        name="writtenDate"
        label={m.writtenDate}
        extra={<FieldHelp of="writtenDate" field={m.writtenDate} hint={m.writtenDateHint} />}
        rules={[r.chosen(m.writtenDate)]}
      >
        <DayPicker />
      </Form.Item>
      <div className="oz-pair">
        <Form.Item
          name="changedDate"
          label={m.changedDate}
          extra={<FieldHelp of="changedDate" field={m.changedDate} />}
        >
          <DayPicker />
        </Form.Item>
        <Form.Item name="effectiveDate" label={m.effectiveDate}>
          <DayPicker />
        </Form.Item>
        <Form.Item name="expiredDate" label={m.expiredDate}>
          <DayPicker />
        </Form.Item>
        <Form.Item
          name="declaredValidity"
          label={m.declaredValidity}
          extra={<FieldHelp of="declaredValidity" field={m.declaredValidity} />}
        >
          <Select options={Object.entries(validity).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
      </div>
    </Card>
  );
}
