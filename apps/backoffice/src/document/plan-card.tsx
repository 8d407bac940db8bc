import type { DocumentDetail } from '@openzone/contracts';
import { Alert, Card } from 'antd';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatDay, formatTime } from '../lib/time.ts';
import { PlanForm } from './plan-form.tsx';
import { planMessages } from './plan-messages.ts';
import type { Perform } from './use-act.ts';

/** When the document is to go out, and before what time it must not. */
export function PlanCard({ document, perform }: { readonly document: DocumentDetail; readonly perform: Perform }) {
  const p = useMessages(planMessages);
  const { language } = useLanguage();
  const { plan } = document;
  const may = document.actions.includes('plan');
  if (plan === null && !may) return null;
  return (
    <Card className="oz-card" size="small" title={<h2>{p.title}</h2>}>
      <p className="oz-quiet">{p.about}</p>
      {plan !== null && !plan.mayLoosen && may && (
        <Alert className="oz-alert" type="info" showIcon title={p.locked(plan.embargoBy ?? '')} />
      )}
      {may ? (
        <PlanForm key={document.revision} plan={plan} perform={perform} />
      ) : (
        <ul className="oz-tight">
          {plan !== null && plan.notBefore !== null && (
            <li>
              {p.embargo(formatTime(plan.notBefore, language), plan.embargoBy ?? '')} {plan.reason}
            </li>
          )}
          {plan !== null && plan.wishedOn !== null && (
            <li>{p.wish(formatDay(plan.wishedOn, language), plan.plannedBy)}</li>
          )}
        </ul>
      )}
    </Card>
  );
}
