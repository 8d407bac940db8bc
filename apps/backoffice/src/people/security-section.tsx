import type { InitialPassword, PersonView } from '@openzone/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm, Space } from 'antd';
import { useState } from 'react';
import { request } from '../api/client.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatTime } from '../lib/time.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { InitialPasswordDialog } from './initial-password.tsx';
import { peopleMessages } from './messages.ts';

/** For somebody who cannot get in, or should not be in. */
export function SecuritySection({ person }: { readonly person: PersonView }) {
  const m = useMessages(peopleMessages);
  const { language } = useLanguage();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [given, setGiven] = useState<InitialPassword>();
  const again = () => client.invalidateQueries({ queryKey: ['people'] });
  const reset = useMutation({
    mutationFn: () => request<InitialPassword>(`/people/${person.id}/password-reset`, { method: 'POST' }),
    onSuccess: setGiven,
    onSettled: again,
  });
  const remove = useMutation({
    mutationFn: (what: 'factor' | 'sessions') => request(`/people/${person.id}/${what}`, { method: 'DELETE' }),
    onSuccess: () => void message.success(m.done),
    onSettled: again,
  });
  const failure = reset.error ?? remove.error;
  return (
    <section className="oz-person-section">
      <h2>{m.security}</h2>
      <p>
        {m.sessions(person.sessions)} {person.hasFactor ? m.hasFactor : m.hasNoFactor}{' '}
        {person.lastSignedInAt !== null && m.lastSignedIn(formatTime(person.lastSignedInAt, language))}
      </p>
      {failure !== null && <FailureAlert failure={failure} />}
      <Space wrap>
        <Popconfirm title={m.sure} onConfirm={() => reset.mutate()}>
          <Button loading={reset.isPending}>{m.resetPassword}</Button>
        </Popconfirm>
        {person.hasFactor && (
          <Popconfirm title={m.sure} onConfirm={() => remove.mutate('factor')}>
            <Button danger>{m.resetFactor}</Button>
          </Popconfirm>
        )}
        {person.sessions > 0 && (
          <Popconfirm title={m.sure} onConfirm={() => remove.mutate('sessions')}>
            <Button danger>{m.endSessions}</Button>
          </Popconfirm>
        )}
      </Space>
      {given !== undefined && (
        <InitialPasswordDialog name={person.displayName} given={given} onClose={() => setGiven(undefined)} />
      )}
    </section>
  );
}
