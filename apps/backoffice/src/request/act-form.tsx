import { requestActLabels, type RequestDetail } from '@openzone/contracts';
import { Alert, Button, Form } from 'antd';
import { useId, useRef, useState, type ReactNode } from 'react';
import { asFailure } from '../api/failure.ts';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { fieldOf, fieldPath } from '../lib/field-errors.ts';
import { todayInShanghai } from '../lib/time.ts';
import { newCommandKey } from '../requests/command-key.ts';
import { DayPicker } from '../ui/day-picker.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { FieldHelp } from '../ui/field-help.tsx';
import { ActControl } from './act-control.tsx';
import { actData, emptyAct, fieldsOf, type ActValues, type FormAct } from './act-fields.ts';
import { actLetters, actNotes, besideClock, endingActs } from './act-words.ts';
import { answerKind, documentKindLabels, type DocumentKind } from './document-kinds.ts';
import { documentProblems } from './document-problems.ts';
import { caseMessages } from './messages.ts';
import type { PerformAct } from './use-request-act.ts';

interface Props {
  readonly act: FormAct;
  readonly detail: RequestDetail;
  readonly perform: PerformAct;
  readonly onDone: () => void;
  /** Left out where the form stands open all the time. */
  readonly onCancel?: () => void;
  readonly children?: ReactNode;
}

export interface ActFormValues {
  readonly on: string | null;
  readonly data: ActValues;
}

/** The form of one act: the day it happened and what the act carries. What was typed stays until the act has succeeded. */
export function ActForm({ act, detail, perform, onDone, onCancel, children }: Props) {
  const m = useMessages(caseMessages);
  const c = useMessages(common);
  const { pick } = useLanguage();
  const sending = useSendAct({ act, detail, perform, onDone });
  const offered = detail.acts.includes(act);
  const label = pick(requestActLabels[act]);
  const letters = lettersOf(act, detail).map((kind) => pick(documentKindLabels[kind]));
  return (
    <Form<ActFormValues>
      name={sending.name}
      form={sending.form}
      className="oz-act-form"
      layout="vertical"
      initialValues={sending.opened}
      onFinish={(values) => void sending.send(values)}
      scrollToFirstError={{ block: 'center', focus: true }}
    >
      <p className="oz-rule">{pick(actNotes[act])}</p>
      {children}
      {!offered && <Alert className="oz-alert" type="warning" showIcon title={m.notOffered} />}
      {sending.failure !== null && <ActFailure failure={sending.failure} />}
      {fieldsOf(act).map(([name, field]) => (
        <ActControl key={name} act={act} name={name} field={field} detail={detail} />
      ))}
      <OnField act={act} />
      {letters.length > 0 && <p className="oz-reckoning">{m.letters(letters.join(c.list))}</p>}
      <div className="oz-row">
        <Button
          type="primary"
          danger={endingActs.includes(act)}
          htmlType="submit"
          loading={sending.running}
          disabled={!offered}
        >
          {m.submit(label)}
        </Button>
        {onCancel !== undefined && (
          <Button onClick={onCancel} disabled={sending.running}>
            {m.backToActs}
          </Button>
        )}
      </div>
    </Form>
  );
}

/** What is drawn up with the act; the answer itself follows from the draft that is signed. */
function lettersOf(act: FormAct, { draft, clock }: RequestDetail): readonly DocumentKind[] {
  const answer = act === 'DECISION_SIGNED_OFF' ? answerKind(draft?.outcome ?? null, clock.regime) : undefined;
  return [...(answer === undefined ? [] : [answer]), ...(actLetters[act] ?? [])];
}

/** Where the letter of the act lacks something, the server lists what. */
function ActFailure({ failure }: { readonly failure: unknown }) {
  const { pick } = useLanguage();
  const problems = documentProblems(asFailure(failure)) ?? [];
  return (
    <FailureAlert failure={failure}>
      {problems.length > 1 && (
        <ul className="oz-tight">
          {problems.map((problem) => (
            <li key={`${problem.field}-${problem.text.zh}`}>{pick(problem.text)}</li>
          ))}
        </ul>
      )}
    </FailureAlert>
  );
}

function OnField({ act }: Pick<Props, 'act'>) {
  const m = useMessages(caseMessages);
  const today = todayInShanghai();
  return (
    <Form.Item
      name="on"
      label={m.on}
      extra={<FieldHelp of="actDay" field={m.on} hint={besideClock.includes(act) ? m.onPlain : m.onHint} />}
      rules={[
        { required: true, message: m.missing(m.on) },
        {
          validator: async (_, value: unknown) => {
            if (typeof value === 'string' && value > todayInShanghai()) throw new Error(m.futureDay);
          },
        },
      ]}
    >
      <DayPicker latest={today} />
    </Form.Item>
  );
}

function useSendAct({ act, detail, perform, onDone }: Pick<Props, 'act' | 'detail' | 'perform' | 'onDone'>) {
  const { pick } = useLanguage();
  const name = `${act}-${useId()}`;
  const [form] = Form.useForm<ActFormValues>();
  const [opened] = useState<ActFormValues>(() => ({
    on: todayInShanghai(),
    data: { ...emptyAct(act), ...suggested(act, detail) },
  }));
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const key = useRef(newCommandKey());
  const send = async (values: ActFormValues) => {
    // `onFinish` is called with a valid form only, and the day is needed there.
    if (running || values.on === null) return;
    setRunning(true);
    setFailure(null);
    try {
      await perform({ act, on: values.on, data: actData(act, values.data), commandKey: key.current });
      key.current = newCommandKey();
      form.resetFields();
      onDone();
    } catch (error) {
      const problem = asFailure(error);
      const path = placeOf(act, problem);
      if (path === null) setFailure(problem);
      else form.setFields([{ name: path, errors: [pick(problem.text)] }]);
    } finally {
      setRunning(false);
    }
  };
  return { name, form, opened, running, failure, send };
}

/** What the site usually sets; it can be changed. */
function suggested(act: FormAct, { suggestedCorrectionDue }: RequestDetail): Record<string, unknown> {
  return act === 'CORRECTION_NOTICE_SENT' ? { dueOn: suggestedCorrectionDue } : {};
}

type Place = ['on'] | ['data', string];

/** `data.dueOn` and `dueOn` both name the field; what names none is told above the form. */
function placeOf(act: FormAct, problem: ReturnType<typeof asFailure>): Place | null {
  if (problem.error.field === undefined) return null;
  if (fieldPath(problem.error.field)[0] === 'on') return ['on'];
  const names = fieldsOf(act).map(([name]) => name);
  const path = fieldOf(problem, [...names, ...names.map((name) => `data.${name}`)]);
  const last = path?.at(-1);
  return last === undefined ? null : ['data', String(last)];
}
