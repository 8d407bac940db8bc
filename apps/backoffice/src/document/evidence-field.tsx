import type { UploadedFile } from '@openzone/contracts';
import { Button, Form } from 'antd';
import { useId, useRef, useState } from 'react';
import { upload } from '../api/upload.ts';
import { useMessages } from '../i18n/language.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { reviewMessages } from './review-messages.ts';

export interface Evidence {
  readonly name: string;
  readonly sha256: string;
}

interface Props {
  readonly value: Evidence | null;
  readonly onChange: (value: Evidence | null) => void;
}

/** A file that is kept with a decision. */
export function EvidenceField({ value, onChange }: Props) {
  const m = useMessages(reviewMessages);
  const picker = useRef<HTMLInputElement>(null);
  const labelId = useId();
  const [percent, setPercent] = useState<number | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const send = async (file: File) => {
    setPercent(0);
    setFailure(null);
    const form = new FormData();
    form.append('file', file, file.name);
    try {
      const { name, sha256 } = await upload<UploadedFile>('/files', form, setPercent);
      onChange({ name, sha256 });
    } catch (error) {
      setFailure(error);
    } finally {
      setPercent(null);
    }
  };
  return (
    <Form.Item label={<span id={labelId}>{m.evidence}</span>} extra={m.evidenceHint}>
      {failure !== null && <FailureAlert failure={failure} />}
      <input
        ref={picker}
        type="file"
        className="oz-file-picker"
        aria-labelledby={labelId}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file !== undefined) void send(file);
        }}
      />
      <div className="oz-row">
        {value === null ? (
          <Button loading={percent !== null} onClick={() => picker.current?.click()}>
            {percent === null ? m.evidencePick : m.evidenceUploading(percent)}
          </Button>
        ) : (
          <>
            <span>{value.name}</span>
            <Button size="small" onClick={() => onChange(null)}>
              {m.evidenceRemove}
            </Button>
          </>
        )}
      </div>
    </Form.Item>
  );
}
