import { UploadOutlined } from '@ant-design/icons';
import { serviceMannerLabels, type RequestDetail, type ServiceManner } from '@openzone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Radio, Select, Upload } from 'antd';
import { useState } from 'react';
import { requestChanged } from '../api/queries.ts';
import { upload } from '../api/upload.ts';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { bound, type Bound } from './bound.ts';
import { servable } from './document-kinds.ts';
import { paperMessages } from './paper-messages.ts';

/** Controls of acts that send letters to others or record how a letter was served. */

interface OnCase {
  readonly detail: RequestDetail;
}

export function MannerChoice({
  manners,
  id,
  value,
  onChange,
}: Bound<string> & { readonly manners: readonly ServiceManner[] }) {
  const { pick } = useLanguage();
  return (
    <Radio.Group
      className="oz-manners"
      options={manners.map((manner) => ({ value: manner, label: pick(serviceMannerLabels[manner]) }))}
      value={value ?? null}
      onChange={(event) => onChange?.(String(event.target.value))}
      {...(id === undefined ? {} : { id })}
    />
  );
}

/** Third parties that were consulted, answered or not. */
export function ConsultedSelect({ detail, ...rest }: Bound<string> & OnCase) {
  const names = new Set(detail.consultations.flatMap((one) => (one.kind === 'THIRD_PARTY' ? [one.party] : [])));
  return (
    <Select
      className="oz-wide"
      options={[...names].map((party) => ({ value: party, label: party }))}
      {...bound(rest)}
    />
  );
}

/** Those who were asked for help and have not answered. */
export function AskedSelect({ detail, ...rest }: Bound<string> & OnCase) {
  const open = detail.assistance.filter((one) => one.answeredOn === null);
  return (
    <Select className="oz-wide" options={open.map(({ party }) => ({ value: party, label: party }))} {...bound(rest)} />
  );
}

/** Letters whose service is recorded by itself. */
export function LetterSelect({ detail, ...rest }: Bound<string> & OnCase) {
  const p = useMessages(paperMessages);
  const c = useMessages(common);
  const options = servable(detail.documents).map(({ id, name, number, addressee }) => ({
    value: id,
    label: [name, number ?? '', addressee === '' ? '' : c.inBrackets(p.forWhom(addressee))].join(' ').trim(),
  }));
  return <Select className="oz-wide" options={options} {...bound(rest)} />;
}

/** A text that the record can fill in for the party chosen above it. */
export function RecordText({ detail, id, value, onChange }: Bound<string> & OnCase) {
  const p = useMessages(paperMessages);
  const form = Form.useFormInstance();
  const party = Form.useWatch<unknown>(['data', 'party'], form);
  const found = detail.consultations.findLast((one) => one.kind === 'THIRD_PARTY' && one.party === party);
  return (
    <div className="oz-stack">
      <Input.TextArea
        autoSize={{ minRows: 3, maxRows: 10 }}
        value={value ?? ''}
        onChange={(event) => onChange?.(event.target.value)}
        {...(id === undefined ? {} : { id })}
      />
      <Button size="small" disabled={found === undefined} onClick={() => onChange?.(found?.onRecord ?? '')}>
        {p.byRecord}
      </Button>
    </div>
  );
}

/** A file of the case that proves something, chosen or uploaded on the spot. */
export function EvidenceFile({ detail, id, value, onChange }: Bound<string | null> & OnCase) {
  const p = useMessages(paperMessages);
  const { send, percent, failure } = useEvidenceUpload(detail, (fileId) => onChange?.(fileId));
  const files = detail.attachments.filter((file) => !file.identity);
  return (
    <div className="oz-stack">
      <div className="oz-row oz-evidence">
        <Select<string | null>
          allowClear
          placeholder={p.evidenceNone}
          value={value ?? null}
          options={files.map((file) => ({ value: file.id, label: file.name }))}
          onChange={(next) => onChange?.(next ?? null)}
          {...(id === undefined ? {} : { id })}
        />
        <Upload
          showUploadList={false}
          disabled={percent !== null}
          beforeUpload={(file) => {
            void send(file);
            return Upload.LIST_IGNORE;
          }}
        >
          <Button icon={<UploadOutlined aria-hidden />} loading={percent !== null}>
            {percent === null ? p.evidenceUpload : p.evidenceUploading(percent)}
          </Button>
        </Upload>
      </div>
      {failure !== null && <FailureAlert failure={failure} />}
    </div>
  );
}

/** What is uploaded stays with the case even if the act is not done. */
function useEvidenceUpload(detail: RequestDetail, onUploaded: (fileId: string) => void) {
  const client = useQueryClient();
  const [percent, setPercent] = useState<number | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const send = async (file: File) => {
    setFailure(null);
    setPercent(0);
    try {
      const body = new FormData();
      body.append('file', file, file.name);
      const known = new Set(detail.attachments.map((one) => one.id));
      const changed = await upload<RequestDetail>(`/requests/${detail.id}/attachments`, body, setPercent);
      await requestChanged(client, changed);
      const added = changed.attachments.findLast((one) => !known.has(one.id));
      if (added !== undefined) onUploaded(added.id);
    } catch (error) {
      setFailure(error);
    } finally {
      setPercent(null);
    }
  };
  return { send, percent, failure };
}
