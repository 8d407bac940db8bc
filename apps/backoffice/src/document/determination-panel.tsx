import {
  attributeLabels,
  groundRules,
  proactiveArticles,
  type Attribute,
  type DeterminationInput,
  type DocumentDetail,
  type Ground,
} from '@openzone/contracts';
import { Alert, Button, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { asFailure } from '../api/failure.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { fieldOf } from '../lib/field-errors.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { FieldHelp } from '../ui/field-help.tsx';
import { useReference } from '../ui/reference.ts';
import { useRules } from '../ui/rules.ts';
import { useSmallScreen } from '../ui/small-screen.ts';
import { actMessages } from './act-messages.ts';
import { determinationInput, type DeterminationValues } from './determination.ts';
import type { Perform } from './use-act.ts';

interface Props {
  readonly document: DocumentDetail;
  readonly perform: Perform;
}

export function DeterminationPanel({ document, perform }: Props) {
  const a = useMessages(actMessages);
  const { pick } = useLanguage();
  const { reference } = useReference();
  const [form] = Form.useForm<DeterminationValues>();
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const column = reference.columns.find((one) => one.id === document.columnId);
  const suggested =
    column !== undefined && Object.hasOwn(proactiveArticles, column.article) ? column.article : undefined;
  const before = document.determination;
  const record = async (values: DeterminationValues) => {
    setRunning(true);
    setFailure(null);
    try {
      const input: DeterminationInput = determinationInput(values);
      await perform({ path: '/determination', body: input, done: a.determined });
    } catch (error) {
      const problem = asFailure(error);
      const path = fieldOf(problem, [
        'attribute',
        'article',
        'ground',
        'reason',
        ...Object.keys(values.evidence ?? {}).map((key) => `evidence.${key}`),
      ]);
      if (path === null) setFailure(problem);
      else form.setFields([{ name: path as never, errors: [pick(problem.text)] }]);
    } finally {
      setRunning(false);
    }
  };
  return (
    <Form<DeterminationValues>
      name="determination"
      form={form}
      layout="vertical"
      requiredMark={false}
      className="oz-panel"
      initialValues={{
        attribute: before?.attribute,
        article: before?.attribute === 'PROACTIVE' ? before.article : suggested,
        ground: before?.ground ?? undefined,
        reason: before?.reason ?? '',
        evidence: before?.evidence ?? {},
      }}
      onFinish={(values) => void record(values)}
      scrollToFirstError
    >
      <h3>{a.determineTitle}</h3>
      <p className="oz-quiet">{a.determineAbout}</p>
      {failure !== null && <FailureAlert failure={failure} />}
      <DeterminationFields {...(suggested === undefined ? {} : { suggestedBy: column?.name ?? '', suggested })} />
      <Button type="primary" htmlType="submit" loading={running}>
        {a.determineOk}
      </Button>
    </Form>
  );
}

/**
 * Attribute, and what the Regulation asks for each. Also used where rows of an import are settled: there a row may be saved with holes
 * (`lenient`), and the server tells what is missing before it can be confirmed.
 */
export function DeterminationFields({
  suggested,
  suggestedBy,
  lenient = false,
}: {
  readonly suggested?: string;
  readonly suggestedBy?: string;
  readonly lenient?: boolean;
}) {
  const a = useMessages(actMessages);
  const r = useRules();
  const { pick } = useLanguage();
  const form = Form.useFormInstance();
  const small = useSmallScreen();
  const attribute = Form.useWatch<Attribute | undefined>('attribute', form);
  const article = Form.useWatch<string | undefined>('article', form);
  return (
    <>
      <Form.Item
        name="attribute"
        label={a.attribute}
        extra={<FieldHelp of="attribute" field={a.attribute} />}
        rules={lenient ? [] : [r.chosen(a.attribute)]}
      >
        <Radio.Group
          options={Object.entries(attributeLabels).map(([value, label]) => ({ value, label: pick(label) }))}
        />
      </Form.Item>
      {attribute === 'PROACTIVE' && (
        <Form.Item
          name="article"
          label={a.proactiveArticle}
          extra={
            <FieldHelp
              of="article"
              field={a.proactiveArticle}
              hint={
                suggested !== undefined && article === suggested && suggestedBy !== undefined
                  ? a.suggested(suggestedBy)
                  : a.proactiveHint
              }
            />
          }
          rules={lenient ? [] : [r.chosen(a.proactiveArticle)]}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            popupMatchSelectWidth={small ? true : 460}
            options={Object.entries(proactiveArticles).map(([value, label]) => ({
              value,
              label: value.startsWith('20') ? `${value} ${pick(label)}` : pick(label),
            }))}
          />
        </Form.Item>
      )}
      {attribute === 'ON_REQUEST' && <p className="oz-quiet">{a.onRequestHint}</p>}
      {attribute === 'WITHHELD' && <GroundFields lenient={lenient} />}
      {attribute !== undefined && attribute !== null && (
        <Form.Item
          name="reason"
          label={attribute === 'PROACTIVE' ? a.reasonOptional : a.reason}
          extra={attribute === 'PROACTIVE' ? null : <FieldHelp of="determinationReason" field={a.reason} />}
          rules={[
            ...(attribute === 'PROACTIVE' || lenient ? [] : [r.needed(a.reason), r.least(5)]),
            r.most(a.reason, 2000),
          ]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
      )}
    </>
  );
}

function GroundFields({ lenient }: { readonly lenient: boolean }) {
  const a = useMessages(actMessages);
  const r = useRules();
  const { pick } = useLanguage();
  const form = Form.useFormInstance();
  const small = useSmallScreen();
  const ground = Form.useWatch<Ground | undefined>('ground', form);
  const rule = ground === undefined || ground === null ? undefined : groundRules[ground];
  return (
    <>
      <Form.Item
        name="ground"
        label={a.ground}
        extra={<FieldHelp of="ground" field={a.ground} hint={a.groundHint} />}
        rules={lenient ? [] : [r.chosen(a.ground)]}
      >
        <Select
          popupMatchSelectWidth={small ? true : 460}
          options={Object.entries(groundRules).map(([value, one]) => ({ value, label: pick(one.label) }))}
        />
      </Form.Item>
      {rule !== undefined && (
        <>
          <Alert
            className="oz-alert"
            type={rule.article.startsWith('16') ? 'warning' : 'info'}
            showIcon
            title={a.force(pick(rule.force), rule.article)}
            description={rule.article.startsWith('16') ? a.discretion : null}
          />
          {Object.entries(rule.evidence).map(([key, label]) => (
            <Form.Item
              key={`${ground ?? ''}-${key}`}
              name={['evidence', key]}
              label={pick(label)}
              rules={[...(lenient ? [] : [r.needed(pick(label))]), r.most(pick(label), 2000)]}
            >
              <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} />
            </Form.Item>
          ))}
        </>
      )}
    </>
  );
}
