import type { ReportReturn, ReportReturnInput } from '@openzone/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Alert, App, Button, Card } from 'antd';
import { useState } from 'react';
import { request } from '../api/client.ts';
import { useMessages } from '../i18n/language.tsx';
import { AskDialog } from '../ui/ask-dialog.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Page } from '../ui/page.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { reportMessages } from './messages.ts';
import { reportsKey, returnQuery } from './queries.ts';
import { ReturnForm } from './return-form.tsx';
import './annual-report.css';

const route = getRouteApi('/office/annual-report/returns/$year/$unitId');

/** One unit's figures of one year: filled in, signed off, given back. */
export function ReturnPage() {
  const m = useMessages(reportMessages);
  const { year, unitId } = route.useParams();
  const { data, error, refetch } = useQuery(returnQuery(Number(year), unitId));
  const title = data === undefined ? m.returns : m.returnTitle(data.unitName, data.year);
  return (
    <Page
      title={title}
      about={data === undefined ? undefined : m.returnAbout(data.dueOn)}
      actions={<LinkButton to="/annual-report" label={m.back} />}
    >
      {error !== null && <FailureAlert failure={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Waiting rows={10} />}
      {data !== undefined && <OneReturn key={`${data.revision}`} found={data} />}
    </Page>
  );
}

function OneReturn({ found }: { readonly found: ReportReturn }) {
  const m = useMessages(reportMessages);
  const client = useQueryClient();
  const { message } = App.useApp();
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [running, setRunning] = useState(false);
  const path = `/report-returns/${found.year}/${found.unitId}`;
  const changed = async (next: ReportReturn) => {
    client.setQueryData(returnQuery(found.year, found.unitId).queryKey, next);
    await client.invalidateQueries({ queryKey: reportsKey });
  };
  const save = async (input: Omit<ReportReturnInput, 'revision'>) => {
    const body = { ...input, revision: found.revision };
    await changed(await request<ReportReturn>(path, { method: 'PUT', body }));
    void message.success(m.saved);
  };
  const sign = async () => {
    setRunning(true);
    setFailure(null);
    try {
      await changed(
        await request<ReportReturn>(`${path}/sign`, { method: 'POST', body: { revision: found.revision } }),
      );
      void message.success(m.signed);
    } catch (error) {
      setFailure(error);
    } finally {
      setRunning(false);
    }
  };
  return (
    <>
      {found.note !== '' && <Alert className="oz-alert" type="info" title={found.note} />}
      {failure !== null && <FailureAlert failure={failure} />}
      <ReturnForm found={found} onSave={save} />
      <div className="oz-row">
        {found.may.sign && (
          <>
            <Button type="primary" loading={running} onClick={() => void sign()}>
              {m.sign}
            </Button>
            <span className="oz-quiet">{m.signHint}</span>
          </>
        )}
        {found.may.giveBack && <Button onClick={() => setAsking(true)}>{m.giveBack}</Button>}
      </div>
      <History found={found} />
      <AskDialog
        open={asking}
        title={m.giveBackTitle}
        okText={m.giveBack}
        reason={{ label: m.giveBackReason, least: 2 }}
        onOk={async (comment) =>
          changed(
            await request<ReportReturn>(`${path}/give-back`, {
              method: 'POST',
              body: { revision: found.revision, comment },
            }),
          )
        }
        onClose={() => setAsking(false)}
      >
        {m.giveBackText}
      </AskDialog>
    </>
  );
}

function History({ found }: { readonly found: ReportReturn }) {
  const m = useMessages(reportMessages);
  const names = { ASKED: m.asked, FILLED: m.filled, SIGNED: m.signedEvent, GIVEN_BACK: m.givenBack };
  return (
    <Card className="oz-card" size="small" title={<h2>{m.history}</h2>}>
      <ol className="oz-report-records">
        {found.events.map(({ kind, by, at, comment }) => (
          <li key={at + kind}>
            {names[kind]} · {by} · {at.slice(0, 10)}
            {comment !== '' && <span className="oz-quiet">{comment}</span>}
          </li>
        ))}
      </ol>
    </Card>
  );
}
