import type { UnitChangeInput, UnitMoves, UnitsView, UnitView } from '@openzone/contracts';
import { useQuery } from '@tanstack/react-query';
import { App, Form, Modal, Radio } from 'antd';
import { useId } from 'react';
import { request } from '../api/client.ts';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { todayInShanghai } from '../lib/time.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { useRules } from '../ui/rules.ts';
import { useSending } from '../ui/use-sending.ts';
import { unitsMessages } from './messages.ts';
import { useUnitAct } from './queries.ts';
import { familyOf, nameIn } from './tree.ts';
import { CapacityField, NameFields, UnitSelect, WhenFields } from './unit-fields.tsx';

export type ChangeKind = UnitChangeInput['kind'];

interface Props {
  readonly kind: ChangeKind;
  readonly unit: UnitView;
  readonly view: UnitsView;
  readonly onClose: () => void;
}

const fields = ['name', 'nameEn', 'shortName', 'parentId', 'disclosureCapacity', 'successorId', 'posts', 'effectiveOn', 'ground']; // prettier-ignore

/** One change of a unit, from a day on. What ends a unit shows first what it hands over. */
export function ChangeDialog({ kind, unit, view, onClose }: Props) {
  const m = useMessages(unitsMessages);
  const c = useMessages(common);
  const { language } = useLanguage();
  const { message } = App.useApp();
  const [form] = Form.useForm<Omit<UnitChangeInput, 'kind'>>();
  const formId = useId();
  const act = useUnitAct();
  const ends = kind === 'MERGED' || kind === 'DISSOLVED';
  const { running, failure, send } = useSending(form, fields, async (values: Omit<UnitChangeInput, 'kind'>) => {
    await act.mutateAsync({ path: `/units/${unit.id}/changes`, method: 'POST', body: { ...values, kind } });
    void message.success(m.done);
    onClose();
  });
  const label = { RENAMED: m.rename, MOVED: m.move, CAPACITY: m.changeCapacity, MERGED: m.merge, DISSOLVED: m.dissolve }[kind]; // prettier-ignore
  return (
    <Modal
      open
      title={m.dialog(label, nameIn(language, unit))}
      okText={m.confirm}
      cancelText={c.cancel}
      confirmLoading={running}
      okButtonProps={{ danger: ends, htmlType: 'submit', form: formId }}
      mask={{ closable: false }}
      onCancel={onClose}
    >
      {failure !== null && <FailureAlert failure={failure} />}
      <Form
        name="unit-change"
        id={formId}
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ ...startingWith(kind, unit), effectiveOn: todayInShanghai() }}
        onFinish={(values) => void send(values)}
      >
        {kind === 'RENAMED' && <NameFields />}
        {kind === 'MOVED' && (
          <Form.Item name="parentId" label={m.parent}>
            <UnitSelect view={view} except={familyOf(view.units, unit.id)} none={m.top} />
          </Form.Item>
        )}
        {kind === 'CAPACITY' && <CapacityField />}
        {ends && <EndFields kind={kind} unit={unit} view={view} />}
        <WhenFields />
      </Form>
    </Modal>
  );
}

function startingWith(kind: ChangeKind, unit: UnitView): Partial<UnitChangeInput> {
  switch (kind) {
    case 'RENAMED':
      return { name: unit.name, nameEn: unit.nameEn, shortName: unit.shortName };
    case 'MOVED':
      return { parentId: unit.parentId };
    case 'CAPACITY':
      return { disclosureCapacity: unit.disclosureCapacity };
    case 'MERGED':
      return { posts: 'MOVE' };
    case 'DISSOLVED':
      return { posts: 'MOVE', successorId: null };
  }
}

function EndFields({ kind, unit, view }: Omit<Props, 'onClose'>) {
  const m = useMessages(unitsMessages);
  const r = useRules();
  const moves = useQuery({
    queryKey: ['units', 'moves', unit.id],
    queryFn: ({ signal }) => request<UnitMoves>(`/units/${unit.id}/moves`, { signal }),
    staleTime: 0,
  });
  return (
    <>
      {moves.error !== null && <FailureAlert failure={moves.error} />}
      {moves.data !== undefined && (
        <p className="oz-rule" aria-live="polite">
          {m.moves(moves.data)}
        </p>
      )}
      <Form.Item
        name="successorId"
        label={m.successor}
        extra={m.successorHint}
        rules={kind === 'MERGED' ? [r.chosen(m.successor)] : []}
      >
        <UnitSelect
          view={view}
          except={new Set([unit.id])}
          {...(kind === 'DISSOLVED' ? { none: m.noSuccessor } : {})}
        />
      </Form.Item>
      <Form.Item name="posts" label={m.posts}>
        <Radio.Group
          options={[
            { value: 'MOVE', label: m.postsMove },
            { value: 'END', label: m.postsEnd },
          ]}
        />
      </Form.Item>
    </>
  );
}
