import { EditOutlined } from '@ant-design/icons';
import {
  channelLabels,
  type Channel,
  type ChannelInput,
  type ChannelState,
  type DocumentDetail,
} from '@openzone/contracts';
import { Button, Card, Form, Input, Modal, Radio } from 'antd';
import { useId, useState } from 'react';
import { asFailure } from '../api/failure.ts';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { fieldOf } from '../lib/field-errors.ts';
import { formatDay, todayInShanghai } from '../lib/time.ts';
import { DayPicker } from '../ui/day-picker.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { useRules } from '../ui/rules.ts';
import { WideTable } from '../ui/wide-table.tsx';
import { Badge } from '../ui/tags.tsx';
import { standingWords } from '../ui/vocabulary.ts';
import { actMessages } from './act-messages.ts';
import type { Perform } from './use-act.ts';

const channels = Object.keys(channelLabels).filter((key): key is Channel => Object.hasOwn(channelLabels, key));
const stateTones = { planned: 'blue', published: 'green', failed: 'red', withdrawn: 'grey' } as const;

interface Row {
  readonly channel: Channel;
  readonly state: ChannelState | undefined;
}

export function ChannelsCard({ document, perform }: { readonly document: DocumentDetail; readonly perform: Perform }) {
  const a = useMessages(actMessages);
  const states = useMessages(standingWords);
  const { language, pick } = useLanguage();
  const [editing, setEditing] = useState<Channel | null>(null);
  const rows: Row[] = channels.map((channel) => ({
    channel,
    state: document.channels.find((one) => one.channel === channel),
  }));
  const mayEdit = document.actions.includes('channel');
  return (
    <Card className="oz-card" size="small" title={<h2>{a.channels}</h2>}>
      <p className="oz-quiet">{a.channelsAbout}</p>
      <WideTable<Row>
        label={a.channels}
        least={560}
        size="small"
        rowKey="channel"
        dataSource={rows}
        columns={[
          { key: 'channel', title: a.channel, width: 130, render: (_, { channel }) => pick(channelLabels[channel]) },
          {
            key: 'state',
            title: a.channelState,
            width: 110,
            render: (_, { state }) =>
              state === undefined ? (
                <span className="oz-quiet">{a.channelNone}</span>
              ) : (
                <Badge tone={stateTones[state.state]}>{states[state.state]}</Badge>
              ),
          },
          {
            key: 'on',
            title: a.channelOn,
            width: 140,
            render: (_, { state }) =>
              state === undefined || state.publishedOn === null ? '' : formatDay(state.publishedOn, language),
          },
          {
            key: 'reference',
            title: a.channelReference,
            render: (_, { state }) => <Reference words={state?.reference ?? ''} />,
          },
          {
            key: 'edit',
            title: <span className="oz-heard">{a.channelEdit('')}</span>,
            width: 60,
            // The website's state follows publication and withdrawal.
            render: (_, { channel }) =>
              mayEdit && channel !== 'WEB' ? (
                <Button
                  type="text"
                  icon={<EditOutlined aria-hidden />}
                  aria-label={a.channelEdit(pick(channelLabels[channel]))}
                  onClick={() => setEditing(channel)}
                />
              ) : null,
          },
        ]}
      />
      {editing !== null && (
        <ChannelDialog
          key={editing}
          channel={editing}
          state={document.channels.find((one) => one.channel === editing)}
          perform={perform}
          onClose={() => setEditing(null)}
        />
      )}
    </Card>
  );
}

function Reference({ words }: { readonly words: string }) {
  if (!/^https?:\/\/|^\/d\//.test(words)) return words;
  return (
    <a href={words} target="_blank" rel="noreferrer">
      {words}
    </a>
  );
}

interface DialogProps {
  readonly channel: Channel;
  readonly state: ChannelState | undefined;
  readonly perform: Perform;
  readonly onClose: () => void;
}

function ChannelDialog({ channel, state, perform, onClose }: DialogProps) {
  const a = useMessages(actMessages);
  const c = useMessages(common);
  const r = useRules();
  const states = useMessages(standingWords);
  const { pick } = useLanguage();
  const [form] = Form.useForm<ChannelInput>();
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const formId = useId();
  const save = async (values: ChannelInput) => {
    setRunning(true);
    setFailure(null);
    try {
      await perform({
        path: `/channels/${channel}`,
        method: 'PUT',
        atRevision: false,
        body: { ...values, reference: values.reference.trim() },
        done: a.channelSaved,
      });
      onClose();
    } catch (error) {
      const problem = asFailure(error);
      const field = fieldOf(problem, ['state', 'publishedOn', 'reference'])?.[0];
      if (field === 'state' || field === 'publishedOn' || field === 'reference')
        form.setFields([{ name: field, errors: [pick(problem.text)] }]);
      else setFailure(problem);
    } finally {
      setRunning(false);
    }
  };
  return (
    <Modal
      open
      title={a.channelEdit(pick(channelLabels[channel]))}
      onCancel={onClose}
      okText={c.save}
      cancelText={c.cancel}
      confirmLoading={running}
      okButtonProps={{ htmlType: 'submit', form: formId }}
    >
      <Form<ChannelInput>
        name="channel"
        id={formId}
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          state: state?.state ?? 'published',
          publishedOn: state?.publishedOn ?? todayInShanghai(),
          reference: state?.reference ?? '',
        }}
        onFinish={(values) => void save(values)}
      >
        {failure !== null && <FailureAlert failure={failure} />}
        <Form.Item name="state" label={a.channelState}>
          <Radio.Group options={Object.entries(states).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Form.Item
          name="publishedOn"
          label={a.channelOn}
          dependencies={['state']}
          rules={[
            ({ getFieldValue }) => ({ required: getFieldValue('state') === 'published', message: a.channelDayMissing }),
          ]}
        >
          <DayPicker />
        </Form.Item>
        <Form.Item name="reference" label={a.channelReference} rules={[r.most(a.channelReference, 500)]}>
          <Input />
        </Form.Item>
      </Form>
    </Modal>
  );
}
