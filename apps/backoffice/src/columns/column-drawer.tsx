import type { Column, ColumnInput } from '@openzone/contracts';
import { App, Button, Drawer, Form, Input, InputNumber, Radio, Select, Switch } from 'antd';
import { useId, useState } from 'react';
import { request } from '../api/client.ts';
import { asFailure } from '../api/failure.ts';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { descendantsOf } from '../lib/column-tree.ts';
import { fieldOf } from '../lib/field-errors.ts';
import { ColumnSelect } from '../ui/column-select.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { useReference } from '../ui/reference.ts';
import { useRules } from '../ui/rules.ts';
import { useTermOptions } from '../ui/term-options.ts';
import { emptyInput, inputOf, nextPosition } from './column-input.ts';
import { columnsMessages, retentionLabels } from './messages.ts';

export interface Editing {
  /** Null: a new one. */
  readonly column: Column | null;
  readonly parentId: string | null;
}

interface Props {
  readonly editing: Editing;
  readonly columns: readonly Column[];
  readonly onClose: () => void;
  readonly onSaved: () => Promise<void>;
}

const fields = [
  'key',
  'parentId',
  'name',
  'nameEn',
  'description',
  'keywords',
  'columnType',
  'updateEveryDays',
  'updateMonthDay',
  'updateBasis',
  'article',
  'responsibleUnitId',
  'unitIds',
  'active',
] as const;

type RuleKind = 'change' | 'days' | 'day';
/** The form has one choice more than what is sent: which of the rules holds. */
type Values = Required<Omit<ColumnInput, 'position'>> & { readonly rule: RuleKind };

export function ColumnDrawer({ editing, columns, onClose, onSaved }: Props) {
  const m = useMessages(columnsMessages);
  const c = useMessages(common);
  const { pick } = useLanguage();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const formId = useId();
  const { column } = editing;
  const opened = column === null ? emptyInput(columns, editing.parentId) : inputOf(column);
  const save = async ({ rule, ...values }: Values) => {
    setRunning(true);
    setFailure(null);
    try {
      const parentId = values.parentId ?? null;
      const position = parentId === opened.parentId ? opened.position : nextPosition(columns, parentId);
      const body: ColumnInput = {
        ...values,
        parentId,
        updateEveryDays: rule === 'days' ? values.updateEveryDays : null,
        updateMonthDay: rule === 'day' ? values.updateMonthDay : null,
        responsibleUnitId: values.responsibleUnitId ?? null,
        defaultGenre: values.defaultGenre ?? null,
        defaultTopic: values.defaultTopic ?? null,
        position,
      };
      if (column === null) await request<Column>('/columns', { method: 'POST', body });
      else {
        const { revision } = column;
        await request<Column>(`/columns/${column.id}`, { method: 'PUT', body: { ...body, revision } });
      }
      void message.success(m.saved);
      await onSaved();
      onClose();
    } catch (error) {
      const problem = asFailure(error);
      const field =
        problem.error.error === 'COLUMN_KEY_TAKEN'
          ? 'key'
          : fields.find((one) => one === fieldOf(problem, fields)?.[0]);
      if (field === undefined) setFailure(problem);
      else {
        form.setFields([{ name: field, errors: [pick(problem.text)] }]);
        form.scrollToField(field, { block: 'center', focus: true });
      }
    } finally {
      setRunning(false);
    }
  };
  return (
    <Drawer
      open
      size={560}
      title={column === null ? m.add : m.editTitle}
      onClose={onClose}
      mask={{ closable: false }}
      footer={
        <div className="oz-row oz-drawer-foot">
          <Button onClick={onClose}>{c.cancel}</Button>
          <Button type="primary" htmlType="submit" form={formId} loading={running}>
            {c.save}
          </Button>
        </div>
      }
    >
      <Form<Values>
        name="column"
        id={formId}
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ ...opened, rule: ruleOf(opened) }}
        onFinish={(values) => void save(values)}
        scrollToFirstError
      >
        {failure !== null && <FailureAlert failure={failure} />}
        <ColumnFields
          columns={columns}
          except={column === null ? new Set() : new Set([column.id, ...descendantsOf(columns, column.id)])}
        />
      </Form>
    </Drawer>
  );
}

