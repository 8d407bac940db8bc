import type { ChannelAccount, ChannelAuthorisation } from '@openzone/contracts';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { request } from '../api/client.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatTime } from '../lib/time.ts';
import { CopyAddress } from '../ui/copy-address.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { useRules } from '../ui/rules.ts';
import { channelMessages } from './messages.ts';

/** Weibo's application, and the authorisation of the account, which is given on Weibo's own page. */
export function WeiboFields({ account }: { readonly account: ChannelAccount }) {
  const m = useMessages(channelMessages);
  const r = useRules();
  return (
    <>
      <Form.Item name="appId" label={m.appKey} rules={[r.most(m.appKey, 100)]}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="appSecret"
        label={m.appSecret}
        extra={account.appSecret === 'FILE' ? m.secretFile : m.secretHint}
      >
        <Input.Password autoComplete="new-password" visibilityToggle={false} />
      </Form.Item>
      <Form.Item label={m.redirectAddress} extra={m.redirectHint}>
        <CopyAddress address={`${window.location.origin}/office/channels`} label={m.redirectAddress} />
      </Form.Item>
      <Authorise account={account} />
    </>
  );
}

function Authorise({ account }: { readonly account: ChannelAccount }) {
  const m = useMessages(channelMessages);
  const { language } = useLanguage();
  const form = Form.useFormInstance();
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  // What was typed here would be lost on the way to Weibo, and is not what Weibo would be asked with.
  const isChanged = form.isFieldsTouched(['appId', 'appSecret', 'baseUrl']);
  const isReady = account.appId !== '' && account.appSecret !== 'NONE';
  const go = async () => {
    setRunning(true);
    setFailure(null);
    try {
      const { url } = await request<ChannelAuthorisation>('/channels/WEIBO/authorisation', { method: 'POST' });
      window.location.assign(url);
    } catch (error) {
      setFailure(error);
      setRunning(false);
    }
  };
  const { tokenExpiresAt } = account;
  return (
    <Form.Item label={m.authorisation} extra={!isReady || isChanged ? m.authoriseSaveFirst : m.authoriseHint}>
      {failure !== null && <FailureAlert failure={failure} />}
      <div className="oz-row">
        <Button disabled={!isReady || isChanged} loading={running} onClick={() => void go()}>
          {m.authorise}
        </Button>
        <span className="oz-quiet">
          {tokenExpiresAt === null ? m.authorisationUnknown : m.authorisedUntil(formatTime(tokenExpiresAt, language))}
        </span>
      </div>
    </Form.Item>
  );
}
