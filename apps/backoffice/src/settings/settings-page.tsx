import { useSuspenseQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useCallback, useRef, useState } from 'react';
import { meQuery } from '../api/queries.ts';
import { useMessages } from '../i18n/language.tsx';
import { holds } from '../lib/roles.ts';
import { personalDataSettingsMessages } from '../personal-data-settings/messages.ts';
import { LeaveQuestion } from '../requests/leave-question.tsx';
import { reviewSettingsMessages } from '../review-settings/messages.ts';
import { writingSettingsMessages } from '../writing-settings/messages.ts';
import { LinkButton } from '../ui/link-button.tsx';
import { useUnsaved } from '../ui/unsaved.ts';
import { Page } from '../ui/page.tsx';
import { CalendarCard } from './calendar-card.tsx';
import { ClockRulesCard } from './clock-rules-card.tsx';
import { LedgerCard } from './ledger-card.tsx';
import { LettersCard } from './letters-card.tsx';
import { maySet } from './may-set.ts';
import { settingsMessages } from './messages.ts';
import { NoticesCard } from './notices-card.tsx';
import { SignInCard } from './sign-in-card.tsx';
import { TemplatesCard } from './templates-card.tsx';
import { TrailCard } from './trail-card.tsx';
import '../requests/requests.css';
import '../request/request.css';
import './settings.css';

/** What the site sets for its requests: letters and their texts, intake, and the calendar. */
export function SettingsPage() {
  const m = useMessages(settingsMessages);
  const reviewWords = useMessages(reviewSettingsMessages);
  const personalDataWords = useMessages(personalDataSettingsMessages);
  const writingWords = useMessages(writingSettingsMessages);
  const { data: me } = useSuspenseQuery(meQuery);
  const dirty = useRef({
    letters: false,
    templates: false,
    rules: false,
    notices: false,
    ledger: false,
    calendar: false,
    trail: false,
    signIn: false,
  });
  const [unsaved, setUnsaved] = useState(false);
  useUnsaved(unsaved);
  const setDirty = useCallback((part: keyof typeof dirty.current, now: boolean) => {
    dirty.current[part] = now;
    setUnsaved(Object.values(dirty.current).includes(true));
  }, []);
  const templatesDirty = useCallback((now: boolean) => setDirty('templates', now), [setDirty]);
  const mayEdit = maySet(me);
  return (
    <Page
      title={m.title}
      about={m.about}
      actions={
        <>
          <LinkButton to="/settings/writing" label={writingWords.link} />
          {mayEdit && <LinkButton to="/settings/personal-data" label={personalDataWords.title} />}
          <LinkButton to="/settings/review" label={reviewWords.link} />
        </>
      }
    >
      {!mayEdit && <Alert className="oz-alert" type="info" showIcon title={m.readOnly} />}
      <LettersCard mayEdit={mayEdit} onDirty={(now) => setDirty('letters', now)} />
      <TemplatesCard mayEdit={mayEdit} onDirty={templatesDirty} />
      <ClockRulesCard mayEdit={mayEdit} onDirty={(now) => setDirty('rules', now)} />
      <NoticesCard mayEdit={mayEdit} onDirty={(now) => setDirty('notices', now)} />
      <LedgerCard mayEdit={mayEdit} onDirty={(now) => setDirty('ledger', now)} />
      {holds(me, 'ADMIN') && <SignInCard onDirty={(now) => setDirty('signIn', now)} />}
      <TrailCard mayEdit={holds(me, 'ADMIN')} onDirty={(now) => setDirty('trail', now)} />
      <CalendarCard mayEdit={mayEdit} onDirty={(now) => setDirty('calendar', now)} />
      <LeaveQuestion
        isDirty={() => Object.values(dirty.current).includes(true)}
        title={m.leaveTitle}
        text={m.leaveText}
        leave={m.leave}
        stay={m.stay}
      />
    </Page>
  );
}
