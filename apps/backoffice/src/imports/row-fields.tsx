import { genres, subjectCategories, type ImportProposal, type Label } from '@openzone/contracts';
import { Form, Input, Select } from 'antd';
import { DeterminationFields } from '../document/determination-panel.tsx';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { ColumnSelect, ColumnsSelect } from '../ui/column-select.tsx';
import { DayPicker } from '../ui/day-picker.tsx';
import { useReference } from '../ui/reference.ts';
import { useRules } from '../ui/rules.ts';
import { validityWords, writeMessages } from '../write/messages.ts';
import { rowMessages } from './messages.ts';

/** The proposed values, each with how sure the importer is and why. */
export function RowFields({ proposal }: { readonly proposal: ImportProposal }) {
  const m = useMessages(rowMessages);
  const c = useMessages(common);
  const w = useMessages(writeMessages);
  const r = useRules();
  const validity = useMessages(validityWords);
  const { reference, unitName } = useReference();
  return (
    <>
      <Form.Item name="title" label={w.title} rules={[r.needed(w.title), r.most(w.title, 500)]}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} />
      </Form.Item>
      <div className="oz-pair">
        <Form.Item
          name="documentNumber"
          label={w.documentNumber}
          normalize={emptyToNull}
          rules={[r.most(w.documentNumber, 100)]}
        >
          <Input />
        </Form.Item>
        <Form.Item
          name="issuingAgency"
          label={w.issuingAgency}
          normalize={emptyToNull}
          rules={[r.most(w.issuingAgency, 200)]}
        >
          <Input />
        </Form.Item>
        <Form.Item name="writtenDate" label={w.writtenDate}>
          <DayPicker />
        </Form.Item>
        <Form.Item name="publishedDate" label={m.publishedDate}>
          <DayPicker />
        </Form.Item>
        <Form.Item name="unitCode" label={w.unit} extra={<Why proposed={proposal.unitCode} />}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={reference.units.map((unit) => ({ value: unit.code, label: unitName(unit.id) }))}
          />
        </Form.Item>
        <Form.Item name="columnKey" label={w.column} extra={<Why proposed={proposal.columnKey} />}>
          <ColumnSelect columns={reference.columns} by="key" />
        </Form.Item>
      </div>
      <Form.Item name="extraColumnKeys" label={w.extraColumns}>
        <ColumnsSelect columns={reference.columns} by="key" />
      </Form.Item>
      <fieldset className="oz-fieldset">
        <legend>
          <Why proposed={proposal.attribute} />
        </legend>
        <DeterminationFields lenient />
      </fieldset>
      <div className="oz-pair">
        <Form.Item name="genre" label={w.genre} extra={<Why proposed={proposal.genre} />}>
          <Select allowClear showSearch options={genres.map((genre) => ({ value: genre, label: genre }))} />
        </Form.Item>
        <Form.Item name="subjectCategory" label={w.subjectCategory} extra={<Why proposed={proposal.subjectCategory} />}>
          <Select
            allowClear
            showSearch
            options={subjectCategories.map((category) => ({ value: category, label: category }))}
          />
        </Form.Item>
        <Form.Item name="effectiveDate" label={w.effectiveDate}>
          <DayPicker />
        </Form.Item>
        <Form.Item name="expiredDate" label={w.expiredDate}>
          <DayPicker />
        </Form.Item>
        <Form.Item name="declaredValidity" label={w.declaredValidity}>
          <Select options={Object.entries(validity).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Form.Item name="subjectWords" label={w.subjectWords}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[' ', '，', '、', ';', '；']} />
        </Form.Item>
      </div>
      <Form.Item name="abstract" label={w.abstract} rules={[r.most(w.abstract, 1000)]}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      {proposal.legacyIndexNumber !== null && (
        <p className="oz-quiet">
          {m.legacyIndexNumber}
          {c.colon}
          {proposal.legacyIndexNumber}
        </p>
      )}
    </>
  );
}

function emptyToNull(value: unknown): unknown {
  return value === '' ? null : value;
}

function Why({ proposed }: { readonly proposed: { readonly confidence: number; readonly reasons: readonly Label[] } }) {
  const m = useMessages(rowMessages);
  const c = useMessages(common);
  const { pick } = useLanguage();
  const tone = proposed.confidence >= 0.8 ? 'oz-sure' : proposed.confidence >= 0.5 ? 'oz-warn' : 'oz-wrong';
  return (
    <span className="oz-why">
      <strong className={tone}>{m.sure(Math.round(proposed.confidence * 100))}</strong>
      {proposed.reasons.length > 0 && `${c.colon}${proposed.reasons.map(pick).join(c.separator)}`}
    </span>
  );
}
