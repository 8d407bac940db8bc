import type { ChannelsView } from '@openzone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { request } from '../api/client.ts';
import { asFailure } from '../api/failure.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatTime } from '../lib/time.ts';
import { channelMessages } from './messages.ts';
import { channelsQuery } from './queries.ts';

interface Outcome {
  readonly type: 'success' | 'error' | 'warning';
  readonly words: string;
}

/** What the browser came back with from Weibo, taken once; its traces are removed from the address. */
export function WeiboReturn() {
  const m = useMessages(channelMessages);
  const { language, pick } = useLanguage();
  const client = useQueryClient();
  const navigate = useNavigate();
  // As it stands in the address: read as data, a code of digits would become a number.
  const [answer] = useState(() => new URLSearchParams(window.location.search));
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const taken = useRef(false);
  const code = answer.get('code');
  const state = answer.get('state');
  const refused = answer.get('error_code') ?? answer.get('error');
  useEffect(() => {
    if (taken.current || (code === null && refused === null)) return;
    taken.current = true;
    void navigate({ to: '/channels', replace: true });
    if (code === null) return setOutcome({ type: 'warning', words: m.weiboDeclined(refused ?? '') });
    const body = { code, state: state ?? '' };
    request<ChannelsView>('/channels/WEIBO/authorisation/code', { method: 'POST', body }).then(
      (view) => {
        client.setQueryData(channelsQuery.queryKey, view);
        const until = view.accounts.find(({ channel }) => channel === 'WEIBO')?.tokenExpiresAt ?? null;
        const words = m.authorised(until === null ? '' : formatTime(until, language));
        setOutcome({ type: 'success', words });
      },
      (error: unknown) => setOutcome({ type: 'error', words: pick(asFailure(error).text) }),
    );
  }, [client, code, language, m, navigate, pick, refused, state]);
  if (outcome === null) return null;
  return <Alert className="oz-card" role="alert" type={outcome.type} showIcon closable title={outcome.words} />;
}
