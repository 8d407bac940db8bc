import { erasureBasisLabels, type ErasureInput, type ErasurePreview, type ErasureBasis } from '@openzone/contracts';
import { useQuery } from '@tanstack/react-query';
import { Alert, Form, Input, Modal, Radio } from 'antd';
import { useId, type ReactNode } from 'react';
import { erasurePreviewQuery } from '../api/queries.ts';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { FieldHelp } from '../ui/field-help.tsx';
import { useRules } from '../ui/rules.ts';
import { useSending } from '../ui/use-sending.ts';
import { Waiting } from '../ui/waiting.tsx';
import { erasureMessages } from './erasure-messages.ts';

interface Props {
  readonly documentId: string;
  readonly number: number;
  readonly onOk: (input: ErasureInput) => Promise<unknown>;
  readonly onClose: () => void;
}

const fields = ['basis', 'remarks', 'sharedSources', 'reason'] as const;
const bases = Object.keys(erasureBasisLabels) as ErasureBasis[];

/** Asks for the erasure of one version. What it takes with it is shown first; what only a person can judge is asked, with nothing chosen yet. */
export function ErasureDialog({ documentId, number, onOk, onClose }: Props) {
  const e = useMessages(erasureMessages);
  const c = useMessages(common);
  const r = useRules();
  const { pick } = useLanguage();
  const formId = useId();
  const preview = useQuery(erasurePreviewQuery(documentId, number));
  const [form] = Form.useForm<ErasureInput>();
  const { running, failure, send } = useSending(form, fields, async (values) => {
    await onOk({ ...values, reason: values.reason.trim(), sharedSources: values.sharedSources ?? false });
    onClose();
  });
  const shared = preview.data?.imported.sources.filter((source) => source.others > 0) ?? [];
  return (
    <Modal
      open
      title={e.requestTitle(number)}
      width={640}
      onCancel={() => !running && onClose()}
      okText={e.requestOk}
      cancelText={c.cancel}
      confirmLoading={running}
      okButtonProps={{ danger: true, htmlType: 'submit', form: formId, disabled: preview.data === undefined }}
      cancelButtonProps={{ disabled: running }}
      mask={{ closable: false }}
    >
      {preview.error !== null && <FailureAlert failure={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.isPending && <Waiting rows={4} />}
      {preview.data !== undefined && (
        <Form<ErasureInput>
          name="erasure"
          id={formId}
          form={form}
          layout="vertical"
          requiredMark={false}
          onFinish={(values) => void send(values)}
        >
          <Alert
            className="oz-alert"
            type="error"
            showIcon
            title={e.warning}
            description={<Extent preview={preview.data} />}
          />
          {failure !== null && <FailureAlert failure={failure} />}
          <Choice
            name="basis"
            label={e.basis}
            about={<FieldHelp of="erasureBasis" field={e.basis} />}
            options={bases.map((value) => ({ value, label: pick(erasureBasisLabels[value]) }))}
          />
          <Choice
            name="remarks"
            label={e.remarks}
            about={<FieldHelp of="erasureRemarks" field={e.remarks} />}
            options={[
              { value: false, label: e.remarksKeep },
              { value: true, label: e.remarksGo },
            ]}
          />
          {shared.length > 0 && (
            <Choice
              name="sharedSources"
              label={e.sources}
              about={e.sourcesAbout(shared.map(({ name, others }) => e.sourceWith(name, others)).join(c.list))}
              options={[
                { value: true, label: e.sourcesGoToo },
                { value: false, label: e.sourcesKeepThem },
              ]}
            />
          )}
          <Form.Item
            name="reason"
            label={e.reason}
            extra={<FieldHelp of="erasureReason" field={e.reason} hint={e.reasonHint} />}
            rules={[r.needed(e.reason), r.least(5), r.most(e.reason, 2000)]}
          >
            <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} />
          </Form.Item>
          <p className="oz-quiet">{e.whoConfirms}</p>
        </Form>
      )}
    </Modal>
  );
}

interface ChoiceProps {
  readonly name: (typeof fields)[number];
  readonly label: string;
  readonly about?: ReactNode;
  readonly options: readonly { readonly value: string | boolean; readonly label: string }[];
}

function Choice({ name, label, about, options }: ChoiceProps) {
  const r = useRules();
  return (
    <Form.Item name={name} label={label} extra={about ?? null} rules={[r.chosen(label)]}>
      <Radio.Group vertical aria-label={label} options={[...options]} />
    </Form.Item>
  );
}

/** What goes and what stays, in sentences. */
function Extent({ preview }: { readonly preview: ErasurePreview }) {
  const e = useMessages(erasureMessages);
  const c = useMessages(common);
  const { attachments, imported, otherVersions } = preview;
  const names = (neededBy: ErasurePreview['attachments'][number]['neededBy']) =>
    attachments
      .filter((file) => file.neededBy === neededBy)
      .map((file) => file.name)
      .join(c.list);
  const own = imported.sources.filter((source) => source.others === 0).map((source) => source.name);
  const sentences = [
    names(null) !== '' && e.attachmentsGo(names(null)),
    imported.rows > 0 && e.importedGo(imported.rows),
    own.length > 0 && e.sourcesGo(own.join(c.list)),
    names('VERSION') !== '' && e.neededByVersion(names('VERSION')),
    names('IMPORT') !== '' && e.neededByImport(names('IMPORT')),
    otherVersions.length > 0 && e.otherVersions(otherVersions.join(c.list)),
    e.stays,
  ].filter((sentence) => sentence !== false);
  return (
    <ul className="oz-tight">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
