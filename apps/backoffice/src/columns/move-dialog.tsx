import type { Column, ColumnMove } from '@openzone/contracts';
import { App, Form, Modal, Select } from 'antd';
import { useState } from 'react';
import { request } from '../api/client.ts';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { descendantsOf } from '../lib/column-tree.ts';
import { ColumnSelect } from '../ui/column-select.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { siblingsOf } from './column-moves.ts';
import { columnsMessages } from './messages.ts';

interface Props {
  readonly column: Column;
  readonly columns: readonly Column[];
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
}

/** To any place of the tree, by keyboard as well. */
export function MoveDialog({ column, columns, onClose, onDone }: Props) {
  const m = useMessages(columnsMessages);
  const c = useMessages(common);
  const { language } = useLanguage();
  const { message } = App.useApp();
  const [parentId, setParentId] = useState<string | null>(column.parentId);
  const [beforeId, setBeforeId] = useState<string>('');
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const move = async () => {
    setRunning(true);
    setFailure(null);
    try {
      const body: ColumnMove = { parentId, beforeId: beforeId === '' ? null : beforeId, revision: column.revision };
      await request<Column[]>(`/columns/${column.id}/move`, { method: 'POST', body });
      void message.success(m.moved);
      await onDone();
      onClose();
    } catch (error) {
      setFailure(error);
      setRunning(false);
    }
  };
  const siblings = siblingsOf(columns, parentId).filter(({ id }) => id !== column.id);
  return (
    <Modal
      open
      title={m.moveTitle(column.name)}
      okText={c.save}
      cancelText={c.cancel}
      confirmLoading={running}
      onOk={() => void move()}
      onCancel={onClose}
    >
      <p>{m.moveText}</p>
      {failure !== null && <FailureAlert failure={failure} />}
      <Form layout="vertical" name="move-column">
        <Form.Item label={m.parent} htmlFor="move-parent">
          <ColumnSelect
            id="move-parent"
            columns={columns}
            withResting
            except={new Set([column.id, ...descendantsOf(columns, column.id)])}
            placeholder={m.topLevel}
            value={parentId}
            onChange={(id) => {
              setParentId(id);
              setBeforeId('');
            }}
          />
        </Form.Item>
        <Form.Item label={m.before} htmlFor="move-before">
          <Select
            id="move-before"
            value={beforeId}
            onChange={setBeforeId}
            options={[
              ...siblings.map((one) => ({ value: one.id, label: language === 'zh' ? one.name : one.nameEn })),
              { value: '', label: m.last },
            ]}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
