import { roleLabels, type PersonView, type PostInput, type PostView, type Role } from '@openzone/contracts';
import { Button, Form, Select, Tag } from 'antd';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { todayInShanghai } from '../lib/time.ts';
import { DayPicker } from '../ui/day-picker.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { useReference } from '../ui/reference.ts';
import { useRules } from '../ui/rules.ts';
import { useSending } from '../ui/use-sending.ts';
import { peopleMessages } from './messages.ts';
import { usePeopleAct } from './use-people-act.ts';

const ofUnits: readonly Role[] = ['HANDLER', 'UNIT_HEAD'];

export function PostSection({ person, mayManage }: { readonly person: PersonView; readonly mayManage: boolean }) {
  const m = useMessages(peopleMessages);
  const end = usePeopleAct();
  return (
    <section className="oz-person-section">
      <h2>{m.posts}</h2>
      {person.posts.length === 0 && <p>{m.noPosts}</p>}
      {end.error !== null && <FailureAlert failure={end.error} />}
      <ul className="oz-person-list">
        {person.posts.map((post) => (
          <Post
            key={post.id}
            post={post}
            {...(mayManage
              ? {
                  onEnd: () =>
                    end.mutate({
                      path: `/people/${person.id}/posts/${post.id}`,
                      method: 'PUT',
                      body: { until: todayInShanghai() },
                    }),
                }
              : {})}
          />
        ))}
      </ul>
      {mayManage && <GivePost person={person} />}
    </section>
  );
}

function Post({ post, onEnd }: { readonly post: PostView; readonly onEnd?: () => void }) {
  const m = useMessages(peopleMessages);
  const c = useMessages(common);
  const { pick } = useLanguage();
  const { unitName } = useReference();
  const today = todayInShanghai();
  const unit = post.unitId === null ? m.wholeSite : unitName(post.unitId);
  const name = `${pick(roleLabels[post.role])}${c.inBrackets(unit)}`;
  const isPast = post.until !== null && post.until < today;
  return (
    <li>
      <div>
        {name} {isPast && <Tag>{m.past}</Tag>}
        <div className="oz-quiet">{m.span(post.from, post.until)}</div>
      </div>
      {onEnd !== undefined && (post.until === null || post.until > today) && (
        <Button size="small" danger aria-label={m.endPostOf(name)} onClick={onEnd}>
          {m.endPost}
        </Button>
      )}
    </li>
  );
}

function GivePost({ person }: { readonly person: PersonView }) {
  const m = useMessages(peopleMessages);
  const r = useRules();
  const { pick } = useLanguage();
  const { units } = useReference().reference;
  const [form] = Form.useForm<PostInput>();
  const act = usePeopleAct();
  const role = Form.useWatch('role', form);
  const isOfUnit = role === undefined || ofUnits.includes(role);
  const { running, failure, send } = useSending(
    form,
    ['role', 'unitId', 'from', 'until'],
    async (values: PostInput) => {
      const body: PostInput = { ...values, unitId: isOfUnit ? values.unitId : null, until: values.until ?? null };
      await act.mutateAsync({ path: `/people/${person.id}/posts`, method: 'POST', body });
      form.resetFields();
    },
  );
  return (
    <Form
      name="post"
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ unitId: person.unitId, from: todayInShanghai() }}
      onFinish={(values) => void send(values)}
    >
      {failure !== null && <FailureAlert failure={failure} />}
      <Form.Item name="role" label={m.role} rules={[r.chosen(m.role)]}>
        <Select options={Object.entries(roleLabels).map(([value, label]) => ({ value, label: pick(label) }))} />
      </Form.Item>
      {isOfUnit && (
        <Form.Item name="unitId" label={m.postUnit} rules={[r.chosen(m.postUnit)]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={units.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
      )}
      <Form.Item name="from" label={m.from} rules={[r.chosen(m.from)]}>
        <DayPicker />
      </Form.Item>
      <Form.Item name="until" label={m.until} extra={m.untilHint}>
        <DayPicker />
      </Form.Item>
      <p className="oz-quiet">{m.endsSessions}</p>
      <Button htmlType="submit" loading={running}>
        {m.givePost}
      </Button>
    </Form>
  );
}
