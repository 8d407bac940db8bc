import { EditOutlined } from '@ant-design/icons';
import type { Term, TermInput, TermKind, Terms } from '@openzone/contracts';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { App, Button, Card, Form, Input, Modal, Select, Switch } from 'antd';
import { useState } from 'react';
import { request } from '../api/client.ts';
import { asFailure } from '../api/failure.ts';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { useRules } from '../ui/rules.ts';
import { termsQuery } from '../ui/term-options.ts';
import { useSending } from '../ui/use-sending.ts';
import { WideTable } from '../ui/wide-table.tsx';
import { siteMessages } from './messages.ts';

interface Props {
  readonly kind: TermKind;
  readonly mayEdit: boolean;
}

/** Topics or genres: what is offered, what it is called in English, how often it is used. */
export function TermsCard({ kind, mayEdit }: Props) {
  const m = useMessages(siteMessages);
  const { pick } = useLanguage();
  const { message } = App.useApp();
  const client = useQueryClient();
  const { data: terms } = useSuspenseQuery(termsQuery);
  const [editing, setEditing] = useState<Term | 'new' | null>(null);
  const put = async (input: TermInput) => {
    client.setQueryData(termsQuery.queryKey, await request<Terms>(`/terms/${kind}`, { method: 'PUT', body: input }));
    void message.success(m.saved);
  };
  const offer = async ({ used: _used, ...term }: Term, active: boolean) => {
    try {
      await put({ ...term, active });
    } catch (error) {
      void message.error(pick(asFailure(error).text));
      void client.invalidateQueries({ queryKey: termsQuery.queryKey });
    }
  };
  const title = kind === 'topic' ? m.topics : m.genres;
  return (
    <Card
      className="oz-card"
      size="small"
      title={<h2>{title}</h2>}
      extra={
        mayEdit && (
          <Button
            size="small"
            aria-label={kind === 'topic' ? m.addTopic : m.addGenre}
            onClick={() => setEditing('new')}
          >
            {m.add}
          </Button>
        )
      }
    >
      <p className="oz-quiet">{m.termsAbout}</p>
      <WideTable<Term>
        label={title}
        least={300}
        size="small"
        rowKey="name"
        dataSource={terms[kind]}
        columns={[
          {
            key: 'name',
            title: m.name,
            render: (_, term) => (
              <span className={term.parent === null ? 'oz-term' : 'oz-term oz-term-below'}>
                <span lang="zh-CN">{term.name}</span>
                {mayEdit && (
                  <Button
                    type="text"
                    size="small"
                    icon={<EditOutlined aria-hidden />}
                    aria-label={m.edit(term.name)}
                    title={m.edit(term.name)}
                    onClick={() => setEditing(term)}
                  />
                )}
                {term.nameEn !== '' && (
                  <span className="oz-quiet" lang="en">
                    {term.nameEn}
                  </span>
                )}
              </span>
            ),
          },
          { key: 'used', title: m.used, width: 90, align: 'right', render: (_, { used }) => used },
          {
            key: 'active',
            title: m.active,
            width: 64,
            render: (_, term) => (
              <Switch
                size="small"
                checked={term.active}
                disabled={!mayEdit}
                aria-label={m.activeOf(term.name)}
                onChange={(active) => void offer(term, active)}
              />
            ),
          },
        ]}
      />
      {editing !== null && (
        <TermDialog
          term={editing === 'new' ? null : editing}
          listed={terms[kind]}
          title={editing === 'new' ? (kind === 'topic' ? m.addTopic : m.addGenre) : m.edit(editing.name)}
          position={Math.max(-1, ...terms[kind].map(({ position }) => position)) + 1}
          onSave={put}
          onClose={() => setEditing(null)}
        />
      )}
    </Card>
  );
}

interface DialogProps {
  readonly term: Term | null;
  readonly listed: readonly Term[];
  readonly title: string;
  /** Of a new one: last. */
  readonly position: number;
  readonly onSave: (input: TermInput) => Promise<void>;
  readonly onClose: () => void;
}

function TermDialog({ term, listed, title, position, onSave, onClose }: DialogProps) {
  const m = useMessages(siteMessages);
  const c = useMessages(common);
  const r = useRules();
  const [form] = Form.useForm<{ name: string; nameEn: string; parent?: string | null }>();
  const fields = ['name', 'nameEn', 'parent'] as const;
  const { running, failure, send } = useSending(form, fields, async ({ name, nameEn, parent = null }) => {
    const given = { name: name.trim(), nameEn: nameEn.trim(), parent };
    await onSave(
      term === null
        ? { ...given, active: true, position, revision: 0 }
        : { ...given, active: term.active, position: term.position, revision: term.revision },
    );
    onClose();
  });
  const hasBelow = listed.some(({ parent }) => parent === term?.name);
  const above = listed.filter(
    ({ name, parent, active }) => parent === null && name !== term?.name && (active || name === term?.parent),
  );
  return (
    <Modal
      open
      title={title}
      okText={c.save}
      cancelText={c.cancel}
      confirmLoading={running}
      okButtonProps={{ htmlType: 'submit', form: 'term' }}
      onCancel={onClose}
    >
      <Form
        name="term"
        id="term"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ name: term?.name ?? '', nameEn: term?.nameEn ?? '', parent: term?.parent ?? null }}
        onFinish={(values) => void send(values)}
      >
        {failure !== null && <FailureAlert failure={failure} />}
        <Form.Item name="name" label={m.name} rules={[r.needed(m.name), r.most(m.name, 60)]}>
          <Input disabled={term !== null} />
        </Form.Item>
        <Form.Item name="nameEn" label={m.nameEn} extra={m.nameEnHint} rules={[r.most(m.nameEn, 120)]}>
          <Input lang="en" />
        </Form.Item>
        <Form.Item name="parent" label={m.above} extra={hasBelow ? m.hasBelow : m.aboveHint}>
          <Select
            allowClear
            disabled={hasBelow}
            placeholder={m.firstLevel}
            showSearch={{ optionFilterProp: 'label' }}
            options={above.map(({ name }) => ({ value: name, label: name }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
