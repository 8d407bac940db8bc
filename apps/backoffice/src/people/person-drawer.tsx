import type { PeopleView, PersonInput, PersonView } from '@openzone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Form, Input, Select, Switch } from 'antd';
import { request } from '../api/client.ts';
import { useMessages } from '../i18n/language.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { useReference } from '../ui/reference.ts';
import { useRules } from '../ui/rules.ts';
import { useSending } from '../ui/use-sending.ts';
import { DelegationSection } from './delegation-section.tsx';
import { LeaveSection } from './leave-section.tsx';
import { peopleMessages } from './messages.ts';
import { PostSection } from './post-section.tsx';
import { SecuritySection } from './security-section.tsx';

interface Props {
  readonly person: PersonView;
  readonly view: PeopleView;
  readonly onClose: () => void;
}

/** One person: account, posts, leave, delegation, and what guards the account. */
export function PersonDrawer({ person, view, onClose }: Props) {
  return (
    <Drawer open title={person.displayName} onClose={onClose} size="min(560px, 100vw)">
      {view.mayManage && <AccountSection key={person.id} person={person} />}
      <PostSection person={person} mayManage={view.mayManage} />
      <LeaveSection person={person} />
      <DelegationSection person={person} view={view} />
      {view.mayManage && <SecuritySection person={person} />}
    </Drawer>
  );
}

function AccountSection({ person }: { readonly person: PersonView }) {
  const m = useMessages(peopleMessages);
  const r = useRules();
  const { units } = useReference().reference;
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<PersonInput>();
  const { running, failure, send } = useSending(form, ['displayName', 'unitId'], async (body: PersonInput) => {
    client.setQueryData(['people'], await request<PeopleView>(`/people/${person.id}`, { method: 'PUT', body }));
    void message.success(m.saved);
  });
  return (
    <section className="oz-person-section">
      <h2>{m.account}</h2>
      <Form
        name="person"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ displayName: person.displayName, unitId: person.unitId, active: person.active }}
        onFinish={(values) => void send(values)}
      >
        {failure !== null && <FailureAlert failure={failure} />}
        <Form.Item name="displayName" label={m.displayName} rules={[r.needed(m.displayName)]}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="unitId" label={m.unit} rules={[r.chosen(m.unit)]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={units.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <Form.Item name="active" label={m.active} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={running}>
          {m.save}
        </Button>
      </Form>
    </section>
  );
}
