import type { AnnualReport, AnnualReportView } from '@openzone/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Card, Form, Input, Select } from 'antd';
import { request } from '../api/client.ts';
import { useMessages } from '../i18n/language.tsx';
import { ColumnSelect } from '../ui/column-select.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { useReference } from '../ui/reference.ts';
import { useRules } from '../ui/rules.ts';
import { termsQuery, useTermOptions } from '../ui/term-options.ts';
import { useSending } from '../ui/use-sending.ts';
import { Waiting } from '../ui/waiting.tsx';
import { reportMessages } from './messages.ts';
import { takeReport } from './queries.ts';

interface Props {
  readonly year: number;
  readonly unitId: string | undefined;
  readonly report: AnnualReport;
}

interface Values {
  readonly columnId: string;
  readonly reason: string;
  readonly genre?: string;
  readonly subjectCategory?: string;
}

/** What a report is filed as, unless the site has retired it. */
const usual = { genre: '报告', subjectCategory: '综合政务' };
const fields = ['columnId', 'reason', 'genre', 'subjectCategory'];

/** Freezing a version, the versions there are, and what has changed since the last. */
export function FreezeCard({ year, unitId, report }: Props) {
  const m = useMessages(reportMessages);
  const { isPending } = useQuery(termsQuery);
  return (
    <Card className="oz-card" size="small" title={<h2>{m.freeze}</h2>}>
      <Versions year={year} unitId={unitId} report={report} />
      <p className="oz-quiet">{m.freezeHint}</p>
      {isPending ? <Waiting rows={3} /> : <FreezeForm year={year} unitId={unitId} report={report} />}
    </Card>
  );
}

function FreezeForm({ year, unitId, report }: Props) {
  const m = useMessages(reportMessages);
  const r = useRules();
  const { message } = App.useApp();
  const client = useQueryClient();
  const { reference } = useReference();
  const [form] = Form.useForm<Values>();
  const again = report.versions.length > 0;
  const known = reference.columns.find(({ key, active }) => active && key === 'annual-reports');
  const [genres, topics] = [useTermOptions('genre'), useTermOptions('topic')];
  const { running, failure, send } = useSending(form, fields, async ({ reason, ...rest }: Values) => {
    const view = await request<AnnualReportView>(`/annual-reports/${year}/freeze`, {
      method: 'POST',
      query: { unitId },
      body: { revision: report.revision, reason: reason ?? '', ...rest },
    });
    await takeReport(client, year, unitId, view);
    form.resetFields(['reason']);
    void message.success(m.frozen);
  });
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{
        columnId: known?.id,
        reason: '',
        genre: isOffered(genres, usual.genre) ? usual.genre : undefined,
        subjectCategory: isOffered(topics, usual.subjectCategory) ? usual.subjectCategory : undefined,
      }}
      onFinish={(values) => void send(values)}
    >
      {failure !== null && <FailureAlert failure={failure} />}
      <Form.Item name="columnId" label={m.column} rules={[r.chosen(m.column)]}>
        <ColumnSelect columns={reference.columns} />
      </Form.Item>
      {report.documentId === null && (
        <>
          <Form.Item
            name="genre"
            label={m.genre}
            extra={isOffered(genres, usual.genre) ? undefined : m.retired(usual.genre)}
            rules={[r.chosen(m.genre)]}
          >
            <Select showSearch options={genres} />
          </Form.Item>
          <Form.Item
            name="subjectCategory"
            label={m.topic}
            extra={isOffered(topics, usual.subjectCategory) ? undefined : m.retired(usual.subjectCategory)}
            rules={[r.chosen(m.topic)]}
          >
            <Select showSearch options={topics} />
          </Form.Item>
        </>
      )}
      {again && (
        <Form.Item name="reason" label={m.reason} rules={[r.needed(m.reason), r.least(5), r.most(m.reason, 1000)]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" loading={running}>
        {again ? m.freezeAgain : m.freezeNow}
      </Button>
    </Form>
  );
}

function isOffered(options: readonly { readonly value: string }[], name: string): boolean {
  return options.some(({ value }) => value === name);
}

function Versions({ year, unitId, report }: Props) {
  const m = useMessages(reportMessages);
  if (report.versions.length === 0) return null;
  return (
    <>
      <h3>{m.versions}</h3>
      <ul className="oz-report-records">
        {report.versions.map(({ number, frozenBy, frozenAt, reason }) => (
          <li key={number}>
            <Link
              to="/annual-report/versions/$year/$number"
              params={{ year: String(year), number: String(number) }}
              search={unitId === undefined ? {} : { unitId }}
            >
              {m.version(number, frozenBy, frozenAt.slice(0, 10))}
            </Link>
            {reason !== '' && <span className="oz-quiet">{reason}</span>}
          </li>
        ))}
      </ul>
      {report.documentId !== null && (
        <p>
          <Link to="/documents/$documentId" params={{ documentId: report.documentId }}>
            {m.openDocument}
          </Link>
        </p>
      )}
      {report.drift.length > 0 && (
        <>
          <h3>{m.drift}</h3>
          <ul className="oz-report-findings">
            {report.drift.map(({ cell, label, frozen, now }) => (
              <li key={cell}>{m.driftLine(label, frozen, now)}</li>
            ))}
          </ul>
        </>
      )}
      {report.chartDrift.length > 0 && (
        <>
          <h3>{m.chartDrift}</h3>
          <ul className="oz-report-findings" lang="zh-CN">
            {report.chartDrift.map((title) => (
              <li key={title}>{title}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
