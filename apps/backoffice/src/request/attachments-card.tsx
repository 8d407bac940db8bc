import { LockOutlined, PaperClipOutlined, UploadOutlined } from '@ant-design/icons';
import type { RequestDetail } from '@openzone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Checkbox, Progress, Upload } from 'antd';
import { useState } from 'react';
import { API, queryOf } from '../api/client.ts';
import { readingsQuery, requestChanged } from '../api/queries.ts';
import { upload } from '../api/upload.ts';
import { useMessages } from '../i18n/language.tsx';
import { fileSize } from '../lib/file-size.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { Badge } from '../ui/tags.tsx';
import { download } from '../lib/download.ts';
import { fileMessages } from './file-messages.ts';
import { PurposeDialog } from './purpose-dialog.tsx';

type Attachment = RequestDetail['attachments'][number];

export function AttachmentsCard({ detail }: { readonly detail: RequestDetail }) {
  const f = useMessages(fileMessages);
  const client = useQueryClient();
  const [asked, setAsked] = useState<Attachment | null>(null);
  const open = async (purpose: string) => {
    if (asked === null) return;
    await download(`/requests/${detail.id}/attachments/${asked.id}`, { purpose }, asked.name);
    await client.invalidateQueries({ queryKey: readingsQuery(detail.id).queryKey });
  };
  return (
    <Card className="oz-card" size="small" title={<h2>{f.attachments}</h2>}>
      {detail.attachments.length === 0 ? (
        <p className="oz-quiet">{f.noAttachments}</p>
      ) : (
        <ul className="oz-files">
          {detail.attachments.map((file) => (
            <li key={file.id} className="oz-file">
              {file.identity ? (
                <span className="oz-file-name">
                  <LockOutlined aria-hidden /> {file.name} <Badge tone="gold">{f.identityFile}</Badge>{' '}
                  {detail.mayReadIdentity && (
                    <Button size="small" aria-label={f.openSealed(file.name)} onClick={() => setAsked(file)}>
                      {f.open}
                    </Button>
                  )}
                </span>
              ) : (
                <a
                  className="oz-file-name"
                  href={`${API}/requests/${detail.id}/attachments/${file.id}`}
                  target="_blank"
                  rel="noreferrer"
                >
                  <PaperClipOutlined aria-hidden /> {file.name}
                </a>
              )}
              <span className="oz-quiet">{fileSize(file.size)}</span>
            </li>
          ))}
        </ul>
      )}
      <AddFile detail={detail} />
      <PurposeDialog
        open={asked !== null}
        title={asked === null ? '' : f.openSealed(asked.name)}
        onClose={() => setAsked(null)}
        onOk={open}
      />
    </Card>
  );
}

function AddFile({ detail }: { readonly detail: RequestDetail }) {
  const f = useMessages(fileMessages);
  const client = useQueryClient();
  const { message } = App.useApp();
  const [identity, setIdentity] = useState(false);
  const [percent, setPercent] = useState<number | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const send = async (file: File) => {
    setFailure(null);
    setPercent(0);
    try {
      const body = new FormData();
      body.append('file', file, file.name);
      const place = `/requests/${detail.id}/attachments${queryOf({ identity: identity ? 'true' : undefined })}`;
      await requestChanged(client, await upload<RequestDetail>(place, body, setPercent));
      void message.success(f.uploaded);
      setIdentity(false);
    } catch (error) {
      setFailure(error);
    } finally {
      setPercent(null);
    }
  };
  return (
    <div className="oz-add-file" role="group" aria-label={f.add}>
      {failure !== null && <FailureAlert failure={failure} />}
      <Checkbox checked={identity} disabled={percent !== null} onChange={(event) => setIdentity(event.target.checked)}>
        {f.isIdentity}
      </Checkbox>
      <Upload
        showUploadList={false}
        disabled={percent !== null}
        beforeUpload={(file) => {
          void send(file);
          return Upload.LIST_IGNORE;
        }}
      >
        <Button icon={<UploadOutlined />} loading={percent !== null}>
          {f.choose}
        </Button>
      </Upload>
      {percent !== null && <Progress percent={percent} aria-label={f.uploading(percent)} />}
    </div>
  );
}
