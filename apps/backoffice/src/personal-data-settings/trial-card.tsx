import type { PersonalDataSettingsInput, PersonalDataTrial } from '@openzone/contracts';
import { Button, Card, Input } from 'antd';
import { useId, useState } from 'react';
import { request } from '../api/client.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { personalDataSettingsMessages } from './messages.ts';

interface Tried extends PersonalDataTrial {
  readonly text: string;
}

/** What the rules on the screen make of some words, before anybody saves them. */
export function TrialCard({ rules }: { readonly rules: PersonalDataSettingsInput }) {
  const m = useMessages(personalDataSettingsMessages);
  const id = useId();
  const [text, setText] = useState(m.trialSample);
  const [tried, setTried] = useState<Tried | null>(null);
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const run = async () => {
    setRunning(true);
    setFailure(null);
    try {
      const { fingerprint: _fingerprint, ...unsaved } = rules;
      const body = { ...unsaved, text };
      setTried({
        text,
        ...(await request<PersonalDataTrial>('/settings/personal-data/try', { method: 'POST', body })),
      });
    } catch (error) {
      setFailure(error);
    } finally {
      setRunning(false);
    }
  };
  return (
    <Card className="oz-card" size="small" title={<h2>{m.trial}</h2>}>
      <p className="oz-quiet">{m.trialAbout}</p>
      <label htmlFor={id}>{m.trialText}</label>
      <Input.TextArea
        id={id}
        autoSize={{ minRows: 3, maxRows: 12 }}
        maxLength={20_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="oz-row oz-pds-run">
        <Button loading={running} disabled={text.trim() === ''} onClick={() => void run()}>
          {m.run}
        </Button>
      </div>
      {failure !== null && <FailureAlert failure={failure} />}
      <div aria-live="polite">{tried !== null && <TrialResult tried={tried} />}</div>
    </Card>
  );
}

function TrialResult({ tried }: { readonly tried: Tried }) {
  const m = useMessages(personalDataSettingsMessages);
  const { pick } = useLanguage();
  if (tried.findings.length === 0) return <p>{m.nothing}</p>;
  return (
    <>
      <h3>{m.result}</h3>
      <p className="oz-pds-masked">{tried.masked}</p>
      <ul className="oz-tight">
        {tried.findings.map(({ start, end, label, blocking, exemption }) => (
          <li key={`${start} ${end}`}>
            {pick(label)} <strong>{tried.text.slice(start, end)}</strong>{' '}
            <span className="oz-quiet">
              {exemption !== null ? m.foundExempt(pick(exemption)) : blocking ? m.foundBlocking : m.foundListed}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
