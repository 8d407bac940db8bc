import { useMutation } from '@tanstack/react-query';
import { App, Button, Input, Modal, Space } from 'antd';
import { useEffect, useId } from 'react';
import { request } from '../api/client.ts';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatTime } from '../lib/time.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { actMessages } from './act-messages.ts';

interface Preview {
  readonly url: string;
  readonly expiresAt: string;
}

/** A link that shows the working version to whoever has it, for a time. */
export function PreviewDialog({
  documentId,
  open,
  onClose,
}: {
  readonly documentId: string;
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const a = useMessages(actMessages);
  const c = useMessages(common);
  const { language } = useLanguage();
  const { message } = App.useApp();
  const id = useId();
  const { mutate, data, error, reset } = useMutation({
    mutationFn: () => request<Preview>(`/documents/${documentId}/preview`, { method: 'POST' }),
  });
  useEffect(() => {
    if (open) mutate();
    else reset();
  }, [open, mutate, reset]);
  const address = data === undefined ? '' : new URL(data.url, window.location.origin).href;
  const copy = () => {
    navigator.clipboard.writeText(address).then(
      () => void message.success(c.copied),
      () => void message.info(c.copyByHand),
    );
  };
  return (
    <Modal open={open} title={a.previewTitle} onCancel={onClose} footer={null}>
      {error !== null && <FailureAlert failure={error} onRetry={() => mutate()} />}
      {error === null && data === undefined && <Waiting rows={1} />}
      {data !== undefined && (
        <>
          <p>{a.previewAbout(formatTime(data.expiresAt, language))}</p>
          <label htmlFor={id}>{a.previewAddress}</label>
          <Space.Compact block>
            <Input id={id} readOnly value={address} onFocus={(event) => event.target.select()} />
            <Button type="primary" onClick={copy}>
              {a.copy}
            </Button>
          </Space.Compact>
          <p>
            <a href={address} target="_blank" rel="noreferrer">
              {a.openPreview}
            </a>
          </p>
        </>
      )}
    </Modal>
  );
}
