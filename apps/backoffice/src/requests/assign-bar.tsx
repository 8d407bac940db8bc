import type { RequestListItem } from '@openzone/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { peopleQuery } from '../api/queries.ts';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { todayInShanghai } from '../lib/time.ts';
import { bulkMessages } from '../lists/messages.ts';
import { useReference } from '../ui/reference.ts';
import { useRules } from '../ui/rules.ts';
import { assignAll, deskOf, former, givenBack, type AssignOutcome, type Assignment } from './assign.ts';
import { assignMessages } from './assign-messages.ts';

interface Props {
  readonly items: readonly RequestListItem[];
  readonly selected: readonly string[];
  readonly onSelect: (ids: string[]) => void;
}

/** Assigns the ticked requests; of each it is told what became of it, and what failed stays ticked. */
export function AssignBar({ items, selected, onSelect }: Props) {
  const b = useMessages(bulkMessages);
  const m = useMessages(assignMessages);
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [outcome, setOutcome] = useState<AssignOutcome | null>(null);
  const rows = items.filter(({ id }) => selected.includes(id));
  const settle = async (next: AssignOutcome) => {
    setOutcome(next);
    onSelect(next.failed.map(({ id }) => id));
    await Promise.all(['requests', 'request', 'work'].map((key) => client.invalidateQueries({ queryKey: [key] })));
  };
  return (
    <>
      {outcome !== null && (
        <Outcome outcome={outcome} onClose={() => setOutcome(null)} onUndone={(next) => void settle(next)} />
      )}
      <div className="oz-bulk" role="group" aria-label={b.bar}>
        <span role="status">{selected.length === 0 ? b.none : b.selected(selected.length)}</span>
        {rows.length > 0 && (
          <span className="oz-bulk-group">
            <Button onClick={() => setAsking(true)}>
              {m.assign} {rows.length}
            </Button>
            <Button type="text" onClick={() => onSelect([])}>
              {b.clear}
            </Button>
          </span>
        )}
      </div>
      {asking && (
        <AssignDialog
          count={rows.length}
          onClose={() => setAsking(false)}
          onRun={async (to, onStep) => {
            await settle(await assignAll(rows, () => to, deskOf(todayInShanghai()), onStep));
            setAsking(false);
          }}
        />
      )}
    </>
  );
}

interface DialogProps {
  readonly count: number;
  readonly onRun: (to: Assignment, onStep: (done: number) => void) => Promise<void>;
  readonly onClose: () => void;
}

interface Answers {
  readonly unitId: string;
  readonly handlerId?: string | null;
  readonly note?: string;
}

/** The unit, and the person where one is named, asked once for all of them. */
function AssignDialog({ count, onRun, onClose }: DialogProps) {
  const m = useMessages(assignMessages);
  const b = useMessages(bulkMessages);
  const c = useMessages(common);
  const r = useRules();
  const formId = useId();
  const { reference, unitName } = useReference();
  const [form] = Form.useForm<Answers>();
  const unitId = Form.useWatch('unitId', form);
  const people = useQuery({ ...peopleQuery(unitId ?? ''), enabled: unitId !== undefined });
  const [done, setDone] = useState<number | null>(null);
  const running = done !== null;
  const finish = async (answers: Answers) => {
    setDone(0);
    const { handlerId = null, note = '' } = answers;
    await onRun({ unitId: answers.unitId, handlerId, note: note.trim() }, setDone);
  };
  return (
    <Modal
      open
      title={m.assign}
      okText={m.assign}
      cancelText={c.cancel}
      confirmLoading={running}
      okButtonProps={{ htmlType: 'submit', form: formId }}
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
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(answers) => void finish(answers)}
      >
        <p>{b.about(count)}</p>
        <Form.Item name="unitId" label={m.unit} rules={[r.chosen(m.unit)]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            onChange={() => form.setFieldValue('handlerId', null)}
            options={reference.units.map(({ id }) => ({ value: id, label: unitName(id) }))}
          />
        </Form.Item>
        <Form.Item name="handlerId" label={m.handler} extra={m.handlerHint}>
          <Select
            allowClear
            disabled={unitId === undefined}
            loading={people.isFetching}
            showSearch={{ optionFilterProp: 'label' }}
            options={(people.data ?? []).map(({ id, displayName }) => ({ value: id, label: displayName }))}
          />
        </Form.Item>
        <Form.Item name="note" label={m.note} rules={[r.most(m.note, 500)]}>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} />
        </Form.Item>
        <p role="status">{running && b.running(done, count)}</p>
      </Form>
    </Modal>
  );
}

interface OutcomeProps {
  readonly outcome: AssignOutcome;
  readonly onClose: () => void;
  readonly onUndone: (outcome: AssignOutcome) => void;
}

function Outcome({ outcome, onClose, onUndone }: OutcomeProps) {
  const b = useMessages(bulkMessages);
  const m = useMessages(assignMessages);
  const { pick } = useLanguage();
  const [undoing, setUndoing] = useState(false);
  const [undone, setUndone] = useState(false);
  const { done, failed } = outcome;
  const back = givenBack(outcome);
  const undo = async () => {
    setUndoing(true);
    const next = await assignAll(back, (row) => former(row, m.undoNote), deskOf(todayInShanghai()));
    setUndoing(false);
    setUndone(true);
    onUndone(next);
  };
  return (
    <Alert
      className="oz-bulk-result"
      type={failed.length === 0 ? 'success' : 'warning'}
      showIcon
      closable={{ onClose }}
      title={(undone ? b.undone : b.result)(done.length, failed.length)}
      description={
        failed.length > 0 && (
          <ul className="oz-plain">
            {failed.map(({ id, number, text }) => (
              <li key={id}>
                <strong>{number}</strong> <span className="oz-wrong">{pick(text)}</span>
              </li>
            ))}
          </ul>
        )
      }
      action={
        !undone &&
        back.length > 0 && (
          <Button size="small" loading={undoing} onClick={() => void undo()}>
            {m.undo(back.length)}
          </Button>
        )
      }
    />
  );
}
