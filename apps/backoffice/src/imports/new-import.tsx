import { DeleteOutlined, InboxOutlined } from '@ant-design/icons';
import type { ImportBatch } from '@openzone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, App, Button, Card, Form, Input, Progress, Upload } from 'antd';
import { useState } from 'react';
import { batchesQuery } from '../api/queries.ts';
import { asFailure } from '../api/failure.ts';
import { upload } from '../api/upload.ts';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { fieldOf } from '../lib/field-errors.ts';
import { fileSize } from '../lib/file-size.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { useRules } from '../ui/rules.ts';
import { fileProblem } from './file-check.ts';
import { importMessages } from './messages.ts';

const MOST_FILES = 1000;
const LISTED = 30;

interface Values {
  readonly name: string;
}

export function NewImport() {
  const m = useMessages(importMessages);
  const r = useRules();
  const { pick } = useLanguage();
  const { message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [percent, setPercent] = useState<number | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [filesError, setFilesError] = useState<string | null>(null);
  const good = files.filter((file) => fileProblem(file) === null);

  const add = (file: File) => {
    setFilesError(null);
    setFiles((all) =>
      all.some((one) => one.name === file.name && one.size === file.size && one.lastModified === file.lastModified)
        ? all
        : [...all, file],
    );
    if (form.getFieldValue('name') === '') form.setFieldValue('name', file.name.replace(/\.[^.]+$/, ''));
  };

  const start = async ({ name }: Values) => {
    if (good.length === 0 || good.length > MOST_FILES) {
      setFilesError(good.length === 0 ? m.noFiles : m.tooMany);
      return;
    }
    setFailure(null);
    setPercent(0);
    try {
      const body = new FormData();
      // The name goes first: the server begins the batch with the first file.
      body.append('name', name.trim());
      for (const file of good) body.append('files', file, file.name);
      const batch = await upload<ImportBatch>('/imports', body, setPercent);
      void message.success(m.received);
      await client.invalidateQueries({ queryKey: batchesQuery.queryKey });
      await navigate({ to: '/imports/$batchId', params: { batchId: batch.id } });
    } catch (error) {
      const problem = asFailure(error);
      if (fieldOf(problem, ['name']) === null) setFailure(problem);
      else form.setFields([{ name: 'name', errors: [pick(problem.text)] }]);
    } finally {
      setPercent(null);
    }
  };

  return (
    <Card className="oz-card" size="small" title={<h2>{m.newTitle}</h2>}>
      <Form<Values>
        name="import"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ name: '' }}
        onFinish={(values) => void start(values)}
        disabled={percent !== null}
      >
        {failure !== null && <FailureAlert failure={failure} />}
        <Upload.Dragger
          multiple
          showUploadList={false}
          beforeUpload={(file) => {
            add(file);
            return Upload.LIST_IGNORE;
          }}
        >
          <p className="oz-drop">
            <InboxOutlined aria-hidden /> {m.drop}
          </p>
          <p className="oz-quiet">{m.accepted}</p>
        </Upload.Dragger>
        {filesError !== null && (
          <p className="oz-wrong" role="alert">
            {filesError}
          </p>
        )}
        <ChosenFiles
          files={files}
          onRemove={(file) => setFiles((all) => all.filter((one) => one !== file))}
          onClear={() => setFiles([])}
        />
        <Form.Item
          name="name"
          label={m.name}
          extra={m.nameHint}
          className="oz-import-name"
          rules={[r.needed(m.name), r.most(m.name, 200)]}
        >
          <Input />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={percent !== null} disabled={percent !== null}>
          {m.start}
        </Button>
        {percent !== null && <Progress percent={percent} aria-label={m.uploading(percent)} />}
      </Form>
    </Card>
  );
}

interface ChosenProps {
  readonly files: readonly File[];
  readonly onRemove: (file: File) => void;
  readonly onClear: () => void;
}

function ChosenFiles({ files, onRemove, onClear }: ChosenProps) {
  const m = useMessages(importMessages);
  const c = useMessages(common);
  const { pick } = useLanguage();
  if (files.length === 0) return null;
  const problems = files.flatMap((file) => {
    const problem = fileProblem(file);
    return problem === null ? [] : [{ file, problem }];
  });
  const good = files.filter((file) => fileProblem(file) === null);
  const size = good.reduce((sum, file) => sum + file.size, 0);
  return (
    <div className="oz-chosen">
      <p className="oz-row">
        <strong role="status">{m.chosen(good.length, fileSize(size))}</strong>
        <Button size="small" onClick={onClear}>
          {m.clear}
        </Button>
      </p>
      {problems.length > 0 && (
        <Alert
          className="oz-alert"
          type="warning"
          showIcon
          title={m.notSent(problems.length)}
          description={
            <ul className="oz-tight">
              {problems.slice(0, LISTED).map(({ file, problem }) => (
                <li key={`${file.name}-${file.lastModified}`}>
                  {file.name}
                  {c.colon}
                  {pick(problem)}
                </li>
              ))}
              {problems.length > LISTED && <li>{m.more(problems.length - LISTED)}</li>}
            </ul>
          }
        />
      )}
      <ul className="oz-files">
        {good.slice(0, LISTED).map((file) => (
          <li key={`${file.name}-${file.size}-${file.lastModified}`} className="oz-file">
            <span className="oz-file-name">
              {file.name} <span className="oz-quiet">{fileSize(file.size)}</span>
            </span>
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={m.removeFile(file.name)}
              onClick={() => onRemove(file)}
            />
          </li>
        ))}
        {good.length > LISTED && <li className="oz-quiet">{m.more(good.length - LISTED)}</li>}
      </ul>
    </div>
  );
}
