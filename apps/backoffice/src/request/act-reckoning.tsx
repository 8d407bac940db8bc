import type { RequestDetail } from '@openzone/contracts';
import { useQuery } from '@tanstack/react-query';
import { Form } from 'antd';
import { asFailure } from '../api/failure.ts';
import { extensionQuery } from '../api/queries.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatDay } from '../lib/time.ts';
import { useSettled } from '../ui/use-settled.ts';
import { feeOf } from './fee.ts';
import { caseMessages } from './messages.ts';

/** Which day an extension leads to and why, as the server counts it, before anybody confirms it; or why it cannot be. */
export function ExtensionWords({ detail }: { readonly detail: Pick<RequestDetail, 'id' | 'clock'> }) {
  const m = useMessages(caseMessages);
  const { language, pick } = useLanguage();
  const form = Form.useFormInstance();
  const typed = Form.useWatch<unknown>(['data', 'workdays'], form);
  const on = Form.useWatch<unknown>('on', form);
  const most = detail.clock.regime === '2019' ? 20 : 15;
  const days = useSettled(typeof typed === 'number' && typed > 0 ? typed : 0);
  const isWhole = days > 0 && typeof on === 'string';
  const preview = useQuery({ ...extensionQuery(detail.id, days, isWhole ? on : ''), enabled: isWhole });
  return (
    <div className="oz-reckoning" role="status">
      <p>{m.extensionMost(most)}</p>
      {preview.data !== undefined && isWhole && (
        <>
          <p>
            <strong>
              {preview.data.due === null ? m.extensionPaused : m.extensionTo(formatDay(preview.data.due, language))}
            </strong>
            {preview.data.before !== null && ` ${m.extensionFrom(formatDay(preview.data.before, language))}`}
          </p>
          <p>{pick(preview.data.explanation)}</p>
        </>
      )}
      {preview.error !== null && isWhole && <p className="oz-wrong">{pick(asFailure(preview.error).text)}</p>}
    </div>
  );
}

/** What the notice will ask for, and by which rule. */
export function FeeWords() {
  const m = useMessages(caseMessages);
  const form = Form.useFormInstance();
  const basis = Form.useWatch<unknown>(['data', 'basis'], form) === 'ITEMS' ? 'ITEMS' : 'PAGES';
  const count = Form.useWatch<unknown>(['data', 'count'], form);
  const before = Form.useWatch<unknown>(['data', 'before'], form);
  const amount = typeof count === 'number' ? feeOf(basis, count, typeof before === 'number' ? before : 0) : null;
  return (
    <p className="oz-reckoning" role="status">
      {amount !== null && <strong>{amount === 0 ? m.feeFree : m.feeSum(amount.toLocaleString('en'))} </strong>}
      {basis === 'ITEMS' ? m.feeItemsRule : m.feePagesRule}
    </p>
  );
}
