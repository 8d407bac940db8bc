import { attributeLabels, type DocumentDetail } from '@openzone/contracts';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Form } from 'antd';
import { useState } from 'react';
import { asFailure } from '../api/failure.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { fieldOf } from '../lib/field-errors.ts';
import { formatTime, instantOf } from '../lib/time.ts';
import { AskDialog } from '../ui/ask-dialog.tsx';
import { TimePicker } from '../ui/day-picker.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { useReference } from '../ui/reference.ts';
import { actMessages } from './act-messages.ts';
import type { Perform } from './use-act.ts';

interface Props {
  readonly document: DocumentDetail;
  readonly perform: Perform;
}

export function PublishPanel({ document, perform }: Props) {
  const a = useMessages(actMessages);
  const { language, pick } = useLanguage();
  const { columnName } = useReference();
  const [asking, setAsking] = useState<'publish' | 'unschedule' | null>(null);
  const { actions } = document;
  return (
    <div className="oz-panel">
      <h3>{a.publishTitle}</h3>
      <p>
        {document.scheduledFor === null
          ? a.publishAbout
          : a.unscheduleAbout(formatTime(document.scheduledFor, language))}
      </p>
      <Blocks document={document} />
      <div className="oz-row">
        {actions.includes('publish') && (
          <Button type="primary" disabled={document.blocks.length > 0} onClick={() => setAsking('publish')}>
            {a.publishNow}
          </Button>
        )}
        {actions.includes('unschedule') && <Button onClick={() => setAsking('unschedule')}>{a.unschedule}</Button>}
      </div>
      {actions.includes('schedule') && <ScheduleForm perform={perform} />}
      <AskDialog
        open={asking === 'publish'}
        title={a.publishNow}
        okText={a.publishNow}
        onClose={() => setAsking(null)}
        onOk={() => perform({ path: '/publication', done: a.published })}
      >
        <p>
          <strong>{document.title}</strong>
        </p>
        <p>
          {document.unitName} · {columnName(document.columnId)}
          {document.attribute !== null && ` · ${pick(attributeLabels[document.attribute])}`}
        </p>
        {document.isPublic && <p>{a.publishReplace}</p>}
        <p>{a.publishConfirm}</p>
      </AskDialog>
      <AskDialog
        open={asking === 'unschedule'}
        title={a.unschedule}
        okText={a.unschedule}
        onClose={() => setAsking(null)}
        onOk={() => perform({ path: '/unschedule', done: a.unscheduled })}
      >
        <p>{document.scheduledFor !== null && a.unscheduleAbout(formatTime(document.scheduledFor, language))}</p>
      </AskDialog>
    </div>
  );
}

/** What must be settled first; the server refuses the publication as long as it stands. */
function Blocks({ document }: { readonly document: DocumentDetail }) {
  const a = useMessages(actMessages);
  const { pick } = useLanguage();
  if (document.blocks.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      className="oz-alert"
      title={a.blocked}
      description={
        <ul>
          {document.blocks.map((block) => (
            <li key={`${block.kind} ${block.reference}`}>
              {block.kind === 'PERSONAL_DATA' ? (
                <Link to="/documents/$documentId/personal-data" params={{ documentId: document.id }}>
                  {pick(block.text)}
                </Link>
              ) : (
                pick(block.text)
              )}
            </li>
          ))}
        </ul>
      }
    />
  );
}

function ScheduleForm({ perform }: { readonly perform: Perform }) {
  const a = useMessages(actMessages);
  const { pick } = useLanguage();
  const [form] = Form.useForm<{ readonly at: string }>();
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const schedule = async (at: string) => {
    setRunning(true);
    setFailure(null);
    try {
      await perform({ path: '/schedule', body: { at: new Date(instantOf(at)).toISOString() }, done: a.scheduled });
    } catch (error) {
      const problem = asFailure(error);
      if (fieldOf(problem, ['at']) === null) setFailure(problem);
      else form.setFields([{ name: 'at', errors: [pick(problem.text)] }]);
    } finally {
      setRunning(false);
    }
  };
  return (
    <Form
      name="schedule"
      form={form}
      layout="vertical"
      requiredMark={false}
      className="oz-schedule"
      onFinish={(values) => void schedule(values.at)}
    >
      {failure !== null && <FailureAlert failure={failure} />}
      <Form.Item
        name="at"
        label={a.scheduleAt}
        rules={[
          { required: true, message: a.scheduleMissing },
          {
            validator: async (_, value: unknown) => {
              if (typeof value === 'string' && Date.parse(instantOf(value)) <= Date.now())
                throw new Error(a.schedulePast);
            },
          },
        ]}
      >
        <TimePicker />
      </Form.Item>
      <Button htmlType="submit" loading={running}>
        {a.scheduleOk}
      </Button>
    </Form>
  );
}
