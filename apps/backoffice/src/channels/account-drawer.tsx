import { channelLabels, type ChannelAccount, type ChannelAccountInput } from '@openzone/contracts';
import { Button, Drawer, Form, Input, Switch } from 'antd';
import { useId, useState } from 'react';
import { asFailure } from '../api/failure.ts';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { fieldOf } from '../lib/field-errors.ts';
import { CopyAddress } from '../ui/copy-address.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { useRules } from '../ui/rules.ts';
import { useChannelAct } from './delivery-acts.tsx';
import { channelMessages, feedKind } from './messages.ts';
import { PictureField } from './picture-field.tsx';
import { WeiboFields } from './weibo-fields.tsx';

interface Props {
  readonly account: ChannelAccount;
  readonly allowed: readonly string[];
  /** Addresses of the feed for screens. */
  readonly screenFeed: readonly string[];
  readonly onClose: () => void;
}

const fields = [
  'enabled',
  'automatic',
  'account',
  'appId',
  'baseUrl',
  'author',
  'cover',
  'secret',
  'appSecret',
] as const;

/** One channel: on or off, its account, and its secret, which is never shown again. */
export function AccountDrawer({ account, allowed, screenFeed, onClose }: Props) {
  const m = useMessages(channelMessages);
  const c = useMessages(common);
  const { pick } = useLanguage();
  const act = useChannelAct();
  const [form] = Form.useForm<ChannelAccountInput>();
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const formId = useId();
  const { channel, revision } = account;
  const isSent = channel === 'WECHAT' || channel === 'WEIBO';
  const { enabled, automatic, appId, baseUrl, author, cover } = account;
  const opened: ChannelAccountInput = {
    enabled,
    automatic,
    account: account.account,
    appId,
    baseUrl,
    author,
    cover,
    secret: '',
    appSecret: '',
    revision,
  };
  const save = async (values: Partial<ChannelAccountInput>) => {
    setRunning(true);
    setFailure(null);
    try {
      await act(`/channels/${channel}`, 'PUT', { ...opened, ...values, revision }, m.saved);
      onClose();
    } catch (error) {
      const problem = asFailure(error);
      const field = fields.find((name) => fieldOf(problem, [name]) !== null);
      if (field === undefined) setFailure(problem);
      else form.setFields([{ name: field, errors: [pick(problem.text)] }]);
    } finally {
      setRunning(false);
    }
  };
  return (
    <Drawer
      open
      size={520}
      title={m.edit(pick(channelLabels[channel]))}
      onClose={onClose}
      mask={{ closable: false }}
      footer={
        <div className="oz-row oz-drawer-foot">
          <Button onClick={onClose}>{c.cancel}</Button>
          <Button type="primary" htmlType="submit" form={formId} loading={running}>
            {c.save}
          </Button>
        </div>
      }
    >
      <Form<ChannelAccountInput>
        name="channel-account"
        id={formId}
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={opened}
        onFinish={(values) => void save(values)}
      >
        {failure !== null && <FailureAlert failure={failure} />}
        <Form.Item name="enabled" label={m.on} valuePropName="checked">
          <Switch />
        </Form.Item>
        <AccountName />
        {channel === 'SCREEN' && <ScreenFields screenFeed={screenFeed} />}
        {isSent && <SentFields account={account} allowed={allowed} />}
      </Form>
    </Drawer>
  );
}

function AccountName() {
  const m = useMessages(channelMessages);
  const r = useRules();
  return (
    <Form.Item name="account" label={m.account} rules={[r.most(m.account, 100)]}>
      <Input />
    </Form.Item>
  );
}

function ScreenFields({ screenFeed }: Pick<Props, 'screenFeed'>) {
  const m = useMessages(channelMessages);
  return (
    <>
      <Form.Item name="automatic" label={m.feed} extra={m.feedHint} valuePropName="checked">
        <Switch />
      </Form.Item>
      {screenFeed.map((address) => (
        <Form.Item key={address} label={m.feedAddress(feedKind(address))}>
          <CopyAddress address={address} label={m.feedAddress(feedKind(address))} />
        </Form.Item>
      ))}
    </>
  );
}

function SentFields({ account, allowed }: Pick<Props, 'account' | 'allowed'>) {
  const m = useMessages(channelMessages);
  const c = useMessages(common);
  const r = useRules();
  const isWechat = account.channel === 'WECHAT';
  return (
    <>
      <Form.Item name="automatic" label={m.automatic} valuePropName="checked">
        <Switch />
      </Form.Item>
      {!isWechat && <WeiboFields account={account} />}
      {isWechat && (
        <>
          <Form.Item name="appId" label={m.appId} rules={[r.most(m.appId, 100)]}>
            <Input autoComplete="off" />
          </Form.Item>
          <Form.Item name="author" label={m.author} rules={[r.most(m.author, 16)]}>
            <Input />
          </Form.Item>
          <Form.Item name="cover" label={m.cover}>
            <PictureField />
          </Form.Item>
        </>
      )}
      <Form.Item
        name="secret"
        label={isWechat ? m.secretWechat : m.secretWeibo}
        extra={account.secret === 'FILE' ? m.secretFile : m.secretHint}
      >
        <Input.Password autoComplete="new-password" visibilityToggle={false} />
      </Form.Item>
      <Form.Item name="baseUrl" label={m.baseUrl} extra={m.baseUrlHint(allowed.join(c.list))}>
        <Input inputMode="url" placeholder={isWechat ? 'https://api.weixin.qq.com' : 'https://api.weibo.com'} />
      </Form.Item>
    </>
  );
}
