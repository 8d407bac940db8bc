import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import type { RegisterImportReport } from '@openzone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Checkbox, Upload } from 'antd';
import { useState } from 'react';
import { API } from '../api/client.ts';
import { upload } from '../api/upload.ts';
import { useMessages } from '../i18n/language.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Page } from '../ui/page.tsx';
import { requestImportMessages } from './messages.ts';
import { Remarks } from './remarks.tsx';

/** Takes over a register of past requests: choose, check, confirm. */
export function RequestImportPage() {
  const m = useMessages(requestImportMessages);
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [report, setReport] = useState<RegisterImportReport | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const send = async (query: string) => {
    if (file === null) return;
    setFailure(null);
    setBusy(true);
    try {
      const body = new FormData();
      body.append('file', file, file.name);
      const answer = await upload<RegisterImportReport>(`/requests/imports${query}`, body, () => undefined);
      setReport(answer);
      if (answer.result === 'IMPORTED') await client.invalidateQueries();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Page
      title={m.title}
      about={m.about}
      actions={
        <Button href={`${API}/requests/imports/template`} icon={<DownloadOutlined aria-hidden />}>
          {m.template}
        </Button>
      }
    >
      <Card className="oz-card" size="small" title={<h2>{m.file}</h2>}>
        {failure !== null && <FailureAlert failure={failure} />}
        <div className="oz-row">
          <Upload
            accept=".xlsx,.csv"
            showUploadList={false}
            disabled={busy}
            beforeUpload={(chosen) => {
              setFile(chosen);
              setReport(null);
              setFailure(null);
              return Upload.LIST_IGNORE;
            }}
          >
            <Button icon={<UploadOutlined aria-hidden />} disabled={busy}>
              {m.choose}
            </Button>
          </Upload>
          <span role="status">{file === null ? m.noFile : m.chosen(file.name)}</span>
          <Button type="primary" loading={busy} disabled={file === null || busy} onClick={() => void send('')}>
            {m.check}
          </Button>
        </div>
      </Card>
      {report !== null && <Report report={report} busy={busy} onImport={(query) => void send(query)} />}
    </Page>
  );
}

interface ReportProps {
  readonly report: RegisterImportReport;
  readonly busy: boolean;
  readonly onImport: (query: string) => void;
}

function Report({ report, busy, onImport }: ReportProps) {
  const m = useMessages(requestImportMessages);
  return (
    <section aria-live="polite">
      <Summary report={report} />
      {report.unknownColumns.length > 0 && (
        <Alert
          className="oz-alert"
          type="warning"
          showIcon
          title={m.unknownColumns(report.unknownColumns.join('、'))}
        />
      )}
      {report.result !== 'IMPORTED' && report.sound > 0 && (
        <Confirm key={report.file} report={report} busy={busy} onImport={onImport} />
      )}
      <Remarks title={m.faults} remarks={report.faults} />
      <Remarks title={m.warnings} remarks={report.warnings} />
    </section>
  );
}

function Summary({ report }: { readonly report: RegisterImportReport }) {
  const m = useMessages(requestImportMessages);
  const found = m.found(report.rows, report.sound, report.alreadyThere, report.faulty);
  if (report.result === 'IMPORTED') {
    return (
      <Alert
        className="oz-alert"
        type="success"
        showIcon
        title={report.imported === 0 ? m.nothingNew : m.imported(report.imported)}
        description={found}
        action={<LinkButton to="/requests" search={{ view: 'all' }} label={m.list} />}
      />
    );
  }
  return (
    <Alert
      className="oz-alert"
      type={report.faulty > 0 ? 'error' : 'info'}
      showIcon
      title={report.result === 'REFUSED' ? m.refused : found}
      description={[
        ...(report.result === 'REFUSED' ? [found] : []),
        ...(report.faulty > 0 ? [m.fixFirst] : report.sound === 0 ? [m.nothingNew] : []),
        ...(report.open > 0 ? [m.stillOpen(report.open)] : []),
      ].join(' ')}
    />
  );
}

/** One fault stops all, unless somebody says that the others may come in. */
function Confirm({ report, busy, onImport }: ReportProps) {
  const m = useMessages(requestImportMessages);
  const [soundOnly, setSoundOnly] = useState(false);
  const isFaulty = report.faulty > 0;
  return (
    <Card className="oz-card" size="small">
      <div className="oz-row">
        {isFaulty && (
          <Checkbox checked={soundOnly} onChange={(event) => setSoundOnly(event.target.checked)}>
            {m.soundOnly}
          </Checkbox>
        )}
        <Button
          type="primary"
          loading={busy}
          disabled={busy || (isFaulty && !soundOnly)}
          onClick={() => onImport(`?confirm=true&soundOnly=${String(soundOnly)}`)}
        >
          {m.confirm(report.sound)}
        </Button>
      </div>
    </Card>
  );
}
