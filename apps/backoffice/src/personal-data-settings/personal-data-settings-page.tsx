import type { PersonalDataSettingsInput, PersonalDataSettingsView } from '@openzone/contracts';
import { queryOptions, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { App, Button, Card, Radio } from 'antd';
import { useState } from 'react';
import { request } from '../api/client.ts';
import { useMessages } from '../i18n/language.tsx';
import { LeaveQuestion } from '../requests/leave-question.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Page } from '../ui/page.tsx';
import { useUnsaved } from '../ui/unsaved.ts';
import { KindsCard } from './kinds-card.tsx';
import { ListsCard, type TypedLists } from './lists-card.tsx';
import { personalDataSettingsMessages } from './messages.ts';
import { PlacesCard } from './places-card.tsx';
import { rulesOf, wordLists, wordsOf, wrongWord } from './rules.ts';
import { TrialCard } from './trial-card.tsx';
import './personal-data-settings.css';

const settingsQuery = queryOptions({
  queryKey: ['settings', 'personal-data'],
  queryFn: ({ signal }) => request<PersonalDataSettingsView>('/settings/personal-data', { signal }),
});

interface Draft {
  readonly rules: PersonalDataSettingsInput;
  readonly typed: TypedLists;
}

function draftOf(view: PersonalDataSettingsView): Draft {
  const { notNames, blockingTerms, knownNames } = view;
  return {
    rules: rulesOf(view),
    typed: {
      notNames: notNames.join('\n'),
      blockingTerms: blockingTerms.join('\n'),
      knownNames: knownNames.join('\n'),
    },
  };
}

/** What is looked for, what keeps a document back, how it is masked, and who decides. */
export function PersonalDataSettingsPage() {
  const m = useMessages(personalDataSettingsMessages);
  const { message } = App.useApp();
  const client = useQueryClient();
  const { data: view } = useSuspenseQuery(settingsQuery);
  // What is on the screen, apart from what was read: a reading anew in the background takes nothing away.
  const [draft, setDraft] = useState<Draft | null>(null);
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  useUnsaved(draft !== null);
  const { rules, typed } = draft ?? draftOf(view);
  const put = (change: Partial<PersonalDataSettingsInput>) => setDraft({ rules: { ...rules, ...change }, typed });
  const isWrong = wordLists.some((name) => wrongWord(wordsOf(typed[name])) !== null);
  const save = async () => {
    setRunning(true);
    setFailure(null);
    try {
      const saved = await request<PersonalDataSettingsView>('/settings/personal-data', { method: 'PUT', body: rules });
      client.setQueryData(settingsQuery.queryKey, saved);
      void client.invalidateQueries({ queryKey: ['personal-data'] });
      setDraft(null);
      void message.success(m.saved);
    } catch (error) {
      setFailure(error);
    } finally {
      setRunning(false);
    }
  };
  return (
    <Page title={m.title} about={m.about} actions={<LinkButton to="/personal-data" search={{}} label={m.report} />}>
      <KindsCard view={view} rules={rules} onChange={put} />
      <PlacesCard view={view} rules={rules} onChange={put} />
      <ListsCard
        typed={typed}
        onChange={(name, lines) =>
          setDraft({ rules: { ...rules, [name]: wordsOf(lines) }, typed: { ...typed, [name]: lines } })
        }
      />
      <WhoCard unitMayKeep={rules.unitMayKeep} onChange={(unitMayKeep) => put({ unitMayKeep })} />
      {failure !== null && <FailureAlert failure={failure} />}
      <div className="oz-row oz-pds-save">
        <Button type="primary" loading={running} disabled={draft === null || isWrong} onClick={() => void save()}>
          {m.save}
        </Button>
      </div>
      <TrialCard rules={rules} />
      <LeaveQuestion
        isDirty={() => draft !== null}
        title={m.leaveTitle}
        text={m.leaveText}
        leave={m.leave}
        stay={m.stay}
      />
    </Page>
  );
}

interface WhoProps {
  readonly unitMayKeep: boolean;
  readonly onChange: (unitMayKeep: boolean) => void;
}

function WhoCard({ unitMayKeep, onChange }: WhoProps) {
  const m = useMessages(personalDataSettingsMessages);
  return (
    <Card className="oz-card" size="small" title={<h2>{m.who}</h2>}>
      <Radio.Group
        name="oz-pds-who"
        className="oz-pds-who"
        aria-label={m.who}
        value={unitMayKeep}
        onChange={(event) => onChange(event.target.value === true)}
        options={[
          { value: true, label: m.unitKeeps },
          { value: false, label: m.othersKeep },
        ]}
      />
      <p className="oz-quiet">{m.whoAbout}</p>
    </Card>
  );
}
