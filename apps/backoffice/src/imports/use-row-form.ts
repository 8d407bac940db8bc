import type { ImportRowDetail } from '@openzone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { App, Form } from 'antd';
import { useState } from 'react';
import { request } from '../api/client.ts';
import { asFailure } from '../api/failure.ts';
import { rowQuery } from '../api/queries.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { fieldOf } from '../lib/field-errors.ts';
import { settleEditors } from '../rich-text/settle.ts';
import { rowMessages } from './messages.ts';
import { rowEditOf, rowValues, type RowValues } from './row-edit.ts';

const fields = [
  'title', 'abstract', 'bodyHtml', 'documentNumber', 'writtenDate', 'publishedDate', 'effectiveDate', 'expiredDate', 'declaredValidity', 'subjectWords',
  'extraColumnKeys', 'issuingAgency', 'genre', 'subjectCategory', 'columnKey', 'unitCode', 'attribute', 'article', 'ground', 'reason',
] as const; // prettier-ignore

/** The form of one row. `save` sends the changed parts; what the server says of a field stands at the field. */
export function useRowForm(batchId: string, detail: ImportRowDetail) {
  const m = useMessages(rowMessages);
  const client = useQueryClient();
  const { message } = App.useApp();
  const { pick } = useLanguage();
  const [form] = Form.useForm<RowValues>();
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const opened = rowValues(detail.proposal);
  const rowId = detail.row.id;

  const edit = () => {
    settleEditors();
    return rowEditOf(opened, { ...opened, ...(form.getFieldsValue(true) as RowValues) });
  };
  const show = (error: unknown) => {
    const problem = asFailure(error);
    const name = fields.find((field) => field === fieldOf(problem, fields)?.[0]);
    if (name === undefined) setFailure(problem);
    else form.setFields([{ name, errors: [pick(problem.text)] }]);
  };
  const send = async (): Promise<boolean> => {
    setRunning(true);
    setFailure(null);
    try {
      const path = `/imports/${batchId}/rows/${rowId}`;
      const saved = await request<ImportRowDetail>(path, { method: 'PUT', body: edit() });
      client.setQueryData(rowQuery(batchId, rowId).queryKey, saved);
      form.setFieldsValue(rowValues(saved.proposal));
      void message.success(m.saved);
      await client.invalidateQueries({ queryKey: ['imports', batchId] });
      return true;
    } catch (error) {
      show(error);
      return false;
    } finally {
      setRunning(false);
    }
  };
  /** True when the server has it. */
  const save = async (): Promise<boolean> => {
    settleEditors();
    const complete = await form.validateFields().then(
      () => true,
      () => false,
    );
    return complete && send();
  };
  return { form, opened, isChanged: () => Object.keys(edit()).length > 0, save, running, failure };
}
