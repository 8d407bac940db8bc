import { roleLabels, type ReviewConfiguration, type ReviewSequence } from '@openzone/contracts';
import { queryOptions, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Alert, App, Button, Empty } from 'antd';
import { useState } from 'react';
import { request } from '../api/client.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatTime } from '../lib/time.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { Page } from '../ui/page.tsx';
import { reviewSettingsMessages } from './messages.ts';
import { PreviewCard } from './preview-card.tsx';
import { SequenceCard } from './sequence-card.tsx';
import './review-settings.css';

const reviewSettingsQuery = queryOptions({
  queryKey: ['settings', 'review'],
  queryFn: ({ signal }) => request<ReviewConfiguration>('/settings/review', { signal }),
});

/** Who reviews what. */
export function ReviewSettingsPage() {
  const m = useMessages(reviewSettingsMessages);
  const { language, pick } = useLanguage();
  const { message } = App.useApp();
  const client = useQueryClient();
  const { data } = useSuspenseQuery(reviewSettingsQuery);
  // What is on the screen, apart from what was read: a reading anew in the background takes nothing away.
  const [draft, setDraft] = useState<readonly ReviewSequence[] | null>(null);
  const [version, setVersion] = useState(data.version);
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const sequences = draft ?? data.sequences;
  const disabled = !data.mayEdit;
  const put = (changed: readonly ReviewSequence[]) => {
    if (draft === null) setVersion(data.version);
    setDraft(changed);
  };
  const move = (from: number, to: number) => {
    const all = [...sequences];
    all.splice(to, 0, ...all.splice(from, 1));
    put(all);
  };
  const save = async () => {
    setRunning(true);
    setFailure(null);
    try {
      const saved = await request<ReviewConfiguration>('/settings/review', {
        method: 'PUT',
        body: { version: draft === null ? data.version : version, sequences },
      });
      client.setQueryData(reviewSettingsQuery.queryKey, saved);
      setDraft(null);
      void message.success(m.saved);
    } catch (error) {
      setFailure(error);
    } finally {
      setRunning(false);
    }
  };
  return (
    <Page title={m.title} about={m.about}>
      {disabled && <Alert className="oz-alert" type="info" showIcon title={m.readOnly} />}
      <p className="oz-quiet">
        {m.fallback(data.fallback.editor.map((role) => pick(roleLabels[role])).join(' → '))}
        {data.madeBy !== null &&
          data.madeAt !== null &&
          ` · ${m.changed(data.madeBy, formatTime(data.madeAt, language))}`}
      </p>
      {sequences.length === 0 && <Empty description={m.empty} />}
      {sequences.map((sequence, index) => (
        <SequenceCard
          key={sequence.id}
          sequence={sequence}
          people={data.people}
          disabled={disabled}
          onChange={(changed) => put(sequences.map((one, place) => (place === index ? changed : one)))}
          onRemove={() => put(sequences.filter((_, place) => place !== index))}
          onUp={index === 0 ? null : () => move(index, index - 1)}
          onDown={index === sequences.length - 1 ? null : () => move(index, index + 1)}
        />
      ))}
      {failure !== null && <FailureAlert failure={failure} />}
      {!disabled && (
        <div className="oz-row oz-review-save">
          <Button onClick={() => put([...sequences, newSequence()])}>{m.add}</Button>
          <Button type="primary" loading={running} disabled={draft === null} onClick={() => void save()}>
            {m.save}
          </Button>
        </div>
      )}
      <PreviewCard sequences={sequences} />
    </Page>
  );
}

/** What the Regulation asks for in any case (art. 17), to begin from. */
function newSequence(): ReviewSequence {
  const { newSequence: name, secrecy } = reviewSettingsMessages;
  return {
    id: crypto.randomUUID(),
    name,
    active: true,
    when: {},
    steps: [
      { name: secrecy, days: null, parts: [{ who: { role: 'SECRECY_REVIEWER' }, checks: [], when: {} }], when: {} },
    ],
  };
}
