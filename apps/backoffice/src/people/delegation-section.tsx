import { roleLabels, type PeopleView, type PersonView, type PostDelegationInput, type Role } from '@openzone/contracts';
import { Button, Checkbox, Form, Input, Select, Tag } from 'antd';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { todayInShanghai } from '../lib/time.ts';
import { DayPicker } from '../ui/day-picker.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { useRules } from '../ui/rules.ts';
import { useSending } from '../ui/use-sending.ts';
import { peopleMessages } from './messages.ts';
import { usePeopleAct } from './use-people-act.ts';

interface Props {
  readonly person: PersonView;
  readonly view: PeopleView;
}

/** Who acts for the person, and for whom the person acts. */
export function DelegationSection({ person, view }: Props) {
  const m = useMessages(peopleMessages);
  const c = useMessages(common);
  const { pick } = useLanguage();
  const end = usePeopleAct();
  const own = view.delegations.filter(({ fromId, toId }) => fromId === person.id || toId === person.id);
  return (
    <section className="oz-person-section">
      <h2>{m.delegations}</h2>
      <p className="oz-quiet">{m.delegationsAbout}</p>
      {end.error !== null && <FailureAlert failure={end.error} />}
      <ul className="oz-person-list">
        {own.map((one) => (
          <li key={one.id}>
            <div>
              {m.actsFor(one.fromName, one.toName)}
              {c.colon}
              {one.roles.map((role) => pick(roleLabels[role])).join(c.list)} {one.ended && <Tag>{m.past}</Tag>}
              <div className="oz-quiet">
                {m.span(one.from, one.until)} · {one.reason}
              </div>
            </div>
            {!one.ended && (one.fromId === person.id || view.mayManage) && (
              <Button
                size="small"
                danger
                aria-label={`${m.endDelegation}${c.colon}${m.actsFor(one.fromName, one.toName)}`}
                onClick={() => end.mutate({ path: `/delegations/${one.id}`, method: 'DELETE' })}
              >
                {m.endDelegation}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Delegate person={person} view={view} />
    </section>
  );
}

function Delegate({ person, view }: Props) {
  const m = useMessages(peopleMessages);
  const r = useRules();
  const act = usePeopleAct();
  const [form] = Form.useForm<PostDelegationInput>();
  const roles = [...new Set(person.posts.map(({ role }) => role))].filter((role) => role !== 'ADMIN');
  const fields = ['toId', 'roles', 'from', 'until', 'reason'];
  const { running, failure, send } = useSending(form, fields, async (values: PostDelegationInput) => {
    await act.mutateAsync({
      path: '/delegations',
      method: 'POST',
      body: { ...values, fromId: person.id, unitId: null },
    });
    form.resetFields();
  });
  if (roles.length === 0) return null;
  return (
    <Form
      name="delegation"
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ roles, from: todayInShanghai() }}
      onFinish={(values) => void send(values)}
    >
      {failure !== null && <FailureAlert failure={failure} />}
      <Form.Item name="toId" label={m.to} rules={[r.chosen(m.to)]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={view.people
            .filter(({ id, active }) => id !== person.id && active)
            .map(({ id, displayName }) => ({ value: id, label: displayName }))}
        />
      </Form.Item>
      <Form.Item name="roles" label={m.roles} rules={[r.chosen(m.roles)]}>
        <RoleChoice roles={roles} />
      </Form.Item>
      <Form.Item name="from" label={m.from} rules={[r.chosen(m.from)]}>
        <DayPicker />
      </Form.Item>
      <Form.Item name="until" label={m.until} rules={[r.chosen(m.until)]}>
        <DayPicker />
      </Form.Item>
      <Form.Item name="reason" label={m.reason} rules={[r.needed(m.reason)]}>
        <Input maxLength={200} />
      </Form.Item>
      <Button htmlType="submit" loading={running}>
        {m.delegate}
      </Button>
    </Form>
  );
}

interface RoleChoiceProps {
  readonly id?: string;
  readonly value?: Role[];
  readonly onChange?: (roles: Role[]) => void;
  readonly roles: readonly Role[];
}

/** The form's own attributes stop here: a group of boxes has no “required” of its own in ARIA. */
function RoleChoice({ roles, ...field }: RoleChoiceProps) {
  const { pick } = useLanguage();
  const { id, value, onChange } = field;
  return (
    <Checkbox.Group<Role>
      {...(id === undefined ? {} : { id })}
      {...(value === undefined ? {} : { value })}
      {...(onChange === undefined ? {} : { onChange })}
      options={roles.map((role) => ({ value: role, label: pick(roleLabels[role]) }))}
    />
  );
}
