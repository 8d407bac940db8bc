import { reviewPrinciples, roleLabels, type DocumentDetail, type ReviewInput } from '@openzone/contracts';
import { Button, Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { asFailure } from '../api/failure.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { fieldOf } from '../lib/field-errors.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { useRules } from '../ui/rules.ts';
import { actMessages } from './act-messages.ts';
import { DeterminationFacts } from './determination-facts.tsx';
import { documentMessages } from './messages.ts';
import { principles } from './principles.ts';
import type { Perform } from './use-act.ts';

interface Values {
  readonly confirmed: ReviewInput['confirmed'];
  readonly comment: string;
}

/** One reviewer's step: read, confirm the three principles and approve, or say what to change and return. */
export function ReviewPanel({ document, perform }: { readonly document: DocumentDetail; readonly perform: Perform }) {
  const r = useRules();
  const a = useMessages(actMessages);
  const m = useMessages(documentMessages);
  const { pick } = useLanguage();
  const [form] = Form.useForm<Values>();
  const [running, setRunning] = useState<ReviewInput['decision'] | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const review = document.reviews.findLast((one) => one.state === 'open');
  const role = review?.steps[review.currentStep - 1];
  const decide = async (decision: ReviewInput['decision']) => {
    const { confirmed, comment } = form.getFieldsValue();
    const missing =
      decision === 'approve'
        ? confirmed.length < principles.length
          ? 'confirmed'
          : null
        : comment.trim().length < 2
          ? 'comment'
          : null;
    form.setFields([
      { name: 'confirmed', errors: missing === 'confirmed' ? [a.principlesMissing] : [] },
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
        body: { decision, comment: comment.trim(), confirmed: decision === 'approve' ? confirmed : [] },
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
    <Form<Values>
      name="review"
      form={form}
      layout="vertical"
      requiredMark={false}
      className="oz-panel"
      initialValues={{ confirmed: [], comment: '' }}
    >
      <h3>
        {a.reviewTitle}
        {review !== undefined && role !== undefined && (
          <span className="oz-quiet">
            {' '}
            {m.reviewAt(review.currentStep, review.steps.length, pick(roleLabels[role]))}
          </span>
        )}
      </h3>
      <p className="oz-quiet">{a.reviewAbout}</p>
      {document.determination !== null && <DeterminationFacts determination={document.determination} />}
      {failure !== null && <FailureAlert failure={failure} />}
      <Form.Item name="confirmed" label={a.principles}>
        <Checkbox.Group
          className="oz-principles"
          options={principles.map((key) => ({ value: key, label: pick(reviewPrinciples[key]) }))}
        />
      </Form.Item>
      <Form.Item name="comment" label={a.comment} extra={a.commentHint} rules={[r.most(a.comment, 2000)]}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
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
      </div>
    </Form>
  );
}
