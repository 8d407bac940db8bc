import {
  channelLabels,
  channelRules,
  type ChannelText,
  type ChannelTextInput,
  type DocumentChannels,
  type OtherChannel,
} from '@openzone/contracts';
import { App, Form, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { request } from '../api/client.ts';
import { asFailure } from '../api/failure.ts';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { fieldOf } from '../lib/field-errors.ts';
import { instantOf, wallClockOf } from '../lib/time.ts';
import { TimePicker } from '../ui/day-picker.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { useRules } from '../ui/rules.ts';
import { channelMessages } from './messages.ts';
import { PictureField } from './picture-field.tsx';

interface Props {
  readonly documentId: string;
  readonly channel: OtherChannel;
  readonly text: ChannelText | undefined;
  readonly onSaved: (view: DocumentChannels) => Promise<void>;
  readonly onClose: () => void;
}

type Values = Omit<ChannelTextInput, 'revision'>;
const fields = ['title', 'body', 'picture', 'sendAt'] as const;

export function TextDialog({ documentId, channel, text, onSaved, onClose }: Props) {
  const m = useMessages(channelMessages);
  const c = useMessages(common);
  const r = useRules();
  const { pick } = useLanguage();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const formId = useId();
  const rule = channelRules[channel];
  const name = pick(channelLabels[channel]);
  const save = async ({ title, body, picture, sendAt }: Partial<Values>) => {
    setRunning(true);
    setFailure(null);
    try {
      const at = sendAt ?? null;
      const input: ChannelTextInput = {
        title: title ?? '',
        body: body ?? '',
        picture: picture ?? null,
        sendAt: at === null ? null : new Date(instantOf(at)).toISOString(),
        revision: text?.revision ?? 0,
      };
      const path = `/documents/${documentId}/channel-texts/${channel}`;
      await onSaved(await request<DocumentChannels>(path, { method: 'PUT', body: input }));
      void message.success(m.textSaved);
      onClose();
    } catch (error) {
      const problem = asFailure(error);
      const field = fields.find((one) => fieldOf(problem, [one]) !== null);
      if (field === undefined) setFailure(problem);
      else form.setFields([{ name: field, errors: [pick(problem.text)] }]);
    } finally {
      setRunning(false);
    }
  };
  return (
    <Modal
      open
      title={text === undefined ? m.write(name) : m.change(name)}
      onCancel={onClose}
      okText={c.save}
      cancelText={c.cancel}
      confirmLoading={running}
      okButtonProps={{ htmlType: 'submit', form: formId }}
      mask={{ closable: false }}
    >
      <p className="oz-quiet">{pick(rule.about)}</p>
      <Form<Values>
        name="channel-text"
        id={formId}
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          title: text?.title ?? '',
          body: text?.body ?? '',
          picture: text?.picture ?? null,
          sendAt: typeof text?.sendAt === 'string' ? wallClockOf(text.sendAt) : null,
        }}
        onFinish={(values) => void save(values)}
      >
        {failure !== null && <FailureAlert failure={failure} />}
        {rule.title > 0 && (
          <Form.Item name="title" label={m.textTitle(rule.title)} rules={[r.most(m.textTitle(rule.title), rule.title)]}>
            <Input />
          </Form.Item>
        )}
        <Form.Item name="body" label={m.textBody(rule.body)} rules={[r.most(m.textBody(rule.body), rule.body)]}>
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} />
        </Form.Item>
        {rule.automatic && (
          <>
            {channel !== 'SCREEN' && (
              <Form.Item name="picture" label={m.picture}>
                <PictureField />
              </Form.Item>
            )}
            <Form.Item name="sendAt" label={m.sendAt}>
              <TimePicker />
            </Form.Item>
          </>
        )}
      </Form>
    </Modal>
  );
}
