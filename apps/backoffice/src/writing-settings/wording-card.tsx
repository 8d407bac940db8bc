import {
  wordingKindLabels,
  type WordingImported,
  type WordingList,
  type WordingRule,
  type WordingRuleInput,
} from '@openzone/contracts';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { App, Button, Card, Empty, Form, Input, Modal, Select, Switch, Tag } from 'antd';
import { useRef, useState } from 'react';
import { API, request } from '../api/client.ts';
import { asFailure } from '../api/failure.ts';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { AskDialog } from '../ui/ask-dialog.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { useRules } from '../ui/rules.ts';
import { useSending } from '../ui/use-sending.ts';
import { WideTable } from '../ui/wide-table.tsx';
import { writingSettingsMessages } from './messages.ts';
import { wordingQuery } from './queries.ts';

/** What a screen shows of a long list; a word is found by typing. */
const mostShown = 200;

/** Words the site does not want. */
export function WordingCard() {
  const m = useMessages(writingSettingsMessages);
  const { pick } = useLanguage();
  const { message } = App.useApp();
  const client = useQueryClient();
  const { data } = useSuspenseQuery(wordingQuery);
  const [editing, setEditing] = useState<WordingRule | 'new' | null>(null);
  const [removing, setRemoving] = useState<WordingRule | null>(null);
  const [typed, setTyped] = useState('');
  const took = (list: WordingList) => client.setQueryData(wordingQuery.queryKey, list);
  const rules = data.rules.filter(({ wrong, instead }) => typed === '' || `${wrong} ${instead}`.includes(typed.trim()));
  return (
    <Card
      className="oz-card"
      size="small"
      title={<h2>{m.wording}</h2>}
      extra={
        <span className="oz-row">
          {data.mayEdit && <WordingFile />}
          <Button size="small" href={`${API}/wording-rules.csv`}>
            {m.exportCsv}
          </Button>
          {data.mayEdit && (
            <Button size="small" onClick={() => setEditing('new')}>
              {m.wordAdd}
            </Button>
          )}
        </span>
      }
    >
      <p className="oz-quiet">{m.wordingAbout}</p>
      {data.rules.length === 0 ? (
        <Empty description={m.wordingNone} />
      ) : (
        <>
          <Input.Search
            aria-label={m.search}
            placeholder={m.search}
            allowClear
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <WideTable<WordingRule>
            label={m.wording}
            least={560}
            size="small"
            rowKey="id"
            dataSource={rules.slice(0, mostShown)}
            columns={[
              { key: 'wrong', title: m.wrong, render: (_, one) => <span lang="zh-CN">{one.wrong}</span> },
              { key: 'instead', title: m.instead, render: (_, one) => <span lang="zh-CN">{one.instead}</span> },
              {
                key: 'kind',
                title: m.kind,
                width: 170,
                render: (_, one) => (
                  <>
                    <Tag>{pick(wordingKindLabels[one.kind])}</Tag>
                    {one.blocking === true && <Tag color="red">{m.blocking}</Tag>}
                  </>
                ),
              },
              { key: 'reason', title: m.reason, render: (_, one) => one.reason },
              {
                key: 'acts',
                title: m.acts,
                width: 150,
                render: (_, one) =>
                  data.mayEdit && (
                    <span className="oz-row">
                      <Button size="small" aria-label={m.wordEdit(one.wrong)} onClick={() => setEditing(one)}>
                        {m.change}
                      </Button>
                      <Button size="small" danger aria-label={m.wordRemove(one.wrong)} onClick={() => setRemoving(one)}>
                        {m.remove}
                      </Button>
                    </span>
                  ),
              },
            ]}
          />
        </>
      )}
      {editing !== null && (
        <WordDialog
          rule={editing === 'new' ? null : editing}
          onSaved={(list) => {
            took(list);
            setEditing(null);
            void message.success(m.saved);
          }}
          onClose={() => setEditing(null)}
        />
      )}
      <AskDialog
        open={removing !== null}
        title={m.wordRemove(removing?.wrong ?? '')}
        okText={m.remove}
        danger
        onClose={() => setRemoving(null)}
        onOk={async () => {
          if (removing === null) return;
          took(await request<WordingList>(`/wording-rules/${removing.id}`, { method: 'DELETE' }));
          void message.success(m.removed);
        }}
      >
        <p>{m.wordRemoveAbout}</p>
      </AskDialog>
    </Card>
  );
}

