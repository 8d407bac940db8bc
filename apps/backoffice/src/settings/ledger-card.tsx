import type { LedgerSettings, LedgerState } from '@openzone/contracts';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { App, Button, Card, Form, Input } from 'antd';
import { request } from '../api/client.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatTime } from '../lib/time.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { FieldHelp } from '../ui/field-help.tsx';
import { useSending } from '../ui/use-sending.ts';
import { ledgerSettingsMessages } from './ledger-messages.ts';
import { ledgerSettingsQuery } from './queries.ts';
import { firstBadLine, linesOf, witnessesIn } from './witness-lines.ts';

interface Props {
  readonly mayEdit: boolean;
  readonly onDirty: (dirty: boolean) => void;
}

interface Values {
  readonly witnesses: string;
  readonly timestampUrl: string;
}

/** Who else sees the ledger of the site, and how far they have come. */
export function LedgerCard({ mayEdit, onDirty }: Props) {
  const m = useMessages(ledgerSettingsMessages);
  const { message } = App.useApp();
  const client = useQueryClient();
  const { data } = useSuspenseQuery(ledgerSettingsQuery);
  const [form] = Form.useForm<Values>();
  const { running, failure, send } = useSending(form, ['timestampUrl'], async ({ witnesses, timestampUrl }) => {
    const url = timestampUrl.trim();
    const body: LedgerSettings = { witnesses: witnessesIn(witnesses), timestampUrl: url === '' ? null : url };
    const saved = await request<LedgerState>('/settings/ledger', { method: 'PUT', body });
    client.setQueryData(ledgerSettingsQuery.queryKey, saved);
    onDirty(false);
    void message.success(m.saved);
  });
  const checkLines = async (_rule: unknown, value: string) => {
    const bad = firstBadLine(value);
    if (bad !== undefined) throw new Error(m.badLine(bad));
  };
  return (
    <Card className="oz-card" size="small" title={<h2>{m.title}</h2>}>
      <p className="oz-quiet">{m.about}</p>
      <p>{m.size(data.size)}</p>
      <h3>{m.state}</h3>
      <Seen state={data} />
      <Form<Values>
        name="ledger"
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={!mayEdit}
        initialValues={{ witnesses: linesOf(data.witnesses), timestampUrl: data.timestampUrl ?? '' }}
        onValuesChange={() => onDirty(true)}
        onFinish={(values) => void send(values)}
      >
        {failure !== null && <FailureAlert failure={failure} />}
        <Form.Item
          name="witnesses"
          label={m.witnesses}
          extra={<FieldHelp of="witnesses" field={m.witnesses} hint={m.witnessesHint} />}
          rules={[{ validator: checkLines }]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} spellCheck={false} />
        </Form.Item>
        <Form.Item
          name="timestampUrl"
          label={m.timestampUrl}
          extra={<FieldHelp of="timestampUrl" field={m.timestampUrl} hint={m.timestampUrlHint} />}
        >
          <Input inputMode="url" spellCheck={false} />
        </Form.Item>
        {mayEdit && (
          <Button type="primary" htmlType="submit" loading={running}>
            {m.save}
          </Button>
        )}
      </Form>
    </Card>
  );
}

function Seen({ state }: { readonly state: LedgerState }) {
  const m = useMessages(ledgerSettingsMessages);
  const { language } = useLanguage();
  const lines = [
    ...state.witnesses.map(({ name }) => {
      const seen = state.witnessed.find((one) => one.witness === name);
      return seen === undefined ? m.hasNotSeen(name) : m.hasSeen(name, seen.size, formatTime(seen.seenAt, language));
    }),
    ...state.failures.map((one) => m.failing(one.name, one.failure, formatTime(one.nextAttemptAt, language))),
  ];
  if (lines.length === 0) return <p className="oz-quiet">{m.noWitness}</p>;
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
