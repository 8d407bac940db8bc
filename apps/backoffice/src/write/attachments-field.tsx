import { ArrowUpOutlined, DeleteOutlined, InboxOutlined, PaperClipOutlined } from '@ant-design/icons';
import type { AttachmentView, Label } from '@openzone/contracts';
import { App, Button, Input, Progress, Upload as Dropper } from 'antd';
import { useEffect, useImperativeHandle, type Ref } from 'react';
import { fileAddress } from '../api/queries.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { fileSize } from '../lib/file-size.ts';
import { writeMessages } from './messages.ts';
import { useUploads, type Upload } from './use-uploads.ts';

export interface AttachmentsHandle {
  readonly add: (files: readonly File[]) => void;
}

interface Props {
  readonly id?: string;
  readonly value?: readonly AttachmentView[];
  readonly onChange?: (attachments: readonly AttachmentView[]) => void;
  /** How many have not arrived: saving waits for them. */
  readonly onPending: (count: number) => void;
  readonly handle: Ref<AttachmentsHandle>;
}

export function AttachmentsField({ id, value = [], onChange, onPending, handle }: Props) {
  const m = useMessages(writeMessages);
  const { message } = App.useApp();
  const { uploads, warnings, add, retry, drop } = useUploads((file) => {
    if (value.some((one) => one.sha256 === file.sha256)) void message.info(m.sameFile(file.name));
    else onChange?.([...value, file]);
  });
  const pending = uploads.filter((one) => one.failure === null).length;
  useImperativeHandle(handle, () => ({ add }), [add]);
  useEffect(() => onPending(pending), [pending, onPending]);
  return (
    <div {...(id === undefined ? {} : { id })}>
      <Dropper.Dragger
        multiple
        showUploadList={false}
        beforeUpload={(file) => {
          add([file]);
          return Dropper.LIST_IGNORE;
        }}
      >
        <p className="oz-drop">
          <InboxOutlined aria-hidden /> {m.dropFiles}
        </p>
        <p className="oz-quiet">{m.dropHint}</p>
      </Dropper.Dragger>
      <ol className="oz-files">
        {value.map((file, index) => (
          <Arrived
            key={file.sha256}
            file={file}
            first={index === 0}
            warnings={warnings.get(file.sha256) ?? []}
            onRename={(name) => onChange?.(value.map((one) => (one.sha256 === file.sha256 ? { ...one, name } : one)))}
            onRemove={() => onChange?.(value.filter((one) => one.sha256 !== file.sha256))}
            onUp={() => onChange?.(value.toSpliced(index - 1, 2, file, ...value.slice(index - 1, index)))}
          />
        ))}
        {uploads.map((one) => (
          <OnTheWay key={one.id} upload={one} onRetry={() => retry(one.id)} onDrop={() => drop(one.id)} />
        ))}
      </ol>
    </div>
  );
}

interface ArrivedProps {
  readonly file: AttachmentView;
  readonly first: boolean;
  readonly warnings: readonly Label[];
  readonly onRename: (name: string) => void;
  readonly onRemove: () => void;
  readonly onUp: () => void;
}

function Arrived({ file, first, warnings, onRename, onRemove, onUp }: ArrivedProps) {
  const m = useMessages(writeMessages);
  const { pick } = useLanguage();
  return (
    <li className="oz-file">
      <Input
        size="small"
        aria-label={m.renameFile(file.name)}
        defaultValue={file.name}
        maxLength={200}
        onBlur={(event) => {
          const name = event.target.value.trim();
          if (name === '') event.target.value = file.name;
          else if (name !== file.name) onRename(name);
        }}
      />
      <span>
        <a href={fileAddress(file)} target="_blank" rel="noreferrer">
          <PaperClipOutlined aria-hidden /> {fileSize(file.size)}
        </a>
        {!first && (
          <Button
            type="text"
            size="small"
            icon={<ArrowUpOutlined aria-hidden />}
            aria-label={m.moveUp(file.name)}
            onClick={onUp}
          />
        )}
        <Button
          type="text"
          size="small"
          danger
          icon={<DeleteOutlined aria-hidden />}
          aria-label={m.removeFile(file.name)}
          onClick={onRemove}
        />
      </span>
      {warnings.map((warning) => (
        <p key={warning.zh} className="oz-file-note oz-warn">
          {pick(warning)}
        </p>
      ))}
    </li>
  );
}

function OnTheWay({
  upload,
  onRetry,
  onDrop,
}: {
  readonly upload: Upload;
  readonly onRetry: () => void;
  readonly onDrop: () => void;
}) {
  const m = useMessages(writeMessages);
  const { pick } = useLanguage();
  const { file, percent, failure } = upload;
  return (
    <li className="oz-file">
      <span className="oz-file-name">{file.name}</span>
      <span>
        {failure !== null && (
          <Button size="small" onClick={onRetry}>
            {m.retryFile}
          </Button>
        )}
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined aria-hidden />}
          aria-label={m.removeFile(file.name)}
          onClick={onDrop}
        />
      </span>
      {failure === null ? (
        <div className="oz-file-note">
          <Progress percent={percent} size="small" aria-label={`${file.name} ${m.uploading(percent)}`} />
        </div>
      ) : (
        <p className="oz-file-note oz-wrong" role="alert">
          {pick(failure)}
        </p>
      )}
    </li>
  );
}
