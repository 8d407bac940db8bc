import { reviewPrinciples, type DocumentDetail, type Review, type ReviewInput } from '@openzone/contracts';
import { Alert, Button, Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { asFailure } from '../api/failure.ts';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { fieldOf } from '../lib/field-errors.ts';
import type { Spoken } from '../i18n/messages.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { FieldHelp } from '../ui/field-help.tsx';
import { useRules } from '../ui/rules.ts';
import { actMessages } from './act-messages.ts';
import { formatDay } from '../lib/time.ts';
import { DelegateDialog } from './delegate-dialog.tsx';
import { DeterminationFacts } from './determination-facts.tsx';
import { EvidenceField, type Evidence } from './evidence-field.tsx';
import { documentMessages } from './messages.ts';
import { isPrinciple } from './principles.ts';
import { reviewMessages } from './review-messages.ts';
import type { Perform } from './use-act.ts';

interface Values {
  readonly confirmed: ReviewInput['confirmed'];
  readonly comment: string;
  /** 0: to who wrote it. */
  readonly returnTo: number;
}

/** One reviewer's part of a step: read, confirm what it asks and approve; or say what to change and return it; or hand it on. */
export function ReviewPanel({ document, perform }: { readonly document: DocumentDetail; readonly perform: Perform }) {
  const r = useRules();
  const a = useMessages(actMessages);
  const m = useMessages(documentMessages);
  const w = useMessages(reviewMessages);
  const c = useMessages(common);
  const { language, pick } = useLanguage();
  const [handing, setHanding] = useState(false);
  const [evidence, setEvidence] = useState<Evidence | null>(null);
  const [form] = Form.useForm<Values>();
  const [running, setRunning] = useState<ReviewInput['decision'] | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const review = document.reviews.findLast((one) => one.state === 'open');
  const part = review?.parts.find((one) => one.isOpen && one.isMine);
  const others = review?.parts.filter((one) => one.isOpen && one !== part) ?? [];
  const asked = askedOf(part);
  const due = review?.due ?? null;
  const decide = async (decision: ReviewInput['decision']) => {
    const { confirmed, comment, returnTo } = form.getFieldsValue();
    const missing =
      decision === 'approve'
        ? asked.some(({ key }) => !confirmed.includes(key))
          ? 'confirmed'
          : null
        : comment.trim().length < 2
          ? 'comment'
          : null;
    form.setFields([
      {
        name: 'confirmed',
        errors: missing === 'confirmed' ? [asked.length === 3 ? a.principlesMissing : w.confirmMissing] : [],
      },
      { name: 'comment', errors: missing === 'comment' ? [a.commentMissing] : [] },
    ]);
    if (missing !== null) {
      form.scrollToField(missing, { block: 'center', focus: true });
      return;
    }
    try {
      await form.validateFields(['comment']);
    } catch {
      return;
    }
    setRunning(decision);
    setFailure(null);
    try {
      await perform({
        path: '/review',
        body: {
          decision,
          comment: comment.trim(),
          confirmed: decision === 'approve' ? confirmed : [],
          ...(part === undefined ? {} : { part: part.part }),
          returnTo: decision === 'return' && returnTo > 0 ? returnTo : null,
          evidence,
        },
        done: decision === 'approve' ? a.approved : a.returned,
      });
    } catch (error) {
      const problem = asFailure(error);
      const field = fieldOf(problem, ['confirmed', 'comment'])?.[0];
      if (field === 'confirmed' || field === 'comment') form.setFields([{ name: field, errors: [pick(problem.text)] }]);
      else setFailure(problem);
    } finally {
      setRunning(null);
    }
  };
  return (
    <>
      <Form<Values>
        name="review"
        form={form}
        layout="vertical"
        requiredMark={false}
        className="oz-panel"
        initialValues={{ confirmed: [], comment: '', returnTo: 0 }}
      >
        <h3>
          {a.reviewTitle}
          {review !== undefined && part !== undefined && (
            <span className="oz-quiet"> {m.reviewAt(review.currentStep, review.steps.length, pick(part.who))}</span>
          )}
        </h3>
        <p className="oz-quiet">{part !== undefined && part.required.length === 0 ? w.opinionAbout : a.reviewAbout}</p>
        {due !== null && (
          <Alert
            className="oz-alert"
            type={due.isLate ? 'warning' : 'info'}
            showIcon
            title={(due.isLate ? w.late : w.due)(formatDay(due.on, language))}
          />
        )}
        {part?.handedTo.map((one) => (
          <p key={one.at} className="oz-quiet">
            {w.handedNote(one.from, one.to, one.reason)}
          </p>
        ))}
        {others.length > 0 && (
          <p className="oz-quiet">
            {w.waitingWith}
            {c.colon}
            {others.map((one) => pick(one.who)).join('、')}
          </p>
        )}
        {document.determination !== null && <DeterminationFacts determination={document.determination} />}
        {failure !== null && <FailureAlert failure={failure} />}
        <Form.Item
          name="confirmed"
          label={asked.length === 3 ? a.principles : w.confirmTitle}
          extra={<FieldHelp of="confirmed" field={asked.length === 3 ? a.principles : w.confirmTitle} />}
          hidden={asked.length === 0}
        >
          <Checkbox.Group
            className="oz-principles"
            options={asked.map(({ key, label }) => ({ value: key, label: pick(label) || label.zh }))}
          />
        </Form.Item>
        <Form.Item
          name="comment"
          label={a.comment}
          extra={<FieldHelp of="reviewComment" field={a.comment} hint={a.commentHint} />}
          rules={[r.most(a.comment, 2000)]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
        </Form.Item>
        <EvidenceField value={evidence} onChange={setEvidence} />
        <Form.Item
          name="returnTo"
          label={w.returnTo}
          extra={<FieldHelp of="returnTo" field={w.returnTo} />}
          hidden={review === undefined || review.currentStep === 1}
        >
          <Select options={placesToReturn(review, w, pick)} />
        </Form.Item>
        <div className="oz-row">
          {document.actions.includes('approve') && (
            <Button
              type="primary"
              loading={running === 'approve'}
              disabled={running === 'return'}
              onClick={() => void decide('approve')}
            >
              {a.approveOk}
            </Button>
          )}
          {document.actions.includes('return') && (
            <Button
              danger
              loading={running === 'return'}
              disabled={running === 'approve'}
              onClick={() => void decide('return')}
            >
              {a.returnOk}
            </Button>
          )}
          {part !== undefined && document.actions.includes('approve') && (
            <Button disabled={running !== null} onClick={() => setHanding(true)}>
              {w.hand}
            </Button>
          )}
        </div>
      </Form>
      {handing && part !== undefined && (
        <DelegateDialog document={document} part={part.part} perform={perform} onClose={() => setHanding(false)} />
      )}
    </>
  );
}

type Part = Review['parts'][number];

/** What must be confirmed, in words: the three principles, then what the site asks besides. */
function askedOf(part: Part | undefined): { key: string; label: { readonly zh: string; readonly en: string } }[] {
  if (part === undefined) return [];
  return part.required.map((key) => ({
    key,
    label: isPrinciple(key)
      ? reviewPrinciples[key]
      : (part.checks.find((one) => one.key === key) ?? { zh: key, en: key }),
  }));
}

/** Who wrote it, and each step before the present one. */
function placesToReturn(
  review: Review | undefined,
  w: Spoken<typeof reviewMessages>,
  pick: (label: { readonly zh: string; readonly en: string }) => string,
) {
  const steps = new Map<number, string>();
  for (const one of review?.parts ?? []) {
    if (review !== undefined && one.step < review.currentStep && !steps.has(one.step))
      steps.set(one.step, pick(one.stepName) || one.stepName.zh || pick(one.who));
  }
  return [
    { value: 0, label: w.returnToWriter },
    ...[...steps].map(([step, name]) => ({ value: step, label: w.returnToStep(step, name) })),
  ];
}