function ColumnFields({
  columns,
  except,
}: {
  readonly columns: readonly Column[];
  readonly except: ReadonlySet<string>;
}) {
  const m = useMessages(columnsMessages);
  const r = useRules();
  const { reference, unitName } = useReference();
  return (
    <>
      <div className="oz-pair">
        <Form.Item name="name" label={m.name} rules={[r.needed(m.name), r.most(m.name, 60)]}>
          <Input />
        </Form.Item>
        <Form.Item name="nameEn" label={m.nameEn} rules={[r.needed(m.nameEn), r.most(m.nameEn, 120)]}>
          <Input lang="en" />
        </Form.Item>
      </div>
      <Form.Item
        name="key"
        label={m.key}
        extra={m.keyHint}
        rules={[r.chosen(m.key), { pattern: /^[a-z][a-z0-9-]{1,60}$/, message: m.keyWrong }]}
      >
        <Input autoCapitalize="none" spellCheck={false} />
      </Form.Item>
      <Form.Item name="parentId" label={m.parent}>
        <ColumnSelect columns={columns} withResting except={except} placeholder={m.topLevel} />
      </Form.Item>
      <Form.Item name="description" label={m.description} rules={[r.most(m.description, 500)]}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} />
      </Form.Item>
      <Form.Item name="keywords" label={m.keywords} extra={m.keywordsHint} rules={[r.most(m.keywords, 200)]}>
        <Input />
      </Form.Item>
      <div className="oz-pair">
        <Form.Item name="columnType" label={m.columnType} extra={m.columnTypeHint} rules={[r.most(m.columnType, 40)]}>
          <Input />
        </Form.Item>
        <Form.Item name="article" label={m.article} extra={m.articleHint} rules={[r.most(m.article, 40)]}>
          <Input />
        </Form.Item>
      </div>
      <UpdateRule />
      <Form.Item name="updateBasis" label={m.updateBasis} rules={[r.most(m.updateBasis, 200)]}>
        <Input />
      </Form.Item>
      <Form.Item name="responsibleUnitId" label={m.unit}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={reference.units.map((unit) => ({ value: unit.id, label: unitName(unit.id) }))}
        />
      </Form.Item>
      <Form.Item name="unitIds" label={m.units} extra={m.unitsHint}>
        <Select
          mode="multiple"
          allowClear
          placeholder={m.everyUnit}
          showSearch={{ optionFilterProp: 'label' }}
          options={reference.units.map((unit) => ({ value: unit.id, label: unitName(unit.id) }))}
        />
      </Form.Item>
      <Defaults />
      <Form.Item name="active" label={m.active} valuePropName="checked" extra={m.activeHint}>
        <Switch />
      </Form.Item>
    </>
  );
}

function ruleOf({ updateEveryDays, updateMonthDay }: ColumnInput): RuleKind {
  if (updateEveryDays !== null) return 'days';
  return (updateMonthDay ?? null) === null ? 'change' : 'day';
}

function UpdateRule() {
  const m = useMessages(columnsMessages);
  const r = useRules();
  const form = Form.useFormInstance<Values>();
  const rule = Form.useWatch('rule', form);
  return (
    <>
      <Form.Item name="rule" label={m.update}>
        <Radio.Group
          options={[
            { value: 'change', label: m.updateOnChange },
            { value: 'days', label: m.updateByDays },
            { value: 'day', label: m.updateByDay },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="updateEveryDays"
        label={m.updateEveryDays}
        hidden={rule !== 'days'}
        rules={rule === 'days' ? [r.chosen(m.updateEveryDays)] : []}
      >
        <InputNumber className="oz-wide" min={1} max={3660} precision={0} />
      </Form.Item>
      <Form.Item
        name="updateMonthDay"
        label={m.updateMonthDay}
        extra={m.updateMonthDayHint}
        hidden={rule !== 'day'}
        rules={
          rule === 'day'
            ? [
                r.chosen(m.updateMonthDay),
                { pattern: /^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/, message: m.updateMonthDayWrong },
              ]
            : []
        }
      >
        <Input placeholder="03-31" inputMode="numeric" />
      </Form.Item>
    </>
  );
}

/** What a new document of the column begins with, and how it goes on. */
function Defaults() {
  const m = useMessages(columnsMessages);
  const { pick } = useLanguage();
  return (
    <>
      <div className="oz-pair">
        <Form.Item name="defaultGenre" label={m.defaultGenre} extra={m.defaultsHint}>
          <Select allowClear showSearch options={useTermOptions('genre')} />
        </Form.Item>
        <Form.Item name="defaultTopic" label={m.defaultTopic}>
          <Select allowClear showSearch options={useTermOptions('topic')} />
        </Form.Item>
      </div>
      <div className="oz-pair">
        <Form.Item name="retention" label={m.retention}>
          <Select options={Object.entries(retentionLabels).map(([value, label]) => ({ value, label: pick(label) }))} />
        </Form.Item>
      </div>
    </>
  );
}
