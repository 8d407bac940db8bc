import type { ChannelDelivery, ChannelsView, ChannelTask } from '@openzone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { request } from '../api/client.ts';
import { asFailure } from '../api/failure.ts';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { AskDialog } from '../ui/ask-dialog.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { channelMessages } from './messages.ts';
import { channelsQuery } from './queries.ts';

/** Sends an act and shows the screen as it then stands. */
export function useChannelAct(): (path: string, method: 'POST' | 'PUT', body: object, done: string) => Promise<void> {
  const client = useQueryClient();
  const { message } = App.useApp();
  return async (path, method, body, done) => {
    client.setQueryData(channelsQuery.queryKey, await request<ChannelsView>(path, { method, body }));
    await client.invalidateQueries({ queryKey: ['document'] });
    void message.success(done);
  };
}

/** What a person can do about a sending that waits for them. */
export function DeliveryActs({ delivery }: { readonly delivery: ChannelDelivery }) {
  const m = useMessages(channelMessages);
  const { pick } = useLanguage();
  const { message } = App.useApp();
  const act = useChannelAct();
  const [asking, setAsking] = useState<'url' | 'drop' | null>(null);
  const path = `/channel-deliveries/${delivery.id}`;
  const retry = () =>
    act(path, 'POST', { act: 'RETRY', url: '' }, m.done).catch((error: unknown) =>
      message.error(pick(asFailure(error).text), 8),
    );
  return (
    <div className="oz-row">
      <Button type="primary" size="small" onClick={() => void retry()}>
        {m.retry}
      </Button>
      <Button size="small" onClick={() => setAsking('url')}>
        {m.tellPublished}
      </Button>
      <Button size="small" danger onClick={() => setAsking('drop')}>
        {m.drop}
      </Button>
      {asking === 'url' && (
        <AddressDialog
          title={delivery.title}
          onSave={(url) => act(path, 'POST', { act: 'PUBLISHED', url }, m.done)}
          onClose={() => setAsking(null)}
        />
      )}
      <AskDialog
        open={asking === 'drop'}
        title={m.drop}
        okText={m.drop}
        danger
        onClose={() => setAsking(null)}
        onOk={() => act(path, 'POST', { act: 'DROP', url: '' }, m.done)}
      >
        <p>{delivery.title}</p>
        <p>{m.dropAsk}</p>
      </AskDialog>
    </div>
  );
}

interface AddressProps {
  readonly title: string;
  readonly onSave: (url: string) => Promise<void>;
  readonly onClose: () => void;
}

function AddressDialog({ title, onSave, onClose }: AddressProps) {
  const m = useMessages(channelMessages);
  const c = useMessages(common);
  const { pick } = useLanguage();
  const [form] = Form.useForm<{ readonly url: string }>();
  const [failure, setFailure] = useState<unknown>(null);
  const formId = useId();
  const save = async (url: string) => {
    setFailure(null);
    try {
      await onSave(url.trim());
      onClose();
    } catch (error) {
      const problem = asFailure(error);
      if (problem.error.field === 'url') form.setFields([{ name: 'url', errors: [pick(problem.text)] }]);
      else setFailure(problem);
    }
  };
  return (
    <Modal
      open
      title={title}
      okText={c.save}
      cancelText={c.cancel}
      onCancel={onClose}
      okButtonProps={{ htmlType: 'submit', form: formId }}
    >
      <Form
        name={formId}
        id={formId}
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ url }) => void save(url)}
      >
        {failure !== null && <FailureAlert failure={failure} />}
        <Form.Item name="url" label={m.address} rules={[{ required: true, message: c.required(m.address) }]}>
          <Input inputMode="url" />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** Says what was done about something no interface takes back. */
export function TaskAct({ task }: { readonly task: ChannelTask }) {
  const m = useMessages(channelMessages);
  const act = useChannelAct();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        {m.finish}
      </Button>
      <AskDialog
        open={asking}
        title={task.kind === 'WITHDRAW' ? m.taskWithdraw : m.taskRevise}
        okText={m.finish}
        reason={{ label: m.note, least: 2 }}
        onClose={() => setAsking(false)}
        onOk={(note) => act(`/channel-tasks/${task.id}`, 'POST', { note }, m.done)}
      >
        <p>{task.title}</p>
        <p>{m.finishAsk}</p>
      </AskDialog>
    </>
  );
}
