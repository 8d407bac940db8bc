import type { AnnualReportView, PastReport, PastReportPreview } from '@openzone/contracts';
import { UploadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Upload } from 'antd';
import { useState } from 'react';
import { upload } from '../api/upload.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { reportMessages } from './messages.ts';
import { takeReport } from './queries.ts';

interface Props {
  readonly year: number;
  readonly unitId: string | undefined;
  readonly past: PastReport | null;
}

/** The report of a year before the platform, read from the file it was published as: looked at first, then kept as history. */
export function PastCard({ year, unitId, past }: Props) {
  const m = useMessages(reportMessages);
  const client = useQueryClient();
  const { message } = App.useApp();
  const [chosen, setChosen] = useState<{ readonly file: File; readonly found: PastReportPreview } | null>(null);
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const send = async <T,>(file: File, to: 'past' | 'past/preview'): Promise<T> => {
    const body = new FormData();
    body.append('file', file);
    const query = unitId === undefined ? '' : `?unitId=${unitId}`;
    return upload<T>(`/annual-reports/${year}/${to}${query}`, body, () => undefined);
  };
  const attempt = async (work: () => Promise<void>) => {
    setRunning(true);
    setFailure(null);
    try {
      await work();
    } catch (error) {
      setFailure(error);
    } finally {
      setRunning(false);
    }
  };
  const look = (file: File) =>
    attempt(async () => setChosen({ file, found: await send<PastReportPreview>(file, 'past/preview') }));
  const keep = (file: File) =>
    attempt(async () => {
      await takeReport(client, year, unitId, await send<AnnualReportView>(file, 'past'));
      setChosen(null);
      void message.success(m.pastKept);
    });
  return (
    <Card className="oz-card" size="small" title={<h2>{m.past}</h2>}>
      <p className="oz-quiet">{m.pastHint(year)}</p>
      {past !== null && (
        <>
          <p>{m.pastThere(past.fileName, past.importedBy, past.importedAt.slice(0, 10))}</p>
          <Found figures={past.figures} missing={past.missing} findings={past.findings} />
        </>
      )}
      {failure !== null && <FailureAlert failure={failure} />}
      <Upload
        accept=".html,.htm,.docx,.xlsx,.txt"
        showUploadList={false}
        disabled={running}
        beforeUpload={(file) => {
          void look(file);
          return Upload.LIST_IGNORE;
        }}
      >
        <Button icon={<UploadOutlined aria-hidden />} loading={running && chosen === null}>
          {past === null ? m.pastChoose : m.pastAgain}
        </Button>
      </Upload>
      {chosen !== null && (
        <section className="oz-report-past" aria-label={chosen.found.fileName}>
          <h3>{m.pastPreview(chosen.found.fileName)}</h3>
          {chosen.found.from === 'sentences' && <p className="oz-quiet">{m.pastSentences}</p>}
          <Found {...chosen.found} />
          <Button type="primary" loading={running} onClick={() => void keep(chosen.file)}>
            {m.pastKeep}
          </Button>
        </section>
      )}
    </Card>
  );
}

/** What was read, what was not, and which rules the report itself breaks. */
function Found({ figures, missing, findings }: Pick<PastReportPreview, 'figures' | 'missing' | 'findings'>) {
  const m = useMessages(reportMessages);
  const { pick } = useLanguage();
  return (
    <>
      <p>{m.pastRead(Object.keys(figures).length, missing.length)}</p>
      {missing.length > 0 && missing.length <= 20 && (
        <p className="oz-quiet">{m.pastMissing(missing.map(({ label }) => label).join('；'))}</p>
      )}
      {findings.length === 0 ? (
        <p className="oz-sure">{m.sound}</p>
      ) : (
        <>
          <p>{m.pastWrong(findings.length)}</p>
          <ul className="oz-report-findings">
            {findings.map(({ rule, text }) => (
              <li key={`${rule}-${text.en}`}>
                {rule} {pick(text)}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
