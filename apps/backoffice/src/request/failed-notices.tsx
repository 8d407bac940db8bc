import { requestActLabels, type RequestDetail } from '@openzone/contracts';
import { Alert, App, Button } from 'antd';
import { useRef, useState } from 'react';
import { asFailure } from '../api/failure.ts';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatDay, todayInShanghai } from '../lib/time.ts';
import { newCommandKey } from '../requests/command-key.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { noticeChannelLabels, noticeMessages, reasonWords } from './notice-words.ts';
import type { PerformAct } from './use-request-act.ts';

interface Props {
  readonly detail: Pick<RequestDetail, 'failedNotices' | 'acts'>;
  readonly perform: PerformAct;
}

/** What the applicant was not told, and why; sent again by whoever may. */
export function FailedNotices({ detail, perform }: Props) {
  const m = useMessages(noticeMessages);
  if (detail.failedNotices.length === 0) return null;
  return (
    <Alert
      className="oz-alert"
      type="warning"
      showIcon
      title={m.title}
      description={
        <>
          <p>{m.about}</p>
          <ul className="oz-plain">
            {detail.failedNotices.map((notice) => (
              <Missed
                key={notice.noticeId}
                notice={notice}
                mayResend={detail.acts.includes('NOTICE_RESENT')}
                perform={perform}
              />
            ))}
          </ul>
        </>
      }
    />
  );
}

interface MissedProps {
  readonly notice: RequestDetail['failedNotices'][number];
  readonly mayResend: boolean;
  readonly perform: PerformAct;
}

function Missed({ notice, mayResend, perform }: MissedProps) {
  const m = useMessages(noticeMessages);
  const c = useMessages(common);
  const { language, pick } = useLanguage();
  const { message } = App.useApp();
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const key = useRef(newCommandKey());
  const what = notice.of === null ? m.somewhat : pick(requestActLabels[notice.of]);
  const resend = async () => {
    setRunning(true);
    setFailure(null);
    try {
      const data = { noticeId: notice.noticeId };
      await perform({ act: 'NOTICE_RESENT', on: todayInShanghai(), data, commandKey: key.current });
      void message.success(m.sent);
    } catch (error) {
      setFailure(asFailure(error));
    } finally {
      setRunning(false);
    }
  };
  return (
    <li className="oz-found">
      <span>
        {m.line(what, pick(noticeChannelLabels[notice.channel]), formatDay(notice.on, language))}
        {c.colon}
        {pick(reasonWords(notice.reason))}
      </span>
      {mayResend && (
        <Button size="small" loading={running} onClick={() => void resend()}>
          {m.again}
        </Button>
      )}
      {failure !== null && <FailureAlert failure={failure} />}
    </li>
  );
}
