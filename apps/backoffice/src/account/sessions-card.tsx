import type { AccountSecurity, SessionsEnded, SessionView } from '@openzone/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Tag } from 'antd';
import { request } from '../api/client.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatTime } from '../lib/time.ts';
import { Badge } from '../ui/tags.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { describeAgent } from './agent.ts';
import { accountMessages } from './messages.ts';

/** Every place where the account is signed in, each to be ended. */
export function SessionsCard({ sessions }: { readonly sessions: readonly SessionView[] }) {
  const m = useMessages(accountMessages);
  const client = useQueryClient();
  const { message } = App.useApp();
  const end = useMutation({
    mutationFn: (id: string) => request<AccountSecurity>(`/account/sessions/${id}`, { method: 'DELETE' }),
    onSuccess: () => void message.success(m.ended(1)),
    onSettled: () => client.invalidateQueries({ queryKey: ['account'] }),
  });
  const endOthers = useMutation({
    mutationFn: () => request<SessionsEnded>('/account/sessions', { method: 'DELETE' }),
    onSuccess: ({ ended }) => void message.success(m.ended(ended)),
    onSettled: () => client.invalidateQueries({ queryKey: ['account'] }),
  });
  const failure = end.error ?? endOthers.error;
  return (
    <Card className="oz-card" size="small" title={<h2>{m.sessions}</h2>}>
      <p className="oz-quiet">{m.sessionsAbout}</p>
      {failure !== null && <FailureAlert failure={failure} />}
      <ul className="oz-sessions">
        {sessions.map((session) => (
          <Session
            key={session.id}
            session={session}
            ending={end.isPending && end.variables === session.id}
            onEnd={() => end.mutate(session.id)}
          />
        ))}
      </ul>
      {sessions.length > 1 && (
        <Button loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
          {m.endOthers}
        </Button>
      )}
    </Card>
  );
}

interface SessionProps {
  readonly session: SessionView;
  readonly ending: boolean;
  readonly onEnd: () => void;
}

function Session({ session, ending, onEnd }: SessionProps) {
  const m = useMessages(accountMessages);
  const { language } = useLanguage();
  const described = describeAgent(session.agent);
  const agent = described === '' ? m.unknownAgent : described;
  return (
    <li>
      <div>
        <div>
          {agent} {m.from(session.address)} {session.current && <Badge tone="green">{m.current}</Badge>}
          {session.method === 'OIDC' && <Tag>{m.bySso}</Tag>}
        </div>
        <div className="oz-quiet">
          {m.since(formatTime(session.createdAt, language))} · {m.seen(formatTime(session.lastSeenAt, language))}
        </div>
      </div>
      {!session.current && (
        <Button size="small" danger loading={ending} aria-label={m.endOf(agent, session.address)} onClick={onEnd}>
          {m.end}
        </Button>
      )}
    </li>
  );
}
