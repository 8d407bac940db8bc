import type { ReviewPlan } from '@openzone/contracts';
import { Alert } from 'antd';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { reviewMessages } from './review-messages.ts';

/** Who reviews, step by step, and whom the roles are today. */
export function ReviewPlanSteps({ plan }: { readonly plan: ReviewPlan }) {
  const m = useMessages(reviewMessages);
  const { pick } = useLanguage();
  const words = (label: { readonly zh: string; readonly en: string }) => pick(label) || label.zh;
  return (
    <>
      {plan.warnings.map((warning) => (
        <Alert key={warning.zh} className="oz-alert" type="warning" showIcon title={pick(warning)} />
      ))}
      <ol className="oz-plan">
        {plan.steps.map((step, index) => (
          <li key={`${index}-${step.name.zh}`}>
            <strong>{words(step.name)}</strong>
            <span className="oz-quiet">
              {step.parts.length > 1 && ` · ${m.sideBySide}`}
              {step.days !== null && ` · ${m.planDays(step.days)}`}
            </span>
            <ul>
              {step.parts.map((part, place) => (
                <li key={`${place}-${part.who.zh}`}>
                  {words(part.who)}
                  <span className="oz-quiet"> {part.people.length === 0 ? m.planNobody : part.people.join('、')}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </>
  );
}
