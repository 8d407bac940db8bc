import { useBlocker } from '@tanstack/react-router';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useMessages } from '../i18n/language.tsx';
import { settleEditors } from '../rich-text/settle.ts';
import { writeMessages } from './messages.ts';

interface Props {
  readonly isDirty: () => boolean;
  /** True when everything is on the server. */
  readonly onSave: () => Promise<boolean>;
  /** Whether what is not saved is kept aside meanwhile. */
  readonly kept?: boolean;
}

/** Asks before unsaved changes are left behind, within the program and when the window is closed. */
export function LeaveGuard({ isDirty, onSave, kept = true }: Props) {
  const m = useMessages(writeMessages);
  const [saving, setSaving] = useState(false);
  const unsaved = () => {
    settleEditors();
    return isDirty();
  };
  const blocked = useBlocker({
    shouldBlockFn: ({ current, next }) =>
      (current.pathname !== next.pathname || JSON.stringify(current.search) !== JSON.stringify(next.search)) &&
      unsaved(),
    enableBeforeUnload: unsaved,
    withResolver: true,
  });
  const saveFirst = async () => {
    setSaving(true);
    const saved = await onSave();
    setSaving(false);
    if (saved) blocked.proceed?.();
    else blocked.reset?.();
  };
  return (
    <Modal
      open={blocked.status === 'blocked'}
      title={m.leaveTitle}
      onCancel={() => blocked.reset?.()}
      footer={
        <>
          <Button onClick={() => blocked.proceed?.()} disabled={saving}>
            {kept ? m.leave : m.leaveAnyway}
          </Button>
          <Button onClick={() => blocked.reset?.()} disabled={saving}>
            {m.stay}
          </Button>
          <Button type="primary" loading={saving} onClick={() => void saveFirst()}>
            {m.save}
          </Button>
        </>
      }
    >
      <p>{kept ? m.leaveText : m.leaveLost}</p>
    </Modal>
  );
}
