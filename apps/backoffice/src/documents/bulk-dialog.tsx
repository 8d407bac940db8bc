import { channelLabels, reviewPrinciples, type Channel } from '@openzone/contracts';
import { Checkbox, Form, Input, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { instantOf, todayInShanghai } from '../lib/time.ts';
import { isUndoable, type BulkAct } from '../lists/bulk.ts';
import { bulkMessages } from '../lists/messages.ts';
import { ColumnSelect } from '../ui/column-select.tsx';
import { DayPicker, TimePicker } from '../ui/day-picker.tsx';
import { useReference } from '../ui/reference.ts';
import { useRules } from '../ui/rules.ts';

interface Props {
  readonly act: BulkAct;
  /** The channel that is asked about first. */
  readonly channel: Channel | undefined;
  readonly count: number;
  readonly skipped: number;
  readonly onRun: (input: object, onStep: (done: number) => void) => Promise<void>;
  readonly onClose: () => void;
}

interface Answers {
  readonly at?: string;
  readonly columnId?: string;
  readonly reason?: string;
  readonly confirmed?: string[];
  readonly channel?: Channel;
  readonly publishedOn?: string;
  readonly reference?: string;
}

/** What the act needs besides the rows, asked once for all of them; a review asks the same confirmations as for one. */
export function BulkDialog({ act, channel, count, skipped, onRun, onClose }: Props) {
  const m = useMessages(bulkMessages);
  const c = useMessages(common);
  const formId = useId();
  const [done, setDone] = useState<number | null>(null);
  const finish = async (answers: Answers) => {
    setDone(0);
    await onRun(inputOf(act, answers), setDone);
  };
  const running = done !== null;
  return (
    <Modal
      open
      title={m[act]}
      okText={m[act]}
      cancelText={c.cancel}
      confirmLoading={running}
      okButtonProps={{ danger: act === 'discard', htmlType: 'submit', form: formId }}
      cancelButtonProps={{ disabled: running }}
      closable={!running}
      mask={{ closable: false }}
      onCancel={() => {
        if (!running) onClose();
      }}
    >
      <Form<Answers>
        id={formId}
        name={formId}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          channel: channel === undefined || channel === 'WEB' ? 'GAZETTE' : channel,
          publishedOn: todayInShanghai(),
          reference: '',
        }}
        onFinish={(answers) => void finish(answers)}
      >
        <p>{m.about(count)}</p>
        {skipped > 0 && <p className="oz-quiet">{m.skipped(skipped)}</p>}
        {isUndoable(act) && <p className="oz-quiet">{m.undoable}</p>}
        <Questions act={act} />
        <p role="status">{running && m.running(done, count)}</p>
      </Form>
    </Modal>
  );
}

function inputOf(act: BulkAct, answers: Answers): object {
  const { at = '', columnId, reason = '', confirmed = [], channel, publishedOn, reference = '' } = answers;
  switch (act) {
    case 'review':
      return { decision: 'approve', comment: '', confirmed };
    case 'schedule':
      return { at: new Date(instantOf(at)).toISOString() };
    case 'column':
      return { columnId };
    case 'channel':
      return { channel, publishedOn, reference: reference.trim() };
    case 'discard':
      return { reason: reason.trim() };
    case 'submission':
    case 'unschedule':
      return {};
  }
}

function Questions({ act }: { readonly act: BulkAct }) {
  const m = useMessages(bulkMessages);
  const r = useRules();
  const { pick } = useLanguage();
  const { reference } = useReference();
  switch (act) {
    case 'schedule':
      return (
        <Form.Item name="at" label={m.when} rules={[{ required: true, message: m.whenMissing }]}>
          <TimePicker />
        </Form.Item>
      );
    case 'column':
      return (
        <Form.Item name="columnId" label={m.column} rules={[{ required: true, message: m.columnMissing }]}>
          <ColumnSelect columns={reference.columns} />
        </Form.Item>
      );
    case 'channel':
      return <ChannelQuestions />;
    case 'discard':
      return (
        <>
          <p className="oz-wrong">{m.final}</p>
          <Form.Item name="reason" label={m.reason} rules={[r.needed(m.reason), r.least(2), r.most(m.reason, 2000)]}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} autoFocus />
          </Form.Item>
        </>
      );
    case 'review':
      return (
        <>
          <p>{m.approveAbout}</p>
          <Form.Item
            name="confirmed"
            rules={[
              {
                validator: async (_, value: unknown) => {
                  const missing = Object.entries(reviewPrinciples).find(
                    ([key]) => !Array.isArray(value) || !value.includes(key),
                  );
                  if (missing !== undefined) throw new Error(pick(missing[1]));
                },
              },
            ]}
          >
            <Checkbox.Group
              className="oz-list-columns"
              options={Object.entries(reviewPrinciples).map(([value, label]) => ({ value, label: pick(label) }))}
            />
          </Form.Item>
        </>
      );
    case 'submission':
    case 'unschedule':
      return null;
  }
}

// The website's state follows publication.
const channels = Object.entries(channelLabels).filter(([channel]) => channel !== 'WEB');

function ChannelQuestions() {
  const m = useMessages(bulkMessages);
  const r = useRules();
  const { pick } = useLanguage();
  return (
    <>
      <p className="oz-quiet">{m.channelAbout}</p>
      <Form.Item name="channel" label={m.whichChannel}>
        <Select options={channels.map(([value, label]) => ({ value, label: pick(label) }))} />
      </Form.Item>
      <Form.Item name="publishedOn" label={m.publishedOn} rules={[{ required: true, message: m.publishedOnMissing }]}>
        <DayPicker needed />
      </Form.Item>
      <Form.Item name="reference" label={m.issue} rules={[r.most(m.issue, 500)]}>
        <Input placeholder={m.issueExample} />
      </Form.Item>
    </>
  );
}
