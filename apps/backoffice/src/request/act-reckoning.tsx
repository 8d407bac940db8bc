import type { RequestClock } from '@openzone/contracts';
import { Form } from 'antd';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatDay } from '../lib/time.ts';
import { feeOf } from './fee.ts';
import { caseMessages } from './messages.ts';

/** Which day an extension leads to, in words: only the calendar of the server may count it. */
export function ExtensionWords({ clock }: { readonly clock: RequestClock }) {
  const m = useMessages(caseMessages);
  const { language } = useLanguage();
  const form = Form.useFormInstance();
  const days = Form.useWatch<unknown>(['data', 'workdays'], form);
  const most = clock.regime === '2019' ? 20 : 15;
  const known = typeof days === 'number' && days > 0;
  return (
    <p className="oz-reckoning" role="status">
      {m.extensionMost(most)}{' '}
      {clock.due === null ? m.extensionPaused : known && m.extensionFrom(formatDay(clock.due, language), days)}
    </p>
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