/** A list as a file; nothing is written while a row of it is wrong. */
function WordingFile() {
  const m = useMessages(writingSettingsMessages);
  const { pick } = useLanguage();
  const { message } = App.useApp();
  const client = useQueryClient();
  const chooser = useRef<HTMLInputElement>(null);
  const take = async (file: File): Promise<void> => {
    try {
      const csv = await file.text();
      const { added, changed, same } = await request<WordingImported>('/wording-rules/import', {
        method: 'POST',
        body: { csv },
      });
      void message.success(m.imported(added, changed, same));
      await client.invalidateQueries({ queryKey: wordingQuery.queryKey });
    } catch (error) {
      void message.error(pick(asFailure(error).text), 10);
    }
  };
  return (
    <>
      <Button size="small" onClick={() => chooser.current?.click()}>
        {m.importCsv}
      </Button>
      <input
        ref={chooser}
        type="file"
        accept=".csv,text/csv"
        hidden
        tabIndex={-1}
        aria-label={m.importCsv}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file !== undefined) void take(file);
          event.target.value = '';
        }}
      />
    </>
  );
}

interface DialogProps {
  /** Null for a new one. */
  readonly rule: WordingRule | null;
  readonly onSaved: (list: WordingList) => void;
  readonly onClose: () => void;
}

function WordDialog({ rule, onSaved, onClose }: DialogProps) {
  const m = useMessages(writingSettingsMessages);
  const c = useMessages(common);
  const r = useRules();
  const { pick } = useLanguage();
  const [form] = Form.useForm<WordingRuleInput>();
  const names = ['wrong', 'instead', 'kind', 'reason', 'active', 'blocking'];
  const { running, failure, send } = useSending(form, names, async (body: WordingRuleInput) => {
    onSaved(
      rule === null
        ? await request<WordingList>('/wording-rules', { method: 'POST', body })
        : await request<WordingList>(`/wording-rules/${rule.id}`, { method: 'PUT', body }),
    );
  });
  const { wrong = '', instead = '', kind = 'TYPO', reason = '', active = true, blocking = false } = rule ?? {};
  return (
    <Modal
      open
      title={rule === null ? m.wordAdd : m.wordEdit(rule.wrong)}
      okText={c.save}
      cancelText={c.cancel}
      confirmLoading={running}
      okButtonProps={{ htmlType: 'submit', form: 'wording' }}
      onCancel={onClose}
    >
      <Form<WordingRuleInput>
        name="wording"
        id="wording"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ wrong, instead, kind, reason, active, blocking }}
        onFinish={(values) => void send(values)}
      >
        {failure !== null && <FailureAlert failure={failure} />}
        <Form.Item name="wrong" label={m.wrong} rules={[r.needed(m.wrong), r.most(m.wrong, 60)]}>
          <Input autoFocus />
        </Form.Item>
        <Form.Item name="instead" label={m.instead} extra={m.insteadHint} rules={[r.most(m.instead, 60)]}>
          <Input />
        </Form.Item>
        <Form.Item name="kind" label={m.kind}>
          <Select
            options={Object.entries(wordingKindLabels).map(([value, label]) => ({ value, label: pick(label) }))}
          />
        </Form.Item>
        <Form.Item name="reason" label={m.reason} rules={[r.most(m.reason, 300)]}>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} />
        </Form.Item>
        <Form.Item name="blocking" label={m.blocking} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name="active" label={m.inUse} valuePropName="checked">
          <Switch />
        </Form.Item>
      </Form>
    </Modal>
  );
}
