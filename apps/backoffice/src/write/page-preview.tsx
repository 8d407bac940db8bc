import { EyeOutlined } from '@ant-design/icons';
import type { DraftPreviewInput, DraftPreviewPage } from '@openzone/contracts';
import { Button, Form, Modal, Segmented } from 'antd';
import { useState } from 'react';
import { request } from '../api/client.ts';
import { useMessages } from '../i18n/language.tsx';
import { settleEditors } from '../rich-text/settle.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { writeMessages } from './messages.ts';
import type { DraftValues } from './values.ts';

const widths = { phone: 390, desktop: 1180 } as const;
type Device = keyof typeof widths;

/** What is being written, saved or not, on the real public page. */
export function PagePreview() {
  const m = useMessages(writeMessages);
  const form = Form.useFormInstance<DraftValues>();
  const [open, setOpen] = useState(false);
  const [device, setDevice] = useState<Device>('phone');
  const [html, setHtml] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const show = async (): Promise<void> => {
    settleEditors();
    setOpen(true);
    setHtml(null);
    setFailure(null);
    try {
      const body = previewOf(form.getFieldsValue(true) as DraftValues);
      setHtml((await request<DraftPreviewPage>('/page-preview', { method: 'POST', body })).html);
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <>
      <Button size="small" icon={<EyeOutlined aria-hidden />} onClick={() => void show()}>
        {m.preview}
      </Button>
      <Modal
        open={open}
        title={m.previewTitle}
        footer={null}
        width={device === 'phone' ? 460 : 1250}
        style={{ top: 16 }}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <Segmented<Device>
          aria-label={m.previewDevice}
          value={device}
          onChange={setDevice}
          options={[
            { value: 'phone', label: m.previewPhone },
            { value: 'desktop', label: m.previewDesktop },
          ]}
        />
        <p className="oz-quiet">{m.previewAbout}</p>
        {failure !== null && <FailureAlert failure={failure} onRetry={() => void show()} />}
        {failure === null && html === null && <Waiting />}
        {html !== null && <Framed key={device} html={html} device={device} />}
      </Modal>
    </>
  );
}

/** Nothing in the frame runs, and its links lead nowhere: it only shows. */
function Framed({ html, device }: { readonly html: string; readonly device: Device }) {
  const m = useMessages(writeMessages);
  const [height, setHeight] = useState(600);
  return (
    <div className="oz-preview" tabIndex={0} role="region" aria-label={m.previewTitle}>
      <iframe
        title={m.previewTitle}
        srcDoc={html}
        // The session's cookie is needed for pictures; scripts, forms and windows are not.
        sandbox="allow-same-origin"
        width={widths[device]}
        height={height}
        onLoad={(event) => {
          const page = event.currentTarget.contentDocument;
          if (page === null) return;
          setHeight(page.documentElement.scrollHeight);
          page.addEventListener('click', (click) => click.preventDefault());
        }}
      />
    </div>
  );
}

function previewOf(values: DraftValues): DraftPreviewInput {
  const { unitId, columnId, title, bodyHtml, abstract, documentNumber, genre, subjectCategory, issuingAgency } = values;
  const { jointIssuers, writtenDate, changedDate, effectiveDate, expiredDate, declaredValidity } = values;
  const blank = (text: string | null | undefined) => (text === '' || text === undefined ? null : text);
  return {
    unitId,
    columnId: blank(columnId),
    title,
    bodyHtml,
    abstract,
    documentNumber: blank(documentNumber),
    genre: blank(genre),
    subjectCategory: blank(subjectCategory),
    issuingAgency,
    jointIssuers,
    writtenDate: blank(writtenDate),
    changedDate: blank(changedDate),
    effectiveDate: blank(effectiveDate),
    expiredDate: blank(expiredDate),
    declaredValidity,
    subjectWords: values.subjectWords,
    source: values.source,
    attachments: values.attachments.map(({ name, sha256 }) => ({ name, sha256 })),
  };
}
