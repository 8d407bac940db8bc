import type { Column, ColumnMerge, ColumnMergePreview } from '@openzone/contracts';
import { useQuery } from '@tanstack/react-query';
import { App, Form, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { request } from '../api/client.ts';
import { common } from '../i18n/common.ts';
import { useMessages } from '../i18n/language.tsx';
import { descendantsOf } from '../lib/column-tree.ts';
import { ColumnSelect } from '../ui/column-select.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { useRules } from '../ui/rules.ts';
import { columnsMessages } from './messages.ts';

interface Props {
  readonly column: Column;
  readonly columns: readonly Column[];
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
}

interface Values {
  readonly intoId: string | null;
  readonly reason: string;
}

/** Merges a column into another for good, after showing what would move. */
export function MergeDialog({ column, columns, onClose, onDone }: Props) {
  const m = useMessages(columnsMessages);
  const c = useMessages(common);
  const r = useRules();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const formId = useId();
  const intoId = Form.useWatch('intoId', form) ?? null;
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const merge = async (values: Values) => {
    setRunning(true);
    setFailure(null);
    try {
      const body: ColumnMerge = {
        intoId: values.intoId ?? '',
        reason: values.reason.trim(),
        revision: column.revision,
      };
      await request<Column[]>(`/columns/${column.id}/merge`, { method: 'POST', body });
      void message.success(m.merged);
      await onDone();
      onClose();
    } catch (error) {
      setFailure(error);
      setRunning(false);
    }
  };
  return (
    <Modal
      open
      title={m.mergeTitle(column.name)}
      okText={m.mergeDo}
      cancelText={c.cancel}
      confirmLoading={running}
      okButtonProps={{ danger: true, htmlType: 'submit', form: formId }}
      mask={{ closable: false }}
      onCancel={onClose}
    >
      <p>{m.mergeText}</p>
      {failure !== null && <FailureAlert failure={failure} />}
      <Form<Values>
        name="merge-column"
        id={formId}
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ intoId: null, reason: '' }}
        onFinish={(values) => void merge(values)}
      >
        <Form.Item name="intoId" label={m.mergeInto} rules={[r.chosen(m.mergeInto)]}>
          <ColumnSelect columns={columns} except={new Set([column.id, ...descendantsOf(columns, column.id)])} />
        </Form.Item>
        {intoId !== null && <Moves column={column} intoId={intoId} />}
        <Form.Item
          name="reason"
          label={m.mergeReason}
          rules={[r.needed(m.mergeReason), r.least(2), r.most(m.mergeReason, 300)]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

function Moves({ column, intoId }: { readonly column: Column; readonly intoId: string }) {
  const m = useMessages(columnsMessages);
  const preview = useQuery({
    queryKey: ['columns', 'merge', column.id, intoId],
    queryFn: ({ signal }) => request<ColumnMergePreview>(`/columns/${column.id}/merge?intoId=${intoId}`, { signal }),
    retry: false,
  });
  if (preview.error !== null) return <FailureAlert failure={preview.error} />;
  if (preview.data === undefined) return null;
  const { documents, publicDocuments, columns, address } = preview.data;
  return (
    <p className="oz-rule" aria-live="polite">
      {m.mergeCounts(documents, publicDocuments, columns)} {m.mergeAddress(address.from, address.to)}
    </p>
  );
}
