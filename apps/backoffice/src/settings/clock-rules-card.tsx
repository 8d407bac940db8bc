import type { ClockChangePreview, ClockChoices, ClockSettings } from '@openzone/contracts';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { App, Button, Card, Form, Input } from 'antd';
import { useState } from 'react';
import { request } from '../api/client.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatTime } from '../lib/time.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { useRules } from '../ui/rules.ts';
import { useSending } from '../ui/use-sending.ts';
import { changedRules, choiceWords, clockRuleMessages, clockRules, ruleNames } from './clock-rules.ts';
import { EffectPreview } from './effect-preview.tsx';
import { clockSettingsQuery } from './queries.ts';
import { RuleField } from './rule-field.tsx';

interface Props {
  readonly mayEdit: boolean;
  readonly onDirty: (dirty: boolean) => void;
}

/** What the regulation leaves open in counting days, as this site chose; a change is seen in its effect before it is confirmed. */
export function ClockRulesCard({ mayEdit, onDirty }: Props) {
  const m = useMessages(clockRuleMessages);
  const { data: settings } = useSuspenseQuery(clockSettingsQuery);
  const [chosen, setChosen] = useState<ClockChoices | null>(null);
  const policy = chosen ?? settings.policy;
  const choose = (next: ClockChoices | null) => {
    const isChanged = next !== null && changedRules(settings.policy, next).length > 0;
    setChosen(isChanged ? next : null);
    onDirty(isChanged);
  };
  return (
    <Card className="oz-card" size="small" title={<h2>{m.title}</h2>}>
      <p className="oz-quiet">{m.about}</p>
      {ruleNames.map((name) => (
        <RuleField
          key={name}
          name={name}
          policy={policy}
          defaults={settings.defaults}
          disabled={!mayEdit}
          onChange={choose}
        />
      ))}
      {chosen !== null && (
        <Confirm key={JSON.stringify(chosen)} settings={settings} chosen={chosen} onDone={() => choose(null)} />
      )}
      <History changes={settings.changes} />
    </Card>
  );
}

interface ConfirmProps {
  readonly settings: ClockSettings;
  readonly chosen: ClockChoices;
  readonly onDone: () => void;
}

function Confirm({ settings, chosen, onDone }: ConfirmProps) {
  const m = useMessages(clockRuleMessages);
  const { pick } = useLanguage();
  const [effect, setEffect] = useState<ClockChangePreview | null>(null);
  const [form] = Form.useForm<{ readonly basis: string }>();
  const looking = useSending(form, [], async () => {
    setEffect(await request('/settings/clock/preview', { method: 'POST', body: { policy: chosen } }));
  });
  return (
    <div className="oz-preview">
      <h3>{m.changes}</h3>
      <ul className="oz-tight">
        {changedRules(settings.policy, chosen).map((name) => (
          <li key={name}>
            {m.change(
              pick(clockRules[name].label),
              pick(choiceWords(name, settings.policy[name])),
              pick(choiceWords(name, chosen[name])),
            )}
          </li>
        ))}
      </ul>
      {looking.failure !== null && <FailureAlert failure={looking.failure} />}
      {effect === null ? (
        <div className="oz-row">
          <Button type="primary" loading={looking.running} onClick={() => void looking.send({ basis: '' })}>
            {m.look}
          </Button>
          <Button onClick={onDone}>{m.reset}</Button>
          <span className="oz-quiet">{m.lookFirst}</span>
        </div>
      ) : (
        <>
          <EffectPreview effect={effect} />
          <BasisForm settings={settings} chosen={chosen} onDone={onDone} />
        </>
      )}
    </div>
  );
}

function BasisForm({ settings, chosen, onDone }: ConfirmProps) {
  const m = useMessages(clockRuleMessages);
  const r = useRules();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<{ readonly basis: string }>();
  const { running, failure, send } = useSending(form, ['basis'], async ({ basis }) => {
    const saved = await request<ClockSettings>('/settings/clock', {
      method: 'PUT',
      body: { policy: chosen, basis: basis.trim(), version: settings.version },
    });
    client.setQueryData(clockSettingsQuery.queryKey, saved);
    // Dates counted by the old rules.
    void client.invalidateQueries({ queryKey: ['requests'] });
    void client.invalidateQueries({ queryKey: ['request'] });
    void message.success(m.done);
    onDone();
  });
  return (
    <Form
      name="clock-rules"
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ basis: '' }}
      onFinish={(values: { readonly basis: string }) => void send(values)}
    >
      {failure !== null && <FailureAlert failure={failure} />}
      <Form.Item
        name="basis"
        label={m.basis}
        extra={m.basisHint}
        rules={[r.needed(m.basis), r.least(4), r.most(m.basis, 300)]}
      >
        <Input />
      </Form.Item>
      <div className="oz-row">
        <Button type="primary" htmlType="submit" loading={running}>
          {m.confirm}
        </Button>
        <Button onClick={onDone} disabled={running}>
          {m.reset}
        </Button>
      </div>
    </Form>
  );
}

function History({ changes }: Pick<ClockSettings, 'changes'>) {
  const m = useMessages(clockRuleMessages);
  const { language } = useLanguage();
  return (
    <>
      <h3>{m.history}</h3>
      {changes.length === 0 ? (
        <p className="oz-quiet">{m.noHistory}</p>
      ) : (
        <ul className="oz-plain">
          {changes.toReversed().map(({ number, basis, at }) => (
            <li key={number} className="oz-change">
              <span>{basis}</span>
              <span className="oz-quiet">
                {m.nth(number)} · {formatTime(at, language)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
